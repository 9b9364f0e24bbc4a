"""A small sound instrument, and folders made from it."""

import shutil
from pathlib import Path

from authoring import instrument_file

HERE = Path(__file__).parent
SOUND = HERE / "sound"
TEXT = (SOUND / "instrument.yaml").read_text(encoding="utf-8")
STEM = "Does it rain?"


def folder(tmp_path, over=None):
    """A copy of the sound instrument's folder, with the files of the folder *over* laid over it.

    A file removed.txt in *over* names the files that are missing from the copy, a line each.
    """
    made = tmp_path / "sound"
    shutil.copytree(SOUND, made)
    if over is not None:
        ignore = shutil.ignore_patterns("expected.txt", "removed.txt")
        shutil.copytree(over, made, dirs_exist_ok=True, ignore=ignore)
        removed = over / "removed.txt"
        for name in removed.read_text(encoding="utf-8").split() if removed.exists() else []:
            (made / name).unlink()
    return made


def load(tmp_path, text):
    """What comes of the text as the sound instrument's file."""
    path = tmp_path / "sound" / "instrument.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return instrument_file.load(path)


def told(problems):
    """The problems as a person reads them, without the path."""
    return [f"{p.place.line}:{p.place.column}: {p.code}: {p.message} ({p.hint})" for p in problems]


def places(problems):
    """The code and place of each problem."""
    return [(p.code, p.place.line, p.place.column) for p in problems]


def replaced(*pairs):
    """The sound instrument's text with words replaced, each of which stands there once."""
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
