"""How much room words take, so that labels stand beside what they name, are cut where they must, and titles break.

Widths are those of common sans-serif faces to within a tenth; the font that a viewer puts in its place may differ.
"""

from __future__ import annotations

NARROW, WIDE = frozenset("iljtfrI.,:;'’‘|![]() "), frozenset("mwMW—%@")
CAPITAL = 0.66
BOLD = 1.1
"""How much wider bold letters are."""
LETTERS, HEADING = 12.0, 13.0
"""Height in pixels of a chart's letters, and of its headings and the names of lines, which are bold; a page's are no larger."""
LEAST = 3
"""So many letters of a label stand, whatever the room."""


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


def fitted(words: str, size: float, room: float) -> str:
    """The words in one line, with an ellipsis in place of what has no room."""
    kept = words
    while len(kept) > LEAST and width(kept if kept == words else f"{kept}…", size) > room:
        kept = kept[:-1]
    return kept if kept == words else f"{kept.rstrip()}…"


def _share(letter: str) -> float:
    """The width of a letter as a share of the size."""
    if letter in NARROW:
        return 0.3
    if letter in WIDE:
        return 0.86
    return CAPITAL if letter.isupper() else 0.55
