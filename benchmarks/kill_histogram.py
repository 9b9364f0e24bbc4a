"""What a killed browser loses: how often how many keystrokes or answers, of those given.

Usage: python3 -m benchmarks.kill_histogram [--kills N] [--seed N]

A browser of its own is killed (SIGKILL, the whole process group) at a random moment within 1.5
seconds of the first answer of a visit, and started again on the same profile. Exit code 1 if
anything is lost that the page had said to be saved, or more than one keystroke beyond that.
"""

from toolchain import python

python.ensure("tests")

import argparse  # noqa: E402
import statistics  # noqa: E402
from collections import Counter  # noqa: E402

from benchmarks.page_weight import published, row  # noqa: E402
from tests.browser.keeping.killing import kills  # noqa: E402
from tests.browser.visiting import CHECKLIST  # noqa: E402
from toolchain.errors import told_plainly  # noqa: E402


def main() -> int:
    """Print the tables and whether the figures are held; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="(default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: 1)")
    asked = parser.parse_args()
    with told_plainly(), published() as (host, browser):
        kind = browser.browser_type
        killed = list(kills(kind, host.url + CHECKLIST, asked.kills, asked.seed))
    lost = Counter(one.lost for one in killed)
    broken = sum(one.kept is None or one.kept < one.acknowledged for one in killed)
    broken += sum(not one.others_stayed for one in killed)
    waits = [wait for one in killed for wait in one.waits]
    print(row("lost by a kill", "of what was not yet “Saved”", "kills"))
    print(row("---", "---:", "---:"))
    for count in range(max(lost) + 1):
        waiting = sum(one.given - one.acknowledged >= count for one in killed)
        print(row(f"{count} keystrokes or answers", waiting, lost[count]))
    print(row("something that was “Saved”", "", broken))
    print(
        f"\n- {sum(one.given for one in killed):,} keystrokes and answers in {len(killed)} visits; "
        f"“Saved” after {statistics.median(waits):.0f} ms (median; at most {max(waits):.0f} ms)."
    )
    held = broken == 0 and max(lost) <= 1
    print(f"- Nothing “Saved” lost, and at most one beyond it: {'held' if held else 'NOT HELD'}.")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
