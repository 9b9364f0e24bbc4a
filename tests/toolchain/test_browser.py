import os
import shutil
from pathlib import Path

import pytest

from toolchain import browser
from toolchain.errors import SetupError


@pytest.fixture
def machine(tools, monkeypatch):
    """A machine on which only what is added to PATH starts; apt-get and Playwright work."""
    tools.on_path = set()
    tools.playwright = Path("/cache/chrome")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in tools.on_path else None)
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(browser, "_playwright_path", lambda: tools.playwright)
    monkeypatch.setattr(browser, "may_use_apt", lambda: True)
    return tools


def test_the_named_browser_comes_first(machine, monkeypatch):
    machine.on_path |= {"chromium", "/opt/chrome"}
    monkeypatch.setenv("CHROMIUM", "/opt/chrome")
    assert browser.find().executable == Path("/opt/chrome")


def test_a_named_browser_that_does_not_start_is_an_error(machine, monkeypatch):
    machine.on_path |= {"chromium"}
    monkeypatch.setenv("CHROMIUM", "/opt/gone")
    with pytest.raises(SetupError, match="/opt/gone, which does not start"):
        browser.find()


def test_one_on_path_is_used_unless_it_does_not_start(machine):
    machine.on_path |= {"chromium-browser", "google-chrome"}
    machine.failing = {"chromium-browser": "install the snap"}
    assert browser.find().executable == Path("google-chrome")


def test_then_the_distribution_is_asked(machine, monkeypatch):
    monkeypatch.setattr(browser, "apt_install", machine.on_path.add)
    assert browser.find().executable == Path("chromium")


def test_then_playwright(machine, capsys):
    machine.failing = {"apt-get": "no such package"}
    assert browser.find().executable == machine.playwright
    assert machine.called("playwright", "install", "chromium")
    assert "Trying Playwright's own download instead" in capsys.readouterr().err


def test_playwrights_download_is_not_repeated(machine, monkeypatch, tmp_path):
    monkeypatch.setattr(browser, "may_use_apt", lambda: False)
    machine.playwright = tmp_path
    assert browser.find().executable == tmp_path
    assert not machine.called("install")


def test_missing_system_libraries_are_named(machine, monkeypatch):
    monkeypatch.setattr(browser, "may_use_apt", lambda: False)
    machine.failing = {str(machine.playwright): "libnss3.so: cannot open"}
    with pytest.raises(SetupError, match="playwright install-deps"):
        browser.find()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no root")
@pytest.mark.parametrize(("user", "sandboxed"), [(0, False), (1000, True)])
def test_only_root_goes_without_the_sandbox(machine, monkeypatch, user, sandboxed):
    machine.on_path |= {"chromium"}
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--no-sandbox" not in browser.find().arguments) == sandboxed
