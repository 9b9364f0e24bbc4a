import pytest

from reporting import words


def test_a_noun_agrees_with_its_number():
    assert words.count(1, "question", "questions") == "1 question"
    assert words.count(0, "question", "questions") == "0 questions"


def test_lists_read_as_people_say_them():
    assert words.either(["a"]) == "a"
    assert words.either(["a", "b"]) == "a or b"
    assert words.both(["a", "b", "c"]) == "a, b and c"


def test_a_quotation_stands_inside_a_sentence():
    assert words.quoted("We do.") == "“We do”"
    assert words.quoted("Do you?") == "“Do you?”"


def test_a_date_is_written_out():
    assert words.date("2026-11-02") == "2 November 2026"


@pytest.mark.parametrize("text", ["2026-13-01", "2026-01-40", "today", "2026-01"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        words.date(text)
