"""The Admiralty code: how far a source is trusted (A-F), and how likely an item is true (1-6).

Source: NATO AJP-2.1 / STANAG 2511; UK JDP 2-00. The two axes are separate and stay separate.
"""

from __future__ import annotations

import re

from armslength.records import Event

SOURCE = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
ITEM = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
ALLOWED = "A to F, alone or followed by 1 to 6, such as B or B2"


def is_grade(value: str) -> bool:
    """Whether `value` is a source grade (`B`) or a source and item grade (`B2`)."""
    return re.fullmatch(r"[A-F][1-6]?", value) is not None


def item_grade(event: Event) -> str:
    """How likely it is true that the event took place, 1 to 6, by a stated rule.

    Told by several independent publishers it is 1 where the best of them is graded A to C, else 2. Told
    by one alone it is as good as its source: 2 for A and B, 3, 4, 5 for C, D, E, and 6 (cannot be judged)
    for F. Where others deny it, it is 3 at best if several tell of it, 4 at best if one does.

    It says nothing of whether the sentences were coded rightly: that is `confidence`.
    """
    if event.publishers > 1:
        item = "1" if event.source_grade in "ABC" else "2"
    else:
        item = {"A": "2", "B": "2", "C": "3", "D": "4", "E": "5"}.get(event.source_grade, "6")
    if not event.denied_by:
        return item
    return max(item, "3" if event.publishers > 1 else "4")


def grade(event: Event) -> str:
    """Both axes of the Admiralty code side by side, such as `B2`."""
    return event.source_grade + item_grade(event)
