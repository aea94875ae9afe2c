"""The country of an actor known by words alone: that of a compatriot it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from armslength.coding.actors.speakers import FIRST_PERSON, SECOND_PERSON, VOCATIVE
from armslength.coding.network import TaggedMention
from armslength.records import Mention

KIN_THRESHOLD = 0.8
"""How likely two actors must be of the same country for one to lend it to the other."""
KIN_NEAR = 0.6
"""How likely where they stand close by: on annotated real text two in three are right between the two then, and two in five else."""
NEAR = 60
"""How many characters at most lie between the beginnings of two that stand close by."""
OF_NO_STATE = re.compile(
    r"^(?:the |an? |our |its |their )?(?:all|other|several|many|some|various|most|foreign|international|global|like-minded|unknown|unidentified|fellow"
    r"|everyone|everybody|individuals)\b"
    r"|\b(?:countries|states|nations)\b|\b(?:every|each|any) (?:country|state|nation|government)\b|\babroad\b"
    r"|^(?:the )?(?:\w+ )?world(?: community| public)?$|\bworld['’]s\b|\b(?:around|across|throughout|of|in) the world\b"
    r"|\b(?:other|foreign|third|all) (?:governments|leaders|parties)\b"
    r"|\b(?:interested|warring|conflicting|opposing) (?:parties|sides)\b|\bunrecogni[sz]ed\b"
    r"|\b(?:parties|sides) (?:concerned|involved|to the (?:conflict|dispute|war))\b"
    r"|^(?:the |our |your |their |both |these |those )?(?:two |three |four )?(?:peoples|governments|capitals)$"
    r"|^(?:the two|both|our two) (?:leaders|presidents|sides|delegations|heads of state)$"
    r"|^(?:the |both )?(?:meeting )?(?:delegations|participants)$"
    r"|^(?:his|her|their|its) (?:interlocutors?|counterparts?|hosts?|guests?|visitors?|opponents?|rivals?)$"
    r"|\b(?:partners?|allies|ally|journalists?|reporters|correspondents)$|\bpartners and allies\b|\ballies and partners\b|^(?:the )?(?:press|media)$"
    r"|\b(?:terrorists?|extremists?|perpetrators?|attackers?|ISIS|ISIL|Daesh|Da['’]esh|al[- ]Nusra|al[- ]Qa\w+)\b"
    r"|\b(?:enem(?:y|ies)|adversar(?:y|ies)|aggressors?|invaders?|occupiers?)\b"
    r"|\bnon-(?!commissioned|profit)|\binternational (?:community|organi[sz]ations?)\b",
    re.IGNORECASE,
)
"""Words for parties of many states, or of no known one, which share no country with whom they stand beside."""


def with_country(
    found: tuple[Mention, ...], tagged: TaggedMention, others: Sequence[tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """An actor known by words alone ("the rebels") with the country of the one it most likely shares it with."""
    if len(found) != 1 or found[0].country or found[0].text.lower() in FIRST_PERSON | SECOND_PERSON:
        return found
    if OF_NO_STATE.search(found[0].text) or VOCATIVE.fullmatch(found[0].text):
        return found
    likely = [
        (p, other[0].country)
        for p, other in zip(tagged.kin, others, strict=True)
        if len(other) == 1 and other[0].country and other[0].resolved_by != "context"
        if p >= (KIN_NEAR if abs(other[0].start - found[0].start) <= NEAR else KIN_THRESHOLD)
    ]
    if not likely:
        return found
    _, country = max(likely, key=lambda k: k[0])
    return (replace(found[0], country=country, resolved_by="context"),)
