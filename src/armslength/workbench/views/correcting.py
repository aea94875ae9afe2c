"""Corrections: a person's word above the coder's, kept with name and time, and taken back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from armslength import coding, run
from armslength.errors import DossierBusy, InputError
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES
from armslength.workbench import answers, pages
from armslength.workbench.asked import allowed, asked
from armslength.workbench.security import FORM_TOKEN
from armslength.workbench.views import telling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from armslength.records import JudgedField, Judgement
    from armslength.store import Dossier
    from armslength.workbench.desk import Desk

LONGEST_FORM = 32_768
COLUMNS = ("number", "document", "start", "end", "field", "was", "value", "person", "made", "note")


@dataclass(frozen=True, slots=True)
class Correction:
    """A judgement with the words it is about.

    Attributes:
        report: id of the report; None where the document has it no longer.
        event: that the report tells of now; None where it tells of none.
        holds: whether it still stands: no later one took its place.
    """

    judgement: Judgement
    words: str
    report: str | None
    event: str | None
    holds: bool


def listed(dossier: Dossier) -> list[Correction]:
    """Every judgement of the dossier, latest first."""
    said = dossier.judgements()
    held = {j.number for fields in coding.in_force(said).values() for j in fields.values()}
    rows = dossier.sql(
        """
        SELECT judgements.number, reports.id, trigger_text, event FROM judgements
        JOIN reports USING (document, trigger_start, trigger_end)
        LEFT JOIN event_reports ON report = reports.id"""
    )
    about = {number: rest for number, *rest in rows}
    nothing = (None, "", None)
    return [
        Correction(
            judgement=j,
            report=(about.get(j.number) or nothing)[0],
            words=(about.get(j.number) or nothing)[1],
            event=(about.get(j.number) or nothing)[2],
            holds=j.number in held,
        )
        for j in reversed(said)
    ]


def page(request: Request) -> Response:
    """What people said of the coder's readings, latest first, and how to take it back; of the whole dossier, whatever the day."""
    given = asked(request.query_params)
    with answers.desk_of(request).door.reading() as dossier:
        found = listed(dossier)
    said = request.query_params.get("said")
    return pages.page(request, "corrections.html.j2", given, corrections=found, said=said)


def as_csv(request: Request) -> Response:
    """The same as a table, in order of time."""
    with answers.desk_of(request).door.reading() as dossier:
        rows: list[dict[str, Any]] = [asdict(j) for j in dossier.judgements()]
    for row in rows:
        row["start"], row["end"] = row.pop("trigger")
    return answers.csv("corrections", COLUMNS, rows)


async def judge(request: Request) -> Response:
    """Keep what a form says of an event or a report, and lead back to it."""
    form = await _form(request)
    return await run_in_threadpool(_judge, request.app.state.desk, form)


async def undo(request: Request) -> Response:
    """Take a correction back, and lead to the event that the report tells of again."""
    form = await _form(request)
    return await run_in_threadpool(_undo, request.app.state.desk, form)


def _judge(desk: Desk, form: Mapping[str, str]) -> Response:
    verdict: dict[JudgedField, str | None] = {}
    if form.get("not_event"):
        verdict["event"] = "no"
    if class_ := form.get("class"):
        verdict["class"] = allowed("class", class_, CLASSES)
    if modality := form.get("modality"):
        verdict["modality"] = allowed("modality", modality, MODALITIES)
    if not verdict:
        raise InputError("nothing to keep: choose a class or a modality, or say that it is no event")
    return _kept(desk, form.get("of", ""), verdict, form)


def _undo(desk: Desk, form: Mapping[str, str]) -> Response:
    fields: tuple[JudgedField, ...] = ("event", "class", "modality")
    wanted: dict[JudgedField, str | None] = {
        name: None for name in fields if form.get("field") in {name, "all"}
    }
    if not wanted:
        raise InputError("nothing to take back: the form names no field")
    return _kept(desk, form.get("of", ""), wanted, form)


def _kept(
    desk: Desk, of: str, verdict: Mapping[JudgedField, str | None], form: Mapping[str, str]
) -> Response:
    person = form.get("person", "").strip()
    if not person:
        raise InputError("a correction is signed: say who judges")
    with desk.door.reading() as dossier:
        reports = (of,) if "." in of else dossier.event(of).reports
    with desk.door.turn():
        kept = run.judge(
            desk.door.directory, of, verdict, person=person, note=form.get("note", "").strip() or None
        )
    desk.reckoning.begin()
    try:
        with desk.door.reading() as dossier:
            event = next((e for report in reports if (e := telling.holder(dossier, report))), None)
    except (
        DossierBusy
    ):  # it is kept all the same, and a page that says that the dossier is busy says that nothing was changed
        event = None
    said = "kept" if kept else "already"
    address = f"/events/{event}?said={said}" if event else f"/corrections?said={said}"
    return RedirectResponse(address, status_code=303)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form of ours.

    Raises:
        HTTPException: it is too long, or does not carry the token of our forms.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise HTTPException(413, "That form is too long. Nothing was changed.")
    fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    desk: Desk = request.app.state.desk
    if not desk.keys.fits_form(fields.get(FORM_TOKEN, "")):
        raise HTTPException(
            403, "This form is not from this server as it runs now: load its page anew. Nothing was changed."
        )
    return fields
