"""Which positions a question asks for."""

from __future__ import annotations

import re

from armslength.positions.model import Holder, Issue
from armslength.positions.objects import OTHER


def is_asked(holder: Holder, issue: Issue, of: str | None, on: str | None, *, unlisted: bool) -> bool:
    """Whether a position of a holder on an issue is among those asked for; on an unlisted issue only where these are."""
    return (unlisted or issue.kind != OTHER) and is_of(holder, of) and is_on(issue, on)


def is_of(holder: Holder, asked: str | None) -> bool:
    """Whether a holder is the one asked for, or belongs to the state that is; anyone is where None."""
    return asked is None or asked in {holder.code, holder.country}


def is_on(issue: Issue, asked: str | None) -> bool:
    """Whether an issue is of the kind asked for, or has all of the words in its name; any is where None."""
    if asked is None or asked == issue.kind:
        return True
    words = set(re.findall(r"\w+", issue.name.casefold()))
    return {w.casefold() for w in re.findall(r"\w+", asked)} <= words
