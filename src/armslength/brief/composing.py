"""Findings into a brief: what it says, section by section, in one document that every format is laid out from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength import edtf
from armslength.brief import manifest
from armslength.brief.gathering import gathered
from armslength.brief.model import Document
from armslength.brief.parts import (
    ahead,
    bottom,
    cited,
    doubtful,
    happened,
    held,
    lacking,
    method,
    rivals,
    shifted,
)
from armslength.brief.parts.material import Besides

if TYPE_CHECKING:
    from armslength.records import Assessment
    from armslength.store import Dossier

NOTHING_BESIDES = Besides()


def document(
    dossier: Dossier,
    assessment: Assessment,
    *,
    made: str,
    version: str,
    besides: Besides = NOTHING_BESIDES,
    as_of: str | None = None,
) -> Document:
    """The brief, a sentence cited for every claim.

    Args:
        dossier: the evidence. Every quotation is held against it before the brief is returned.
        assessment: what was measured and detected in it. Nothing is computed anew.
        made: ISO date printed as the day of making; given, so that the same input gives the same bytes.
        version: of Armslength.
        as_of: the ISO day that the dossier was opened as of; None is as it stands.

    Raises:
        UnsupportedCitation: a sentence, or the words an event was read from, do not stand in the stored
            text; an event that a figure rests on is not in the dossier, or says something else than what it
            is cited by; or a document's text was changed.
    """
    material = gathered(dossier, assessment, besides)
    asked = manifest.Manifest(
        period=assessment.period,
        made=made,
        as_of=as_of,
        outlook=besides.outlook is not None,
        leads=besides.leads is not None,
        version=version,
        dossier=manifest.contents(dossier),
    )
    # In the order of the page: this is what numbers the footnotes and the figures.
    sections = [
        bottom.section(material),
        held.arms_length(material),
        held.channels(material),
        held.weights(material),
        rivals.section(material),
        shifted.section(material),
        happened.section(material),
        ahead.section(material),
        doubtful.section(material),
        lacking.section(material),
        method.section(material, asked),
    ]
    sections += cited.sections(material.footnotes.notes())
    return Document(
        title=material.masthead.title,
        made=made,
        made_words=edtf.label(made),
        standfirst=material.masthead.standfirst,
        basis=material.masthead.basis,
        version=version,
        sections=tuple(one for one in sections if one is not None),
        footer=f"Made {edtf.label(made)} with Armslength {version}. Every quotation was checked against its document.",
        manifest=asked,
    )
