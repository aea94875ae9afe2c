"""Reports as people judged them: what a person says stands above what the coder read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from armslength.ontology.plover import CLASSES
from armslength.records import JudgedField, Judgement, Modality, Report, Span


def in_force(judgements: Iterable[Judgement]) -> dict[tuple[str, Span], dict[JudgedField, Judgement]]:
    """The latest judgement of each field of each report, by where its words stand; none that was taken back."""
    latest: dict[tuple[str, Span], dict[JudgedField, Judgement]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda j: j.number):
        said = latest[judgement.document, judgement.trigger]
        if judgement.value is None:
            said.pop(judgement.field, None)
        else:
            said[judgement.field] = judgement
    return {where: said for where, said in latest.items() if said}


def applied(reports: Sequence[Report], judgements: Iterable[Judgement]) -> list[Report]:
    """The reports without those judged to be no event, and the others with the class and modality judged.

    What a person said is certain: its probability is 1, and `report` is what it is given that.
    """
    said = in_force(judgements)
    return [_as_judged(r, said.get((r.document, r.trigger), {})) for r in reports if _kept(r, said)]


def _kept(report: Report, said: dict[tuple[str, Span], dict[JudgedField, Judgement]]) -> bool:
    return "event" not in said.get((report.document, report.trigger), {})


def _as_judged(report: Report, said: dict[JudgedField, Judgement]) -> Report:
    probability = dict(report.probability)
    if "class" in said:
        class_ = CLASSES[said["class"].value or report.class_]
        given = probability.get("class", 1.0)
        if "report" in probability and given:
            probability["report"] = min(1.0, probability["report"] / given)
        probability["class"] = 1.0
        report = replace(report, class_=class_.name, quad=class_.quad, intensity=class_.intensity)
    if "modality" in said:
        probability["modality"] = 1.0
        report = replace(report, modality=cast("Modality", said["modality"].value))
    return replace(report, probability=probability)
