"""A parser's process: takes one file's bytes after the other, and says what is in them. See `worker.py`."""

from __future__ import annotations

import os
import signal
import sys
from typing import IO, Any

from armslength.errors import UnreadableDocument
from armslength.read import confinement, frames, parsing
from armslength.read.intake import Intake, quarantined
from armslength.read.reason import Reason

_FIRST_BYTES = 10_000


def main() -> None:
    """Serve until the other side is gone."""
    # Whoever stops the program by hand stops the process at the other end, which then ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a parser prints is no answer
    hello = frames.taken(incoming, _FIRST_BYTES)
    if hello is None:
        return
    confinement.confine(hello[0]["memory_bytes"])
    frames.put(outgoing, "ready")
    while answer(incoming, outgoing):
        pass


def answer(incoming: IO[bytes], outgoing: IO[bytes]) -> bool:
    """Parse one file; False where there is none any more, or the asker is gone."""
    try:
        asked = frames.taken(incoming, sys.maxsize)
        if asked is None:
            return False
        fmt, intake = frames.task(asked[0])
        confinement.give_time(intake.limits.seconds)
        frames.put(outgoing, found(asked[1], fmt, intake))
    except MemoryError:
        os._exit(confinement.TOO_MUCH_MEMORY)
    return True


def found(data: bytes, fmt: str, intake: Intake) -> list[dict[str, Any]]:
    """What is in a file, as JSON holds it; what makes a reader stop is the last of it.

    Raises:
        MemoryError: it takes more than there may be.
    """
    out: list[dict[str, Any]] = []
    try:
        out.extend(frames.told(item) for item in parsing.parse(data, fmt, intake))
    except UnreadableDocument as error:
        out.append(frames.told(quarantined(error)))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - a fault of ours; one document must not stop the other thousand
        why = f"the reader failed on it ({type(fault).__name__}: {fault}); please report it"
        out.append(frames.told(quarantined(intake.refuse(Reason.CRASHED, why))))
    return out


if __name__ == "__main__":
    main()
