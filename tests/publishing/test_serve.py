"""Serving: the address is told, changes arrive, and a fault leaves the last good site."""

import re
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from tests.publishing.test_build import project, replace

__all__ = ["project"]


def until(condition, seconds=60):
    """Wait for a condition; its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


@pytest.fixture
def served(project, tmp_path):
    """The project being served: its folder, its address, and what the command says."""
    said = tmp_path / "said.txt"
    with said.open("w") as out:
        command = [sys.executable, "-m", "publishing", "serve", "--port", "0"]
        process = subprocess.Popen(command, cwd=project, stdout=out, stderr=out)
    try:
        found = until(lambda: re.search(r"Serving on (http://\S+)", said.read_text()), seconds=180)
        yield project, found[1], said
    finally:
        process.terminate()
        process.wait(10)


def page(address):
    with urlopen(address) as answer:
        return answer.read().decode()


def test_a_saved_change_is_served_and_a_fault_keeps_the_last_good_site(served):
    project, address, said = served
    assert "Take an honest look" in page(address)
    assert '<script src="/livereload/client.js"' in page(address)
    instrument = project / "instruments/cx-maturity/instrument.yaml"
    replace(instrument, "title: Customer experience maturity", "title: Changed at once")
    until(lambda: "Changed at once" in page(address))
    replace(instrument, "headline: level", "headline: levle")
    until(lambda: "unknown-scale" in said.read_text())
    assert "Changed at once" in page(address)
    assert "Traceback" not in said.read_text()
    assert not [path for path in project.iterdir() if path.name.startswith("site")]


def test_a_port_in_use_is_told(served):
    project, address, _ = served
    port = address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "publishing", "serve", "--port", port]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"Port {port} can't be used" in done.stderr
    assert "Traceback" not in done.stderr
