"""What a user of the package writes, checked by mypy --strict against the package as installed (`py.typed`)."""

from __future__ import annotations

from pathlib import Path

import armslength
from armslength import Document, Event, Question, Series, open_dossier
from armslength.records import Reading


def warmest(directory: Path) -> tuple[str, float] | None:
    """The period in which the patron was warmest to the client, and how warm; None where nothing is known."""
    with open_dossier(directory) as dossier:
        question: Question = dossier.question
        found = armslength.assess(dossier, period="quarter")
        series: Series | None = found.find("warmth", question.patron, question.client)
        readings: tuple[Reading, ...] = series.readings if series is not None else ()
        known = [(r.start, r.value) for r in readings if r.value is not None]
        return max(known, key=lambda k: k[1], default=None)


def told(directory: Path) -> dict[str, list[str]]:
    """Who did something to whom, by class."""
    out: dict[str, list[str]] = {}
    with armslength.open_dossier(directory) as dossier:
        events: list[Event] = list(dossier.events(between=("BLR", "RUS"), modality="happened"))
        documents: list[Document] = [dossier.document(h.id) for h in dossier.documents()]
    for event in events:
        out.setdefault(event.class_, []).append(
            f"{event.source} -> {event.target}, {event.date or 'undated'}"
        )
    out["documents"] = [d.title or d.origin for d in documents]
    return out


def made(articles: Path, page: Path) -> int:
    """A brief straight from documents; how many were new."""
    question = Question(client="BLR", patron="RUS", rivals=("EU",))
    html, tally = armslength.brief_documents(
        question, [articles], armslength.Known(publisher="Invented Post")
    )
    page.write_text(html, encoding="utf-8")
    new: int = tally.new
    return new
