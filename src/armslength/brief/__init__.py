"""The brief room: an assessment and its dossier into one page of HTML, every claim cited."""

from armslength.brief.page import compose

__all__ = ["compose"]
