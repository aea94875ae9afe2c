"""Something that is the matter with a dossier."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from armslength import store

Level = Literal["fault", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is the matter.

    Attributes:
        level: `fault`: a command fails, or what it prints is wrong; `warning`: somebody should look.
        name: a short stable word for it.
        what: in a sentence.
        where: ids, publishers, months or files, the first few.
        see: a command that shows all of it; empty where there is none.
        do: what to do about it.
    """

    level: Level
    name: str
    what: str
    where: tuple[str, ...] = ()
    see: str = ""
    do: str = ""


SHOWN = 5
"""How many ids, months or names a finding carries."""
MUCH = 0.1
"""The share of documents lost to quarantine, to the coder or to want of a date that is told."""
_ACTIVE = frozenset('"$`\\!')


def asking(query: str) -> str:
    """The command by which a person sees all of it; publishers' names in it are words to a shell, and nothing more."""
    quoted = f'"{query}"' if _ACTIVE.isdisjoint(query) else shlex.quote(query)
    return f"armslength sql DIR {quoted}"


def ids(dossier: store.Dossier, query: str, parameters: Sequence[object] = ()) -> list[str]:
    """The first column of a query's rows, as text."""
    return [str(row[0]) for row in dossier.sql(query, parameters)]
