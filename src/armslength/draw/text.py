"""How much room words take, so that labels stand beside what they name and titles break where they must.

Widths are those of common sans-serif faces to within a tenth; the font that a viewer puts in its place may differ.
"""

from __future__ import annotations

NARROW, WIDE = frozenset("iljtfrI.,:;'’‘|![]() "), frozenset("mwMW—%@")
CAPITAL = 0.66
BOLD = 1.1
"""How much wider bold letters are."""


def width(words: str, size: float) -> float:
    """Pixels that words take in one line, set in letters of `size` pixels."""
    return size * sum(_share(letter) for letter in words)


def wrapped(words: str, size: float, room: float) -> list[str]:
    """The words in as few lines as hold them; a word longer than a line has its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _share(letter: str) -> float:
    """The width of a letter as a share of the size."""
    if letter in NARROW:
        return 0.3
    if letter in WIDE:
        return 0.86
    return CAPITAL if letter.isupper() else 0.55
