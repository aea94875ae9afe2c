"""A file of coded events made ready: unzipped where it is zipped, named by its bytes, its encoding found."""

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


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that can be read as it lies.

    Attributes:
        path: the file, or the one that lay in the archive.
        id: `s` and twelve hex digits, a hash of the bytes.
        encoding: `utf-8`, or `latin-1` where it is not.
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
            if path.suffix.lower() == ".zip":
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="armslength-")))
                path = _unzipped(path, folder)
            found = _looked_at(path)
        except FileNotFoundError as problem:
            raise InputError(f"{file}: no such file; check the name") from problem
        except RuntimeError as problem:  # encrypted, or packed by a method that zipfile does not know
            raise InputError(
                f"{file}: cannot be unzipped: {problem}; unzip it and import what it holds"
            ) from problem
        except (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as problem:
            raise InputError(f"{file}: cannot be read: {problem}; fetch it anew") from problem
        if found is None:
            raise InputError(f"{file}: it is empty")
        yield Ready(path, *found)


def _unzipped(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        members = [
            m for m in archive.infolist() if not m.is_dir() and not Path(m.filename).name.startswith(".")
        ]
        if len(members) != 1:
            raise InputError(f"{path}: it holds {len(members)} files; unzip it and import them one by one")
        out = folder / Path(members[0].filename).name
        with archive.open(members[0]) as packed, out.open("wb") as plain:
            shutil.copyfileobj(packed, plain, BLOCK)
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
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    if path.suffix.lower() != ".parquet":
        with opened(path, "rb") as text:
            try:
                while block := text.read(BLOCK):
                    nothing = False
                    decoder.decode(block)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                encoding = "latin-1"
    elif path.stat().st_size:
        nothing = False
    return None if nothing else ("s" + digest.hexdigest()[:12], encoding)
