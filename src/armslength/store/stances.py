"""Stances into rows and back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from armslength.records import Mention, Span, Stance
from armslength.store.writing import as_map, days, insert, number_of, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from armslength.store.schema import Columns

COLUMNS = (
    "id document number sentence start end words kind standing speaker object_start object_end answer_start "
    "answer_end date date_start date_end date_basis probability coder"
)
ACTORS = "document stance role number start end text code country sector kind resolved_by"
ROLES = ("holder", "to", "by")


def add_stances(connection: DuckDBPyConnection, types: Columns, stances: Sequence[Stance]) -> None:
    """Write stances; the caller holds the transaction."""
    insert(
        connection,
        types,
        "stances",
        turned(
            COLUMNS,
            (
                (
                    s.id, s.document, number_of(s.id), s.sentence, s.at.start, s.at.end, s.words, s.kind,
                    s.standing, s.speaker, *(s.object or (None, None)), *(s.answer or (None, None)), s.date,
                    *days(s.date), s.date_basis, as_map(s.probability), s.coder,
                )
                for s in stances
            ),
        ),
    )  # fmt: skip
    insert(
        connection,
        types,
        "stance_actors",
        turned(
            ACTORS,
            (
                (
                    s.document, s.id, role, number, m.start, m.end, m.text, m.code, m.country, m.sector, m.kind,
                    m.resolved_by,
                )
                for s in stances
                for role, mentions in zip(ROLES, (s.holder, s.to, (s.by,) if s.by else ()), strict=True)
                for number, m in enumerate(mentions, start=1)
            ),
        ),
    )  # fmt: skip


def stances_in(connection: DuckDBPyConnection, documents: Sequence[str]) -> list[Stance]:
    """The stances of those documents, by document and number."""
    asked = [list(documents)]
    among = "document IN (SELECT unnest(?::VARCHAR[]))"
    actors: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for stance, role, *mention in connection.execute(
        'SELECT stance, role, start, "end", text, code, country, sector, kind, resolved_by FROM stance_actors '  # noqa: S608 - words of ours
        f"WHERE {among} ORDER BY stance, role, number",
        asked,
    ).fetchall():
        actors[stance, role].append(Mention(*mention))
    rows = connection.execute(
        "SELECT id, document, sentence, words, kind, standing, speaker, date, date_basis, probability, coder, "  # noqa: S608 - as above
        f'start, "end", object_start, object_end, answer_start, answer_end FROM stances WHERE {among} '
        "ORDER BY document, number",
        asked,
    ).fetchall()
    out = []
    for (
        identifier,
        document,
        sentence,
        words,
        kind,
        standing,
        speaker,
        date,
        basis,
        probability,
        coder,
        *at,
    ) in rows:
        start, end, *other = at
        about, answer = (Span(*pair) if pair[0] is not None else None for pair in (other[:2], other[2:]))
        holder, to, by = (tuple(actors.get((identifier, role), ())) for role in ROLES)
        out.append(
            Stance(
                id=identifier, document=document, sentence=sentence, at=Span(start, end), words=words, kind=kind,
                standing=standing, holder=holder, speaker=speaker, object=about, answer=answer, to=to,
                by=by[0] if by else None, date=date, date_basis=basis, probability=probability, coder=coder,
            )
        )  # fmt: skip
    return out
