"""Which state or organisation a data set's words for an actor mean."""

from __future__ import annotations

import re
from functools import cache

from armslength.ontology.actors import CITY, Registry
from armslength.ontology.tables import rows


def actor_named(actors: Registry, words: str) -> str | None:
    """The code of the state or organisation that an actor is or belongs to; `+` between several, sorted.

    Tried in turn: a code of ours; a name that lists of states use; a name of the registry, a person's too; the words
    in brackets (`Police (Belarus)`); several codes or names side by side, all of which must be known. None where
    nothing is known, or where a name may mean several.
    """
    words = words.strip()
    if actors.is_country_code(words):
        return words
    if listed := _listed().get(words):
        return listed
    # A town is no actor of a data set: Katanga and Zanzibar were states of their own.
    found = {actors.actor(n.code).country for n in actors.names(words) if n.kind != CITY}
    if len(found) == 1:
        return found.pop()
    bracketed = re.search(r"\(([^()]+)\)$", words)
    if bracketed:
        return actor_named(actors, bracketed[1])
    parts = [part for part in re.split(r"\s*[+;|]\s*", words) if part]
    if len(parts) > 1:
        found = {actor_named(actors, part) or "?" for part in parts}
    else:  # between blanks codes only: `Jordan Henderson` is nobody's state
        found = {part if actors.is_country_code(part) else "?" for part in re.findall(r"[^\s,'\"]+", words)}
    return None if "?" in found or not found else "+".join(sorted(found))


@cache
def _listed() -> dict[str, str]:
    return {row["code"]: row["actor"] for row in rows("codes") if row["scheme"] == "name"}
