import subprocess
import sys

import pytest

from toolchain import lock, places

WRITES_AFTER_US = """
from pathlib import Path
import sys
from toolchain.lock import held
with held(Path(sys.argv[1])):
    Path(sys.argv[2]).write_text("second")
"""


def test_a_second_set_up_waits_for_the_first(tmp_path):
    path, written = tmp_path / "deep" / "lock", tmp_path / "written"
    with lock.held(path):
        second = subprocess.Popen(
            [sys.executable, "-c", WRITES_AFTER_US, path, written],
            cwd=places.ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr.readline().startswith("Waiting for another set-up")
        written.write_text("first")
    assert second.wait(30) == 0
    second.stderr.close()
    assert written.read_text() == "second"


@pytest.mark.skipif(sys.platform == "win32", reason="its locks belong to the process alone")
def test_a_tool_that_outlives_us_keeps_the_lock(tmp_path):
    path = tmp_path / "lock"
    with lock.held(path):
        tool = subprocess.Popen(["cat"], stdin=subprocess.PIPE, close_fds=False)
    with path.open() as other:
        assert not lock._taken(other.fileno(), wait=False)
        tool.communicate()
        assert lock._taken(other.fileno(), wait=False)
