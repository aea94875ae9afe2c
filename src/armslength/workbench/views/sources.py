"""Publishers side by side: how much each tells, of what, how warm its telling is, and what it alone tells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from armslength.brief import wording
from armslength.brief.figures import NARROW
from armslength.draw.line_chart import Line, Size, line_chart
from armslength.interval import Z90
from armslength.ontology.plover import CLASSES
from armslength.workbench import answers, pages
from armslength.workbench.asked import asked, words
from armslength.workbench.listing import events_named, in_stretch
from armslength.workbench.reckoning import NotYet
from armslength.workbench.views import drawn
from armslength.workbench.views.telling import Brief, brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup
    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.records import Question, Series
    from armslength.store import Dossier
    from armslength.workbench.asked import Asked

MOST_SIDE_BY_SIDE = 4
MOST_LISTED = 200
MOST_ALONE = 12
"""Events that one alone of those compared tells, shown of each; all of them are a link away."""
COLUMNS = ("publisher", "documents", "rows", "first", "last", "events", "alone", "cooperation", "conflict",
           "mean_intensity")  # fmt: skip
EVENT_COLUMNS = ("id", "date", "source", "class", "target", "modality", "intensity", "told_by")


class Publisher(NamedTuple):
    """One who published documents or rows.

    Attributes:
        first, last: when its first and its last came out; ISO days, None where undated.
        events: that it tells of; `alone` those of them that no other publisher of the dossier tells of.
        mean: intensity of those that happened; None where there is none.
    """

    name: str
    documents: int
    rows: int
    first: str | None
    last: str | None
    events: int
    alone: int
    friendly: int
    hostile: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """One publisher of those compared.

    Attributes:
        intensity: mean of the events that happened, with its 90% interval where there are two at least, in words.
        classes: class -> share of its events; every class that any of those compared tells of.
        shared: events that another of those compared tells of too.
        alone: of those that it alone tells of, the weightiest; `alone_count` is how many they are.
        warmth: the client's towards the patron, from its telling alone.
    """

    publisher: Publisher
    intensity: str
    classes: tuple[tuple[str, int, float], ...]
    shared: int
    alone: tuple[Brief, ...]
    alone_count: int
    warmth: tuple[str, str] | None


class _Count(NamedTuple):
    """Events of a class that a publisher tells of; of those that happened, the sums of their intensities and squares."""

    n: int
    alone: int
    done: int
    total: float
    squares: float


# Which publisher tells of which event; a row that names none is its data set's.
TELLS = """
    SELECT DISTINCT event, documents.publisher AS name FROM event_reports
    JOIN documents ON documents.id = split_part(report, '.', 1) WHERE documents.publisher IS NOT NULL
    UNION
    SELECT DISTINCT event, coalesce(records.publisher, datasets.publisher, datasets.title) FROM event_records
    JOIN records USING (dataset, number) JOIN datasets ON datasets.id = dataset"""


def publishers(dossier: Dossier, given: Asked) -> list[Publisher]:
    """Every publisher, the one that tells of most first, with the events of the stretch asked for."""
    within, days = in_stretch(given)
    rows = dossier.sql(
        f"""
        WITH tells AS MATERIALIZED ({TELLS}),
             told_by AS (SELECT event, count(*) AS n FROM tells GROUP BY event),
             happened AS (SELECT name, count(*) AS events, count(*) FILTER (n = 1) AS alone,
                                 count(*) FILTER (quad <= 2) AS friendly, count(*) FILTER (quad > 2) AS hostile,
                                 avg(intensity) FILTER (modality = 'happened') AS mean
                          FROM tells JOIN told_by USING (event) JOIN events ON events.id = event
                          WHERE {within} GROUP BY name),
             out AS (SELECT name, sum(documents) AS documents, sum(rows) AS rows, min(first) AS first, max(last) AS last FROM (
                         SELECT publisher AS name, count(*) AS documents, 0 AS rows, min(published_start) AS first,
                                max(published_end) AS last FROM documents WHERE publisher IS NOT NULL GROUP BY 1
                         UNION ALL
                         SELECT coalesce(records.publisher, datasets.publisher, datasets.title), 0, count(*),
                                min(coalesce(published, records."end")), max(coalesce(published, records."end"))
                         FROM records JOIN datasets ON datasets.id = dataset GROUP BY 1) GROUP BY name)
        SELECT name, documents, rows, first, last, coalesce(events, 0), coalesce(alone, 0), coalesce(friendly, 0),
               coalesce(hostile, 0), mean
        FROM out LEFT JOIN happened USING (name) ORDER BY coalesce(events, 0) DESC, name""",  # noqa: S608 - forms of ours
        days,
    )
    return [
        Publisher(name, int(documents), int(of_rows), _iso(first), _iso(last), *rest)
        for name, documents, of_rows, first, last, *rest in rows
    ]


def named_so(found: Sequence[Publisher], text: str) -> list[Publisher]:
    """Those whose name holds some words, whatever their case."""
    low = text.casefold()
    return [p for p in found if low in p.name.casefold()]


def rested_on(dossier: Dossier, most: int = 60) -> list[tuple[str, int]]:
    """Publishers that documents name as what they rest on, and how many documents rest on each, most first."""
    rows = dossier.sql(
        f"SELECT publisher, count(DISTINCT document) AS n FROM citations GROUP BY 1 ORDER BY n DESC, 1 LIMIT {most}"  # noqa: S608
    )
    return [(name, n) for name, n in rows]


def side_by_side(
    dossier: Dossier, chosen: Sequence[Publisher], given: Asked, warmth: dict[str, Series | None]
) -> list[Side]:
    """Those chosen, over the events of the stretch asked for."""
    names = [p.name for p in chosen]
    within, days = in_stretch(given)
    counted, weightiest = dossier.sql(
        f"""
        WITH tells AS ({TELLS}),
             here AS (SELECT event, list(name) AS names FROM tells WHERE name IN (SELECT unnest($names::VARCHAR[]))
                      GROUP BY event),
             told AS MATERIALIZED (
                 SELECT unnest(names) AS name, len(names) = 1 AS alone, id, class, intensity, modality = 'happened' AS happened,
                        abs(intensity) * confidence AS weight
                 FROM here JOIN events ON events.id = event WHERE {within}),
             counted AS (SELECT name, class, count(*) AS n, count(*) FILTER (alone) AS alone,
                                count(*) FILTER (happened) AS done, coalesce(sum(intensity) FILTER (happened), 0) AS total,
                                coalesce(sum(intensity * intensity) FILTER (happened), 0) AS squares
                         FROM told GROUP BY name, class),
             ordered AS (SELECT name, id, row_number() OVER (PARTITION BY name ORDER BY weight DESC, id) AS place
                         FROM told WHERE alone)
        SELECT (SELECT list((name, class, n, alone, done, total, squares)) FROM counted),
               (SELECT list((name, id) ORDER BY place) FROM ordered WHERE place <= {MOST_ALONE})""",  # noqa: S608 - forms of ours
        {**days, "names": names},
    )[0]
    found = {(row[0], row[1]): _Count(*row[2:]) for row in counted or ()}
    classes = [c for c in CLASSES if any(class_ == c for _, class_ in found)]
    sides = []
    for publisher in chosen:
        mine = {c: found.get((publisher.name, c), _Count(0, 0, 0, 0.0, 0.0)) for c in classes}
        n, alone = sum(c.n for c in mine.values()), sum(c.alone for c in mine.values())
        ids = [identifier for name, identifier in weightiest or () if name == publisher.name]
        sides.append(
            Side(
                publisher,
                _mean(list(mine.values())),
                tuple((c, count.n, count.n / n if n else 0.0) for c, count in mine.items()),
                n - alone,
                tuple(brief(e) for e in events_named(dossier, ids)),
                alone,
                _latest(warmth.get(publisher.name), given),
            )
        )
    return sides


def chart(names: Sequence[str], warmth: dict[str, Series | None], question: Question, given: Asked) -> tuple[Markup, Markup] | None:  # fmt: skip
    """Warmth by source in one chart, wide and narrow; None where none has any."""
    known = [(n, cut) for n, name in enumerate(names)
             if (s := warmth.get(name)) and drawn.known(cut := drawn.cut(s, given))]  # fmt: skip
    if not known:
        return None
    title = (
        f"{wording.possessive(question.client)} warmth towards {wording.named(question.patron)}, by who tells"
    )
    words_of = " ".join(f"{names[n]}: {wording.figure(drawn.known(s)[-1])} at last." for n, s in known)
    lines = [Line(series, n) for n, series in known]
    sizes = (Size(drawn.WIDE, 260, "wide"), Size(NARROW, 220, "narrow"))
    wide, narrow = (line_chart(lines, size, title=title, description=words_of) for size in sizes)
    return wide, narrow


def page(request: Request) -> Response:
    """Every publisher; with `of` in the address, those side by side."""
    given, desk = asked(request.query_params), answers.desk_of(request)
    names = list(dict.fromkeys(request.query_params.getlist("of")))[:MOST_SIDE_BY_SIDE]
    text = words(request.query_params)
    sides: list[Side] = []
    drawing, pending = None, False
    with desk.opened(given) as dossier:
        found = publishers(dossier, given)
        question = dossier.question
        cited = rested_on(dossier)
    chosen = [p for name in names for p in found if p.name == name]
    if len(chosen) > 1:
        warmth: dict[str, Series | None] = {}
        try:
            warmth = desk.reckoning.by_source(given.day, given.period, tuple(p.name for p in chosen))
        except NotYet:
            pending = True
        with desk.opened(given) as dossier:
            sides = side_by_side(dossier, chosen, given, warmth)
        drawing = chart([p.name for p in chosen], warmth, question, given)
    fitting = named_so(found, text)
    return pages.page(
        request,
        "sources.html.j2",
        given,
        again=pending,
        publishers=fitting[:MOST_LISTED],
        count=len(fitting),
        total=len(found),
        text=text,
        chosen=[p.name for p in chosen],
        sides=sides,
        shares=[0.001, *(share for side in sides for _, _, share in side.classes)],
        drawing=drawing,
        pending=pending,
        question=question,
        cited=cited,
        query_of=urlencode([("of", name) for name in names]),
        most=MOST_SIDE_BY_SIDE,
    )


def as_csv(request: Request) -> Response:
    """Every publisher as a row; with `of` in the address, every event that these tell of, and who of them does."""
    given, names = asked(request.query_params), request.query_params.getlist("of")
    with answers.desk_of(request).opened(given) as dossier:
        if names:
            return answers.csv("sources-compared", EVENT_COLUMNS, _told(dossier, names, given))
        found = named_so(publishers(dossier, given), words(request.query_params))
    rows: list[dict[str, Any]] = [dict(zip(COLUMNS, one, strict=True)) for one in found]
    return answers.csv("sources", COLUMNS, rows)


def _told(dossier: Dossier, names: Sequence[str], given: Asked) -> Iterator[dict[str, Any]]:
    within, days = in_stretch(given)
    rows = dossier.sql(
        f"""
        WITH tells AS ({TELLS})
        SELECT event, list(name ORDER BY name) FROM tells JOIN events ON events.id = event
        WHERE name IN (SELECT unnest($names::VARCHAR[])) AND {within}
        GROUP BY event ORDER BY event""",  # noqa: S608 - forms of ours
        {**days, "names": list(names)},
    )
    by = dict(rows)
    for e in events_named(dossier, list(by)):
        yield {"id": e.id, "date": e.date, "source": e.source, "class": e.class_, "target": e.target,
               "modality": e.modality, "intensity": e.intensity, "told_by": "; ".join(by[e.id])}  # fmt: skip


def _mean(counts: Sequence[_Count]) -> str:
    """Mean intensity of what happened and its 90% interval, as of independent draws; the mean alone where there is one."""
    n = sum(c.done for c in counts)
    if not n:
        return wording.UNKNOWN
    mean = sum(c.total for c in counts) / n
    if n < 2:
        return wording.number(mean)
    spread = max(sum(c.squares for c in counts) - n * mean * mean, 0.0) / (n - 1)
    error = Z90 * math.sqrt(spread / n)
    return f"{wording.number(mean)} {wording.interval(mean - error, mean + error)}"


def _latest(series: Series | None, given: Asked) -> tuple[str, str] | None:
    """The last reading of the stretch asked for, and its period, in words."""
    readings = drawn.known(drawn.cut(series, given)) if series else []
    if series is None or not readings:
        return None
    return wording.figure(readings[-1]), wording.period(readings[-1].start, series.period)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
