"""The shortest paths to the next bands as lines of plain text."""

from collections.abc import Iterator

from reporting.lift import Change, Lift, Path
from reporting.text_blocks import wrapped


def lift(view: Lift) -> Iterator[str]:
    """The headline's path, then those of the other scales; ended by an empty line."""
    yield "What lifts you"
    yield from wrapped(view.lead, 2)
    for path in (*((view.headline,) if view.headline else ()), *view.others):
        yield from _path(path)
    yield ""


def _path(path: Path) -> Iterator[str]:
    yield from wrapped(f"{path.title}: {path.sentence}", 2, 4)
    if path.any_of:
        yield from wrapped(path.any_of, 4)
    before: tuple[Change, ...] = ()
    for change in (*path.changes, *path.more):
        yield from wrapped(f"- {_told(change)}", 4, 6)
        if change.instead_of:
            others = "; ".join(_told(other) for other in change.instead)
            further = f" {change.further}" if change.further else ""
            told = "the same as before" if change.instead == before else f"{others}.{further}"
            yield from wrapped(f"{change.instead_of}: {told}", 6, 8)
            before = change.instead


def _told(change: Change) -> str:
    return f"{change.stem} {change.now or 'not answered'} → {change.to}"
