"""Rows of data sets joined to events: to those that documents tell of already, or to new ones.

The rule: rows of the same deed (class and sides, `ontology.deeds`), modality and date are one event, in one set or in
several: the field's one-a-day filter (Schrodt and Gerner, KEDS), which tells two talks of a day as one rather than one
talk, told under two datelines, as two. Where the deed happens at one spot (AID, ASSAULT, COERCE, MOBILIZE, PROTEST) or inside one state, they must name the
same place; inside one state also the same doer and the same that it was done to: a state's police arrest many in a day.
They join an event that documents tell of where the deed and modality are the same, both are known to the day,
and the days are at most one apart, or the same where the document's date only stands in for a missing one. Where two
events would do, the nearer in time, then the lower id. A row that names a spot joins only where a sentence names it too. Every row stays as it is; the rule only groups.

The publishers that rows name are witnesses like any other; rows that name none add none to those that are named: two
extracts of one data set are not two sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.ontology.deeds import AT_A_SPOT, MUTUAL

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MUTUAL = ", ".join(f"'{c}'" for c in sorted(MUTUAL))
_SPOTTED = ", ".join(f"'{c}'" for c in sorted(AT_A_SPOT))

SPOT = f"""
    CASE WHEN source = target AND class IN ({_MUTUAL}) AND len(string_split(source, '+')) = 2 THEN ''
         WHEN source = target AND class IN ({_MUTUAL})
         THEN concat_ws('|', place, least(source_name, target_name), greatest(source_name, target_name))
         WHEN source = target THEN concat_ws('|', place, source_name, target_name)
         WHEN class IN ({_SPOTTED}) THEN coalesce(place, '')
         ELSE '' END"""
"""What else rows of one deed, modality and date must share to be one event."""

TOLD = f"""
    SELECT dataset, number, deed, modality, date, {SPOT} AS spot, start, "end", class, quad, intensity, contexts,
           CASE WHEN class IN ({_SPOTTED}) THEN place END AS place, records.publisher, confidence
    FROM records JOIN datasets ON datasets.id = dataset
    WHERE deed IS NOT NULL AND quad IS NOT NULL {{only}}"""  # noqa: S608 - classes of ours
"""The rows that are joined: all, or those of the deeds `wanted`."""

STEPS: dict[str, str] = {
    # `key`: 64 bits of what rows of one event share, as many as its id has. That any two of n deeds share one by chance has a
    # probability of n^2 / 2^65 for the key, and as much for the id: 1 in 7,400 for both at 50 million deeds. They would be told as
    # one event, and nothing would say so.
    "told": f"SELECT *, hash(deed, modality, date, spot) AS key FROM ({TOLD})",  # noqa: S608
    "often": "SELECT key FROM told GROUP BY key HAVING count(*) > 1",
    # One row for each deed, modality, date and spot that rows tell of; most are told of by one row.
    "acts": """
        SELECT *, 'e' || left(md5(deed || modality || date || spot), 16) AS id
        FROM (SELECT key, deed, modality, date, spot, place, start, "end", class, quad, intensity,
                     CASE WHEN len(contexts) > 1 THEN list_sort(list_distinct(contexts)) ELSE contexts END AS contexts,
                     1 AS publishers, confidence
              FROM told ANTI JOIN often USING (key)
              UNION ALL
              SELECT key, any_value(deed), any_value(modality), any_value(date), any_value(spot), any_value(place), min(start),
                     max("end"), any_value(class), any_value(quad), avg(intensity),
                     coalesce(list_sort(list_distinct(flatten(list(contexts) FILTER (len(contexts) > 0)))), []),
                     greatest(1, count(DISTINCT publisher)), max(confidence)
              FROM told SEMI JOIN often USING (key) GROUP BY key)""",
    # The event that documents tell of and that each of them joins.
    "homes": """
        SELECT key, arg_min(home, (apart, home)) AS home
        FROM (SELECT key, events.id AS home, abs(events.start - acts.start) AS apart
              FROM acts JOIN events ON events.deed = acts.deed AND events.modality = acts.modality
              WHERE acts.start = acts."end" AND events.start = events."end"
                AND abs(events.start - acts.start) <= CASE events.date_basis WHEN 'published' THEN 0 ELSE 1 END
                AND (place IS NULL OR EXISTS (FROM evidence WHERE event = events.id
                                              AND contains(text, trim(split_part(place, ',', 1))))))
        GROUP BY key""",
}
FRESH = "CREATE OR REPLACE TEMP VIEW fresh AS SELECT * FROM acts ANTI JOIN homes USING (key)"
"""Those that no event of documents takes in."""
_SIDES = "string_split(replace(split_part(deed, ' ', 2), '~', '>'), '>')"
"""Both sides of a deed, which is written `SANCTION EU>BLR` or `CONSULT BLR~RUS`."""
WRITES = (
    """INSERT INTO event_records
       SELECT coalesce(home, id), dataset, number
       FROM told JOIN acts USING (key) LEFT JOIN homes USING (key)
       ORDER BY dataset, number""",
    """INSERT INTO events BY NAME
       SELECT id, class, quad, intensity, modality, date, start, "end", 'stated' AS date_basis, contexts, publishers,
              confidence, deed
       FROM fresh""",
    f"""INSERT INTO event_actors
        SELECT id, unnest(['source', 'target']), 1, unnest({_SIDES}) FROM fresh WHERE NOT contains(deed, '+')""",  # noqa: S608
    f"""INSERT INTO event_actors
        SELECT id, role, generate_subscripts(codes, 1), unnest(codes)
        FROM (SELECT id, unnest(['source', 'target']) AS role, string_split(unnest({_SIDES}), '+') AS codes
              FROM fresh WHERE contains(deed, '+'))""",  # noqa: S608
    # Publishers that only the rows name are further witnesses.
    """UPDATE events SET publishers = publishers + more.n, confidence = greatest(events.confidence, more.confidence)
       FROM (SELECT event, count(DISTINCT publisher) AS n, max(confidence) AS confidence
             FROM (SELECT event, records.publisher, datasets.confidence
                   FROM event_records JOIN records USING (dataset, number) JOIN datasets ON datasets.id = dataset
                   WHERE event IN (SELECT home FROM homes)) AS told_of
             WHERE publisher IS NOT NULL
               AND NOT EXISTS (FROM event_reports JOIN documents ON documents.id = split_part(report, '.', 1)
                               WHERE event_reports.event = told_of.event AND documents.publisher = told_of.publisher)
             GROUP BY event) AS more
       WHERE more.event = events.id""",
)


def join_records(connection: DuckDBPyConnection, *, wanted: bool) -> None:
    """Write which events the rows of data sets tell of; the caller took the old ones away.

    Args:
        connection: in a transaction, with the events that documents tell of written.
        wanted: whether only of the deeds in the temporary table `wanted`.
    """
    if connection.execute("SELECT 1 FROM records LIMIT 1").fetchone() is None:
        return
    only = "AND deed IN (SELECT deed FROM wanted)" if wanted else ""
    for name, query in STEPS.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query.format(only=only)}")
    for write in (FRESH, *WRITES):
        connection.execute(write)
    connection.execute("DROP VIEW fresh")
    for name in STEPS:
        connection.execute(f"DROP TABLE {name}")
