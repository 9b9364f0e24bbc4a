"""The static gate: which script of the site may do what, and where one does anything else.

`gate.mjs` parses each script and names every way out of a page and every store that it uses; here
stands who may use which, and why. A name that is in no list of harmless ones is refused, too, so a
power that browsers get one day is found as soon as a script uses it.

What no parser sees: a member whose name is put together while the script runs, of an object that it
does not know. So such names are refused on the global object, on `document`, `navigator` and
`location`, and wherever what is found by one is called; and the global object may only stand where
its members can be followed. What is left for a script that means harm is stopped by the policy of
the pages, or listed in docs/proofs.md.
"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolchain import node

ROOT = Path(__file__).resolve().parents[2]
BROWSER = ROOT / "browser"
GATE = Path(__file__).with_name("gate.mjs")


class Allowed(NamedTuple):
    """A script may use a power, for a reason."""

    script: str
    power: str
    why: str


NETWORK = "network.js"
READS = "reads files of this site"
OFFLINE = "speaks with the site's service worker"
WORKER = "speaks with the worker that works out results"
ALLOWED = (
    # The one script that uses the network, and all that it may use.
    Allowed(NETWORK, "fetch", "reads files below the site's own address, without a query"),
    Allowed(NETWORK, "global object", "hands that function the object that it belongs to"),
    Allowed(NETWORK, "import()", "imports a script below the site's own address"),
    Allowed(NETWORK, "element", "puts in a style sheet below the site's own address"),
    Allowed(NETWORK, "attribute", "puts in a style sheet below the site's own address"),
    Allowed(
        NETWORK, "Worker", "starts the worker, from a blob, so that the page's policy binds it"
    ),
    Allowed(NETWORK, "serviceWorker", "registers the site's own, and asks whether there is one"),
    Allowed(NETWORK, "address elsewhere", "tries on purpose what the policy must refuse"),
    # Who asks that script for something.
    Allowed("page/fetching.js", "network.js", READS),
    Allowed("engine/download.js", "network.js", READS),
    Allowed("engine/worker.js", "network.js", "imports Pyodide's scripts"),
    Allowed("engine/engine.js", "network.js", "starts the worker"),
    Allowed("report/outcome.js", "network.js", "puts in the report's style"),
    Allowed("assess/entry.js", "network.js", "puts in the entry's style"),
    Allowed("about/about.js", "network.js", READS),
    Allowed("proof/listed.js", "network.js", READS),
    Allowed("proof/proving.js", "network.js", "tries on purpose what must be refused"),
    Allowed("offline/answering.js", "network.js", READS),
    Allowed("offline/build.js", "network.js", READS),
    Allowed("offline/telling.js", "network.js", "puts in the style of what it tells"),
    Allowed("offline/copies.js", "network.js", OFFLINE),
    Allowed("offline/page.js", "network.js", OFFLINE),
    Allowed("offline/upkeep.js", "network.js", OFFLINE),
    # The service worker.
    Allowed("offline/upkeep.js", "postMessage", OFFLINE),
    Allowed("offline/worker.js", "postMessage", "tells the site's windows why nothing is kept"),
    Allowed("offline/worker.js", "global object", "is the service worker"),
    Allowed("offline/leaving.js", "global object", "is the service worker of a site without one"),
    Allowed("offline/stores.js", "caches", "keeps copies of the site's files"),
    Allowed("offline/shutting-in.js", "prototype", "takes the ways out from the service worker"),
    Allowed("offline/shutting-in.js", "unknown global", "takes the ways out from it"),
    # The worker, and who speaks with it.
    Allowed("engine/engine.js", "postMessage", WORKER),
    Allowed("engine/worker.js", "postMessage", "answers the page that started it"),
    Allowed("engine/worker.js", "global object", "is the far side of that page"),
    Allowed("engine/confine.js", "global object", "takes the ways out from the worker"),
    Allowed("engine/confine.js", "dynamic access", "takes the ways out from the worker"),
    # What is kept on the device.
    Allowed("keeping/store.js", "indexedDB.open", "is the one door to the store"),
    Allowed("keeping/first-store.js", "indexedDB.open", "takes over the store of the first days"),
    Allowed("keeping/first-store.js", "indexedDB.databases", "looks whether there is such a store"),
    Allowed("assess/assess.js", "indexedDB.databases", "looks whether there is anything to offer"),
    Allowed("keeping/records.js", "BroadcastChannel", "tells the site's other windows"),
    Allowed("keeping/records.js", "postMessage", "tells the site's other windows"),
    Allowed("privacy/looking.js", "cookie, read", "shows that there is none"),
    Allowed("privacy/looking.js", "localStorage.length", "shows that there is nothing in it"),
    # Addresses that lead nowhere else.
    Allowed("page/download.js", "attribute", "offers a blob as a file"),
    Allowed("overview/kept-list.js", "attribute", "links to a page of the site, by its fragment"),
    Allowed("page/trusted.js", "unknown global", "makes the one policy for what may become markup"),
    Allowed("keeping/entries.js", "dynamic access", "takes a list out of a response set"),
    # Only while the site is served from its sources; no part of what is built.
    Allowed("livereload.js", "fetch", "asks the machine that serves the sources for a newer build"),
)

ASK_NETWORK = "Read files of the site through browser/network.js; nothing else is needed."
NOWHERE = "Leave the page as it is; a link that the visitor follows stands in a template."
STORE = "Keep it through keeping/store.js, whose entries the visitor can see and delete."
NO_NEED = "Do without it."
# What each power is a way to, and what to do instead.
POWERS = {
    "fetch": ("it reaches the network", ASK_NETWORK),
    "XMLHttpRequest": ("it reaches the network", ASK_NETWORK),
    "sendBeacon": ("it sends something", NO_NEED),
    "WebSocket": ("it sends something", NO_NEED),
    "EventSource": ("it reaches the network", ASK_NETWORK),
    "RTCPeerConnection": ("it reaches other machines, and no policy stops it", NO_NEED),
    "WebTransport": ("it sends something", NO_NEED),
    "importScripts": ("it loads a script", ASK_NETWORK),
    "import()": ("it loads a script from an address that is not known here", ASK_NETWORK),
    "import": ("it loads a script by something else than a relative address", ASK_NETWORK),
    "network.js": ("it asks for files of the site", "Say in ALLOWED why this script must."),
    "address": ("it fetches words from an address that is not known here", "Name them plainly."),
    "address elsewhere": ("it names another site", NO_NEED),
    "Worker": ("a worker from an address of its own is bound by no policy", ASK_NETWORK),
    "serviceWorker": ("it sees every request, and outlives the page", ASK_NETWORK),
    "window.open": ("it opens an address, and no policy stops it", NOWHERE),
    "navigation": ("it leaves for an address, and no policy stops it", NOWHERE),
    "form": ("it sends a form", NO_NEED),
    "element": ("an element that is made here could load something", "Put it into a template."),
    "attribute": ("it sets what an element loads or leads to", "Put it into a template."),
    "markup": ("it makes markup of a text", "Use trustedHTML for what Python has made."),
    "eval": ("it makes a script of a text", NO_NEED),
    "prototype": ("it changes or reaches what all scripts rest on", NO_NEED),
    "style": ("it could load what a style names", "Use a class or an attribute."),
    "frame": ("it reaches another global object", NO_NEED),
    "opener": ("it reaches the page that opened this one", NO_NEED),
    "domain": ("it opens the page to other sites", NO_NEED),
    "postMessage": ("it hands something to another page or worker", NO_NEED),
    "cookie": ("cookies are sent with every request", STORE),
    "cookie, read": ("it looks at what all pages of this address may set", NO_NEED),
    "localStorage.length": ("it looks at what all pages of this address may keep", NO_NEED),
    "localStorage": ("it keeps something beside the store", STORE),
    "indexedDB": ("it keeps something beside the store", STORE),
    "indexedDB.open": ("it keeps something beside the store", STORE),
    "indexedDB.databases": ("it looks at the stores of all sites of this address", STORE),
    "deleteDatabase": ("it deletes a store, with what other pages keep in it", STORE),
    "files": ("it keeps something beside the store", STORE),
    "caches": ("it keeps something beside the store", STORE),
    "BroadcastChannel": ("it speaks with other pages of this address", "Use keeping/records.js."),
    "share": ("it hands something to another program", NO_NEED),
    "handler": ("it has other programs open this site", NO_NEED),
    "push": ("it lets a server reach the visitor", NO_NEED),
    "device": ("it reaches the visitor's devices or money", NO_NEED),
    "reports": ("it reports to an address", NO_NEED),
    "speculation": ("it loads pages ahead", NO_NEED),
    "dynamic access": ("a name that is put together here could be any", "Name it plainly."),
    "global object": ("whoever has it can do everything", "Name the member that is needed."),
    "unknown global": ("it is in no list of what is harmless", "See HARMLESS in powers.mjs."),
    "document.*": ("it is in no list of what is harmless", "See MEMBERS in powers.mjs."),
    "navigator.*": ("it is in no list of what is harmless", "See MEMBERS in powers.mjs."),
}


@dataclass(frozen=True)
class Finding:
    """A use of a power: in which script, where, by what code."""

    script: str
    line: int
    column: int
    power: str
    code: str

    def __str__(self) -> str:
        why, instead = POWERS[self.power]
        place = f"{self.script}:{self.line}:{self.column}"
        return f"{place}: {self.power}: “{self.code}” is not allowed here: {why}. {instead}"


def scripts() -> list[Path]:
    """Every script that the project has browsers run."""
    return [*sorted(BROWSER.rglob("*.js")), ROOT / "publishing" / "livereload.js"]


def uses(files: Iterable[Path]) -> list[Finding]:
    """Every use of a power in these scripts, allowed or not.

    Raises:
        ValueError: a script can't be parsed.
    """
    typescript = ROOT / "node_modules" / "typescript" / "lib" / "typescript.js"
    done = subprocess.run(
        [*node.node(), str(GATE), typescript.as_uri(), *(file.as_posix() for file in files)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise ValueError(f"The gate could not read the scripts:\n{done.stderr}")
    return [Finding(_name(Path(one.pop("file"))), **one) for one in json.loads(done.stdout)]


def refused(found: Iterable[Finding], allowed: Sequence[Allowed] = ALLOWED) -> list[Finding]:
    """Those that no one has allowed."""
    powers = {(script, power) for script, power, _ in allowed}
    return [one for one in found if (one.script, one.power) not in powers]


def unused(found: Iterable[Finding], allowed: Sequence[Allowed] = ALLOWED) -> list[Allowed]:
    """What is allowed to a script that does not use it any more."""
    used = {(one.script, one.power) for one in found}
    return [one for one in allowed if (one.script, one.power) not in used]


def _name(file: Path) -> str:
    """A script's name in its room, such as ``keeping/store.js``."""
    return file.relative_to(BROWSER).as_posix() if file.is_relative_to(BROWSER) else file.name
