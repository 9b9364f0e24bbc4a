"""How long the shortest path to the next band takes in the browser, for 300 items.

Usage: python3 -m benchmarks.lift_time [--turns N]

Builds a site with generated instruments of 300 items, whose better answers take an effort of 1 to
9: their headline is a sum, a weighted mean of twelve scales that are means, and the smallest of
twelve such scales. It starts the site's own worker, as the page does, and asks it for the rest of
the report with nothing in it but the paths of all scales, and for the same without the paths; the
difference of the medians is what the paths take. Answers differ from turn to turn. Exit code 1 if
the figure is not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import statistics  # noqa: E402
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from playwright.sync_api import Browser  # noqa: E402

from authoring import catalogue  # noqa: E402
from benchmarks.build_growth import lay_out  # noqa: E402
from benchmarks.page_weight import published, row  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from tests.browser.parity import SCRIPT  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402

ITEMS, SCALES = 300, 12
LEVELS = ("Not at all", "In some cases", "In most cases", "Nearly always", "Throughout")
AT_MOST = 200  # milliseconds, the median
KINDS = {
    "sum": "a sum of all items",
    "mean": "a weighted mean of 12 scales",
    "min": "the smallest of 12 scales",
}
# Each answer of the door comes with how long it took.
TIMED = SCRIPT.replace(
    "answers.push((await answered).text);",
    """const began = performance.now();
    const { text } = await answered;
    answers.push({ text, took: performance.now() - began });""",
)


def write(folder: Path, kind: str, report: list[str]) -> str:
    """Write an instrument into a folder named after it, with these blocks; its id."""
    id = f"{kind}-{len(report)}"
    (folder / id).mkdir(parents=True)
    text = json.dumps(_instrument(id, kind, report))
    (folder / id / catalogue.INSTRUMENT).write_text(text, "utf-8")  # JSON is YAML too
    (folder / id / catalogue.ABOUT).write_text("# About this\n\nGenerated.\n", "utf-8")
    return id


def _instrument(id: str, kind: str, report: list[str]) -> dict[str, Any]:
    chance = random.Random(0)
    sections = [f"part-{number}" for number in range(SCALES)]
    cuts = [ITEMS * level for level in (1, 3, 4)] if kind == "sum" else [1, 3, 4]
    whole: dict[str, Any] = {
        "id": "whole",
        "title": "The whole",
        "aggregate": kind,
        "missing": "complete",
        "bands": _bands(cuts),
    }
    if kind == "sum":
        whole["sections"] = sections
    else:
        whole["scales"] = [f"scale-{section}" for section in sections]
    if kind == "mean":
        whole["weights"] = {scale: str(chance.randint(1, 4)) for scale in whole["scales"]}
    return {
        "id": id,
        "version": "1.0.0",
        "title": "Generated",
        "summary": "Generated to see how long paths take.",
        "minutes": "60",
        "language": "en",
        "option_sets": {
            "extent": [
                {"id": f"o{value}", "label": label, "value": str(value)}
                for value, label in enumerate(LEVELS, start=1)
            ]
        },
        "sections": [
            {
                "id": section,
                "title": section.title(),
                "options": "extent",
                "items": [
                    {
                        "id": f"item-{number}",
                        "stem": f"How far is number {number} in place?",
                        "effort": str(chance.randint(1, 9)),
                    }
                    for number in range(place, ITEMS, SCALES)
                ],
            }
            for place, section in enumerate(sections)
        ],
        "scales": [
            whole,
            *(
                {
                    "id": f"scale-{section}",
                    "title": section.title(),
                    "sections": [section],
                    "aggregate": "mean",
                    "missing": "complete",
                    "bands": _bands([1, 3, 4]),
                }
                for section in sections
            ),
        ],
        "headline": "whole",
        "report": report,
    }


def _bands(cuts: list[int]) -> list[dict[str, str]]:
    return [
        {"id": f"from-{cut}", "from": str(cut), "title": f"From {cut}", "text": f"From {cut} on."}
        for cut in cuts
    ]


def requests(id: str, turns: int) -> list[dict[str, Any]]:
    """What the worker is asked: the rest of the report, with other answers each time."""
    chance = random.Random(1)
    return [
        {
            "operation": "later",
            "earlier": [],
            "responses": {
                "format": "inkbubble/responses@1",
                "instrument": {"id": id, "version": "1.0.0"},
                "responses": {
                    f"item-{number}": f"o{chance.choice((1, 2, 2, 3, 3, 4))}"
                    for number in range(ITEMS)
                },
            },
        }
        for _ in range(turns)
    ]


def times(host: Host, browser: Browser, id: str, turns: int, *, paths: bool) -> list[float]:
    """How long each turn took after the first one, in milliseconds.

    Raises:
        SystemExit: an answer has no paths, or has some where it should have none.
    """
    page = browser.new_page(bypass_csp=True)
    page.set_default_timeout(120_000)
    page.goto(f"{host.url}{id}/")
    asked = [{**request, "instrument": id} for request in requests(id, turns + 1)]
    found = page.evaluate(TIMED, {"requests": asked})
    page.close()
    for one in found:
        if ("lift" in json.loads(one["text"])["blocks"]) != paths:
            raise SystemExit(
                f"The answer has not the blocks that were asked for: {one['text']:.200}"
            )
    return [float(one["took"]) for one in found[1:]]


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--turns", type=int, default=15, help="of each instrument (default: 15)")
    turns = parser.parse_args().turns
    held = True
    with told_plainly(), tempfile.TemporaryDirectory() as name:
        project = Path(name)
        lay_out(project)
        ids = {
            kind: [
                write(project / "instruments", kind, blocks)
                for blocks in (["scale", "lift"], ["scale"])
            ]
            for kind in KINDS
        }
        with published(project) as (host, browser):
            print(row("milliseconds", "paths alone", "whole answer", "min", "max", "without paths"))
            print(row("---", *["---:"] * 5))
            for kind, (with_paths, without) in ids.items():
                whole = times(host, browser, with_paths, turns, paths=True)
                rest = statistics.median(times(host, browser, without, turns, paths=False))
                middle = statistics.median(whole)
                figures = (middle - rest, middle, min(whole), max(whole), rest)
                print(row(KINDS[kind], *(f"{figure:.0f}" for figure in figures)))
                held = held and middle - rest <= AT_MOST
    print(f"\n- Median of at most {AT_MOST} ms for 300 items: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
