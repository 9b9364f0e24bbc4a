"""The browser is killed at any moment, and nothing that the page said to be saved is lost."""

import pytest

from publishing.pages import ENGINE_MANIFEST as MANIFEST
from tests.browser.keeping.killing import KILLS_OF_A_PROFILE, kills
from tests.browser.visiting import CHECKLIST

SEED = 20261122


@pytest.mark.parametrize("count", [50, pytest.param(500, marks=pytest.mark.long)])
def test_a_killed_browser_loses_nothing_acknowledged_and_at_most_the_last_keystroke(
    browser, host, count
):
    # Python starts while the visitor answers, which is when a disk is slowest to be written to;
    # in the shorter proof it does so in a fifth of the visits alone.
    with_python = count if count > KILLS_OF_A_PROFILE * 5 else KILLS_OF_A_PROFILE
    killed = list(kills(browser.browser_type, host.url + CHECKLIST, with_python, SEED + count))
    host.held.add(MANIFEST)
    rest = count - with_python
    killed += kills(browser.browser_type, host.url + CHECKLIST, rest, SEED + with_python)
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
