"""What there is to read: files, folders, globs and standard input, as the user names them."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from armslength.errors import InputError
from armslength.read.sidecar import is_sidecar

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Attributes:
        path: None is standard input.
        origin: as the user would name it.
        size: bytes; None is not known.
    """

    path: Path | None
    origin: str
    size: int | None


def sources(paths: Sequence[str | Path]) -> list[Source]:
    """Every file that the paths name, once, in their order; folders are read through, hidden files left out.

    Raises:
        InputError: a path names nothing.
    """
    out: dict[str, Source] = {}
    for given in map(str, paths):
        if given == STANDARD_INPUT:
            out.setdefault(given, Source(None, given, None))
            continue
        for path in _files(given):
            if not is_sidecar(path):
                out.setdefault(str(path), Source(path, str(path), path.stat().st_size))
    return list(out.values())


def _files(given: str) -> Iterator[Path]:
    path = Path(given)
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path)))
        if not inside:
            raise InputError(f"{given}: the folder holds no files; name one that does")
        yield from inside
    elif path.is_file():
        yield path
    elif glob.has_magic(given) and (found := sorted(glob.glob(given, recursive=True))):  # noqa: PTH207 - as shells do
        yield from (Path(p) for p in found if Path(p).is_file())
    else:
        raise InputError(f"{given}: no such file or folder; check the path")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
