"""Which issues a line names, and of what: the phrases of the catalogue with the places and parties near them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, Registry
from armslength.ontology.issues import Kind, Phrase, kinds, phrases
from armslength.positions.line import Line
from armslength.positions.model import Issue

_GOVERNED = re.compile(r"\b(?:on|against|with|in respect of|towards?|to) (?:the )?@(\d+)")
CONTESTED = frozenset({"XKX", "TWN", "PSE"})
_TAKING = re.compile(r"annexation|independence|breakaway|separatist", re.IGNORECASE)
_OTHER_THAN_STATUS = re.compile(
    r" 's (?!annexation|independence|statehood|sovereignty|accession|incorporation|secession|status)"
)
_OPENERS = frozenset({"The", "A", "In", "That", "This", "It", "He"})
"""Capitalised where they begin a sentence, and no place."""
_AS_PART = re.compile(r" (?:as|to be) (?:an? )?(?:\w+ )?(?:part of |territory of )?(?:the )?@(\d+)")
_PART_OF = re.compile(r"part of|territory|as @|as [A-Z]")
UNIONS = {"UNIONSTATE": ("BLR", "RUS")}
"""Organisations of two: to be for one is to be for union with the other."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words of a line that name an issue; `sign` 1 where they are for it."""

    phrase: Phrase
    start: int
    end: int
    sign: int
    of: str | None
    of_words: str | None


def topics(line: Line, actors: Registry, land: str | None) -> list[Topic]:
    """The issues that a line names, left to right, the longest phrase at each place.

    Args:
        land: what "the peninsula" or "the region" stands for here, a code; None where nothing tells.
    """
    found: list[Topic] = []
    low = line.text.lower()
    for kind in kinds().values():
        if kind.cue.search(low):
            for phrase in kind.phrases:
                for m in phrase.pattern.finditer(line.text):
                    topic = _topic(line, phrase, m, actors, land)
                    if topic is not None:
                        found.append(topic)
    found += _by_name(line)
    found.sort(key=lambda t: (not t.phrase.words.startswith(("act", "for", "against")), t.start - t.end))
    kept: list[Topic] = []
    for topic in found:
        if not any(k.start < topic.end and topic.start < k.end for k in kept):
            kept.append(topic)
    return sorted(kept, key=lambda t: t.start)


def _by_name(line: Line) -> list[Topic]:
    """Topics that the name of an organisation is by itself: the Union State is integration."""
    out = []
    for m in re.finditer(r"@(\d+)(?!\d)", line.text):
        code = line.named[int(m[1])].names[0].code
        if code not in UNIONS:
            continue
        out += [
            Topic(p, m.start(), m.end(), p.sign, code, None) for p in phrases() if p.pattern.fullmatch(code)
        ]
    return out


def named(kind: Kind, of: str | None, actors: Registry, words: str | None = None) -> Issue:
    """The issue of a kind, of something: named as the catalogue has it."""
    slot = {"host": "place", "own": "place"}.get(kind.argument, kind.argument)
    what = actors.actor(of).name if of and of in actors else words or of
    name = kind.name
    if what:
        name = name.replace("{" + slot + "}", what)
    name = re.sub(r"\s*\(?\{\w+\}\)?\s*", " ", name)
    name = re.sub(r"\s+(?:of|of or in|in|on|with|to|at the UN on)\s*$", "", name.strip())
    return Issue(kind.id, of, re.sub(r"\s+", " ", name).strip())


def code_of(line: Line, words: str, actors: Registry, *, adjective: bool = True) -> str | None:
    """The code that words of a pattern's slot stand for: a known name's, or the words; None for an adjective not wanted."""
    number = re.match(r"@(\d+)$", words)
    if number is None:
        return words
    name = line.named[int(number[1])].names[0]
    if name.kind == DEMONYM and not adjective:
        return None
    actor = actors.actor(name.code)
    return actor.code if actor.kind == "territory" else actor.country


def _topic(line: Line, phrase: Phrase, m: re.Match[str], actors: Registry, land: str | None) -> Topic | None:
    kind = kinds()[phrase.issue]
    start, end = m.span()
    slots = m.groupdict()
    sign = phrase.sign
    slot = {"host": "place", "own": "place"}.get(kind.argument, kind.argument)
    given = slots.get(slot)
    of = code_of(line, given, actors, adjective=slot not in {"place", "org"}) if given else None
    if given and of is None:
        return None
    if phrase.issue == "recognition":
        return _recognition(line, phrase, m, actors, land, of)
    if of is not None and slot == "org":
        if of in actors and actors.actor(of).kind != "org":
            return None
        if of not in actors and not re.search(
            r"[A-Z]{2,}|Union|Organi|Alliance|League|Community|Court|Pact", of
        ):
            return None
    if phrase.issue == "treaty" and (place := re.search(r"@(\d+) \w+$", m[0])):
        name = line.named[int(place[1])].names[0]
        if name.kind in {CAPITAL, CITY}:  # "the Lisbon treaty" is not with Portugal
            return Topic(phrase, start, end, sign, name.text, name.text)
    if of is None and slot == "party" and slots.get("org"):
        of = code_of(line, slots["org"], actors)
    return Topic(phrase, start, end, sign, of, _unknown(given))


def _recognition(
    line: Line, phrase: Phrase, m: re.Match[str], actors: Registry, land: str | None, of: str | None
) -> Topic | None:
    """Recognition of a territory: of which, and whether of its taking or of its belonging to the state it was taken from."""
    behind = line.text[m.end() : m.end() + 60]
    if of is None and land is None and phrase.words == "act+" and not _TAKING.search(m[0]):
        return None
    if of is not None and not _is_recognised(phrase, m, behind, actors, of):
        return None
    of = land if of is None else of
    actor = actors.actor(of) if of and of in actors else None
    sign = phrase.sign
    if actor is not None and phrase.words == "for" and (party := m.groupdict().get("party")):
        owner = code_of(line, party, actors)
        if owner == of:
            return None
        sign = -1 if owner == actor.country else 1
    if actor is not None and actor.kind == "territory" and _is_its_part(line, behind, actors, actor.country):
        sign = -sign
    return Topic(phrase, *m.span(), sign, of, _unknown(m.groupdict().get("place")))


def _is_recognised(phrase: Phrase, m: re.Match[str], behind: str, actors: Registry, of: str) -> bool:
    """Whether words of recognition can be of this: of a territory, or a state that is contested, and not of a government.

    Args:
        behind: what follows them.
        of: a code, or words that are no known name.
    """
    if "Emirate" in of:
        return False  # its government
    if phrase.words == "act+" and _OTHER_THAN_STATUS.match(behind):
        return False
    named_alone = phrase.words in {"for", "thing+"}
    if of not in actors:
        return not named_alone and m["place"].split()[0] not in _OPENERS
    kind = actors.actor(of).kind
    return kind != "org" and (not named_alone or kind == "territory" or of in CONTESTED)


def _is_its_part(line: Line, behind: str, actors: Registry, country: str) -> bool:
    """Whether a territory is recognised as part of the state that it was taken from: "Crimea as part of Ukraine"."""
    told = _AS_PART.match(behind)
    if told is None or actors.actor(line.named[int(told[1])].names[0].code).country != country:
        return False
    return _PART_OF.search(behind[:40]) is not None


def _unknown(words: str | None) -> str | None:
    """Words of a slot where they are no known name."""
    return words if words and not words.startswith("@") else None


def nearest(line: Line, topic: Topic, actors: Registry, left: int, right: int, holder: str) -> str | None:
    """What the issue is of where its phrase does not say: the known name nearest behind it in the clause, else before it.

    Args:
        holder: code of the holder's state, which is not what the issue is of.
    """
    kind = kinds()[topic.phrase.issue]
    wanted = {"org": {"org"}, "place": {"state", "territory"}, "host": {"state", "territory"}}.get(
        kind.argument, {"state", "org", "territory"}
    )
    if told := _GOVERNED.search(line.text, topic.end, min(right, topic.end + 110)):
        actor = actors.actor(line.named[int(told[1])].names[0].code)
        code = actor.code if actor.kind == "territory" else actor.country
        if actor.kind in wanted and code != holder:
            return code
    behind: list[tuple[int, str]] = []
    for number, name in enumerate(line.named):
        at = _place_of(line.text, number)
        if at is None or not left <= at < right:
            continue
        actor = actors.actor(name.names[0].code)
        code = actor.code if actor.kind == "territory" else actor.country
        if actor.kind == "person" or actor.kind not in wanted or code == holder:
            continue
        if topic.start <= at < topic.end:
            return code
        gap = at - topic.end if at >= topic.end else (topic.start - at) * 1.5
        if 0 <= gap <= 90:
            behind.append((int(gap), code))
    return min(behind, default=(0, None))[1]


def _place_of(text: str, number: int) -> int | None:
    found = re.compile(rf"@{number}(?!\d)").search(text)
    return found.start() if found else None


def lands(line: Line, actors: Registry) -> Sequence[str]:
    """The territories and contested states that a line names, left to right."""
    out = []
    for name in line.named:
        actor = actors.actor(name.names[0].code)
        if actor.kind == "territory" or actor.code in CONTESTED:
            out.append(actor.code)
    return out
