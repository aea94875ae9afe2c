"""Results and quotations into a page: numbers into words, every claim with its footnote.

Nothing is computed here; what the page says was measured or found before. It is not written at all where a
quotation does not stand in its document.
"""

from armslength.brief.page import compose

__all__ = ["compose"]
