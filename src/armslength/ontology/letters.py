"""Names as they are written without marks on their letters: "Shinzo Abe" is Shinzō Abe, "Djukanovic" no other than Đukanović."""

from __future__ import annotations

import re
import unicodedata

_WHOLE = str.maketrans(
    {
        "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ə": "a", "Ə": "A", "’": "'", "ʻ": "'", "ʿ": "'",
    }
)  # fmt: skip
"""Letters that no mark can be taken from."""
_MARKED = re.compile("([A-Za-z])[\u0300-\u036f]+")


def plain(text: str) -> str:
    """A text with its Latin letters without marks; an apostrophe in one form; all else as it is."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_WHOLE))
    return unicodedata.normalize("NFC", _MARKED.sub(r"\1", parts))
