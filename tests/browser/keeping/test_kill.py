"""The browser is killed at any moment, and nothing that the page said to be saved is lost."""

import pytest

from tests.browser.keeping.killing import kills
from tests.browser.visiting import CHECKLIST

SEED = 20261122


@pytest.mark.parametrize("count", [50, pytest.param(500, marks=pytest.mark.long)])
def test_a_killed_browser_loses_nothing_acknowledged_and_at_most_the_last_keystroke(
    browser, host, count
):
    killed = list(kills(browser.browser_type, host.url + CHECKLIST, count, SEED + count))
    assert len(killed) == count
    for one in killed:
        assert one.kept is not None, "the device has what never stood in the form"
        assert one.kept >= one.acknowledged
        assert one.others_stayed
    # A visitor's next keystroke comes later than the last one's “Saved”, or else counts with it.
    slowest = max(wait for one in killed for wait in one.waits)
    assert [one for one in killed if one.lost > 1 and one.ages[-2] > slowest] == []
    assert sum(one.given for one in killed) > count
    assert any(one.acknowledged for one in killed)
