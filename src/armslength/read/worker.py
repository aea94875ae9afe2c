"""Files parsed in a process of their own: one that loops, swells or crashes is ended, and the next file gets a new one.

The process is started when the first file needs it and serves all that follow: starting one takes a fifth of a second,
asking it a tenth of a millisecond. It gets bytes and gives JSON; neither a path nor the environment goes over, save what
Python needs to run. What it may not do stands in `confinement.py`.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from typing import Any

from armslength.errors import InputError, UnreadableDocument
from armslength.read import frames
from armslength.read.confinement import TOO_MUCH_MEMORY
from armslength.read.intake import Intake, Item
from armslength.read.reason import Reason

# -P: a folder of hostile files may hold one called json.py, and it must not be taken for Python's own.
_PROGRAM = (sys.executable, "-P", "-m", "armslength.read.child")
_KEPT = frozenset(
    {"PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
)
_SECONDS_TO_START = 30.0
_FIRST_BYTES = 10_000
_ADVICE = "give its text as .txt"


class Worker:
    """A parser's process; one file at a time."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.owner = os.getpid()
        self.served = 0
        self._late = False
        path = os.pathsep.join(os.path.abspath(p) for p in sys.path if p)  # noqa: PTH100 - strings in, strings out
        given = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
        try:
            self._process = subprocess.Popen(
                _PROGRAM,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**given, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError as problem:
            raise InputError(
                f"{sys.executable}: no process can be started to parse files in ({problem}); end some programs, "
                "or give the text as .txt, which needs none"
            ) from problem
        if not self._answers():
            self.end()
            raise InputError(
                f"{sys.executable}: the process that parses files did not start; try `{sys.executable} -P -m "
                "armslength.read.child < /dev/null` to see why, or give the text as .txt, which needs none"
            )

    def ask(self, data: bytes, fmt: str, intake: Intake) -> list[dict[str, Any]]:
        """What is in a file, as `frames.told` has it.

        Raises:
            UnreadableDocument: `too-slow`, `too-much-memory`, `expands-too-much` or `crashed`; this process is over then.
        """
        self.served += 1
        clock = threading.Timer(intake.limits.seconds, self._ring)
        clock.start()
        try:
            frames.put(self._to, frames.asked(fmt, intake), data)
            answer = frames.taken(self._from, intake.limits.unfolded * intake.limits.file_bytes)
        except OverflowError:
            self.end()
            raise intake.refuse(Reason.EXPANDS_TOO_MUCH, f"its words are too many; {_ADVICE}") from None
        except OSError:
            answer = None
        except BaseException:  # a stop by hand too: half an answer must not be taken for the next file's
            self.end()
            raise
        finally:
            clock.cancel()
            clock.join()  # it may ring just now, and must not be taken for the next file's
        if answer is None:
            raise self._why(intake)
        found: list[dict[str, Any]] = answer[0]
        return found

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, or is being ended, since its last answer."""
        return self._late or self._process.poll() is not None

    def end(self) -> int:
        """End the process, whatever it does; its exit status."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was to be written to it is of no use any more
                pipe.close()  # type: ignore[union-attr]
        return self._process.wait()

    @property
    def _to(self) -> Any:
        return self._process.stdin

    @property
    def _from(self) -> Any:
        return self._process.stdout

    def _answers(self) -> bool:
        """Whether it has started and confined itself."""
        clock = threading.Timer(_SECONDS_TO_START, self._process.kill)
        clock.start()
        try:
            frames.put(self._to, {"memory_bytes": self.memory_bytes})
            return frames.taken(self._from, _FIRST_BYTES) is not None
        except (OSError, OverflowError):
            return False
        finally:
            clock.cancel()

    def _ring(self) -> None:
        self._late = True
        self._process.kill()

    def _why(self, intake: Intake) -> UnreadableDocument:
        """Why there is no answer."""
        try:
            status = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            status = self.end()
        self.end()
        if self._late:
            return intake.refuse(Reason.TOO_SLOW, f"over {intake.limits.seconds:.0f} s; {_ADVICE}")
        if status == TOO_MUCH_MEMORY:
            most = intake.limits.memory_bytes // 1_000_000
            return intake.refuse(Reason.TOO_MUCH_MEMORY, f"over {most} MB to read it; {_ADVICE}")
        ended = f"signal {-status}" if status < 0 else f"exit status {status}"
        return intake.refuse(Reason.CRASHED, f"it ended the process that parsed it ({ended}); {_ADVICE}")


_lock = threading.Lock()
_worker: Worker | None = None


def parsed(data: bytes, fmt: str, intake: Intake) -> list[Item]:
    """What is in a file's bytes, parsed in another process: documents and what is refused, in their order.

    Raises:
        UnreadableDocument: the file broke a limit or the process.
        InputError: no process can be started.
    """
    with _lock:
        worker = _ready(intake)
        fresh = not worker.served
        try:
            found = worker.ask(data, fmt, intake)
        except UnreadableDocument as error:
            close()
            if fresh or error.reason != Reason.TOO_MUCH_MEMORY.value:
                raise
            # What the files before it left behind may have been too much, not this one.
            try:
                found = _ready(intake).ask(data, fmt, intake)
            except UnreadableDocument:
                close()
                raise
        except BaseException:  # a stop by hand too: as above
            close()
            raise
    return [frames.item(one, intake.origin) for one in found]


def close() -> None:
    """End the process, if there is one; the next file starts another."""
    global _worker  # noqa: PLW0603 - one process serves all callers
    if _worker is not None and _worker.owner == os.getpid():
        _worker.end()
    _worker = None


def _ready(intake: Intake) -> Worker:
    global _worker  # noqa: PLW0603 - one process serves all callers
    memory = intake.limits.memory_bytes
    if _worker is None or _worker.owner != os.getpid() or _worker.memory_bytes != memory or _worker.is_over:
        close()
        _worker = Worker(memory)
    return _worker


atexit.register(close)
