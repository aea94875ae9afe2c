"""The codebook that goes with exported events: what each column and class means, whose the rows are, what coded them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.ontology.plover import CLASSES, VERSION
from armslength.store import EVENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armslength.store import Dossier

HEADINGS = ("part", "name", "type", "meaning")


def entries(dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    """Rows of HEADINGS: each column, each class, each data set, what coded."""
    for name, (kind, meaning) in EVENT_COLUMNS.items():
        yield "column", name, kind, meaning
    for c in CLASSES.values():
        yield (
            "class",
            c.name,
            f"quad {c.quad}, intensity {c.intensity:g} where no other is told",
            c.definition,
        )
    for dataset in dossier.datasets():
        terms = "; ".join(part for part in (dataset.licence, dataset.terms, dataset.url) if part)
        yield "data set", dataset.id, dataset.title, terms or "licence and terms not known"
    for coder in dossier.coders():
        yield "coder", coder, VERSION, "read the documents"


def markdown(dossier: Dossier) -> str:
    """The codebook as a page of Markdown."""
    question = dossier.question
    lines = [
        "# Codebook",
        "",
        f"Events of the dossier on {question.client} held by {question.patron}; coded as {VERSION}. Values of a list",
        "have a space between. An empty field is not known, never zero.",
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "| " + " | ".join("---" for _ in HEADINGS) + " |",
    ]
    lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in entries(dossier)]
    return "\n".join(lines) + "\n"
