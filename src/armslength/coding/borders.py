"""Borders between classes that a verb with its object settles, where the network mixes them up.

"Suspended the travel ban" gives ground and "extended its sanctions" is a sanction, though *suspend* and *extend* by themselves say
the contrary; who is "sanctioned" by name is under sanctions, not under arrest; who pays what is owed gives no aid. The classes are
those of PLOVER's codebook (RETREAT: ease or lift sanctions; SANCTION: impose or keep them; COOPERATE: economic exchange).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEASURES = (
    r"(?:sanctions|travel bans?|visa bans?|entry bans?|embargo(?:es)?|restrictive measures|asset freezes?|import bans?|blacklist)"
    r"(?!\s+(?:talks|relief|committee|busting|evasion|waivers?|exemptions?|threats?|debate|panel|mandate|list))"
)
_LIFT = r"(?:suspend\w*|lift\w*|eas(?:e|es|ed|ing)|drop\w*|remov\w*|waiv\w*|relax\w*|end(?:s|ed|ing)?|repeal\w*|scrap\w*)"
_KEEP = r"(?:extend\w*|prolong\w*|renew\w*|widen\w*|tighten\w*|expand\w*|broaden\w*|toughen\w*|stiffen\w*)"
_LIST = r"(?:sanction(?:s|ed|ing)?|blacklist(?:s|ed|ing)?)"
_PAY = r"(?:(?:re)?pa(?:y|ys|id|ying)|settl(?:e|es|ed|ing)|clear(?:s|ed|ing)?)(?:[^\w.;:]+(?:off|back|up))?"
_OWED = r"(?:debts?|arrears|dues|instal?lments?|overdue \w+|outstanding \w+)\b(?!\s+(?:disputes?|quarrels?|row|talks|relief|crisis|crises|protests?|swap|forgiveness))"
_RAISE = r"(?:rais(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|put(?:s|ting)?\s+up)"
_CUT = r"(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|halv(?:e|es|ed|ing))"
_CHARGE = (
    r"\s+(?:(?:the|its|their|import|export|customs|excise|transit|gas|oil|fuel|energy|electricity|wine|steel|\d+%|all|most|some)\s+){0,3}"
    r"(?:prices?|tariffs?|dut(?:y|ies)|tolls?|fees?)"
    r"(?:\s+(?:that\s+)?(?-i:[A-Z]\w+)\s+(?:pays|paid|will pay)\b|\s+(?:it|they)\s+charges?\s+(?-i:[A-Z])|(?:\s+to\s+\S+)?\s+(?:for|on|against)\s+(?:(?:the|all|most|some)\s+)?(?-i:[A-Z]))"
)
"""What one state takes of another, named right behind, for its goods: to raise it is a sanction, to lower it gives way."""
_IN_A_WAR = r"(?![^.;]*\b(?:punish|hurt|undercut|wars?|dump|squeez))"
_FORGIVE = r"(?:wr(?:ote|ites?|iting|itten)\s+(?:off|down)|forg(?:ave|ives?|iving|iven)|cancel(?:s|l?ed|l?ing)?|annul(?:s|led|ling)?)"
_DEBT = (
    r"(?:(?:gas|energy|oil|bilateral|sovereign|public|foreign|external|outstanding|unpaid|old|remaining|official|\w+-era)\s+)?(?:debts?|arrears)\b"
    r"(?!\s+(?:talks|meetings?|negotiations|conference|restructuring|payments?|repayments?|auctions?|sales?|issues?|relief|forgiveness|swaps?|deals?"
    r"|summits?|agreements?|programmes?|programs?|plans?|moratorium|rescheduling|service|servicing|guarantees?|disputes?|crisis|crises))"
)
_OF_A_DEBT = (
    r"(?:\s+(?:the|its|their|all|some|most|much|part|half|a|an|one|third|quarter|two|thirds|of|in|worth|any|million|billion|bn|dollars?|euros?|roubles?|rubles?"
    r"|per|cent|[$€£]?\d[\d.,]*\w*|(?-i:[A-Z][\w-]*)(?:['’]s?)?)){0,9}\s+"
)
"""What may stand between who forgives and the debt: how much of it, and whose."""
_ALLOWS = r"(?:sanction(?:s|ed|ing)?)\b(?:\s+(?:by (?:law|parliament|(?:an?|the|its) (?:\w+ )?(?:court|judge|prosecutor|parliament))\b|an?\b|(?:the |its |their |his |her )?(?:use|sale|war|killing|arrests?|deportations?|raids?|crackdown|torture|execution|assassination|transfer|seizure|strikes?|attacks?|removal|imprisonment|detention|abduction|expulsion|violence|\w+ing)\b))"
"""Who sanctions a deed lets it be done; who sanctions a state, firm or person does not."""
_ASKS = (
    r"(?:wish(?:e[sd])?|want(?:s|ed)?|would like|expect(?:s|ed)?)\s+(?:(?:the|its|their|his|our)\s+)?"
    r"(?:(?-i:[A-Z])[\w'’-]+|him|her|them|us|you|it)\s+(?:[\w'’-]+\s+){0,2}?to\s+(?!(?:the|all|each|those|be known)\b)\w+"
)
"""Who wishes another to do a thing asks for it; who wishes him well, or a recovery to the injured, does not."""
_RANG = (
    r"(?:call(?:s|ed)|phon(?:es|ed)|telephon(?:es|ed)|rang)\s+(?:up\s+)?(?!(?:the\s+)?(?:Parliament|Congress|Cabinet|Assembly|Council|Senate|Duma)\b)(?:(?-i:[A-Z])[\w.'’-]*\s+){1,7}"
    r"to\s+(?:discuss|talk|speak|congratulate|thank|brief|inform|tell|convey|express|offer)\b"
)
"""Who calls a person to discuss a thing talks with him; who calls on him to act asks for it."""
_IS = r"[^\w.;:]+(?:is|are|was|were|be|been|being)[^\w.;:]+(?:\w+ly[^\w.;:]+)?"
_REACH = 90


_OTHER = r"(?:and|but|with|despite|fears?|hints?|waivers?|exemptions?|exempt|exceptions?|relief|opposition|objections?|resistance|vet(?:o|oes)|threats?|calls?|plans?|talks|mandate|panel|into|under|help|ease|meet|free)\b"
"""What stands between a verb and measures that are not its object: "lifted its veto on sanctions"."""


def _near(words: int) -> str:
    """Up to so many words of the same clause between, none of which takes the place of what the verb is done to."""
    return rf"[^\w.;:]+(?:(?!{_OTHER})[\w'’$€£-]+[^\w.;:]+){{0,{words}}}?"


_WAIVER = rf"[^\w.;:]+(?:[\w'’-]+[^\w.;:]+){{0,2}}?(?:waivers?|exemptions?)[^\w.;:]+(?:of|from|to|on)[^\w.;:]+(?:[\w'’-]+[^\w.;:]+){{0,3}}?{_MEASURES}"
"""What frees from measures: to extend it gives ground."""


@dataclass(frozen=True, slots=True)
class Border:
    """A border: the classes it lies between, the class the words speak for, and how they are told.

    Attributes:
        active: matched from the trigger on.
        passive: matched up to the trigger's end; None where there is none.
    """

    sides: frozenset[str]
    class_: str
    active: re.Pattern[str]
    passive: re.Pattern[str] | None


def _border(sides: set[str], class_: str, active: str, passive: str | None) -> Border:
    return Border(
        frozenset(sides),
        class_,
        re.compile(active, re.IGNORECASE),
        re.compile(rf"{passive}$", re.IGNORECASE) if passive else None,
    )


BORDERS = (
    _border({"SANCTION", "RETREAT"}, "RETREAT", _LIFT + _near(4) + _MEASURES, _MEASURES + r"(?:[^\w.;:]+[\w'’-]+){0,4}?" + _IS + _LIFT),
    _border({"SANCTION", "RETREAT"}, "SANCTION", _KEEP + _near(4) + _MEASURES, _MEASURES + r"(?:[^\w.;:]+[\w'’-]+){0,4}?" + _IS + _KEEP),
    _border({"SANCTION", "RETREAT"}, "RETREAT", r"(?:abolish\w*|waiv\w*|lift\w*|scrap\w*)\s+(?:(?:the|all|its|their|entry|tourist|short-term)\s+){0,2}visas\b", None),
    _border({"SANCTION", "RETREAT"}, "RETREAT", _KEEP + _WAIVER, None),
    _border({"SANCTION", "RETREAT"}, "SANCTION", _LIFT + _WAIVER, None),
    _border({"SANCTION", "COERCE"}, "SANCTION", rf"(?:(?:was|were|been|be)\s+)?(?!{_ALLOWS}){_LIST}\b", None),
    _border({"SUPPORT", "REQUEST"}, "REQUEST", _ASKS, None),
    _border({"REQUEST", "CONSULT"}, "CONSULT", _RANG, None),
    _border({"AGREE", "SUPPORT", "CONCEDE"}, "CONCEDE", r"accept(?:s|ed|ing|ance)?\b" + _near(4) + r"resignations?\b", r"\bresignations?(?:[^\w.;:]+[\w'’-]+){0,4}?" + _IS + r"accept(?:ed)?"),
    _border({"SANCTION", "CONCEDE", "RETREAT"}, "SANCTION", _RAISE + _CHARGE, None),
    _border({"SANCTION", "RETREAT", "REJECT"}, "CONCEDE", _CUT + _CHARGE + _IN_A_WAR, None),
    _border({"SANCTION", "RETREAT", "REJECT", "CONCEDE", "COERCE", "SUPPORT"}, "AID", _FORGIVE + _OF_A_DEBT + _DEBT, r"(?:\b(?:the|its|their|all|of|half|part|some)\s+|['’]s\s+)" + _DEBT + r"(?:\s+(?:of|owed|to|by|its|(?-i:[A-Z][\w-]*)(?:['’]s)?)){0,4}" + _IS + _FORGIVE),
    _border({"SUPPORT", "AGREE", "SANCTION", "CONCEDE"}, "COERCE", r"(?:nationali[sz]|expropriat|confiscat)(?:e|es|ed|ing)\s+(?!(?:its|their|his|her|the|a)\s+(?:own|failing|ailing|bankrupt)\b)(?:the|an?|its|their|all|some|most|(?-i:[A-Z]))", _IS + r"(?:nationali[sz]|expropriat|confiscat)ed"),
    _border({"AID", "COOPERATE"}, "COOPERATE", r"(?<!help )(?<!helped )(?<!helps )" + _PAY + _near(8) + _OWED, None),
)  # fmt: skip


def settled(class_: str, sentence: str, start: int, end: int) -> Border | None:
    """The border that the words at [start, end) of the sentence settle, if `class_` is on one of its sides; else None."""
    before = sentence[max(0, end - _REACH) : end]
    for border in BORDERS:
        if class_ in border.sides and (
            border.active.match(sentence, start, start + _REACH)
            or (border.passive and border.passive.search(before))
        ):
            return border
    return None
