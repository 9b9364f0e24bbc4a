"""Plants leaks into a copy of the site, has a visitor pass by, and tells which arrived."""

import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import markdown
from playwright.sync_api import Browser, Error, Page, Request

from publishing import listing, service_worker
from tests.browser import visiting
from tests.browser.conftest import Visitor
from tests.browser.host import Host, serve
from tests.conftest import PREFIX
from tests.privacy import leaks as places
from tests.privacy.elsewhere import Elsewhere, listening
from tests.privacy.leaks import Leak

SECRET = "canary4711"
PATIENCE = 20.0  # seconds until all that leaks try is expected to have come to an end

# How Chromium begins to tell of what it refused, where it names no address, by a word of the name.
UNADDRESSED = (
    ("frame", "Framing '"),
    ("script written", "Executing inline script"),
    ("handler", "Executing inline event handler"),
    ("style written", "Applying inline style"),
)
TRY_ALL = """
  for (const [name, leak] of Object.entries({ LEAKS })) {
    Promise.resolve().then(() => leak("SECRET"))
      .catch((error) => console.debug(`failed ${name} ${error}`));
  }
"""
# Added to a script that every questionnaire has: what the visitor types is given away.
IN_PAGE = f"""
addEventListener("input", ({{ target }}) => {{
  if (target.value !== "SECRET") return;{TRY_ALL}
}}, {{ capture: true }});
"""
# Added to the worker's script: what it is asked about is given away.
IN_WORKER = f"""
const early = globalThis.fetch.bind(globalThis);
globalThis.addEventListener("message", ({{ data }}) => {{
  if (!JSON.stringify(data).includes("SECRET")) return;{TRY_ALL}
}});
"""
# Added to the service worker's scripts; nobody hears what it says, so that it is asked afterwards.
IN_SERVICE = """
const early = globalThis.fetch.bind(globalThis);
setTimeout(() => {
  globalThis.failed ??= [];
  for (const [name, leak] of Object.entries({ LEAKS })) {
    Promise.resolve().then(() => leak("SECRET")).catch(() => globalThis.failed.push(name));
  }
});
"""


@dataclass
class Guards:
    """What is to be in force; without them all, every leak must arrive, or it proves nothing.

    `own` are those of the site's own scripts and build: the worker is shut in, the network's
    script refuses, HTML in Markdown is text.
    """

    policy: bool = True
    own: bool = True
    service_worker: bool = False


@dataclass
class Passing:
    """A visit to the spoilt site, and what was seen of the leaks."""

    elsewhere: Elsewhere
    host: Host
    said: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def arrived(self, leak: Leak) -> bool:
        """Whether what it gave away reached anybody."""
        if "PACKETS" in leak.code:
            return leak.mark in self.elsewhere.packets
        given = re.compile(rf"(?<![\w-]){leak.mark}[/=]\S*({SECRET}|visit)")
        heard = [*self.elsewhere.requests, *self.cookies, *(one.path for one in self.host.log)]
        return any(given.search(text) for text in heard)

    def is_over(self, leak: Leak) -> bool:
        """Whether it arrived, or the browser or a script told that it was refused."""
        return self.arrived(leak) or any(self._tells(line, leak) for line in self.said)

    def _tells(self, line: str, leak: Leak) -> bool:
        address = (f"/{leak.mark}/", f"{leak.mark}=", f":{self.elsewhere.udp.get(leak.mark)}/")
        refused = "Content Security Policy" in line or "ERR_FAILED" in line
        return (
            line.startswith(f"failed {leak.mark} ")
            or (refused and any(part in line for part in address))
            or any(word in leak.name and line.startswith(told) for word, told in UNADDRESSED)
        )


@contextmanager
def passing(
    browser: Browser, site: Path, folder: Path, leaks: Sequence[Leak], guards: Guards
) -> Iterator[tuple[Passing, Visitor]]:
    """A visitor on a copy of the site, in that folder, which is built with these leaks in it."""
    udp = [leak.mark for leak in leaks if "PACKETS" in leak.code]
    with serve(folder, PREFIX) as host, listening(*udp) as elsewhere:
        rebuilt(site, folder, planted(site, host.url, leaks, elsewhere, guards))
        seen = Passing(elsewhere, host)
        context = browser.new_context(
            bypass_csp=not guards.policy,
            service_workers="allow" if guards.service_worker else "block",
        )
        context.set_default_timeout(30_000)
        context.on(
            "console", lambda message: seen.said.append(f"{message.text} {message.location['url']}")
        )
        context.on("request", lambda request: seen.cookies.append(_cookie(request)))
        try:
            yield seen, Visitor(context.new_page(), host)
        finally:
            context.close()


def _cookie(request: Request) -> str:
    """The cookies that a request takes along."""
    with suppress(Error):  # the page has gone on meanwhile
        return request.all_headers().get("cookie", "")
    return ""


def planted(
    site: Path, own: str, leaks: Sequence[Leak], elsewhere: Elsewhere, guards: Guards
) -> dict[Path, str]:
    """The files of the site that are changed, with their text."""
    assets = _assets(site)
    network = f"{own}{(assets / 'network.js').relative_to(site).as_posix()}"

    def code(leak: Leak) -> str:
        text = leak.code.replace("OWN/network.js?", f"{network}?{leak.mark}=")
        text = text.replace("OWN/network.js", network).replace("OWN", f"{own}{leak.mark}")
        text = text.replace("HERE", f"{elsewhere.url}/{leak.mark}").replace("MARK", leak.mark)
        return text.replace("PACKETS", str(elsewhere.udp.get(leak.mark)))

    def scripts(*places: str) -> str:
        return ",".join(
            f'"{leak.mark}": async (secret) => {{ {code(leak)} }}'
            for leak in leaks
            if leak.place in places
        )

    def texts(place: str) -> str:
        return "\n".join(code(leak) for leak in leaks if leak.place == place)

    added = {
        assets / "assess/sitting.js": ("", _framed(IN_PAGE, scripts(places.PAGE))),
        assets / "engine/worker.js": (
            "",
            _framed(IN_WORKER, scripts(places.WORKER, places.EARLY)),
        ),
        assets / "offline/shutting-in.js": ("", _framed(IN_SERVICE, scripts(places.SERVICE_EARLY))),
        assets / "offline/worker.js": ("", _framed(IN_SERVICE, scripts(places.SERVICE_WORKER))),
        assets / "inkbubble.css": (texts(places.STYLE), ""),
        assets / "assess/entry.txt": ("", texts(places.WORDS)),
    }
    files = {file: f"{before}{_text(file)}{after}" for file, (before, after) in added.items()}
    page = site / visiting.CHECKLIST / "index.html"
    body = f"{texts(places.MARKUP)}{written(texts(places.EDITOR), guards)}</main>"
    files[page] = changed(_text(page), ("</main>", body))
    return files | ({} if guards.own else unguarded(assets))


def rebuilt(site: Path, folder: Path, changes: Mapping[Path, str]) -> None:
    """Copy the site with these changes, and with a list and a service worker that have them."""
    shutil.copytree(site, folder)
    for file, text in changes.items():
        (folder / file.relative_to(site)).write_text(text, encoding="utf-8")
    service_worker.write(folder, listing.write(folder))


def written(text: str, guards: Guards) -> str:
    """What the site makes of an editor's Markdown."""
    return markdown.markdown(text, extensions=["publishing.plain_markdown"] * guards.own)


def unguarded(assets: Path) -> dict[Path, str]:
    """The site's own guards in scripts, taken out."""
    confine, network = assets / "engine/confine.js", assets / "network.js"
    return {
        confine: changed(
            _text(confine),
            ("function take(thing, name) {", "function take(thing, name) { return;"),
            ('throw new TypeError("Nothing is fetched here.");', "return real(...arguments);"),
            ("value: async (address) =>", "value: async function (address)"),
        )
        + "\nconst real = globalThis.fetch.bind(globalThis);",
        network: changed(
            _text(network),
            ('throw new TypeError("Only files of this site are read.");', "void 0;"),
            ('redirect: "error"', 'redirect: "follow"'),
            ('mode: "same-origin"', 'mode: "cors"'),
        ),
    }


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each change made, once."""
    for old, new in changes:
        assert text.count(old) == 1, f"the site no longer has “{old}”: plant this leak anew"
        text = text.replace(old, new)
    return text


def _framed(frame: str, leaks: str) -> str:
    return frame.replace("LEAKS", leaks).replace("SECRET", SECRET) if leaks else ""


def _assets(site: Path) -> Path:
    (network,) = site.glob("assets/*/network.js")
    return network.parent


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def visit(visitor: Visitor) -> None:
    """Come to the site, and type the secret."""
    visitor.open(visiting.CHECKLIST)
    type_secret(visitor.page)


def type_secret(page: Page) -> None:
    """Type the secret into a note: what a script of the page can give away."""
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Add a note").first.click()
    page.get_by_label("Your note").first.fill(SECRET)


def ask(visitor: Visitor) -> None:
    """Have the words fetched, and the worker told."""
    visiting.go_to(visitor, "#entry")
    visitor.page.locator("[data-view=entry]").wait_for()
    visiting.tick_all(visitor, 0)
    visiting.go_to(visitor, "#result")


def hear(passing: Passing, page: Page) -> None:
    """Have the service worker say which of its leaks failed."""
    for worker in page.context.service_workers:
        failed = worker.evaluate("globalThis.failed ?? []")
        passing.said += [f"failed {name} there" for name in failed]


def until(passing: Passing, page: Page, leaks: Iterable[Leak]) -> None:
    """Wait until all of these leaks have come to an end.

    Raises:
        AssertionError: some neither arrived nor were refused.
    """
    waiting = list(leaks)
    end = time.monotonic() + PATIENCE
    while waiting and time.monotonic() < end:
        page.wait_for_timeout(50)  # lets events through, which is all that it is for
        hear(passing, page)
        waiting = [leak for leak in waiting if not passing.is_over(leak)]
    assert not waiting, [leak.name for leak in waiting]


def until_called(elsewhere: Elsewhere, page: Page) -> None:
    """Wait until somebody has connected there, without a word.

    Raises:
        AssertionError: nobody did.
    """
    end = time.monotonic() + PATIENCE
    while not elsewhere.calls and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert elsewhere.calls
