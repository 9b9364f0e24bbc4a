"""The gate for markup and style: what in a page, a report or a sheet loads, runs or leads away.

Everything that a page may bring in is a file of its own site, by a relative address. Links to other
sites are for the visitor to follow, and stand in hand-written pages only.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

# What loads something by itself, and by which attribute.
LOADS = {"src", "srcset", "imagesrcset", "poster", "data", "background", "xlink:href", "manifest"}
LOADING_LINKS = {
    *("stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"),
    *("prefetch", "prerender", "preconnect", "dns-prefetch", "next", "expect"),
}
# Looked up or connected to ahead: useless within one site, and no policy stops them.
AHEAD = {"preconnect", "dns-prefetch", "prerender", "prefetch"}
FRAMES = {"iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"}
SVG_REFERRING = {"image", "use", "feimage", "script"}
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
HARMLESS_SCHEMES = ("data:image/",)
META = {"content-security-policy"}
CSS_ADDRESS = re.compile(r"""(?:url|src|image|image-set)\(\s*["']?([^)"']*)""", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """What is wrong with a tag or a rule, by name, with the tag or rule."""

    name: str
    code: str

    def __str__(self) -> str:
        return f"{self.name}: {self.code}"


def leads_elsewhere(address: str) -> bool:
    """Whether an address is another than a relative one of the same site."""
    return bool(ELSEWHERE.match(address)) and not address.strip().startswith(HARMLESS_SCHEMES)


def findings(html: str, *, may_link: bool = False, own_style: str | None = None) -> list[Finding]:
    """All that is wrong in a page or a part of one.

    Args:
        html: the text.
        may_link: whether visitors find links to other sites in it.
        own_style: the one style sheet that may be written into it: its policy names that.
    """
    reader = _Reader(may_link, own_style)
    reader.feed(html)
    reader.close()
    return reader.found


def style_findings(css: str) -> list[Finding]:
    """All that a style sheet would load from elsewhere, or as another sheet."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    plain = re.sub(r"\\([0-9a-f]{1,6})\s?", lambda hex: chr(int(hex[1], 16)), plain, flags=re.I)
    plain = plain.replace("\\", "")
    found = [Finding("import", rule) for rule in re.findall(r"@import[^;]*", plain, re.IGNORECASE)]
    for address in CSS_ADDRESS.findall(plain):
        if leads_elsewhere(address):
            found.append(Finding("elsewhere", address))
    return found


def policy(html: str) -> str | None:
    """The content security policy of a page, if that stands before all that it holds for."""
    reader = _Reader(True, None)
    reader.feed(html)
    return reader.policy


class _Reader(HTMLParser):
    def __init__(self, may_link: bool, own_style: str | None) -> None:
        super().__init__()
        self.found: list[Finding] = []
        self.policy: str | None = None
        self._may_link = may_link
        self._own_style = own_style
        self._loaded = False
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._inside = tag
        self._tag(tag, values)
        for name, value in values.items():
            self._attribute(tag, name, value)
        if tag in ("script", "link", "style", "img", "body"):
            self._loaded = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and data.strip():
            self._note("inline script", data)
        if self._inside == "style" and data != self._own_style:
            self._note("inline style", data)

    def _tag(self, tag: str, values: dict[str, str]) -> None:
        if tag in FRAMES:
            self._note("frame", tag)
        if tag == "base":
            self._note("base", values.get("href", ""))
        if tag == "meta" and "http-equiv" in values:
            self._meta(values["http-equiv"].lower(), values.get("content", ""))
        if tag == "link":
            self._link(values)
        if tag == "form" and (values.get("action") or values.get("method", "").lower() != "dialog"):
            self._note("form", str(values))
        if tag == "script" and values.get("type", "module") != "module":
            self._note("inline script", values["type"])

    def _meta(self, kind: str, content: str) -> None:
        if kind not in META:
            self._note("refresh" if kind == "refresh" else "meta", f"{kind} {content}")
        elif self._loaded or self.policy is not None:
            self._note("policy", "it stands after what it should hold for")
        else:
            self.policy = content

    def _link(self, values: dict[str, str]) -> None:
        kinds = set(values.get("rel", "").lower().split())
        if kinds & AHEAD:
            self._note("ahead", str(values))
        if not kinds or kinds - LOADING_LINKS - {"canonical"}:
            self._note("link", str(values))
        if leads_elsewhere(values.get("href", "")):
            self._note("elsewhere", str(values))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._note("handler", f"{tag} {name}")
        if name == "style":
            self._note("inline style", value)
        if name == "srcdoc":
            self._note("frame", name)
        if name in ("ping", "attributionsrc"):
            self._note("ping", value)
        if name in ("formaction",):
            self._note("form", value)
        loads = name in LOADS or (name == "href" and tag in SVG_REFERRING)
        if loads and any(leads_elsewhere(part) for part in value.split(",")):
            self._note("elsewhere", f"{tag} {name}={value}")
        if name == "href" and tag in ("a", "area"):
            self._leads(value)

    def _leads(self, address: str) -> None:
        if not leads_elsewhere(address):
            return
        if not (self._may_link and address.startswith(("https://", "http://", "mailto:"))):
            self._note("link elsewhere", address)

    def _note(self, name: str, code: str) -> None:
        self.found.append(Finding(name, code[:120]))
