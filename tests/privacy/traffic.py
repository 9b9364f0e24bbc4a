"""A browser on a profile of its own, with all of its traffic on record, outside of the page.

There are two witnesses that don't know of each other. The browser reaches the network through a
proxy of ours (`proxy`), or, for what a proxy keeps it from doing, such as looking up names, the
site through one that stands in front of it. And it keeps a record itself (`netlog`), which is read
once it has ended. Both see pages, workers and service workers alike.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, BrowserType

from tests.privacy import netlog, proxy
from tests.privacy.netlog import BROWSERS_OWN, NetLog
from tests.privacy.proxy import Asked, Proxy
from toolchain import browser as chromium

# What Chromium does of its own accord is switched off; nothing that a page can do is.
FEATURES = (
    *("AimEnabled", "AutofillServerCommunication", "DialMediaRouteProvider", "HttpsUpgrades"),
    *("LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PreconnectToSearch", "Translate"),
)

ARGUMENTS = (
    "--headless",
    "--remote-debugging-port=0",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-client-side-phishing-detection",
    "--disable-domain-reliability",
    "--disable-field-trial-config",
    "--disable-search-engine-choice-screen",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    f"--disable-features={','.join(FEATURES)}",
    f"--gaia-url={BROWSERS_OWN}",
    f"--gcm-checkin-url={BROWSERS_OWN}",
)
# It would fetch a dictionary as soon as there is a field to write in.
PREFERENCES = {"spellcheck": {"dictionaries": [], "dictionary": ""}}
LINES = 100  # of the browser's record that are searched at a time
START, END = 60.0, 30.0  # seconds for the browser to start, and to end


@dataclass
class Traffic:
    """All that went out, over all runs of the browser on one profile."""

    home: str
    asked: list[Asked] = field(default_factory=list)
    logs: list[NetLog] = field(default_factory=list)

    def elsewhere(self) -> set[str]:
        """Whatever reached for anything but a file of the site, each with what it was.

        Such as ``POST http://127.0.0.1:8000/``, ``name example.org``, ``datagram 127.0.0.1:3478``.
        """
        told = {f"{one.method} {one.address}" for one in self.asked if not self._is_file(one)}
        for log in self.logs:
            told |= {f"{how} {url}" for how, url in log.asked if not self._reads(how, url)}
            told |= {f"name {name}" for name in log.resolved}
            told |= {f"datagram {address}" for address in log.datagrams}
            told |= {f"connection {to}" for to in log.connected if not self._is_here(to)}
        return told

    def files(self) -> set[str]:
        """The site's files that were asked for, by their addresses below it."""
        seen = {one.address for one in self.asked}
        seen |= {url for log in self.logs for _, url in log.asked}
        return {url.removeprefix(self.home) for url in seen if url.startswith(self.home)}

    def sent(self) -> Iterator[bytes]:
        """Every byte that went out, and what was noted of it, to be searched; nothing twice."""
        yield from {one.raw for one in self.asked}
        for log in self.logs:
            yield from set(log.sent)
            lines = sorted(set(log.told))
            for at in range(0, len(lines), LINES):
                yield "\n".join(lines[at : at + LINES]).encode()

    def _is_file(self, one: Asked) -> bool:
        return self._reads(one.method, one.address) and not one.body

    def _reads(self, method: str, url: str) -> bool:
        return method == "GET" and url.startswith(self.home) and "?" not in url

    def _is_here(self, address: str) -> bool:
        """Whether it is where the site is, or the proxy before it."""
        return address in (urlsplit(self.home).netloc, self.door)

    door: str = ""


@dataclass
class Device:
    """A profile of the browser that outlives it, and the site as seen from there."""

    kind: BrowserType
    folder: Path
    traffic: Traffic
    arguments: tuple[str, ...]

    @property
    def home(self) -> str:
        """The site's address."""
        return self.traffic.home

    @contextmanager
    def browser(self, *, killed: bool = False) -> Iterator[BrowserContext]:
        """The browser on this profile until the block ends; then it is closed, or killed."""
        log = self.folder / f"net-{len(self.traffic.logs)}.json"
        told = self.folder / "profile" / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        process = subprocess.Popen(
            [*_command(), *self.arguments, f"--log-net-log={log}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            until = time.monotonic() + START
            while not (told.exists() and told.read_text().count("\n")):
                assert process.poll() is None, "the browser has not started"
                assert time.monotonic() < until, "the browser does not start"
                time.sleep(0.01)
            port, path = told.read_text().split()
            started = self.kind.connect_over_cdp(f"ws://127.0.0.1:{port}{path}")
            yield started.contexts[0]
            if not killed:
                started.new_browser_cdp_session().send("Browser.close")
                process.wait(END)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.traffic.logs.append(netlog.read(log))


@contextmanager
def recorded(
    kind: BrowserType, folder: Path, url: str, *, past_proxies: bool = False
) -> Iterator[Device]:
    """A new device whose traffic is on record, before the host that serves the site.

    Args:
        kind: Chromium, as Playwright has it.
        folder: an empty one for the profile and the records.
        url: of the site.
        past_proxies: let the browser reach the network by itself, so that it looks up names and
            connects where it likes; the site then has another port, that of the recording front.
    """
    at = urlsplit(url)
    with proxy.listening(at.netloc) as door:
        address = f"127.0.0.1:{door.port}"
        home = at._replace(netloc=address).geturl() if past_proxies else url
        through = () if past_proxies else _through(door)
        (folder / "profile" / "Default").mkdir(parents=True)
        preferences = folder / "profile" / "Default" / "Preferences"
        preferences.write_text(json.dumps(PREFERENCES), encoding="utf-8")
        profile = f"--user-data-dir={folder / 'profile'}"
        traffic = Traffic(home, door.asked, door=address)
        yield Device(
            kind, folder, traffic, (*through, profile, "--net-log-capture-mode=Everything")
        )


def _through(door: Proxy) -> tuple[str, str]:
    # Without the second, Chromium goes past a proxy to this very machine.
    return f"--proxy-server=http://127.0.0.1:{door.port}", "--proxy-bypass-list=<-loopback>"


@cache
def _command() -> tuple[str, ...]:
    found = chromium.find()
    return (str(found.executable), *found.arguments, *ARGUMENTS)
