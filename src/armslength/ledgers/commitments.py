"""Sentences in which a state or its officials undertake something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from armslength import edtf
from armslength.ledgers.ids import identifier
from armslength.ledgers.model import Commitment
from armslength.ledgers.precision import sure
from armslength.ledgers.scene import Row, Scene, speaks, trimmed
from armslength.positions.model import Holder

_DATE = (
    r"(?:(?:by|before|until|no later than|not later than|within|from|on|in|as of|after|during)(?: the)?(?: (?:end|beginning|middle|first half|second half|start|close|course)(?: of)?)?(?: the| next| this)? ?"
    r"(?:(?:first|second|third|fourth|last|\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? ?)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|year|month|week|quarter|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:\w+|\d+|four to six|a few) (?:days|weeks|months|years)|days|weeks|(?:19|20)\d\d|tomorrow)(?: (?:of )?(?:next year|this year|the year|(?:19|20)\d\d))?)"
)
_DUE = re.compile(rf"\b(?P<due>{_DATE})\b|\b(?P<soon>as soon as|without delay|immediately)\b")
_PLEDGE = re.compile(
    r"\b(?P<verb>(?:has |have |had )?(?:promise[sd]?|pledge[sd]?|undert(?:ook|ake|akes|aken)|vow(?:s|ed)?|guarantee[sd]?|commit(?:s|ted)? (?:itself|ourselves|himself|herself|themselves|myself)|(?:is|are|remains?|was) committed(?= to)|"
    r"assure[sd]?|agree[sd]?(?: [^,;:.\"]{0,45}?)? (?=to\b|that\b)|gave (?:an? |the |its |his |her )?(?:assurance|word|undertaking|guarantee)s?|give you (?:this|an|our) (?:assurance|word)|(?:swore|offered|obliged itself|bound itself)(?= to\b)|"
    r"has offered|have offered|the offer by @\d+|would see to it))\b ?(?P<link>(?:[^,;:.\"]{0,60}? )?(?:to|that|not to)\b|in writing that\b|)",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?P<verb>(?:will|would|shall|is to|are to|is due to|was due|were to|'ll|falls due|follows)\b)",
    re.IGNORECASE,
)
WANTED = re.compile(r"\b(?:will|would|shall|is to|are to|due|follows)\b", re.IGNORECASE)
PLEDGES = re.compile(
    r"\b(?:promis|pledg|undert[ao]|vow|guarantee|commit|assur|agree[ds]?\b|swore|offer|obliged itself|bound itself|see to it|gave .{0,20}word)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|neither|refused to|declined to|without|if|unless|whether|should|could|might|may|would|must|wants? to|want|asked|asks|urged|called on|had been|were|was|been|being)\b(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:hopes?|hoped|expect\w*|thinks?|believes?|predict\w*|forecast\w*|may|might|could|probably|likely|perhaps|rumou?r\w*|is said to|are said to|would like|wish\w*|seems?|can be|should be ready|is thought)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^\W*(?:be |remain |continue|go on|stay|have |depend|need|take|cost|become|see |look|know|help|like|make|come|speak|meet|say|tell|show|think|always|also|talk|discuss|receive)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:sign|ratif\w+|withdraw\w*|pull\w*|leave|hand\w* (?:over|back)|pa(?:y|id|ys)|repay|send|deliver|suppl\w+|open\w*|close\w*|lift|end|cut|reduce|destroy|dismantle|remove|return|release|hold|held|join|apply|provide|build|finish\w*|start\w*|begin|"
    r"resume|gone|go|out|home|exchange\w*|appoint|publish|allow|protect|extradite\w*|veto|support|vote|abide|respect|accept|transfer|pipe|buy|sell|grant|stop|halt|abolish|ready|work|take home|give\w* up|deal|host|present\w*|act\w*|complete\w*|introduc\w+|switch|repatriat\w+|"
    r"admit|recogni[sz]e|restore|not)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:for good|for ever|forever|for as long as|as long as|ever be|never again|remain untouched|at any price|under any circumstances)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:]|\.\s|—|, (?:but|while|although|though|whereas|which|who|he |she |it |they |the |a |an |said|says|and (?:he|she|it|they|we|I)\b|@\d+)|\"(?=[ ,.]|$)",
    re.IGNORECASE,
)


class _Pledge(NamedTuple):
    """Where words of a sentence say what is undertaken: `first` to `start` the words that do it, then to `end` what."""

    first: int
    start: int
    end: int


def wanted(text: str) -> bool:
    """Whether a sentence may hold an undertaking, at a glance."""
    return PLEDGES.search(text) is not None or (
        WANTED.search(text) is not None
        and (_DUE.search(text) is not None or _LASTING.search(text) is not None)
    )


def commitments(scene: Scene) -> Iterator[Commitment]:
    """What one document tells was undertaken, in order of its text, without what came of it."""
    for row in scene.rows:
        text = row.line.text
        if row.asks or not wanted(text):
            continue
        taken: list[tuple[int, int]] = []
        for verb in _PLEDGE.finditer(text):
            if _NEGATED.search(text[: verb.start()]) or re.match(
                r"(?:had|has|have)? ?been", text[verb.start() :]
            ):
                continue
            made = _pledged(scene, row, verb)
            if made is not None:
                taken.append((verb.start(), verb.end() + len(made.what.words) + 30))
                yield made
        for verb in _WILL.finditer(text):
            if any(a <= verb.start() <= b for a, b in taken):
                continue
            made = _dated(scene, row, verb)
            if made is not None:
                taken.append((verb.start(), len(text)))
                yield made


def _until(text: str, start: int) -> int:
    cut = _END.search(text, start + 5)
    return min(cut.start() if cut else len(text), start + 220, len(text.rstrip(" .!")))


def _pledged(scene: Scene, row: Row, verb: re.Match[str]) -> Commitment | None:
    """An undertaking said in so many words: "promised to", "agreed that"."""
    text = row.line.text
    end = _until(text, verb.end())
    what = (verb.end(), end)
    link = (verb["link"] or "").strip()
    said = verb["verb"].lower()
    bare = not link
    if bare and not re.search(r"promis|pledg|offer|guarantee|committed", said):
        return None
    if len(text[what[0] : what[1]].split()) < 2:
        return None
    done = text[what[0] : what[1]]
    if (
        said.startswith("agree")
        and re.match(
            r"\W*(?:the|a|an|its|his|their|@\d+|discuss|talk|meet|have|disagree|consider|study|explore|differ|keep in|stay in|remain in|be)\b",
            done,
        )
        and link.endswith("to")
    ):
        return None
    if (
        not said.startswith("offer")
        and re.match(
            r"\W*(?:to |we |they |it |he |that |both |the two \w+ )*(?:will |would |shall |should )?(?:further |jointly |actively |also )*(?:continue|go on|develop|promot\w+|strengthen|coordinate|cooperate|strive|step up|intensify|maintain|deepen|expand|exchange (?:views|opinions)|settle|ensure|do (?:our|their|its|everything)|"
            r"examine|follow|come\b|request|look|try|put all|improve|enhance|keep)",
            done,
            re.IGNORECASE,
        )
        and not _DUE.search(done)
    ):
        return None  # what is promised of every meeting
    if bare and not re.match(
        r"\W*(?:a|an|its|their|his|her|our|full|the|more|\d[\d,.]*|\w+ (?:million|billion|thousand)|help|aid|support|assistance|military|financial|economic|elections?|reforms?)\b",
        done,
    ):
        return None
    if re.search(r"\b(?:no reply|nobody|refused|declined|none has)\b", text[verb.end() :]):
        return None
    if bare and re.match(
        r"\W*(?:by|in|on|at|for|of|last|him|her|otherwise|and|with|is|was|,|\.)\b|\W*[,.]",
        text[what[0] : what[1]],
    ):
        return None
    if (
        said.startswith(("assure", "agree", "guarantee"))
        and re.search(r"\bthat$", link)
        and not re.search(r"\b(?:will|would|shall|should|are to|is to)\b", text[what[0] : what[1]])
    ):
        return None
    holder = scene.subject(row, 0, verb.start()) or (
        scene.voice(row, verb.start()) if re.search(r"\b(?:we|I)\b", text[: verb.start()]) else None
    )
    if holder is None and said.startswith("the offer by"):
        holder = next((p.who for p in row.parties if p.who and verb.start() <= p.start < verb.end()), None)
    if holder is None:
        holder = row.turn
    if holder is None or not speaks(holder):
        return None
    stem = re.search(
        r"promis|pledg|undert|vow|guarant|commit|assur|agree|offer|swore|oblig|bound|gave|give|see to", said
    )
    pattern = f"commitment: {stem[0] if stem else 'pledge'}"
    return _make(
        scene,
        row,
        pattern,
        holder,
        _Pledge(verb.start(), *what),
        f"“{verb['verb'].strip()}” is an undertaking of {holder.name}",
    )


def _dated(scene: Scene, row: Row, verb: re.Match[str]) -> Commitment | None:
    """What will be done by a day: an official says so of what his state does."""
    text = row.line.text
    end = _until(text, verb.end())
    clause = text[verb.end() : end]
    due = _DUE.search(text, verb.end(), min(end + 40, len(text)))
    kept = _LASTING.search(clause)
    left = max(
        (
            m.end()
            for m in re.finditer(
                r"[;:\"]|, (?:and|but) |\bthat (?!is|was)|(?:^|, )(?=[A-Z@])", text[: verb.start()]
            )
        ),
        default=0,
    )
    if (
        ((due is None or due.start() > end + 2) and kept is None)
        or _HOPED.search(text[left:end])
        or _VAGUE.match(clause)
        or not _ACT.search(clause)
    ):
        return None
    if re.search(
        r"\b(?:if|unless|whether|would have|when|which|who)\b", text[left : verb.start()], re.IGNORECASE
    ) or _NEGATED.search(text[: verb.start()]):
        return None
    subject = scene.subject(row, left, verb.start())
    voice = scene.voice(row, verb.start())
    if subject is None:
        owner = next(iter(scene.codes(row, left, verb.start())), None)
        if owner is not None and (voice is None or voice.country == owner):
            subject = voice or scene.state(owner)
        elif owner is not None:
            return None
    if subject is not None and voice is not None and subject.country != voice.country and not speaks(voice):
        return None
    holder = subject or voice
    if holder is None or not speaks(holder):
        states = [p.who for p in row.parties if p.who and speaks(p.who)]
        holder = states[0] if states and voice is None and subject is None else None
    if holder is None or (voice is not None and subject is not None and voice.country != subject.country):
        return None
    if verb["verb"].lower() == "would" and voice is None:
        return None
    dated = due is not None and due.start() <= end + 2
    pattern = (
        "commitment: will, lasting"
        if not dated
        else "commitment: will, dated"
        if voice
        else "commitment: will, told"
    )
    why = (
        f"what {holder.name} will do has a day: “{due[0]}”"
        if dated and due
        else f"what {holder.name} will do is to last: “{kept[0]}”"
        if kept
        else ""
    )
    return _make(scene, row, pattern, holder, _Pledge(left, left, end), why)


def _make(scene: Scene, row: Row, pattern: str, holder: Holder, at: _Pledge, why: str) -> Commitment | None:
    text = row.line.text
    due: str | None = None
    for found in _DUE.finditer(text, at.start, min(len(text), at.end + 5)):
        if found["soon"]:
            continue
        day, basis = scene.day(row, found.start(), found.end())
        if day and basis in {"stated", "relative", "anaphoric"} and _after(day, scene.published):
            due = day
    quote = scene.quote(row, *trimmed(text, at.first, at.end), scene.voice(row, at.first))
    what = scene.quote(row, *trimmed(text, at.start, at.end), scene.voice(row, at.start))
    to = tuple(dict.fromkeys(c for c in scene.codes(row, at.first, at.end) if c != holder.country))
    made, basis = scene.date(row, at.first, at.first + 1)
    if basis not in {"stated", "relative", "anaphoric"} or (due and made == due):
        made = scene.published
    seconded = any(
        r.class_ in {"AGREE", "SUPPORT", "CONCEDE", "AID", "COOPERATE"}
        and r.modality in {"planned", "happened"}
        and any(m.country == holder.country for m in r.source)
        for r in row.reports
    )
    return Commitment(
        identifier("co", what),
        pattern,
        holder,
        to,
        made,
        due,
        quote,
        what,
        "open",
        (),
        sure(pattern, seconded=seconded, named=bool(to)),
        why,
    )


def _after(day: str, published: str | None) -> bool:
    if not published:
        return True
    end, start = edtf.bounds(day)[1], edtf.bounds(published)[0]
    return end is None or start is None or end >= start
