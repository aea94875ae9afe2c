"""How many of what a sentence counts: three labourers arrested are not two hundred labourers deported."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FROM_TWO = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS: Mapping[str, int] = {
    **{word: number for number, word in enumerate(_FROM_TWO.split(), 2)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
"""Number words; "one" is more often a pronoun than a count."""
TIMES: Mapping[str, int] = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
APART = 1.5
"""Times by which two counts of one thing may differ: the dead of a raid are counted differently, and a day later anew."""
BETWEEN = 2
"""Words between a number and what it counts: "three Indonesian labourers"."""
STEM = 6
_PARTS = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\w])|[^\W\d_]+|[^\w\s]+|\d\w+")
_MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()  # noqa: SIM905
)
_NEVER = _MONTHS | frozenset(
    """day days week weeks month months year years hour hours minute minutes time times percent per cent of and in on at the
    from with for leaders presidents sides countries parties heads states ministers""".split()  # noqa: SIM905
)
"""Words that are not counted to tell deeds apart by; those who take part are counted as it pleases the writer."""


def counted(sentence: str) -> dict[str, float]:
    """What a sentence counts: stem of the word -> how many, the first where it is counted twice.

    Dates, spans of time and shares are left out. Up to three words after a number are counted by it, as far as nothing
    stands between: in "three Indonesian labourers" both words are.
    """
    parts = _PARTS.findall(sentence)
    found: dict[str, float] = {}
    place = 0
    while place < len(parts):
        dated = place > 0 and parts[place - 1].lower() in _MONTHS
        number, place = _number(parts, place)
        if number is None:
            place += 1
            continue
        for word in parts[place : place + BETWEEN + 1] if not dated else ():
            low = word.lower()
            if low in _NEVER or not low.isalpha():
                break
            if len(low) > 2:
                found.setdefault(low[:STEM].removesuffix("s"), number)
    return found


def clash(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two sentences count the same thing so differently that they cannot mean the same deed."""
    return any(
        max(count, other[word]) > APART * min(count, other[word])
        for word, count in one.items()
        if word in other
    )


def _number(parts: list[str], place: int) -> tuple[float | None, int]:
    """The number that begins at a place, and the place after it; None where none does."""
    total: float | None = None
    while place < len(parts):
        low = parts[place].lower()
        if low.replace(",", "").replace(".", "").isdigit():
            if total is not None:
                break
            total = float(low.replace(",", ""))
        elif low in UNITS:
            total = (total or 0) + UNITS[low]
        elif low in TIMES and total is not None:
            total *= TIMES[low]
        else:
            break
        place += 1
    return total, place
