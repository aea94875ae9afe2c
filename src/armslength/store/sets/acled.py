"""ACLED: comma-separated with a header, 31 columns; who acted stands in names, `iso` is numeric and of the place.

Codebook: ACLED Codebook (2023). Its terms forbid training models on it.
"""

from __future__ import annotations

from armslength.store.sets.form import Form, Key, Side, known

# Such as Military Forces of Russia (2000-), or Government of Ukraine (2019-); other names end in the state's: Protesters (Belarus).
_STATE = "(?:Forces|Government|Guard|Service) of (?:the )?([^(:]+?) *(?:\\(|:|$)"

SECTORS = (
    ("^Military|Air Force|Navy", "MIL"),
    ("^Police", "COP"),
    ("^Government|State Forces", "GOV"),
    ("^Protesters|^Rioters|^Civilians", "CVL"),
    ("Militia|Rebel|Front|Army|Liberation|State \\(|Unidentified Armed", "REB"),
)

CLASS = """CASE
    WHEN r."event_type" IN ('Battles', 'Explosions/Remote violence', 'Violence against civilians') THEN CASE
        WHEN r."sub_event_type" = 'Abduction/forced disappearance' THEN 'COERCE' ELSE 'ASSAULT' END
    WHEN r."event_type" = 'Protests' OR r."sub_event_type" = 'Violent demonstration' THEN 'PROTEST'
    WHEN r."event_type" = 'Riots' THEN 'ASSAULT'
    ELSE MAP {'Agreement': 'AGREE', 'Arrests': 'COERCE', 'Looting/property destruction': 'COERCE',
              'Headquarters or base established': 'MOBILIZE',
              'Non-violent transfer of territory': 'RETREAT'}[r."sub_event_type"] END"""


def _side(number: int) -> Side:
    name = known(f"actor{number}")
    return Side(
        name=name,
        sector=name,
        sectors=SECTORS,
        keys=(
            Key("name", f"nullif(regexp_extract({name}, '{_STATE}', 1), '')"),
            Key("name", name),
        ),
    )


ACLED = Form(
    name="acled",
    title="Armed Conflict Location & Event Data",
    publisher="ACLED",
    licence="ACLED terms of use",
    terms="cite ACLED with the day of download; not for redistribution; not for training models",
    url="https://acleddata.com/",
    confidence=0.9,
    confidence_source="coded and reviewed by people; no published rate of error; assumed",
    needs=("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2"),
    delimiter=",",
    quote='"',
    native='r."event_id_cnty"',
    source=_side(1),
    target=_side(2),
    day='coalesce(try_cast(r."event_date" AS DATE), try_strptime(r."event_date", \'%d %B %Y\')::DATE)',
    # Its time_precision 2 is a week, 3 a month, of which the date given is one day.
    date="""CASE r."time_precision" WHEN '3' THEN strftime(_day, '%Y-%m')
        WHEN '2' THEN strftime(_day - 3, '%Y-%m-%d') || '/' || strftime(_day + 3, '%Y-%m-%d')
        ELSE strftime(_day, '%Y-%m-%d') END""",
    first_day="""CASE r."time_precision" WHEN '3' THEN date_trunc('month', _day)::DATE WHEN '2' THEN _day - 3
        ELSE _day END""",
    last_day="""CASE r."time_precision" WHEN '3' THEN last_day(_day) WHEN '2' THEN _day + 3 ELSE _day END""",
    class_=CLASS,
    classless=True,
    place=f"concat_ws(', ', {known('location')}, {known('admin1')}, {known('country')})",
    told_by=known("source"),
    text='coalesce(r."notes", concat_ws(\' – \', r."actor1", r."sub_event_type", r."actor2"))',
)
