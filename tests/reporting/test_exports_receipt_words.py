"""Whether a receipt still gives the same result, in words."""

from fractions import Fraction

import pytest

from reporting import receipt_words
from scoring.comparison import Comparison, Moved, Standing
from tests.building import item, ready, scale

SAMPLE = ready([item("a")], [scale("s", "sum", ["a"], bands=["0", "1"])])
SAME = Comparison((), (), None, False, None)
OPEN = Standing(None, Fraction(0), Fraction(1), None)


def standing(score, band=None):
    return Standing(Fraction(score), Fraction(score), Fraction(score), band)


def said(**changes):
    return receipt_words.sentences(SAME._replace(**changes), SAMPLE)


def test_the_same_result_is_one_sentence():
    assert said() == ("The answers still give the same result.",)


@pytest.mark.parametrize(
    ("moved", "sentence"),
    [
        (
            Moved("s", standing(0, "b0"), standing(1, "b1")),
            "“S”: 0 (From 0) then, 1 (From 1) now.",
        ),
        (
            Moved("s", standing("1/3", "gone"), OPEN),
            "“S”: 1/3 (gone) then, no score (0 to 1 possible) now.",
        ),
        (
            Moved("s", Standing(None, None, None, None), standing(1)),
            "“S”: no score then, 1 now.",
        ),
        (Moved("s", None, standing(1)), "“S” is new."),
        (Moved("old", standing(1), None), "“old” is not there any more."),
    ],
)
def test_each_scale_is_told_then_and_now(moved, sentence):
    assert said(moved=(moved,)) == ("The answers do not give the same result any more.", sentence)


def test_every_part_of_a_result_has_its_sentence():
    every = tuple(receipt_words.PARTS)
    assert said(parts=every)[1:] == tuple(receipt_words.PARTS.values())


def test_what_has_changed_is_told_even_if_the_result_has_not():
    assert said(version=("1.0.0", "1.1.0"), engine=("0.1.0", "0.2.0")) == (
        "The answers still give the same result.",
        "The assessment has changed since: it was version 1.0.0, and is 1.1.0 now.",
        "The engine has changed since: it was version 0.1.0, and is 0.2.0 now.",
    )
    assert said(rewritten=True)[1:] == (
        "The assessment has changed since, though its version has not.",
    )


def test_what_a_forged_receipt_says_is_shown_harmless():
    (_, told) = said(engine=("1\n\x1b[31m\u202e2", "3"))
    assert told == "The engine has changed since: it was version 1 \ufffd[31m\ufffd2, and is 3 now."
