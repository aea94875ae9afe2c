"""What there is to read: files, folders, globs and standard input, as the user names them."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from armslength.errors import InputError
from armslength.read.intake import shown
from armslength.read.sidecar import is_sidecar

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Attributes:
        path: None is standard input.
        origin: as the user would name it.
        size: bytes; None is not known.
        folder: the one that was named and in which it was found; None where the file itself was named.
    """

    path: Path | None
    origin: str
    size: int | None
    folder: Path | None = None


def sources(paths: Sequence[str | Path]) -> list[Source]:
    """Every file that the paths name, once, in their order; folders are read through, hidden files left out.

    Links to folders are not followed. What cannot be looked into is a source too: reading it will say why.

    Raises:
        InputError: a path names nothing.
    """
    out: dict[str, Source] = {}
    for given in map(str, paths):
        if given == STANDARD_INPUT:
            out.setdefault(given, Source(None, given, None))
            continue
        folder = Path(given) if _is(Path.is_dir, Path(given)) else None
        for path in _inside(folder) if folder else _files(given):
            if not is_sidecar(path):
                out.setdefault(str(path), Source(path, shown(str(path)), _size(path), folder))
    return list(out.values())


def _files(given: str) -> list[Path]:
    path = Path(given)
    if _is(Path.is_file, path):
        return [path]
    if glob.has_magic(given) and (found := sorted(glob.glob(given, recursive=True))):  # noqa: PTH207 - as shells do
        return [Path(p) for p in found if _is(Path.is_file, Path(p))]
    raise InputError(f"{shown(given)}: no such file or folder; check the path")


def _inside(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it, and what of them cannot be looked into."""
    closed: list[Path] = []
    found: list[Path] = []
    for at, folders, names in os.walk(folder, onerror=lambda problem: closed.append(Path(problem.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [path for name in names if not name.startswith(".") and _is_readable(path := Path(at, name))]
    if closed == [folder]:
        raise InputError(f"{shown(str(folder))}: the folder may not be looked into; check its permissions")
    if not (found or closed):
        raise InputError(f"{shown(str(folder))}: the folder holds no files; name one that does")
    return sorted(found + closed)


def _is_readable(path: Path) -> bool:
    """A file, or a link that leads nowhere, which is met and refused; no pipe, socket or device, whose reading may never end."""
    return _is(Path.is_file, path) or (path.is_symlink() and not _is(Path.exists, path))


def _is(what: Callable[[Path], bool], path: Path) -> bool:
    """Whether it is so; a path that the system cannot even ask about is nothing."""
    try:
        return what(path)
    except OSError:
        return False


def _size(path: Path) -> int | None:
    """None where there is no file any more, or where a link leads nowhere: reading it will tell."""
    try:
        return path.stat().st_size
    except OSError:
        return None
