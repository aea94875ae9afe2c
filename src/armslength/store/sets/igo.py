"""`igo`: which intergovernmental organisations each state belongs to, a row a state and year, a column an organisation.

Correlates of War, Intergovernmental Organizations 3: Pevehouse, Nordstrom, McManus and Jamison (2020), Journal of Peace Research 57(3). 1 is a full
member; associates (2), observers (3), what is missing (-9) and what did not exist then (-1) are none. Of a state that is known to be in no
organisation at all nothing is said.
"""

from __future__ import annotations

from armslength.store.sets.form import Reckoned, new_year, whole
from armslength.store.sets.spelling import numbered

OF_ITS_MEMBERSHIPS = "of its memberships"
"""The unit of a share of the country's own memberships: no `share`, for those of its partners sum to far more than 1."""

FIGURES = f"""
    WITH states AS (SELECT number, year(day) AS year, country FROM said WHERE reason IS NULL),
    members AS (
        SELECT number, year, country, body FROM (
            UNPIVOT (SELECT * EXCLUDE (ccode, year, state) FROM {{rows}})
            ON COLUMNS(* EXCLUDE (_row)) INTO NAME body VALUE held) AS r
        JOIN states ON number = _row WHERE held IN ('1', '1.0')),
    own AS (SELECT number, count(*) AS n FROM members GROUP BY number),
    common AS (
        SELECT i.number AS one, j.number AS other, count(*) AS n
        FROM members AS i JOIN members AS j USING (body, year)
        WHERE i.country IN (SELECT code FROM asked) AND i.country <> j.country GROUP BY ALL),
    pairs AS (
        SELECT i.number AS one, j.number AS other, i.year, i.country, j.country AS partner, coalesce(common.n, 0) AS n
        FROM (FROM states SEMI JOIN own USING (number)) AS i
        JOIN (FROM states SEMI JOIN own USING (number)) AS j ON i.year = j.year AND i.country <> j.country
        LEFT JOIN common ON one = i.number AND other = j.number
        WHERE i.country IN (SELECT code FROM asked)),
    both_ways AS (
        SELECT * FROM pairs
        UNION ALL SELECT other, one, year, partner, country, n FROM pairs WHERE partner NOT IN (SELECT code FROM asked))
    SELECT least(one, other) AS number, year AS first, year AS last, country, partner, 'institutions' AS channel,
           'joint memberships' AS name, n::DOUBLE AS value, 'memberships' AS unit FROM both_ways
    UNION ALL
    SELECT least(one, other), year, year, country, partner, 'institutions', 'membership share', both_ways.n / own.n,
           '{OF_ITS_MEMBERSHIPS}' FROM both_ways JOIN own ON own.number = one"""

IGO = Reckoned(
    name="igo",
    title="Correlates of War, Intergovernmental Organizations, by state and year",
    publisher="Correlates of War Project",
    licence=None,
    terms="free for research; cite Pevehouse, Nordstrom, McManus and Jamison (2020) and the version used",
    url="https://correlatesofwar.org/data-sets/igos/",
    confidence=1.0,
    confidence_source="a figure is not coded by us; it is as good as its source",
    kind="table",
    needs=("ccode", "year", "state"),
    delimiter=",",
    quote='"',
    sides={"country": numbered("ccode")},
    day=new_year(whole("year")),
    figures=FIGURES,
)
