"""Whom words stand for: an actor, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass

from armslength.records import Mention


@dataclass(frozen=True, slots=True)
class Referent:
    """An actor that a mention's words stand for.

    Attributes:
        code: None where only the country is known.
        by: how it was told, as in docs/reference/actors.md.
    """

    code: str | None
    country: str | None
    sector: str
    by: str


def as_before(m: Mention) -> Referent:
    """Whom an earlier mention stood for."""
    return Referent(m.code, m.country, m.sector, "coreference")


def country_of(m: Mention) -> Referent:
    """The country of an earlier mention."""
    return Referent(m.country, m.country, m.sector, "coreference")
