"""Who held an office on the document's day: by the words for it, with or without its state."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.met import Met
from armslength.coding.actors.names import bare
from armslength.coding.actors.referent import Referent
from armslength.coding.actors.titles import FORMER, SAME_TITLE, SOLE, TITLES, as_registered
from armslength.records import Actor

_POST = re.compile(r"ambassador to (\w+)$")
_TITLE_OF = re.compile(rf"\b({'|'.join(TITLES)}) of \w+$")


def holder(words: str, of: str, background: Background) -> Actor | None:
    """Who held the office that words name, of the state or organisation of a code, on the document's date; None where not one person did."""
    if background.on is None or len(background.on) < len("2001-01") or FORMER.search(words):
        return None
    title = _title(bare(words.lower()))
    found = background.registry.holders(title, of, on=background.on) if title else []
    return found[0] if len(found) == 1 else None


def _title(words: str) -> str | None:
    """The title that lower-case words end with, as the registry calls it."""
    for other, title in SAME_TITLE.items():
        words = words.replace(other, title)
    if post := _POST.search(words):
        return f"ambassador to {post[1].capitalize()}"
    if named := _TITLE_OF.search(words):
        return named[1]
    return next((t for t in TITLES if words.endswith(t)), None)


def sole(words: str, sector: str, background: Background, met: Met) -> list[Referent]:
    """An office that only one state or organisation has, and who held it where the words are the office alone."""
    for pattern, title, country, others in SOLE:
        if pattern.search(words) and not met.countries & others:
            alone = as_registered(words) == title
            person = holder(title, country, background) if alone else None
            if person is not None:
                return [Referent(person.code, country, background.sector(person), "office")]
            return [Referent(None, country, sector, "office")]
    return []
