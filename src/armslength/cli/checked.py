"""What a check of a brief found, for people: each thing that does not hold, where it stands, and what the dossier says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from armslength.brief import Checked, Difference

MOST = 40
LONGEST = 300
CODES = {"holds": 0, "altered": 1, "older": 3}


def show(found: Checked, file: Path) -> int:
    """Print it, and give the exit status."""
    for line in _lines(found, file):
        click.echo(line)
    return CODES[found.verdict]


def _lines(found: Checked, file: Path) -> Iterator[str]:
    held = f"{found.places:,} places held against the dossier, {found.notes:,} quotations against the stored text"
    if found.verdict == "holds":
        yield f"{file}: all holds: {held}."
        yield from (f"Note: {reason}." for reason in found.reasons)
        if not found.whole:
            yield "Note: its bytes are not those written: of a PDF the words hold, and its drawings and links were not compared."
        return
    for one in found.unsupported:
        yield f"{one.where}: the quotation does not stand: {_said(one)}"
    for one in found.differences[:MOST]:
        yield f"{one.where}: {_said(one)}"
    if len(found.differences) > MOST:
        yield f"... and {len(found.differences) - MOST:,} more places"
    why = "; ".join(found.reasons)
    count = f"{len(found.differences):,} of {found.places:,} places do not hold"
    if found.unsupported:
        count += f", and {len(found.unsupported):,} of {found.notes:,} quotations do not stand"
    if found.verdict == "older":
        yield f"{file}: older than the dossier, and not altered: {why}. {count} now. Write it anew with armslength brief DIR -o FILE"
    elif found.reasons:
        whole = (
            "its words are those written then" if found.whole else "and its words are not those written then"
        )
        yield f"{file}: does not hold: {count}. It is older than the dossier too ({why}), {whole}"
    else:
        whole = (
            ", though it carries the seal of these words: it was sealed anew, or made with other versions or extras of what sets it"
            if found.whole
            else ""
        )
        yield f"{file}: altered: {count}; the dossier is the one it was made of{whole}"


def _said(one: Difference) -> str:
    if one.stands is None:
        return f"left out: “{_short(one.should or '')}”"
    if one.should is None:
        return f"the dossier does not say “{_short(one.stands)}”"
    if one.words and len(one.words) <= 3:
        told = ", ".join(
            f"“{a}” stands, the dossier says “{b}”"
            if a and b
            else f"“{a}” is not in the dossier"
            if a
            else f"“{b}” is left out"
            for a, b in one.words
        )
        return f"{told}: {_short(one.stands)}"
    return f"“{_short(one.stands)}” stands, the dossier says “{_short(one.should)}”"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
