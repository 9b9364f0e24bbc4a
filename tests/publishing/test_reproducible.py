"""Built in another place, on another day, by another person, a site is the same, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from publishing import listing
from tests.conftest import ROOT
from tests.publishing.test_build import SOURCES
from tests.publishing.test_commit import TIME, commit_all

ELSEWHERE = Path(__file__).parent / "elsewhere"
NODE = f"--require {ELSEWHERE / 'later.cjs'}"
FEW = {"cx-maturity"}  # as many as show it, where time is short
NO_LOCALE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


class Builder(NamedTuple):
    """Who builds: where, with which environment, and who may read what they write."""

    folder: str
    environment: dict[str, str]
    umask: int


HERE = Builder("here", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}, 0o022)
THERE = Builder(
    "elsewhere/with a space/é",
    {
        **{"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4321", "HOME": "/nowhere", **NO_LOCALE},
        **{"PYTHONPATH": str(ELSEWHERE), "NODE_OPTIONS": NODE},
    },
    0o077,
)
EACH_OWN = ("TZ", "LC_ALL", "LANG", "PYTHONHASHSEED", "SOURCE_DATE_EPOCH", "SITE_URL")

# What a build must not do, done on purpose, each in a file of its own.
LEAKS = """
_without = files


def files(*arguments):
    import datetime
    import locale
    import os
    import time
    from pathlib import Path

    theme = arguments[1]
    leaks = {
        "clock": time.strftime("%Y-%m-%d"),
        "day": datetime.date.today(),
        "moment": datetime.datetime.now().year,
        "folder": os.getcwd(),
        "home": Path.home(),
        "hash": hash("ink"),
        "set": list({"ink", "paper", "bubble", "mark", "sheet"}),
        "listing": os.listdir(theme),
        "glob": [path.name for path in theme.glob("*.html")],
        "walk": [name for _, _, names in os.walk(theme) for name in names],
        "zone": time.tzname,
        "locale": locale.getpreferredencoding(False),
        "written": (theme / "base.html").stat().st_mtime,
    }
    added = {f"leaks/{name}.txt": os.fsencode(str(leak)) for name, leak in leaks.items()}
    return {**_without(*arguments), **added}
"""
LEAK = {
    *("clock", "day", "moment", "folder", "home", "hash", "set", "listing", "glob", "walk"),
    *("zone", "locale", "written"),
}


def copy(builder, base, *, few, cache=None):
    """The project as this builder has it, with files of another order and age."""
    root = base / builder.folder / "project"
    root.mkdir(parents=True)
    names = [*SOURCES, ".gitignore", "LICENSE"]
    for name in names if builder is HERE else reversed(names):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root / name)
    for instrument in (root / "instruments").iterdir():
        if few and instrument.is_dir() and instrument.name not in FEW:
            shutil.rmtree(instrument)
    for path in root.rglob("*") if builder is THERE else ():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    if cache:
        (root / ".cache").mkdir()
        (root / ".cache" / "engine").symlink_to(cache)
    return root


def checked_in(root):
    (root / ".git" / "info").mkdir(parents=True)
    (root / ".git" / "info" / "exclude").write_text("/node_modules\n/.cache\n")
    return commit_all(root)


def started(builder, root, **more):
    inherited = {name: value for name, value in os.environ.items() if name not in EACH_OWN}
    return subprocess.Popen(
        [sys.executable, "-m", "publishing", "build"],
        cwd=root,
        env={**inherited, **builder.environment, **more},
        umask=builder.umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def built(roots, **more):
    """Have both build at the same time; what each of them said last, the digest."""
    builds = [started(*pair, **more) for pair in zip((HERE, THERE), roots, strict=True)]
    said = [build.communicate(timeout=600)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    return [words.splitlines()[-1] for words in said]


def contents(folder):
    return {path: (folder / path).read_bytes() for path in files(folder)}


def files(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def differing(one, other):
    one, other = contents(one), contents(other)
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


def stamps(folder):
    """Rights and time of everything in the folder, and of itself."""
    found = {path: path.stat() for path in (folder, *folder.rglob("*"))}
    return {
        path.relative_to(folder).as_posix(): (oct(stat.st_mode), stat.st_mtime_ns)
        for path, stat in found.items()
    }


def assert_same(roots, digests):
    sites = [root / "site" for root in roots]
    assert differing(*sites) == set()
    assert digests[0] == digests[1]
    assert digests[0].startswith("Digest of the site: ")
    besides = [listing.beside(site).read_text() for site in sites]
    assert besides[0] == besides[1] == f"{digests[0].rpartition(' ')[2]}  site/files.sha256\n"


@pytest.fixture
def roots(bundle, tmp_path):
    """The project as two people have it, who share the engine and nothing else."""
    return [copy(b, tmp_path, few=True, cache=bundle.folder.parent) for b in (HERE, THERE)]


def test_one_commit_gives_one_site_whoever_builds_it(roots):
    ids = [checked_in(root) for root in roots]
    assert ids[0] == ids[1]
    digests = built(roots)
    assert_same(roots, digests)
    both = [stamps(root / "site") for root in roots]
    assert both[0] == both[1]
    assert {time for _, time in both[0].values()} == {TIME * 1_000_000_000}
    assert ids[0] in (roots[0] / "site/about/index.html").read_text(encoding="utf-8")


def test_what_a_build_takes_from_its_surroundings_would_be_seen(roots):
    for root in roots:
        with (root / "publishing/at_root.py").open("a", encoding="utf-8") as module:
            module.write(LEAKS)
        with (root / "publishing/destination.py").open("a", encoding="utf-8") as module:
            module.write("\n\ndef settle(folder, time):\n    pass\n")
    built(roots)
    sites = [root / "site" for root in roots]
    made_of_these = set(listing.NOT_LISTED) & files(sites[0])
    assert differing(*sites) == {f"leaks/{leak}.txt" for leak in LEAK} | made_of_these
    here, there = (stamps(site) for site in sites)
    assert all(here[path][0] != there[path][0] for path in here)
    assert all(here[path][1] != there[path][1] for path in here)


@pytest.mark.long
def test_the_whole_site_with_its_engine_is_the_same_made_anew(tmp_path):
    roots = [copy(builder, tmp_path, few=False) for builder in (HERE, THERE)]
    address = {"SITE_URL": "https://somebody.example/repo/", "SOURCE_DATE_EPOCH": "1500000000"}
    assert_same(roots, built(roots, **address))
    both = [stamps(root / "site") for root in roots]
    assert both[0] == both[1]
    assert {time for _, time in both[0].values()} == {1_500_000_000 * 1_000_000_000}
    assert "2017-07-14" in (roots[0] / "site/sitemap.xml").read_text()
