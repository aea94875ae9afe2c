"""What is fuzzed: each target takes bytes, and may raise only the errors that it documents.

Beside not raising anything else, a target holds what every caller relies on: a text that was read can be stored, its
sentences give it back, a date that was understood is EDTF, a row is stored or refused.
"""

from __future__ import annotations

import functools
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import seeds

TODAY = date(2026, 1, 1)
SETS = (
    *("polecat", "icews", "gdelt", "acled", "ucdp", "plover", "events", "figures", "unga-roll-calls"),
    *("ideal-points", "unga-votes", "sipri", "cow-trade", "alliances", "igo"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to fuzz.

    Attributes:
        run: takes the input; what it raises that is not `allowed` is a crash.
        seeds: inputs to start from.
    """

    run: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    allowed: Callable[[], tuple[type[BaseException], ...]]


def _unreadable() -> tuple[type[BaseException], ...]:
    from armslength.errors import UnreadableDocument

    return (UnreadableDocument,)


def _ours() -> tuple[type[BaseException], ...]:
    from armslength.errors import ArmslengthError

    return (ArmslengthError,)


def _usage() -> tuple[type[BaseException], ...]:
    import click

    return (*_ours(), click.ClickException)


def _nothing() -> tuple[type[BaseException], ...]:
    return ()


def _intake() -> Any:
    from armslength.read.intake import Intake, Limits

    return Intake("fuzzed", Limits(seconds=1e9, file_bytes=20_000_000), TODAY)


def _hold(items: Any) -> None:
    """Every document that came can be stored and cited."""
    from armslength.read import Known, sentences
    from armslength.records import Quarantined

    intake = _intake()
    for item in items:
        found = item if isinstance(item, Quarantined) else documents_of(item, Known(), intake)
        for words in (
            found.origin,
            *(getattr(found, n, None) or "" for n in ("title", "author", "publisher", "url", "detail")),
        ):
            words.encode("utf-8")
            assert "\n" not in found.origin
        if isinstance(found, Quarantined):
            continue
        found.text.encode("utf-8")
        spans = sentences(found)
        covered = "".join(found.text[s.start : s.end] for s in spans)
        assert "".join(covered.split()) == "".join(found.text.split()), "sentences lose text"


def documents_of(item: Any, known: Any, intake: Any) -> Any:
    """An item as `add` would store it."""
    from armslength.read.documents import _document

    return _document(item, known, intake)


def reader(fmt: str) -> Target:
    """A reader, in this process."""

    def run(data: bytes) -> None:
        from armslength.read.parsing import parse

        _hold(parse(data, fmt, _intake()))

    return Target(run, lambda: seeds.of_reader(fmt), _unreadable)


def stream(fmt: str) -> Target:
    """A reader of records, line by line."""

    def run(data: bytes) -> None:
        from armslength.read.documents import _streamed

        _hold(_streamed(io.BytesIO(data), fmt, _intake()))

    return Target(run, lambda: seeds.of_reader(fmt), lambda: (*_unreadable(), UnicodeDecodeError))


def _docx_body(data: bytes) -> None:
    """A sound DOCX but for the part that holds its words."""
    from armslength.read.parsing import parse

    (whole,) = seeds.of_reader("docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as sound, zipfile.ZipFile(out, "w") as made:
        for entry in sound.infolist():
            made.writestr(
                entry.filename, data if entry.filename == "word/document.xml" else sound.read(entry)
            )
    _hold(parse(out.getvalue(), "docx", _intake()))


def _sidecar(data: bytes) -> None:
    from armslength.read import sidecar

    with tempfile.TemporaryDirectory(dir=_room()) as folder:
        (Path(folder) / "documents.csv").write_bytes(data)
        (Path(folder) / "a.txt").write_bytes(b"Freedonia met Sylvania.")
        sidecar.told(Path(folder) / "a.txt", TODAY)


def _room() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - memory where there is some


@functools.cache
def _connection() -> Any:
    import duckdb

    from armslength.store import schema

    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "1GB"})
    connection.execute("SET enable_progress_bar = false")
    schema.lay_out(connection)
    return connection


def importer(form: str) -> Target:
    """A data set's format, taken in and rolled back."""
    kept: list[tuple[bytes, str]] = []

    def sample() -> tuple[bytes, str]:
        if not kept:
            kept.append(seeds.of_importer(form))
        return kept[0]

    def run(data: bytes) -> None:
        from armslength import store
        from armslength.ontology.actors import registry
        from armslength.records import Dataset
        from armslength.store.sets import taking

        shape = store.FORMS[form]
        file = Path(_room() or tempfile.gettempdir()) / f"armslength-fuzz-{os.getpid()}{sample()[1]}"
        file.write_bytes(data)
        connection = _connection()
        try:
            with store.ready(file) as found:
                named = Dataset(
                    id=found.id, format=form, title=shape.title, publisher=None, licence=None, terms=None, url=None,
                    grade=None, origin="fuzzed", encoding=found.encoding, crosswalk=store.CROSSWALK, confidence=0.5,
                    confidence_source="invented", rows=0, stored=0, refused=0,
                )  # fmt: skip
                connection.execute("BEGIN")
                try:
                    taken = taking.take_in(
                        connection,
                        shape,
                        found.path,
                        named,
                        registry(),
                        parties={"BLR", "RUS", "EU"},
                        run=None,
                    )
                    assert taken.rows == taken.stored + taken.refused
                finally:
                    connection.execute("ROLLBACK")
        finally:
            file.unlink()

    return Target(run, lambda: [sample()[0]], _ours)


def _packed(suffix: str) -> Target:
    def run(data: bytes) -> None:
        from armslength import store

        file = Path(_room() or tempfile.gettempdir()) / f"armslength-fuzz-{os.getpid()}{suffix}"
        file.write_bytes(data)
        try:
            with store.ready(file):
                pass
        finally:
            file.unlink()

    def samples() -> list[bytes]:
        import gzip

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("rows.csv", "date,source,target,class\n2021,RUS,BLR,CONSULT\n")
        return [out.getvalue()] if suffix == ".zip" else [gzip.compress(b"date,source\n2021,RUS\n")]

    return Target(run, samples, _ours)


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _dates(data: bytes) -> None:
    from armslength import edtf
    from armslength.coding.dates import expressions

    text = _words(data[1:])
    published = (None, "2022-03-01", "2021", "9999-12-31", "0001-01-01", "2020-08/2020-10")[
        data[0] % 6 if data else 0
    ]
    for told in expressions(text, published=published):
        assert text[told.start : told.end] == told.text
        assert told.edtf is None or edtf.is_edtf(told.edtf), told.edtf


def _edtf(data: bytes) -> None:
    from armslength import edtf
    from armslength.errors import BadDate

    value = _words(data)
    if edtf.is_edtf(value):
        first, last = edtf.bounds(value)
        assert first is None or last is None or first <= last
        edtf.precision(value)
        assert edtf.label(value)
    try:
        assert edtf.is_edtf(edtf.parse_given(value, "fuzzed"))
    except BadDate:
        pass


def _given(data: bytes) -> None:
    from armslength.read import dates

    dates.plausible(_words(data), TODAY)
    dates.given(_words(data), "fuzzed", TODAY)


def _toml(data: bytes) -> None:
    from armslength.store.question import question_from_toml
    from armslength.store.template import question_to_toml

    question = question_from_toml(data.decode("utf-8", "surrogateescape"), "fuzzed")
    assert question_from_toml(question_to_toml(question), "again") == question


def _scenario(data: bytes) -> None:
    from armslength.cli.outlook import _stated

    _stated(_words(data))


def _document(text: str) -> Any:
    from armslength import read

    return read.record({"text": text, "language": "en"}, "fuzzed", today=TODAY)


def _clauses(data: bytes) -> None:
    from armslength import instruments, read
    from armslength.instruments.clauses import clauses
    from armslength.ontology.actors import registry
    from armslength.records import Document, Span

    text = _words(data)
    half = text.find("\x1e")
    pair = [_document(part) for part in ((text[:half], text[half + 1 :]) if half > 0 else (text, text[::-1]))]
    if not all(isinstance(one, Document) for one in pair):
        return
    old, new = pair
    for one in pair:
        found = clauses(one.text, [Span(s.start, s.end) for s in read.sentences(one)])
        assert all(0 <= c.span.start <= c.body <= c.span.end <= len(one.text) for c in found)
    instruments.compare(old, new, read.sentences(old), read.sentences(new), actors=registry())


def _coder(data: bytes) -> None:
    from armslength import edtf, engine
    from armslength.records import Document

    document = _document(_words(data))
    if not isinstance(document, Document):
        return
    coded = engine.code_document(document)
    assert not (coded.uncoded or "").startswith("the coder failed"), coded.uncoded
    for report in coded.reports:
        assert document.text[report.trigger.start : report.trigger.end] == report.trigger_text
        assert report.date is None or edtf.is_edtf(report.date)
        assert all(0 <= p <= 1 for p in report.probability.values())
    for stance in coded.stances:
        assert document.text[stance.at.start : stance.at.end] == stance.words
        assert stance.date is None or edtf.is_edtf(stance.date)
        for span in (stance.object, stance.answer):
            assert span is None or 0 <= span.start < span.end <= len(document.text)


def _of(words: Sequence[str]) -> Callable[[], Sequence[bytes]]:
    return lambda: [word.encode() for word in words]


TARGETS: dict[str, Target] = {
    **{f"read.{fmt}": reader(fmt) for fmt in ("text", "html", "pdf", "docx", "eml", "json", "feed")},
    "read.docx-body": Target(_docx_body, lambda: [seeds.body_of_docx()], _unreadable),
    **{f"read.{fmt}": stream(fmt) for fmt in ("jsonl", "csv")},
    "read.sidecar": Target(_sidecar, lambda: [b"file,published,grade\na.txt,2021-05-04,B2\n"], _ours),
    **{f"import.{form}": importer(form) for form in SETS},
    "import.zip": _packed(".zip"),
    "import.gz": _packed(".gz"),
    "dates": Target(_dates, _of([f"{n}{text}" for n, text in enumerate(seeds.DATES)]), _nothing),
    "edtf": Target(_edtf, _of(seeds.EDTF), _nothing),
    "given-date": Target(_given, _of(seeds.EDTF), _ours),
    "dossier.toml": Target(_toml, _of(seeds.TOML), _ours),
    "scenario": Target(_scenario, _of(seeds.SCENARIOS), _usage),
    "clauses": Target(_clauses, _of((seeds.TREATY, f"{seeds.TREATY}\x1e{seeds.TREATY.lower()}")), _nothing),
    "coder": Target(_coder, _of(seeds.CODED), _nothing),
}
