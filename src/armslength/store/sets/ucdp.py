"""UCDP Georeferenced Event Dataset: comma-separated with a header; sides carry Gleditsch-Ward numbers.

Every row is a fight with at least one death. Codebook: Hogbladh (2023), UCDP GED Codebook 23.1; Sundberg and
Melander (2013), Journal of Peace Research 50(4).
"""

from __future__ import annotations

from armslength.store.sets import dates
from armslength.store.sets.form import Form, Key, Side, known

_LAST_DAY = dates.last_day(known("date_end"))


def _side(side: str) -> Side:
    name = known(f"side_{side}")
    state = f"regexp_matches({name}, '^Government of ')"
    return Side(
        name=name,
        sector=f"CASE WHEN {state} THEN 'MIL' WHEN {name} = 'Civilians' THEN 'CVL' ELSE 'REB' END",
        keys=(
            Key("gw", f'CASE WHEN {state} THEN r."gwno{side}" END'),
            Key("name", f"CASE WHEN {state} THEN regexp_extract({name}, '^Government of (.+)$', 1) END"),
            Key("name", f"CASE WHEN {name} = 'Civilians' THEN r.\"country\" END"),
        ),
    )


UCDP = Form(
    name="ucdp",
    title="UCDP Georeferenced Event Dataset",
    publisher="Uppsala Conflict Data Program",
    licence="CC BY 4.0",
    terms="cite Sundberg and Melander (2013) and the version used",
    url="https://ucdp.uu.se/",
    confidence=0.95,
    confidence_source="coded and reviewed by people; no published rate of error; assumed",
    needs=("id", "side_a", "side_b", "date_start", "date_end", "country"),
    delimiter=",",
    quote='"',
    native='r."id"',
    source=_side("a"),
    target=_side("b"),
    day=dates.first_day(known("date_start")),
    last_day=_LAST_DAY,
    date=f"concat_ws('/', _day::VARCHAR, nullif({_LAST_DAY}, _day)::VARCHAR)",
    class_="'ASSAULT'",
    place=f"concat_ws(', ', {known('where_coordinates')}, {known('country')})",
    told_by=known("source_office"),
    text=f"coalesce({known('source_headline')}, concat_ws(' – ', r.\"side_a\", 'ASSAULT', r.\"side_b\"))",
)
