"""The engine's version is the one that the changelog tells of."""

import re
from pathlib import Path

from scoring.version import VERSION

CHANGELOG = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8")
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\]", re.M)


def test_the_version_is_the_newest_release_or_the_one_in_the_making():
    releases = RELEASE.findall(CHANGELOG)
    waiting = RELEASE.split(CHANGELOG)[0].partition("## [Unreleased]")[2].strip()
    if waiting:
        version, _, made = VERSION.partition("-")
        assert made == "dev"
        assert parts(version) > max(map(parts, releases), default=(0, 0, 0))
    else:
        assert releases[0] == VERSION


def parts(version):
    return tuple(map(int, version.split(".")))
