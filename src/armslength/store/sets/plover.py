"""PLOVER JSON, one record a line or all in one array; the manual's names and the older ones (source, target, eventText).

Manual: Open Event Data Alliance, PLOVER (2018).
"""

from __future__ import annotations

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
    confidence_source="assumed, where the records give no `confidence` of their own",
    kind="json",
    needs=("record",),
    native=_text("$.id"),
    source=_side("actor", "source"),
    target=_side("recipient", "target"),
    day=f"try_cast(rpad({_DATE}, 10, '-01') AS DATE)",
    date=_DATE,
    last_day=f"CASE length({_DATE}) WHEN 7 THEN last_day(_day) WHEN 4 THEN _day + INTERVAL 1 YEAR - INTERVAL 1 DAY "
    "ELSE _day END::DATE",
    class_=f"coalesce(MAP {{{_OLD}}}[{_CLASS}], {_CLASS})",
    intensity="try_cast(json_extract_string(r.record, '$.intensity') AS DOUBLE)",
    modality=f"coalesce({_text('$.modality')}, 'happened')",
    contexts=contexts("array_to_string(coalesce(try_cast(json_extract_string(r.record, '$.context[*]') AS VARCHAR[]), "
                      "[]), ';') || ';' || coalesce(json_extract_string(r.record, '$.context'), '')"),
    place=_text("$.event_loc", "$.location"),
    published="try_cast(left(json_extract_string(r.record, '$.cite_info.published'), 10) AS DATE)",
    told_by=_text("$.cite_info.publisher", "$.cite_info.publication", "$.publication"),
    link=_text("$.cite_info.url", "$.url"),
    text=_text("$.text", "$.event_text", "$.eventText"),
)  # fmt: skip
