"""Which address shows what; what is no page of the dossier: files of ours, and refusals."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from armslength.errors import ArmslengthError, DossierBusy, InputError
from armslength.workbench.asked import Asked, asked
from armslength.workbench.pages import SECONDS_UNTIL_AGAIN, page
from armslength.workbench.reckoning import NotYet
from armslength.workbench.views import (
    claims,
    correcting,
    documents,
    dyads,
    events,
    measures,
    overview,
    people,
    shifts,
    sources,
)

if TYPE_CHECKING:
    from starlette.requests import Request

STATIC = {
    "brief.css": ("armslength.brief.layout", "templates/brief.css", "text/css"),
    "icon.svg": ("armslength.workbench", "static/icon.svg", "image/svg+xml"),
    "workbench.css": ("armslength.workbench", "static/workbench.css", "text/css"),
    "workbench.js": ("armslength.workbench", "static/workbench.js", "text/javascript"),
}
FILES = (".csv", ".svg", ".png")
"""What is taken away: no page of ours may be saved in its place."""


class Kind(Convertor[str]):
    """The ending of a picture's address."""

    regex = "svg|png"

    def convert(self, value: str) -> str:
        """As it stands."""
        return value

    def to_string(self, value: str) -> str:
        """As it stands."""
        return value


register_url_convertor("kind", Kind())


def static(request: Request) -> Response:
    """The style sheets and the script, all our own."""
    if request.path_params["file"] not in STATIC:
        raise HTTPException(404, "No such file.")
    package, name, kind = STATIC[request.path_params["file"]]
    return Response(resources.files(package).joinpath(*name.split("/")).read_bytes(), media_type=kind)


def refused(request: Request, problem: Exception) -> Response:
    """The page for what cannot be shown."""
    again = {"Retry-After": str(SECONDS_UNTIL_AGAIN)}
    if isinstance(problem, NotYet) and request.url.path.endswith(FILES):
        said = "What goes into this file is being reckoned; ask for it again in a moment.\n"
        return PlainTextResponse(said, status_code=503, headers=again)
    given = _asked_or_not(request)
    if isinstance(problem, NotYet):
        return page(request, "pending.html.j2", given, status=202, again=True, seconds=problem.seconds)
    if isinstance(problem, DossierBusy):
        changing = request.method == "POST"
        answer = page(request, "busy.html.j2", given, status=503, problem=str(problem), changing=changing)
        answer.headers.update(again)
        return answer
    if isinstance(problem, HTTPException):
        status, words = problem.status_code, problem.detail
    else:
        status, words = (400 if isinstance(problem, InputError) else 500), str(problem)
    return page(request, "problem.html.j2", given, status=status, status_code=status, words=words)


HANDLERS = {NotYet: refused, ArmslengthError: refused, HTTPException: refused}

ROUTES = [
    Route("/", overview.page),
    Route("/measures", measures.page),
    Route("/measures.csv", measures.as_csv),
    Route("/measure/{measure}/{of}.csv", measures.one_as_csv),
    Route("/measure/{measure}/{of}.{kind:kind}", measures.one_as_picture),
    Route("/measure/{measure}/{of}", measures.one),
    Route("/plot/{chart}.{kind:kind}", measures.plot),
    Route("/poles", dyads.page),
    Route("/poles.csv", dyads.as_csv),
    Route("/shifts", shifts.page),
    Route("/shifts.csv", shifts.as_csv),
    Route("/events", events.page),
    Route("/events.csv", events.as_csv),
    Route("/events.{kind:kind}", events.as_picture),
    Route("/events/{event}", events.one),
    Route("/actors", people.page),
    Route("/actors.csv", people.as_csv),
    Route("/actors/{code}", people.one),
    Route("/claims", claims.page),
    Route("/claims/{kind}.csv", claims.as_csv),
    Route("/claims/{kind}", claims.page),
    Route("/sources", sources.page),
    Route("/sources.csv", sources.as_csv),
    Route("/documents", documents.page),
    Route("/documents.csv", documents.as_csv),
    Route("/documents/{document}", documents.one),
    Route("/quarantine", documents.quarantine),
    Route("/quarantine.csv", documents.quarantine_as_csv),
    Route("/corrections", correcting.page),
    Route("/corrections.csv", correcting.as_csv),
    Route("/judge", correcting.judge, methods=["POST"]),
    Route("/undo", correcting.undo, methods=["POST"]),
    Route("/static/{file}", static),
]


def _asked_or_not(request: Request) -> Asked:
    try:
        return asked(request.query_params)
    except InputError:
        return Asked()
