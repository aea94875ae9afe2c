"""What a dossier was made from: the hashes of what went in, by which versions, under which weights.

The hashes do not depend on the order in which things came, on when, or on the machine: two dossiers of the same
documents, data sets, judgements and question have the same.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from armslength.records import OwnActor, Question

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a run was given.

    Attributes:
        origin: as given; `-` is standard input.
        sha256: of its bytes when the run came to it, 64 hex digits; None where not known.
        bytes: its size; None where not known.
    """

    origin: str
    sha256: str | None
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """A command that wrote.

    Attributes:
        number: from 1.
        versions: what did the work.
        started, ended: UTC; `ended` and `outcome` are None where it was killed.
        question: as it stood; None where an older version ran.
        counts: how many it met, by what became of them; None where it counts none, or an older version ran.
    """

    number: int
    command: str
    versions: Mapping[str, str]
    started: datetime
    ended: datetime | None
    outcome: str | None
    question: Question | None
    counts: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a dossier was made from.

    Attributes:
        documents, datasets, judgements: how many there are.
        documents_sha256: of their ids and texts' hashes.
        datasets_sha256: of their ids, which are hashes of the files, and of what they are taken for.
        judgements_sha256: of what was judged, of what, by whom.
        question: as it stands now, its weights with it.
        question_sha256: of all of it.
        coders: name@version of those whose reports there are.
        versions: thing -> every version of it that wrote, sorted.
    """

    documents: int
    documents_sha256: str
    datasets: int
    datasets_sha256: str
    judgements: int
    judgements_sha256: str
    question: Question
    question_sha256: str
    coders: tuple[str, ...]
    versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_PARTS = {
    "documents": "SELECT id, content_hash FROM documents ORDER BY id",
    "datasets": "SELECT id, format, coalesce(grade, ''), confidence::VARCHAR FROM datasets ORDER BY ALL",
    "judgements": "SELECT document, trigger_start::VARCHAR, trigger_end::VARCHAR, field, coalesce(value, ''), person "
    "FROM judgements ORDER BY document, trigger_start, trigger_end, field, number",
}


def manifest(
    connection: DuckDBPyConnection, question: Question, present: Mapping[str, str] | None = None
) -> Manifest:
    """What the dossier was made from.

    Args:
        present: the versions at work now: they stand where no run is written down, as in a dossier in memory.
    """
    found: dict[str, Any] = {}
    for name, query in _PARTS.items():
        rows = connection.execute(query).fetchall()
        found |= {name: len(rows), f"{name}_sha256": digest(rows)}
    told = [run.versions for run in runs(connection)] or [present or {}]
    return Manifest(
        **found,
        question=question,
        question_sha256=hashlib.sha256(question_as_json(question).encode()).hexdigest(),
        coders=tuple(
            r[0] for r in connection.execute("SELECT DISTINCT coder FROM reports ORDER BY coder").fetchall()
        ),
        versions={
            name: tuple(sorted({v[name] for v in told if name in v}))
            for name in sorted({name for v in told for name in v})
        },
    )


def runs(connection: DuckDBPyConnection) -> list[Run]:
    """Every command that wrote, by number."""
    rows = connection.execute(
        "SELECT run, command, versions, started, ended, outcome, question, counts FROM runs ORDER BY run"
    ).fetchall()
    return [
        Run(number, command, versions, started, ended, outcome, asked and question_from_json(asked), counts)
        for number, command, versions, started, ended, outcome, asked, counts in rows
    ]


def inputs(connection: DuckDBPyConnection, run: int) -> list[Input]:
    """The files that a run was given, by origin."""
    rows = connection.execute(
        "SELECT origin, sha256, bytes FROM inputs WHERE run = ? ORDER BY origin, sha256", [run]
    ).fetchall()
    return [Input(*row) for row in rows]


def digest(rows: list[tuple[str, ...]]) -> str:
    """SHA-256 of rows of text, in their order."""
    whole = hashlib.sha256()
    for row in rows:
        whole.update(json.dumps(row, ensure_ascii=True).encode() + b"\n")
    return whole.hexdigest()


def question_as_json(question: Question) -> str:
    """A question as one line, the same for the same question."""
    return json.dumps(asdict(question), ensure_ascii=False, sort_keys=True)


def question_from_json(text: str) -> Question:
    """The question that `question_as_json` wrote; what a later version added to it is passed over."""
    values = _known(Question, json.loads(text))
    values["rivals"] = tuple(values.get("rivals", ()))
    values["actors"] = tuple(
        OwnActor(**{**_known(OwnActor, actor), "names": tuple(actor["names"])})
        for actor in values.get("actors", ())
    )
    return Question(**values)


def _known(kind: type[Question | OwnActor], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(kind)}
    return {name: value for name, value in values.items() if name in names}
