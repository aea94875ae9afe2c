"""A file of coded events made ready: unzipped where it is zipped, named by its bytes, as UTF-8."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import hashlib
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from armslength.errors import InputError

BLOCK = 1 << 20
EXPANSION = 200
"""Times its packed size that an archive may unfold to, once past `FREELY` bytes; tables pack five- to fifteenfold."""
FREELY = 50_000_000


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that can be read as it lies.

    Attributes:
        path: the file, the one that lay in the archive, or where it is not in UTF-8 a copy that is.
        id: `s` and twelve hex digits, a hash of the bytes that came.
        encoding: that it came in: `utf-8`, or `latin-1` where it is not.
    """

    path: Path
    id: str
    encoding: str


@contextlib.contextmanager
def ready(file: Path) -> Iterator[Ready]:
    """The file, ready to be read while the context lasts.

    Raises:
        InputError: there is no such file, it is empty or damaged, or an archive holds more than one file or
            cannot be unpacked.
    """
    with contextlib.ExitStack() as stack:
        try:
            path = file.resolve(strict=True)
            if not path.is_file():
                raise InputError(f"{file}: it is no file but a folder, a pipe or a device; name a file")
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="armslength-")))
            if path.suffix.lower() == ".zip":
                path = _unzipped(path, folder)
            found = _looked_at(path)
            if found is not None and found[1] != "utf-8":
                path = _as_utf8(path, found[1], folder)
        except FileNotFoundError as problem:
            raise InputError(f"{file}: no such file; check the name") from problem
        except RuntimeError as problem:  # encrypted, or packed by a method that zipfile does not know
            raise InputError(
                f"{file}: cannot be unzipped: {problem}; unzip it and import what it holds"
            ) from problem
        except (
            OSError,
            EOFError,
            zlib.error,
            lzma.LZMAError,
            zipfile.BadZipFile,
        ) as problem:
            raise InputError(f"{file}: cannot be read: {problem}; fetch it anew") from problem
        if found is None:
            raise InputError(f"{file}: it is empty")
        yield Ready(path, *found)


def _unzipped(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            member = _only_member(path, archive)
            out = folder / "unzipped" / Path(member.filename).name
            out.parent.mkdir()
            with archive.open(member) as packed, out.open("wb") as plain:
                shutil.copyfileobj(packed, plain, BLOCK)
            return out
    except (InputError, OSError, RuntimeError, MemoryError):
        raise
    except Exception as problem:  # a damaged one makes zipfile raise what it likes
        raise zipfile.BadZipFile(f"damaged ({type(problem).__name__}: {problem})") from problem


def _only_member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [m for m in archive.infolist() if not m.is_dir() and not Path(m.filename).name.startswith(".")]
    if len(members) != 1:
        raise InputError(f"{path}: it holds {len(members)} files; unzip it and import them one by one")
    _check_expansion(path, members[0].file_size)
    return members[0]


def _check_expansion(path: Path, size: int) -> None:
    """Refuse what would fill the disk."""
    if size > max(EXPANSION * path.stat().st_size, FREELY):
        raise InputError(
            f"{path}: it unfolds to more than {EXPANSION} times its size; unpack it yourself and look inside"
        )


def _as_utf8(path: Path, encoding: str, folder: Path) -> Path:
    """A copy in UTF-8, unpacked: DuckDB takes 0x80 to 0x9F, which Latin-1 has for control signs, for no Latin-1."""
    packed = path.suffix.lower() == ".gz"
    out = folder / "utf-8" / path.name.removesuffix(path.suffix if packed else "")
    out.parent.mkdir()
    with (gzip.open if packed else open)(path, "rb") as came, out.open("wb") as copy:
        while block := came.read(BLOCK):
            copy.write(block.decode(encoding).encode())
            _check_expansion(path, copy.tell())
    return out


def _looked_at(path: Path) -> tuple[str, str] | None:
    """The file's id and encoding; None where it is empty."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    encoding = "utf-8"
    decoder = codecs.getincrementaldecoder("utf-8")()
    nothing = True
    size = 0
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    if path.suffix.lower() != ".parquet":
        with opened(path, "rb") as text:
            try:
                while block := text.read(BLOCK):
                    nothing = False
                    size += len(block)
                    _check_expansion(path, size)
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                encoding = "latin-1"
    elif path.stat().st_size:
        nothing = False
    return None if nothing else ("s" + digest.hexdigest()[:12], encoding)
