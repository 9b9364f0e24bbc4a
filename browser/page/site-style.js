/** The text of the site's own style sheets, for a page that has to stand alone. */
export function siteStyle() {
  const sheets = [...document.styleSheets].filter(({ href }) => href?.includes("/assets/"));
  return sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n");
}
