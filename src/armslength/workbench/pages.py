"""Templates into answers: everything printed is escaped, and every page has the same head."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from starlette.responses import HTMLResponse

import armslength
from armslength.brief import wording
from armslength.brief.layout.page import environment as brief_environment
from armslength.brief.layout.page import shown
from armslength.errors import ArmslengthError
from armslength.ontology import grades
from armslength.ontology.plover import CLASSES
from armslength.periods import PERIODS
from armslength.records import MODALITIES
from armslength.workbench.asked import Asked

if TYPE_CHECKING:
    from starlette.requests import Request

    from armslength.workbench.desk import Desk
    from armslength.workbench.listing import Published

SECONDS_UNTIL_AGAIN = 2
NAVIGATION = (
    ("/", "Overview"),
    ("/measures", "Measures"),
    ("/poles", "Poles"),
    ("/shifts", "Shifts"),
    ("/events", "Events"),
    ("/actors", "Actors"),
    ("/claims", "Claims"),
    ("/sources", "Sources"),
    ("/documents", "Documents"),
    ("/quarantine", "Quarantine"),
    ("/corrections", "Corrections"),
)
KINDS = ("svg", "png") if importlib.util.find_spec("resvg_py") else ("svg",)
"""The pictures that the server makes; where PNG is not among them the page's script makes it of the SVG."""


@cache
def environment() -> Environment:
    """The brief's environment (escaping, undefined names are errors) with the workbench's templates in the place of its own."""
    brief = brief_environment()
    made = brief.overlay(loader=PackageLoader("armslength.workbench"))
    made.globals = {**brief.globals, "wording": wording, "grades": grades, "navigation": NAVIGATION, "classes": CLASSES,
                    "modalities": MODALITIES, "periods": PERIODS, "kinds": KINDS, "version": armslength.__version__}  # fmt: skip
    return made


def page(
    request: Request,
    template: str,
    asked: Asked,
    *,
    status: int = 200,
    again: bool = False,
    **view: Any,
) -> HTMLResponse:
    """A page of the workbench; what could hide or forge text is shown as a sign that something stands there.

    Args:
        asked: what its address asks for; its links keep it.
        again: whether it loads itself anew in a moment: something on it is being reckoned.
        view: what the template shows.
    """
    desk: Desk = request.app.state.desk
    text = (
        environment()
        .get_template(template)
        .render(
            **view,
            asked=asked,
            link=asked.link,
            path=request.url.path,
            kept=[
                (n, v)
                for n, v in request.query_params.multi_items()
                if v and n not in {"as_of", "said", "page"}
            ],
            form_token=desk.keys.form,
            dossier=desk.name,
            again=again,
            published=_published(desk) if status < 500 else None,
        )
    )
    answer = HTMLResponse(shown(text), status_code=status)
    if again:
        answer.headers["Refresh"] = str(SECONDS_UNTIL_AGAIN)
    return answer


def _published(desk: Desk) -> Published | None:
    """What the slider in the head goes over; a page does without where another process writes just now."""
    try:
        return desk.published()
    except ArmslengthError:
        return None
