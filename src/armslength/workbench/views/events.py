"""Events: the list that filters let through, drawn over time and as files; and one event with every sentence behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

import armslength
from armslength import store
from armslength.brief import wording
from armslength.draw.line_chart import Size
from armslength.draw.lollipop import stem_of
from armslength.draw.picture import Picture
from armslength.draw.sheet import INNER, Part, Words
from armslength.errors import InputError
from armslength.workbench import answers, listing, pages
from armslength.workbench.asked import asked, filters, page_number
from armslength.workbench.views import drawn, telling, timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.workbench.asked import Asked


def page(request: Request) -> Response:
    """A page of the events that the filters let through."""
    given, wanted, desk = asked(request.query_params), filters(request.query_params), answers.desk_of(request)
    with desk.opened(given) as dossier:
        listed = listing.page(dossier, wanted, given, page_number(request.query_params))
        choices = desk.choices(dossier, given.day)
    address = {**wanted.in_address(), "since": given.since, "until": given.until}

    def within(since: str, until: str) -> str:
        return given.link("/events", **{**address, "since": since, "until": until})

    return pages.page(
        request,
        "events.html.j2",
        given,
        listed=listed,
        filters=wanted,
        address=address,
        choices=choices,
        drawing=_timeline(listed, given, within),
    )


def as_picture(request: Request) -> Response:
    """The events that the filters let through as a timeline that stands alone."""
    given, wanted, desk = asked(request.query_params), filters(request.query_params), answers.desk_of(request)
    with desk.opened(given) as dossier:
        listed = listing.page(dossier, wanted, given, 1)
    found = _timeline(listed, given, lambda *_: "")
    if found is None:
        raise HTTPException(404, "There is nothing to draw: no event that fits has a date.")
    fields = (f"{name} {value}" for name, value in wanted.in_address().items() if value and name != "order")
    said = Words(
        wording.sentence_case(wording.count(listed.dated, "dated event")),
        "; ".join(fields) or "All that the dossier tells",
        (found.caption,),
        f"Armslength {armslength.__version__}, dossier {desk.name}",
    )
    size = Size(INNER, timeline.TALL * INNER / drawn.WIDE, "wide")
    return answers.picture("events", Picture(said, [Part(found.wide, size)]), request.path_params["kind"])


def as_csv(request: Request) -> Response:
    """All events that the filters let through, with every column."""
    given, wanted = asked(request.query_params), filters(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        rows = (store.event_row(e) for part in listing.pages_of_all(dossier, wanted, given) for e in part)
        return answers.csv("events", tuple(store.EVENT_COLUMNS), rows)


def one(request: Request) -> Response:
    """One event with every sentence behind it."""
    given = asked(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        try:
            told = telling.told(
                dossier, request.path_params["event"], all_of_them="all" in request.query_params
            )
        except InputError as problem:
            raise HTTPException(404, str(problem)) from problem
    return pages.page(request, "event.html.j2", given, told=told, said=request.query_params.get("said"))


def _timeline(
    listed: listing.Page, given: Asked, within: Callable[[str, str], str]
) -> timeline.Timeline | None:
    """The events of all pages of a list over time; None where none is dated."""
    if not listed.dated:
        return None
    since, until = (date.fromisoformat(day) if day else None for day in (given.first, given.last))
    if not listed.singles:
        return timeline.many(listed.heaps, within, since, until)
    stems = [
        stem_of(e, given.link(f"/events/{e.id}"), f"{line.when}: {line.deed}")
        for e in listed.singles
        for line in [telling.brief(e)]
    ]
    return timeline.single(stems, since, until)
