"""What people and programs do to files and links on their way, by chance: thousands of broken ones.

A mutation changes a text as a bad line, a clumsy edit or a hostile hand would, or it changes the
data in it and writes it anew. Several may follow each other.
"""

import json
import random
from collections.abc import Iterator
from typing import Any

from reporting import door
from scoring import edition, link, responses
from scoring.instrument import Instrument
from scoring.link import layout
from tests.cases import chance as answering

# What is put in somewhere: marks of JSON and HTML, other scripts, what can't be seen, half a pair.
ODD = [
    *("{", "}", "[", "]", '"', "\\", ",", ":", "'", "<", ">", "&", "\0", "\n", "\t", " ", "%PDF-"),
    *("\ufeff", "\u202e", "\u2028", "\ud800", "\udfff", "\u0661", "é", "😀", "NaN", "Infinity"),
    *("-", "1e999", "9" * 400, "true", "null", "\\ud800", "\\u0000", "@2", "inkbubble/", "<meta "),
]
NAMES = ["__proto__", "constructor", "", " ", "a" * 300, "\ud800", "<b>", "../x", "responses", "🙂"]
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 2**53 + 1, 10**30, 1.5, 1e308, float("nan"), float("-inf")),
    *(
        "",
        " ",
        "yes",
        "x" * 3_000,
        "\ud800",
        "<script>",
        "1/0",
        "1e1",
        "٣",
        [],
        {},
        [[]],
        ["x", "x"],
    ),
    *([1], [None], {"a": 1}, {"fields": []}, [{"id": "own/1"}], "2026-02-30", "9.9.9"),
]
DEEP = [21, 200, 3_000]


def requests(instrument: Instrument, text: str, number: int) -> Iterator[dict[str, Any]]:
    """As many requests about mutated files, receipts, links and response sets; always the same.

    *text* is the compiled instrument. The requests name the instrument by id.
    """
    chance = random.Random(f"mutations of {instrument.id}")
    files = [one["responses"] for one in answering.requests(instrument, 100)]
    sound = [file for file in files if _ask(text, "link", file)["ok"]]
    links = [_ask(text, "link", one, date="2026-11-22")["payload"] for one in sound]
    past = _past(instrument)
    links += [_past_link(instrument, past, one) for one in sound]
    receipts = [
        _ask(text, "export", one, format="receipt", date="2026-11-22")["file"]["text"]
        for one in sound[:8]
    ]
    for _ in range(number):
        way = chance.choice(
            ["file", "file", "file", "data", "data", "link", "link", "set", "receipt"]
        )
        request = _request(way, chance, files, links, receipts)
        editions = [past] if chance.random() < 0.7 else None
        yield {"responses": {}, **request, "instrument": instrument.id, "editions": editions}


def _past(instrument: Instrument) -> dict[str, Any]:
    """The record of an edition that had one question less."""
    now = edition.record(instrument)
    return {**now, "version": "0.9.0", "digest": "0" * 64, "items": now["items"][1:]}


def _past_link(instrument: Instrument, past: dict[str, Any], file: Any) -> str:
    then = layout.from_record(past)
    return link.encode(then, responses.read(instrument, file).chosen, None)


def _request(
    way: str, chance: random.Random, files: list[Any], links: list[str], receipts: list[str]
) -> dict[str, Any]:
    match way:
        case "link":
            whole = chance.choice(links)
            payload = whole if chance.random() < 0.2 else _broken(whole, chance)
            return {"operation": "follow", "payload": payload}
        case "set":
            data = _changed(_copy(chance.choice(files)), chance)
            return {"operation": "fit", "responses": _without_floats(data)}
        case "receipt":
            return {
                "operation": "preview",
                "text": _broken_receipt(chance.choice(receipts), chance),
            }
        case "data":
            data = _changed(_copy(chance.choice(files)), chance)
            return {"operation": "preview", "text": _written(data, chance)}
    return {"operation": "preview", "text": _broken(json.dumps(chance.choice(files)), chance)}


def _ask(text: str, operation: str, responses: Any, **more: Any) -> Any:
    asked = {"operation": operation, "instrument": text, "responses": responses, **more}
    return json.loads(door.call(json.dumps(asked)))


def _broken(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        text = _broken_once(text, chance)
    return text


def _broken_once(text: str, chance: random.Random) -> str:
    one, other = sorted(chance.randint(0, len(text)) for _ in range(2))
    near = min(one + chance.randint(1, 8), len(text))
    match chance.randint(0, 9):
        case 0:  # a bit of a byte flips
            data = bytearray(text.encode("utf-8", "surrogatepass") or b" ")
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return data.decode("utf-8", "replace")
        case 1:
            return text[:one]
        case 2:
            return text[one:]
        case 3:
            return text[:one] + text[near:]
        case 4:
            return text[:near] + text[one:]
        case 5:
            return text + text[one:other]
        case 6 if text:  # two characters change places
            place = chance.randrange(len(text))
            swapped = list(text)
            swapped[place], swapped[one - 1] = swapped[one - 1], swapped[place]
            return "".join(swapped)
        case 7:
            return text.upper() if chance.random() < 0.5 else text.swapcase()
        case 8:
            deep = chance.choice(DEEP)
            return text[:one] + "[" * deep + chance.choice(["", "]" * deep]) + text[one:]
    return text[:one] + chance.choice(ODD) + text[near if chance.random() < 0.5 else one :]


def _broken_receipt(text: str, chance: random.Random) -> str:
    """A change near the data that it carries, where most of the others would not be noticed."""
    begin = text.index("<meta name=")
    end = text.index(">", begin)
    if chance.random() < 0.2:
        return _broken(text, chance)
    return text[:begin] + _broken(text[begin:end], chance) + text[end:]


def _changed(data: Any, chance: random.Random) -> Any:
    for _ in range(chance.choice([1, 1, 2, 4])):
        data = _changed_once(data, chance)
    return data


def _changed_once(data: Any, chance: random.Random) -> Any:
    """The data with one of the values in it changed, doubled, moved, nested or gone."""
    places = list(_places(data))
    if not places:
        return chance.choice(VALUES)
    inside, key = chance.choice(places)
    match chance.randint(0, 6):
        case 0:
            del inside[key]
        case 1:
            other, there = chance.choice(places)
            inside[key], other[there] = _copy(other[there]), _copy(inside[key])
        case 2 if isinstance(inside, dict):
            inside[chance.choice(NAMES)] = _copy(chance.choice([inside[key], *VALUES]))
        case 3:
            nested = inside[key]
            for _ in range(chance.choice([1, 2, 8, 15])):
                nested = [nested] if chance.random() < 0.5 else {"a": nested}
            inside[key] = nested
        case 4:
            inside[key] = str(inside[key])
        case 5:
            inside[key] = [_copy(inside[key])] * chance.randint(1, 3)
        case _:
            inside[key] = _copy(chance.choice(VALUES))
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every value inside the data, as what it is in and its key there."""
    if isinstance(data, dict | list):
        for key in list(data) if isinstance(data, dict) else range(len(data)):
            yield data, key
            yield from _places(data[key])


def _written(data: Any, chance: random.Random) -> str:
    text = json.dumps(data, ensure_ascii=chance.random() < 0.5)
    return _broken_once(text, chance) if chance.random() < 0.1 else text


def _copy(data: Any) -> Any:
    return json.loads(json.dumps(data))


def _without_floats(data: Any) -> Any:
    """As a page has it: it reads numbers as texts, and JavaScript's JSON knows no NaN."""
    return json.loads(json.dumps(data), parse_float=str, parse_constant=str, parse_int=_whole)


def _whole(text: str) -> Any:
    number = int(text)
    return number if abs(number) < 2**53 else text
