"""The pages of what is claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from armslength.ontology.experimental import MEASURED, PAGE
from armslength.workbench import answers, pages
from armslength.workbench.asked import asked, words
from armslength.workbench.claims import fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.workbench.claims import Claim

A_PAGE = 25
COLUMNS = ("kind", "id", "holder", "what", "value", "date", "probability", "why", "says", "said_date", "by", "document",
           "sentence", "start", "end", "words")  # fmt: skip
KINDS = {
    "positions": (
        "Positions",
        "Who holds which position on which issue, from when to when.",
    ),
    "reversals": (
        "Reversals",
        "Positions that the same authority turned into their opposite. Read both sentences before you believe one.",
    ),
    "redlines": (
        "Red lines",
        "What a holder says must not happen, what would follow, and what became of it.",
    ),
    "commitments": (
        "Commitments",
        "What was promised, and what came of it.",
    ),
    "instruments": (
        "Instruments",
        "What was done to treaties, doctrines, constitutions and votes, by date.",
    ),
    "contradictions": (
        "Contradictions",
        "Words that clash with words or deeds of the same holder.",
    ),
}


def page(request: Request) -> Response:
    """A page of the claims of one kind."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    kind = request.path_params.get("kind", "positions")
    if kind not in KINDS:
        raise HTTPException(404, f"{kind}: no such kind of claim; there are {', '.join(KINDS)}.")
    found, stale = desk.claims(given)
    text = words(request.query_params)
    fitting = [c for c in found.of[kind] if not text or fits(c, text)]
    shown, number, last = answers.part_of(fitting, request, A_PAGE)
    heading, standfirst = KINDS[kind]
    return pages.page(
        request,
        "claims.html.j2",
        given,
        again=stale,
        stale=stale,
        kind=kind,
        unread=found.unread,
        kinds={name: (KINDS[name][0], len(found.of[name])) for name in KINDS},
        heading=heading,
        standfirst=standfirst,
        measured=MEASURED[kind],
        page=PAGE[kind],
        claims=shown,
        count=len(fitting),
        number=number,
        last=last,
        text=text,
    )


def as_csv(request: Request) -> Response:
    """Every claim of a kind, a row for each of the words it rests on."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise HTTPException(404, f"{kind}: no such kind of claim; there are {', '.join(KINDS)}.")
    found = desk.reckoning.claims(given.day)
    text = words(request.query_params)
    return answers.csv(kind, COLUMNS, _rows(c for c in found.of[kind] if not text or fits(c, text)))


def _rows(several: Iterator[Claim]) -> Iterator[dict[str, Any]]:
    for c in several:
        for w in c.rests_on:
            yield {"kind": c.kind, "id": c.id, "holder": c.holder, "what": c.what, "value": c.value, "date": c.date,
                   "probability": c.probability, "why": c.why, "says": w.says, "said_date": w.date, "by": w.by,
                   "document": w.document, "sentence": w.sentence, "start": w.start, "end": w.end, "words": w.text}  # fmt: skip
