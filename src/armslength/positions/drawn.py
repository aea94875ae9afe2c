"""Red lines that forms of words draw: what must not happen, and the answer that is threatened, whatever verb carries it.

A condition with an answer in the same sentence ("If they land, we close the straits"), a thing that would bring an answer ("Any landing
would be met with fire"), a thing called a line, and what will not be borne. The network reads words of a will; a threat may have none
of its own: it is a thing of grammar and of what is threatened. The lists are of general English and diplomacy. They were made on the
training passages of `training/stances`, without their test split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from armslength.positions.stretches import Stretch, trimmed
from armslength.positions.tellers import SAYING, SAYS, reckoned, unsaid
from armslength.positions.threats import ANSWER, KIND, OWN, STRONG, hurts, threatens, wished

Form = Literal["if", "brings", "called", "not borne", "one and"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A red line in a line's text.

    Attributes:
        form: by which form of words it is drawn.
        condition, answer: (start, end) in the text; the answer None where none is named.
        at: (start, end) of the words that draw it.
    """

    form: Form
    condition: Stretch
    answer: Stretch | None
    at: Stretch

    @property
    def whole(self) -> Stretch:
        """From the first of its words to the last."""
        spans = [self.condition, self.at, *([self.answer] if self.answer else [])]
        return min(s[0] for s in spans), max(s[1] for s in spans)


_BORDER = re.compile(
    r"[;:?!–—]|[.] (?=[A-Z\"@])|\b(?:that|but|because|although|though|while)\b|\"|,|\b(?:and|or) (?=(?:that|he|she|they|we|it|I)\b)"
)
"""Where a clause may begin."""
_HARD = re.compile(r"[;:?!–—]|[.] (?=[A-Z\"@])|\bthat\b")
_IF = (
    r"(?:if|(?:should|were)(?= (?:the|an?|any|another|one|its|their|his|her|@|[A-Z]|they|he|she|some\w*|any\w*)\b)|once|as soon as|the (?:moment|day|minute|instant|hour|second|next time)(?: that| when)?(?! (?:on|of|before|after|in|for|at|to|is|was|will)\b)|in (?:the )?(?:case|event)(?: of| that)?|"
    r"let(?= (?:one|an?|them|him|any|another)\b)|after(?= (?:an?other|one more|a second|a third|the next)\b))"
)
_FRONT = re.compile(
    rf"(?:^|(?<=[\"“:;(–—])|(?<=[\"“:;] )|(?<= [-–—] )|(?<=, )|(?<=\bthat )|(?<=\band )|(?<=\bbut )|(?<=\bthat, ))(?:(?:but|and|even|then) )?(?P<open>{_IF})(?= )",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:^|(?<=[\"“:;(–—])|(?<=[\"“:;] )|(?<= [-–—] )|(?<=, )|(?<=\bthat )|(?<=\band )|(?<=\bbut ))(?P<open>whoever|whosoever|anyone who|anybody who|any of you who|(?:all )?those who)(?= )",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|shall|must|can|could|may|might|cannot|is|are|has|have|stops?|ends?|closes?|falls?|leaves?|means?|go(?:es)?|comes?|takes?|finds?|drives?|withdraws?|quits?|shuts?|stays?|breaks?|pulls?|becomes?|"
    r"does|do|dies?|let|sends?|fires?|opens?|calls?|cuts?|answers?|hits?|loses?|sits?)\b|'ll\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?<=[\w\"'@])(?P<comma>,?) (?P<open>if|(?:should|were)(?= (?:the|an?|any|another|one|its|their|his|her|@|[A-Z]|they|he|she|some\w*|any\w*)\b)|once|as soon as|in (?:the )?(?:case|event)(?: of| that)?|the (?:moment|day|hour|minute)(?: that)?(?! (?:on|of|before|after|in|for|at|to|is|was|will)\b))(?= )",
    re.IGNORECASE,
)
_NOT_IF = re.compile(
    r"\b(?:as|ask(?:ed|s)?|wonder(?:ed|s)?|know|knows|see|doubt(?:ed|s)?|only|even|what|unsure|question|matter|sure|was|is|has|had|have|who|which|and|himself|herself|on|at|of|by|in|for)\W*$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|could|might|threaten(?:ed|s|ing)? (?:to|with)|threatened|spoken? of|warned of)\b|'ll\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:how|what|whether|why|who|ha(?:s|ve) to|need to|see|hope|think|although|though)\b|(?:\w+\W+){9}",
    re.IGNORECASE,
)
"""Between the beginning of a clause and its verb: it is of something else then."""
_OTHER_IF = re.compile(r"\b(?:if|whether)\b", re.IGNORECASE)
"""In an answer: it is a condition itself."""
_WOULD = r"(?:would|will|shall|could|can|must|'ll)"
_GRAVE = (
    r"(?:(?:an?|the|its|our|any|this|another) )?(?:\w+ )?(?:red lines?|line crossed|line in the sand|casus belli|cause of war|acts? of (?:\w+ )?(?:war|aggression)|declaration of (?:\w+ )?war|day of war|hostile(?: act)?|war|"
    r"attack (?:on|upon)|threshold|rubicon|ends? of|beginning of the (?:end|unleashing)|last straw|point of no return|bottom line|(?:over|across) the line|opening shot|an invader|enemy|tearing up)\b"
)
_CALL = r"(?:regarded|considered|treated|seen|taken|looked (?:up)?on|viewed|understood)"
_ANSWERED = r"(?:answered|met (?:with|by)|opposed (?:with|by)|followed by|shot (?:at|down)|fired (?:at|on|upon)|sunk|driven back|turned back|thrown back|escorted to)"
_PREDICATE = re.compile(
    rf"\b(?:(?:{_WOULD} )?(?:(?:not only|only|also|inevitably|immediately|at once|always|thus) )?(?:"
    rf"(?:be|is|are|means?|amounts? to|constitutes?|signif(?:y|ies)|spells?|equals?|represents?) {_GRAVE}|"
    rf"(?:be|is|are) {_CALL}(?: by (?:the )?[\w@]+(?: \w+)?)? (?:as|for|to be) {_GRAVE}|"
    rf"cross(?:es)? (?:the|an?|our|its|every) (?:\w+ )?line|touch(?:es)? the bottom line|(?<!must )(?<!can )(?<!could )(?:be|is|are) {_ANSWERED}|"
    rf"(?:have|has|bring|brings) (?:the )?(?:\w+ )?(?:gravest|grave|serious|severe|heavy|dire|incalculable|unforeseeable|catastrophic)(?: \w+)? consequences?|have (?:costs|consequences)|"
    rf"draw fire|put an end to|spell the end|leave (?:us|[\w@]+) (?:with )?no (?:choice|other|option)|(?:not )?(?:go|remain|be) (?:unanswered|without (?:an )?(?:answer|response|consequences?)))"
    rf"|{_WOULD} be (?:an? )?(?:red )?line\b|{_WOULD} (?:bring|cost|mean|force|oblige|compel|lead to|trigger|make a target of)\b(?! no\b)(?= [^;:.!?]*(?:{STRONG.pattern}|\bthe end\b|\bends?\b|\bclosure\b|\bclosing\b|\banswer\b|\bpursue\b|\bexit\b|\bconsequences\b))|{_WOULD} (?:end|close)\b(?= (?:the|our|its|their|all|every|any|this|that)\b)(?= [^;:.!?]*{ANSWER.pattern})|(?<=[a-z\"@\d] )(?:means|brings) war\b)",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\W*(?:any|an?other|a second|a third|a single|even one|one more|renewed|new|further|the (?:first|next)|an? |the |[a-z]+ing\b|[A-Z@][\w@'-]*(?: \w+)* (?:in|on|at|near|within|along|inside|into|from|under)\b|[a-z]+s\b|[A-Z])",
)
_PRONOUN = re.compile(
    r"\W*(?:it|this|that|there|he|she|they|we|i|you|what|which|who|nobody|nothing|none|no|one|some|many|all|everything|if|whether|neither|both)\b(?! of)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|did|does|do|agreed|swore|said|there|might|may|could)\b",
    re.IGNORECASE,
)
_RECKONS = re.compile(
    r"(?:can|could)\b|.*\bend (?:of|to) [^,;.]*\b(?:operations?|campaigns?|phase|crisis|conflicts?|hostilities|fighting|violence|terror\w*|occupation|sanctions|isolation)\b",
    re.IGNORECASE,
)
"""What a thing may come to, and the end of what nobody wants, threaten nobody."""
_A_LINE = re.compile(
    r"\b(?:red lines?|line crossed|line in the sand|casus belli|cause of war|threshold|rubicon|bottom line|last straw|(?:over|across) the line|(?:cross|touch)(?:es)? [\w ]*line|an? line)\b",
    re.IGNORECASE,
)
"""What calls a thing a line, and names no answer."""
_HANGS = re.compile(r" (?:to|of|and|that|which|the)$")
"""The end of words that are not the whole of what a verb says something of."""
_REGARDS = re.compile(
    rf"\b(?P<will>(?:(?:will|would|shall|must) )?(?:regards?|considers?|views?|treats?|sees?|takes?|looks? (?:up)?on)) (?P<thing>[^,;:?!\"]{{3,110}}?) (?:as|for|to be|an?) {_GRAVE}",
    re.IGNORECASE,
)
_AHEAD = frozenset({"will", "would", "shall", "must"})
_ANY_SUCH = re.compile(
    r"(?:any|an?|an?other|every|each|further|new|future|such|one more)\b|(?:the )?\w+ing\b|(?:the )?(?:presence|appearance|transfer|entry|accession|deployment)\b",
    re.IGNORECASE,
)
"""What is not done yet: of what is done, "regards the raid as an act of aggression" is a verdict."""
_BEAR = re.compile(
    r"\b(?P<will>(?:will|would|shall|could|can|must|does|do|is|are) (?:not|never|no longer|under no circumstances|in no case|by no means) (?:be )?(?:ready to |prepared to |going to |willing to )?"
    r"(?:tolerate[ds]?|put up with|stand (?:idly )?by(?: while| when| if| as)?|sit (?:idly )?by(?: while)?|look on(?: while)?|stand for(?! (?:(?:re-?)?election|office|parliament|president|a (?:second|third) term))|endure[d]?|brook))\b"
    r"|\b(?P<no>(?:will|would|shall|can|could|must) (?:tolerate|brook|suffer) no )",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?P<will>(?:will|would|shall|can|could|must) (?:never|under no circumstances)(?: be)? (?:accept(?:ed)?|allow(?:ed)?|permit(?:ted)?|agree to|let|live with|forgive))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"@\d+|\b(?:foreign|another|other|any|anyone|anybody|outside|one|single|attempts?|hostile|enemy|neighbours?|troops|soldiers|bases?|interference|occupation)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?P<will>must (?:not|never|under no circumstances) (?:happen|be (?:repeated|tolerated|crossed|allowed(?! to\b))))\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"\b(?P<will>(?:is|are|was|were|remains?|would be|will be|had been|has been|constitutes?|crosse[sd]|has crossed)(?: (?:for|to) (?:us|me|him|her|them|(?:the )?[\w@]+))?(?: [a-z]+ly)? "
    r"(?:(?:an?|the|our|my|his|her|its|their|one of (?:our|its|the)|@\d+ 's) (?:(?!thin|thick|long|dotted)\w+ )?)?(?:red lines?|casus belli))\b",
    re.IGNORECASE,
)
_IS_LINE = re.compile(
    r"(?:^|\"|: |; |, )(?:an?|the|our|its|@\d+ 's) (?:only |last |first )?(?:red line|threshold|casus belli)(?: for [\w@]+)?(?:,\"? [^,]{3,90},\"?)? (?P<will>is|are|was|lies at|runs at)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?P<will>called|calls|call|described|considers?|regards?) (?P<thing>[^,;:?!\"]{3,90}?) (?:as )?(?:an?|the|our|my|his|her|its|their) (?:\w+ )?(?P<line>red line|casus belli|act of war)\b",
    re.IGNORECASE,
)
_LINE_AT = re.compile(
    r"\b(?P<will>(?:dr(?:ew|aw|aws|awn)|laid down) (?:the|a|its|his|her|our|another)(?: (?:clear|firm|last|new))? (?P<red>red )?line (?:at|around|on|before|against))(?= )",
    re.IGNORECASE,
)
_BEHIND_LINE = re.compile(
    r"(?<=, )(?P<will>an? (?:\w+ )?red line (?:that|which) [^,;:.?!]{2,60}?\b(?:never|not)\b[^,;:.?!]{0,40}?cross(?:ed)?)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never) (?:mean|say|said|imply|think|believe|suggest\w*)(?: that)?\W*$", re.IGNORECASE
)
"""Before a line that is denied ("that does not mean that we would close the border if ...")."""
_PICTURE = re.compile(
    r"\b(?:map|maps|ink|trams?|metro|dial|gauge|graph|screens?|marker|wore|columnist|paper|critics|historian|joked)\b",
    re.IGNORECASE,
)
"""A line of another sense, or one that somebody draws for others."""
_ONE = re.compile(
    r"(?:^|(?<=[\"“:;,] )|(?<=[\"“]))(?:one(?: more| single)?|another|a single|just one|the next|the first) (?!(?:more |single )?(?:of|hundred|thousand|day|week|month|year|hour|term|goal|win|game|push|side|hand)\b)",
    re.IGNORECASE,
)
_GLANCE = re.compile(
    r"\b(?:if|should|were|once|as soon as|the (?:moment|day|hour|minute|instant|next time)|in (?:the )?(?:case|event)|let|whoever|whosoever|who|would|will|shall|must|line|lines|casus|means?|one|another|an act of|considers?|regards?|is war)\b|'ll\b|after another",
    re.IGNORECASE,
)
LONGEST = 600
"""Sentences of more characters are lists, and draw no line that could be told."""
_FEW = 2
"""A condition or an answer has so many words at least."""


def drawn(text: str) -> list[Drawn]:
    """The red lines that a sentence draws, in order of its text, none overlapping another.

    Args:
        text: that of a `Line`: names as `@0`, quotation marks straight, contractions written out.
    """
    if len(text) > LONGEST or text.rstrip(" \"'”").endswith("?") or not _GLANCE.search(text):
        return []
    kept: list[Drawn] = []
    for find in (_fronted, _whoever, _one, _backed, _things, _regarded, _called, _not_borne):
        for d in find(text):
            left, right = d.whole
            if _DENIES.search(text[:left]) or reckoned(text, left, right):
                continue
            if not any(k.whole[0] < right and left < k.whole[1] for k in kept):
                kept.append(d)
    return sorted(kept, key=lambda d: d.whole)


def _sentence_end(text: str, start: int) -> int:
    cut = re.compile(r"[;:?!–—]|[.](?:\"|$| (?=[A-Z\"@]))").search(text, start)
    return cut.start() if cut else len(text)


def _fronted(text: str) -> Iterator[Drawn]:
    """`If they land, we close the straits`; `Let one soldier set foot here and ...`."""
    for m in _FRONT.finditer(text):
        let = m["open"].lower().startswith("let")
        end = _sentence_end(text, m.end())
        for comma in re.compile(r" and " if let else r",\"?(?= )|(?<=\w) then (?=\w)").finditer(
            text, m.end(), end
        ):
            condition = text[m.end() : comma.start()]
            if len(condition.split()) < _FEW:
                continue
            if wished(condition):
                break
            after = comma.end()
            inset = re.compile(r"[ \"]*[^,\"]{2,90}(?:, [^,\"]{2,60})?,\"?").match(text, after, end)
            if inset and SAYS.search(inset[0]):
                after = inset.end()
            stop = unsaid(text, after, end)
            answer = trimmed(text, after, stop)
            verb = _MODAL.search(text, *answer)
            words = text[slice(*answer)]
            if (
                verb is None
                or len(words.split()) < _FEW
                or re.match(
                    rf"(?:and|or|but|who|which|as|no matter|whatever|including|especially|even|regardless|like|such as)\b|{SAYING}\b",
                    words,
                )
            ):
                continue
            if not OWN.match(condition) and threatens(condition, words):
                yield Drawn("if", trimmed(text, m.start("open"), comma.start()), answer, verb.span())
            break


def _whoever(text: str) -> Iterator[Drawn]:
    """`Whoever drills there will find our navy beside him`."""
    verbs = re.compile(
        r"\b(?P<v>will|would|shall|must|can|is|has|loses?|finds?|pays?|answers?|stops?)\b", re.IGNORECASE
    )
    for m in _WHO.finditer(text):
        end = _sentence_end(text, m.end())
        verb = verbs.search(text, m.end() + 3, end)
        if verb is None:
            continue
        stop = unsaid(text, verb.start(), end)
        words, first = text[verb.start() : stop], trimmed(text, m.start(), verb.start())
        if inset := re.compile(r",\"? [^,\"]{2,90},").search(text, m.end(), verb.start()):
            first = trimmed(text, m.start(), inset.start())
        condition = text[m.end() : first[1]]
        if len(condition.split()) < _FEW or re.match(
            r" (?:doubts?|wants?|thinks?|believes?|asks?|says?|counted|wins?|swears?|is|are|was|reads?|knows?|likes?|held|did|has|have)\b",
            condition,
        ):
            continue
        meets = re.match(
            r"(?:will|would|shall) (?:find|see|meet|pay|wake|have to do with|answer|lose|go home|be (?:shot|sunk|treated|met|towed|(?:considered|regarded|seen) (?:as )?(?:an? |our |the )?(?:enem|spy|spies|accomplice|invader|aggressor|terrorist|traitor)))",
            words,
        )
        hurt = hurts(words) and re.match(
            r"(?:will|would|shall|is (?:out|outside|no|not|at|against)|loses?|pays?|stops?)\b", words
        )
        if "those" in m["open"].lower():  # of many, "will leave" and the like are no answer
            hurt = None
        if (meets or hurt) and "joked" not in text[stop:]:
            yield Drawn("if", first, trimmed(text, verb.start(), stop), verb.span("v"))


def _backed(text: str) -> Iterator[Drawn]:
    """`We will close the border if they come`; `He spoke of repercussions in case it was shut out`."""
    for m in _BACK.finditer(text):
        before = text[: m.start()]
        if m["open"].lower() in {"were", "should", "once"} and (
            (not m["comma"] and m["open"].lower() != "should") or _NOT_IF.search(before)
        ):
            continue
        if _NOT_IF.search(before) or not before:
            continue
        start = max((b.end() for b in _HARD.finditer(before)), default=0)
        verb = _FUTURE.search(text, start, m.start())
        if (
            verb is None
            or _ASIDE.search(text, start, verb.start())
            or _OTHER_IF.search(text, start, m.start())
        ):
            continue
        end = unsaid(text, m.end(), _sentence_end(text, m.end()))
        cut = re.compile(r"\"?, (?:and|but|which|who|then)\b|\"|,").search(text, m.end(), end)
        condition = text[m.end() : cut.start() if cut else end]
        answer = text[verb.start() : m.start()]
        if len(condition.split()) < _FEW or wished(condition) or OWN.match(condition):
            continue
        if not threatens(condition, answer):
            continue
        if (_PRONOUN.match(condition) and len(condition.split()) < 4) or re.search(
            r"\bstopped short\b", before
        ):
            continue
        subject = max((b.end() for b in re.finditer(r"[,\"]", text[start : verb.start()])), default=0) + start
        yield Drawn(
            "if",
            trimmed(text, m.start("open"), m.end() + len(condition)),
            trimmed(text, subject, m.start()),
            verb.span(),
        )


def _one(text: str) -> Iterator[Drawn]:
    """`One more shell and the talks are over`."""
    for m in _ONE.finditer(text):
        end = _sentence_end(text, m.end())
        link = re.compile(r",? and ").search(text, m.end(), end)
        if link is None:
            continue
        thing = text[m.start() : link.start()]
        if inset := re.compile(r",\"? [^,\"]{2,90}$|,\"? [^,\"]{2,90},\"?$").search(thing):
            if not SAYS.search(inset[0]):
                continue
            thing = thing[: inset.start()]
        rest = trimmed(text, link.end(), unsaid(text, link.end(), end))
        verb = _MODAL.search(text, *rest)
        if verb is None or _FINITE.search(thing) or len(thing.split()) < _FEW or len(thing.split()) > 14:
            continue
        if re.match(r"(?:have|has) ", text[verb.start() : verb.start() + 5]) or (
            not hurts(text[slice(*rest)]) and "stays shut" not in text[slice(*rest)]
        ):
            continue
        yield Drawn("one and", trimmed(text, m.start(), m.start() + len(thing)), rest, verb.span())


def _subject(text: str, end: int) -> Stretch | None:
    """The words before a verb that it says something of, without who says so between them; None where they name nothing."""
    stop = len(text[:end].rstrip(' "'))
    if text[stop - 1 : stop] == ",":
        inset = re.search(r",\"? [^,\"]{2,90}(?:, [^,\"]{2,40})?,$", text[:stop])
        if inset is None or (not SAYS.search(inset[0]) and _FINITE.search(inset[0])):
            return None
        stop = inset.start()
    start = 0
    for b in _BORDER.finditer(text, 0, stop):
        if b[0] == "," and not re.match(
            r" (?:and )?(?:that )?(?:any|an?|the|[A-Z@]|one more|another)\b", text[b.end() :]
        ):
            continue
        if b[0].lower() in {"that", "while", "because"} and re.search(
            r"\b(?:aircraft|ships?|soldiers?|any\w*|troops|attempt|interceptors|treaty|missiles)\W*$",
            text[: b.start()],
            re.IGNORECASE,
        ):
            continue
        if b.end() < stop - 3:
            start = b.end()
    said = re.compile(
        rf"\b{SAYING} (?:(?:him|her|them|us|the|a|an|its|his) )?(?:\w+ )?(?=(?:any|an?other|the|an?|one|[a-z]+ing)\b)"
    ).search(text, start, stop)
    span = trimmed(text, said.end() if said else start, stop)
    words = text[slice(*span)]
    if (
        len(words.split()) < _FEW
        or _HANGS.search(words)
        or _PRONOUN.match(words)
        or _FINITE.search(re.split(r" (?:that|which|who) ", words)[0])
        or SAYS.search(words)
    ):
        return None
    return span


def _things(text: str) -> Iterator[Drawn]:
    """`Any landing would be met with fire`; `A second hostage means war`."""
    for m in _PREDICATE.finditer(text):
        thing = _subject(text, m.start())
        if thing is None or not _ANY.match(text[slice(*thing)]):
            continue
        end = unsaid(text, m.end(), _sentence_end(text, m.end()))
        words = text[m.start() : end]
        if KIND.search(words) or _RECKONS.match(words) or re.search(r"\b(?:as soon as|once swore)\b", text):
            continue
        if _A_LINE.search(m[0]):
            yield Drawn("called", thing, None, m.span())
        else:
            yield Drawn("brings", thing, trimmed(text, m.start(), end), m.span())


def _regarded(text: str) -> Iterator[Drawn]:
    """`Pyongyang would regard the boarding of its ships as an act of war`."""
    for m in _REGARDS.finditer(text):
        if m["will"].split()[0] not in _AHEAD and not _ANY_SUCH.match(m["thing"]):
            continue
        if not _PRONOUN.match(m["thing"]) and not _PICTURE.search(text):
            yield Drawn("called", trimmed(text, *m.span("thing")), None, m.span("will"))


def _called(text: str) -> Iterator[Drawn]:
    """What is called a red line or a casus belli."""
    low = text.lower()
    if not any(w in low for w in ("line", "casus belli", "threshold", "act of war")) or _PICTURE.search(text):
        return
    for m in _LINES.finditer(text):
        if re.search(r"\b(?:there|that|this|it|he|she)\W*$", text[: m.start()], re.IGNORECASE):
            continue
        thing = _subject(text, m.start())
        if thing is not None:
            yield Drawn("called", thing, None, m.span("will"))
    for m in _IS_LINE.finditer(text):
        thing = trimmed(text, m.end(), unsaid(text, m.end(), _sentence_end(text, m.end())))
        if len(text[slice(*thing)].split()) >= _FEW:
            yield Drawn("called", thing, None, m.span("will"))
    for m in _NAMED.finditer(text):
        if not _PRONOUN.match(m["thing"]):
            yield Drawn("called", trimmed(text, *m.span("thing")), None, (m.start("will"), m.end("line")))
    for m in _LINE_AT.finditer(text):
        end = re.compile(r"[,;:.?!\"]|$").search(text, m.end())
        thing = trimmed(text, m.end(), end.start() if end else len(text))
        if len(text[slice(*thing)].split()) >= _FEW:
            yield Drawn("called", thing, None, m.span("will"))
    for m in _BEHIND_LINE.finditer(text):
        thing = _subject(text, m.start() - 2) or _complement(text, m.start() - 2)
        if thing is not None:
            yield Drawn("called", thing, None, m.span("will"))


def _complement(text: str, end: int) -> Stretch | None:
    """What a clause says that something is: "the sticking point had been [a base there], a red line that ..."."""
    start = max((b.end() for b in _HARD.finditer(text, 0, end)), default=0)
    links = [m.end() for m in re.compile(r"\b(?:is|are|was|were|been|be) ").finditer(text, start, end)]
    span = trimmed(text, links[-1], end) if links else None
    return span if span and len(text[slice(*span)].split()) >= _FEW else None


def _not_borne(text: str) -> Iterator[Drawn]:
    """What will not be tolerated, or stood by, or ever accepted."""
    for m in (*_BEAR.finditer(text), *_NEVER.finditer(text)):
        passive = re.search(r"\bbe (?:toler|accep|allow|permit|endur|forgiv)", m[0], re.IGNORECASE)
        if passive:
            thing = _subject(text, m.start())
        else:
            end = re.compile(r", (?:but|which|who|and has|he|she|it|they|the|an?)\b|[;:.?!\"]|$").search(
                text, m.end()
            )
            thing = trimmed(text, m.end(), unsaid(text, m.end(), end.start() if end else len(text)))
        if re.search(r"\bwhat\b[^,;:]{0,40}$", text[: m.start()], re.IGNORECASE):
            continue
        if m.re is _NEVER and (thing is None or not _OTHERS.search(text, *thing)):
            continue
        if thing is not None and thing[1] - thing[0] > 8:
            yield Drawn("not borne", thing, None, m.span())
    for m in _MUST.finditer(text):
        thing = _subject(text, m.start())
        if thing is not None and not re.match(r"(?:such|these|those) ", text[slice(*thing)], re.IGNORECASE):
            yield Drawn("not borne", thing, None, m.span("will"))
