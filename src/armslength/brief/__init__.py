"""The brief room: an assessment and its dossier into one page of HTML, every claim cited; and several side by side."""

from armslength.brief.compare import page as compare_page
from armslength.brief.comparison import Comparison, check, comparison, questions, side
from armslength.brief.findings import standing
from armslength.brief.page import compose

__all__ = ["Comparison", "check", "compare_page", "comparison", "compose", "questions", "side", "standing"]
