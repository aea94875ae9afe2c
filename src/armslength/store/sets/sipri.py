"""`sipri`: arms transfers from supplier to recipient by year, in SIPRI's trend-indicator values (TIV), millions.

SIPRI Arms Transfers Database; Holtom, Bromley and Simmel (2012), Measuring International Arms Transfers, SIPRI. Deliveries go up and
down with single ships and aircraft, so that SIPRI compares periods of five years; so does the share here. Where a state got nothing
in five years its shares are not known; where it did, and not from a supplier, that supplier's share is 0.
"""

from __future__ import annotations

from armslength.store.sets.form import Key, Reckoned, Side, known, new_year, number, whole
from armslength.store.sets.spelling import spelt

WINDOW = 5
"""Years that a share is of."""


def _side(column: str) -> Side:
    # One star is an armed group, numbered as the state it fights in (`Houthi rebels (Yemen)*`); two are an organisation.
    state = f"CASE WHEN {known(column)} NOT LIKE '%*' THEN {known(column)} END"
    code = f"CASE WHEN {known(column)} NOT LIKE '%*' THEN regexp_replace({known(f'{column}_cown')}, '[.]0+$', '') END"
    return Side(name=known(column), sector="NULL", keys=(Key("cow", code), spelt(state), Key("name", state)))


FIGURES = f"""
    WITH deliveries AS (
        SELECT min(number) AS number, year(day) AS year, country, partner, sum(value) AS value
        FROM said WHERE country IS NOT NULL AND day IS NOT NULL AND value >= 0 GROUP BY ALL),
    years AS (SELECT unnest(range(min(year) + {WINDOW - 1}, max(year) + 1))::INTEGER AS last FROM deliveries),
    windows AS (
        SELECT country, last, min(number) AS number, sum(value) AS total
        FROM years JOIN deliveries ON year BETWEEN last - {WINDOW - 1} AND last
        GROUP BY country, last HAVING total > 0),
    suppliers AS (
        SELECT DISTINCT country, last, partner
        FROM years JOIN deliveries ON year BETWEEN last - {WINDOW - 1} AND last WHERE partner IS NOT NULL
        UNION
        SELECT country, last, partner
        FROM windows, (SELECT DISTINCT partner FROM deliveries WHERE partner IN (SELECT code FROM asked))),
    shares AS (
        SELECT coalesce(min(deliveries.number), any_value(windows.number)) AS number, country, last, suppliers.partner,
               coalesce(sum(value), 0) / any_value(total) AS share
        FROM windows JOIN suppliers USING (country, last)
        LEFT JOIN deliveries ON deliveries.country = windows.country AND deliveries.partner = suppliers.partner
                             AND year BETWEEN last - {WINDOW - 1} AND last
        GROUP BY country, last, suppliers.partner)
    SELECT number, year AS first, year AS last, country, partner, 'security' AS channel, 'arms received' AS name, value,
           'TIV million' AS unit
    FROM deliveries WHERE partner IS NOT NULL
    UNION ALL
    SELECT number, last - {WINDOW - 1}, last, country, partner, 'security', 'arms share', share, 'share' FROM shares"""

SIPRI = Reckoned(
    name="sipri",
    title="SIPRI Arms Transfers Database, trend-indicator values",
    publisher="Stockholm International Peace Research Institute",
    licence="SIPRI terms and conditions: non-commercial use with attribution",
    terms="cite SIPRI Arms Transfers Database with the day of download; ask SIPRI before passing on more than a tenth of it",
    url="https://www.sipri.org/databases/armstransfers",
    confidence=1.0,
    confidence_source="a figure is not coded; it is as good as its source",
    kind="table",
    needs=("supplier", "recipient", "year", "value"),
    optional=("supplier_cown", "recipient_cown"),
    delimiter=",",
    quote='"',
    sides={"country": _side("recipient"), "partner": _side("supplier")},
    day=new_year(whole("year")),
    told={"value": number("value")},
    wrong={"value": ("value IS NULL OR value < 0", "no value of 0 or more can be read")},
    figures=FIGURES,
)
