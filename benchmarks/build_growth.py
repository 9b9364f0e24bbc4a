"""How the time of a build grows with the number of instruments: it should grow linearly.

Usage: python3 -m benchmarks.build_growth [--runs N] [--instruments N]

Builds sites of copies of one instrument, cases included, each build in a fresh process, with the
engine already in the cache. Works on a copy of the project. Beside the time on the clock stands
the time on the processor, which other programs disturb least; the figure is a ratio of the
latter. Exit code 1 if it is not held.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import re  # noqa: E402
import shutil  # noqa: E402
import statistics  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import NamedTuple  # noqa: E402

from toolchain import node  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402
from toolchain.places import ROOT  # noqa: E402

MODEL = "proactive-engagement"
SHARES = (0.1, 0.3, 0.5, 1)  # of the largest number of instruments; before them comes one alone
AT_MOST = 2.3  # times as long for twice as many; 2 is linear, 4 quadratic
LEFT_OUT = {"instruments", "site", "node_modules"}
BUILD = """
import sys, time
from pathlib import Path
from publishing import build
root = Path(sys.argv[1])
code = build.run(root, root / "site")
print(time.process_time())
raise SystemExit(code)
"""


class Took(NamedTuple):
    """Seconds that a build took, on the clock and on the processor."""

    clock: float
    processor: float


def lay_out(project: Path) -> None:
    """A copy of this project without instruments, and without what it made or keeps to itself."""
    (project / "instruments").mkdir()
    (project / "node_modules").symlink_to(node.packages(), target_is_directory=True)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy2(path, project)
        elif path.name not in LEFT_OUT and not path.name.startswith("."):
            shutil.copytree(path, project / path.name)


def fill_up(project: Path, size: int) -> None:
    """Copy the instrument until the project has so many, each under an id of its own."""
    for number in range(size):
        copy = project / "instruments" / f"copy-{number}"
        if copy.exists():
            continue
        shutil.copytree(ROOT / "instruments" / MODEL, copy)
        file = copy / "instrument.yaml"
        text, replaced = re.subn(
            rf"^id: {MODEL}$", f"id: {copy.name}", file.read_text("utf-8"), flags=re.MULTILINE
        )
        assert replaced == 1, "an instrument's file says its id once, at the start of a line"
        file.write_text(text, "utf-8")


def build(project: Path) -> Took:
    """Build the project's site in a fresh process, where there was none."""
    shutil.rmtree(project / "site", ignore_errors=True)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(project)], cwd=project, stdout=subprocess.PIPE, text=True
    )
    clock = time.perf_counter() - began
    if done.returncode != 0:
        raise SystemExit("The site of copies could not be built; the reason stands above.")
    return Took(clock, float(done.stdout.split()[-1]))


def measure(sizes: list[int], runs: int) -> dict[int, list[Took]]:
    """Every build's time by the number of instruments."""
    times: dict[int, list[Took]] = {}
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        lay_out(project)
        for size in sizes:
            fill_up(project, size)
            if not times:
                build(project)  # fills the engine's cache
            times[size] = [build(project) for _ in range(runs)]
    return times


def processor(times: list[Took]) -> float:
    return statistics.median(took.processor for took in times)


def table(times: dict[int, list[Took]]) -> str:
    """Seconds by number of instruments, and milliseconds for each one after the first."""
    lines = [
        "| instruments | builds | median s | min | max | processor s | ms for each more |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    fixed = processor(times[1])
    for size, runs in times.items():
        clock = [took.clock for took in runs]
        each = f"{(processor(runs) - fixed) / (size - 1) * 1e3:.1f}" if size > 1 else ""
        lines.append(
            f"| {size:,} | {len(runs)} | {statistics.median(clock):.1f} | {min(clock):.1f} "
            f"| {max(clock):.1f} | {processor(runs):.1f} | {each} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table and whether the growth is linear; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="builds of each size (default: 3)")
    parser.add_argument(
        "--instruments", type=int, default=1000, help="the most (default: 1000, at least 20)"
    )
    asked = parser.parse_args()
    sizes = [1, *(max(2, round(asked.instruments * share)) for share in SHARES)]
    with told_plainly():
        times = measure(sizes, asked.runs)
    print(table(times))
    *_, half, whole = sizes
    fixed = processor(times[1])
    growth = (processor(times[whole]) - fixed) / (processor(times[half]) - fixed)
    held = growth <= AT_MOST
    print(
        f"\n- {whole:,} instruments take {growth:.2f} times as long as {half:,}, the fixed cost "
        f"left out (2 is linear; at most {AT_MOST}): {'held' if held else 'NOT HELD'}."
    )
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
