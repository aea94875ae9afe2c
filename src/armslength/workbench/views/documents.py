"""Documents and data sets; one document with what was coded in it; and what could not be read or taken."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from armslength import store
from armslength.errors import InputError
from armslength.workbench import answers, listing, pages
from armslength.workbench.asked import asked, page_number, words
from armslength.workbench.views import reading

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.store import Dossier, Holding

A_PAGE = 200
MOST_REFUSED = 500
"""Rows of data sets that were not taken, on the page; all are in the CSV."""


def page(request: Request) -> Response:
    """The documents and data sets of the dossier."""
    given, text = asked(request.query_params), words(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        holdings, sets = fitting(dossier, text), dossier.datasets()
    shown, number, last = answers.part_of(holdings, request, A_PAGE)
    return pages.page(
        request,
        "documents.html.j2",
        given,
        holdings=shown,
        count=len(holdings),
        number=number,
        last=last,
        sets=sets,
        text=text,
    )


def as_csv(request: Request) -> Response:
    """Every document that fits as a row."""
    with answers.desk_of(request).opened(asked(request.query_params)) as dossier:
        rows = [asdict(h) for h in fitting(dossier, words(request.query_params))]
    return answers.csv("documents", tuple(store.Holding.__dataclass_fields__), rows)


def one(request: Request) -> Response:
    """One document with what was coded in it."""
    given = asked(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        try:
            read = reading.read(
                dossier,
                request.path_params["document"],
                part=page_number(request.query_params),
                at=request.query_params.get("at", ""),
            )
        except InputError as problem:
            raise HTTPException(404, str(problem)) from problem
    return pages.page(request, "document.html.j2", given, read=read)


def quarantine(request: Request) -> Response:
    """What could not be read, and why; of the whole dossier, whatever the day."""
    given = asked(request.query_params)
    with answers.desk_of(request).door.reading() as dossier:
        unread, refused = dossier.quarantined(), dossier.refused()
    return pages.page(
        request,
        "quarantine.html.j2",
        given,
        unread=unread,
        refused=refused[:MOST_REFUSED],
        refused_count=len(refused),
    )


def quarantine_as_csv(request: Request) -> Response:
    """Documents that could not be read, then rows of data sets that were not taken: `origin` is the file, or the data set's id."""
    with answers.desk_of(request).door.reading() as dossier:
        unread, refused = dossier.quarantined(), dossier.refused()
    rows: list[dict[str, Any]] = [
        {"origin": q.origin, "row": None, "reason": q.reason, "detail": q.detail} for q in unread
    ]
    rows += [{"origin": r.dataset, "row": r.number, "reason": r.reason, "detail": r.detail} for r in refused]
    return answers.csv("quarantine", ("origin", "row", "reason", "detail"), rows)


def fitting(dossier: Dossier, text: str) -> list[Holding]:
    """The documents whose title, publisher, file or id holds those words, or that name a source which does; all where there are none."""
    holdings = dossier.documents()
    if not text:
        return holdings
    low, resting = text.casefold(), listing.resting_on(dossier, text)
    return [
        h
        for h in holdings
        if h.id in resting or any(low in (f or "").casefold() for f in (h.title, h.publisher, h.origin, h.id))
    ]
