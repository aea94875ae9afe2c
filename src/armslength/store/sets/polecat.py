"""POLECAT weekly files: tab-separated, 40 columns with a header, PLOVER classes; `None` for unknown.

Codebook: Halterman et al. (2023), POLECAT, Harvard Dataverse, doi:10.7910/DVN/AJGVIT.
"""

from __future__ import annotations

from armslength.ontology.plover import CONTEXTS
from armslength.store.sets.form import Form, Key, Side, known

OUR_CONTEXT = {
    "military": "military", "peacekeeping": "military", "territory": "territory", "economic": "economic",
    "environment": "disaster", "diplomatic": "diplomatic", "political_institutions": "institution",
    "legislative": "institution", "executive": "institution", "legal": "legal", "election": "election",
    "leadership": "leadership", "rights_freedoms": "rights", "human_rights": "rights", "democracy": "rights",
    "pro_democracy": "rights", "lgbt": "rights", "migration": "migration", "refugees": "migration",
    "asylum": "migration", "intelligence": "intelligence", "cyber": "cyber", "misinformation": "information",
    "disinformation": "information", "health": "health", "disease": "health", "disaster": "disaster",
    "humanitarian": "disaster", "education": "culture", "religion": "identity", "crime": "crime",
    "corruption": "crime", "illegal_drugs": "crime", "trafficking": "crime", "terrorism": "crime",
    "cbrn": "nuclear", "nuclear": "nuclear", "energy": "energy",
}  # fmt: skip
"""PLOVER's contexts in ours; one that has no counterpart stays in the row as it came."""


def _side(side: str) -> Side:
    return Side(
        name=f"coalesce({known(f'{side} Name')}, {known(f'{side} Name Raw')})",
        sector=f"coalesce({known(f'Primary {side} Sector')}, 'GOV')",
        keys=(
            Key("iso", known(f"{side} Country")),
            Key("name", known(f"{side} Country")),
            Key("name", known(f"{side} Name")),
        ),
    )


def contexts(column: str) -> str:
    """SQL for a list of our contexts from a `;`- or `,`-separated column of PLOVER's."""
    known_as = {context: context for context in CONTEXTS} | OUR_CONTEXT
    pairs = ", ".join(f"'{theirs}': '{ours}'" for theirs, ours in known_as.items())
    parts = f"string_split_regex(lower(coalesce({column}, '')), '[;,| ]+')"
    return f"list_sort(list_distinct(list_transform({parts}, lambda c: MAP {{{pairs}}}[trim(c)])))"


POLECAT = Form(
    name="polecat",
    title="POLECAT: POLitical Event Classification, Attributes, and Types",
    publisher="Harvard Dataverse",
    licence="CC0 1.0 as published on Dataverse; see the terms there",
    terms="cite Halterman et al. (2023), doi:10.7910/DVN/AJGVIT",
    url="https://doi.org/10.7910/DVN/AJGVIT",
    confidence=0.69,
    confidence_source="Halterman et al. (2023): its coder finds 69% of events; no precision of whole rows is published",
    needs=("Event ID", "Event Date", "Event Type", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country"),
    native='r."Event ID"',
    source=_side("Actor"),
    target=_side("Recipient"),
    day='try_cast(r."Event Date" AS DATE)',
    published='try_cast(r."Publication Date" AS DATE)',
    class_='upper(trim(r."Event Type"))',
    intensity='try_cast(r."Intensity" AS DOUBLE)',
    contexts=contexts('r."Contexts"'),
    place=f"concat_ws(', ', {known('Placename')}, {known('Country')})",
    told_by=known("Source"),
    text="concat_ws(' – ', r.\"Actor Name\", concat_ws('-', r.\"Event Type\", nullif(r.\"Event Mode\", 'None')), "
    'r."Recipient Name")',
)  # fmt: skip
