"""The country of an actor known by words alone: that of a compatriot it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from armslength.coding.actors.speakers import FIRST_PERSON, SECOND_PERSON
from armslength.coding.network import TaggedMention
from armslength.records import Mention

KIN_THRESHOLD = 0.8
KIN_NEAR = 0.6
NEAR = 60
"""How likely two actors must be of the same country for one to lend it to the other, and how likely where no more than so many
characters lie between their beginnings. On annotated real text two in three are right between the two where they are near, and two in
five where they are not."""
OF_NO_STATE = re.compile(
    r"^(?:the |an? |our |its |their )?(?:all|other|several|many|some|various|most|foreign|international|global|like-minded|unknown|unidentified|fellow"
    r"|everyone|everybody|individuals)\b"
    r"|\b(?:countries|states|nations)\b|\b(?:every|each|any) (?:country|state|nation|government)\b|\bworld(?! war)\b|\babroad\b"
    r"|\b(?:other|foreign|third|all) (?:governments|leaders|parties)\b"
    r"|\b(?:parties|sides) (?:concerned|involved|to the (?:conflict|dispute|war))\b"
    r"|^(?:the |our |your |their |both |these |those )?(?:two |three |four )?(?:peoples|governments|capitals)$"
    r"|\b(?:partners?|allies|ally|journalists?|reporters|correspondents)$|\bpartners and allies\b|\ballies and partners\b|^(?:the )?(?:press|media)$"
    r"|\b(?:terrorists?|extremists?|perpetrators?|attackers?|ISIS|ISIL|Daesh|Da['’]esh|al[- ]Nusra|al[- ]Qa\w+)\b"
    r"|\b(?:enem(?:y|ies)|adversar(?:y|ies)|aggressors?|invaders?|occupiers?)\b"
    r"|\bnon-|\binternational (?:community|organi[sz]ations?)\b"
    r"|^(?:mr|madam|mrs|ms)\.? (?:president|prime minister|chancellor|minister|chairman|speaker|secretary[- ]general)$",
    re.IGNORECASE,
)
"""Words for parties of many states, or of no known one, which share no country with whom they stand beside."""


def with_country(
    found: tuple[Mention, ...], tagged: TaggedMention, others: Sequence[tuple[Mention, ...]]
) -> tuple[Mention, ...]:
    """An actor known by words alone ("the rebels") with the country of the one it most likely shares it with."""
    if len(found) != 1 or found[0].country or found[0].text.lower() in FIRST_PERSON | SECOND_PERSON:
        return found
    if OF_NO_STATE.search(found[0].text):
        return found
    known = [
        (p, other[0])
        for p, other in zip(tagged.kin, others, strict=True)
        if len(other) == 1 and other[0].country and other[0].resolved_by != "context"
    ]
    likeliest, kin = max(known, key=lambda k: k[0], default=(0.0, found[0]))
    near = abs(kin.start - found[0].start) < NEAR
    if likeliest < (KIN_NEAR if near else KIN_THRESHOLD):
        return found
    return (replace(found[0], country=kin.country, resolved_by="context"),)
