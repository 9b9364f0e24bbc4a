"""The list of a site's files: it names every byte, and its digest stands beside the site."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing import destination, listing
from publishing.failure import Failure

NAMES = st.sampled_from(["index.html", "a/index.html", "a/b.json", "assets/0f/mark.svg", "é.txt"])
TREES = st.dictionaries(NAMES, st.binary(max_size=20), min_size=1)


def lay(folder, tree):
    for name, content in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def digest_of(tree, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tree")
    lay(folder, tree)
    return listing.write(folder)


def site_of(folder, content=b"old"):
    """A site like those that a build makes, with its digest beside it."""
    folder.mkdir()
    lay(folder, {"index.html": content})
    destination.record(folder, [])
    listing.write(folder)
    listing.write_beside(folder)
    return folder


def checks(beside):
    command = ["sha256sum", "--check", "--strict", beside.name]
    return subprocess.run(command, cwd=beside.parent, capture_output=True).returncode == 0


needs_sha256sum = pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum")


def test_every_file_of_the_site_is_on_the_list_with_its_digest(site_folder):
    lines = (site_folder / "files.sha256").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {
        path.relative_to(site_folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site_folder.rglob("*")
        if path.is_file()
    }
    files.pop("files.sha256")
    files.pop("service-worker.js", None)
    assert listed == files
    assert list(listed) == sorted(listed)


@given(TREES, TREES)
def test_two_sites_have_one_digest_only_if_they_are_the_same(tmp_path_factory, one, other):
    digests = [digest_of(tree, tmp_path_factory) for tree in (one, other)]
    assert (digests[0] == digests[1]) == (one == other)


def test_the_list_and_what_is_made_from_it_leave_the_digest_as_it_is(tmp_path):
    lay(tmp_path, {"index.html": b"all"})
    digest = listing.write(tmp_path)
    (tmp_path / "service-worker.js").write_text(digest)
    assert listing.write(tmp_path) == digest
    assert digest == hashlib.sha256((tmp_path / "files.sha256").read_bytes()).hexdigest()


@needs_sha256sum
def test_the_line_beside_the_site_is_one_that_sha256sum_checks(tmp_path):
    site = site_of(tmp_path / "site")
    assert checks(tmp_path / "site.sha256")
    assert checks(site / "files.sha256")
    (site / "files.sha256").write_text("other")
    assert not checks(tmp_path / "site.sha256")


@needs_sha256sum
def test_a_new_site_brings_its_own_digest(tmp_path):
    site = site_of(tmp_path / "site")
    before = (tmp_path / "site.sha256").read_text()
    with destination.replaced(destination.checked(site)) as folder:
        site_of(folder, b"new").with_name("site.sha256").unlink()
        assert (tmp_path / "site.sha256").read_text() == before
    assert (site / "index.html").read_bytes() == b"new"
    assert (tmp_path / "site.sha256").read_text() != before
    assert checks(tmp_path / "site.sha256")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.sha256"]


def test_a_site_that_stays_keeps_its_digest(tmp_path, monkeypatch):
    site = site_of(tmp_path / "site")
    before = (tmp_path / "site.sha256").read_text()
    with pytest.raises(Failure), destination.replaced(site):
        raise Failure("No.")
    assert (tmp_path / "site.sha256").read_text() == before

    rename = Path.rename

    def refuse(self, target):
        if self.name == "site" and self != site:
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError), destination.replaced(site) as folder:
        site_of(folder, b"new")
    assert (site / "index.html").read_bytes() == b"old"
    assert (tmp_path / "site.sha256").read_text() == before


@pytest.mark.parametrize("content", [b"years of work", b"\xff", b""])
def test_a_file_of_someone_else_in_its_place_is_never_replaced(tmp_path, content):
    (tmp_path / "site.sha256").write_bytes(content)
    with pytest.raises(Failure, match=r"site\.sha256 is in the way of the digest"):
        destination.checked(tmp_path / "site")
    assert (tmp_path / "site.sha256").read_bytes() == content
