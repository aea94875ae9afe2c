"""Towns that stand for their state: where they are struck, taken by force or visited, and nobody else is named to whom that is done.

"Israeli jets bombed Aleppo", "fired missiles at Erbil", "crossed into Goma"; "will visit Astana", of capitals and states alone. So do
CAMEO's dictionaries, which read a town's name as its country's. Not where it is the doer's own, or may be ("the army shelled Homs"); where the
place is freed, or an armed group is named that may be whom the blow is for; "in Aleppo", which is only where; or for a conference.
"""

from __future__ import annotations

import re

from armslength.coding.actors import Cast
from armslength.coding.untold import Deed, Sides
from armslength.records import Mention, Span

_WHERE = (
    r"(?:north|south|east|west)\w*|central|besieged|strategic|nearby|neighbouring|border|coastal|\w+-held"
)
_A_TOWN = r"city|town|village|port|outskirts|suburbs|centre|capital"
_NAME = r"(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w-]*){0,2})"
_GOES_ON = (
    r"(?=\s*(?:$|[.;:!?)”\"])|,(?!\s+[A-Z])|\s+(?:airport|and\s+(?!(?:the\s+)?[A-Z])|on|with|by|at|after|before|during|as|when|while|overnight|yesterday"
    r"|today|again|last|this|next|early|earlier|late|despite|since|until|without|because|but|amid|following|using|twice|in\s+(?:\d+|(?:early|late|mid)\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*|retaliation|response|revenge|the\s+(?:early|first|night|morning|small))|killing|wounding|injuring|for\s+(?:the|a|an|talks|\w+ing)\b)(?!\w))"
)
"""What follows a place that no longer name follows it ("Santiago de Compostela", "Paris, Texas", "Havana cigars")."""
_PLACE = rf"(?:the\s+)?(?:(?:{_WHERE})\s+)?(?:(?:{_A_TOWN})\s+(?:of\s+)?)?{_NAME}{_GOES_ON}"
_WEAPONS = r"(?:[\w-]+\s+){0,3}?(?:missiles?|rockets?|drones?|shells?|mortars?|fire|bombs?|air\s?strikes?|strikes?|raids?|attacks?|assaults?)\s+"
_STRUCK = re.compile(rf"\s+(?:{_WEAPONS})?(?:(?:on|at|against|into|upon)\s+)?{_PLACE}")
_TAKEN = re.compile(rf"\s+(?:(?:control|possession)\s+of\s+|(?:of|into)\s+)?{_PLACE}")
_OF = re.compile(rf"\s+of\s+{_PLACE}")
_VISITED = re.compile(rf"\s+(?:(?:to|in)\s+)?{_PLACE}")
_THE_TAKING_OF = re.compile(
    r"(?:.*\s)?(?:bombing|bombardment|shelling|siege|storming|capture|seizure|occupation|invasion|annexation|blockade|sacking)",
    re.IGNORECASE,
)
"""Nouns whose "of" leads to what was struck; that of "battle" leads to where."""
_TAKES = re.compile(
    r"(?:.*\s)?(?:seiz(?:e|es|ed|ing)|captur(?:e|es|ed|ing)|occup(?:y|ies|ied|ying)|(?:take|takes|taken|taking|took)(?:\s+(?:over|control))?"
    r"|over(?:run|runs|ran|took)|annex(?:es|ed|ing)?|besieg(?:e|es|ed|ing)|blockad(?:e|es|ed|ing)|enter(?:s|ed|ing)?|cross(?:es|ed|ing)?|raid(?:s|ed|ing)?"
    r"|storm(?:s|ed|ing)?|invad(?:e|es|ed|ing))",
    re.IGNORECASE,
)
"""Coercion that is done to a place and not to people in it."""
_FREES = re.compile(
    r"\b(?:re(?:take|took|taken|captur|gain|conquer)|liberat|fre(?:e|ed|eing)\b|los[est]|defend)",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"(?:.*\s)?(?:visit(?:s|ed|ing)?|travel(?:s|l?ed|l?ing)?|trip|fl(?:y|ies|ew|own|ying)|arriv(?:es?|ed|al|ing))",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(
    r"[^.;]{0,12}\b(?:for|to\s+attend)\b[^.;]{0,50}\b(?:talks|summit|conference|negotiations|assembly|olympics|games|funeral|forum|congress|championship)",
    re.IGNORECASE,
)
"""Behind a capital that one goes to for what others hold there."""
_MEET_THERE = frozenset({"BEL", "AUT", "CHE"})
"""Whose towns one goes to for the bodies that sit there."""
_ONES_OWN = re.compile(
    r"\b(?:governments?|regime|army|troops|soldiers|security\s+forces|special\s+forces|air\s+force|military|junta|police|loyalists?|helicopters?|jets|warplanes)\b",
    re.IGNORECASE,
)
"""Forces of a state that is not told: they may be in their own."""
_ARMED_GROUP = re.compile(
    r"\b(?:ISIS|ISIL|Daesh|Islamic\s+State|al[- ]Qaeda|al[- ]Shabaab|Taliban|Boko\s+Haram|jihadis\w*|islamists?|militants?|militias?|rebels?|insurgents?|terroris\w+|"
    r"extremists?|guerrillas?|separatists?|Houthis?|Hamas|Hezbollah|PKK|coalition|peacekeepers?|AMISOM|liberat\w+)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = 300
"""Characters before a sentence in which an armed group may be named."""


def stand_for_states(sides: Sides, deed: Deed, cast: Cast) -> Sides:
    """The two sides of a deed, with the state of the town that it was done to where it is done to nobody else."""
    doers, targets = sides
    if targets or not doers:
        return sides
    found = _visited(doers, deed, cast) if deed.class_ == "CONSULT" else _by_force(doers, deed, cast)
    return (doers, (found,)) if found and found.country not in {m.country for m in doers} else sides


def _visited(doers: tuple[Mention, ...], deed: Deed, cast: Cast) -> Mention | None:
    """The state whose capital is visited."""
    if not _GOES.fullmatch(deed.words) or any(m.country is None for m in doers):
        return None
    where = _behind(deed, [_VISITED])
    if where is None or _CONFERENCE.match(deed.text, where.end, deed.sentence.end):
        return None
    found = cast.place(where, capital=True)
    return None if found is None or found.country in _MEET_THERE else found


def _by_force(doers: tuple[Mention, ...], deed: Deed, cast: Cast) -> Mention | None:
    """The state whose town is struck or taken."""
    if deed.class_ not in {"ASSAULT", "COERCE"} or _FREES.search(deed.words):
        return None
    where = _behind(deed, _forms(deed))
    if where is None or any(m.country is None and _ONES_OWN.search(m.text) for m in doers):
        return None
    near = max(0, deed.sentence.start - _JUST_BEFORE)
    others = (
        s
        for s in _ARMED_GROUP.finditer(deed.text, near, deed.sentence.end)
        if not any(m.start <= s.start() < m.end for m in doers)
    )
    return None if next(others, None) else cast.place(where)


def _forms(deed: Deed) -> list[re.Pattern[str]]:
    """How the place stands behind a deed of force."""
    forms = [_OF] if _THE_TAKING_OF.fullmatch(deed.words) else []
    if deed.class_ == "ASSAULT":
        forms.append(_STRUCK)
    if _TAKES.fullmatch(deed.words):
        forms.append(_TAKEN)
    return forms


def _behind(deed: Deed, forms: list[re.Pattern[str]]) -> Span | None:
    """The words of the place right behind a deed; None where none stands there."""
    found = (form.match(deed.text, deed.trigger.end, deed.sentence.end) for form in forms)
    return next((Span(*m.span("place")) for m in found if m), None)
