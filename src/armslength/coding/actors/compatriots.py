"""The country of an actor known by words alone: that of a compatriot it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from armslength.coding.actors.speakers import FIRST_PERSON, SECOND_PERSON
from armslength.coding.network import TaggedMention
from armslength.records import Mention

KIN_THRESHOLD = 0.6
"""How likely two actors must be of the same country for one to lend it to the other."""
OF_NO_STATE = re.compile(
    r"^(?:the |an? |our |its |their )?(?:all|other|several|many|some|various|most|foreign|international|global|like-minded|unknown|unidentified|fellow"
    r"|everyone|everybody|individuals|\d+ (?:countries|states|nations))\b"
    r"|\b(?:other|foreign|third|recipient|developing|all) (?:countries|states|nations|governments|leaders|parties)\b"
    r"|\b(?:parties|states|countries|sides) (?:concerned|involved)\b|\bof (?:the )?(?:two|three|four|five|six) (?:countries|states|nations)\b"
    r"|^(?:the |our |your |their |both |these |those )?(?:two |three |four )?(?:countries|states|nations|peoples|governments|capitals)$"
    r"|\b(?:enem(?:y|ies)|adversar(?:y|ies)|aggressors?|invaders?|occupiers?)\b"
    r"|\bnon-|\binternational (?:community|organi[sz]ations?)\b",
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
        (p, other[0].country)
        for p, other in zip(tagged.kin, others, strict=True)
        if len(other) == 1 and other[0].country and other[0].resolved_by != "context"
    ]
    likeliest, country = max(known, key=lambda k: k[0], default=(0.0, None))
    if likeliest < KIN_THRESHOLD:
        return found
    return (replace(found[0], country=country, resolved_by="context"),)
