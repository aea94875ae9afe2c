"""The marks that say what became of a clause from one version of a text to the next."""

from __future__ import annotations

from typing import Literal

Kind = Literal["deleted", "reversed", "weakened", "strengthened", "changed", "added", "reworded", "unchanged"]
Fate = Literal["moved", "renumbered", "split", "merged"]

KINDS: tuple[Kind, ...] = (
    "deleted", "reversed", "weakened", "strengthened", "changed", "added", "reworded", "unchanged",
)  # fmt: skip
FATES: tuple[Fate, ...] = ("moved", "renumbered", "split", "merged")
MEANINGS: dict[str, str] = {
    "deleted": "stands in the old text alone",
    "reversed": "what was commanded or stated is now denied, or the other way round",
    "weakened": "binds less than before",
    "strengthened": "binds more than before",
    "changed": "says something else: a number, a date, an actor, a subject",
    "added": "stands in the new text alone",
    "reworded": "other words; no rule found a change of what they say",
    "unchanged": "the same words, whatever its number, case and punctuation",
    "moved": "stands at another place in the order of the text",
    "renumbered": "bears another number",
    "split": "one clause became several",
    "merged": "several clauses became one",
}
"""What each mark means, in the words that every output uses."""
