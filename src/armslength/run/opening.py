"""A dossier opened for a moment at a time, its events brought up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from armslength import coding, store

PATIENCE = 60.0

REPORTS_A_TURN = 2_500


@contextmanager
def opened(directory: str | Path, *, as_of: str | None = None) -> Iterator[store.Dossier]:
    """The dossier with its events up to date, for reading; as of an ISO day, only what was published by then."""
    settle(directory)
    if as_of is None:
        with store.open_dossier(directory) as dossier:
            yield dossier
        return
    with store.open_as_of(directory, as_of) as dossier:
        merge(dossier)
        yield dossier


def settle(directory: str | Path, *, patience: float = 1.0) -> None:
    """Bring the events up to date, as far as reports or rows changed since: a part at a time, so that others come in."""
    with store.open_dossier(directory, patience=patience) as dossier:
        behind = bool(dossier.unmerged(REPORTS_A_TURN))
    while behind:
        with store.open_dossier(directory, write=True, patience=patience) as dossier:
            merge(dossier, dossier.unmerged(REPORTS_A_TURN))
            behind = bool(dossier.unmerged(REPORTS_A_TURN))


@contextmanager
def writing(directory: str | Path, run: int) -> Iterator[store.Dossier]:
    """The dossier for a moment's writing, as part of a run."""
    with store.open_dossier(directory, write=True, patience=PATIENCE) as dossier:
        dossier.go_on_with(run)
        yield dossier


def merge(dossier: store.Dossier, of: Sequence[str] | None = None) -> None:
    """Make the events anew: all of them, or those that tell of the deeds `of`; no other can change by them."""
    where = _provenance(dossier, of)
    told = dossier.reports() if of is None else dossier.reports_of(of)
    dossier.replace_events(coding.merge(coding.applied(told, dossier.judgements()), where), of)


def merge_rest(dossier: store.Dossier) -> None:
    """Make all events anew that changed, however many deeds the rows of data sets tell of: those need not come in here."""
    told = dossier.unmerged_told()
    where = _provenance(dossier, told)
    judged = coding.applied(dossier.reports_of(told), dossier.judgements())
    dossier.replace_events(coding.merge(judged, where), told, rest=True)


def _provenance(dossier: store.Dossier, of: Sequence[str] | None) -> dict[str, coding.Provenance]:
    return {
        report: coding.Provenance(p.sentence, p.content_hash, p.publisher)
        for report, p in dossier.provenance(of).items()
    }


def coders_of(dossier: store.Dossier) -> list[str]:
    """Who coded what the dossier holds."""
    coded = any(store.tells_events(dataset.format) for dataset in dossier.datasets())
    return dossier.coders() + (["the makers of its data sets"] if coded else [])
