"""How wide words in a picture are, nearly, and how they break into lines.

A picture is laid out where no typeface can be measured, so widths are guessed, rather too wide
than too narrow, in pixels at the size of the style sheet.
"""

NARROWEST = 244
"""What a picture is wide on the narrowest phone."""

_WIDTHS = {
    **dict.fromkeys("fijlI.,:;!|'’()[]/- ", 5),
    **dict.fromkeys("rst", 7),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ0123456789_+=…", 10),
    **dict.fromkeys("mwMW@%&", 14),
}
_USUAL, _IDEOGRAPH = 9, 15
_FIRST_IDEOGRAPH = "\u2e80"


def width(words: str) -> int:
    """How wide the words are, nearly."""
    return sum([_WIDTHS.get(letter) or _other(letter) for letter in words])


def _other(letter: str) -> int:
    return _USUAL if letter < _FIRST_IDEOGRAPH else _IDEOGRAPH


def lines(words: str, room: int, most: int) -> list[str]:
    """The words in lines that fit the room, at least one; what goes beyond *most* ends in “…”.

    Only a word that is wider than the room is broken, anywhere. (Not `textwrap`: it counts
    letters, and Pythons differ in where it breaks long words.)
    """
    found: list[str] = []
    line, left = "", room
    for word in words.split():
        needed = width(word)
        if line and needed + _WIDTHS[" "] <= left:
            line, left = f"{line} {word}", left - needed - _WIDTHS[" "]
            continue
        if line:
            found.append(line)
        while needed > room and len(found) <= most:
            piece = _beginning(word, room)
            found.append(piece)
            word = word[len(piece) :]
            needed = width(word)
        line, left = word, room - needed
        if len(found) > most:
            break
    found.append(line)
    if len(found) <= most:
        return found
    return [*found[: most - 1], _beginning(found[most - 1], room - _WIDTHS["…"]) + "…"]


def _beginning(word: str, room: int) -> str:
    """As much of the word as fits, at least a letter."""
    for length, letter in enumerate(word):
        room -= _WIDTHS.get(letter) or _other(letter)
        if room < 0:
            return word[: max(length, 1)]
    return word
