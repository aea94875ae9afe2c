r"""What states take positions on: a catalogue of kinds of issue, and the words that name one or say where one stands.

Data: `ontology/data/issues.csv`, one phrase a row. Phrases are read on a sentence as `positions.line` writes it, with each
known name as `@` and its number, contractions written out and every blank single. In a phrase

    word*           any ending
    ..              up to six words
    (a|b)?          one of several, or none
    {place}         a known name, or words written as names are; {party}, {org}, {parent} and {topic} likewise
    @\d+            a known name that the issue is not about

What a row says of its phrase: `act+` (doing it is standing for the issue), `act-` (against it), `thing+` and `thing-` (what
one is for or against), `for` and `against` (words that say it all), `name` and `arg` of the kind of issue, and `cue`, what
some of its phrases' words must match in a sentence for them to be looked for; of the kind `*`,
that of every issue: `not`, `turns` (turns what it governs into its opposite), `favours`, `loosely` and `leans` (these two, less surely), `ends`
(turns what stands right behind it), `hedge`, `change`, and of what
stands behind a thing `good`, `bad`, and `past` (words that put it into the past).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from armslength.ontology.tables import rows

Words = Literal["act+", "act-", "thing+", "thing-", "for", "against"]

WORDS: tuple[Words, ...] = ("act+", "act-", "thing+", "thing-", "for", "against")
ARGUMENTS = ("place", "party", "org", "host", "own", "topic", "none")

_NAME = r"(?:@\d+|(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)*))"
_SLOT = re.compile(r"\\\{(place|party|org|parent|topic)\\\}|\{(place|party|org|parent|topic)\}")
_GAP = r"(?:[^\s,;:]+ ){0,6}?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue: the kind of issue it names, how, and the pattern of its words."""

    issue: str
    words: Words
    pattern: re.Pattern[str]

    @property
    def sign(self) -> int:
        """1 for what is for the issue, -1 for what is against it."""
        return -1 if self.words.endswith("-") or self.words == "against" else 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of issue.

    Attributes:
        cue: a sentence, in small letters, in which it is not found has none of the kind's phrases.
        name: with `{place}`, `{party}`, `{org}` or `{topic}` where the thing in question stands.
        argument: what makes two issues of the kind two: one of `ARGUMENTS`; `own` is the holder's own state.
    """

    id: str
    name: str
    argument: str
    cue: re.Pattern[str]
    phrases: tuple[Phrase, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of issue by its id, in order of the table."""
    told: dict[str, dict[str, str]] = {}
    for row in rows("issues"):
        told.setdefault(row["issue"], {})[row["what"]] = row["words"]
    for issue, found in told.items():
        if "name" not in found or found.get("arg") not in ARGUMENTS:
            raise ValueError(f"ontology/data/issues.csv: {issue}: no name, or no known arg")
    return {
        issue: Kind(
            issue,
            found["name"],
            found["arg"],
            re.compile(found.get("cue", "").lower()),
            tuple(p for p in phrases() if p.issue == issue),
        )
        for issue, found in told.items()
    }


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases that name an issue, in order of the table."""
    return tuple(
        Phrase(row["issue"], what, _compiled(row["words"]))
        for row in rows("issues")
        for what in WORDS
        if row["what"] == what
    )


def _compiled(words: str) -> re.Pattern[str]:
    met: set[str] = set()

    def slot(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name in met:
            return _NAME
        met.add(name)
        return f"(?P<{name}>{_NAME})"

    text = re.sub(r"(?<=\w)\*(?!\w)", r"[\\w'-]*", words)
    text = text.replace(" .. ", f" {_GAP}")
    return re.compile(rf"(?<![\w@])(?:{_SLOT.sub(slot, text)})(?!\w)", re.IGNORECASE)
