"""How many of what a sentence counts: three labourers arrested are not two hundred labourers deported."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from armslength.coding.dates.words import MONTH, NUMBERS

UNITS: Mapping[str, int] = {word: number for word, number in NUMBERS.items() if number > 1}
"""Number words; "one" is more often a pronoun than a count."""
HUNDRED = 100
TIMES: Mapping[str, int] = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
APART = 1.5
"""Times by which two counts of one thing may differ: the dead of a raid are counted differently, and a day later anew."""
BETWEEN = 2
"""Words between a number and what it counts: "three Indonesian labourers"."""
STEM = 6
_NUMERAL = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_PARTS = re.compile(
    rf"(?P<name>(?:[^\W\d_][\w.]{{0,15}}-|\b(?:[Aa]rticle|[Rr]esolution|[Rr]oom|[Ff]light|[Nn]o\.?|[Pp]rotocol|[Cc]hapter) ?)(?:{_NUMERAL})\w*)"
    rf"|(?P<year>(?:1[6-9]|20)[0-9]{{2}}(?![\w,.]{{0,9}}[0-9]))|(?P<numeral>{_NUMERAL}(?!\w))|(?P<word>[^\W\d_]+)|\w+|[^\w\s]+"
)
"""Names with a number ("S-400", "Article 5") and years count nothing; what is a figure by Unicode alone ("¹") neither."""
_NEVER = MONTH.keys() | frozenset(
    """day days week weeks month months year years hour hours minute minutes time times percent per cent of and in on at the
    from with for leaders presidents sides countries parties heads states ministers
    is are was were be been being has have had will would who which that""".split()  # noqa: SIM905
)
"""Words that are not counted to tell deeds apart by; those who take part are counted as it pleases the writer."""
_PASSED = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "been", "being", "be", "will", "would"}
)
"""Words that a count reaches over: "three were wounded"."""

Counts = Mapping[str, Collection[float]]
"""Stem of a word -> how many of it a sentence counts, at each place where it does."""


def counted(sentence: str) -> Counts:
    """What a sentence counts.

    Dates, years, spans of time, shares and numbers that are part of a name are left out. Up to three words after a number are
    counted by it, as far as nothing stands between; an adjective of a country or a name before the thing is none of them, for it may
    stand before many things: "ten American diplomats and two American consulates".
    """
    parts = [(m.lastgroup or "", m[0]) for m in _PARTS.finditer(sentence)]
    found: dict[str, set[float]] = defaultdict(set)
    place = 0
    while place < len(parts):
        dated = place > 0 and parts[place - 1][1].lower() in MONTH
        number, place = _number(parts, place)
        if number is None:
            place += 1
            continue
        for word in _things(parts, place) if not dated else ():
            found[word[:STEM].removesuffix("s")].add(number)
    return found


def _things(parts: list[tuple[str, str]], place: int) -> list[str]:
    """The words from a place on that a number before it may count, in lower case."""
    words: list[str] = []
    for sort, word in parts[place : place + BETWEEN + 1]:
        if sort != "word" or word.lower() in _NEVER:
            break
        words.append(word)
    named = [w for w in words if w[0].isupper() and not w.endswith("s")]
    return [
        w.lower() for w in words if len(w) > 2 and w not in _PASSED and (w not in named or w == words[-1])
    ]


def clash(one: Counts, other: Counts) -> bool:
    """Whether two sentences count the same thing so differently that they cannot mean the same deed."""
    return any(
        all(max(a, b) > APART * min(a, b) for a in counts for b in other[word])
        for word, counts in one.items()
        if word in other
    )


def _number(parts: list[tuple[str, str]], place: int) -> tuple[float | None, int]:
    """The number that begins at a place, and the place after it; None where none does."""
    greater: float | None = None  # the thousands and millions before
    number: float | None = None
    while place < len(parts):
        sort, word = parts[place]
        low = word.lower()
        if sort == "numeral" and number is None and greater is None:
            number = float(low.replace(",", ""))
        elif low in UNITS and _goes_on(number, UNITS[low]):
            number = (number or 0) + UNITS[low]
        elif low == "hundred" and number is not None:
            number *= HUNDRED
        elif low in TIMES and number is not None:
            greater, number = (greater or 0) + number * TIMES[low], None
        elif not (
            low == "and"
            and number
            and number % HUNDRED == 0
            and parts[place + 1 : place + 2]
            and parts[place + 1][1].lower() in UNITS
        ):
            break
        place += 1
    return (None if number is None and greater is None else (greater or 0) + (number or 0)), place


def _goes_on(before: float | None, unit: int) -> bool:
    """Whether a number word is of one number with what stands before: "twenty three", "two hundred fifty"."""
    if before is None:
        return True
    return before % HUNDRED == 0 if before >= HUNDRED else before >= 20 and before % 10 == 0 and unit < 10
