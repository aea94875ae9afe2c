"""What a parser's process may not do, should a document make it try: set once, for good, by the process itself.

The kernel holds it to its memory, and to writing nothing to any file (on Linux and macOS; Windows has no `resource`). An audit
hook (PEP 578) refuses sockets, processes, and files outside of Python's own folders. The hook sees what Python code does:
against machine code of an attacker's own it is no wall.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

TOO_MUCH_MEMORY = 77
"""Exit status of a process that its own watch ended."""
_SECONDS_BETWEEN_LOOKS = 0.05
_CPU_TO_SPARE = 10
_REFUSED = (
    "socket.", "subprocess.", "pty.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "os.chmod", "os.chown", "os.kill", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
    "os.truncate", "shutil.", "sqlite3.", "tempfile.", "urllib.", "winreg.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
_DEVICES = frozenset({os.devnull, "/dev/urandom"})


def confine(memory_bytes: int) -> None:
    """Confine this process; it cannot be undone."""
    if resource is not None:
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)
        if sys.platform == "darwin":  # which takes a limit of address space and does not hold to it
            watch(memory_bytes)
        else:
            _limit(resource.RLIMIT_AS, memory_bytes)
    sys.dont_write_bytecode = True
    roots = tuple(
        str(Path(root).absolute()) + os.sep for root in {sys.prefix, sys.base_prefix, *sys.path} if root
    )

    def refuse(event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = given
            if not isinstance(path, int) and not _may_open(os.fsdecode(path), flags or 0, roots):
                raise PermissionError(f"a parser may not open {os.fsdecode(path)}")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a parser may not do {event}")

    sys.addaudithook(refuse)


def give_time(seconds: float) -> None:
    """Let the process run for so long from now, should nobody be left to end it."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + seconds) + _CPU_TO_SPARE
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def watch(memory_bytes: int) -> None:
    """End this process once it was ever larger than that."""
    a_unit = 1 if sys.platform == "darwin" else 1024

    def look() -> None:
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * a_unit <= memory_bytes:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        os._exit(TOO_MUCH_MEMORY)

    threading.Thread(target=look, daemon=True).start()


def _limit(which: int, most: int) -> None:
    hard = resource.getrlimit(which)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # a system that has no such limit; time still holds it
        resource.setrlimit(which, (most, most))


def _may_open(path: str, flags: int, roots: tuple[str, ...]) -> bool:
    """Python's own files, for reading; a path that climbs out of a folder is taken for where it leads."""
    at = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() keeps the dots
    return at in _DEVICES or (not flags & _WRITING and at.startswith(roots))
