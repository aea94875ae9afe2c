"""GDELT 2.0 events: tab-separated, 61 columns without a header, no quoting.

Actors carry CAMEO country and group codes, places FIPS 10-4 codes: the two are never mixed. Leading zeros of
event codes are kept. Codebook: GDELT Event Codebook 2.0 (2015).
"""

from __future__ import annotations

from armslength.store.sets.form import Form, Key, Side

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
          "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The 61 columns, in order."""


def _side(number: int) -> Side:
    actor = f"Actor{number}"
    # Type codes are CAMEO's; those that PLOVER has no sector for are civilians'.
    sector = f"""CASE WHEN r."{actor}Type1Code" IN ('GOV', 'MIL', 'COP', 'JUD', 'LEG', 'OPP', 'REB', 'BUS', 'MED',
        'CVL', 'NGO', 'LAB', 'REF', 'IGO', 'SPY', 'CRM') THEN r."{actor}Type1Code"
        WHEN r."{actor}Type1Code" IS NULL THEN 'GOV' WHEN r."{actor}Type1Code" IN ('INS', 'SEP') THEN 'REB'
        WHEN r."{actor}Type1Code" = 'MNC' THEN 'BUS' ELSE 'CVL' END"""
    return Side(
        name=f'r."{actor}Name"',
        sector=sector,
        keys=(
            Key("cameo", f'r."{actor}CountryCode"'),
            Key("iso", f'r."{actor}CountryCode"'),
            Key("cameo-group", f'r."{actor}KnownGroupCode"'),
        ),
    )


GDELT = Form(
    name="gdelt",
    title="GDELT 2.0 Event Database",
    publisher="The GDELT Project",
    licence="free for any use with citation and link",
    terms="cite the GDELT Project and link to https://www.gdeltproject.org/",
    url="https://www.gdeltproject.org/",
    confidence=0.33,
    confidence_source="studies that checked GDELT's protest records found 21 to 45% of them true; the middle",
    needs=("GlobalEventID", "Day", "EventCode", "Actor1CountryCode", "Actor2CountryCode"),
    columns=COLUMNS,
    native='r."GlobalEventID"',
    source=_side(1),
    target=_side(2),
    day="try_strptime(r.\"Day\", '%Y%m%d')::DATE",
    published="try_strptime(left(r.\"DATEADDED\", 8), '%Y%m%d')::DATE",
    coded='r."EventCode"',
    intensity='try_cast(r."GoldsteinScale" AS DOUBLE)',
    place='r."ActionGeo_FullName"',
    told_by="regexp_extract(r.\"SOURCEURL\", '^https?://(?:www\\.)?([^/]+)', 1)",
    link='r."SOURCEURL"',
    text='concat_ws(\' – \', r."Actor1Name", \'CAMEO \' || r."EventCode", r."Actor2Name")',
)
