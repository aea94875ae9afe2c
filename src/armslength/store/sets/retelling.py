"""The rows of a set, as they came, read once more: what is stored of them must be what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.store.sets.form import Form, Layout, Reckoned
from armslength.store.sets.laying import rows_of
from armslength.store.sets.taking import forget, lookup, reckon_anew, told

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

    from armslength.ontology.actors import Registry
    from armslength.records import Dataset


def retold(
    connection: DuckDBPyConnection,
    form: Layout,
    dataset: Dataset,
    actors: Registry,
    parties: Collection[str],
) -> list[int]:
    """The numbers of the rows of which something else is stored than they say, in order.

    Args:
        connection: to a copy of the dossier, in a transaction: figures that are reckoned are written anew.
        actors, parties: as they were when the set was taken in, as far as that is known.
    """
    table = "records" if isinstance(form, Form) else "figures"
    if isinstance(form, Reckoned):
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE kept_figures AS FROM figures WHERE dataset = ?", [dataset.id]
        )
        reckon_anew(connection, form, dataset, actors, parties)
        stored, meant = "kept_figures", f"(FROM figures WHERE dataset = '{dataset.id}')"
    else:
        rows = rows_of(connection, form, f'raw."{dataset.id}"')
        lookup(connection, form, rows, actors)
        stored = f"(FROM {table} WHERE dataset = '{dataset.id}')"
        meant = f"(SELECT '{dataset.id}' AS dataset, * FROM ({told(form, rows)}) WHERE reason IS NULL)"
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    there = {row[0] for row in connection.execute(f"DESCRIBE FROM {meant}").fetchall()}
    named = ", ".join(f'"{c}"' for c in columns if c in there)
    found = connection.execute(
        f"SELECT DISTINCT number FROM (SELECT {named} FROM {stored} EXCEPT ALL SELECT {named} FROM {meant} "
        f"UNION ALL (SELECT {named} FROM {meant} EXCEPT ALL SELECT {named} FROM {stored})) ORDER BY number"
    ).fetchall()
    if not isinstance(form, Reckoned):
        forget(connection)
    return [row[0] for row in found]
