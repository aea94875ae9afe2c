"""How firmly one state is held by another: measured from documents, with the sentences or rows of a table behind every figure.

The same journeys as the command line, from Python:

    import armslength
    question = armslength.Question(client="BLR", patron="RUS", rivals=("EU",))
    page, tally = armslength.brief_documents(question, ["articles/"])

Rooms load when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from armslength.errors import ArmslengthError
    from armslength.read import Known
    from armslength.records import (
        Assessment,
        Document,
        Event,
        EventForecast,
        Figure,
        Movement,
        Outlook,
        Question,
        Report,
        Series,
        Shift,
    )
    from armslength.run import (
        add,
        assess,
        brief_documents,
        brief_dossier,
        code,
        compare,
        event_outlook,
        new,
        outlook,
        plot,
        why,
    )
    from armslength.store import Dossier, open_dossier

_HOME = {
    "ArmslengthError": "errors",
    "Known": "read",
    **dict.fromkeys(
        (
            "Assessment",
            "Document",
            "Event",
            "EventForecast",
            "Figure",
            "Movement",
            "Outlook",
            "Question",
            "Report",
            "Series",
            "Shift",
        ),
        "records",
    ),
    **dict.fromkeys(
        (
            "add",
            "assess",
            "brief_documents",
            "brief_dossier",
            "code",
            "compare",
            "event_outlook",
            "new",
            "outlook",
            "plot",
            "why",
        ),
        "run",
    ),
    **dict.fromkeys(("Dossier", "open_dossier"), "store"),
}

__all__ = [
    "ArmslengthError",
    "Assessment",
    "Document",
    "Dossier",
    "Event",
    "EventForecast",
    "Figure",
    "Known",
    "Movement",
    "Outlook",
    "Question",
    "Report",
    "Series",
    "Shift",
    "add",
    "assess",
    "brief_documents",
    "brief_dossier",
    "code",
    "compare",
    "event_outlook",
    "new",
    "open_dossier",
    "outlook",
    "plot",
    "why",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'armslength' has no attribute {name!r}")
    value = getattr(import_module(f"armslength.{_HOME[name]}"), name)
    globals()[name] = value
    return value
