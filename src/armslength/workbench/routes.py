"""Which address shows what: read what is asked, ask the dossier for a moment, fill a template."""

from __future__ import annotations

from dataclasses import asdict
from importlib import resources
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from armslength import store
from armslength.brief.figures import NARROW
from armslength.errors import ArmslengthError, DossierBusy, InputError
from armslength.workbench import correcting, csv_file, drawn, listing, reading, summing, telling
from armslength.workbench.asked import Asked, asked, filters, page_number
from armslength.workbench.pages import page
from armslength.workbench.reckoning import NotYet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from starlette.requests import Request

    from armslength.records import Figure, Series
    from armslength.workbench.desk import Desk, Found

STATIC = {
    "brief.css": ("armslength.brief", "templates/brief.css", "text/css"),
    "icon.svg": ("armslength.workbench", "static/icon.svg", "image/svg+xml"),
    "workbench.css": ("armslength.workbench", "static/workbench.css", "text/css"),
    "workbench.js": ("armslength.workbench", "static/workbench.js", "text/javascript"),
}
DOCUMENTS_A_PAGE = 200


def desk_of(request: Request) -> Desk:
    """What the server serves."""
    desk: Desk = request.app.state.desk
    return desk


def overview(request: Request) -> Response:
    """The bottom line, the chart, the shifts, what there is and what is missing."""
    given, desk = asked(request.query_params), desk_of(request)
    found = desk.assessed(given)
    view = summing.overview(found.reckoned, given, lambda n: f"#shift-{n}")
    return _assessed(request, "overview.html.j2", given, found, view=view)


def measures(request: Request) -> Response:
    """Every series as a small chart."""
    given = asked(request.query_params)
    found = desk_of(request).assessed(given)
    groups = summing.groups(found.reckoned.assessment, given)
    return _assessed(request, "measures.html.j2", given, found, groups=groups)


def measures_csv(request: Request) -> Response:
    """Every reading of every series."""
    given = asked(request.query_params)
    found = desk_of(request).assessed(given).reckoned.assessment
    rows = summing.reading_rows(drawn.cut(s, given) for s in found.series)
    return _csv("measures", summing.READING_COLUMNS, rows)


def measure(request: Request) -> Response:
    """One series: chart, what moved it over the stretch shown, table."""
    given, desk = asked(request.query_params), desk_of(request)
    found = desk.assessed(given)
    whole = _series(found, request)
    series = drawn.cut(whole, given)
    assessment = found.reckoned.assessment
    told = [s for s in summing.shifts(found.reckoned) if s.stands]
    marks = drawn.marks(
        [(s.number, s.shift) for s in told if (s.shift.measure, s.shift.of) == (series.measure, series.of)]
        or [(s.number, s.shift) for s in told if series.measure in {"arms_length", "hold"}],
        assessment.period,
        lambda n: given.link("/shifts") + f"#shift-{n}",
    )
    chart = drawn.chart(
        [series],
        assessment.question,
        name=drawn.identifier(series),
        title=drawn.title_of(series),
        marks=marks,
    )
    readings = drawn.known(series)
    why, problem = None, None
    if request.query_params.get("why") and len(readings) > 1:
        try:
            why = _why(desk, found, series, given)
        except InputError as error:
            problem = str(error)
    return _assessed(
        request,
        "measure.html.j2",
        given,
        found,
        series=series,
        title=drawn.title_of(series),
        scale=drawn.scale_of(series),
        name=drawn.identifier(series),
        chart=chart,
        readings=series.readings[::-1],
        ends=(readings[0].start, readings[-1].start) if readings else None,
        why=why,
        problem=problem,
    )


def measure_csv(request: Request) -> Response:
    """One series as a table; with `why`, what moved it over the stretch."""
    given, desk = asked(request.query_params), desk_of(request)
    found = desk.assessed(given)
    series = drawn.cut(_series(found, request), given)
    name = "-".join((series.measure, *series.of))
    if request.query_params.get("why"):
        movement = _movement(desk, found, series, given)
        rows = summing.mover_rows(movement, found.reckoned, _figures(found))
        return _csv(f"why-{name}", summing.MOVER_COLUMNS, rows)
    return _csv(name, summing.READING_COLUMNS, summing.reading_rows([series]))


def measure_svg(request: Request) -> Response:
    """One series as a drawing."""
    given = asked(request.query_params)
    found = desk_of(request).assessed(given)
    series = drawn.cut(_series(found, request), given)
    question = found.reckoned.assessment.question
    chart = drawn.chart([series], question, name=series.measure, title=drawn.title_of(series))
    if chart is None:
        raise HTTPException(404, "Nothing of this measure is known here, so there is nothing to draw.")
    name = "-".join((series.measure, *series.of))
    return Response(
        drawn.as_file(chart.wide),
        media_type="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="{name}.svg"'},
    )


def shifts(request: Request) -> Response:
    """Every shift with its events and checks."""
    given = asked(request.query_params)
    found = desk_of(request).assessed(given)
    told = summing.shifts(found.reckoned)
    return _assessed(
        request,
        "shifts.html.j2",
        given,
        found,
        standing=[s for s in told if s.stands],
        fallen=[s for s in told if not s.stands],
    )


def shifts_csv(request: Request) -> Response:
    """Every shift as a row."""
    found = desk_of(request).assessed(asked(request.query_params))
    return _csv("shifts", summing.SHIFT_COLUMNS, summing.shift_rows(summing.shifts(found.reckoned)))


def events(request: Request) -> Response:
    """A page of the events that the filters let through."""
    given, wanted, desk = asked(request.query_params), filters(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    with desk.door.reading(given.day) as dossier:
        listed = listing.page(dossier, wanted, given, page_number(request.query_params))
        choices = desk.choices(dossier, given.day)
    address = {**wanted.in_address(), "since": given.since, "until": given.until}

    def within(since: str, until: str) -> str:
        return given.link("/events", **{**address, "since": since, "until": until})

    drawings = [
        drawn.timeline(listed.months, within, kind, width) for kind, width in (("wide", drawn.WIDE), ("narrow", NARROW))
    ] if listed.months else []  # fmt: skip
    return page(
        request,
        "events.html.j2",
        given,
        listed=listed,
        filters=wanted,
        address=address,
        choices=choices,
        drawings=drawings,
    )


def events_csv(request: Request) -> Response:
    """All events that the filters let through, with every column."""
    given, wanted, desk = asked(request.query_params), filters(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    with desk.door.reading(given.day) as dossier:
        rows = (store.event_row(e) for part in listing.pages_of_all(dossier, wanted, given) for e in part)
        return _csv("events", tuple(store.EVENT_COLUMNS), rows)


def event(request: Request) -> Response:
    """One event with every sentence behind it."""
    given, desk = asked(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    with desk.door.reading(given.day) as dossier:
        try:
            told = telling.told(
                dossier, request.path_params["event"], all_of_them="all" in request.query_params
            )
        except InputError as problem:
            raise HTTPException(404, str(problem)) from problem
    return page(request, "event.html.j2", given, told=told, said=request.query_params.get("said"))


def documents(request: Request) -> Response:
    """The documents and data sets of the dossier."""
    given, desk = asked(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    text = request.query_params.get("text", "").strip()[:200]
    with desk.door.reading(given.day) as dossier:
        holdings, sets = dossier.documents(), dossier.datasets()
    if text:
        low = text.casefold()
        holdings = [
            h
            for h in holdings
            if any(low in (f or "").casefold() for f in (h.title, h.publisher, h.origin, h.id))
        ]
    last = max(-(-len(holdings) // DOCUMENTS_A_PAGE), 1)
    number = min(page_number(request.query_params), last)
    start = (number - 1) * DOCUMENTS_A_PAGE
    return page(
        request,
        "documents.html.j2",
        given,
        holdings=holdings[start : start + DOCUMENTS_A_PAGE],
        count=len(holdings),
        number=number,
        last=last,
        sets=sets,
        text=text,
    )


def documents_csv(request: Request) -> Response:
    """Every document as a row."""
    given, desk = asked(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    with desk.door.reading(given.day) as dossier:
        rows = [asdict(h) for h in dossier.documents()]
    return _csv("documents", tuple(store.Holding.__dataclass_fields__), rows)


def document(request: Request) -> Response:
    """One document with what was coded in it."""
    given, desk = asked(request.query_params), desk_of(request)
    desk.reckoning.copy(given.day)
    with desk.door.reading(given.day) as dossier:
        try:
            read = reading.read(dossier, request.path_params["document"])
        except InputError as problem:
            raise HTTPException(404, str(problem)) from problem
    return page(request, "document.html.j2", given, read=read)


def quarantine(request: Request) -> Response:
    """What could not be read, and why."""
    given, desk = asked(request.query_params), desk_of(request)
    with desk.door.reading() as dossier:
        unread, refused = dossier.quarantined(), dossier.refused()
    return page(
        request, "quarantine.html.j2", given, unread=unread, refused=refused[:500], refused_count=len(refused)
    )


def quarantine_csv(request: Request) -> Response:
    """The same as a table."""
    with desk_of(request).door.reading() as dossier:
        rows = [asdict(q) for q in dossier.quarantined()]
    return _csv("quarantine", ("origin", "reason", "detail"), rows)


def corrections(request: Request) -> Response:
    """What people said of the coder's readings, latest first, and how to take it back."""
    given = asked(request.query_params)
    with desk_of(request).door.reading() as dossier:
        said = correcting.listed(dossier)
    return page(
        request, "corrections.html.j2", given, corrections=said, said=request.query_params.get("said")
    )


def corrections_csv(request: Request) -> Response:
    """The same as a table."""
    with desk_of(request).door.reading() as dossier:
        rows: list[dict[str, Any]] = [asdict(j) for j in dossier.judgements()]
    for row in rows:
        row["start"], row["end"] = row.pop("trigger")
    columns = ("number", "document", "start", "end", "field", "was", "value", "person", "made", "note")
    return _csv("corrections", columns, rows)


def static(request: Request) -> Response:
    """The style sheets and the script, all our own."""
    if request.path_params["file"] not in STATIC:
        raise HTTPException(404, "No such file.")
    package, name, kind = STATIC[request.path_params["file"]]
    return Response(resources.files(package).joinpath(*name.split("/")).read_bytes(), media_type=kind)


def refused(request: Request, problem: Exception) -> Response:
    """The page for what cannot be shown."""
    if isinstance(problem, NotYet):
        return page(
            request,
            "pending.html.j2",
            _asked_or_not(request),
            status=202,
            again=True,
            seconds=problem.seconds,
        )
    if isinstance(problem, DossierBusy):
        answer = page(
            request,
            "busy.html.j2",
            _asked_or_not(request),
            status=503,
            problem=str(problem),
            changing=request.method == "POST",
        )
        answer.headers["Retry-After"] = "2"
        return answer
    if isinstance(problem, HTTPException):
        status, words = problem.status_code, problem.detail
    else:
        status, words = (400 if isinstance(problem, InputError) else 500), str(problem)
    return page(
        request, "problem.html.j2", _asked_or_not(request), status=status, status_code=status, words=words
    )


HANDLERS = {NotYet: refused, ArmslengthError: refused, HTTPException: refused}

ROUTES = [
    Route("/", overview),
    Route("/measures", measures),
    Route("/measures.csv", measures_csv),
    Route("/measure/{measure}/{of}.csv", measure_csv),
    Route("/measure/{measure}/{of}.svg", measure_svg),
    Route("/measure/{measure}/{of}", measure),
    Route("/shifts", shifts),
    Route("/shifts.csv", shifts_csv),
    Route("/events", events),
    Route("/events.csv", events_csv),
    Route("/events/{event}", event),
    Route("/documents", documents),
    Route("/documents.csv", documents_csv),
    Route("/documents/{document}", document),
    Route("/quarantine", quarantine),
    Route("/quarantine.csv", quarantine_csv),
    Route("/corrections", corrections),
    Route("/corrections.csv", corrections_csv),
    Route("/judge", correcting.judge, methods=["POST"]),
    Route("/undo", correcting.undo, methods=["POST"]),
    Route("/static/{file}", static),
]


def _assessed(request: Request, template: str, given: Asked, found: Found, **view: Any) -> Response:
    reckoned = found.reckoned
    return page(
        request,
        template,
        given,
        again=found.stale,
        stale=found.stale,
        behind=reckoned.snapshot.behind,
        assessment=reckoned.assessment,
        question=reckoned.assessment.question,
        **view,
    )


def _series(found: Found, request: Request) -> Series:
    name, of = request.path_params["measure"], tuple(request.path_params["of"].split("."))
    series = found.reckoned.assessment.find(name, *of)
    if series is None:
        raise HTTPException(404, f"{name} of {' and '.join(of)}: no such measure of this dossier.")
    return series


def _movement(desk: Desk, found: Found, series: Series, given: Asked) -> Any:
    readings = drawn.known(series)
    if len(readings) < 2:
        raise InputError("why: two known periods are needed; widen the stretch of time")
    (movement,) = desk.reckoning.why(
        found.reckoned,
        series.measure,
        series.of,
        since=readings[0].start,
        at=readings[-1].start,
        period=given.period,
    )
    return movement


def _why(desk: Desk, found: Found, series: Series, given: Asked) -> summing.Why:
    return summing.why(_movement(desk, found, series, given), found.reckoned, _figures(found))


def _figures(found: Found) -> Mapping[str, Figure]:
    return {f.id: f for f in found.reckoned.snapshot.numbers}


def _csv(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """All of it at once: the dossier must not stay open for as long as a browser takes."""
    return Response(
        "".join(csv_file.lines(columns, rows)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _asked_or_not(request: Request) -> Asked:
    try:
        return asked(request.query_params)
    except InputError:
        return Asked()
