"""Lists of events, filtered, counted and cut into pages by the database: no page ever holds more than it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from armslength.records import Event
from armslength.workbench.asked import Filters

if TYPE_CHECKING:
    from armslength.records import PeriodName
    from armslength.store import Dossier
    from armslength.workbench.asked import Asked

A_PAGE = 50
AT_ONCE = 5_000
"""Events read in one turn."""
MOST_CHOICES = 400
MOST_SINGLE = 300
"""Dated events that are drawn one by one."""

CONDITIONS = {
    "first": 'coalesce("end" >= $first::DATE, start IS NOT NULL)',
    "last": 'coalesce(start <= $last::DATE, "end" IS NOT NULL)',
    "class": "class = $class",
    "modality": "modality = $modality",
    "actor": "id IN (SELECT event FROM event_actors WHERE code = $actor)",
    "other": "id IN (SELECT event FROM event_actors WHERE code = $other)",
    "by": "id IN (SELECT event FROM event_actors WHERE code = $by AND role = 'source')",
    "to": "id IN (SELECT event FROM event_actors WHERE code = $to AND role = 'target')",
    # A row that names no publisher is its data set's.
    "publisher": """id IN (
        SELECT event FROM event_reports JOIN documents ON documents.id = split_part(report, '.', 1)
        WHERE documents.publisher = $publisher
        UNION ALL
        SELECT event FROM event_records JOIN records USING (dataset, number) WHERE records.publisher = $publisher
        UNION ALL
        SELECT event FROM event_records
        WHERE dataset IN (SELECT id FROM datasets WHERE coalesce(publisher, title) = $publisher)
          AND (dataset, number) NOT IN (SELECT (dataset, number) FROM records WHERE publisher IS NOT NULL))""",
    # First the documents that hold the words at all: few are cut into sentences then, and fewer sought among reports.
    "text": """id IN (
        WITH holding AS MATERIALIZED (
            SELECT id, text FROM documents WHERE regexp_matches(text, regexp_escape($text), 'i')),
        said AS MATERIALIZED (
            SELECT sentences.id FROM holding JOIN sentences ON sentences.document = holding.id
            WHERE regexp_matches(substring(text, start + 1, "end" - start), regexp_escape($text), 'i'))
        SELECT event FROM said JOIN reports ON reports.sentence = said.id
        JOIN event_reports ON event_reports.report = reports.id
        UNION ALL
        SELECT event FROM event_records JOIN records USING (dataset, number)
        WHERE regexp_matches(records.text, regexp_escape($text), 'i'))""",
}
_ORDER = {
    "new": 'coalesce(start, "end") DESC NULLS LAST, id',
    "old": "start NULLS LAST, id",
}


class Listed(NamedTuple):
    """An event of a list and the first words that tell of it; None where the data set has none."""

    event: Event
    words: str | None


class Heap(NamedTuple):
    """How many events of one intensity, to the whole number, began in a month."""

    month: date
    intensity: float
    events: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list.

    Attributes:
        number: from 1.
        count: of events on all pages.
        dated: how many of these have a date.
        heaps: the dated ones of all pages, by month and intensity.
        singles: the dated ones of all pages, where they are few enough to be drawn one by one; else none.
    """

    events: tuple[Listed, ...]
    number: int
    count: int
    dated: int
    heaps: tuple[Heap, ...]
    singles: tuple[Event, ...]

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is no event."""
        return max(-(-self.count // A_PAGE), 1)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the fields of the filters may hold: code -> how many events name it, and publishers."""

    actors: Mapping[str, int]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """From which day to which the dated documents and rows of a dossier were published, and how many in each year."""

    first: str
    last: str
    years: tuple[tuple[int, int], ...]


def page(dossier: Dossier, filters: Filters, asked: Asked, number: int) -> Page:
    """One page of the events that the filters let through; the last page where there are fewer."""
    where, given = _where(filters, asked)
    count, dated, at, ids, heaps, few = dossier.sql(
        f"""
        WITH found AS MATERIALIZED (
                 SELECT id, start, "end", coalesce(start, "end") AS day, intensity FROM events WHERE {where}),
             heaps AS (SELECT date_trunc('month', day)::DATE AS month, round(intensity) AS level, count(*) AS n
                       FROM found WHERE day IS NOT NULL GROUP BY ALL),
             few AS (SELECT id FROM found WHERE day IS NOT NULL LIMIT {MOST_SINGLE + 1}),
             here AS (SELECT greatest(least($number, ceil(count(*) / {A_PAGE})::BIGINT), 1) AS number FROM found),
             page AS (SELECT id, row_number() OVER () AS place FROM (
                          SELECT id FROM found ORDER BY {_ORDER[filters.order]}
                          LIMIT {A_PAGE} OFFSET (SELECT (number - 1) * {A_PAGE} FROM here)))
        SELECT (SELECT count(*) FROM found), (SELECT count(day) FROM found), (SELECT number FROM here),
               (SELECT list(id ORDER BY place) FROM page), (SELECT list((month, level, n) ORDER BY month, level) FROM heaps),
               (SELECT list(id ORDER BY id) FROM few)""",  # noqa: S608 - forms of ours
        {**given, "number": number},
    )[0]
    ids, few = ids or [], few if dated <= MOST_SINGLE else []
    found = {e.id: e for e in events_named(dossier, [*ids, *(set(few or []) - set(ids))])}
    events = [found[i] for i in ids if i in found]
    words = _first_words(dossier, events)
    return Page(
        events=tuple(Listed(e, words.get(e.id)) for e in events),
        number=at,
        count=count,
        dated=dated,
        heaps=tuple(Heap(*heap) for heap in heaps or ()),
        singles=tuple(found[i] for i in few or () if i in found),
    )


def pages_of_all(dossier: Dossier, filters: Filters, asked: Asked) -> Iterator[list[Event]]:
    """Every event that the filters let through, in their order, so many at a time."""
    where, given = _where(filters, asked)
    order = _ORDER[filters.order]
    ids = [r[0] for r in dossier.sql(f"SELECT id FROM events WHERE {where} ORDER BY {order}", given)]  # noqa: S608
    for start in range(0, len(ids), AT_ONCE):
        yield events_named(dossier, ids[start : start + AT_ONCE])


def choices(dossier: Dossier) -> Choices:
    """Who and which publishers there are to choose from, the most frequent first."""
    actors = dossier.sql(
        f"SELECT code, count(DISTINCT event) AS n FROM event_actors GROUP BY code ORDER BY n DESC, code LIMIT {MOST_CHOICES}"  # noqa: S608
    )
    publishers = dossier.sql(
        f"""
        SELECT name FROM (
            SELECT publisher AS name, count(*) AS n FROM documents GROUP BY 1
            UNION ALL
            SELECT coalesce(records.publisher, datasets.publisher, datasets.title), count(*)
            FROM records JOIN datasets ON datasets.id = dataset GROUP BY 1)
        WHERE name IS NOT NULL GROUP BY name ORDER BY sum(n) DESC, name LIMIT {MOST_CHOICES}"""  # noqa: S608
    )
    return Choices(dict(actors), tuple(name for (name,) in publishers))


def published(dossier: Dossier) -> Published | None:
    """When what the dossier holds was published, as `store.open_as_of` reckons it; None where nothing is dated."""
    rows = dossier.sql(
        """
        SELECT year(day), count(*), min(day), max(day) FROM (
            SELECT published_end AS day FROM documents UNION ALL SELECT coalesce(published, "end") FROM records)
        WHERE day IS NOT NULL GROUP BY ALL ORDER BY ALL"""
    )
    if not rows:
        return None
    return Published(
        rows[0][2].isoformat(), rows[-1][3].isoformat(), tuple((year, n) for year, n, _, _ in rows)
    )


def events_named(dossier: Dossier, ids: Sequence[str]) -> list[Event]:
    """The events of those ids, in their order; what is not there is left out."""
    grades = dossier.question.grades
    rows = dossier.sql(
        """
        WITH e AS (SELECT * FROM events WHERE id IN (SELECT unnest($ids::VARCHAR[]))),
             actors AS (SELECT event, list(code ORDER BY number) FILTER (role = 'source') AS source,
                               list(code ORDER BY number) FILTER (role = 'target') AS target
                        FROM event_actors WHERE event IN (SELECT unnest($ids::VARCHAR[])) GROUP BY event),
             told AS (SELECT event, list(report ORDER BY number) AS reports,
                             min(left(coalesce(grade, ($grades::MAP(VARCHAR, VARCHAR))[publisher], 'F'), 1)) AS best
                      FROM event_reports JOIN documents ON documents.id = split_part(report, '.', 1)
                      WHERE event IN (SELECT unnest($ids::VARCHAR[])) GROUP BY event),
             denied AS (SELECT event, list(denial ORDER BY denial) AS denials
                        FROM event_denials WHERE event IN (SELECT unnest($ids::VARCHAR[])) GROUP BY event),
             noted AS (SELECT event, list(dataset || '.' || number ORDER BY dataset, number) AS records,
                              min(left(coalesce(grade, 'F'), 1)) AS best
                       FROM event_records JOIN datasets ON datasets.id = dataset
                       WHERE event IN (SELECT unnest($ids::VARCHAR[])) GROUP BY event)
        SELECT e.id, coalesce(source, []), coalesce(target, []), class, quad, intensity, modality, date,
               start, "end", date_basis, contexts, coalesce(reports, []), publishers, confidence,
               least(coalesce(told.best, 'F'), coalesce(noted.best, 'F')), coalesce(denials, []), coalesce(records, [])
        FROM e LEFT JOIN actors ON actors.event = e.id LEFT JOIN told ON told.event = e.id
               LEFT JOIN denied ON denied.event = e.id LEFT JOIN noted ON noted.event = e.id""",
        {"ids": list(ids), "grades": {"key": list(grades), "value": list(grades.values())}},
    )
    found = {row[0]: Event(*(_field(value) for value in row)) for row in rows}
    return [found[identifier] for identifier in ids if identifier in found]


def of_parties(dossier: Dossier) -> list[str]:
    """Ids of the events that `Dossier.events` gives for the parties of the question, in its order."""
    question = dossier.question
    side = "id IN (SELECT event FROM event_actors WHERE role = '{}' AND code IN (SELECT unnest($codes::VARCHAR[])))"
    rows = dossier.sql(
        "SELECT id FROM events WHERE id IN (SELECT event FROM event_reports) "  # noqa: S608 - forms of ours
        f"OR ({side.format('source')} AND {side.format('target')}) ORDER BY start NULLS LAST, id",
        {"codes": [question.client, *question.poles]},
    )
    return [row[0] for row in rows]


def in_stretch(asked: Asked) -> tuple[str, dict[str, Any]]:
    """The condition, of SQL, that an event may have been within the stretch asked for, and what is bound in it."""
    return _where(Filters(), asked)


def resting_on(dossier: Dossier, text: str) -> set[str]:
    """Ids of the documents that name a source whose publisher or title holds those words, whatever their case."""
    rows = dossier.sql(
        "SELECT DISTINCT document FROM citations WHERE contains(lower(publisher || ' ' || title), lower($text))",
        {"text": text},
    )
    return {row[0] for row in rows}


def told_by(dossier: Dossier, publisher: str) -> list[str]:
    """Ids of the events that a publisher tells of."""
    rows = dossier.sql(f"SELECT id FROM events WHERE {CONDITIONS['publisher']}", {"publisher": publisher})  # noqa: S608
    return [row[0] for row in rows]


def coverage_of(dossier: Dossier, publisher: str, period: PeriodName) -> list[tuple[str, int]]:
    """As `Dossier.documents_per_period`, of what one publisher put out."""
    rows = dossier.sql(
        """
        WITH spans AS (
            SELECT published_start AS start, published_end AS "end" FROM documents WHERE publisher = $publisher
            UNION ALL
            SELECT coalesce(published, start), coalesce(published, "end")
            FROM records JOIN datasets ON datasets.id = dataset
            WHERE coalesce(records.publisher, datasets.publisher, datasets.title) = $publisher)
        SELECT date_trunc($period, start)::DATE AS first, count(*) FROM spans
        WHERE date_trunc($period, start) = date_trunc($period, "end") GROUP BY first ORDER BY first""",
        {"publisher": publisher, "period": period},
    )
    return [(first.isoformat(), n) for first, n in rows]


def _first_words(dossier: Dossier, events: Sequence[Event]) -> dict[str, str]:
    """The best sentence of each event, or the words of its first row of a data set, by the event's id."""
    reports = {event.reports[0]: event.id for event in events if event.reports}
    rows = [event.records[0].rpartition(".") for event in events if not event.reports and event.records]
    told: dict[str, str] = {}
    if reports:
        documents = sorted({report.partition(".")[0] for report in reports})
        for report, words in dossier.sql(
            """
            SELECT reports.id, text[sentences.start + 1 : sentences."end"] FROM reports
            JOIN documents ON documents.id = reports.document
            JOIN sentences ON sentences.document = reports.document AND sentences.id = reports.sentence
            WHERE reports.id IN (SELECT unnest($ids::VARCHAR[])) AND documents.id IN (SELECT unnest($documents::VARCHAR[]))
              AND sentences.document IN (SELECT unnest($documents::VARCHAR[]))""",
            {"ids": list(reports), "documents": documents},
        ):
            told[reports[report]] = words
    if rows:
        words_of = {
            (dataset, number): words
            for dataset, number, words in dossier.sql(
                "SELECT dataset, number, text FROM records WHERE number IN (SELECT unnest($numbers::BIGINT[]))",
                {"numbers": sorted({int(number) for _, _, number in rows})},
            )
        }
        for event in events:
            if not event.reports and event.records:
                dataset, _, number = event.records[0].rpartition(".")
                told[event.id] = words_of.get((dataset, int(number))) or ""
    return {event: words for event, words in told.items() if words}


def _where(filters: Filters, asked: Asked) -> tuple[str, dict[str, Any]]:
    """The conditions as SQL of ours, and what is bound in them."""
    wanted: dict[str, Any] = {
        "first": asked.first,
        "last": asked.last,
        "class": filters.class_,
        "modality": filters.modality,
        "actor": filters.actor.upper(),
        "other": filters.other.upper(),
        "by": filters.by.upper(),
        "to": filters.to.upper(),
        "publisher": filters.publisher,
        "text": filters.text,
    }
    given = {name: value for name, value in wanted.items() if value}
    return " AND ".join(CONDITIONS[name] for name in given) or "true", given


def _field(value: object) -> Any:
    """A column's value as the record has it: days as ISO text, lists as tuples."""
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else value
