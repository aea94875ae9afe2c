"""Web pages without their boilerplate: text, title, author, publisher and date as trafilatura finds them."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from armslength.read import dates
from armslength.read.encoding import decoded
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, one_line
from armslength.read.reason import Reason

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_ADVICE = "save the page again, or give its text as .txt"


def read(data: bytes, intake: Intake) -> Found:
    """The page's main text; scripts, styles and navigation are no part of it.

    Raises:
        UnreadableDocument: `too-large`, `broken-html`, or `no-text` where the page has no text of its own.
    """
    if len(data) > intake.limits.html_bytes:
        most = intake.limits.html_bytes // 1_000_000
        raise intake.refuse(Reason.TOO_LARGE, f"a page of over {most} MB; give its text as .txt")
    declared = _DECLARED.search(data[:4096])
    page, encoding = decoded(data, intake, declared[1].decode("ascii") if declared else None)
    import trafilatura  # noqa: PLC0415 - half a second of import, needed only for web pages

    with foreign(intake, Reason.BROKEN_HTML, _ADVICE):
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            favor_recall=True,
            # A date in the article's words is the story's, not the page's.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        told: dict[str, Any] = {} if found is None or isinstance(found, dict) else found.as_dict()
    text = told.get("text") or ""
    if not text.strip():
        raise intake.refuse(Reason.NO_TEXT, f"the page has no text of its own; {_ADVICE}")
    return Found(
        intake.origin,
        text,
        f"html/trafilatura-{version('trafilatura')}/{encoding}",
        title=one_line(told.get("title")),
        author=one_line(told.get("author")),
        publisher=one_line(told.get("sitename")),
        published=dates.plausible(told.get("date"), intake.today),
        url=one_line(told.get("url")),
    )
