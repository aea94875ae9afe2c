"""The table of dyads: who did how much to whom in each month, by one SQL that DuckDB and Spark both run.

Source of the layout: monthly dyadic counts and Goldstein means as in Schrodt and Gerner's KEDS project; quads as in PLOVER.
Sums are of decimals, so that no engine's order of adding shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armslength.ontology.actors import registry
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows

LAYOUTS = ("records", "gdelt")
ZEROS = "EventCode is no text, so the leading zeros of its codes are gone and 20 may be 020; write the column as text"
PERIODS = {"month": 100, "year": 10000}
Table = tuple[tuple[str, ...], tuple[tuple[str | int, ...], ...]]

# Days are whole numbers such as 20210304 until the end: to count by them is far cheaper than by dates.
ACTS = {
    "records": """
        SELECT source, target, classes.quad, CAST(intensity AS DECIMAL(6, 2)) AS intensity,
               CAST(extract(year FROM start) * 10000 + extract(month FROM start) * 100 + extract(day FROM start) AS INTEGER) AS day
        FROM rows JOIN classes ON classes.class = rows.class
        WHERE source IS NOT NULL AND target IS NOT NULL AND modality = 'happened' {dyad}""",
    "gdelt": """
        SELECT coalesce(s.actor, sg.actor) AS source, coalesce(t.actor, tg.actor) AS target, cameo.quad,
               CAST(GoldsteinScale AS DECIMAL(6, 2)) AS intensity, CAST(Day AS INTEGER) AS day
        FROM rows JOIN cameo ON cameo.code = EventCode
             LEFT JOIN states AS s ON s.code = Actor1CountryCode LEFT JOIN groups AS sg ON sg.code = Actor1KnownGroupCode
             LEFT JOIN states AS t ON t.code = Actor2CountryCode LEFT JOIN groups AS tg ON tg.code = Actor2KnownGroupCode
        WHERE coalesce(s.actor, sg.actor) IS NOT NULL AND coalesce(t.actor, tg.actor) IS NOT NULL {dyad}""",
}
COUNTS = """
    SELECT source, target, CAST(floor(day / {width}) AS INTEGER) AS period, count(*) AS n,
           {quads}, sum(intensity) AS total
    FROM acts GROUP BY source, target, CAST(floor(day / {width}) AS INTEGER)"""
DYADS = """
    SELECT source, target, {start} AS start, CAST(n AS BIGINT) AS n, {quads},
           CAST(CAST(total AS DOUBLE) / n AS DOUBLE) AS intensity
    FROM counts ORDER BY source, target, start"""
QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}


@dataclass(frozen=True, slots=True)
class Dyads:
    """What is asked: a layout of rows, a period, and perhaps one dyad.

    Attributes:
        layout: `records` (columns source, target, class, intensity, start, modality: our own table of that name, as
            Parquet; what happened is counted, no plans or denials), or `gdelt` (columns Day, Actor1CountryCode,
            Actor2CountryCode, Actor1KnownGroupCode, Actor2KnownGroupCode, EventCode as text, GoldsteinScale).
        period: `month` or `year`.
        between: a source and a target; all dyads where None.
    """

    layout: str
    period: str = "month"
    between: tuple[str, str] | None = None

    def steps(self) -> Mapping[str, str]:
        """Named steps in DuckDB's SQL, each over the ones before it, `rows`, and `tables()`; the last is the answer.

        Columns: source, target, start (first day of the period), n, a count for each quad, and mean intensity (-10 to 10).
        """
        width = PERIODS[self.period]
        counted = ", ".join(
            f"sum(CASE WHEN quad = {q} THEN 1 ELSE 0 END) AS {name}" for q, name in QUADS.items()
        )
        kept = ", ".join(f"CAST({name} AS BIGINT) AS {name}" for name in QUADS.values())
        month = "period % 100" if self.period == "month" else "1"
        year = "CAST(floor(period / 100) AS INTEGER)" if self.period == "month" else "period"
        return {
            "acts": ACTS[self.layout].format(dyad=self._dyad()),
            "counts": COUNTS.format(width=width, quads=counted),
            "dyads": DYADS.format(start=f"make_date({year}, {month}, 1)", quads=kept),
        }

    def sql(self) -> str:
        """All the steps as one query."""
        *first, (_, last) = self.steps().items()
        return "WITH " + ", ".join(f"{name} AS ({query})" for name, query in first) + last

    def tables(self) -> Mapping[str, Table]:
        """The small tables that the steps look things up in: name -> (columns, rows)."""
        if self.layout == "records":
            return {"classes": (("class", "quad"), tuple((c.name, c.quad) for c in CLASSES.values()))}
        return {
            "cameo": (
                ("code", "quad"),
                tuple((r["code"], CLASSES[r["class"]].quad) for r in rows("cameo") if r["class"]),
            ),
            "states": (("code", "actor"), tuple(_keys("cameo").items())),
            "groups": (("code", "actor"), tuple(_keys("cameo-group").items())),
        }

    def _dyad(self) -> str:
        """The condition for one dyad, on the columns as they lie, so that nothing else is read."""
        if self.between is None:
            return ""
        if self.layout == "records":
            return "AND source = '{}' AND target = '{}'".format(*self.between)
        sides = []
        for number, actor in zip((1, 2), self.between, strict=True):
            found = []
            for scheme, column in (("cameo", "CountryCode"), ("cameo-group", "KnownGroupCode")):
                codes = [code for code, meant in _keys(scheme).items() if meant == actor]
                if codes:
                    found.append(f"Actor{number}{column} IN ({_listed(codes)})")
            sides.append(f"AND ({' OR '.join(found) or 'false'})")
        # An organisation's code holds only where no state's stands before it.
        both = "AND coalesce(s.actor, sg.actor) = '{}' AND coalesce(t.actor, tg.actor) = '{}'".format(
            *self.between
        )
        return " ".join([*sides, both])


def _keys(scheme: str) -> dict[str, str]:
    """Codes of a scheme -> ours; CAMEO's codes of states are ISO's where it lists no other."""
    found = {} if scheme == "cameo-group" else {c: c for c in registry().country_codes() if len(c) == 3}
    return found | {r["code"]: r["actor"] for r in rows("codes") if r["scheme"] == scheme}


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
