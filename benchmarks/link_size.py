"""How long a link is: the characters that hold the answers of one assessment, and their day.

Usage: python3 -m benchmarks.link_size

For each instrument, all questions answered. Which option or number is given makes no difference;
answers in words do, so they are counted apart: 20 characters each. Exit code 1 if the 30
yes-or-no questions take 25 characters or more.
"""

from toolchain import python

python.ensure("tests")

from fractions import Fraction  # noqa: E402

from authoring import catalogue  # noqa: E402
from scoring import link  # noqa: E402
from scoring.instrument import Instrument  # noqa: E402
from scoring.items import Item, Response  # noqa: E402
from scoring.link import layout  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

MODEL, BELOW = "proactive-engagement", 25
DAY = "2026-11-22"
WORDS = "Twenty characters é."


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def is_in_words(item: Item) -> bool:
    """Whether it is answered by a text."""
    return item.kind in ("short_text", "long_text")


def answer(item: Item) -> Response:
    """Some answer to the item."""
    if is_in_words(item):
        return WORDS
    if item.kind == "number":
        return item.minimum or item.maximum or Fraction(0)
    first = item.options[0].id
    return (first,) if item.kind == "multiple_choice" else first


def characters(instrument: Instrument, *, words: bool) -> int:
    """How many a link takes with every question answered, or all but those in words."""
    items = instrument.items.values()
    chosen = {item.id: answer(item) for item in items if words or not is_in_words(item)}
    return len(link.encode(layout.of(instrument), chosen, DAY))


def main() -> int:
    """Print the table and whether the figure is held; the exit code."""
    print(row("instrument", "questions", "in words", "characters", "with words"))
    print(row("---", "---:", "---:", "---:", "---:"))
    sizes = {}
    with told_plainly():
        for folder in catalogue.folders(ROOT / "instruments"):
            instrument = catalogue.load(folder, cases=()).loaded.instrument
            assert instrument is not None, "the project's own instruments are sound"
            sizes[instrument.id] = without = characters(instrument, words=False)
            words = sum(map(is_in_words, instrument.items.values()))
            more = characters(instrument, words=True) if words else ""
            print(row(instrument.id, len(instrument.items), words, without, more))
    held = sizes[MODEL] < BELOW
    print(f"\n- Fewer than {BELOW} characters for {MODEL}: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
