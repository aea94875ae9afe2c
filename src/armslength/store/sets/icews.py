"""ICEWS Coded Event Data: tab-separated, 20 columns with a header, no quoting, NA for unknown.

Codebook: Boschee et al. (2015), ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075.
"""

from __future__ import annotations

from armslength.store.sets.form import Form, Side, known, named

SECTORS = (
    ("Intelligence|Spy", "SPY"),
    ("Military|Army|Navy|Air Force|Marines|Defense / Security", "MIL"),
    ("Police|Border", "COP"),
    ("Judicial", "JUD"),
    ("Rebel|Insurgent|Separatist|Organized Violent|Unidentified Forces", "REB"),
    ("Criminal", "CRM"),
    ("Opposition|Dissident|Protestor", "OPP"),
    ("Legislative|Lower House|Upper House|Unicameral", "LEG"),
    ("International Government|IGO", "IGO"),
    ("Nongovernmental|NGO", "NGO"),
    ("Executive|Government|Ministry|Cabinet", "GOV"),
    ("Part(y|ies)", "PTY"),
    ("Media|News", "MED"),
    ("Business|Corporation|State.Owned", "BUS"),
    ("Labor", "LAB"),
    ("Refugees", "REF"),
)


def _side(side: str) -> Side:
    return Side(
        name=known(f"{side} Name"),
        sector=known(f"{side} Sectors"),
        sectors=SECTORS,
        column=f'r."{side} Sectors"',
        keys=(named(f"{side} Country"), named(f"{side} Name")),
    )


ICEWS = Form(
    name="icews",
    title="ICEWS Coded Event Data",
    publisher="Lockheed Martin; Harvard Dataverse",
    licence=None,
    terms="cite Boschee et al. (2015), doi:10.7910/DVN/28075; see the terms there",
    url="https://doi.org/10.7910/DVN/28075",
    confidence=0.75,
    confidence_source="BBN ACCENT Event Coding Evaluation (2015): about three of four events right, as we recall it",
    needs=("Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Target Name", "Target Country"),
    native='r."Event ID"',
    source=_side("Source"),
    target=_side("Target"),
    day='try_cast(r."Event Date" AS DATE)',
    coded='r."CAMEO Code"',
    intensity='try_cast(r."Intensity" AS DOUBLE)',
    place=f"concat_ws(', ', {known('City')}, {known('Province')}, {known('Country')})",
    told_by=known("Publisher"),
    text="concat_ws(' – ', r.\"Source Name\", r.\"Event Text\", r.\"Target Name\")",
)  # fmt: skip
