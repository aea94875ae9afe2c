"""A text as clauses: headings, numbered and lettered items, and the sentences of paragraphs, each with its address."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from armslength.instruments import labels, layout
from armslength.instruments.labels import Label
from armslength.instruments.layout import Line
from armslength.instruments.model import Clause, Form
from armslength.records import Span

_APART = ("annex", "appendix", "schedule", "protocol")
LONGEST_HEADING = 14
"""Words of a line that is taken for a heading without a number."""
_INLINE = re.compile(r"(?:(?<=[;:])|(?<=[;,] and)|(?<=[;,] or))\s+(?=\((?:[a-z]|[ivxl]{2,5}|\d{1,2})\)\s)")
_REFERRING = re.compile(
    r"(?:articles?|art\.|sections?|sec\.|paragraphs?|para\.|chapters?|annex|points?|no\.|nos?\.|part|and|or|to|of|item)\s*$",
    re.IGNORECASE,
)
_LISTING = re.compile(r"[;,:]\s*(?:and|or)$")
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"]
)
_CLOSED = (".", ";", ":", "!", "?", "”", '"', "’", ")")


Step = tuple[str, str, int | None, int]
"""A unit or an item that is open: its style, its label, its number, and a number of its own among all of a text."""


@dataclass(slots=True)
class _Place:
    """What is open at a point of the text.

    Attributes:
        path: units and items, from the outermost in.
        inline: those items of it that began within a line.
        after_unit: whether a unit's heading stands right before.
        entered: how many were opened so far.
    """

    path: list[Step] = field(default_factory=list)
    inline: list[Step] = field(default_factory=list)
    after_unit: bool = False
    entered: int = 0

    def leave_inline(self) -> None:
        """Close what began within a line."""
        self.path = [step for step in self.path if step not in self.inline]
        self.inline.clear()

    def enter(self, style: str, text: str, value: int | None, *, inline: bool = False) -> None:
        """Open a unit or an item, and close what it ends."""
        known = [step[0] for step in self.path]
        if style in labels.TOP:
            self.path = [
                p for p in self.path if p[0] in labels.TOP[: labels.TOP.index(style)] and p[0] != "preamble"
            ]
        elif style == "chapter":
            self.path = [
                p for p in self.path if p[0] in labels.TOP or (p[0] == "section" and _holds(self.path))
            ]
        elif style in known:
            self.path = self.path[: known.index(style)]
        elif _is_unit(style):  # a unit ends what is listed before it
            self.path = [
                p for p in self.path if p[0] in {*labels.TOP, "chapter", "section", "article", "heading"}
            ]
        self.entered += 1
        self.path.append((style, text, value, self.entered))
        if inline:
            self.inline.append(self.path[-1])


def _holds(path: Sequence[Step]) -> bool:
    """Whether the section that is open stands above chapters: no article stands above it."""
    styles = [p[0] for p in path]
    return "article" not in styles or styles.index("section") < styles.index("article")


def clauses(text: str, sentences: Iterable[Span]) -> list[Clause]:
    """The clauses of a text in its order; they hold every character but white space, each once.

    A clause is a line that is a heading, an item with a number, a letter or a bullet, or a sentence.

    Args:
        text: as it was read.
        sentences: where its sentences stand, in order; a paragraph's break is between two of them.
    """
    laid = layout.lines(text)
    hard = [line.start for line in laid if not line.flows]
    furniture = {line.start for line in laid if line.furniture}
    starts, lines, items = _cuts(text, sentences, laid)
    place = _Place()
    drafts: list[tuple[Clause, tuple[Step, ...], int]] = []
    paragraph, last_end = 0, 0
    for start, end in _trimmed(text, starts):
        new_line = not drafts or bisect_right(hard, start) > bisect_left(hard, last_end)
        paragraph += new_line or start in items
        last_end = end
        label = lines.get(start, items.get(start))
        form, body = _form(text, start, end, label, furniture=start in furniture, after_unit=place.after_unit)
        if new_line and label is None:
            place.leave_inline()
        if label is not None:
            place.enter(label.style, label.text, label.value, inline=start in items and not new_line)
        elif form == "heading" and not place.after_unit:
            place.enter("heading", _short(text[body:end].strip("*# ")), None)
        place.after_unit = form == "heading" and (label is not None or place.after_unit)
        clause = Clause(len(drafts), Span(start, end), body, form, label.text if label else "", "")
        drafts.append((clause, tuple(place.path), paragraph))
    return _addressed(drafts)


def _trimmed(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that begin at these places, white space at their ends left out; none of white space alone."""
    for first, last in pairwise([*starts, len(text)]):
        start, end = _trim(text, first, last)
        if start < end:
            yield start, end


def _form(
    text: str, start: int, end: int, label: Label | None, *, furniture: bool, after_unit: bool
) -> tuple[Form, int]:
    """What a stretch of the text is, and where its words begin, behind its label or the marks of a heading.

    Args:
        furniture: it is a page number or the like, unless it bears the label of a unit.
        after_unit: it stands behind a unit's heading, and may be its title.
    """
    plain: Form = "furniture" if furniture else "provision"
    if label is not None:
        body = min(_next(text, label.end), end)
        titled = body >= end or (_alone(text, start, end) and _names_unit(text, body, end))
        return "heading" if label.is_unit and titled else plain, body
    if not furniture and _alone(text, start, end):
        title = after_unit and _names_unit(text, start, end) and text[start].isupper()
        if title or _titular(text, start, end):
            return "heading", labels.marked_heading(text, start) or start
    return plain, start


def _cuts(
    text: str, sentences: Iterable[Span], laid: Sequence[Line]
) -> tuple[list[int], dict[int, Label], dict[int, Label]]:
    """Where clauses begin; the labels of units that begin lines; the labels of items."""
    begun: set[int] = {s.start for s in sentences}
    lines: dict[int, Label] = {}
    items: dict[int, Label] = {}
    held: dict[str, int] = {}
    forced: set[int] = set()
    barred: set[int] = set()
    before = ""
    for line in laid:
        start, end = line.start, line.end
        if line.furniture:
            forced.update((start, _next(text, end)))
            barred.update(p for p in range(start + 1, end) if p in begun)
            continue
        found = unit_ = labels.unit(text, start)
        if unit_ is None and (_LISTING.search(before) or not _REFERRING.search(before)):
            found = labels.item(text, start, held)
        if found is not None:
            if unit_ is not None:
                lines[start] = found
                held.clear()
            else:
                items[start] = found
                _hold(held, found)
            forced.add(start)
            barred.update(p for p in range(start + 1, found.end + 1) if p in begun)
            if found.end >= end and unit_ is None:  # a number on a line of its own belongs to the next line
                ahead = _next(text, end)
                barred.add(ahead)
            if unit_ is not None and _names_unit(text, found.end, end) and _ends_line(text, end):
                forced.add(_next(text, end))
                barred.discard(_next(text, end))
        elif _titular(text, start, end) and (before.endswith(_CLOSED) or not before or line.after_blank):
            forced.update((start, _next(text, end)))
            barred.update(p for p in range(start + 1, end) if p in begun)
        elif line.soft and start in begun:
            barred.add(start)
        for inner in _INLINE.finditer(text, start, end):
            label = labels.item(text, inner.end(), held)
            if label is not None:
                items[inner.end()] = label
                _hold(held, label)
                forced.add(inner.end())
                barred.update(p for p in range(inner.end() + 1, label.end + 1) if p in begun)
        before = text[start:end]
    cuts = (begun - barred) | forced | {0}
    return sorted(c for c in cuts if c < len(text)), lines, items


def _hold(held: dict[str, int], label: Label) -> None:
    """Remember a label's number; lists inside it begin anew."""
    if label.style in held:
        for style in list(held)[list(held).index(label.style) + 1 :]:
            del held[style]
    if label.value is not None:
        held[label.style] = label.value


def _addressed(drafts: Sequence[tuple[Clause, tuple[Step, ...], int]]) -> list[Clause]:
    """The clauses with addresses: the shortest that no other place has, paragraphs and sentences counted."""
    sizes = _sizes({path for _, path, _ in drafts})
    paragraphs: dict[object, list[int]] = defaultdict(list)
    sentences: dict[object, int] = defaultdict(int)
    for clause, path, paragraph in drafts:
        if clause.form == "provision":
            if paragraph not in paragraphs[path]:
                paragraphs[path].append(paragraph)
            sentences[path, paragraph] += 1
    seen: dict[object, int] = defaultdict(int)
    out = []
    for clause, path, paragraph in drafts:
        units = _units(path)
        named = ", ".join(units[-sizes[units] :]) if units else ""
        for style, text, value, _ in path:
            if not _is_unit(style):
                named += _item(named, style, text, value)
        if clause.form == "provision":
            if len(paragraphs[path]) > 1 or not named:
                named += f"{', ' if named else ''}paragraph {paragraphs[path].index(paragraph) + 1}"
            if sentences[path, paragraph] > 1:
                seen[path, paragraph] += 1
                named += f", sentence {seen[path, paragraph]}"
        out.append(
            Clause(clause.number, clause.span, clause.body, clause.form, clause.label, named or "heading")
        )
    return out


def _short(heading: str) -> str:
    """A heading on one line, cut after a word where it is long."""
    line = " ".join(heading.replace("**", "").split())
    return line if len(line) <= 60 else line[:60].rpartition(" ")[0] + " …"


def _sizes(paths: set[tuple[Step, ...]]) -> dict[tuple[str, ...], int]:
    """How many of its units name a place: the fewest that no other has, and one more where its like often need it.

    What stands in an annex is always named with it.
    """
    styles = {_units(path): tuple(s for s, *_ in path if _is_unit(s)) for path in paths}
    ends: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    annexed = {units for units, of in styles.items() if of and of[0] in _APART}
    for units in styles.keys() - annexed:
        for size in range(1, len(units) + 1):
            ends[units[-size:]].add(units)
    need = {
        units: len(units)
        if units in annexed
        else next((n for n in range(1, len(units)) if len(ends[units[-n:]]) == 1), len(units))
        for units in styles
    }
    like: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for units, of in styles.items():
        like[of].append(need[units])
    return {
        units: max(need[units], min(2, len(units)))
        if sum(n > 1 for n in like[styles[units]]) * 4 > len(like[styles[units]])
        else need[units]
        for units in styles
    }


def _item(named: str, style: str, text: str, value: int | None) -> str:
    if style == "•":
        return f", point {value}" if named else f"point {value}"
    core = text.strip("().[] ")
    if style.startswith("1.1"):
        return f"{', ' if named else ''}{core}"
    return f"({core})" if named else f"point {core}"


def _is_unit(style: str) -> bool:
    return style == "§" or (style[0].isalpha() and style not in labels.LETTERED)


def _units(path: Sequence[Step]) -> tuple[str, ...]:
    return tuple(text for style, text, _, _ in path if _is_unit(style))


def _names_unit(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a unit's number on its line is its title, or nothing."""
    rest = text[start:end].strip("*# \t")
    return not rest or (len(rest.split()) <= LONGEST_HEADING and not rest.endswith((".", ";", ":", ",")))


def _titular(text: str, start: int, end: int) -> bool:
    """Whether a line looks like a heading: marked as one, in capitals, or short and with capitals on most words."""
    if labels.marked_heading(text, start) is not None:
        return True
    line = text[start:end].strip("* ")
    parts = line.split()
    if not 0 < len(parts) <= LONGEST_HEADING or line.endswith((".", ";", ":", ",", "?", "!", "-")):
        return False
    said = [w for w in parts if w[0].isalpha() and w.casefold() not in _SMALL]
    capital = sum(w[0].isupper() for w in said)
    return (
        len(said) > 0
        and parts[0][0].isupper()
        and (line.isupper() or (capital >= 0.75 * len(said) and len(said) > 1))
    )


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a stretch, and it is one line."""
    head = text[max(0, start - 200) : start].rpartition("\n")[2]
    return not head.strip() and _ends_line(text, end) and "\n" not in text[start:end]


def _ends_line(text: str, end: int) -> bool:
    while end < len(text) and text[end] in " \t*#":
        end += 1
    return end >= len(text) or text[end] in "\n\r\u2028\u2029"


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
