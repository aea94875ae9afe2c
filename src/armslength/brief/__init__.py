"""The brief room: an assessment and its dossier into one cited brief, in any format; and several side by side."""

from armslength.brief.abreast.comparison import Comparison, check, comparison, questions, side
from armslength.brief.abreast.page import page as compare_page
from armslength.brief.against import Checked, Difference, held_against, manifest_of
from armslength.brief.composing import document
from armslength.brief.findings import standing
from armslength.brief.layout.formats import render, whole
from armslength.brief.layout.pictures import drawings, drawings_named
from armslength.brief.leads import Lead, Words
from armslength.brief.manifest import Manifest
from armslength.brief.model import Document
from armslength.brief.parts.material import Besides
from armslength.brief.written import FORMS, Form, form_of, units

__all__ = [
    "FORMS",
    "Besides",
    "Checked",
    "Comparison",
    "Difference",
    "Document",
    "Form",
    "Lead",
    "Manifest",
    "Words",
    "check",
    "compare_page",
    "comparison",
    "document",
    "drawings",
    "drawings_named",
    "form_of",
    "held_against",
    "manifest_of",
    "questions",
    "render",
    "side",
    "standing",
    "units",
    "whole",
]
