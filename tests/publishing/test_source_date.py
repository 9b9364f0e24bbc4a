"""The time that a build knows of: the sources', or what SOURCE_DATE_EPOCH says, never the clock."""

import os

import pytest

from publishing import source_date
from publishing.commit import Commit
from publishing.failure import Failure

CLEAN = Commit("0" * 40, 1_600_000_000, changed=False)
CHANGED = Commit("0" * 40, 1_600_000_000, changed=True)


@pytest.mark.parametrize(
    ("said", "commit", "contents", "files"),
    [
        (None, None, None, None),
        (None, CLEAN, 1_600_000_000, 1_600_000_000),
        # A file that changed again must not keep its time, or it would pass for the one before.
        (None, CHANGED, 1_600_000_000, None),
        ("", CLEAN, 1_600_000_000, 1_600_000_000),
        ("1700000000", None, 1_700_000_000, 1_700_000_000),
        ("1700000000", CLEAN, 1_700_000_000, 1_700_000_000),
        ("1700000000", CHANGED, 1_700_000_000, 1_700_000_000),
        ("0", CLEAN, 0, 0),
    ],
)
def test_the_environment_decides_and_then_the_commit(monkeypatch, said, commit, contents, files):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if said is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    assert source_date.of_contents(commit) == contents
    assert source_date.of_files(commit) == files


@pytest.mark.parametrize("said", ["today", "-1", "1.5", "١", "99999999999"])
def test_what_is_no_time_is_told(monkeypatch, said):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(Failure, match="Set it to a whole number of seconds since 1970"):
        source_date.of_contents(CLEAN)


@pytest.mark.parametrize("before", [None, "1700000000"])
def test_what_mkdocs_is_told_is_untold_again(monkeypatch, before):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if before is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before)
    with source_date.handed_on(5):
        assert os.environ["SOURCE_DATE_EPOCH"] == "5"
    with source_date.handed_on(None):
        assert os.environ["SOURCE_DATE_EPOCH"] == str(source_date.UNKNOWN)
    assert os.environ.get("SOURCE_DATE_EPOCH") == before
