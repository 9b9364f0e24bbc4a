"""How long one command takes to score very many response files, reading them included.

Usage: python3 -m benchmarks.score_many [--files N] [--format FORMAT]

Writes random answers to the 30 items of one instrument into a temporary folder, a few of them
open, and has `build_site.py score` score the folder once, in a process of its own. Exit code 1 if
that takes longer than a minute for 10,000 files, or as much less for fewer.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import json  # noqa: E402
import random  # noqa: E402
import resource  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NamedTuple  # noqa: E402

from authoring import catalogue  # noqa: E402
from publishing import score  # noqa: E402
from scoring import responses  # noqa: E402
from scoring.instrument import Instrument  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

MODEL = "proactive-engagement"
FILES = 10_000
WITHIN = 60 / FILES  # seconds for each file
OPEN = 0.02  # of the answers


class Took(NamedTuple):
    """Seconds on the clock and on the processor, and megabytes of memory at the most."""

    clock: float
    processor: float
    memory: float


def model() -> Instrument:
    """The instrument whose answers are scored."""
    instrument = catalogue.load(ROOT / "instruments" / MODEL, cases=()).loaded.instrument
    assert instrument is not None, "the project's own instruments are sound"
    return instrument


def fill(folder: Path, instrument: Instrument, files: int) -> None:
    """Write so many files of random answers, the same ones each time."""
    chance = random.Random(0)
    options = {id: list(item.by_option) for id, item in instrument.items.items()}
    for number in range(files):
        answers = {
            id: chance.choice(some) for id, some in options.items() if chance.random() >= OPEN
        }
        data = {
            "format": responses.FORMAT,
            "instrument": {"id": instrument.id, "version": instrument.version},
            "responses": answers,
        }
        (folder / f"answers-{number:05}.json").write_text(json.dumps(data), "utf-8")


def scored(folder: Path, format: str) -> Took:
    """Score the folder by the command."""
    command = [sys.executable, ROOT / "build_site.py", "score", MODEL, folder, "--format", format]
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL)
    clock = time.perf_counter() - began
    if done.returncode != 0:
        raise SystemExit("Not all files could be scored; the reason stands above.")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    kilobyte = 1024 if sys.platform == "darwin" else 1  # macOS counts in bytes
    return Took(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / kilobyte / 1024)


def main() -> int:
    """Print the table and whether the time is held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--files", type=int, default=FILES, help=f"how many (default: {FILES:,})")
    parser.add_argument("--format", choices=score.FORMATS, default="text", help="default: text")
    asked = parser.parse_args()
    with told_plainly(), tempfile.TemporaryDirectory() as name:
        instrument = model()
        fill(Path(name), instrument, asked.files)
        took = scored(Path(name), asked.format)
    print("| files | items | format | seconds | processor s | files a second | MB |")
    print("| ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    print(
        f"| {asked.files:,} | {len(instrument.items)} | {asked.format} | {took.clock:.1f} "
        f"| {took.processor:.1f} | {asked.files / took.clock:,.0f} | {took.memory:.0f} |"
    )
    limit = asked.files * WITHIN
    held = took.clock <= limit
    print(f"\n- within {limit:.0f} seconds: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
