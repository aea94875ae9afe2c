"""Treaties, doctrines, constitutions, votes and road maps, and what was done to them and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from armslength.ledgers.ids import identifier
from armslength.ledgers.model import Instrument
from armslength.ledgers.precision import sure
from armslength.ledgers.scene import Row, Scene

_KIND = (
    r"(?:treat(?:y|ies)|agreements?|accords?|memorand(?:um|a)|doctrine|constitution|referendum|road ?map|declaration|convention|protocol|pact|law|decree|"
    r"joint statement|statement|charter|statute|contract|framework|arrangement|concept|strategy|code|covenant|deal|act|bill|amendments?|lease|concession|"
    r"laws|decrees|bills|contracts|motion|draft|drafts|mechanism|mandate|licen[cs]e|cessation of hostilities|truce|moratorium|exchange of notes|minutes|term sheet|white paper|levy|waiver|membership|"
    r"resolution|decision|communiqué|roadmap|fundamentals of [\w ]{3,30}|article \d+(?: of the constitution)?|union state|programme|ceasefire)"
)
WANTED = re.compile(
    rf"\b{_KIND}\b|[Cc]lause|[Pp]aragraph|\b[Gg]one\b|\b[Pp]hrase\b|\b[Rr]atif|\bUnion State\b|\b[Dd]ocument\b|\b[Dd]elet|\bTreaty\b|Agreements?\b|Convention|Protocol|Constitution|Memorandum|Doctrine|Referendum|Declaration|Charter|Pact\b|Accords?\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"(?P<art>\b(?:the|a|an|its|their|his|her|our|this|that|@\d+ 's|(?-i:[A-Z])\w+'s) )?"
    rf"\b(?P<name>(?:(?!(?:of|and|by|the|to|signed|said|have|has|had|under|in|on|for|with|that|a|an|is|was|his|her|its|their|new)\b)(?:new |@\d+(?: 's)? |[\w'’-]+ )){{0,5}}?{_KIND}\b"
    rf"(?: (?:of|on|for|against|between)(?: the| a)? (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)(?:(?-i:[A-Z@])[\w'-]*|[a-z-]+)(?:(?: |, | and | of | for | the )(?:(?-i:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z@])[\w'-]*|mutual|free|nuclear|friendship|peace|trade|defence|full|diplomatic|relations|normalisation|ten|points|weapons|non-proliferation))*)?)",
    re.IGNORECASE,
)  # fmt: skip
_DONE: tuple[tuple[str, str], ...] = (
    ("clause deleted", r"\b(?:delet(?:ed|es|ing|ion of)|(?:was|were|has been|have been|is) (?:struck|removed|dropped|gone|taken out)\b|struck (?:out|from)|struck [^.;:]{3,40} (?:out of|from)|removed from|gone (?:is|are) the|is gone\b|is no longer in)"),
    ("clause added", r"\b(?:(?:was|were|has been|have been|is) (?:added|inserted)|(?:was|were|has been|have been) written in|add(?:ed|s) (?:a|an) (?:\w+ )?(?:clause|article|paragraph|sentence)|by a new clause|inserted (?:a|an))\b"),
    ("denounced", r"\b(?:denounc(?:ed|es)|(?:deposited|handed in|lodged) (?:its|an|the) (?:instrument|notice|letter) of withdrawal from|(?:is|are) (?:breaking|leaving)|declare[ds]? (?:null and )?void|revoked|withdr(?:ew|awn|aws) from|(?:gave|giving|given|gives|served|sent) [^.;]{0,30}notice|pull(?:ed|s) out of|terminat(?:ed|es)|cancel(?:led|s)|scrapped|tore up|annulled|renounced|quit)\b"),
    ("suspended", r"\b(?:suspend(?:ed|s)|froze|frozen)\b"),
    ("ratified", r"\bratif(?:ied|ies)\b|\b(?:became|becomes)\b[^.;]{0,60} to ratify\b"),
    ("rejected", r"\b(?:rejected|vetoed|defeated|voted down|turned down|threw out|refused to sign|refused to ratify|failed to ratify)\b"),
    ("amended", r"\b(?:amend(?:ed|s)|under amendments to|rewr(?:ote|itten)|revised|changed|new schedule|altered|agreed [^;]{0,40}to do away with)\b|\b(?:rose|voted)\b[^.;]{0,40} to amend\b"),
    ("extended", r"\b(?:extended|prolonged|(?:was|were|been) renewed|renewed (?:the|its|their|for))"),
    ("expired", r"\b(?:expired|lapsed|ran out)\b"),
    ("in force", r"\b(?:(?:came|entered|enters|comes) into (?:force|effect|being)|took effect|takes effect|(?:has been|is|are) in (?:effect|force) since)\b"),
    ("signed", r"\b(?:sign(?:ed|s)|agreed(?= (?:in|on|at) )|initialled|concluded|put (?:their|our|its|his|her) (?:names?|signatures?)(?: [^,;.]{0,20})? to|the signing of|agreed, by|set their hands to|sealed|agreed in|memorandum agreed|(?:agreement|pact|treaty|accord) was made|re-?concluded)\b"),
    ("adopted", r"\b(?:adopt(?:ed|s)|passed|approved|issued|promulgated|(?:published|printed) in (?:its|the) official \w+|confirmed(?= (?:the|an?) )|voted for|enacted|a declaration of|in a joint statement|(?:opened|entered) for signature)\b"),
    ("held", r"\b(?:held|holds)\b"),
    ("published", r"\b(?:published|made public)\b"),
    ("promoted", r"\b(?:promot(?:e|ed|es|ing)|campaign for|pushed for)\b"),
    ("hosted", r"\b(?:host(?:ed|s|ing))\b"),
)  # fmt: skip
DONE = tuple((what, re.compile(words, re.IGNORECASE)) for what, words in _DONE)
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|would|will|could|should|may|might|if|to be|is to|are to|wants? to|ready to|plans? to|hopes? to|refused|unless|until|asked|whether|can|must|shall|proposed to|proposal to|bring|ensure)\b[^,;:]{0,30}$",
    re.IGNORECASE,
)
_VOTES = re.compile(r"referendum", re.IGNORECASE)
_WEAK = frozenset(
    {
        "statement",
        "law",
        "decision",
        "bill",
        "act",
        "deal",
        "contract",
        "concept",
        "strategy",
        "code",
        "programme",
        "framework",
        "agreement",
        "agreements",
        "resolution",
        "decree",
        "arrangement",
        "article",
        "amendments",
        "amendment",
        "lease",
    }
)
_STANDS = frozenset(
    {
        "extended",
        "suspended",
        "expired",
        "denounced",
        "in force",
        "rejected",
        "clause added",
        "clause deleted",
    }
)
_FIT: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\b(?:mandate|licen[cs]e|mechanism|levy|waiver|membership|moratorium)$", re.IGNORECASE),
        _STANDS,
    ),
    (re.compile(r"\b(?:drafts?|motion)$", re.IGNORECASE), frozenset({"rejected", "adopted"})),
    (re.compile(r"\b(?:minutes|term sheet|exchange of notes)$", re.IGNORECASE), frozenset({"signed"})),
    (re.compile(r"\b(?:truce|cessation of hostilities|ceasefire)$", re.IGNORECASE), _STANDS | {"signed"}),
)
"""What is an instrument only where some things are done to it."""
_TO_CLAUSES = frozenset({"clause deleted", "clause added"})
CARRIED = 3
"""Rows after which a clause is no longer taken to be of the instrument last named."""
_SECONDING = frozenset({"AGREE", "COOPERATE", "REJECT", "SANCTION", "RETREAT"})
"""Classes of reports that bear out that something was done to an instrument."""
UNKNOWN_PARTIES = 0.8
"""What the probability is multiplied by where no party is known."""
_NAMED_ONLY = frozenset({"promoted", "hosted", "published", "held"})


_BETWEEN = re.compile(
    r"(?:,? (?:on|by|in|at|here|yesterday|today|last|this|without|late|with|after|under)\b[^.;:]*?,?)?(?: (?:an?|the|its|their|his|her|our))?(?: [\w'-]+){0,2} ?",
    re.IGNORECASE,
)
"""What may stand between a verb and its object: when, where, by how many votes."""
_WHICH = re.compile(r"^,? (?:which|that) (?:[@\w'-]+ ){0,6}$")
FAR = 110
"""Characters so bridged."""
NEAR, BEFORE = 45, 60
"""Characters between a verb and its object where something else stands there; and between a subject and its verb."""
_OTHER_CLAUSE = re.compile(r"[;:]|\b(?:that|who|which|says?|said)\b")
_SAYING = re.compile(r"[;:]|\b(?:says?|said)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|has|have|had|now) (?:\w+ly |now |then |also )?$")
PLACED = 20
"""Characters between an instrument and the participle that tells where it was signed: "the agreement with Peru signed in Lima"."""
_PARTICIPLES = frozenset({"amended", "extended", "suspended", "signed", "ratified", "rejected", "expired"})
_OTHER_DEED = re.compile(r"\band (?:sent|gave|took|met|made|held|[a-z]{3,}ed)\b|\bpurchase of\b")
_ADJECTIVE = re.compile(r"\b(?:the|an?|its|their|new|his) $", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:Union State|Treaty|Agreements?|agreements?|Accords?|Convention|Pact|Charter|Declaration|Constitution)\b"
)
_BESIDE = re.compile(r"(?:\bby|\bwith|\bbetween|\band|,)(?: the)? $")
_GOVERNED = re.compile(r"\b(?:in|at|to|from|under|of|on)(?: the)? $")
"""Before a party: it does the deed with others; it is only where, or of whom, the deed is told."""
_SINCE = re.compile(r" (?:since|in|on|from|of) (?:\d{1,2} )?(?:\w+ )?\d{4}\b")


class _Noun(NamedTuple):
    """Words of a line that name an instrument."""

    start: int
    end: int
    words: str


class _Last(NamedTuple):
    """The instrument last named: its parties, the number of its row, and what was done to it when; nothing where it was only named."""

    name: str
    who: tuple[str, ...]
    row: int
    what: str | None
    date: str | None


def wanted(text: str) -> bool:
    """Whether a sentence may tell of an instrument, at a glance."""
    return WANTED.search(text) is not None


def instruments(scene: Scene) -> Iterator[Instrument]:
    """What one document tells was done to instruments, in order of its text."""
    last: _Last | None = None
    for row in scene.rows:
        text = row.line.text
        if row.asks or not wanted(text):
            continue
        nouns = _nouns(scene, row)
        told: set[tuple[str, str]] = set()
        for what, pattern in DONE:
            for verb in pattern.finditer(text):
                if _is_not_done(text, verb, what):
                    continue
                noun = _of(nouns, verb, text, what)
                if noun is None:
                    if last is None or not _is_carried(last, row, what):
                        continue
                    item = _made(scene, row, last.name, what, verb.span(), last.who, last.date, carried=True)
                elif not _is_fit(noun.words, what) or _is_told(told, noun, verb, what):
                    continue
                else:
                    item = _named_here(scene, row, noun, verb, what, last)
                    last = _Last(item.name, item.who, row.number, what, item.date)
                told.add((item.name, what))
                yield item
                break
        if nouns and not told:
            last = _Last(nouns[-1].words, (), row.number, None, None)


def _is_not_done(text: str, verb: re.Match[str], what: str) -> bool:
    """Whether a verb tells of nothing that was done: "refused to sign", "the amended constitution took effect"."""
    if _NOT.search(text[max(0, verb.start() - 45) : verb.start()]):
        return True
    return what in _PARTICIPLES and _ADJECTIVE.search(text[: verb.start()]) is not None


def _is_carried(last: _Last, row: Row, what: str) -> bool:
    """Whether what is done to a clause, with no instrument beside it, is done to the instrument named shortly before."""
    return what in _TO_CLAUSES and row.number - last.row <= CARRIED


def _is_told(told: AbstractSet[tuple[str, str]], noun: _Noun, verb: re.Match[str], what: str) -> bool:
    """Whether a line has told this of an instrument, or anything of it that leaves no room for this."""
    if (noun.words, what) in told:
        return True
    if what in _NAMED_ONLY or all(name != noun.words for name, _ in told):
        return False
    return not (what == "signed" and 0 <= verb.start() - noun.end <= PLACED)


def _named_here(
    scene: Scene, row: Row, noun: _Noun, verb: re.Match[str], what: str, last: _Last | None
) -> Instrument:
    """What was done to an instrument that the line names.

    One of the same sort named before lends it its parties; and its day, where the same was done to it or a clause of it is told of: a
    treaty signed in May was not ratified then.
    """
    at = min(verb.start(), noun.start), max(verb.end(), noun.end)
    if last is None or not last.who or _sort(last.name) != _sort(noun.words):
        return _made(scene, row, noun.words, what, at, _parties(scene, row, at, ()), None)
    date = last.date if what == last.what or what in _TO_CLAUSES else None
    return _made(scene, row, noun.words, what, at, _parties(scene, row, at, last.who), date)


def _sort(name: str) -> str:
    """The last word of a name: treaty, doctrine."""
    return name.rsplit(maxsplit=1)[-1].lower()


def _named(name: str) -> bool:
    return not re.fullmatch(
        r"(?:act|deal|code|strategy|concept|framework|programme|decision)s?", name.strip(), re.IGNORECASE
    )


def _is_fit(name: str, what: str) -> bool:
    """Whether such a thing is an instrument where this is done to it: a mandate is extended, and not signed."""
    for noun, deeds in _FIT:
        if noun.search(name):
            return what in deeds
    return True


def _of(nouns: list[_Noun], verb: re.Match[str], text: str, what: str) -> _Noun | None:
    """The instrument that a verb is of: what follows it first, else what stands before it in a passive."""
    nouns = [n for n in nouns if n.words]
    passive = _PASSIVE.search(text[: verb.start()]) is not None
    behind = [n for n in nouns if _is_behind(n, verb, text)]
    if what == "published":
        return _published(nouns, behind, verb, text, passive=passive)
    before = [n for n in nouns if _is_before(n, verb, text)]
    behind, before = _suited(behind, before, what)
    if before and _WHICH.search(text[before[-1].end : verb.start()]):
        return before[-1]  # "the declaration which ministers adopted"
    if behind and not passive:
        return behind[0]
    over = [n for n in nouns if n.start <= verb.start() and verb.end() <= n.end]
    return next(iter((*over[:1], *before[-1:], *behind[:1])), None)


def _is_behind(noun: _Noun, verb: re.Match[str], text: str) -> bool:
    """Whether it follows the verb closely enough to be its object, with no other deed or saying between."""
    reach = FAR if _BETWEEN.fullmatch(text, verb.end(), noun.start) else NEAR
    return (
        0 <= noun.start - verb.end() < reach
        and not _OTHER_DEED.search(text, verb.end(), noun.start)
        and not _OTHER_CLAUSE.search(text[verb.end() : noun.start])
    )


def _is_before(noun: _Noun, verb: re.Match[str], text: str) -> bool:
    """Whether it stands before the verb closely enough to be its subject, with no saying between."""
    return 0 <= verb.start() - noun.end < BEFORE and not _SAYING.search(text[noun.end : verb.start()])


def _suited(behind: list[_Noun], before: list[_Noun], what: str) -> tuple[list[_Noun], list[_Noun]]:
    """Those to which this can be done: a referendum is held and not signed; what is promoted has a name, and follows."""
    if what == "held":
        return [n for n in behind if _VOTES.search(n.words)], [n for n in before if _VOTES.search(n.words)]
    if what in _NAMED_ONLY:
        return [n for n in behind if n.words[:1].isupper() or "@" in n.words], []
    if what in {"signed", "ratified", "adopted", "amended"}:
        return [n for n in behind if not _VOTES.search(n.words)], before
    return ([] if what == "in force" else behind), before


def _published(
    nouns: list[_Noun], behind: list[_Noun], verb: re.Match[str], text: str, *, passive: bool
) -> _Noun | None:
    """The instrument itself that was published, and not something of it: "the treaty's text"."""
    before = [n for n in nouns if 0 <= verb.start() - n.end < BEFORE and not text.startswith(" 's", n.end)]
    if before and passive:
        return before[-1]
    if not behind or text.startswith(" 's", behind[0].end):
        return None
    beside = text[verb.end() : behind[0].start].strip() in {"", "the", "a", "an", "its", "their"}
    return behind[0] if beside else None


def _nouns(scene: Scene, row: Row) -> list[_Noun]:
    """The instruments that a line names; the registry's own among them (`Union State`)."""
    text, document = row.line.text, scene.told.document.text
    out = []
    for m in _NOUN.finditer(text):
        if _named(m["name"]):
            at = row.line.span(m.start("name"), m.end("name"))
            out.append(_Noun(m.start("name"), m.end("name"), " ".join(document[at.start : at.end].split())))
    for number, named in enumerate(row.line.named):
        words = document[named.start : named.end]
        place = re.search(rf"@{number}(?!\d)", text)
        if place and _KNOWN.search(words) and not any(n.start <= place.start() < n.end for n in out):
            out.append(_Noun(place.start(), place.end(), words))
    return sorted(out)


def _made(
    scene: Scene,
    row: Row,
    name: str,
    what: str,
    at: tuple[int, int],
    who: tuple[str, ...],
    inherited: str | None,
    *,
    carried: bool = False,
) -> Instrument:
    """An instrument from a stretch of a line.

    Args:
        who: codes of its parties.
        inherited: the day of an instrument named before, which this one is or is like.
        carried: the instrument is named before this line.
    """
    quote = scene.quote(row, *at, None)
    p = sure(
        f"instrument: {'carried' if carried else what}",
        seconded=any(r.class_ in _SECONDING for r in row.reports),
        named=not _is_weak(name),
    )
    return Instrument(
        identifier("in", quote),
        name,
        what,
        who,
        _day(scene, row, at, inherited),
        quote,
        round(p * (1.0 if who else UNKNOWN_PARTIES), 3),
        f"“{quote.words}” says that it was {what}" + ("; the instrument was named before" if carried else ""),
    )


def _parties(scene: Scene, row: Row, at: tuple[int, int], heirs_of: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of an instrument's parties: who does it in the line, else those of the instrument before, else all that are named by then."""
    text = row.line.text
    signers = [
        p.who.country
        for p in row.parties
        if p.who is not None
        and not (p.possessive and p.start > at[0])
        and (p.start < at[1] or _BESIDE.search(text[: p.start]))
        and not (p.governed and not p.who.person and _GOVERNED.search(text[: p.start]))
    ]
    return tuple(dict.fromkeys(signers)) or heirs_of or scene.codes(row, 0, at[1])


def _day(scene: Scene, row: Row, at: tuple[int, int], inherited: str | None) -> str | None:
    """EDTF of when it was done; of an instrument named before, with no day of its own, that of the one before."""
    if (since := _SINCE.match(row.line.text, at[1])) is not None:
        year = since[0][-4:]
        if since[0].startswith(" since"):
            return f"{year}/.."
        return scene.day(row, since.start() + 1, since.end())[0] or year
    date, basis = scene.date(row, *at)
    return inherited if basis == "published" and inherited else date


def _is_weak(name: str) -> bool:
    """Whether a name is a common word for what may be no instrument: "a decision"; not "the Decision of Minsk"."""
    return name.rsplit(maxsplit=1)[-1].lower() in _WEAK and not re.search(r"[A-Z]", name[1:])
