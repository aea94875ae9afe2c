"""Templates into answers: everything printed is escaped, and every page has the same head."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse

import armslength
from armslength.brief import wording
from armslength.brief.page import environment as brief_environment
from armslength.ontology.plover import CLASSES
from armslength.records import MODALITIES
from armslength.workbench.asked import PERIODS, Asked

if TYPE_CHECKING:
    from starlette.requests import Request

    from armslength.workbench.desk import Desk

SECONDS_UNTIL_AGAIN = 2
NAVIGATION = (
    ("/", "Overview"),
    ("/measures", "Measures"),
    ("/shifts", "Shifts"),
    ("/events", "Events"),
    ("/documents", "Documents"),
    ("/quarantine", "Quarantine"),
    ("/corrections", "Corrections"),
)


@cache
def environment() -> Environment:
    """The brief's environment (escaping, undefined names are errors) with the workbench's templates before its own."""
    brief = brief_environment()
    made = brief.overlay(
        loader=ChoiceLoader([PackageLoader("armslength.workbench"), PackageLoader("armslength.brief")])
    )
    made.globals = {**brief.globals, "navigation": NAVIGATION, "classes": CLASSES, "modalities": MODALITIES,
                    "periods": PERIODS, "version": armslength.__version__}  # fmt: skip
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
    """A page of the workbench.

    Args:
        asked: what its address asks for; its links keep it.
        again: whether it loads itself anew in a moment: something on it is being reckoned.
        view: what the template shows.
    """
    desk: Desk = request.app.state.desk
    query = [(name, value) for name, value in request.query_params.multi_items() if value]
    text = (
        environment()
        .get_template(template)
        .render(
            **view,
            asked=asked,
            link=asked.link,
            path=request.url.path,
            kept=[(n, v) for n, v in query if n not in {"as_of", "said", "page"}],
            query=dict(query),
            form_token=desk.keys.form,
            dossier=desk.door.directory.resolve().name,
            again=again,
            wording=wording,
        )
    )
    answer = HTMLResponse(text, status_code=status)
    if again:
        answer.headers["Refresh"] = str(SECONDS_UNTIL_AGAIN)
    return answer
