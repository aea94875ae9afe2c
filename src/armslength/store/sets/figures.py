"""`figures`: yearly or monthly numbers of a country's ties, as CSV, TSV, JSON lines or Parquet.

Columns: `date` or `year`, `country`, `partner`, `channel` (energy, trade, finance, security, institutions, cover, narrative, affinity),
`value`, `unit`; and where they stand `name` (what is counted), `source`, `url`. Unit `share` is of all partners, in [0, 1].
"""

from __future__ import annotations

from armslength.records import FIGURE_CHANNELS
from armslength.store.sets import dates
from armslength.store.sets.form import Key, Layout, Side, known
from armslength.store.sets.resolving import resolved

FIGURES = Layout(
    name="figures",
    title="Table of figures",
    confidence=1.0,
    confidence_source="a figure is not coded; it is as good as its source",
    kind="table",
    needs=("country", "partner", "channel", "value", "unit"),
    optional=("date", "year", "name", "source", "url"),
    delimiter=",",
    quote='"',
)


def _side(column: str) -> Side:
    return Side(known(column), "NULL", (Key("iso", known(column)), Key("name", known(column))))


COUNTRY, PARTNER = _side("country"), _side("partner")
_DATE = f"coalesce({known('date')}, {known('year')})"


def meaning(raw: str) -> str:
    """SQL that gives one row for each raw row: the columns of `figures`, and a reason to refuse it."""
    actor, _, joins = resolved({"country": COUNTRY, "partner": PARTNER})
    channels = ", ".join(f"'{channel}'" for channel in FIGURE_CHANNELS)
    return f"""
        WITH dated AS (SELECT r.*, {dates.first_day(_DATE)} AS _day FROM {raw} AS r),
        said AS (
            SELECT r._row AS number, {dates.written(_DATE)} AS date, _day AS start, {dates.last_day(_DATE)} AS "end",
                   {actor["country"]} AS country, {actor["partner"]} AS partner,
                   lower({known("channel")}) AS channel, {known("name")} AS name,
                   try_cast({known("value")} AS DOUBLE) AS value, {known("unit")} AS unit,
                   {known("source")} AS source, {known("url")} AS url
            FROM dated AS r {" ".join(joins)}
        )
        SELECT *, CASE WHEN {dates.UNDATED} THEN 'date' WHEN country IS NULL THEN 'country'
                       WHEN partner IS NULL THEN 'partner' WHEN channel IS NULL OR channel NOT IN ({channels}) THEN 'channel'
                       WHEN value IS NULL OR NOT isfinite(value) THEN 'value' WHEN unit IS NULL THEN 'unit'
                       WHEN unit = 'share' AND value NOT BETWEEN 0 AND 1 THEN 'share' END AS reason
        FROM said"""


REFUSE = """
    INSERT INTO refused
    SELECT ?, number, reason,
        CASE reason WHEN 'date' THEN {undated}
                    WHEN 'value' THEN 'no finite number can be read'
                    WHEN 'share' THEN 'a share of ' || value || ' lies outside 0 to 1'
                    WHEN 'channel' THEN 'channel ' || coalesce(channel, 'missing') || ' is none of ours'
                    ELSE reason || ' is missing, or no state or organisation that we know' END,
        NULL
    FROM ({told}) WHERE reason IS NOT NULL ORDER BY number"""
