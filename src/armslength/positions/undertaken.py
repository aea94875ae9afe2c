"""Promises that forms of words make: what is promised, agreed or sworn, and what will be done by a day.

"Athens undertook to lift the embargo"; "the two agreed that the bridge will be opened"; "the last troops will be gone by 1 July". The lists
are of general English; they were made on the training passages of `training/stances`, without their test split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from armslength.edtf import MONTHS
from armslength.positions.stretches import Stretch, before, trimmed

Making = Literal["promised", "agreed", "by a day"]


@dataclass(frozen=True, slots=True)
class Undertaken:
    """A promise in a line's text.

    Attributes:
        form: whether words of promising carry it, an agreement, or a day by which a thing will be done.
        at: (start, end) of the words that make it; `what` of what is undertaken, to the end of its clause.
        subject: (start, end) of the words before the verb of who does or promises it; empty where there are none.
    """

    form: Making
    at: Stretch
    what: Stretch
    subject: Stretch


_SELF = r"(?:itself|himself|herself|ourselves|themselves|myself)"
_OWN = r"(?:an?|the|its|his|her|their|our|my|this|that)"
_PROMISE = (
    rf"(?:promised|promises?(?! to (?:\w+ly )?(?:be|become|lead|yield|improve)\b)|pledge[ds]?|vow(?:ed|s|ing)?|swore|sworn|swears?|undertakes?|(?<=has )undertaken|(?<=have )undertaken|(?<=had )undertaken|undertook|(?:commit(?:s|ted)?|bind(?:s)?|bound) {_SELF}(?: in writing)?|"
    rf"(?:is|are|was|were|remains?) (?:bound(?! to (?:fail|lose|happen|come|end|rise|fall|be|have|get|go|become|raise|cause|hurt|lead|spread|follow|win)\b)|pledged)|ha(?:s|ve|d) committed|commits?|tak(?:es|en|ing) it upon {_SELF}|took it upon {_SELF}|guaranteed|guarantees|(?<=\bwill )guarantee|(?<=\bshall )guarantee|(?<=\b[Ww]e )guarantee|(?<=\bI )guarantee|assure[ds]?|"
    rf"(?:g[ai]ve[sn]?|made|makes?|repeat(?:ed|s)|renew(?:ed|s)) (?:(?:the )?[\w@'-]+ ){{0,4}}?{_OWN} (?:\w+ ){{0,2}}?(?:word|promise|pledge|assurances?|undertaking|commitment|guarantees?)|"
    r"g[ai]ve[sn]? (?:assurances|guarantees)|see to it)"
)
_MADE = re.compile(rf"\b(?:(?:has|have|had|also|again|now) )*(?P<verb>{_PROMISE})\b", re.IGNORECASE)
_AGREED = re.compile(r"\b(?:(?:has|have|had|also) )*(?P<verb>agree[ds]?)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:never|not|nobody|denie[sd]|deny|denying|no such|without|if|unless|whether|may|might|could|would|should|must|asked|urged|calls?|called on|wants?|wanted|refus\w+|one|been|be|to be|were|was|will|to|let 's|can)\b[^,;:]{0,25}$|\b(?:ask|asked|urge[ds]?)\b[^,;:]{0,80}$|"
    r"\b(?:the|all|these|those|its|his|her|our|your|their|my|earlier|such|of|give|gave|keeps?|kept|many|no|more|any|a|most|reliable|state)\s$",
    re.IGNORECASE,
)
"""Before the verb: it is no promise then, or one that is wished for."""
_TO = re.compile(
    r"(?P<between>(?:(?! (?:that|which|who|but|because) | and (?!@|the |The |its |his |her |[A-Z]))[^;:.!?\"]){0,90}?),? \"?"
    r"(?P<link>(?:not |never )?to(?= \"?[a-z]{2})(?! (?:the|a|an|its|his|her|their|our|this|that|such|all|any|each|every|both|him|them|us|no|one|two|three|ten|twenty|negotiations|talks|grants|more|free|[a-z]+[^su\W]s)\b)|that|"
    r"(?=(?:he|she|it|they|we|there) (?:will|would)\b))(?= |(?<= ))",
)
_NOUN = re.compile(
    r" (?:(?:the|its|his|her|their|our) )?(?:[\w@'-]+ ){0,3}?(?P<thing>(?:an?|the|full|more|up to|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundreds?|thousands?|millions|half|free|further|no|help|support|protection)\b)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r" (?:(?:the )?[@A-Z][\w'-]* (?:\w+ )?)?")
_COMMA = re.compile(r", ")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|is to|are to|be|not|never|no|can|could|must|goes?|comes?|stays?|remains?|withdraws?|gets?)\b|(?:\b(?:it|he|she|country|government|side|ministry|army)|@\d+) (?!is\b|was\b|has\b)[a-z]+s\b",
    re.IGNORECASE,
)
_MONTH = f"(?:{'|'.join(MONTHS)})"
_SPAN = r"(?:spring|summer|autumn|winter|year|month|week|quarter|weekend|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|decade|century|night|Christmas|Easter)"
_BY = re.compile(
    rf"\b(?:by|before|until|till|no later than|not later than|as of|from|on|in|within|after|at|during|as soon as|for as long as|for good|forthwith|without delay|at once|immediately)\b"
    rf"(?:(?<=for good)|(?<=forthwith)|(?<=without delay)|(?<=at once)|(?<=immediately)|(?<=as soon as) (?:possible|\w)|(?<=for as long as)|"
    rf" (?:(?:the|this|next|its|his|her|an?|early|late|mid-?) ?)*(?:(?:end|beginning|middle|start|close|first|second|half|third|last|course|coming|day|\d{{1,2}}(?:st|nd|rd|th)?|of|the|next|this) )*(?:{_MONTH}\b|{_SPAN}s?\b|(?:19|20)\d\d\b|tomorrow\b|days\b|(?:\w+ |\d+ )(?:to \w+ |or \w+ )?(?:days?|weeks?|months?|years?|hours)\b|day named|same day))",
)
_WILL = re.compile(
    r"\b(?P<will>(?:will|would|shall|'ll)(?! (?:have (?:been|to)|not|never|recognise|like|prefer|rather|love|appear|seem|mean|depend))|(?:is|are|was|were) (?:due )?to(?= [a-z]+)(?! (?:blame|say|speak|date|the|be (?:seen|hoped|feared|expected|found)))|(?:falls?|was|is) due|should(?= be\b| reach\b| arrive\b| start\b| begin\b))\b",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\b(?:expect\w*|hop(?:e|es|ed|ing)|forecast\w*|predict\w*|believ\w+|thinks?|thought|may|might|could|probably|perhaps|likely|if|unless|whether|analysts?|observers?|columnist|rumou?r\w*|suppos\w+|guess\w*|"
    r"fear\w*|asked|wonder\w*|doubt\w*|when asked|denie[sd])\b",
    re.IGNORECASE,
)
_DIARY = re.compile(
    r"\b(?:meet|dine|travel|fly|visit|vote|come back|look|take questions|rise|fall|recover|be (?:warm|hot|cold|(?:warm|hott|cold|poor|rich|old|weak|high|low|bigg|larg|small)er)|play|speak|know|strike|chair|attend|preside|celebrate|mark|be sworn in|elect|see|wait|allow|like|take (?:place|into account)|be able|be necessary|continue|double|grow|discuss|examine|arrive|begin in|come into balance|stay (?:until|away)|say|hear|decrease|decline|shrink|last|amount to|(?:\w+ly )?be (?:about |around |some |at least )?\d[\d.,]* ?(?:per ?cent|%))\b",
    re.IGNORECASE,
)
"""What is done by a day and is no promise: meetings, votes, prices."""
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend")
_STOP = re.compile(
    r"[;:!?–—]|[.](?:\"|$| (?=[A-Z\"@]))|\"?, (?:said|says|but|which|who|while|although|though|whose|where|as|because|after|he |she |they |it )|\"?, [^,;:]{2,70}\b(?:said|says|told|announced|added|declared|warned|confirmed)\b|\" "
)
_EDGE = re.compile(
    r"[;:?!–—\"]|[.] (?=[A-Z\"@])|, |\bthat\b|\b(?:and|but|or|while|because|after|when|which|who) "
)
_SECOND = re.compile(r"(?:;|,)? and (?P<not>not |never )?to (?=[a-z])|; (?P<no>not |never )?to (?=[a-z])")
_FURTHER = re.compile(r";(?: and)? (?:not |never )?to (?=[a-z])")
_FEW = 2
LONGEST = 800


def undertaken(text: str) -> list[Undertaken]:
    """The promises of a sentence, in order of its text; `text` is that of a `Line`."""
    if len(text) > LONGEST or text.rstrip(" \"'”").endswith("?"):
        return []
    found = [*_promised(text), *_agreed(text)]
    for u in _dated(text):
        if not any(u.what[0] < f.what[1] and f.at[0] < u.what[1] for f in found):
            found.append(u)
    return sorted(found, key=lambda u: u.at)


def _listed(text: str, end: int) -> int:
    """The end of a list of what is undertaken, parted by semicolons: "to lift the ban; to send police; and to disarm"."""
    while (more := _FURTHER.match(text, end)) is not None:
        end = _end(text, more.end())
    return end


def _end(text: str, start: int) -> int:
    cut = _STOP.search(text, start)
    return cut.start() if cut else len(text)


def _promised(text: str) -> Iterator[Undertaken]:
    for m in _MADE.finditer(text):
        verb = m["verb"].lower()
        if _DENIED.search(text[: m.start("verb")]) and not verb.startswith(("is ", "are ", "was ", "were ")):
            continue
        end = _end(text, m.end())
        link = _TO.match(text, m.end(), end)
        if link is not None:
            end = _listed(text, end)
            start = link.end("link") if link["link"] in {"that", ""} else link.start("link")
            if verb.startswith(("assure", "guarantee")) and not _AHEAD.search(text, link.end(), end):
                continue
        elif (noun := _NOUN.match(text, m.end(), end)) and (
            verb.startswith(("promis", "pledg", "vow"))
            or (verb == "guaranteed" and _TO_WHOM.fullmatch(text, m.end(), noun.start("thing")))
        ):
            start = noun.start("thing")
            end = next((c.start() for c in _COMMA.finditer(text, start, end)), end)
        else:
            continue
        yield from _parts(
            text, "promised", m.span("verb"), trimmed(text, start, end), before(text, m.start(), _EDGE)
        )


def _agreed(text: str) -> Iterator[Undertaken]:
    for m in _AGREED.finditer(text):
        if _DENIED.search(text[: m.start("verb")]):
            continue
        end = _end(text, m.end())
        link = _TO.match(text, m.end(), end)
        if link is None or re.search(r"\bwith\b", link["between"]):
            continue
        if link["link"] in {"that", ""} and not re.search(
            r"\b(?:will|would|shall|is to|are to|lets?|gives?|goes?)\b|^(?!.*\b(?:must|should)\b).*\bbe\b",
            text[link.end() : end],
        ):
            continue
        start = link.end("link") if link["link"] in {"that", ""} else link.start("link")
        yield from _parts(
            text, "agreed", m.span("verb"), trimmed(text, start, end), before(text, m.start(), _EDGE)
        )


def _parts(text: str, form: Making, at: Stretch, what: Stretch, subject: Stretch) -> Iterator[Undertaken]:
    """One promise, or two: "to pay in time and not to sell any of it on"."""
    start = what[0]
    if text.startswith(("to ", "not to ", "never to "), start):
        for cut in _SECOND.finditer(text, *what):
            yield Undertaken(form, at, trimmed(text, start, cut.start()), subject)
            group = "not" if cut["not"] else "no"
            start = cut.start(group) if cut[group] else cut.end() - 3
    whole = trimmed(text, start, what[1])
    if len(text[slice(*whole)].split()) >= _FEW:
        yield Undertaken(form, at, whole, subject)


def _dated(text: str) -> Iterator[Undertaken]:
    """`The last aircraft will be gone by 25 January`."""
    last = -1
    for m in _WILL.finditer(text):
        if m.start() < last:
            continue
        end = _end(text, m.end())
        day = _BY.search(text, m.end(), end)
        subject = before(text, m.start(), _EDGE)
        if day is None or subject[1] <= subject[0] or _GUESS.search(text, max(0, subject[0] - 60), day.end()):
            continue
        if _DIARY.search(text, m.start(), end) or (
            _WEEKDAY.search(day[0]) and not day[0].lower().startswith(("by", "before", "within"))
        ):
            continue
        if re.match(
            r"\W*(?:that|what|which|there is|this|it|i|you|those|nobody|nothing|who|to|as|(?:the )?(?:suggestion|goal|task|aim|idea|purpose|plan|point|effects?|(?:\w+ )?(?:priority|objective|attention|number)))\b",
            text[subject[0] :],
            re.IGNORECASE,
        ):
            continue
        last = end
        yield Undertaken("by a day", m.span("will"), (subject[0], trimmed(text, m.start(), end)[1]), subject)
