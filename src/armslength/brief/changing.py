"""What would change the judgement: each sentence says a condition that can be checked, and none says that it will come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.findings import HIGH, MODERATE, confidence, left_open, side_of, standing
from armslength.records import NEARER_FREE, NEARER_HELD

if TYPE_CHECKING:
    from armslength.brief.weights import Sensitivity
    from armslength.records import Assessment, Reading


def would_change(
    assessment: Assessment, weighed: Sensitivity | None, *, events: int, publishers: int
) -> list[str]:
    """Conditions under which the brief would say something else of arm's length; empty where it says nothing of it.

    Args:
        assessment: what was found.
        weighed: the same under other weights; None where that was not reckoned.
        events, publishers: what the confidence is judged by.
    """
    found = standing(assessment)
    if found is None:
        return []
    said = [
        *_evidence(found.now),
        *_weights(weighed),
        *_unknown(found.now),
        *_confidence(found.now, events, publishers),
    ]
    return [one for one in said if one]


def _evidence(now: Reading) -> list[str]:
    if now.value is None or now.low is None or now.high is None:
        return []
    interval = wording.interval(now.low, now.high)
    said, other = side_of(now.value), left_open(now)
    if said == "in between":
        return [
            (
                f"The evidence: the figure stands in between, and its interval is {interval}; it would have to leave "
                f"{wording.number(NEARER_HELD)} to {wording.number(NEARER_FREE)} for more to be said."
            )
        ]
    near, far = (NEARER_HELD, NEARER_FREE) if said == "nearer to held" else (NEARER_FREE, NEARER_HELD)
    if other is None:
        return [
            (
                f"The evidence: the whole interval {interval} lies {said}; only deeds that take the figure past "
                f"{wording.number(near)} would say otherwise."
            )
        ]
    edge = near if other == "in between" else far
    return [
        (
            f"The evidence: the figure stands {said}, but its interval {interval} reaches past {wording.number(edge)}, so "
            f"the evidence does not rule out that it stands {other}."
        )
    ]


def _weights(weighed: Sensitivity | None) -> list[str]:
    if weighed is None or weighed.kept is None:
        return []
    others = [s for s in weighed.scenarios if s.kind != "set"]
    breaks = sum(not s.keeps for s in others)
    if not others:
        return []
    if not breaks:
        return [f"The weights: none of the {len(others)} other weightings tried would change it."]
    return [
        f"The weights: {breaks} of the {len(others)} other weightings tried say something else (see Weights)."
    ]


def _unknown(now: Reading) -> list[str]:
    names = {"lead": "the lead in warmth", "commitment": "commitment to the patron"}
    unknown = [names.get(term.name, term.name) for term in now.terms if term.value is None]
    if not unknown:
        return []
    return [
        (
            f"What is not known: {wording.listed(unknown)}; any sign of {'it' if len(unknown) == 1 else 'them'} would move the figure, "
            "which counts what is not known as the middle of its range."
        )
    ]


def _confidence(now: Reading, events: int, publishers: int) -> list[str]:
    word = confidence(now, events, publishers).word
    if word == "high" or now.low is None or now.high is None:
        return []
    higher, (least_events, least_publishers, widest) = (
        ("moderate", MODERATE) if word == "low" else ("high", HIGH)
    )
    lacking = []
    if events < least_events:
        lacking.append(f"{least_events} events instead of {events}")
    if publishers < least_publishers:
        lacking.append(f"{wording.count(least_publishers, 'publisher')} instead of {publishers}")
    if now.high - now.low > widest:
        lacking.append(
            f"an interval no wider than {wording.number(widest)} instead of {wording.number(now.high - now.low)}"
        )
    return [f"Confidence would be {higher}, not {word}, with {wording.listed(lacking)}."] if lacking else []
