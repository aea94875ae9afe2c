"""Who a person is whose office follows his name: "Peter Pevensie, Narnia's Prime Minister"."""

from __future__ import annotations

import re
from dataclasses import replace

from armslength.records import Mention

_BETWEEN = re.compile(r",\s+(?:the\s+)?")
_BEHIND = re.compile(r"\s*(?:$|[.;:)–—]|,(?!\s*(?:and\b|the\b|as\s+well|[A-Z]|ha[sd]\b|is\b|was\b)))")
"""What follows where no list goes on, and the office is not who does the next deed."""
_OFFICE = re.compile(
    r".*\b(?:president|minister|premier|chancellor|chairman|chairwoman|speaker|secretary|governor|ambassador|commissioner|envoy|leader)"
    r"(?:\s+of(?:\s+[\w’'-]+){1,3})?",
    re.IGNORECASE,
)
"""An office with nobody's name in it."""


def apposed(
    one: tuple[Mention, ...], other: tuple[Mention, ...], text: str, base: int = 0
) -> tuple[Mention, ...]:
    """A person of whom no country is known as of the state whose office is told right behind his name; else as he was.

    Not one of a list: "Peter Pevensie, Narnia's Prime Minister and ...", "Peter Pevensie, King Frank".

    Args:
        one, other: the mention, and the one that follows it.
        text: in which they stand.
        base: what their offsets count from.
    """
    if len(one) != 1 or len(other) != 1 or one[0].country or one[0].kind != "person":
        return one
    (a,), (b,) = one, other
    named = b.code != b.country and b.resolved_by != "office"
    if not b.country or b.kind != "person" or named or not _OFFICE.fullmatch(b.text):
        return one
    if not _BETWEEN.fullmatch(text, a.end - base, b.start - base) or not _BEHIND.match(text, b.end - base):
        return one
    return (replace(a, code=b.country, country=b.country, sector=b.sector, resolved_by="office"),)
