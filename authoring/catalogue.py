"""The folder of instruments: what is in it, loaded, checked, its cases run."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring import benchmark_file, case_file, instrument_file, yaml_errors
from authoring.instrument_file import Loaded
from authoring.problem import Place, Problem

INSTRUMENT = "instrument.yaml"
ABOUT = "about.md"
CASES = "cases"


@dataclass(frozen=True)
class Entry:
    """One instrument folder: what its file came to, and the problems of all its files."""

    folder: Path
    loaded: Loaded
    problems: list[Problem]

    @property
    def about(self) -> str:
        """The Markdown of its about page."""
        return (self.folder / ABOUT).read_text(encoding="utf-8-sig")


def folders(root: Path) -> list[Path]:
    """The instrument folders in *root*, sorted by name.

    Those are the folders with a YAML file: one whose instrument's file has a wrong name is a
    mistake to tell of, and not a folder to pass over.
    """
    return sorted(
        path for path in root.glob("*/") if holds_yaml(path) and not path.name.startswith(".")
    )


def holds_yaml(folder: Path) -> bool:
    """Whether a YAML file stands in the folder itself."""
    return any(map(_is_yaml, folder.glob("*")))


def load(folder: Path, cases: Sequence[Path] | None = None) -> Entry:
    """The instrument of a folder with its problems; with its cases, or only those given, run."""
    loaded = benchmark_file.added(instrument_file.load(folder / INSTRUMENT))
    problems = list(loaded.problems)
    problems += _about_problems(folder / ABOUT)
    for path in case_paths(folder) if cases is None else cases:
        problems += sorted(_case_problems(path, loaded), key=lambda problem: problem.place)
    return Entry(folder, loaded, problems)


def case_paths(folder: Path) -> list[Path]:
    """The files of the folder's cases, sorted by name."""
    return sorted(path for path in (folder / CASES).glob("*") if _is_yaml(path))


def has_error(entries: Sequence[Entry]) -> bool:
    """Whether a problem keeps the site from being built."""
    return any(problem.severity == "error" for entry in entries for problem in entry.problems)


def _is_yaml(path: Path) -> bool:
    # Names with a dot in front are an editor's or a system's own litter.
    return path.suffix in (".yaml", ".yml") and not path.name.startswith(".")


def _about_problems(path: Path) -> list[Problem]:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except OSError:
        text = ""
    except UnicodeDecodeError as error:
        return [yaml_errors.not_utf8(path, raw, error)]
    if text.strip():
        return []
    hint = "Write in it, in Markdown: purpose, source, licence and scoring rule."
    message = "the instrument has no about page, or an empty one"
    return [Problem(path, Place(1, 1), "no-about-page", message, hint)]


def _case_problems(path: Path, loaded: Loaded) -> list[Problem]:
    if loaded.instrument is None:
        return case_file.form_problems(path)
    case = case_file.load(path, loaded.instrument)
    return case if isinstance(case, list) else case_file.run(case, loaded.instrument)
