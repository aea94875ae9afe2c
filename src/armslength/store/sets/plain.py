"""`events`: any table of events with plain columns, as CSV, TSV, JSON lines or Parquet; what we write ourselves too.

Columns: `date`, `source`, `target`, and `class` (PLOVER) or `cameo`. Others are taken where they stand: `start`,
`end`, `source_country`, `target_country` (or `src_country`, `dst_country`), `intensity` (or `goldstein`),
`modality`, `contexts`, `publisher`, `published`, `url`, `text` (or `relation`), `id`.
"""

from __future__ import annotations

from armslength.store.sets import dates
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


def _number(column: str) -> str:
    number = f"try_cast({known(column)} AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END"


_OPTIONAL = ("id", "cameo", "class", "source_country", "target_country", "src_country", "dst_country",
             "source_sector", "target_sector", "intensity", "goldstein", "modality", "contexts", "publisher",
             "published", "url", "text", "relation", "start", "end", "place")  # fmt: skip

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
    day=f"coalesce({dates.first_day(known('start'))}, {dates.first_day(known('date'))})",
    last_day=f"coalesce({dates.last_day(known('end'))}, {dates.last_day(known('date'))})",
    date=f"coalesce({dates.written(known('date'))}, {dates.coarse(known('date'), known('start'), known('end'))})",
    published=f"try_cast({known('published')} AS DATE)",
    coded=known("cameo"),
    class_=f"upper({known('class')})",
    intensity=f"coalesce({_number('intensity')}, {_number('goldstein')})",
    modality=f"coalesce({known('modality')}, 'happened')",
    contexts=contexts(_LISTED.format(known("contexts"))),
    place=known("place"),
    told_by=known("publisher"),
    link=known("url"),
    text=f"coalesce({known('text')}, concat_ws(' – ', {known('source')}, "
    f"coalesce({known('relation')}, {known('class')}, {known('cameo')}), {known('target')}))",
)
