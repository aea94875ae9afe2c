"""Towns that stand for their state: where they are struck, taken by force or visited, and nobody else is named to whom that is done.

"Israeli jets bombed Aleppo", "fired missiles at Erbil", "the siege of Sarajevo", "seized Goma"; "will visit Astana", of capitals
alone. So do CAMEO's dictionaries, which read a town's name as its country's. Not where it is the doer's own, nor of a place that no
state holds undisputed; nor "bombed in Aleppo", which is only where.
"""

from __future__ import annotations

import re

from armslength.coding.actors import Cast
from armslength.coding.untold import Deed, Sides
from armslength.records import Span

_WHERE = (
    r"(?:north|south|east|west)\w*|central|besieged|strategic|nearby|neighbouring|border|coastal|\w+-held"
)
_A_TOWN = r"city|town|village|port|island|province|region|district|outskirts|suburbs|centre|capital"
_NAME = r"(?P<place>[A-Z](?:[\w-]|['’](?!s\b))*(?:[\s-][A-Z][\w-]*){0,2})(?![\w-]|['’]s)"
_PLACE = rf"(?:the\s+)?(?:(?:{_WHERE})\s+)?(?:(?:{_A_TOWN})\s+(?:of\s+)?)?{_NAME}"
_WEAPONS = r"(?:[\w-]+\s+){0,3}?(?:missiles?|rockets?|drones?|shells?|mortars?|fire|bombs?|air\s?strikes?|strikes?|raids?|attacks?|assaults?)\s+"
_STRUCK = re.compile(rf"\s+(?:{_WEAPONS})?(?:(?:on|at|against|into|upon)\s+)?{_PLACE}")
_TAKEN = re.compile(rf"\s+(?:(?:control|possession)\s+of\s+|(?:of|into)\s+)?{_PLACE}")
_OF = re.compile(rf"\s+of\s+{_PLACE}")
_VISITED = re.compile(rf"\s+(?:(?:to|in)\s+)?{_PLACE}")
_THE_TAKING_OF = re.compile(
    r".*\b(?:bombing|bombardment|shelling|siege|storming|capture|seizure|occupation|invasion|annexation|blockade|sack(?:ing)?)",
    re.IGNORECASE,
)
"""Nouns whose "of" leads to what was struck; that of "battle" leads to where."""
_TAKES = re.compile(
    r".*\b(?:seiz|captur|occup|tak(?:e|es|en|ing)\b|took|over(?:r[au]n|took)|annex|besieg|blockad|enter|cross|raid|storm|invad|control)",
    re.IGNORECASE,
)
"""Coercion that is done to a place and not to people in it."""
_GOES = re.compile(
    r"(?:.*\b)?(?:visit(?:s|ed|ing)?|travel(?:s|l?ed|l?ing)?|trip|fl(?:y|ies|ew|own|ying)|arriv(?:es?|ed|al|ing))",
    re.IGNORECASE,
)
_MEET_THERE = frozenset({"BEL", "AUT", "CHE"})
"""Whose capitals one goes to for the bodies that sit there."""


def stand_for_states(sides: Sides, deed: Deed, cast: Cast) -> Sides:
    """The two sides of a deed, with the state of the town that it was done to where it is done to nobody else."""
    doers, targets = sides
    if targets or not doers:
        return sides
    own = {m.country for m in doers}
    if deed.class_ == "CONSULT":
        where = _behind(deed, [_VISITED]) if _GOES.fullmatch(deed.words) and None not in own else None
        found = cast.capital(where) if where else None
        found = None if found and found.country in _MEET_THERE else found
    else:
        where = _behind(deed, _forms(deed))
        found = cast.place(where) if where else None
    return (doers, (found,)) if found and found.country not in own else sides


def _forms(deed: Deed) -> list[re.Pattern[str]]:
    """How the place stands behind a deed of force; none of other deeds."""
    if deed.class_ not in {"ASSAULT", "COERCE"}:
        return []
    forms = [_OF] if _THE_TAKING_OF.fullmatch(deed.words) else []
    if deed.class_ == "ASSAULT":
        forms.append(_STRUCK)
    if _TAKES.match(deed.words):
        forms.append(_TAKEN)
    return forms


def _behind(deed: Deed, forms: list[re.Pattern[str]]) -> Span | None:
    """The words of the place right behind a deed; None where none stands there."""
    found = (form.match(deed.text, deed.trigger.end, deed.sentence.end) for form in forms)
    return next((Span(*m.span("place")) for m in found if m), None)
