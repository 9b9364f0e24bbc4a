"""How much longer the rest of a report takes with many earlier results, in the browser.

Usage: python3 -m benchmarks.history_time [--rounds N]

The door is asked for the later blocks of a report on 55 questions by turns without earlier results,
with 24 of them, and with 24 in which a third of the questions is open. Answers change from round to
round, so that nothing is remembered. Exit code 1 if the figure is not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import statistics  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from typing import Any  # noqa: E402

from authoring import catalogue  # noqa: E402
from benchmarks.page_weight import published, row  # noqa: E402
from scoring.instrument import Instrument  # noqa: E402
from tests.browser import parity  # noqa: E402
from tests.browser.visiting import REQUIREMENTS  # noqa: E402
from tests.conftest import ROOT  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402

ID = REQUIREMENTS.strip("/")
EARLIER = 24
AT_MOST = 60  # milliseconds more, of the medians
KINDS = {"no earlier result": 0.0, "24 earlier results": 1.0, "24 with open questions": 2 / 3}

ASK = """async (requests) => {
  const took = [];
  for (const request of JSON.parse(requests)) {
    const begun = performance.now();
    const answer = JSON.parse(await askDoor(request));
    took.push(answer.ok ? performance.now() - begun : NaN);
  }
  return took;
}"""


def responses(instrument: Instrument, chance: random.Random, share: float) -> dict[str, Any]:
    """A response set with about that share of the questions answered."""
    chosen = {
        id: chance.choice(list(item.by_option))
        for id, item in instrument.items.items()
        if chance.random() < share
    }
    made_for = {"id": instrument.id, "version": instrument.version}
    return {"format": "inkbubble/responses@1", "instrument": made_for, "responses": chosen}


def requests(instrument: Instrument, rounds: int) -> Iterator[dict[str, Any]]:
    """Of each round one request of each kind."""
    chance = random.Random(24)
    for _ in range(rounds):
        now = responses(instrument, chance, 1)
        for share in KINDS.values():
            earlier = [
                {"date": f"2025-01-{day:02}", "responses": responses(instrument, chance, share)}
                for day in range(1, EARLIER + 1)
                if share
            ]
            common = {"operation": "later", "instrument": ID, "date": "2026-01-01"}
            yield {**common, "responses": now, "earlier": earlier}


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="default: 20")
    rounds = parser.parse_args().rounds
    loaded = catalogue.load(ROOT / "instruments" / ID, cases=[]).loaded
    assert loaded is not None, "the instruments of this project load"
    with told_plainly(), published() as (host, browser):
        asked = json.dumps(list(requests(loaded.instrument, rounds)))
        with parity.started(browser, host.folder, ID) as page:
            took = [float(one) for one in page.evaluate(ASK, asked)]
    print(row("milliseconds for the rest of a report with", "rounds", "median", "min", "max"))
    print(row("---", *["---:"] * 4))
    middles = []
    for place, name in enumerate(KINDS):
        times = took[place :: len(KINDS)]
        middles.append(statistics.median(times))
        shown = (f"{time:.0f}" for time in (middles[-1], min(times), max(times)))
        print(row(name, len(times), *shown))
    more = middles[1] - middles[0]
    held = more <= AT_MOST
    print(f"\n- At most {AT_MOST} ms more with 24 earlier results: {more:.0f}, ", end="")
    print(f"{'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
