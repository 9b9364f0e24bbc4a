"""Many results as one JSON document, written while they are computed: none of them is kept.

::

    {"format": "inkbubble/collected@2",
     "instrument": {"id": "…", "version": "…", "digest": "…"},
     "results": [{"file": "…", "result": {see scoring.result}}, …],
     "files": [{"file", "version", "answered", "asked", "open": ["item", …],
                "scores": [{"scale", "exact", "low", "high", "band", "reason"}, …]}, …],
     "failed": [{"file": "…", "problems": ["…", …]}, …],
     "twins": [{"file": "…", "first": "…"}, …],
     "groups": [{"version": "…", "count": "…", "distribution": [{see scoring.distribution}, …],
                 "items": [{see scoring.agreement}, …]}, …]}

``results`` has whole results, each on a line of its own, where they are computed anyway; ``files``
stands in their place where they are not. A summary has neither.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reporting.collected import Collected, Entry, Group, LeftOut, Twin
from scoring import agreement, distribution, numbers, result
from scoring.instrument import Instrument

FORMAT = "inkbubble/collected@2"


def head(instrument: Instrument) -> str:
    """The text up to where the results begin."""
    about = {"id": instrument.id, "version": instrument.version, "digest": instrument.digest}
    return f'{{"format":"{FORMAT}","instrument":{_text(about)}'


def results(computed: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """The text of each result, with the name of its file."""
    yield ',"results":['
    for place, (file, one) in enumerate(computed):
        comma = "," if place else ""
        told = result.to_json(one)
        yield f'{comma}\n{{"file":{json.dumps(file)},"result":{told}}}'
    yield "\n]"


def files(instrument: Instrument, entries: Iterable[Entry]) -> Iterator[str]:
    """The text of each file's line."""
    yield ',"files":['
    for place, entry in enumerate(entries):
        yield f"{',' if place else ''}\n{json.dumps(_entry(instrument, entry))}"
    yield "\n]"


def foot(groups: Iterable[Group], twins: Iterable[Twin], left_out: Iterable[LeftOut]) -> str:
    """The text behind the results."""
    failed = [{"file": one.file, "problems": one.why} for one in left_out]
    same = [one._asdict() for one in twins]
    told = [_group(group) for group in groups]
    return f',"failed":{json.dumps(failed)},"twins":{json.dumps(same)},"groups":{_text(told)}}}\n'


def text(told: Collected) -> str:
    """The whole document, with a line for each file in place of its whole result."""
    lines = files(told.instrument, told.entries) if told.entries else ()
    return "".join((head(told.instrument), *lines, foot(told.groups, told.twins, told.left_out)))


def _group(group: Group) -> dict[str, Any]:
    return {
        "version": group.version,
        "count": str(group.files),
        "distribution": [distribution.to_plain(found) for found in group.distributions],
        "items": [agreement.to_plain(found) for found in group.items],
    }


def _entry(instrument: Instrument, entry: Entry) -> dict[str, Any]:
    return {
        "file": entry.file,
        "version": entry.version,
        "answered": str(entry.answered),
        "asked": str(entry.asked),
        "open": entry.open,
        "scores": [
            {
                "scale": scale.id,
                "exact": numbers.optional_exact(one.score),
                "low": numbers.optional_exact(one.low),
                "high": numbers.optional_exact(one.high),
                "band": one.band,
                "reason": one.reason,
            }
            for scale, one in zip(instrument.scales, entry.scores, strict=True)
        ],
    }


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
