"""Small tools that the lints share."""

from collections.abc import Iterable, Iterator

from authoring.problem import Code, DuplicateCode, Problem, UnknownCode
from authoring.reading import Document, Route
from authoring.wording import listed, nearest


def finding(document: Document, route: Route, code: Code, message: str, hint: str) -> Problem:
    """An error at a part of the document."""
    return Problem(document.path, document.place(route), code, message, hint)


def unknown(
    document: Document,
    route: Route,
    code: UnknownCode,
    id: str,
    known: Iterable[str],
    *,
    what: str | None = None,
    as_key: bool = False,
) -> Problem:
    """A reference to something that is not there, with the nearest that is.

    *what* is said in place of the code's own word; *as_key* says that the id stands as the key of
    the part, and not as its value.
    """
    ids = list(known)
    what = what or code.removeprefix("unknown-").replace("-", " ")
    near = nearest(id, ids)
    hint = f"Did you mean “{near}”?" if near else f"There are: {listed(ids)}."
    if not ids:
        hint = "There are none yet: add it, or take this out."
    place = document.key_place(route) if as_key else document.place(route)
    return Problem(document.path, place, code, f"there is no {what} “{id}”", hint)


def duplicates(
    document: Document, routes: Iterable[tuple[str, Route]], code: DuplicateCode
) -> Iterator[Problem]:
    """Every id that stands for a second time, told with the line of the first."""
    what = code.removeprefix("duplicate-")
    first: dict[str, Route] = {}
    for id, route in routes:
        if id in first:
            line = document.place(first[id]).line
            message = (
                f"the {what} “{id}” stands here for the second time; the first is in line {line}"
            )
            yield finding(document, route, code, message, _remedy(code))
        first.setdefault(id, route)


def _remedy(code: DuplicateCode) -> str:
    named = code in ("duplicate-member", "duplicate-block")
    return "Remove one of the two." if named else "Give one another id."
