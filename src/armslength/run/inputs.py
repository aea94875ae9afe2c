"""The hashes of what a run is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from armslength import read, store


def hashed(sources: Iterable[read.Source], into: list[store.Input]) -> Iterator[read.Source]:
    """The sources as they come, each with its file's hash appended to `into` before it is read.

    What is refused for its size is not read for its hash either.
    """
    for source in sources:
        if read.is_too_large(source):
            into.append(store.Input(source.origin, None, source.size))
        else:
            into.append(of_file(source.path, source.origin))
        yield source


def of_file(path: Path | None, origin: str) -> store.Input:
    """A file with its hash; standard input, or what cannot be read (its reader will say why), has none."""
    if path is None:
        return store.Input(origin, None, None)
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            return store.Input(origin, found, file.tell())
    except OSError:
        return store.Input(origin, None, None)
