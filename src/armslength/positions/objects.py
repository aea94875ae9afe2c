"""What a stance is about: the words of its object, whether they undo something, and the issues of the catalogue in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armslength.ontology.issues import kinds
from armslength.positions.holders import Row
from armslength.positions.line import Line
from armslength.positions.model import Issue
from armslength.positions.told import Told
from armslength.positions.topics import UNIONS, Topic, named, nearest, topics
from armslength.positions.undoing import ALSO, says_no, undone
from armslength.positions.words import about
from armslength.records import Span, Stance

VOTE = "un vote"
"""The kind of what is voted: of a draft on something the issue is that."""
OTHER = "other"
"""The kind of what the catalogue does not list."""
SHORT = 3
"""An object of fewer content words than this is read on to the end of its clause."""
FARTHEST = 90
"""How many characters on at most."""
BESIDE = 30
"""How many characters behind the words of will an object is read from there on: "decided to [withdraw] the asylum"."""
SEEN = 20
"""How many characters behind the words of will such a no is looked for."""
LOOK = 4
"""How many characters behind the words of will are seen to tell what these bar: "objections [to]"."""
LONGEST_NAME = 10
"""How many words of an object name an issue that the catalogue does not list."""
_END = re.compile(
    r"[;:!?\"—–]|[.,](?!\d)|\s(?:but|while|although|though|because|which|who|whose|said|says|told|unless|until|if|and (?=(?:he|she|it|they|we|I)\b))\b|"
    + ALSO
)
_ENDED = re.compile(
    r"\b(?:be|been|being|is|are)\s+(?:\w+ly\s+)?(?:lifted|ended|removed|scrapped|abolished|abandoned|dropped|closed|dismantled|withdrawn|stopped|halted|suspended|cancelled|revoked|"
    r"repealed|terminated|forbidden|frozen|expelled|eliminated|turned down|rescinded|vacated|evacuated|annulled|phased out|ruled out)\b|\b(?:leav(?:e|es|ing)|gone|go home|goes home|withdraw(?:s|n)?|depart(?:s|ing)?|no more|no longer)[\s\"]*$|"
    r"(?<=')s (?:(?:immediate|full|complete|early|total|final|unconditional|eventual) )?(?:removal|withdrawal|closure|lifting|departure|expulsion|abolition|repeal|suspension|elimination|end|cessation|dissolution)\b|\bto an end\b",
    re.IGNORECASE,
)
"""An object that says this of a thing is for its end: "sanctions be lifted"."""
_UNDONE = re.compile(r"\b(?:not|never|no|nor)\b(?! only)|n['’]t\b", re.IGNORECASE)
"""Between words that are for a thing and the thing: "ordered the company not to [renew it]"."""
_WILL_NOT = re.compile(
    r"\b(?:will|would|shall|should|is|are|was|were|must|can|could|may|ought|need)(?: also| ever)?(?: not|n['’]t| never| no longer)\b|\b(?:nothing|nobody|no one|none)\b[^,;:]{0,40}?\b(?:should|ought|will|would|shall|is|are|can|may|must)\b",
    re.IGNORECASE,
)
"""In a clause that is promised: "that he [would not be extradited]"."""
_LETS_GO = re.compile(
    r"\b(?:lift(?:s|ed|ing)?|drop(?:s|ped|ping)?|end(?:s|ed|ing)|abandon\w*|scrap(?:s|ped|ping)?|g[ia]v(?:es?|ing|en) up|cancel\w*|terminat\w+|renounc\w+|clos(?:es|ed|ing)|stop(?:s|ped|ping)|halt(?:s|ed|ing)|suspend(?:s|ed|ing)?|"
    r"withdr[ae]w(?:s|n|ing|als?)?|quit(?:s|ting)?|leaves|leaving|pulls? out|relinquish\w*|repeal\w*|revok\w+|rescind\w*|fr(?:eezes?|eezing|oze)|shelv\w+|discontinu\w+|dismantl\w+|br(?:eaks?|eaking|oke) off|"
    r"sever(?:s|ed|ing)?|dissolv\w+|waiv\w+|overturn\w*|reversed|reversing|retract\w*|relax\w*|do(?:es)? away with|did away with|phas\w+ out|tears? up|tore up)\b",
    re.IGNORECASE,
)
"""Words of will by which a thing is let go: who "is lifting" a freeze is not for it."""
_BARS = re.compile(
    r"\b(?:vet(?:o|oes) (?=on|of|over)|opposition (?=to)|objections? (?=to)|resistance (?=to)|refusal (?=to|of)|bans? (?=on)|waivers? (?=of|from|for)|exemptions? (?=from|of|to)|relief (?=from))",
    re.IGNORECASE,
)
"""What bars a thing or frees from it: who lets that go is for the thing."""
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|nothing|none|cannot|without|refus\w*|reject\w*|oppos\w+|object\w*|against|den(?:y|ie[sd]|ial)|rul\w* out|out of|condemn\w*|critici\w+|resist\w*|declin\w+|forb[ia]d\w*|ban\w*|un\w+able|block\w*|veto\w*|"
    r"prevent\w*|warn\w*|threat\w*|turn\w* down|end|stop|halt\w*|hostil\w*|doubt\w*|lift\w*|scrap\w*|abandon\w*|withdr[ae]w\w*|suspen\w+|dismiss\w*|denounc\w+|protest\w*|deplor\w+|regret\w*|mistak\w+|wrong|illegal|inadmissible|impossible)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of will that say no themselves."""
_AND = re.compile(
    r"(?:,| and| or| but)(?: also| then)? (?=(?:the (?:need|importance|necessity)|to|for|in favour|its? (?:support|readiness)|their (?:support|readiness)|support\w*|resum\w+|start\w*|beg[iu]n\w*|call\w*|wish\w*|want\w*|ready|[a-z]{3,}ing)\b)",
    re.IGNORECASE,
)
"""Where a second thing begins that another word governs."""
_LITOTES = re.compile(
    r"(?:\b(?:not|never|no|nor|hardly)\b|n['’]t\b)[^,;:]{0,20}\b(?:against|opposed|oppose|hostile|averse|object(?:ions?)?|reject|block|prevent|hinder|veto|obstruct|stand in the way|quarrel|(?:go|going) back on|give (?:ground|way|in)|depart|deviate|renege|waver|doubt|question|"
    r"dispute|regret|mind|give up|giving up|abandon\w*|renounc\w+|clos(?:e|ing)|leav(?:e|ing)|withdraw\w*|drop(?:ping)?|cancel\w*|stop(?:ping)?|end(?:ing)?|lift(?:ing)?|scrap\w*)\b",
    re.IGNORECASE,
)
"""Words of will that say no to a no: "is not hostile to", "will not go back on"."""
_NOT_HOSTILE = re.compile(
    r"(?:\bnot|\bnever|\bno|n['’]t)\b[^,;:]{0,16}\b(?:hostile|opposed|averse|unfriendly|ground (?:in|on)|back on|in the way of)\b",
    re.IGNORECASE,
)
"""The same where the second no stands behind the words of will."""
_REGRETS = re.compile(r"\b(?:regret|lament|deplor|disappoint)\w*", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:ha(?:s|ve|d)|is|are|was|were|did|could) (?:still )?not\b|\bfail(?:s|ed) to\b", re.IGNORECASE
)
"""Who regrets that a thing has not come is for it."""
_DISAGREES = re.compile(r"(?:\bnot|n['’]t) (?:agree|believe|think|accept|consider)\b", re.IGNORECASE)
_POOR = re.compile(
    r"\b(?:is|are|was|were) (?:already )?(?:outdated|obsolete|out of date|useless|dead|wrong|unnecessary|superfluous|a mistake|illegal|unfair|impossible)\b",
    re.IGNORECASE,
)
"""Who does not agree that a thing is outdated is for it."""
_SAYS = re.compile(
    r"\b(?:that|believe\w*|view|opinion|conviction|convinced|maintain\w*|hold\w*|held|think\w*|thought|insist\w*|hope\w*|expect\w*|assum\w+|assur\w+|said|say|says|decided|agreed|rul\w+|consider\w*)\b",
    re.IGNORECASE,
)
_REL = re.compile(r"\b(?:which|who|whose|where|if|unless|until|because|so that)\b", re.IGNORECASE)
_RID = re.compile(r"\b(?:free|rid) (?:of|from)\b", re.IGNORECASE)
_LINKING = re.compile(
    r"\s+(?:(?:is|are|was|were|be|been|has|have|had|would|will|shall|must|to|by)\s*)+$", re.IGNORECASE
)
_BARE = re.compile(
    r"\W*(?:(?:to|do|does|doing|done|it|this|that|them|so|one|the|a|an|such|thing|matter|idea)\W*)*$",
    re.IGNORECASE,
)
"""An object that names nothing: "do so"."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a stance is about.

    Attributes:
        at: the words in the document; None where the stance has none.
        sign: -1 where the words are for the end of what they name, else 1.
        issue: of the catalogue, or `other` with `of` None.
        about: codes of places and parties, stems of words, and `#kind` of each issue that the words name.
        bare: whether the words name nothing; `again`, whether it is what stands before that is meant.
    """

    at: Span | None
    sign: int
    issue: Issue
    about: frozenset[str]
    bare: bool
    again: bool = False


def matter(told: Told, row: Row, stance: Stance, holder: str, land: str | None) -> Matter:
    """What a stance of a holder (code of its state) is about; `row` is the sentence of its object, or its own.

    Args:
        land: the territory that "the peninsula" stands for here; None where nothing tells.
    """
    line = row.line
    span = stance.object or Span(stance.at.end, stance.at.end)
    first, last = line.at(span.start), line.at(span.end)
    here = row.sentence.start <= stance.at.start < row.sentence.end
    will = (line.at(stance.at.start), line.at(stance.at.end)) if here else (first, first)
    left = will[1] if 0 <= first - will[1] <= BESIDE and not _END.search(line.text, will[1], first) else first
    right = last
    if stance.answer is None and len(about(line, first, last, told.actors, holder)) < SHORT:
        right = clause_end(line, last, will[0] if will[0] >= last else len(line.text))
    found = [t for t in topics(line, told.actors, land) if first < t.end and t.start < right]
    sign, issue = _of_will(line.text, stance, will, left, first, last), None
    if found:
        topic = min(found, key=lambda t: (t.start < first, t.phrase.issue == VOTE, t.start))
        issue = issue_of(told, row, topic, holder, left, right)
        apart = topic.start >= will[1] or topic.end <= will[0]
        if issue is not None:
            names = topic.start if topic.start >= first else topic.end  # "extended [a waiver of sanctions]"
            sign *= (topic.sign if apart else 1) * _undoing(
                line.text, first, min(names, last), topic.end, last
            )
    if issue is None:
        sign *= _undoing(line.text, left, last, first, last)
        begins = max(first, undone(line.text, left, last)[1])
        name = line_words(told, line, begins, right).split()[:LONGEST_NAME]
        issue = Issue(OTHER, None, " ".join(name).strip(" ,.;:\"'“”") or stance.words)
    words = about(line, left, right, told.actors, holder) | {f"#{t.phrase.issue}" for t in found}
    at = Span(line.starts[first], line.ends[right - 1]) if right > first else None
    bare = stance.object is None or _BARE.match(line.text[first:right]) is not None
    return Matter(at, sign, issue, words, bare)


def _of_will(text: str, stance: Stance, will: tuple[int, int], left: int, first: int, last: int) -> int:
    """-1 where the words of will, and not those of the object, are for the end of it, or where both have the same "no"; else 1."""
    counted = says_no(text, left, last) and (
        stance.kind == "line" or (stance.kind == "against" and not _NEGATIVE.search(stance.words))
    )  # "[no transit] {would be allowed}" is against transit, once
    return -1 if counted != _turned(text, stance, will, left, first, last) else 1


def _turned(text: str, stance: Stance, will: tuple[int, int], left: int, first: int, last: int) -> bool:
    """Whether what one is for is not to be by the words of will, or by a clause that is promised as a whole."""
    going = lets_go(stance.words)
    if stance.kind == "against":
        if _LITOTES.search(stance.words) or _NOT_HOSTILE.search(
            text, will[0], min(will[1] + SEEN, len(text))
        ):
            return True
        if _against_the_want(text, stance, first, last):
            return True
        return going and bool(_BARS.search(f"{stance.words} to ") or _UNDONE.search(stance.words))
    if stance.kind not in {"for", "pledge"} or says_no(text, left, last):
        return False
    if will[1] <= first <= will[1] + FARTHEST and not _END.search(text, will[1], first):
        between = _UNDONE.search(text, will[1], first)
        if between is not None:
            return True
    if going:
        if _UNDONE.search(stance.words):
            return False
        return not (will[1] <= first and _BARS.search(text, will[0], first + LOOK))
    clause = stance.kind == "pledge" or _SAYS.search(stance.words) is not None
    return (
        clause
        and (found := _WILL_NOT.search(text, first, last)) is not None
        and not _REL.search(text, first, found.start())
    )


def _against_the_want(text: str, stance: Stance, first: int, last: int) -> bool:
    """Whether one is against it that a thing is wanting, or poor: "regrets that the treaty has not come", "does not agree that it is dead"."""
    cut = _END.search(text, last)
    end = min(cut.start() if cut else len(text), last + FARTHEST)
    if _REGRETS.search(stance.words):
        return _LACKS.search(text, first, end) is not None
    return _DISAGREES.search(stance.words) is not None and _POOR.search(text, first, end) is not None


def _joined(text: str, first: int, last: int) -> int:
    """Where the part of an object begins that is of a thing at its end: "preventing escalation and [the need to resume talks]" prevents no talks."""
    joins = list(_AND.finditer(text, first, last))
    return joins[-1].end() if joins else first


def lets_go(words: str) -> bool:
    """Whether words of will or of a deed let a thing go: "is lifting", "has withdrawn"."""
    return _LETS_GO.search(words) is not None


def _undoing(text: str, start: int, first: int, end: int, last: int) -> int:
    """-1 where what stands from `start` to `first`, or from `end` to `last`, is for the end of a thing or says no to it; else 1."""
    sign, begins = undone(text, start, first) if start < first else (1, start)
    if sign > 0 and start < first and _RID.search(text, start, first):
        sign = -1
    end = max(end, begins)
    return -sign if end < last and _ENDED.search(text, end, last) else sign


def line_words(told: Told, line: Line, left: int, right: int) -> str:
    """The document's words at a stretch of a line, blanks single."""
    if right <= left:
        return ""
    return " ".join(told.document.text[line.starts[left] : line.ends[right - 1]].split())


def clause_end(line: Line, start: int, most: int) -> int:
    """Where the clause ends that goes on at a place of a line, before a verb that links it to the next; so far at most."""
    cut = _END.search(line.text, start)
    end = min(cut.start() if cut else most, most, start + FARTHEST)
    verb = _LINKING.search(line.text, start, end)
    return verb.start() if verb else end


def issue_of(told: Told, row: Row, topic: Topic, holder: str, left: int, right: int) -> Issue | None:
    """The issue that a topic of a line is, for a holder's state; None for a state's own forces."""
    actors, line = told.actors, row.line
    kind = kinds()[topic.phrase.issue]
    of = topic.of

    def country(number: str) -> str:
        return actors.actor(line.named[int(number)].names[0].code).country

    if topic.phrase.issue == "basing" and topic.phrase.words == "thing+":
        words = line.text[topic.start : topic.end]
        if (own := re.search(r"@(\d+)", words)) and country(own[1]) == holder and "in @" not in words:
            return None
    if kind.argument in {"own", "host"}:
        if near := re.compile(r" (?:in|on|of) (?:the )?@(\d+)").match(line.text, topic.end):
            actor = actors.actor(line.named[int(near[1])].names[0].code)
            of = actor.country if actor.kind in {"state", "territory"} else of
        if of is None and kind.argument == "own":
            of = nearest(line, topic, actors, max(left, topic.start - 30), min(right, topic.end + 40), holder)
        of = of or holder
    elif of is None and kind.argument not in {"none", "topic"} and topic.phrase.issue != "recognition":
        of = nearest(line, topic, actors, left, right, holder)
    if of in UNIONS and holder in UNIONS[of]:
        of = next(member for member in UNIONS[of] if member != holder)
    if topic.phrase.issue == "membership" and of is not None:
        member = _member(told, line, left, topic, of)
        if member is not None and member != holder:
            issue = named(kind, of, actors, topic.of_words)
            return Issue(kind.id, f"{of} {member}", f"{issue.name} for {actors.actor(member).name}")
    if of == holder and kind.argument in {"party", "org"}:
        of = None
    return named(kind, of, actors, topic.of_words)


def _member(told: Told, line: Line, left: int, topic: Topic, org: str) -> str | None:
    """Whose membership it is where that is said: "Latvia's entry into", "Russia joining"."""
    found = None
    for m in re.finditer(r"@(\d+)(?!\d)(?: 's)?", line.text[left : topic.start + 4]):
        actor = told.actors.actor(line.named[int(m[1])].names[0].code)
        if actor.kind == "state" and actor.country != org and topic.start - left - m.end() < 25:
            found = actor.country
    return found
