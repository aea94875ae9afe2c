"""A comparison as one self-contained HTML page: what weighs most on top, then both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from armslength.instruments.model import Change, Clause, Comparison
from armslength.instruments.pieces import pieces
from armslength.instruments.rows import address, bears_on, in_order, title_of
from armslength.ontology.marks import MEANINGS
from armslength.records import Document, Span

MOST_TOLD = 30
"""Changes that are told on top; the rest stand in the comparison below."""
LONGEST_RUN = 2
"""Unchanged clauses in a row that are shown; a longer run is folded."""

# C0 and C1 controls, and the marks that turn the direction of writing: shown, they could hide or forge text.
_UNSHOWN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
)
_STYLE = """
.masthead, main, footer { max-width: 66rem; }
.counts { width: 100%; }
.mark { display: inline-block; font: 600 .7rem var(--sans); letter-spacing: .04em; border: 1px solid currentColor;
  border-radius: .3em; padding: .05em .5em; margin-right: .3em; white-space: nowrap; }
.less, .gone { color: var(--c0); } .more, .come { color: var(--c1); } .turned { color: var(--c3); }
del { text-decoration: line-through; text-decoration-thickness: 2px; color: var(--c0); }
ins { text-decoration: underline double; text-underline-offset: .2em; color: var(--c1); font-weight: 600; }
.told { border-left: 4px solid var(--line); padding-left: 1rem; margin: 1.3rem 0; }
.told h3 { margin: 0 0 .4rem; }
.told p, .row p { margin: .25rem 0; }
.says { font: .86rem/1.5 var(--sans); margin: .4rem 0; padding-left: 1.2rem; }
.side-label { font: .72rem var(--sans); color: var(--soft); display: block; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.6rem; padding: .55rem 0; border-top: 1px solid var(--line);
  font-size: .93rem; line-height: 1.5; }
.row.head { font-family: var(--sans); font-weight: 600; }
.row > .rowbar { grid-column: 1 / -1; font: .75rem var(--sans); color: var(--soft); }
.row .same { color: var(--soft); }
.titles { font-family: var(--sans); font-weight: 600; border-top: 2px solid var(--ink); }
.none { color: var(--soft); font-style: italic; font-size: .85rem; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } }
@media print { .row, .told { break-inside: avoid; } del, ins { color: #000; } details > summary { display: block; } }
"""
_TONE = {
    "deleted": "gone",
    "weakened": "less",
    "reversed": "turned",
    "strengthened": "more",
    "added": "come",
}


def page(comparison: Comparison, *, style: str, made: str, version: str) -> str:
    """The page, from `<!DOCTYPE html>` on; it loads nothing and runs nothing.

    Args:
        comparison: what is shown.
        style: the style sheet of the brief.
        made: ISO date printed as the day of making.
        version: of Armslength.
    """
    return "\n".join(_page(comparison, style, made, version)) + "\n"


def _page(comparison: Comparison, style: str, made: str, version: str) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    title = f"{_name(old)} compared with {_name(new)}"
    changed = sum(c.kind != "unchanged" or "moved" in c.fates for c in comparison.changes)
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="Armslength {_shown(version)}">'
    yield f"<title>{_shown(title)}</title><style>{style}{_STYLE}</style></head><body>"
    yield '<a class="skip" href="#weightiest">Skip to the weightiest changes</a>'
    yield f'<header class="masthead"><p class="series"><span>Armslength comparison</span> <span>{_shown(made)}</span></p>'
    yield f"<h1>{_shown(title)}</h1>"
    yield f'<p class="standfirst">{_count(len(comparison.changes), "clause")} compared, {changed:,} changed or moved.</p>'
    if not comparison.rules:
        yield '<p class="basis">The texts are not both in English: clauses are aligned; strength and themes are not judged.</p>'
    yield "</header><main>"
    yield from _summary(comparison)
    yield from _weightiest(comparison)
    yield from _whole(comparison)
    yield from _method(comparison)
    yield f"</main><footer><p>Made {_shown(made)} with Armslength {_shown(version)}. The page loads nothing and runs nothing.</p></footer></body></html>"


def _summary(comparison: Comparison) -> Iterator[str]:
    yield '<section id="counts"><h2>What became of the clauses</h2><table class="counts">'
    yield '<thead><tr><th scope="col">Mark</th><th scope="col" class="n">Clauses</th><th scope="col">Meaning</th></tr></thead><tbody>'
    for mark, n in comparison.counts().items():
        if n:
            yield f'<tr><th scope="row">{_mark(mark)}</th><td class="n">{n:,}</td><td>{_shown(MEANINGS[mark])}</td></tr>'
    yield '</tbody></table><p class="aside">A clause may bear several marks.</p>'
    for presence, words in (("gone", "Gone from the whole text"), ("come", "Nowhere in the old text")):
        terms = [t for t in comparison.terms if t.presence == presence]
        if terms:
            listed = ", ".join(
                f"<strong>{_shown(t.phrase)}</strong> ({_shown(t.theme)}; {_count(len(t.spans), 'place')})"
                for t in terms
            )
            yield f'<p class="{presence}-terms">{words}, of the phrases in the catalogue of themes: {listed}.</p>'
    yield "</section>"


def _weightiest(comparison: Comparison) -> Iterator[str]:
    yield '<section id="weightiest"><h2>Weightiest changes</h2>'
    numbers = {id(c): n for n, c in enumerate(comparison.changes, 1)}
    ranked = comparison.weightiest()
    for change in ranked[:MOST_TOLD]:
        yield f'<article class="told"><h3>{_marks(change)} <a href="#c{numbers[id(change)]}">{_where(change)}</a></h3>'
        if change.old:
            yield f'<p><span class="side-label">Old, {_offsets(change.old)}</span><q>{_side(comparison.old, change, old=True)}</q></p>'
        if change.new:
            yield f'<p><span class="side-label">New, {_offsets(change.new)}</span><q>{_side(comparison.new, change, old=False)}</q></p>'
        if change.findings:
            yield f'<ul class="says">{"".join(f"<li>{_shown(f.says)}</li>" for f in in_order(change))}</ul>'
        if change.touches:
            yield f'<p class="meta">Touches {_shown(bears_on(change))}.</p>'
        yield "</article>"
    if not ranked:
        yield "<p>No clause was changed or moved.</p>"
    if len(ranked) > MOST_TOLD:
        yield f'<p class="aside">{_count(len(ranked) - MOST_TOLD, "lighter change")} stand in the comparison below.</p>'
    yield "</section>"


def _whole(comparison: Comparison) -> Iterator[str]:
    yield '<section id="whole"><h2>Clause by clause</h2>'
    yield f'<div class="row titles"><div>{_shown(_name(comparison.old))}</div><div>{_shown(_name(comparison.new))}</div></div>'
    numbered = list(enumerate(comparison.changes, 1))
    for same, run in groupby(numbered, key=lambda item: item[1].kind == "unchanged" and not item[1].fates):
        listed = list(run)
        folded = same and len(listed) > LONGEST_RUN
        if folded:
            yield f"<details><summary>{_count(len(listed), 'clause')} unchanged: {_shown(_first(listed[0][1]))} to {_shown(_first(listed[-1][1]))}</summary>"
        for number, change in listed:
            yield _row(comparison, change, number)
        if folded:
            yield "</details>"
    yield "</section>"


def _row(comparison: Comparison, change: Change, number: int) -> str:
    heading = (change.old or change.new)[0].form == "heading"
    cells = []
    for document, clauses, old in ((comparison.old, change.old, True), (comparison.new, change.new, False)):
        if clauses:
            style = ' class="same"' if change.kind == "unchanged" else ""
            cells.append(f"<div><p{style}><bdi>{_side(document, change, old=old)}</bdi></p></div>")
        else:
            cells.append('<div><p class="none">does not stand here</p></div>')
    bar = "" if change.kind == "unchanged" and not change.fates else f"{_marks(change)} "
    return f'<div class="row{" head" if heading else ""}" id="c{number}"><div class="rowbar">{bar}{_where(change)}</div>{"".join(cells)}</div>'


def _method(comparison: Comparison) -> Iterator[str]:
    yield '<section id="method"><h2>Method and texts</h2>'
    yield "<p>Clauses are headings, numbered items and sentences. They are paired by the words they share, rare words counting more, in the order that most of the text keeps; a pair outside that order has moved. What a changed clause says more or less firmly is told by rules over verbs of command, negation, hedges, conditions, quantities, numbers and a catalogue of themes. Rules miss what they have no word for: read both sides before you quote a mark.</p><ul>"
    for name, document in (("Old", comparison.old), ("New", comparison.new)):
        yield f"<li>{name}: <bdi>{_shown(_name(document))}</bdi>, from <bdi>{_shown(document.origin)}</bdi>, read as {_shown(document.how_read)}; {_count(len(document.text), 'character')}; SHA-256 of the text <code>{_shown(document.content_hash[:16])}</code></li>"
    yield "</ul></section>"


def _side(document: Document, change: Change, *, old: bool) -> str:
    """One side's words with its edits marked; all of them where the clause stands on that side alone."""
    clauses = change.old if old else change.new
    tag = "del" if old else "ins"
    spans: list[Span] = [s for e in change.edits if (s := e.old if old else e.new) is not None]
    if change.kind in {"added", "deleted"}:
        spans = [c.span for c in clauses]
    shown = []
    for clause in clauses:
        parts = pieces(document.text, clause.span, spans)
        shown.append(
            "".join(f"<{tag}>{_shown(p.text)}</{tag}>" if p.marked else _shown(p.text) for p in parts)
        )
    return " ".join(shown)


def _marks(change: Change) -> str:
    return " ".join(_mark(mark) for mark in change.marks if mark != "unchanged" or not change.fates)


def _mark(mark: str) -> str:
    return f'<span class="mark {_TONE.get(mark, "")}">{mark}</span>'


def _where(change: Change) -> str:
    a, b = address(change.old), address(change.new)
    if a and b and a != b:
        return f"{_shown(a)} → {_shown(b)}"
    return _shown(a or b or "")


def _first(change: Change) -> str:
    return (change.new or change.old)[0].address


def _offsets(clauses: Sequence[Clause]) -> str:
    return f"characters {clauses[0].span.start:,}–{clauses[-1].span.end:,}"


def _name(document: Document) -> str:
    return title_of(document)


def _count(n: int, thing: str) -> str:
    return f"{n:,} {thing}{'' if n == 1 else 's'}"


def _shown(words: str) -> str:
    """Text as HTML, without characters that could hide or forge other text."""
    return escape(words.translate(_UNSHOWN))
