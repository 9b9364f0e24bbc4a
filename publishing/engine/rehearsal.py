"""What the engine does once at build time, so that nothing is missing at a visitor's.

Python in the browser has only the modules that a rehearsal needed. So it must need all of them:
it imports whatever the rooms import anywhere, asks the door good and bad questions, and lets the
common mishaps happen (`within/rehearse.py`).
"""

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from publishing.engine.interpreter import EngineError
from publishing.engine.samples import (
    ASKING,
    SCORING,
    SCORING_RESPONSES,
    asked,
    former,
    refused,
    strange,
)
from reporting import door, exports
from reporting.operations import team
from scoring import edition, link
from scoring import instrument as instruments
from scoring.link import layout

SAMPLE, RESPONSES = SCORING.path, SCORING_RESPONSES


def plan(rooms: Mapping[str, bytes]) -> dict[str, Any]:
    """The rehearsal of `rooms` (path: contents) as plain data for `within/rehearse.py`."""
    return {
        "modules": sorted(_modules(rooms) | _imported(rooms)),
        "good": list(_good()),
        "bad": list(_bad()),
    }


def _good() -> Iterator[str]:
    sets = [(SCORING, SCORING.response_set(responses)) for responses in RESPONSES.values()]
    sets += [(ASKING, responses) for responses in asked()]
    operations: tuple[tuple[str, dict[str, Any]], ...] = (
        ("result", {}),
        ("report", {}),
        ("report", {"date": "2020-02-29"}),
        ("later", {}),
        ("trial", {"tried": {}, "whole": True}),
        ("trial", {"tried": {}}),
        ("card", {"address": "../rehearsal/", "date": "2020-02-29"}),
        *(("export", {"format": one, "date": "2020-02-29"}) for one in exports.FORMATS),
    )
    for operation, more in operations:
        for sample, responses in sets:
            yield sample.request(operation, responses, **more)
    for sample in (SCORING, ASKING):
        of_it = [{"date": "2020-01-31", "responses": one} for which, one in sets if which == sample]
        of_it += [{**one, "id": "b", "name": "É", "date": "2020-02-29"} for one in of_it]
        of_it += [{"date": "2019-01-01", "responses": former(sample)}, {"date": "today"}, {}]
        for earlier in of_it[: len(of_it) // 2]:
            more = {"date": "2020-02-29", "earlier": of_it}
            yield sample.request("later", earlier["responses"], **more)
            yield sample.request("history", earlier["responses"], **more, **{"with": "b"})
            yield sample.request("history", earlier["responses"], **more, **{"with": 0})
            yield sample.request("card", earlier["responses"], **more, address="a/")
            yield sample.request("card", earlier["responses"], address="a/", open=True)
            yield sample.request("export", earlier["responses"], **more, format="receipt")
            yield sample.request("export", earlier["responses"], **more, format="markdown")
    for sample, responses in sets:
        receipt = door.call(sample.request("export", responses, format="receipt"))
        for text in (json.dumps(responses), json.loads(receipt)["file"]["text"]):
            yield SCORING.request("open", {}, text=text)
            yield sample.request("preview", {}, text=text)
        yield sample.request("beside", responses, own=None)
        own = {"own": sets[2][1] if sample is SCORING else sets[5][1], "own_date": "2020-02-29"}
        yield sample.request("beside", responses, date="2020-01-31", **own)
        yield sample.request("link", responses, date="2020-02-29")
        payload = json.loads(door.call(sample.request("link", responses)))["payload"]
        yield sample.request("follow", {}, payload=payload)
    past = ASKING.record("0.9.0")
    for text in strange():
        yield ASKING.request("preview", {}, text=text, editions=[past])
    record = {**past, "items": past["items"][:1]}
    of_it_once = link.encode(layout.from_record(record), {record["items"][0]["id"]: "best"}, None)
    yield ASKING.request("follow", {}, payload=of_it_once, editions=[record])

    yield from _editions()
    yield from _unfinished()
    for sample, responses in sets:
        others = sample.among_others()
        yield sample.request("report", responses, instrument=others)
        yield sample.request("export", responses, instrument=others, format="markdown")
    yield from _team([json.dumps(responses) for which, responses in sets if which is ASKING])


def _editions() -> Iterator[str]:
    """Answers of an earlier edition in which much was otherwise, and of one that is not known."""
    compiled = json.loads(ASKING.path.read_text(encoding="utf-8"))
    past = edition.record(instruments.from_plain(compiled))
    past |= {"version": "0.9.0", "digest": "0" * 64}
    first, *rest, last = past["items"]
    gone = {**last, "id": "gone", "stem": "Gone?"}
    options = [{**one, "label": "Otherwise", "value": "7"} for one in reversed(first["options"])]
    past["items"] = [{**first, "stem": "Otherwise?", "options": options}, *rest, gone]
    past["scales"] = [
        {**one, "rule": "", "bands": [{**band, "from": "1/3"} for band in one["bands"]]}
        for one in past["scales"]
    ]
    damaged = [{**first, "minimum": end} for end in (0, "x")]
    given = [json.loads(text) for text in strange()]
    for responses in (*asked(), *given):
        then = {**responses, "instrument": {"id": ASKING.id, "version": "0.9.0"}}
        yield ASKING.request("fit", then, editions=[past])
        yield ASKING.request("fit", then)
        yield ASKING.request("fit", responses, digest="0" * 64)
        yield ASKING.request("fit", responses, editions=[{}, {**past, "items": damaged}])


def _unfinished() -> Iterator[str]:
    """Answers that are not complete, days that are none, and files of a day to come."""
    half = ASKING.response_set(
        {"n1": "half", "gone": "x"},
        details={"fields": {"name": "Ada é"}, "shown": True},
        plan=["Begin", {"id": "own/1", "text": "Begin"}],
    )
    for responses in (half, {**half, "details": "none"}):
        yield ASKING.request("report", responses, draft=True, date="2020-02-30")
        yield ASKING.request("later", responses, draft=True, date="2020-02-29", earlier=[])
        yield ASKING.request("export", responses, draft=True, format="json")
        yield ASKING.request("card", responses, address="a/", open=True)
        of_theirs = ASKING.response_set({"n2": "best"}, details=responses["details"])
        yield ASKING.request("beside", of_theirs, own=responses, own_date="today")
        yield ASKING.request("beside", of_theirs, own=[])
    yield ASKING.request("fit", half)
    for date in ("2020-03-01", "1999-12-31", "2020-02-29"):
        text = json.dumps({**half, "date": date})
        yield ASKING.request("preview", {}, text=text, today="2020-02-29")


def _team(texts: list[str]) -> Iterator[str]:
    """Files of several people, some of an earlier edition and some broken, put together."""
    older = [text.replace('"version": "1.0.0"', '"version": "0.9.0"') for text in texts]
    files = [*texts, *texts[:1], *older, *strange(), "{", "<html>", None, '{"instrument": 1}']
    named = [{"name": f"é {place}.json", "text": text} for place, text in enumerate(files)]
    request = ASKING.request("gather", {}, files=named, published=[SCORING.id, ASKING.id])
    yield request
    yield SCORING.request("gather", {}, files=named, published=[SCORING.id, ASKING.id])
    found = json.loads(door.call(request))
    for more in ({}, {"unnamed": True, "each": True}):
        together = {"entries": found["entries"], "left_out": found["left_out"], **more}
        yield ASKING.request("team", {}, **together)
        for format in team.FORMATS:
            yield ASKING.request("team-export", {}, format=format, style="p {}", **together)


def _bad() -> Iterator[str]:
    whole = SCORING.response_set(RESPONSES["all"])
    yield ""
    yield "{"
    yield "[]"
    yield "{}"
    yield "[" * 500 + "]" * 500
    yield SCORING.request("remove", whole)
    yield SCORING.request("result", whole, instrument="<!doctype html>")
    yield SCORING.request("result", whole, instrument="{}")
    yield SCORING.request("result", [])
    yield SCORING.request("result", {})
    yield SCORING.request("report", {**whole, "format": "inkbubble/responses@0"})
    yield SCORING.request("report", {**whole, "instrument": {"id": "other", "version": "1.0.0"}})
    yield SCORING.request("report", {**whole, "responses": []})
    yield SCORING.request("trial", whole, tried={"a1": "o9"})
    yield SCORING.request("export", whole, format="spreadsheet")
    yield SCORING.request("open", {}, text="<html>")
    yield SCORING.request("open", {}, text="{")
    yield SCORING.request("gather", {})
    yield SCORING.request("team-export", {}, format="spreadsheet", entries=[], left_out=[])
    yield SCORING.request("card", whole)
    yield SCORING.request("card", whole, address="javascript:alert(1)")
    yield SCORING.request("history", whole, date="2020-02-29", earlier=[], **{"with": 0})
    for payload in (None, "", "é", " " * 7_000, "2abc", "1" * 30):
        yield SCORING.request("follow", {}, payload=payload)
    payload = json.loads(door.call(SCORING.request("link", whole)))["payload"]
    yield ASKING.request("follow", {}, payload=payload)
    for text in ("", "%PDF-1.7", "[" * 3_000, '{"a": NaN}', '{"a": 1, "a": 2}', json.dumps(whole)):
        yield ASKING.request("preview", {}, text=text)
    yield SCORING.request("preview", {}, text='{"format": "inkbubble/responses@2"}')
    unknown = {"a11": "o0", "a1": "o00", "unknown é": "\ud800"}
    yield SCORING.request("result", SCORING.response_set(unknown))
    not_texts: dict[str, Any] = {"a1": 1, "a2": None, "a3": ["o0"], "b1": {}}
    yield SCORING.request("result", SCORING.response_set(not_texts))
    for response_set in refused():
        yield ASKING.request("report", response_set)
    for response_set in ({}, ASKING.response_set({}, set_aside=[], details="none")):
        yield ASKING.request("fit", response_set)


def _modules(rooms: Mapping[str, bytes]) -> set[str]:
    """The names of the rooms' own modules."""
    paths = (Path(path).with_suffix("") for path in rooms if path.endswith(".py"))
    return {".".join(path.parts).removesuffix(".__init__") for path in paths}


def _imported(rooms: Mapping[str, bytes]) -> set[str]:
    """The names of the modules that the rooms import, inside functions too."""
    names = set()
    for path, source in rooms.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(_parsed(path, source)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return names


def _parsed(path: str, source: bytes) -> ast.Module:
    try:
        return ast.parse(source, path)
    except SyntaxError as error:
        raise EngineError(
            f"{path}:{error.lineno}: {error.msg}. Correct the Python there."
        ) from None
