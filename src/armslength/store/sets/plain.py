"""`events`: any table of events with plain columns, as CSV, TSV, JSON lines or Parquet; what we write ourselves too.

Columns: `date`, `source`, `target`, and `class` (PLOVER) or `cameo`. Others are taken where they stand: `start`,
`end`, `source_country`, `target_country` (or `src_country`, `dst_country`), `intensity` (or `goldstein`),
`modality`, `contexts`, `publisher`, `published`, `url`, `text` (or `relation`), `id`.
"""

from __future__ import annotations

from armslength.store.sets.form import Form, Key, Side, known
from armslength.store.sets.polecat import contexts

_LISTED = "trim({}, '[]\"'' ')"


def _side(side: str, country: str) -> Side:
    name = _LISTED.format(f"replace({known(side)}, '_', ' ')")
    return Side(
        name=name,
        sector=f"coalesce({known(f'{side}_sector')}, 'GOV')",
        keys=(
            Key("iso", known(f"{side}_country")),
            Key("iso", known(country)),
            Key("name", name),
        ),
    )


_OPTIONAL = ("id", "cameo", "class", "source_country", "target_country", "src_country", "dst_country",
             "source_sector", "target_sector", "intensity", "goldstein", "modality", "contexts", "publisher",
             "published", "url", "text", "relation", "start", "end", "place", "confidence")  # fmt: skip

EVENTS = Form(
    name="events",
    title="Table of events",
    publisher=None,
    licence=None,
    terms=None,
    url=None,
    confidence=0.75,
    confidence_source="assumed; say --confidence where you know better",
    kind="table",
    needs=("date", "source", "target"),
    optional=_OPTIONAL,
    quote='"',
    delimiter=",",
    native=known("id"),
    source=_side("source", "src_country"),
    target=_side("target", "dst_country"),
    day=f"coalesce(try_cast({known('start')} AS DATE), try_cast(rpad({known('date')}, 10, '-01') AS DATE))",
    last_day=f"coalesce(try_cast({known('end')} AS DATE), CASE length({known('date')}) WHEN 7 THEN last_day(_day) "
    "WHEN 4 THEN (_day + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE ELSE _day END)",
    date=known("date"),
    published=f"try_cast({known('published')} AS DATE)",
    coded=known("cameo"),
    class_=f"upper({known('class')})",
    intensity=f"coalesce(try_cast({known('intensity')} AS DOUBLE), try_cast({known('goldstein')} AS DOUBLE))",
    modality=f"coalesce({known('modality')}, 'happened')",
    contexts=contexts(_LISTED.format(known("contexts"))),
    place=known("place"),
    told_by=known("publisher"),
    link=known("url"),
    text=f"coalesce({known('text')}, concat_ws(' – ', {known('source')}, "
    f"coalesce({known('relation')}, {known('class')}, {known('cameo')}), {known('target')}))",
)
