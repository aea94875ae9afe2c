"""A brief as one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief.layout.page import environment, style

if TYPE_CHECKING:
    from armslength.brief.model import Document


def html(brief: Document) -> str:
    """The page, from `<!DOCTYPE html>` on."""
    return environment().get_template("brief.html.j2").render(brief=brief, style=style())
