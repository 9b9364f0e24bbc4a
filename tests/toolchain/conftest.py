"""A repository of its own for each test, and tools that only note that they were called."""

import subprocess

import pytest

from toolchain import places


class Tools:
    """Stands in for `subprocess.run`: notes every command, makes what the real tool would."""

    def __init__(self):
        self.commands = []
        self.failing = {}  # a word of a command -> what the failing tool prints
        self.node_version = "v20.0.0"

    def __call__(self, command, **options):
        self.commands.append(command)
        for word, said in self.failing.items():
            if word in command:
                return subprocess.CompletedProcess(command, 1, stdout=said)
        if "venv" in command:
            places.venv_python().parent.mkdir(parents=True, exist_ok=True)
            places.venv_python().touch()
        if "ci" in command:
            places.node_modules().mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0, stdout=self.node_version)

    def called(self, *words):
        """The commands that hold all these words."""
        return [command for command in self.commands if set(words) <= set(command)]


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """An empty repository with requirement and lock files."""
    monkeypatch.setattr(places, "ROOT", tmp_path)
    (tmp_path / "requirements").mkdir()
    for group in ("site", "tests", "node"):
        places.requirements(group).write_text(group)
    for path in places.npm_files():
        path.write_text(path.name)
    return tmp_path


@pytest.fixture
def tools(repository, monkeypatch):
    """No tool is really run."""
    fake = Tools()
    monkeypatch.setattr(subprocess, "run", fake)
    return fake
