"""SQL that finds who acts, and in which sector, by joins with the temporary table `lookup`."""

from __future__ import annotations

from collections.abc import Mapping

from armslength.store.sets.form import Side


def resolved(sides: Mapping[str, Side]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """SQL for the actor and the sector of each role, and the joins with `lookup` that they need; over `r` and `_day`."""
    joins: list[str] = []
    sector: dict[str, str] = {}
    actor: dict[str, str] = {}
    for role, side in sides.items():
        found = []
        sector[role] = side.sector
        if side.sectors:
            joins.append(
                f"LEFT JOIN lookup AS {role}s ON {role}s.scheme = 'sector' AND {role}s.key = {side.column or side.sector}"
            )
            sector[role] = f"coalesce({role}s.actor, 'GOV')"
        for number, key in enumerate(side.keys):
            alias = f"{role}{number}"
            dated = (
                f" AND _day >= coalesce({alias}.since, _day) AND _day <= coalesce({alias}.until, _day)"
                if key.scheme in {"cow", "gw"}
                else ""
            )
            joins.append(
                f"LEFT JOIN lookup AS {alias} ON {alias}.scheme = '{key.scheme}' AND {alias}.key = {key.asked}{dated}"
            )
            found.append(f"{alias}.actor")
        actor[role] = f"coalesce({', '.join(found)})" if len(found) > 1 else found[0]
    return actor, sector, joins
