/** On the page about the site: works out the digest of the build from the site's own list of files. */
import { ROOT, read } from "../network.js";
import { canDigest, sha256 } from "../page/digest.js";

const LIST = "files.sha256";

const place = /** @type {HTMLElement} */ (document.querySelector(".build-digest"));

async function digest() {
  const answer = await read(ROOT + LIST, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`the site has no ${LIST}`);
  return sha256(await answer.arrayBuffer());
}

/** @param {string} state the name of the words to show, and no others */
function say(state) {
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-is]"))) {
    words.hidden = words.dataset.is !== state;
  }
}

if (canDigest()) {
  say("looking");
  digest().then(
    (found) => {
      /** @type {HTMLElement} */ (place.querySelector("code")).textContent = found;
      say("found");
    },
    () => say("failed"),
  );
} else {
  say("unable");
}
