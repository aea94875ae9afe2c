"""Bytes into text: byte order mark, then strict UTF-8, then what the file declares, then a guess."""

from __future__ import annotations

import codecs
import re

from armslength.read.foreign import foreign
from armslength.read.intake import Intake
from armslength.read.reason import Reason

_ADVICE = "save it as UTF-8, then add it again"
_SAMPLE_BYTES = 256_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
# What pages that declare these mean, says the HTML standard.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decoded(data: bytes, intake: Intake, declared: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding; a byte order mark is not text.

    Raises:
        UnreadableDocument: `binary` for what is no text at all, `bad-encoding` for text that no
            encoding explains.
    """
    text, encoding = _decoded(data, intake, declared)
    if "\0" in text or len(_CONTROLS.findall(text[:_SAMPLE_BYTES])) > _MOST_CONTROLS * len(
        text[:_SAMPLE_BYTES]
    ):
        raise intake.refuse(
            Reason.BINARY, "it holds bytes that no text holds; give a text, PDF, DOCX or HTML file"
        )
    return text, encoding


def marked(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with, and the encoding it stands for."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, with or without a mark that says so."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def of_head(head: bytes, intake: Intake) -> str:
    """The encoding of a file too long to hold, by its beginning; UTF-8 where nothing else fits."""
    mark = marked(head)
    if mark is not None:
        return {"utf-8": "utf-8-sig"}.get(mark[1], mark[1].removesuffix("-le").removesuffix("-be"))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _guess(head, intake) or "utf-8"
    return "utf-8"


def _decoded(data: bytes, intake: Intake, declared: str | None) -> tuple[str, str]:
    mark = marked(data)
    if mark is not None:
        return _strict(data[len(mark[0]) :], mark[1], intake), mark[1]
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error.start, intake)
    if b"\0" in data:
        raise intake.refuse(Reason.BINARY, "it holds NUL bytes; give a text, PDF, DOCX or HTML file")
    encoding = _codec(declared) or _guess(data[:_SAMPLE_BYTES], intake)
    if encoding is None:
        raise intake.refuse(Reason.BAD_ENCODING, f"neither UTF-8 nor any other encoding we know; {_ADVICE}")
    return _strict(data, encoding, intake), encoding


def _strict(data: bytes, encoding: str, intake: Intake) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"byte {error.start:,} is no {encoding}, which the rest seems to be; {_ADVICE}"
        raise intake.refuse(Reason.BAD_ENCODING, detail) from error


def _refuse_damaged_utf8(data: bytes, first: int, intake: Intake) -> None:
    """Read as a one-byte encoding, UTF-8 with a few bad bytes would turn into letter salad unnoticed."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(not char.isascii() for char in text[:_SAMPLE_BYTES]) - broken
    if sound > broken:
        raise intake.refuse(
            Reason.BAD_ENCODING, f"UTF-8 but for byte {first:,} and {broken - 1:,} more; {_ADVICE}"
        )


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _guess(data: bytes, intake: Intake) -> str | None:
    import charset_normalizer  # noqa: PLC0415 - only few files need it

    with foreign(intake, Reason.BAD_ENCODING, _ADVICE):
        found = charset_normalizer.from_bytes(data)
        best = found.best()
        if best is None:
            return None
        equal = {m.encoding for m in found if (m.chaos, m.coherence) == (best.chaos, best.coherence)}
    # Its neighbours differ from it in a few letters only; by far the most such files are cp1252.
    return "cp1252" if "cp1252" in equal else str(best.encoding)
