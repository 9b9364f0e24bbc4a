"""How soon a questionnaire can be answered, against a plain form; and how a thousand items fare.

Usage: python3 -m benchmarks.large_form [--runs N] [--results N] [--items N]

Builds a site of one instrument with 1,000 generated items and the one with 55, puts beside each
the same questions as a plain HTML form (see `plain_form`), and serves all of them by one host.
What is measured, and how, stands in `first_question` and `many_answers`. Exit code 1 if a figure
is not held.

“The same size” is taken as the same questions, which favours the plain form: all that the page
has beside its questions is on our side. A plain form padded to the bytes of our first look would
be no slower, since browsers show a page while it still arrives, and the padding would come after
the first question. For comparison there is also the plain form with the site's own style sheet:
what any styled form costs.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import contextlib  # noqa: E402
import shutil  # noqa: E402
import statistics  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable, Iterable, Iterator  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NamedTuple, TypeVar  # noqa: E402

from playwright.sync_api import Browser  # noqa: E402

from authoring import catalogue  # noqa: E402
from benchmarks import first_question, many_answers, plain_form, thousand  # noqa: E402
from benchmarks.build_growth import lay_out  # noqa: E402
from benchmarks.first_question import NONE, SLOW, USUAL  # noqa: E402
from benchmarks.page_weight import (  # noqa: E402
    LARGEST,
    first_look,
    looks_table,
    published,
    questionnaires,
    row,
)
from publishing import view  # noqa: E402
from publishing.edition import Entry  # noqa: E402
from tests.browser.host import Host  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

THOUSAND = f"{thousand.ID}/"
OURS, PLAIN, STYLED = "our page", "plain form", "plain form, our style"
FORMS = {OURS: "", PLAIN: "plain/", STYLED: "styled/"}  # where each is, before its address
IN_A_SECTION = 25
AT_MOST = 1.25  # times as long as the plain form, on the slow line
ROUND_TRIPS = 3  # before the first request of a visit: name, connection, encryption
LINES = {"200 ms and 50 kB/s": SLOW, "no line between": NONE}
ANSWER = 200  # milliseconds, the median; web.dev calls an interaction good up to there


class Named(NamedTuple):
    """A form of an instrument, by the words of the tables."""

    instrument: str
    form: str


Measured = TypeVar("Measured")
Times = dict[Named, list[float]]


@contextlib.contextmanager
def forms(items: int) -> Iterator[tuple[Host, Browser]]:
    """A site of both instruments, with their plain forms beside them, and a browser."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        lay_out(project)
        thousand.write(project / "instruments", items, IN_A_SECTION)
        shutil.copytree(ROOT / "instruments" / LARGEST, project / "instruments" / LARGEST)
        with published(project) as (host, browser):
            for folder in catalogue.folders(project / "instruments"):
                put_plain_forms(folder, host.folder)
            yield host, browser


def put_plain_forms(folder: Path, site: Path) -> None:
    """Put both plain forms of an instrument into the built site."""
    entry = catalogue.load(folder, cases=())
    assert entry.loaded.compiled is not None, "it was built just now"
    instrument = view.of(Entry(entry.loaded.compiled, entry.about))
    style = next(site.glob("assets/*/inkbubble.css")).relative_to(site)
    heads = {PLAIN: "", STYLED: f'\n<link rel="stylesheet" href="../../{style}">'}
    for form, head in heads.items():
        page = site / FORMS[form] / instrument.id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(plain_form.page(instrument, head), "utf-8")


def in_turn(
    names: dict[str, str], runs: int, measure: Callable[[str], Iterable[Measured]]
) -> dict[Named, list[Measured]]:
    """What is measured of each page, all pages in turn, so that what disturbs falls on all alike.

    Args:
        names: what each instrument is called, by its address.
        runs: how often each page is measured; once more before that, to warm the machine up.
        measure: takes an address.
    """
    measured: dict[Named, list[Measured]] = {
        Named(name, form): [] for name in names.values() for form in FORMS
    }
    for run in range(runs + 1):
        for address, name in names.items():
            for form, before in FORMS.items():
                more = measure(before + address)
                measured[Named(name, form)] += more if run else ()
    return measured


def ratio(times: Times, named: Named, added: int = 0) -> float:
    """How many times the median of its plain form a form's median is, *added* to both."""
    plain = times[named._replace(form=PLAIN)]
    return (statistics.median(times[named]) + added) / (statistics.median(plain) + added)


def shown(times: list[float]) -> list[str]:
    """How many, and their median, lowest and highest in whole milliseconds."""
    figures = (statistics.median(times), min(times), max(times))
    return [f"{len(times)}", *(f"{figure:,.0f}" for figure in figures)]


def compared(title: str, times: Times, connecting: int = 0) -> Iterator[str]:
    """A table of all forms, each with how many times the plain form's time it takes.

    With milliseconds for *connecting*, that ratio stands there once more with them on both sides.
    """
    more = [f"with {connecting} ms to connect"] if connecting else []
    yield row(title, "", "runs", "median", "min", "max", "times the plain form", *more)
    yield row("---", "---", *["---:"] * (5 + len(more)))
    for named, took in times.items():
        ratios = [ratio(times, named, added) for added in (0, *[connecting] * len(more))]
        yield row(*named, *shown(took), *(f"{one:.2f}" for one in ratios))


def results(host: Host, browser: Browser, name: str, runs: int) -> Iterator[str]:
    """A table of the ways to the report of the large instrument."""
    ways = {
        "from the click to the report, Python being ready": many_answers.from_ready,
        f"from the first answer to the report, Python included, over {USUAL.latency} ms and "
        f"{USUAL.throughput / 1e6} MB/s": many_answers.from_first_answer,
    }
    yield row(f"milliseconds, {name}", "visits", "median", "min", "max")
    yield row("---", *["---:"] * 4)
    for way, measure in ways.items():
        yield row(way, *shown([measure(host, browser, THOUSAND) for _ in range(runs)]))


def firsts_held(times: Times) -> dict[str, bool]:
    """Whether the first question comes about as soon as in a plain form."""
    ratios = {named: ratio(times, named) for named in times if named.form == OURS}
    return {
        f"First question of {named.instrument}, on the slow line: {times_plain:.2f} times the "
        f"plain form's time of {AT_MOST}": times_plain <= AT_MOST
        for named, times_plain in ratios.items()
    }


def answers_held(times: Times) -> dict[str, bool]:
    """Whether an answer shows at once."""
    medians = {named: statistics.median(times[named]) for named in times if named.form == OURS}
    return {
        f"An answer in {named.instrument}: {took:.0f} ms of {ANSWER}": took <= ANSWER
        for named, took in medians.items()
    }


def tell(table: Iterable[str]) -> None:
    print("\n".join(table), end="\n\n", flush=True)


def main() -> int:
    """Print the tables and whether the figures are held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=9, help="of each form (default: 9)")
    parser.add_argument("--results", type=int, default=3, help="ways to a report (default: 3)")
    parser.add_argument("--items", type=int, default=1000, help="generated (default: 1000)")
    asked = parser.parse_args()
    figures: dict[str, bool] = {}
    with told_plainly(), forms(asked.items) as (host, browser):
        names = questionnaires(host.folder)
        tell(looks_table({names[one]: first_look(host, browser, one) for one in names}))
        for name, line in LINES.items():
            measure = partial(first_question.measure, host, browser, line)
            looks = in_turn(names, asked.runs, measure)
            connecting = ROUND_TRIPS * line.latency
            painted = {named: [look.painted for look in of] for named, of in looks.items()}
            ticked = {named: [look.ticked for look in of] for named, of in looks.items()}
            tell(compared(f"ms to the first question painted, {name}", painted, connecting))
            tell(compared(f"ms to the first question ticked, {name}", ticked, connecting))
            if line == SLOW:
                figures |= firsts_held(painted)
        answers = in_turn(names, 1, partial(many_answers.answers, host, browser))
        tell(compared("ms from a click to its painted answer", answers))
        figures |= answers_held(answers)
        tell(results(host, browser, names[THOUSAND], asked.results))
    for figure, held in figures.items():
        print(f"- {figure}: {'held' if held else 'NOT HELD'}.")
    return 0 if all(figures.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
