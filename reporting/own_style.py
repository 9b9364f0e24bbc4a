"""The style sheet inside a page that stands alone, and the hash that alone lets it in."""

from binascii import b2a_base64
from hashlib import sha256


def contained(style: str) -> str:
    r"""The style sheet so that it can't end its element, and has the bytes that a browser hashes.

    In style, “<\/” says the same as “</” wherever that can stand: in a text.
    """
    return style.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("</", r"<\/")


def hash_of(style: str) -> str:
    """The style sheet's hash as a page's policy names it."""
    return b2a_base64(sha256(style.encode()).digest(), newline=False).decode()
