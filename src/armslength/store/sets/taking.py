"""Taking a set in: rows as they came into a table of their own, what they mean into `records`, the rest refused.

Everything happens in one transaction of the caller. A row is either stored or refused with its reason; what a
stored row does not say is NULL. No row is changed: the table `raw.s…` has each as it came.
"""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from armslength.errors import InputError
from armslength.ontology.actors import Registry
from armslength.ontology.deeds import MUTUAL
from armslength.ontology.plover import CLASSES
from armslength.ontology.tables import rows
from armslength.records import MODALITIES, Dataset
from armslength.store.sets import dates, figures
from armslength.store.sets.form import Form, Layout, Reckoned, Side
from armslength.store.sets.laying import lay, rows_of
from armslength.store.sets.naming import actor_named
from armslength.store.sets.reckoning import figures_from, read
from armslength.store.sets.resolving import resolved

if TYPE_CHECKING:
    from collections.abc import Collection

    from duckdb import DuckDBPyConnection

CROSSWALK = "CAMEO-PLOVER@1"
"""The version of `ontology/data/cameo.csv`, named with every set that was coded by it."""


def take_in(
    connection: DuckDBPyConnection,
    form: Layout,
    path: Path,
    dataset: Dataset,
    actors: Registry,
    *,
    parties: Collection[str],
    run: int | None,
) -> Dataset:
    """Read one file of a form into `raw`, `records` or `figures`, and `refused`, and note it in `datasets`.

    Args:
        connection: in a transaction, and allowed to read `path`.
        parties: of the question: figures that are reckoned are kept where they touch one of these.

    Returns:
        The set with its counts.

    Raises:
        InputError: the file cannot be read at all, is not of that form, or none of its rows can be stored; nothing
            may be stored then.
    """
    raw = f'raw."{dataset.id}"'
    connection.execute("CREATE SCHEMA IF NOT EXISTS raw")
    told_in = lay(connection, form, path, raw)
    lookup(connection, form, told_in, actors)
    if isinstance(form, Reckoned):
        read(connection, form, told_in, dataset)
        figures_from(connection, form, told_in, dataset, parties)
        stored = _rows(connection, raw) - _count(
            connection, "refused WHERE number IS NOT NULL AND dataset = ?", dataset.id
        )
    else:
        stored = _each_by_itself(connection, form, told_in, dataset.id)
        if stored < _rows(connection, raw):
            refuse = _REFUSE if isinstance(form, Form) else figures.REFUSE
            connection.execute(refuse.format(told=told(form, told_in), undated=dates.WHY), [dataset.id])
    forget(connection)
    refused = _count(connection, "refused WHERE dataset = ?", dataset.id)
    if refused and not stored:
        raise InputError(_nothing_read(connection, form, dataset, refused))
    counted = replace(dataset, rows=stored + refused, stored=stored, refused=refused)
    told_of = {**asdict(counted), "run": run}
    names = ", ".join(told_of)
    marks = ", ".join("?" for _ in told_of)
    connection.execute(f"INSERT INTO datasets ({names}) VALUES ({marks})", list(told_of.values()))
    return counted


def reckon_anew(
    connection: DuckDBPyConnection,
    form: Reckoned,
    dataset: Dataset,
    actors: Registry,
    parties: Collection[str],
) -> None:
    """Reckon the figures of a set that the dossier has once more from its rows: the question's parties may be others now.

    Its rows are read anew too: another set may tell by now when its roll calls were.
    """
    told_in = rows_of(connection, form, f'raw."{dataset.id}"')
    lookup(connection, form, told_in, actors)
    connection.execute("DELETE FROM figures WHERE dataset = ?", [dataset.id])
    connection.execute("DELETE FROM refused WHERE number IS NOT NULL AND dataset = ?", [dataset.id])
    read(connection, form, told_in, dataset)
    figures_from(connection, form, told_in, dataset, parties)
    refused = _count(connection, "refused WHERE dataset = ?", dataset.id)
    connection.execute(
        "UPDATE datasets SET stored = rows - $refused, refused = $refused WHERE id = $id",
        {"refused": refused, "id": dataset.id},
    )
    forget(connection)


def forget(connection: DuckDBPyConnection) -> None:
    """Drop the temporary tables that reading a set leaves."""
    for temporary in ("lookup", "cameo", "classes", "said", "asked", "calls"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{temporary}")


def _each_by_itself(connection: DuckDBPyConnection, form: Layout, rows: str, dataset: str) -> int:
    """Store what each row means by itself; how many rows were stored."""
    table = "records" if isinstance(form, Form) else "figures"
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT ? AS dataset, COLUMNS(lambda c: c NOT IN ('reason', 'told_class')) "
        f"FROM ({told(form, rows)}) WHERE reason IS NULL",
        [dataset],
    )
    return _count(connection, f"{table} WHERE dataset = ?", dataset)


def told(form: Layout, rows: str) -> str:
    """SQL for what each row of a set means by itself."""
    return meaning(form, rows) if isinstance(form, Form) else figures.meaning(rows)


def _rows(connection: DuckDBPyConnection, raw: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {raw}").fetchall()[0][0])


def _nothing_read(connection: DuckDBPyConnection, form: Layout, dataset: Dataset, refused: int) -> str:
    first = connection.execute(
        "SELECT detail FROM refused WHERE dataset = ? ORDER BY number NULLS LAST LIMIT 1", [dataset.id]
    ).fetchall()[0][0]
    return f"{dataset.origin}: none of its {refused:,} rows can be read as {form.name}: {first}; choose another --format"


def _count(connection: DuckDBPyConnection, what: str, dataset: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {what}", [dataset]).fetchall()[0][0])


def lookup(connection: DuckDBPyConnection, form: Layout, raw: str, actors: Registry) -> None:
    """Temporary tables of what codes and names mean: `lookup`, `cameo`, `classes`."""
    connection.execute(
        "CREATE TEMP TABLE lookup (scheme VARCHAR, key VARCHAR, actor VARCHAR, since DATE, until DATE)"
    )
    keys = [key for side in _sides(form) for key in side.keys]
    wanted = {key.scheme for key in keys}
    found = [
        (r["scheme"], r["code"], r["actor"], r["since"] or None, r["until"] or None)
        for r in rows("codes")
        if r["scheme"] in wanted
    ]
    if "iso" in wanted:
        found += [("iso", code, code, None, None) for code in actors.country_codes()]
    named: set[tuple[str, str]] = set()
    for key in (k for k in keys if k.scheme == "name"):
        named |= _distinct(connection, key.asked, key.sql, raw)
    for asked, name in named:
        if code := actor_named(actors, name):
            found.append(("name", asked, code, None, None))
    for side in _sides(form):
        if side.sectors:
            for asked, words in _distinct(connection, side.column or side.sector, side.sector, raw):
                sector = next((s for pattern, s in side.sectors if re.search(pattern, words)), "CVL")
                found.append(("sector", asked, sector, None, None))
    unique = sorted({row[:2] + row[3:4]: row for row in found}.values(), key=str)
    columns = zip(*unique, strict=True) if unique else ((),) * 5
    connection.execute(
        "INSERT INTO lookup SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), "
        "unnest(?::DATE[]), unnest(?::DATE[])",
        [list(column) for column in columns],
    )
    crosswalk = rows("cameo")
    connection.execute(
        "CREATE TEMP TABLE cameo (code VARCHAR, class VARCHAR, intensity DOUBLE, contexts VARCHAR[])"
    )
    connection.execute(
        "INSERT INTO cameo SELECT unnest(?::VARCHAR[]), nullif(unnest(?::VARCHAR[]), ''), unnest(?::DOUBLE[]), "
        "string_split(nullif(unnest(?::VARCHAR[]), ''), ' ')",
        [[r[c] for r in crosswalk] for c in ("code", "class", "intensity", "contexts")],
    )
    connection.execute("CREATE TEMP TABLE classes (class VARCHAR, quad TINYINT, intensity DOUBLE)")
    connection.execute(
        "INSERT INTO classes SELECT unnest(?::VARCHAR[]), unnest(?::TINYINT[]), unnest(?::DOUBLE[])",
        [list(CLASSES), [c.quad for c in CLASSES.values()], [c.intensity for c in CLASSES.values()]],
    )


def _sides(form: Layout) -> tuple[Side, ...]:
    if isinstance(form, Reckoned):
        return tuple(form.sides.values())
    return (form.source, form.target) if isinstance(form, Form) else (figures.COUNTRY, figures.PARTNER)


def _distinct(connection: DuckDBPyConnection, asked: str, words: str, raw: str) -> set[tuple[str, str]]:
    """What the rows are looked up by, and the words that it means: each once, without those that mean nothing."""
    if asked == words:
        query = f"SELECT DISTINCT {words} AS asked, asked AS words FROM {raw} AS r"
    else:  # the words are what is known of the column: it is enough to look at each value once
        query = f"SELECT asked, {words.replace(asked, 'asked')} AS words FROM (SELECT DISTINCT {asked} AS asked FROM {raw} AS r)"
    return set(connection.execute(f"SELECT asked, words FROM ({query}) WHERE words IS NOT NULL").fetchall())


def meaning(form: Form, raw: str) -> str:
    """SQL that gives one row for each raw row: the columns of `records`, `told_class`, and a reason to refuse it."""
    actor, sector, joins = resolved({"source": form.source, "target": form.target})
    mutual = ", ".join(f"'{c}'" for c in sorted(MUTUAL))
    modalities = ", ".join(f"'{m}'" for m in MODALITIES)
    uncoded = "cameo IS NULL" if form.coded != "NULL" else "true"
    by_code = "WHEN cameo IS NOT NULL AND code IS NULL THEN 'code'" if form.coded != "NULL" else ""
    lacks_class = "false" if form.classless else uncoded
    return f"""
        WITH dated AS (SELECT r.*, {form.day} AS _day FROM {raw} AS r),
        said AS (
            SELECT r._row AS number, {form.native} AS native, {form.first_day or "_day"} AS start, {form.last_day or "_day"} AS "end",
                   {form.date or "strftime(_day, '%Y-%m-%d')"} AS date, {form.published} AS published,
                   {actor["source"]} AS source, {form.source.name} AS source_name, {sector["source"]} AS source_sector,
                   {actor["target"]} AS target, {form.target.name} AS target_name, {sector["target"]} AS target_sector,
                   {form.class_} AS told_class, {form.coded} AS cameo, {_finite(form.intensity)} AS intensity,
                   {form.modality} AS modality, {form.contexts} AS contexts, nullif({form.place}, '') AS place,
                   nullif({form.told_by}, '') AS publisher, {form.link} AS url, {form.text} AS text
            FROM dated AS r {" ".join(joins)}
        ),
        classed AS (
            SELECT said.* EXCLUDE (intensity, contexts, source, target), {_sorted("source")} AS source,
                   {_sorted("target")} AS target, coalesce(told_class, cameo.class) AS class, cameo.code,
                   coalesce(said.intensity, cameo.intensity) AS intensity,
                   coalesce(nullif(said.contexts, []), cameo.contexts, []) AS contexts
            FROM said LEFT JOIN cameo ON cameo.code = said.cameo
        )
        SELECT classed.* EXCLUDE (intensity, code), coalesce(classed.intensity, classes.intensity) AS intensity, quad,
               CASE WHEN source IS NULL OR target IS NULL THEN NULL
                    WHEN class IN ({mutual}) AND source = target AND len(string_split(source, '+')) = 2
                    THEN class || ' ' || replace(source, '+', '~')
                    WHEN class IN ({mutual})
                    THEN class || ' ' || least(source, target) || '~' || greatest(source, target)
                    ELSE class || ' ' || source || '>' || target END AS deed,
               CASE WHEN {dates.UNDATED if form.date else dates.NO_DAY} THEN 'date'
                    WHEN quad IS NULL AND told_class IS NOT NULL THEN 'class'
                    {by_code}
                    WHEN quad IS NULL AND {lacks_class} THEN 'class'
                    WHEN classed.intensity NOT BETWEEN -10 AND 10 THEN 'intensity'
                    WHEN modality NOT IN ({modalities}) THEN 'modality' END AS reason
        FROM classed LEFT JOIN classes USING (class)"""


def _finite(number: str) -> str:
    """SQL for a number, NULL where it is none or infinite."""
    return f"CASE WHEN isfinite(({number})::DOUBLE) THEN {number} END"


def _sorted(codes: str) -> str:
    """SQL for the codes of a side as `ontology.deeds` has them: each once, in order."""
    parts = f"list_sort(list_distinct(string_split({codes}, '+')))"
    return f"CASE WHEN contains({codes}, '+') THEN array_to_string({parts}, '+') ELSE {codes} END"


_REFUSE = """
    INSERT INTO refused
    SELECT ?, number, reason,
        CASE reason WHEN 'date' THEN {undated}
                    WHEN 'class' THEN 'class ' || coalesce(told_class, 'missing') || ' is none of PLOVER''s'
                    WHEN 'intensity' THEN 'intensity ' || intensity || ' lies outside -10 to 10'
                    WHEN 'modality' THEN 'modality ' || modality || ' is none of ours'
                    ELSE 'CAMEO code ' || coalesce(cameo, 'missing') || ' is in no codebook' END,
        NULL
    FROM ({told}) WHERE reason IS NOT NULL ORDER BY number"""
