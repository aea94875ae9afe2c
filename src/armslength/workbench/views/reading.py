"""A document as its page shows it: the text exactly as stored, cut into sentences, with what was coded marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from armslength.brief import wording
from armslength.brief.sources import safe_href

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armslength.records import Document, Sentence
    from armslength.store import Dossier


MOST_CHARACTERS = 200_000
"""So much of a text is shown on one page."""
MOST_OF_ONE = 20_000
"""So much of one stretch without a mark is shown: whoever reads on has the text in the document's file."""


class Trigger(NamedTuple):
    """Words of a sentence that a report was read from, and the event it tells of; None where it was judged away."""

    sentence: str
    start: int
    end: int
    report: str
    event: str | None
    label: str
    conflict: bool


class Piece(NamedTuple):
    """A stretch of a text; with `triggers` where something was coded there."""

    text: str
    triggers: tuple[Trigger, ...]


class Stretch(NamedTuple):
    """A sentence with its id, or what stands between two of them."""

    id: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its text in stretches that, one after the other, are all of it.

    Attributes:
        href: its address where it is safe to follow.
        uncoded: why it was not coded; None where it was.
        coded: how many stretches were coded, and `events` how many events they tell of.
        part, parts: which page of its text this is, from 1, and how many there are.
    """

    document: Document
    title: str
    published: str
    grade: str
    href: str | None
    uncoded: str | None
    stretches: tuple[Stretch, ...]
    coded: int
    events: int
    part: int
    parts: int


def read(dossier: Dossier, identifier: str, *, part: int = 1, at: str = "") -> Read:
    """One document of an open dossier.

    Args:
        part: which page of its text; the last where there are fewer.
        at: id of a sentence: the page that it stands on, in the place of `part`.

    Raises:
        InputError: the dossier does not hold it.
    """
    document = dossier.document(identifier)
    triggers = _triggers(dossier, identifier)
    ((uncoded,),) = dossier.sql("SELECT uncoded FROM documents WHERE id = ?", [identifier])
    grade = document.grade or dossier.question.grades.get(document.publisher or "")
    pages = list(_paged(_stretches(document.text, dossier.sentences(identifier), triggers)))
    holding = (n for n, page in enumerate(pages, start=1) if at and any(s.id == at for s in page))
    shown = next(holding, min(part, len(pages)))
    return Read(
        document=document,
        title=document.title or document.origin,
        published=wording.published(document.published),
        grade=wording.grade(grade),
        href=safe_href(document.url),
        uncoded=uncoded,
        stretches=tuple(pages[shown - 1]),
        coded=len(triggers),
        events=len({t.event for t in triggers if t.event}),
        part=shown,
        parts=len(pages),
    )


def shortened(text: str, most: int = MOST_OF_ONE) -> str:
    """A text as it is; of one that is longer than so many characters, both ends, with how much stands between."""
    if len(text) <= most:
        return text
    return f"{text[: most // 2]} […{len(text) - most // 2 * 2:,} characters are not shown here…] {text[-(most // 2) :]}"


def _paged(stretches: Iterator[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches on pages of so many characters, a stretch whole; one page at least."""
    page: list[Stretch] = []
    size = 0
    for stretch in stretches:
        short = stretch._replace(pieces=tuple(p._replace(text=shortened(p.text)) for p in stretch.pieces))
        long = sum(len(p.text) for p in short.pieces)
        if page and size + long > MOST_CHARACTERS:
            yield page
            page, size = [], 0
        page.append(short)
        size += long
    yield page


def _triggers(dossier: Dossier, identifier: str) -> list[Trigger]:
    """What was coded in the document, in order of its text; the class and modality as they stand now."""
    rows = dossier.sql(
        """
        SELECT reports.sentence, trigger_start, trigger_end, reports.id, event_reports.event,
               coalesce(events.class, reports.class), coalesce(events.modality, reports.modality),
               coalesce(events.quad, reports.quad)
        FROM reports
        LEFT JOIN event_reports ON event_reports.report = reports.id
        LEFT JOIN events ON events.id = event_reports.event
        WHERE reports.document = ? ORDER BY trigger_start, trigger_end, reports.number""",
        [identifier],
    )
    return [
        Trigger(
            sentence, start, end, report, event, f"{class_}, {modality}" if event else "no event", quad > 2
        )
        for sentence, start, end, report, event, class_, modality, quad in rows
    ]


def _stretches(text: str, sentences: Sequence[Sentence], triggers: Sequence[Trigger]) -> Iterator[Stretch]:
    of: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        of[trigger.sentence].append(trigger)
    at = 0
    for sentence in sentences:
        if sentence.start > at:
            yield Stretch(None, (Piece(text[at : sentence.start], ()),))
        begin, end = max(at, sentence.start), max(at, sentence.end)
        yield Stretch(sentence.id, tuple(_pieces(text, begin, end, of[sentence.id])))
        at = end
    if at < len(text):
        yield Stretch(None, (Piece(text[at:], ()),))


def _pieces(text: str, start: int, end: int, triggers: Sequence[Trigger]) -> Iterator[Piece]:
    """The text between, cut wherever a trigger begins or ends; where several lie over each other, each is told."""
    cuts = sorted({start, end, *(min(max(at, start), end) for t in triggers for at in (t.start, t.end))})
    for begin, stop in pairwise(cuts):
        yield Piece(text[begin:stop], tuple(t for t in triggers if t.start < stop and t.end > begin))
