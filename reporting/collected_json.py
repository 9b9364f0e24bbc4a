"""Many results as one JSON document, written while they are computed: none of them is kept.

::

    {"format": "inkbubble/collected@1",
     "instrument": {"id": "…", "version": "…", "digest": "…"},
     "results": [{"file": "…", "result": {see scoring.result}}, …],
     "failed": [{"file": "…", "problems": ["…", …]}, …],
     "versions": [{"version": "…", "count": "…"}, …],
     "distribution": [{see scoring.distribution}, …]}

Each result has a line of its own.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reporting.collected import LeftOut
from reporting.collecting import Tally
from scoring import distribution, result
from scoring.instrument import Instrument

FORMAT = "inkbubble/collected@1"


def head(instrument: Instrument) -> str:
    """The text up to where the results begin."""
    about = {"id": instrument.id, "version": instrument.version, "digest": instrument.digest}
    return f'{{"format":"{FORMAT}","instrument":{_text(about)},"results":['


def results(computed: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    """The text of each result, with the name of its file."""
    for place, (file, one) in enumerate(computed):
        comma = "," if place else ""
        told = result.to_json(one)
        yield f'{comma}\n{{"file":{json.dumps(file)},"result":{told}}}'


def foot(tally: Tally, left_out: Iterable[LeftOut]) -> str:
    """The text behind the results."""
    failed = [{"file": one.file, "problems": one.why} for one in left_out]
    versions = [{"version": version, "count": str(count)} for version, count in tally.versions]
    spread = [distribution.to_plain(found) for found in tally.distributions]
    return (
        f'\n],"failed":{json.dumps(failed)},"versions":{_text(versions)},'
        f'"distribution":{_text(spread)}}}\n'
    )


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
