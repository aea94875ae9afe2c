"""PLOVER JSON, one record a line or all in one array; the manual's names and the older ones (source, target, eventText).

Manual: Open Event Data Alliance, PLOVER (2018).
"""

from __future__ import annotations

from armslength.store.sets import dates
from armslength.store.sets.form import Form, Key, Side
from armslength.store.sets.polecat import contexts


def _text(*paths: str) -> str:
    """SQL for the first of these JSON paths that holds words."""
    found = ", ".join(f"nullif(json_extract_string(r.record, '{path}'), '')" for path in paths)
    return f"coalesce({found})" if len(paths) > 1 else found


def _side(new: str, old: str) -> Side:
    def part(name: str, *others: str) -> str:
        return _text(*(f"$.{side}[0].{n}" for side in (new, old) for n in (name, *others)))

    return Side(
        name=part("text", "actorText", "actor_text", "name"),
        sector=f"coalesce({part('sector')}, 'GOV')",
        keys=(
            Key("name", _listed(new, old)),
            Key("cameo-group", f"right({part('code')}, 3)"),
            Key("name", part("text", "actorText", "name")),
        ),
    )


def _listed(new: str, old: str) -> str:
    """SQL for the countries, codes or words of all the actors of a side, `+` between them."""
    actors = (
        f"coalesce(nullif(json_extract(r.record, '$.{new}[*]'), []), json_extract(r.record, '$.{old}[*]'))"
    )
    said = f"list_transform({actors}, lambda a: coalesce(a ->> '$.country', a ->> '$.code', a ->> '$.text'))"
    return f"nullif(array_to_string({said}, '+'), '')"


_DATE = _text("$.date")
# Our own exports list all who tell of an event, the best first; where that is a row of a data set, its date is the event's.
_PUBLISHED = (
    f"coalesce({_text('$.cite_info.published', '$.cite_info.date', '$.cite_info[0].published')}, "
    f"CASE WHEN {_text('$.cite_info[0].record')} IS NULL THEN {_text('$.cite_info[0].date')} END)"
)
_CLASS = f"upper({_text('$.event[0]', '$.event')})"
_OLD = "'DEMAND': 'REQUEST', 'APPEAL': 'REQUEST', 'DISAPPROVE': 'ACCUSE', 'INVESTIGATE': 'ACCUSE', 'YIELD': 'CONCEDE', "
_OLD += "'FIGHT': 'ASSAULT'"
"""Classes of earlier drafts of PLOVER, in those of 2018."""

PLOVER = Form(
    name="plover",
    title="PLOVER records",
    publisher=None,
    licence=None,
    terms=None,
    url="https://github.com/openeventdata/PLOVER",
    confidence=0.9,
    confidence_source="assumed; say --confidence where you know better",
    kind="json",
    needs=("record",),
    native=_text("$.id"),
    source=_side("actor", "source"),
    target=_side("recipient", "target"),
    day=dates.first_day(_DATE),
    date=dates.written(_DATE),
    last_day=dates.last_day(_DATE),
    class_=f"coalesce(MAP {{{_OLD}}}[{_CLASS}], {_CLASS})",
    intensity="try_cast(json_extract_string(r.record, '$.intensity') AS DOUBLE)",
    modality=f"coalesce({_text('$.modality')}, 'happened')",
    contexts=contexts("array_to_string(coalesce(try_cast(json_extract_string(r.record, '$.context[*]') AS VARCHAR[]), "
                      "[]), ';') || ';' || coalesce(json_extract_string(r.record, '$.context'), '')"),
    place=_text("$.event_loc", "$.location"),
    published=f"try_cast(left({_PUBLISHED}, 10) AS DATE)",
    told_by=_text("$.cite_info.publisher", "$.cite_info[0].publisher", "$.cite_info.publication", "$.publication"),
    link=_text("$.cite_info.url", "$.cite_info[0].url", "$.url"),
    text=_text("$.text", "$.event_text", "$.eventText"),
)  # fmt: skip
