"""The files of a network held against their checksums: a half-copied or changed model says so and codes nothing.

`SHA256SUMS` beside them is what `sha256sum` writes and `sha256sum -c` checks.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from armslength.errors import ModelDamaged

SUMS = "SHA256SUMS"
FILES = ("encoder.onnx", "heads.npz", "labels.json", "vocabulary.txt")


def check(weights: Path) -> None:
    """Refuse a folder whose files are not those that its `SHA256SUMS` names.

    Raises:
        ModelDamaged: a file is missing or another, or the sums are missing.
    """
    if found := wrong(weights):
        raise ModelDamaged(str(weights), found)


def wrong(weights: Path) -> str | None:
    """What is wrong with a folder of weights, the first thing found; None where nothing is."""
    sums = weights / SUMS
    if not sums.is_file():
        return f"{SUMS} is missing"
    try:
        promised = {
            name: digest
            for digest, _, name in (line.partition("  ") for line in sums.read_text("utf-8").splitlines())
        }
        for name in FILES:
            if name not in promised:
                return f"{SUMS} does not name {name}"
            if not (weights / name).is_file():
                return f"{name} is missing"
            if of_file(weights / name) != promised[name]:
                return f"{name} is not the file that {SUMS} names"
    except (OSError, UnicodeDecodeError) as problem:
        return f"it cannot be read: {problem}"
    return None


def write(weights: Path) -> None:
    """Write the sums of a folder's files; whoever makes or changes weights calls it last."""
    lines = [f"{of_file(weights / name)}  {name}\n" for name in FILES]
    (weights / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def of_file(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def of_weights(weights: Path) -> str:
    """SHA-256 of the sums: one name for all the files."""
    return of_file(weights / SUMS)
