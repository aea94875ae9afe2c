"""What a person says of reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from armslength import coding, score, store
from armslength.errors import InputError
from armslength.ontology import deeds
from armslength.records import JudgedField, Judgement, Report, Span
from armslength.run.opening import merge
from armslength.run.recording import now
from armslength.store import Dossier

Held = Mapping[tuple[str, Span], Mapping[JudgedField, Judgement]]
"""What holds of each report, by where its words stand."""


def judge(
    directory: str | Path,
    of: str,
    verdict: Mapping[JudgedField, str | None],
    *,
    person: str,
    note: str | None = None,
) -> list[Judgement]:
    """Keep what a person says of an event's reports, or of one report, and merge the events anew.

    Args:
        of: id of an event or of a report.
        verdict: field -> value, as in `records.Judgement`; None takes back what was said before, of an event also what was
            said in the same breath of reports that tell of another event since.
        person: who says so.

    Returns:
        What was kept: one for each report and field that it changes; none where all of it is so already.

    Raises:
        InputError: the dossier does not hold `of`.
    """
    with store.open_dossier(directory, write=True) as dossier:
        reports = dossier.reports([of] if "." in of else dossier.event(of).reports)
        if not reports:
            raise InputError(
                f"{of}: rows of data sets alone tell of it, and they stay as their makers coded them"
            )
        held = coding.in_force(dossier.judgements())
        if "." not in of and not any(verdict.values()):
            reports = [*reports, *_said_with(reports, held, dossier)]
        made = now()
        found = []
        for report in reports:
            said = held.get((report.document, report.trigger), {})
            coded = {"event": "yes", "class": report.class_, "modality": report.modality}
            for name, value in verdict.items():
                before = said[name].value if name in said else None
                if value != before:
                    was = before or coded[name]
                    found.append(
                        Judgement(report.document, report.trigger, name, value, was, person, note, made)
                    )
        said_before = dossier.judgements()
        as_now = coding.applied(reports, [*said_before, *_numbered(found)])
        dossier.judge(found, {r.id: deeds.deed(r) for r in (*reports, *as_now)})
        merge(dossier, dossier.unmerged())
    return found


def _said_with(reports: Sequence[Report], held: Held, dossier: Dossier) -> list[Report]:
    """The other reports of which somebody said something together with what holds of these: by the correction they may have parted."""
    here = {(r.document, r.trigger) for r in reports}
    acts = {(j.made, j.person) for place in here for j in held.get(place, {}).values()}
    parted = {
        place
        for place, said in held.items()
        if place not in here and any((j.made, j.person) in acts for j in said.values())
    }
    return [r for r in dossier.reports() if (r.document, r.trigger) in parted] if parted else []


def judged_passages(directory: str | Path) -> tuple[list[str], int]:
    """The sentences that people judged, as annotated passages in the format of our corpus.

    Returns:
        The passages, and how many sentences cannot be written so (undated, or with brackets of the format).
    """
    with store.open_dossier(directory) as dossier:
        judgements = dossier.judgements()
        wanted = coding.in_force(judgements)
        reports = dossier.reports() if wanted else []
        judged = {r.sentence for r in reports if (r.document, r.trigger) in wanted}
        kept = coding.applied([r for r in reports if r.sentence in judged], judgements)
        found: list[str] = []
        left_out = 0
        for identifier in sorted(judged):
            sentence = dossier.sentence(identifier)
            document = dossier.document(sentence.document)
            passage = score.as_passage(document, sentence, [r for r in kept if r.sentence == identifier])
            left_out += passage is None
            found += [passage] if passage else []
    return found, left_out


def _numbered(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Judgements not yet stored, as the latest."""
    return [replace(j, number=sys.maxsize) for j in judgements]
