"""The Admiralty code: how far a source is trusted (A-F), and how likely an item is true (1-6).

Source: NATO AJP-2.1 / STANAG 2511; UK JDP 2-00. The two axes are separate and stay separate.
"""

from __future__ import annotations

import re

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
