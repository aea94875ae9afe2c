"""Sentences in which a holder says that something is not so, or will not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from armslength.ledgers.model import Said
from armslength.ledgers.saying import quote, state
from armslength.ledgers.scene import Row, Scene
from armslength.positions import Statement, Told
from armslength.positions.model import Holder
from armslength.positions.voices import speaks
from armslength.records import Report

_NOT = re.compile(
    r"\b(?P<no>(?:denie[sd]|denying|(?:a|an|its|his|her) (?:\w+ )?denial (?:of|to|that)|reject(?:s|ed) (?:the |any )?(?:allegations?|claims?|reports?|accusations?|suggestions?)|"
    r"(?:there (?:is|are|was|were|have been|has been|will be) )(?:absolutely )?(?:not one|not a single|no|none)|(?:has|have|had) (?:never|no|not|nothing)|"
    r"(?:is|are|was|were) (?:not|never|no longer) (?!only|just|clear|enough|about|sure|to be|the|that|a\b|an\b|in a)|(?:do|does|did) not|(?:do|does|did) n't|will (?:not|never)|would (?:not|never)|"
    r"none (?:of|had|has|was|were)|not one|no (?:foreign |such |@\d+ )?(?:\w+ )?\w+ (?:has|have|had|is|are|was|were|will|would)|never intended))\b",
    re.IGNORECASE,
)
WANTED = re.compile(
    r"\b(?:denie[sd]|denying|denials?|rejects? (?:the |any )?(?:alleg|claim|report|accus|sugg)\w*|rejected (?:the |any )?(?:alleg|claim|report|accus|sugg)\w*|door open|rul\w+ out)\b|"
    r"(?:\b(?:not|never|no|none)\b|n['’]t\b).{0,80}\b(?:soldiers?|troops?|army|servicemen|marines|contingent|forces|fighters)\b|\b(?:soldiers?|troops?|army|servicemen|contingent|forces|fighters)\b.{0,60}(?:\bnot\b|\bnever\b|n['’]t\b)",
    re.IGNORECASE,
)
"""What may deny something, where the coder reads no denial: called so, or of troops."""
ABSENCE = re.compile(
    r"\b(?:there (?:is|are|was|were|have been|has been|will be) (?:absolutely )?(?:no\b|not (?:an?|any|one)\b|none)|no (?:foreign|such) \w+ (?:has|have|had|is|are|was|were)|not one \w+|none of)",
    re.IGNORECASE,
)
"""What says that something is not there at all, whatever it is."""
_KEYS = (
    "there ",
    "no foreign",
    "no such",
    "not one",
    "none of",
    "soldier",
    "troop",
    "army",
    "servicem",
    "marines",
    "contingent",
    "forces",
    "fighter",
    "deni",
    "deny",
    "reject",
    "door open",
    "rul",
)
_ANY = re.compile(
    r"\b(?:not|never|no|none|den(?:y|ie[sd]|ial|ying)|rejects?|rejected)\b|n['’]t\b", re.IGNORECASE
)
_DOOR = re.compile(
    r"\b(?:left the door open|leaves the door open|leaving the door open|(?:did|does|do|would|has|had|have) not (?:rule|ruled) (?:it |this |that )?out|without ruling out|not ruling out|(?:did|does|would) not exclude|"
    r"could be (?:sent|deployed|used) (?:later|there|if)|if necessary|if needed|kept (?:the|his|her|its) options open|all options (?:were|are|remain)|for the time being|for the moment)\b",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"\b(?:recogni[sz]e|support|accept|agree|believe|think|know|want|wish|need|like|see|understand|remember|expect|doubt|hope|matter|mean|rule out|exclude|comment|answer|say|speak|intend to discuss|share|consider|mind|care|have (?:any|a) (?:comment|answer))\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou (?:have |had )?(?:\w+ )*$", re.IGNORECASE)
"""A denial that the one who asks reminds somebody of."""
_FORCES = re.compile(
    r"\b(?:soldiers?|troops?|army|servicemen|marines|contingent|forces|fighters)\b", re.IGNORECASE
)
_BEGINS = re.compile(r"[;:\"]|, (?:but|and|who|which|while)\b|\bthat\b")
_ENDS = re.compile(
    r"[;:\"]|, (?:but|while|although|though|which|who|he |she |it |the |said|says|whatever|as )|\.\s"
)
"""Where the clause of a denial begins and ends."""
SHORTEST = 15
"""Characters of a clause under which it says too little, unless it is called a denial."""
_CONDITION = re.compile(r"\b(?:if|unless|whether|until)\b", re.IGNORECASE)
_ALLEGATIONS = re.compile(
    r"\b(?:these|those|the|this|such) (?:allegations?|claims?|reports?|accusations?)\W*$"
)
_LASTING = re.compile(r"\b(?:will|would|never|ever|has never|have never)\b")


@dataclass(frozen=True, slots=True)
class Denial:
    """What is said not to be so.

    Attributes:
        what: the words of the clause; `of` those that name what is denied.
        names: words that name the holder.
        lasting: whether it says what never is or will not be.
        coded: what the coder reads as denied there.
        outright: whether it is called a denial.
        door: the words that leave the door open; None where it is shut.
        others: codes of the states and organisations, but the holder's, that the denied words name.
    """

    holder: Holder
    what: Said
    of: str
    names: tuple[str, ...]
    published: str | None
    lasting: bool
    coded: Report | None
    outright: bool
    door: Said | None
    pattern: str
    others: frozenset[str] = frozenset()


def wanted(text: str) -> bool:
    """Whether a sentence may deny something, at a glance."""
    low = text.lower()
    return any(key in low for key in _KEYS) and (WANTED.search(text) or ABSENCE.search(text)) is not None


def denials(scene: Scene) -> Iterator[Denial]:
    """What one document tells was denied, in order of its text: by a holder that speaks for its state, of facts and deeds."""
    for row in scene.rows:
        text = row.line.text
        if (
            row.asks
            or not _ANY.search(text)
            or not (wanted(text) or any(r.modality == "denied" for r in row.reports))
        ):
            continue
        for no in _NOT.finditer(text):
            made = _denied(scene, row, no)
            if made is not None:
                yield made
                break


def _denied(scene: Scene, row: Row, no: re.Match[str]) -> Denial | None:
    """What the words of a no deny; None where nobody who speaks for a state says them of a fact or a deed."""
    text = row.line.text
    voice = scene.voice(row, no.start())
    outright = _is_called_denial(no["no"].lower())
    holder = voice
    if outright:
        holder = scene.subject(row, 0, no.start()) or voice
    if holder is None or not speaks(holder) or _YOU.search(text[: no.start()]):
        return None
    left, right = _clause(text, no)
    if _is_conditional(text, left, no) or not (outright or _is_of_a_fact(text, left, right, no)):
        return None
    said = scene.quote(row, left, right, voice)
    coded = _coded(row, left, right)
    door = None
    if outright or coded is not None or _FORCES.search(said.words):
        door = _door_left_open(scene, row, no, voice)
    return Denial(
        holder=holder,
        what=said,
        of=_claim_before(scene, row, said) if outright else said.words,
        names=_names(scene, row, holder),
        published=scene.published,
        lasting=_LASTING.search(no["no"] + text[no.end() : right]) is not None,
        coded=coded,
        outright=outright,
        door=door,
        pattern="denied" if outright else "said not to be",
        others=frozenset(scene.codes(row, left, right)) - {holder.country},
    )


def _is_called_denial(no: str) -> bool:
    """Whether the words, in small letters, say by themselves that something is denied or rejected: "a denial of", not "there is no"."""
    return no.startswith("reject") or ("den" in no and no.startswith(("den", "a", "its", "his", "her")))


def _clause(text: str, no: re.Match[str]) -> tuple[int, int]:
    """Where the clause begins and ends that a no stands in."""
    left = max((m.end() for m in _BEGINS.finditer(text[: no.start()])), default=0)
    cut = _ENDS.search(text[no.end() :])
    return left, no.end() + cut.start() if cut else len(text)


def _is_conditional(text: str, left: int, no: re.Match[str]) -> bool:
    """Whether it is said only for some case: "if it is not"."""
    return _CONDITION.search(text[left : no.start()]) is not None


def _is_of_a_fact(text: str, left: int, right: int, no: re.Match[str]) -> bool:
    """Whether a clause says what is or is done, and no stance ("does not recognise"), and enough of it to be told."""
    stance = _STANCE.search(text[no.start() : no.end() + 25])
    return stance is None and right - left >= SHORTEST


def _door_left_open(scene: Scene, row: Row, no: re.Match[str], voice: Holder | None) -> Said | None:
    """The words from those on that leave the door open; None where it is shut."""
    text = row.line.text
    door = _DOOR.search(text, no.start())
    return scene.quote(row, door.start(), len(text), voice) if door else None


def _claim_before(scene: Scene, row: Row, said: Said) -> str:
    """The words that name what is denied outright: of "denied these allegations" the sentence before, in the same paragraph."""
    if not _ALLEGATIONS.search(said.words):
        return said.words
    before = [
        r for r in scene.rows if r.number < row.number and r.sentence.paragraph == row.sentence.paragraph
    ]
    if not before:
        return said.words
    alleged = before[-1].sentence
    return scene.told.document.text[alleged.start : alleged.end]


def _coded(row: Row, left: int, right: int) -> Report | None:
    """The first report of a stretch of a line that the coder reads as denied."""
    span = row.line.span(left, right)
    return next(
        (r for r in row.reports if r.modality == "denied" and span.start <= r.trigger.start < span.end), None
    )


def _names(scene: Scene, row: Row, holder: Holder) -> tuple[str, ...]:
    """The words of a line that name the holder's country."""
    text, actors = scene.told.document.text, scene.told.actors
    return tuple(
        text[n.start : n.end]
        for n in row.line.named
        if actors.actor(n.names[0].code).country == holder.country
    )


_REFUSES = re.compile(
    r"\b(?:not|never|no|nor|neither|none|cannot|refus\w+|reject\w*|rul\w+ out|denie\w+|oppos\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:did|had|has|have|was|were) (?:not|never)\b", re.IGNORECASE)
"""What was not done is no refusal to do it."""
LEAST_REFUSED = 0.5
"""How probable a refusal must be to be held against deeds."""


def refusals(willed: Sequence[tuple[Told, Statement]]) -> Iterator[Denial]:
    """What holders say they are against doing, or undertake not to do: it is belied where they do it all the same."""
    for told, made in willed:
        own = (
            made.stance is not None
            and made.stance.kind in {"against", "pledge"}
            and made.stance.standing == "now"
        )
        if (
            not own
            or made.value != "against"
            or made.object is None
            or made.probability < LEAST_REFUSED
            or made.by
        ):
            continue
        if _WAS.search(told.document.text, made.at.start, made.at.end):
            continue
        if not speaks(made.holder) or not _REFUSES.search(
            told.document.text, made.at.start, max(made.at.end, made.object.end)
        ):
            continue
        said = quote(told, made, *made.at)
        of = told.document.text[made.object.start : made.object.end]
        holder = state(told, made.holder)
        yield Denial(
            holder, said, of, (holder.name, made.holder.name), told.document.published, lasting=True, coded=None,
            outright=False, door=None, pattern="refused",
        )  # fmt: skip
