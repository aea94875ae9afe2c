"""What stands before a clause's words: `Article 18.`, `§ 4`, `(2)`, `a)`, `1.1`, a bullet, a heading's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ORDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]  # fmt: skip
_NUMBER = (
    r"(?:\d{1,6}(?:[.\-–]\d{1,6})*[a-zA-Z]?(?![\w])|[IVXLC]{1,12}(?:[.\-]\d{1,6})*(?![\w])|[A-Z](?![\w])|(?i:"
    + "|".join(_ORDINALS)
    + r")\b)"
)
_UNITS = (
    "Book|Title|Part|Chapter|Section|Sec|Article|Art|Annex|Appendix|Schedule|Protocol|Clause|Rule|Amendment"
)
_UNIT = re.compile(
    rf"(?P<unit>{_UNITS}|{_UNITS.upper()}|§{{1,2}})\.?\s*(?P<number>{_NUMBER})"
    r"(?P<after>[ \t]*[.:)\]—–-]+[ \t]*|[ \t]*(?=\r?\n|\Z)|[ \t]+(?=[A-Z“\"(\[‘]))"
)
_PREAMBLE = re.compile(r"(?P<unit>Preamble|PREAMBLE)(?P<after>[ \t]*[.:]?[ \t]*(?=\r?\n|\Z))")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+|\*\*(?=\S)")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+(?=[A-Z])")
_ITEMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("(1)", re.compile(r"\((\d{1,3}[a-z]?)\)[ \t]*")),
    ("(a)", re.compile(r"\(([a-zA-Z]|[ivxl]{2,6})\)[ \t]*")),
    ("1.1.1", re.compile(r"(\d{1,3}\.\d{1,3}\.\d{1,3})[.)]?[ \t]+(?=\S)")),
    ("1.1", re.compile(r"(\d{1,3}\.\d{1,3})[.)]?[ \t]+(?=[^\W\d_])")),
    ("1.", re.compile(r"(\d{1,3}[a-z]?)[.)](?:[ \t]+(?=\S)|[ \t]*(?=\r?\n|\Z))")),
    ("a)", re.compile(r"([a-zA-Z]|[ivxl]{2,6})\)[ \t]+(?=\S)")),
    ("a.", re.compile(r"([a-z]|[ivxl]{2,6})\.[ \t]+(?=\S)")),
    ("I.", re.compile(r"([IVXL]{1,6}|[A-H])\.[ \t]+(?=\S)")),
    ("•", re.compile(r"([-–—•*·▪◦‣])[ \t]+(?=\S)")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LETTERED = frozenset({"a)", "a.", "A)", "A.", "i)", "i.", "I)", "I."})
"""Styles of items that begin with a letter of their own, and no unit's name."""
TOP = ("book", "title", "part", "annex", "appendix", "schedule", "protocol", "preamble")
"""Units that no other unit holds, in the order in which they hold each other; chapters come next."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label and where the words behind it begin.

    Attributes:
        text: as printed, without the signs that set it off.
        style: a unit's name in lower case, `heading`, or the shape of an item's number: `(1)`, `(a)`, `(i)`, `1.1`.
        value: its number, or None where it has none (a bullet, a preamble).
        end: where the words behind it begin.
    """

    text: str
    style: str
    value: int | None
    end: int

    @property
    def is_unit(self) -> bool:
        """Whether it is a word with a number, such as `Article 18`, and no mere item of a list."""
        return self.style[0].isalpha() and self.style not in LETTERED


def unit(text: str, at: int) -> Label | None:
    """The unit's label at a place where a line begins; None where there is none.

    `Article 18 of the Constitution` is no label: no mark, no capital and no end of the line stands behind it.
    """
    marks = _MARKDOWN.match(text, at)
    start = marks.end() if marks else at
    if marks and (numbered := _NUMBERED.match(text, start)):  # "## 2. Article II"
        start = numbered.end()
    found = _PREAMBLE.match(text, start)
    if found:
        return Label("Preamble", "preamble", None, found.end("after"))
    found = _UNIT.match(text, start)
    if not found:
        return None
    name = {"sec": "section", "art": "article"}.get(
        found["unit"].casefold().rstrip("."), found["unit"].casefold()
    )
    end = found.end()
    if text.startswith("**", end):
        end += 2
    printed = "§" if name.startswith("§") else name.capitalize()
    return Label(
        f"{printed} {found['number'].strip()}",
        "§" if name.startswith("§") else name,
        _value(found["number"]),
        end,
    )


def item(text: str, at: int, held: dict[str, int]) -> Label | None:
    """The label of an item of a list at a place where one may begin; None where there is none.

    Args:
        text: all of it.
        at: where the item may begin.
        held: the last number of each style that is open there: a letter is a label only as the first of its
            list or the next in it, for else it may be somebody's initial.
    """
    for shape, pattern in _ITEMS:
        found = pattern.match(text, at)
        if found is None:
            continue
        printed = found[1]
        if shape == "•":
            return Label("•", shape, held.get(shape, 0) + 1, found.end())
        if shape in {"(a)", "a)", "a.", "I."}:
            told = _lettered(shape, printed, held)
            if told is None:
                continue
            return Label(found[0].strip(), *told, found.end())
        return Label(found[0].strip(), shape, _value(printed), found.end())
    return None


def marked_heading(text: str, at: int) -> int | None:
    """Where the words of a Markdown heading begin; None where the line is none."""
    found = _MARKDOWN.match(text, at)
    return found.end() if found and found[0].startswith("#") else None


def _lettered(shape: str, printed: str, held: dict[str, int]) -> tuple[str, int] | None:
    """Whether a letter counts as a letter or as a Roman number, and which it is."""
    upper = printed.isupper()
    letters = shape if not upper else shape.replace("a", "A").replace("I", "A")
    romans = shape.replace("a", "I" if upper else "i")
    as_letter = ord(printed.casefold()) - ord("a") + 1 if len(printed) == 1 else None
    as_roman = roman(printed)
    if as_letter and held.get(letters, -9) < as_letter <= held.get(letters, -9) + 3:
        return letters, as_letter
    if as_roman and held.get(romans, -9) < as_roman <= held.get(romans, -9) + 3:
        return romans, as_roman
    if as_roman == 1:
        return romans, 1
    return (letters, 1) if as_letter == 1 else None


def roman(printed: str) -> int | None:
    """The value of a Roman number; None where it is none."""
    digits = [_ROMAN.get(letter, 0) for letter in printed.casefold()]
    if not digits or 0 in digits:
        return None
    return sum(-d if any(later > d for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))


def _value(printed: str) -> int | None:
    low = printed.casefold().strip()
    if low in _ORDINALS:
        return _ORDINALS.index(low) % 12 + 1
    digits = re.search(r"\d+$", re.sub(r"[a-z]$", "", low))
    return int(digits[0]) if digits else roman(low)
