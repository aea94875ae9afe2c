"""Which of the times told by then is a deed's: what the network thinks of each, beside where it stands and how it is told.

The network alone leaves out what only carries over (`on Monday the one voted, the other stayed away`) and takes to the duration that
stands next (`held for six hours on Friday`). `training/train_links.py` fits the weights on passages that the network asked had not seen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from armslength.coding.dates.choice import in_tense, of_another_deed, same_clause
from armslength.coding.dates.link_weights import LEAST, WEIGHTS
from armslength.coding.dates.scan import TimeExpression

_SURE = 8.0
"""Beyond these log odds the network is as sure as it can be."""
_NEAR = 12
_BEFORE = 45
"""Characters before a trigger in which its auxiliary stands."""
_PERFECT = re.compile(r"\b(?:had|has|have|having)\b[^,.;:]{0,25}$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto (?:\w+ly )?$", re.IGNORECASE)
_PREPOSITION = "(?:on|in|by|at|early|late|since|from)"
_OPENING = re.compile(
    rf"[\s\"“(]*(?:(?:(?:and|but|yet|then) {_PREPOSITION}?|{_PREPOSITION})[\s\"“(]*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """Where a deed is told.

    Attributes:
        start, end: offsets of its trigger in `text`.
        sentence: offsets of its sentence.
        published: EDTF of the text's publication, or None.
        others: where the triggers about it begin, its own among them or not.
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    published: str | None
    modality: str
    others: Sequence[int]


def linked(
    deed: Told, times: Sequence[TimeExpression], known: Sequence[float], nothing: float
) -> TimeExpression | None:
    """The time that dates a deed; None where none does.

    Args:
        times: those told up to the end of its sentence that stand in the network's window.
        known: the network's probability for each of them; there may be more, of later ones.
        nothing: its probability that none dates the deed.
    """
    score = {
        i: sum(WEIGHTS[name] * value for name, value in signs(deed, time, known[i], nothing).items())
        for i, time in enumerate(times)
    }
    best = max(score, key=lambda i: score[i], default=None)
    return None if best is None or score[best] <= LEAST else times[best]


def signs(deed: Told, time: TimeExpression, known: float, nothing: float) -> dict[str, float]:
    """What speaks for a time and against it, as the weights know it; all but the first three and the distance are 0 or 1."""
    text, inside, before = deed.text, time.start >= deed.sentence[0], time.end <= deed.start
    first, last = (time.end, deed.start) if before else (deed.end, time.start)
    between = text[first:last]
    odds = max(-_SURE, min(_SURE, math.log(known + 1e-6) - math.log(nothing + 1e-6)))
    clause = inside and same_clause(time, deed.start, deed.end, text)
    lead = text[max(0, deed.start - _BEFORE) : deed.start]
    infinitive = _INFINITIVE.search(lead) is not None
    trigger = deed.start, deed.end
    return {
        "network": odds,
        "network for it": max(odds, 0.0),
        "probability": known,
        "distance": math.log1p(len(between) / 10),
        "near": len(between) <= _NEAR,
        "clause": clause,
        "before in clause": clause and before,
        "after": inside and not before,
        "opens the sentence": inside and before and _opens(deed, time),
        "semicolon": ";" in between,
        "a deed between": any(first <= start < last for start in deed.others),
        "duration": time.kind == "duration",
        "often": time.kind == "set",
        "since": time.text.lower().startswith("since"),
        "now": time.text.lower() in {"now", "today"},
        "anaphoric": time.basis == "anaphoric",
        "of another deed": of_another_deed(time, deed.start, text),
        "out of tense": in_tense(time, trigger, deed.modality, deed.published, text) is None,
        "planned": deed.modality == "planned",
        "perfect": _PERFECT.search(lead) is not None,
        "infinitive": infinitive,
        "infinitive after it": infinitive and inside and before,
    }


def _opens(deed: Told, time: TimeExpression) -> bool:
    return _OPENING.fullmatch(deed.text, deed.sentence[0], time.start) is not None
