"""Whose "I" and "we" it is, and who "you" are: by the labels that open the turns of a transcript."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from armslength.records import Mention

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = SINGULAR | PLURAL
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_LANDS = (
    r"our\s+(?:two\s+)?(?:(?:great|friendly|allied|fraternal|neighbou?ring)\s+)?(?:countries|nations|states|peoples|governments|parliaments|capitals|economies)"
    r"(?:\s+and\s+(?:our\s+)?(?:countries|nations|states|peoples))?"
)
BOTH_OURS = re.compile(
    rf"{_LANDS}|our\s+two\s+(?:leaders|presidents|ministers|delegations|sides|parliaments|armies|languages|cultures)|our\s+respective\s+(?!(?:partner|all(?:y|ies)\b|neighbou?r|enem|rival)).+"
    r"|(?:the\s+)?(?:\w+\s+)?(?:regions|leaders|presidents|ministers|ministries|parliaments|governments|peoples|citizens|businesses|companies"
    rf"|agencies|delegations|representatives|diplomats|universities|armies|militaries)\s+of\s+{_LANDS}",
    re.IGNORECASE,
)
"""The speaker's side and the one spoken to: "our countries", "the regions of our countries"; not their enemies or guests."""
VOCATIVE = re.compile(
    r"(?:mr|madam|mrs|ms)\.?\s+(?:vice[- ])?(?:president|prime minister|chancellor|minister|chairman|premier|speaker|secretary[- ]general)|your (?:majesty|excellency|highness)",
    re.IGNORECASE,
)
"""Who is spoken to by his title."""
_TITLE = re.compile(
    r"(?:the\s+)?(?:(?:distinguished|esteemed|federal|vice)\s+)?(?:president|prime minister|chancellor|premier|minister|king|chairman|secretary[- ]general)",
    re.IGNORECASE,
)
_AS = re.compile(r"\bas\s+(?:the\s+)?$", re.IGNORECASE)
_OF = r"(?:[\w'’ -]{1,40}?\s+of\s+)?"
_OWN = re.compile(
    rf"{_OF}(?:our|my)\s+(?!(?:two|both|three|four|five)\b|(?:.*\b)?(?:partners?|colleagues?|friends?|neighbou?rs?|all(?:y|ies)|counterparts?|guests?|hosts?|opponents?"
    r"|enem(?:y|ies)|adversar(?:y|ies)|rivals?|brothers?|sisters?|continent|planet|region|world|century)\b)",
    re.IGNORECASE,
)
"""What is of the speaker's own country: "our delegation", "people of our country", but not "our partners"."""
_YOURS = re.compile(rf"{_OF}your\s", re.IGNORECASE)
GUESSED = frozenset({None, "home", "context"})
"""How a country was told that gives way to that of who speaks."""

_PERSONAL = re.compile(
    rf"(?:{'|'.join(sorted(FIRST_PERSON | SECOND_PERSON))})\b|{_OF}(?:our|my|your)\s", re.IGNORECASE
)
_LABEL = re.compile(
    r"^[ \t]*([^\W\d_](?:[^:\n(]{0,129}[^:\n( \t])?)(?: *\([^)\n]{1,40}\))? *:(?=\s|[A-Z“\"])", re.MULTILINE
)
"""A name that opens a turn; what stands in brackets after it, "(retranslated)", is no part of it."""
_LONG_LINE = re.compile(r"^[^\n]{39,}\S(?=[^\S\n]*$)", re.MULTILINE)
_GOES_ON = re.compile(r"[\w,;][^\S\n]*\n[^\S\n]*\Z")
"""The end of a line within a sentence: what begins the next one goes on with it, where a text's lines are wrapped."""
_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "at", "on", "de", "la", "von", "van", "der", "al", "el", "bin", "ben", "ibn", "abu", "da", "di", "dos", "du"})  # fmt: skip


_ARTICLES = ("al-", "el-", "ben-", "bin-", "ibn-", "abu-")
"""What a name may begin with in small letters."""
_ENTITY_OF = re.compile(r"(?<=\w )entity (?=of [A-Z])")
"""Of the one office whose name has a common noun: "President of the Republika Srpska entity of Bosnia and Herzegovina"."""
_ASKING = re.compile(r"(?:Q|Question|Reporter|Journalist)\.?", re.IGNORECASE)


FEW_LINES = 3
"""Of so many long lines it cannot be told whether they are wrapped."""


class Turns:
    """The turns of a document's text: "Vladimir Putin: ...", "MR. LOCKHART: ...", "Q: ..."; none in most texts.

    Attributes:
        any: whether there are turns at all.
        several: whether more than one speaks.
    """

    def __init__(self, text: str) -> None:
        wrapped = _is_wrapped(text)
        self._labels = [
            (m.start(1), m.end(1))
            for m in _LABEL.finditer(text)
            if _is_name(m[1]) and not (wrapped and _goes_on(text, m.start(1)))
        ]
        self._names = _one_name_each([text[a:z].strip() for a, z in self._labels])
        self._speakers = {n for n in self._names if not _ASKING.fullmatch(n)}
        self.any = bool(self._labels)
        self.several = len(set(self._names)) > 1

    def label(self, offset: int) -> tuple[int, int] | None:
        """Where the name of who speaks at `offset` stands, (start, end); None before the first label."""
        at = self._turn(offset)
        return None if at is None else self._labels[at]

    def names(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) are the name that opens a turn."""
        return self.label(end) == (start, end)

    def addressed(self, offset: int) -> tuple[int, int] | None:
        """Where the name of whom "you" are at `offset` stands; None where that cannot be told.

        Whoever asks speaks to who answered last, or first answers; of two who talk each speaks to the other.
        """
        at = self._turn(offset)
        if at is None:
            return None
        others = self._speakers - {self._names[at]}
        if len(others) > 1 and not _ASKING.fullmatch(self._names[at]):
            return None
        near = chain(range(at - 1, -1, -1), range(at + 1, len(self._names)))
        return next((self._labels[i] for i in near if self._names[i] in others), None)

    def _turn(self, offset: int) -> int | None:
        before = bisect_right(self._labels, (offset, len(self._labels) + offset))
        return before - 1 if before else None


def _is_wrapped(text: str) -> bool:
    """Whether most long lines of a text end within a sentence."""
    ends = [m[0][-1] for m in _LONG_LINE.finditer(text)]
    return len(ends) > FEW_LINES and sum(c.isalnum() or c in ",;" for c in ends) > len(ends) / 2


def _goes_on(text: str, start: int) -> bool:
    """Whether a line goes on from the one before; a label in capitals, and who asks, open a turn all the same."""
    label = text[start : text.index(":", start)].strip()
    opens = label.isupper() or _ASKING.fullmatch(label) is not None
    return not opens and _GOES_ON.search(text, max(0, start - 200), start) is not None


def _one_name_each(names: Sequence[str]) -> list[str]:
    """Of each label the shortest that it ends with: "President of Narnia Peter Pevensie" is "Peter Pevensie" in his later turns."""
    known = set(names)

    def shortest(name: str) -> str:
        words = name.split(" ")
        ends = (" ".join(words[at:]) for at in range(len(words) - 1, -1, -1))
        return next(end for end in ends if end in known)

    return [shortest(name) for name in names]


def _is_name(words: str) -> bool:
    """Whether every word of a label is written as names are, "Bashar al-Assad" too; "He said" and "as follows" are not."""
    words = _ENTITY_OF.sub("", words)
    return all(
        w[:1].isupper() or not w[:1].isalpha() or w in _SMALL or w.startswith(_ARTICLES)
        for w in words.split()
    )


def personal(words: str) -> bool:
    """Whether words are a first or a second person's, or what is theirs: who is meant depends on who speaks."""
    return _PERSONAL.match(words) is not None or any(p.fullmatch(words) for p in (VOCATIVE, BOTH_OURS))


def spoken(
    mention: Mention,
    speaker: Mention | None,
    *,
    joint: bool = False,
    partners: Sequence[Mention] = (),
    alone: bool = False,
) -> tuple[Mention, ...]:
    """A first person as who is meant: "I" is the person who speaks, "we" and "our army" are of his country; others stay as they are.

    Args:
        joint: "we" are more than the speaker's side.
        partners: who is on the other side of a talk, or on both others; "our countries", and "we" where they are joint, are theirs and the
            speaker's.
        alone: whether no other side can be told than the speaker's own.

    Returns:
        A mention of the same words for each side where all are meant; where they are and no partner is known, the words alone.
    """
    words = mention.text.lower()
    if speaker is None or mention.resolved_by not in GUESSED or (mention.country and words in FIRST_PERSON):
        return (mention,)
    own = bool(_OWN.match(words))
    if BOTH_OURS.fullmatch(words) or (joint and not alone and (words in PLURAL or own)):
        return _all_sides(mention, speaker, partners)
    if words in SINGULAR:
        return (_as(mention, speaker, speaker.code, "speaker"),)
    if words in PLURAL:
        return (_as(mention, speaker, speaker.country, "speaker"),)
    if own:
        return (replace(mention, country=speaker.country, code=None, resolved_by="speaker"),)
    return (mention,)


def _all_sides(mention: Mention, speaker: Mention, partners: Sequence[Mention]) -> tuple[Mention, ...]:
    """The countries of those who talk; an organisation is all its members."""
    if not partners:
        return (mention,) if speaker.kind != "org" else (_as(mention, speaker, speaker.country, "speaker"),)
    others = (_as(mention, p, p.country, "addressed") for p in partners)
    return (_as(mention, speaker, speaker.country, "speaker"), *others)


def _as(mention: Mention, one: Mention, code: str | None, by: str) -> Mention:
    return replace(mention, code=code, country=one.country, sector=one.sector, resolved_by=by)


def addressed(
    mention: Mention, whom: Mention, speaker: Mention | None, text: str, *, beside_me: bool = False
) -> Mention:
    """A second person as who is spoken to, and "your army" as of his country; others stay as they are.

    So is "Mr President", and "the President" beside the "I" or "we" of a president.

    Args:
        text: of the document.
        beside_me: whether the speaker is told as "I" or "we" in the same deed.
    """
    words = mention.text.lower()
    if mention.code and not whom.code:
        return mention
    if VOCATIVE.fullmatch(words) or (beside_me and speaker and _another_of_his_title(mention, speaker, text)):
        return _as(mention, whom, whom.code, "addressed")
    if words in SECOND_PERSON:
        return mention if mention.country else _as(mention, whom, whom.code, "addressed")
    if _YOURS.match(words) and mention.resolved_by in GUESSED:
        return replace(mention, country=whom.country, code=None, resolved_by="addressed")
    return mention


def _another_of_his_title(mention: Mention, speaker: Mention, text: str) -> bool:
    """Whether a title alone was taken for him who speaks: beside "I" nobody calls himself so, but "as the President"."""
    if mention.code is None or mention.code != speaker.code or speaker.resolved_by == "home":
        return False
    said = _TITLE.fullmatch(mention.text) is not None
    return said and _AS.search(text, max(0, mention.start - 10), mention.start) is None
