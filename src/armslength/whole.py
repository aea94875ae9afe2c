"""Files that are the old ones or the new ones, never half of either."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from armslength.errors import InputError


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write beside `path`, whose folder is made where need be; it takes the place of `path` once it is written.

    Where the writing fails or is stopped, what stood at `path` still does, and nothing is left beside it.

    Raises:
        InputError: `path` names no file.
        OSError: it cannot be written.
    """
    if path.name in {"", ".."}:
        raise InputError(f"{path}: it names no file; give the file to write")
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    try:
        yield half
        os.replace(half, path)  # noqa: PTH105 - Path.replace does the same and reads as if text were replaced
    except BaseException:  # a stop by hand too: nothing half written is left beside the file
        half.unlink(missing_ok=True)
        raise


def write_whole(path: Path, text: str) -> None:
    """Write a text; raises as `written_whole`."""
    with written_whole(path) as half:
        half.write_text(text, encoding="utf-8")
