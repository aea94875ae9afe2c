"""What is in a dossier and is not measured, or was measured by another version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from armslength import coding, store
from armslength.errors import ModelDamaged
from armslength.run.doctoring.finding import MUCH, SHOWN, Finding, asking
from armslength.run.recording import versions

REFUSED = 0.2
"""The share of a data set's rows whose refusal is told."""


def lost(dossier: store.Dossier) -> Iterator[Finding]:
    """All that was brought and did not come to be measured."""
    yield from _documents_lost(dossier)
    yield from _rows_lost(dossier)
    yield from _runs_lost(dossier)


def _documents_lost(dossier: store.Dossier) -> Iterator[Finding]:
    counts = dossier.counts()
    met = counts.documents + counts.quarantined
    if counts.quarantined > MUCH * met:
        reasons = dossier.sql(
            "SELECT reason, count(*) AS n FROM quarantine GROUP BY reason ORDER BY n DESC, reason"
        )
        yield Finding(
            "warning",
            "quarantine",
            f"{counts.quarantined:,} of {met:,} documents could not be read",
            tuple(f"{reason}: {n:,}" for reason, n in reasons[:SHOWN]),
            "armslength documents DIR --quarantined",
            "mend what the reasons say and add them again",
        )
    uncoded = sum(counts.uncoded.values())
    if uncoded > MUCH * counts.documents:
        yield Finding(
            "warning",
            "uncoded",
            f"{uncoded:,} of {counts.documents:,} documents are stored but not coded: nothing in them is measured",
            tuple(f"{reason}: {n:,}" for reason, n in list(counts.uncoded.items())[:SHOWN]),
            asking("SELECT id, uncoded, origin FROM documents WHERE uncoded IS NOT NULL"),
            "give translations; or the language with --language where it was mistaken",
        )


def _rows_lost(dossier: store.Dossier) -> Iterator[Finding]:
    for dataset in dossier.datasets():
        if dataset.refused > REFUSED * max(1, dataset.rows):
            yield Finding(
                "warning",
                "refused",
                f"{dataset.refused:,} of {dataset.rows:,} rows of {dataset.title} were refused",
                (dataset.id,),
                asking(
                    f"SELECT reason, count(*) FROM refused WHERE dataset = '{dataset.id}' GROUP BY reason"  # noqa: S608
                ),
                "see whether the format is the right one",
            )


def _runs_lost(dossier: store.Dossier) -> Iterator[Finding]:
    killed = [
        f"run {r.number}: {r.command}, {r.started:%Y-%m-%d %H:%M}" for r in dossier.runs() if not r.outcome
    ]
    if killed:
        yield Finding(
            "warning",
            "killed",
            f"{len(killed)} commands never ended: they were killed, or run just now",
            tuple(killed[-SHOWN:]),
            asking("FROM runs WHERE outcome IS NULL"),
            "run the same command again: it does what is left",
        )


def mixed_versions(dossier: store.Dossier) -> Iterator[Finding]:
    """What was coded by more than one coder, or by another than today's."""
    coders = dossier.coders()
    try:
        present = versions()
    except ModelDamaged:  # a finding of its own: `model`
        return
    old = [coder for coder in coders if coder != present["coder"]]
    changed = sorted(
        name
        for name in ("weights", "tables")
        if any(
            r.versions.get(name, present[name]) != present[name] for r in dossier.runs() if r.command == "add"
        )
    )
    if len(coders) > 1 or old or changed:
        parts = [f"coders {', '.join(coders)}"] if old or len(coders) > 1 else []
        parts += [f"other {name}" for name in changed]
        yield Finding(
            "warning",
            "versions",
            f"documents were coded by {'; '.join(parts)}; this version has {present['coder']}",
            tuple(coders),
            asking("SELECT coder, count(DISTINCT document) FROM reports GROUP BY coder"),
            "a shift may be the coder's and not the world's: make a new dossier of the same documents",
        )


def judged_nothing(dossier: store.Dossier) -> Iterator[Finding]:
    """What was judged of reports that are not there any more."""
    held: set[Any] = {(r.document, r.trigger) for page in dossier.iter_reports() for r in page}
    strays = sorted(
        {
            document
            for document, trigger in coding.in_force(dossier.judgements())
            if (document, trigger) not in held
        }
    )
    if strays:
        yield Finding(
            "warning",
            "judged-nothing",
            f"what was judged in {len(strays)} documents is of no report any more: it changes nothing",
            tuple(strays[:SHOWN]),
            "armslength judgements DIR",
            "judge again, by the reports' present ids",
        )
