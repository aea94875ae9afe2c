"""What takes seconds: done once for each state of the dossier, beside the pages, and kept."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from armslength import measure, run
from armslength.workbench import claims, listing
from armslength.workbench.snapshot import Snapshot, events_by_id, taken

if TYPE_CHECKING:
    from armslength.records import Assessment, Event, Movement, PeriodName, Series
    from armslength.store import Dossier
    from armslength.workbench.claims import Claims
    from armslength.workbench.door import Door, State

MOST_KEPT = {"assess": 4, "claims": 4}
MOST_ELSE = 32
"""So many of the things of a kind are kept: an assessment holds every event it was made of."""

K = TypeVar("K")
T = TypeVar("T")


class NotYet(Exception):
    """It is being reckoned; `seconds` since it was asked for."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s so far")
        self.seconds = seconds


Key = tuple[Hashable, ...]
"""What a job makes: its kind, the state of the dossier that it is made of, and the rest."""


class Jobs:
    """Work by key, one thing at a time in a thread of its own; what is done is kept, the least asked for goes first.

    What was asked of an earlier state of the dossier, or is beyond the most that are kept, and has not begun is not begun any more.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reckoning")
        self._lock = threading.Lock()
        self._jobs: OrderedDict[Key, tuple[Future[Any], float]] = OrderedDict()

    def start(self, key: Key, make: Callable[[], T]) -> tuple[Future[T], float]:
        """See that it is being made, or is there; and since when it was asked for."""
        kind, state, *rest = key
        with self._lock:
            if key not in self._jobs:
                for other in [k for k in self._jobs if (k[0], *k[2:]) == (kind, *rest) and k[1] != state]:
                    if self._jobs[other][0].cancel():
                        del self._jobs[other]
                self._jobs[key] = (self._pool.submit(make), time.monotonic())
                kept = [k for k in self._jobs if k[0] == kind]
                for oldest in kept[: -MOST_KEPT.get(str(kind), MOST_ELSE)]:
                    job = self._jobs[oldest][0]
                    if job.cancel() or job.done():  # what runs is kept: asked again, it would be begun anew
                        del self._jobs[oldest]
            self._jobs.move_to_end(key)
            return self._jobs[key]

    def get(self, key: Key, make: Callable[[], T], patience: float) -> T:
        """What `make` gives.

        Raises:
            NotYet: it is not there after so many seconds, or is not wanted of that state any more; ask again later.
            Exception: whatever `make` raises; asked again, it is tried again.
        """
        job, since = self.start(key, make)
        with contextlib.suppress(CancelledError, NotInTime):
            job.exception(timeout=patience)
        if job.cancelled() or not job.done():
            raise NotYet(time.monotonic() - since)
        failed = job.exception()
        if failed is None:
            return job.result()
        with self._lock:  # what failed is forgotten, so that it is tried again when asked again
            if key in self._jobs and self._jobs[key][0] is job:
                del self._jobs[key]
        raise failed

    def close(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The answer to the dossier's question, and what it was reckoned from.

    Attributes:
        state: of the dossier when it was read.
        events: those that were measured and those beside them, by id.
        seconds: how long it took.
    """

    state: State
    snapshot: Snapshot
    assessment: Assessment
    events: Mapping[str, Event]
    seconds: float


class Reckoning:
    """Assessments and what moved them, by state of the dossier, day and width of period.

    Args:
        patience: for how many seconds a page waits for what is not there yet.
    """

    def __init__(self, door: Door, *, patience: float) -> None:
        self._door = door
        self._patience = patience
        self._jobs = Jobs()
        # Beside the other: to read every document takes longest, and no figure waits for it.
        self._reading = Jobs()
        self._claimed: OrderedDict[str | None, Claims] = OrderedDict()
        self._latest: OrderedDict[tuple[str | None, PeriodName], Reckoned] = OrderedDict()

    def begin(self, as_of: str | None = None, period: PeriodName = "month") -> None:
        """Reckon it before anybody asks."""
        state = self._door.state()
        self._jobs.start(("assess", state, as_of, period), lambda: self._assess(as_of, period))

    def assessed(self, as_of: str | None, period: PeriodName) -> Reckoned:
        """The assessment of the dossier as it stands now.

        Raises:
            NotYet: it is not ready.
        """
        key = ("assess", self._door.state(), as_of, period)
        return self._jobs.get(key, lambda: self._assess(as_of, period), self._patience)

    def latest(self, as_of: str | None, period: PeriodName) -> Reckoned | None:
        """The last assessment that was finished, of the dossier as it stood then; None where there was none."""
        return self._latest.get((as_of, period))

    def why(
        self, found: Reckoned, name: str, of: Sequence[str], *, since: str, at: str, period: PeriodName
    ) -> list[Movement]:
        """As `run.why`, of what was reckoned.

        Raises:
            NotYet: it is not ready.
            InputError: as `run.why`.
        """
        as_dossier = cast("Dossier", found.snapshot)
        key = ("why", found.state, found.assessment.question.until, name, tuple(of), since, at, period)
        return self._jobs.get(
            key, lambda: run.why(as_dossier, name, of, at=at, since=since, period=period), self._patience
        )

    def by_source(
        self, as_of: str | None, period: PeriodName, publishers: tuple[str, ...]
    ) -> dict[str, Series | None]:
        """The client's warmth towards the patron, from the telling of each of those publishers alone.

        Raises:
            NotYet: it is not ready.
        """
        state = self._door.state()
        return self._jobs.get(
            ("by source", state, as_of, period, publishers),
            lambda: {name: self._warmth(as_of, period, name) for name in publishers},
            self._patience,
        )

    def claims(self, as_of: str | None) -> Claims:
        """What is claimed in the dossier as it stands now.

        Raises:
            NotYet: it is not ready.
        """
        key = ("claims", self._door.state(), as_of)
        return self._reading.get(key, lambda: self._claims(as_of), self._patience)

    def latest_claims(self, as_of: str | None) -> Claims | None:
        """The last that were read, of the dossier as it stood then; None where there are none."""
        return self._claimed.get(as_of)

    def copy(self, as_of: str | None) -> None:
        """See that pages as of that day answer at once.

        Raises:
            NotYet: the copy is not ready.
        """
        if as_of is not None and not self._door.has_copy(as_of):
            key = ("copy", self._door.state(), as_of)
            self._jobs.get(key, lambda: self._prepared(as_of), self._patience)

    def settle(self) -> None:
        """Merge what another process left unmerged, beside the pages."""
        self._jobs.start(("settle", self._door.state(), int(time.monotonic() / 5)), self._door.settle)

    def close(self) -> None:
        """Begin nothing more."""
        self._jobs.close()
        self._reading.close()

    def _prepared(self, as_of: str) -> None:
        with self._door.reading(as_of):
            pass

    def _warmth(self, as_of: str | None, period: PeriodName, publisher: str) -> Series | None:
        with self._door.reading(as_of) as dossier:
            question = dossier.question
            told = set(listing.told_by(dossier, publisher))
            events = listing.events_named(dossier, [e for e in listing.of_parties(dossier) if e in told])
            coverage = listing.coverage_of(dossier, publisher, period)
        found = measure.measured(
            events, question, coverage=coverage, period=period, until=question.until, figures=()
        )
        of = (question.client, question.patron)
        return next((s for s in found.series if (s.measure, s.of) == ("warmth", of)), None)

    def _claims(self, as_of: str | None) -> Claims:
        found = claims.taken(self._door, as_of)
        _keep(self._claimed, as_of, found, MOST_KEPT["claims"])
        return found

    def _assess(self, as_of: str | None, period: PeriodName) -> Reckoned:
        begun = time.monotonic()
        snapshot, state = taken(self._door, as_of)
        # `run.assess` asks of a dossier only what a snapshot answers.
        found = run.assess(cast("Dossier", snapshot), period=period)
        made = Reckoned(state, snapshot, found, events_by_id(snapshot), time.monotonic() - begun)
        _keep(self._latest, (as_of, period), made, MOST_KEPT["assess"])
        return made


def _keep(kept: OrderedDict[K, T], key: K, value: T, most: int) -> None:
    """Keep a value as the newest; beyond the most that are kept, the oldest goes."""
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
