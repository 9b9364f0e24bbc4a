"""What is written out in a link: texts, and numbers without two bounds.

The bytes are one run a slot, in order: the length of the UTF-8 text as a varint (seven bits a byte,
the lowest first), then the text. Slots without an answer have the length 0, and those behind the
last answer are left out. The bytes, with a 1 before them that keeps leading zeros, are one number.
"""

from collections.abc import Mapping
from fractions import Fraction

from scoring import numbers
from scoring.items import Response
from scoring.link import digits
from scoring.link.layout import Layout, Slot


def encode(layout: Layout, chosen: Mapping[str, Response]) -> str:
    """The characters for the answers that are written out; none if there is no such answer."""
    texts = [_text(slot, chosen.get(slot.id)) for slot in layout.slots if slot.is_wording]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        return ""
    found = int.from_bytes(b"\x01" + b"".join(_length(text) + text for text in texts), "big")
    return digits.fixed(found, digits.width(found + 1))


def decode(layout: Layout, text: str) -> dict[str, Response]:
    """The answers that are written out.

    Raises:
        ValueError: no answers are written so.
    """
    if not text:
        return {}
    found = digits.number(text)
    data = found.to_bytes((found.bit_length() + 7) // 8, "big")
    if data[:1] != b"\x01":
        raise ValueError("the texts do not begin as they must")
    slots = iter([slot for slot in layout.slots if slot.is_wording])
    chosen: dict[str, Response] = {}
    place = 1
    while place < len(data):
        slot = next(slots, None)
        length, begin = _read_length(data, place)
        place = begin + length
        if slot is None or place > len(data):
            raise ValueError("there are more texts than questions, or one is cut off")
        if length:
            chosen[slot.id] = _response(slot, data[begin:place].decode("utf-8"))
    return chosen


def _text(slot: Slot, response: Response | None) -> bytes:
    if response is None:
        return b""
    if isinstance(response, Fraction):
        return _written(slot, response).encode()
    if not isinstance(response, str):
        raise ValueError(f"the answer to {slot.id} is not a text")
    return response.encode("utf-8")


def _response(slot: Slot, text: str) -> Response:
    if slot.kind == "number":
        number = numbers.parse(text)
        scaled = number * 10**slot.decimals
        below = slot.lowest is not None and scaled < slot.lowest
        above = slot.highest is not None and scaled > slot.highest
        if below or above or scaled.denominator != 1 or _written(slot, number) != text:
            raise ValueError(f"{text!r:.40} is no number for {slot.id}")
        return number
    too_long = slot.max_length is not None and len(text) > slot.max_length
    if too_long or text != text.strip() or not text:
        raise ValueError(f"this is no text for {slot.id}")
    return text


def _written(slot: Slot, number: Fraction) -> str:
    """The number with its last decimals, without zeros at their end."""
    if (number * 10**slot.decimals).denominator != 1:
        raise ValueError(f"{number} is too fine for {slot.id}")
    text = numbers.display(number, slot.decimals)
    return text.rstrip("0").rstrip(".") if slot.decimals else text


def _length(text: bytes) -> bytes:
    number, found = len(text), []
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def _read_length(data: bytes, place: int) -> tuple[int, int]:
    """The length that is written at the place, and where its text begins."""
    length = 0
    for shift, byte in enumerate(data[place : place + 3]):
        length |= (byte & 127) << (7 * shift)
        if byte < 128:
            return length, place + shift + 1
    raise ValueError("a length does not end")
