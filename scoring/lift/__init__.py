"""What lifts a scale: the shortest path to its next band, computed exactly.

A path is a set of changed answers that brings the score to the next band's cut score. The
shortest one has the fewest changes or, where items say what effort a better answer costs, the
least effort in all. What may be changed stands in `moves`; how the path is found depends on
how the scale is put together: `linear` has what adds up, `frontier` the rest, and
`search` scales that count the same answers in several parts.

Each scale with a score and a band above it has an entry::

    {"scale", "band": the next one, "from": its cut score, "short_by": what is missing,
     "by": "changes" | "effort", "cost": how many changes, or how much effort,
     "changes": [{"item", "from": a response | null, "to": a response,
                  "instead": [{"item", "from", "to"}, …], "further": "0"}, …],
     "any_of": {"choose": "3", "items": [{"item", "from", "to"}, …]} | null,
     "reason": null | "out-of-reach" | "too-many-ways"}

Numbers are strings of exact fractions; a response is an option's id, a list of them, or a number
as people write it; null is an item without an answer. Each of the items `instead` can take the
place of that one change alone, at the same cost; `further` says how many more could. With
`any_of`, any so many of its items will do, those of `changes` among them. Without a path, `cost`,
`changes` and `any_of` are null and there is a `reason`: no change that is allowed reaches the
band, or there are more ways to look through than there is time for.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from scoring import bands, numbers, outcome, visibility
from scoring.instrument import Instrument
from scoring.items import Response
from scoring.lift import frontier, linear, moves, search, ties, trying
from scoring.lift.ground import Ground
from scoring.lift.model import Best, NotApart, TooManyWays, Work, flat, is_added_up
from scoring.lift.ties import Ways
from scoring.responses import ResponseSet
from scoring.scale import Band
from scoring.standing import Outcome


def of_all(
    instrument: Instrument,
    responses: ResponseSet,
    outcomes: Mapping[str, Outcome] | None = None,
) -> list[dict[str, Any]]:
    """The path of each scale that has a score and a band above it, in the instrument's order.

    Args:
        instrument: what was asked.
        responses: what was answered.
        outcomes: what each scale came to, if that is known already.
    """
    chosen = responses.chosen
    found = outcome.of_all(instrument, chosen) if outcomes is None else outcomes
    movable = moves.movable(instrument, chosen, visibility.of_all(instrument, chosen))
    best: dict[tuple[str, str | None], Best] = {}
    entries = []
    for scale in instrument.scales:
        now = found[scale.id]
        above = None if now.score is None else bands.next_above(scale, now.score)
        if now.score is not None and above is not None:
            ground = Ground(instrument, found, chosen, movable, now, Work(best))
            entries.append(_entry(ground, above, above.cut - now.score))
    return entries


def _entry(ground: Ground, above: Band, missing: Fraction) -> dict[str, Any]:
    efforts = {ground.movable[id].effort for id in ground.ways}
    entry: dict[str, Any] = {
        "scale": ground.top.scale.id,
        "band": above.id,
        "from": numbers.exact(above.cut),
        "short_by": numbers.exact(missing),
        "by": "changes" if efforts <= {1} else "effort",
    }
    try:
        ways, reason = _ways(ground, above.cut), "out-of-reach"
    except TooManyWays:
        ways, reason = None, "too-many-ways"
    if ways is None:
        return {**entry, "cost": None, "changes": None, "any_of": None, "reason": reason}
    cost = sum(ground.movable[id].effort for id in ways.changes)
    return {**entry, "cost": str(cost), **_plain_ways(ground, ways), "reason": None}


def _ways(ground: Ground, cut: Fraction) -> Ways | None:
    """The shortest path with what could be done as well; None if nothing reaches the cut.

    Raises:
        TooManyWays: it was not found in time.
    """
    try:
        if is_added_up(ground.top.scale):
            solved = linear.cheapest(ground, ground.top, cut, frontier.raising(ground))
            if solved is None:
                return None
            changes = flat(solved.picks)
            if solved.gains is not None:
                path = [id for id in ground.movable if id in changes]
                return ties.of_gains(path, solved.gains)
        else:
            point = frontier.to_the_cut(ground, ground.top, cut)
            if point is None:
                return None
            changes = flat(point.picks)
    except NotApart:
        way = search.cheapest(ground, cut)
        if way is None:
            return None
        changes = dict(way.changes)
    path_in_order = {id: changes[id] for id in ground.movable if id in changes}
    return trying.of_path(ground, path_in_order, cut)


def _plain_ways(ground: Ground, ways: Ways) -> dict[str, Any]:
    changes = [
        {
            **_plain(ground, id, to),
            "instead": [_plain(ground, *other) for other in ways.instead[id].items()],
            "further": str(ways.further[id]),
        }
        for id, to in ways.changes.items()
    ]
    any_of = [_plain(ground, *one) for one in ways.any_of.items()]
    choose = str(len(changes))
    return {
        "changes": changes,
        "any_of": {"choose": choose, "items": any_of} if any_of else None,
    }


def _plain(ground: Ground, id: str, to: Response) -> dict[str, Any]:
    return {"item": id, "from": _written(ground.chosen.get(id)), "to": _written(to)}


def _written(response: Response | None) -> Any:
    if isinstance(response, Fraction):
        return numbers.plain(response)
    return list(response) if isinstance(response, tuple) else response
