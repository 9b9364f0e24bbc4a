"""Every fault that an editor can make, with the very lines that tell of it.

A folder in tests/invalid holds what is wrong with the sound instrument beside this module: the
file as an editor left it, and expected.txt. Adding a fault is adding a folder.
"""

from pathlib import Path
from typing import get_args

import pytest

from authoring import catalogue
from authoring.problem import Code, PageCode
from tests.authoring.samples import folder, told

FAULTS = sorted(path for path in (Path(__file__).parents[1] / "invalid").iterdir() if path.is_dir())
# A file of four megabytes is made by test_reading.py; pages are in tests/publishing/pages.
NOT_KEPT = {"file-too-large", *get_args(PageCode)}


def codes(kind):
    """The texts of a union of literals."""
    inner = get_args(kind)
    return {kind} if isinstance(kind, str) else {code for one in inner for code in codes(one)}


def expected(fault):
    return (fault / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_in_the_expected_words(fault, tmp_path):
    assert told(catalogue.load(folder(tmp_path, fault)).problems) == expected(fault)


def test_the_instrument_under_all_faults_is_sound(tmp_path):
    assert told(catalogue.load(folder(tmp_path)).problems) == []


def test_every_kind_of_problem_has_a_fault():
    shown = {line.split(": ")[1] for fault in FAULTS for line in expected(fault)}
    assert shown | NOT_KEPT == codes(Code)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_named_after_its_problem(fault):
    shown = [line.split(": ")[1] for line in expected(fault)]
    assert any(f"{fault.name}-".startswith(f"{code}-") for code in shown)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_messages_are_plain_sentences(fault):
    for line in expected(fault):
        _, _, message = line.split(": ", 2)
        what, _, hint = message.removesuffix(")").partition(" (")
        assert not what.endswith(".") and hint.endswith((".", "?"))
        assert hint[0].isupper()
