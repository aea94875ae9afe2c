"""Hook of mkdocs.yml: links that leave docs/ lead to the repository, and what they lead to is there."""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
LINK = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)([^)\s#]+)(#[^)\s]*)?(?=\))")
log = logging.getLogger("mkdocs.hooks.site_links")


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """A page's Markdown with its links out of docs/, and those to folders, as addresses of the repository."""
    here = posixpath.dirname(page.file.src_uri)

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join("docs", here, link[1]))
        path = DOCS.parent / target
        if not path.exists():
            log.warning("%s leads to %s, which is not there", page.file.src_uri, target)
        if target.startswith("docs/") and path.is_file():
            return link[0]
        kind = "tree" if path.is_dir() else "blob"
        return f"{config.repo_url.rstrip('/')}/{kind}/main/{target}{link[2] or ''}"

    return LINK.sub(led, markdown)
