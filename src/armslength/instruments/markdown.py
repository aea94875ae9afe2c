"""A comparison as Markdown: the counts, then changes, the weightiest first, with old and new words quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from armslength.instruments.model import Change, Clause, Comparison
from armslength.instruments.pieces import pieces
from armslength.instruments.rows import address, bears_on, says, title_of
from armslength.ontology.marks import MEANINGS
from armslength.records import Span

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(comparison: Comparison, changes: Sequence[Change]) -> str:
    """The page.

    Args:
        comparison: whose counts and terms stand on top.
        changes: those to list, in the order in which they are to stand.
    """
    return "\n".join(_lines(comparison, changes)) + "\n"


def _lines(comparison: Comparison, changes: Sequence[Change]) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"# {_plain(title_of(old))} compared with {_plain(title_of(new))}"
    yield ""
    if not comparison.rules:
        yield "Not English: clauses are aligned; strength and themes are not judged."
        yield ""
    yield "| mark | clauses | meaning |"
    yield "| --- | ---: | --- |"
    for mark, n in comparison.counts().items():
        if n:
            yield f"| {mark} | {n} | {MEANINGS[mark]} |"
    yield ""
    for presence, heading in (("gone", "Gone from the whole text"), ("come", "New in the text")):
        terms = [t for t in comparison.terms if t.presence == presence]
        if terms:
            yield (
                f"{heading}: "
                + ", ".join(f"{_plain(t.phrase)} ({t.theme}, {len(t.spans)})" for t in terms)
                + "."
            )
            yield ""
    for change in changes:
        where = " → ".join(_plain(a) for a in (address(change.old), address(change.new)) if a)
        yield f"## {', '.join(change.marks)}: {where}"
        yield ""
        if change.kind == "unchanged":
            yield f"> {_quoted(new.text, change.new, [], '')}"
        else:
            if change.old:
                yield f"> Old: {_quoted(old.text, change.old, [e.old for e in change.edits if e.old], '~~')}"
                yield ">"
            if change.new:
                yield f"> New: {_quoted(new.text, change.new, [e.new for e in change.edits if e.new], '**')}"
        yield ""
        for line in (says(change), bears_on(change) and f"Touches {bears_on(change)}."):
            if line:
                yield _plain(line)
                yield ""


def _quoted(text: str, clauses: Sequence[Clause], spans: Sequence[Span], mark: str) -> str:
    """Clauses on one line with their edits marked."""
    out = []
    for clause in clauses:
        for piece in pieces(text, clause.span, spans):
            said = _plain(" ".join(piece.text.split()))
            lead = " " if piece.text[:1].isspace() else ""
            tail = " " if piece.text[-1:].isspace() else ""
            out.append(f"{lead}{mark if piece.marked else ''}{said}{mark if piece.marked else ''}{tail}")
        out.append(" ")
    return "".join(out).strip()


def _plain(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
