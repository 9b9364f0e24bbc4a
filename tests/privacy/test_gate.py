"""The static gate: the site's scripts pass it; what is forbidden does not, however disguised."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.privacy import gate

# What must be found, by the name of its power.
FORBIDDEN = {
    "fetch": """
        fetch("/a")
        const get = fetch
        window.fetch("/a")
        globalThis?.fetch?.("/a")
        self["fetch"]("/a")
        self["fe" + "tch"]("/a")
        self[`fet${"ch"}`]("/a")
        const name = "fetch"; self[name]("/a")
        const { fetch: get } = window
        const { ["fetch"]: get } = globalThis
        const it = { fetch }
        fetch /* a comment */ ("/a")
        (0, fetch)("/a")
        fetch.call(null, "/a")
        [1].map(fetch)
        document.body.ownerDocument.fetch
        Reflect.get(globalThis, "fetch")
        fetchLater("/a")
        export default fetch
        function get(how = fetch) { return how; }
    """,
    "XMLHttpRequest": "new XMLHttpRequest() | new globalThis.XMLHttpRequest()",
    "sendBeacon": """
        navigator.sendBeacon("/a", "")
        navigator["sendBeacon"]("/a", "")
        const { sendBeacon } = navigator
    """,
    "WebSocket": 'new WebSocket("") | new WebSocketStream("") | new window.WebSocket("")',
    "EventSource": 'new EventSource("/a") | class A extends EventSource {}',
    "RTCPeerConnection": "new RTCPeerConnection() | new webkitRTCPeerConnection()",
    "WebTransport": 'new WebTransport("")',
    "importScripts": 'importScripts("./a.js")',
    "import()": """
        import(location.hash)
        import(`./${document.title}.js`)
        import("a")
        const name = "./a.js"; import(name)
    """,
    "import": 'import "a" | export * from "a" | import a from "data:text/javascript,0"',
    "address elsewhere": """
        const there = "https://example.org"
        const there = `//example.org/${document.title}`
        const there = "wss://example.org"
    """,
    "network.js": """
        import { read } from "./network.js"
        import("../network.js")
        export * from "../network.js"
    """,
    "address": """
        words(document.title)
        words(`a/${document.title}`)
        for (const name of ["a", document.title]) words(name)
        for (let name of ["a"]) words((name = document.title))
    """,
    "Worker": """
        new Worker("./a.js")
        new SharedWorker("./a.js")
        new globalThis["Worker"]("./a.js")
        CSS.paintWorklet.addModule("a")
    """,
    "serviceWorker": 'navigator.serviceWorker.register("a") | const { serviceWorker } = navigator',
    "window.open": 'open("/a") | window.open("/a") | globalThis["open"]("/a") | const go = open',
    "navigation": """
        location = "/a"
        location.href = `/a${document.title}`
        location.href += "a"
        location.assign("/a")
        location.replace(document.title)
        location["replace"](document.title)
        window.location = "/a"
        document.location = "/a"
        document.location.href = "/a"
        location.search = "?a"
        location.pathname = "a"
        [location.href] = ["/a"]
        ({ a: location.href } = { a: "/a" })
        for (location.href of ["/a"]) break
        const here = location
        const go = (place) => place.assign("/a"); go(location)
        navigation.navigate("/a")
        window.navigation.navigate("/a")
        document.body.ownerDocument.location = "/a"
    """,
    "form": """
        document.querySelector("form").submit()
        document.querySelector("form")?.requestSubmit()
        document.querySelector("form")["sub" + "mit"]()
    """,
    "element": """
        document.createElement("script")
        document.createElement("IMG")
        document.createElement(document.title)
        document.createElement(`i${"frame"}`)
        document["createElement"]("link")
        document.createElementNS("a", "image")
        document.createElement("form")
        document.createElement("base")
        document.createElement("meta")
        document.createElement("object")
        document.createElement("embed")
        document.createElement("video")
        document.createElement("source")
        document.createElement("track")
        new Image()
        new Audio("/a")
    """,
    "attribute": """
        document.body.src = "/a"
        document.body.href = "/a"
        document.body["hr" + "ef"] = "/a"
        document.body.action = "/a"
        document.body.formAction = "/a"
        document.body.srcset = "/a"
        document.body.ping = "/a"
        document.body.data = "/a"
        document.body.poster = "/a"
        document.body.srcdoc = "/a"
        [document.body.src] = ["/a"]
        document.body.href ??= "/a"
        document.body.setAttribute("src", "/a")
        document.body.setAttribute("ONCLICK", "a")
        document.body.setAttribute(document.title, "/a")
        document.body.setAttributeNS(null, "href", "/a")
        Object.assign(document.body, { href: "/a" })
        Reflect.set(document.body, "src", "/a")
    """,
    "markup": """
        document.body.innerHTML = document.title
        document.body["innerHTML"] = document.title
        document.body.outerHTML += "a"
        document.body.insertAdjacentHTML("beforeend", document.title)
        document.body.setHTMLUnsafe("a")
        new DOMParser().parseFromString("a", "text/html")
        new Range().createContextualFragment("a")
        Object.assign(document.body, { innerHTML: "a" })
    """,
    "document.*": 'document.write("a") | document.writeln("a") | document.open() | document.forms',
    "eval": """
        eval("a")
        (0, eval)("a")
        new Function("a")
        setTimeout("a")
        setInterval(`a${document.title}`)
        (() => 0).constructor("a")()
        [].at["constructor"]("a")
    """,
    "style": """
        document.body.style.backgroundImage = document.title
        document.body.style.cssText = "a"
        const sheet = "a { background: url(/a) }"
        const sheet = `@import "${document.title}"`
        new CSSStyleSheet().replaceSync("a")
        document.adoptedStyleSheets = []
        document.styleSheets[0].insertRule("a")
        new FontFace("a", "b")
    """,
    "frame": """
        document.defaultView.alert()
        document.querySelector("iframe").contentWindow
        addEventListener("click", (event) => event.view)
    """,
    "opener": "window.opener | opener.focus() | const { opener } = window",
    "postMessage": """
        parent.postMessage("a", "*")
        top.postMessage("a", "*")
        addEventListener("message", (event) => event.source.postMessage("a"))
        postMessage("a")
        opener.postMessage("a", "*")
    """,
    "domain": 'document.domain = "a"',
    "cookie": 'document.cookie = "a" | document["coo" + "kie"] += "a" | cookieStore.set("a", "b")',
    "cookie, read": "const it = document.cookie",
    "localStorage.length": "sessionStorage.length | window.localStorage.length",
    "localStorage": """
        localStorage.a = "b"
        sessionStorage.setItem("a", "b")
        window.localStorage
        addEventListener("storage", () => {})
    """,
    "indexedDB": "const keep = indexedDB | new IDBFactory()",
    "indexedDB.open": 'indexedDB.open("a") | indexedDB?.open("a") | window.indexedDB["open"]("a")',
    "deleteDatabase": 'indexedDB.deleteDatabase("a") | document.title.deleteObjectStore("a")',
    "caches": 'caches.open("a") | window.caches',
    "files": "navigator.storage.getDirectory()",
    "BroadcastChannel": 'new BroadcastChannel("a")',
    "share": "navigator.share({})",
    "handler": 'navigator.registerProtocolHandler("a", "b")',
    "push": 'new Notification("a")',
    "device": """
        navigator.credentials.get()
        navigator.presentation
        new PaymentRequest([], {})
        navigator.mediaDevices
    """,
    "reports": "new ReportingObserver(() => {})",
    "navigator.*": "navigator.somethingNew()",
    "unknown global": "somethingNew() | window.somethingNew | name",
    "prototype": "Location.prototype | document.body.__proto__",
    "dynamic access": """
        globalThis[document.title]("/a")
        window[`fe${document.title}`]
        document[document.title]
        navigator[document.title]()
        location[document.title] = "/a"
        document.body[document.title]("/a")
        Reflect.get(globalThis, document.title)
        Reflect.apply(document.body.click, null, [])
        Reflect.construct(Date, [])
    """,
    "global object": """
        const all = globalThis
        const { document: it } = window
        ((it) => it)(self)
        const all = navigator
        Object.entries(globalThis)
        const all = [frames]
        const all = this
    """,
}
# What must pass: it looks like one of those, and is none.
HARMLESS = """
    const fetch = () => 0; fetch()
    function open() {} open()
    class A { open() {} } new A().open()
    const text = "fetch"
    // fetch("/a")
    /* new WebSocket("") */ document.title
    location.hash = document.title
    location.replace("#a")
    location.assign(`#${document.title}`)
    location.href = "#a"
    location.reload()
    const here = location.href.split("#")[0]
    document.createElement("li")
    document.createElement("template")
    document.body.href = `#${document.title}`
    document.body.setAttribute("aria-current", "step")
    document.body.innerHTML = trustedHTML("a"); function trustedHTML() {}
    const html = document.body.innerHTML
    document.body.replaceChildren()
    import("./a.js")
    import "./a.js"
    export * from "../a.js"
    import { ROOT } from "../network.js"
    setTimeout(() => 0, 5)
    const later = () => 0; setTimeout(later)
    "document" in globalThis
    globalThis.document
    navigator.clipboard.writeText("a")
    const table = { a: () => 0 }; table[document.title]()
    const list = [1]; list[0]
    document.body.dataset.src = "/a"
    document.body.dataset.style
    "a".replace("a", "b")
    Object.assign(document.body, { hidden: true })
    document.querySelector("form").reportValidity()
    const words = (name) => name; words("a")
    import { words } from "./a.js"; for (const name of ["a", "b"]) words(name)
    import { words } from "./a.js"; for (const [name, to] of [["a", "b"], ["c", "d"]]) words(name)
    const it = { location: 1, src: 2 }
    document.body.href
    class A { #fetch = 0; get() { return this.#fetch; } }
    label: for (;;) break label
    const { title } = document
"""


def snippets(text: str) -> list[str]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return [part for line in lines for part in re.split(r" \| ", line)]


def examine(folder: Path, codes: list[str]) -> dict[str, set[str]]:
    """The powers that are found in each snippet, all looked at in one run."""
    files = {}
    for number, code in enumerate(codes):
        file = folder / f"{number}.js"
        file.write_text(f"{code}\nexport {{}};\n", encoding="utf-8")
        files[file.name] = code
    found: dict[str, set[str]] = defaultdict(set)
    for use in gate.uses(folder / name for name in files):
        found[files[use.script]].add(use.power)
    return found


def test_the_sites_scripts_use_no_power_that_is_not_allowed_and_none_is_allowed_in_vain() -> None:
    found = gate.uses(gate.scripts())
    assert [str(one) for one in gate.refused(found)] == []
    assert gate.unused(found) == []


def test_each_forbidden_thing_is_found_by_name_in_every_disguise(tmp_path: Path) -> None:
    expected = [(power, code) for power, text in FORBIDDEN.items() for code in snippets(text)]
    found = examine(tmp_path, [code for _, code in expected])
    missed = [(power, code, found[code]) for power, code in expected if power not in found[code]]
    assert missed == []


def test_every_power_has_a_snippet_that_uses_it() -> None:
    without = {"speculation", "indexedDB.databases"}  # found in pages; used by the site itself
    assert set(FORBIDDEN) == set(gate.POWERS) - without


def test_what_only_looks_like_a_forbidden_thing_passes(tmp_path: Path) -> None:
    assert examine(tmp_path, snippets(HARMLESS)) == {}


def test_a_finding_says_where_it_is_what_it_is_and_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "leak.js"
    script.write_text('const a = 1;\n  navigator.sendBeacon("/a", a);\n', encoding="utf-8")
    assert [str(one) for one in gate.uses([script])] == [
        "leak.js:2:3: sendBeacon: “navigator.sendBeacon” is not allowed here: it sends something. "
        "Do without it."
    ]


def test_what_one_script_may_do_no_other_may() -> None:
    use = gate.Finding("team/team.js", 1, 1, "fetch", "fetch")
    assert gate.refused([use]) == [use]
    assert gate.refused([gate.Finding("network.js", 1, 1, "fetch", "fetch")]) == []


def test_what_is_allowed_in_vain_is_found() -> None:
    spare = gate.Allowed("team/team.js", "fetch", "no reason")
    assert gate.unused([], [spare]) == [spare]


def test_a_script_that_can_not_be_read_is_no_script_without_findings(tmp_path: Path) -> None:
    script = tmp_path / "broken.js"
    script.write_text("const = ;", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.js"):
        gate.uses([script])
