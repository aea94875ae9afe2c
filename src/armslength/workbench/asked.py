"""What an address asks for: the day, the width of a period, the stretch of time, and the filters of events."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from armslength.errors import InputError
from armslength.ontology.plover import CLASSES
from armslength.periods import PERIODS
from armslength.records import MODALITIES
from armslength.store import question_day

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from armslength.records import PeriodName

LONGEST = 200
"""Characters of one field of an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What every page keeps in its address.

    Attributes:
        as_of: as it was given; `day` is the last day it means.
        since, until: as they were given; `first` and `last` are the days they mean.
    """

    as_of: str = ""
    period: PeriodName = "month"
    since: str = ""
    until: str = ""

    @property
    def day(self) -> str | None:
        """The ISO day as of which everything is shown; None is all there is."""
        return _day(self.as_of, "as of", last=True)

    @property
    def first(self) -> str | None:
        """The first day shown."""
        return _day(self.since, "from", last=False)

    @property
    def last(self) -> str | None:
        """The last day shown."""
        return _day(self.until, "until", last=True)

    def link(self, path: str, **more: object) -> str:
        """The address of a page that keeps the day and the width of a period."""
        kept: dict[str, object] = {
            "as_of": self.as_of,
            "period": "" if self.period == "month" else self.period,
        }
        return with_query(path, {**kept, **more})


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events a list shows; an empty field asks for nothing.

    Attributes:
        actor, other: codes that the event must name, on either side; `by` and `to` on one.
        text: words that a sentence of it holds, whatever their case.
        order: `new` or `old` first.
    """

    actor: str = ""
    other: str = ""
    by: str = ""
    to: str = ""
    class_: str = ""
    modality: str = ""
    publisher: str = ""
    text: str = ""
    order: str = "new"

    def in_address(self) -> dict[str, str]:
        """The fields as an address has them."""
        named = {f.name.rstrip("_"): getattr(self, f.name) for f in fields(self)}
        return named | {"order": "" if self.order == "new" else self.order}


def asked(given: QueryParams) -> Asked:
    """Read an address.

    Raises:
        InputError: a day is no day, or a period none of ours.
    """
    period = cast("PeriodName", allowed("period", _field(given, "period") or "month", PERIODS))
    found = Asked(
        as_of=_field(given, "as_of"),
        period=period,
        since=_field(given, "since"),
        until=_field(given, "until"),
    )
    _ = found.day, found.first, found.last
    return found


def filters(given: QueryParams) -> Filters:
    """Read the filters of events.

    Raises:
        InputError: a class or a modality is none of ours.
    """
    return Filters(
        actor=_field(given, "actor"),
        other=_field(given, "other"),
        by=_field(given, "by"),
        to=_field(given, "to"),
        class_=allowed("class", _field(given, "class").upper(), ("", *CLASSES)),
        modality=allowed("modality", _field(given, "modality"), ("", *MODALITIES)),
        publisher=_field(given, "publisher"),
        text=_field(given, "text"),
        order="old" if _field(given, "order") == "old" else "new",
    )


def allowed(name: str, value: str, among: Collection[str]) -> str:
    """The value itself.

    Raises:
        InputError: it is none of those; an empty one among them is not named.
    """
    if value not in among:
        raise InputError(f"{name}: {value!r}; allowed: {', '.join(filter(None, among))}")
    return value


def page_number(given: QueryParams) -> int:
    """Which page of a list, from 1; the first where it is no number."""
    text = _field(given, "page")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def words(given: QueryParams) -> str:
    """The words that a list is searched for; empty where none were given."""
    return _field(given, "text")


def with_query(path: str, query: Mapping[str, object]) -> str:
    """An address with those fields that are not empty."""
    kept = {name.rstrip("_"): value for name, value in query.items() if value not in {None, ""}}
    return f"{path}?{urlencode(kept)}" if kept else path


def _field(given: QueryParams, name: str) -> str:
    return (given.get(name) or "").strip()[:LONGEST]


def _day(given: str, where: str, *, last: bool) -> str | None:
    return question_day(given, where=where, last=last) if given else None
