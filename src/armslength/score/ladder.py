"""From text to report on annotated passages, rung by rung: found, class, actors, direction, date, modality.

An event is found where a report's trigger overlaps the annotated one; every later rung is asked of the
found ones only. Countries are compared as sets: a side is right if it holds exactly the annotators'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from armslength.coding import Coder
from armslength.records import Report
from armslength.score.asked import Sentences, as_document
from armslength.score.passages import GoldEvent, Passage
from armslength.score.tally import Score, macro_f1, scored, share
from armslength.score.times import same_time

Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One report: what the coder gave as its probabilities, and what of it was right.

    Attributes:
        right: event, class, modality, report (an event with class and both sides right) -> whether; class
            and modality only where there was an event, report only where a country is given on both sides.
    """

    probability: Mapping[str, float]
    right: Mapping[str, bool]


@dataclass(slots=True)
class Rungs:
    """What one passage adds up to. Pairs are (gold, guess); flags say whether a case was right."""

    gold: int = 0
    given: int = 0
    found: int = 0
    classes: list[tuple[str, str]] = field(default_factory=list)
    modalities: list[tuple[str, str]] = field(default_factory=list)
    source: list[bool] = field(default_factory=list)
    target: list[bool] = field(default_factory=list)
    source_said: list[bool] = field(default_factory=list)
    target_said: list[bool] = field(default_factory=list)
    direction: list[bool] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    by: tuple[int, int, int] = (0, 0, 0)
    judged: list[Judged] = field(default_factory=list)


def climb(passage: Passage, coder: Coder, sentences: Sentences) -> Rungs:
    """Code a passage and compare."""
    document = as_document(passage.text, passage.id, passage.date)
    reports = coder.read(document, sentences(document)).reports
    triggers: dict[tuple[int, int], list[GoldEvent]] = {}
    for event in passage.events:
        triggers.setdefault((event.start, event.end), []).append(event)
    rungs = Rungs(gold=len(triggers), given=len(reports))
    matched = _matched(list(triggers), reports)
    rungs.found = len(matched)
    for span, report in matched:
        _compare(passage, triggers[span], report, rungs)
    taken = {id(report) for _, report in matched}
    rungs.judged += [
        Judged(r.probability, {"event": False, **({"report": False} if _two_sided(r) else {})})
        for r in reports
        if id(r) not in taken
    ]
    return rungs


def scores(rungs: Sequence[Rungs]) -> list[Score]:
    """The ladder's scores, each with its interval over passages."""

    def each(what: str, of: Callable[[Rungs], list[bool]]) -> Score:
        flags = sum(len(of(r)) for r in rungs)
        return scored(what, rungs, lambda some: share([f for r in some for f in of(r)]), flags)

    found = sum(r.found for r in rungs)
    return [
        scored(
            "found: precision",
            rungs,
            lambda some: _ratio(some, "found", "given"),
            sum(r.given for r in rungs),
        ),
        scored(
            "found: recall", rungs, lambda some: _ratio(some, "found", "gold"), sum(r.gold for r in rungs)
        ),
        scored("found: F1", rungs, _found_f1, sum(r.gold for r in rungs)),
        scored(
            "class: accuracy", rungs, lambda some: share([g == p for r in some for g, p in r.classes]), found
        ),
        scored("class: macro F1", rungs, lambda some: macro_f1([x for r in some for x in r.classes]), found),
        scored(
            "modality: macro F1", rungs, lambda some: macro_f1([x for r in some for x in r.modalities]), found
        ),
        each("source: countries right", lambda r: r.source),
        each("target: countries right", lambda r: r.target),
        each("source: no wrong country, where one is given", lambda r: r.source_said),
        each("target: no wrong country, where one is given", lambda r: r.target_said),
        each("direction not swapped", lambda r: r.direction),
        scored("by: F1", rungs, _by_f1, sum(r.by[0] for r in rungs)),
        each("date exactly right, where the text has one", lambda r: r.dates),
    ]


def _matched(
    spans: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> list[tuple[tuple[int, int], Report]]:
    """Annotated triggers with the report that overlaps each most, one to one."""
    free = list(reports)
    out = []
    for start, end in spans:
        best, most = None, 0
        for report in free:
            shared = min(end, report.trigger.end) - max(start, report.trigger.start)
            if shared > most:
                best, most = report, shared
        if best is not None:
            free.remove(best)
            out.append(((start, end), best))
    return out


def _compare(passage: Passage, gold: Sequence[GoldEvent], report: Report, rungs: Rungs) -> None:
    names = [event.class_ for event in gold]
    rungs.classes.append((report.class_ if report.class_ in names else names[0], report.class_))
    rungs.modalities.append((gold[0].modality, report.modality))
    want = (
        _gold_countries(passage, [i for e in gold for i in e.source]),
        _gold_countries(passage, [i for e in gold for i in e.target]),
    )
    have = (_countries(report, "source"), _countries(report, "target"))
    for right, said, w, h in (
        (rungs.source, rungs.source_said, want[0], have[0]),
        (rungs.target, rungs.target_said, want[1], have[1]),
    ):
        if w:
            right.append(w == h)
        if h:
            said.append(h <= w)
    if all(want) and all(have) and want[0] != want[1] and set(have) & set(want):
        rungs.direction.append(have != (want[1], want[0]))
    told = any(event.by is not None for event in gold)
    rungs.by = (
        rungs.by[0] + told,
        rungs.by[1] + (report.by is not None),
        rungs.by[2] + (told and report.by is not None),
    )
    linked = next((passage.times[e.time] for e in gold if e.time is not None), None)
    if linked and linked.edtf:
        rungs.dates.append(same_time(passage, linked, report.date))
    verdict = {
        "event": True,
        "class": report.class_ in names,
        "modality": report.modality == gold[0].modality,
    }
    if all(have):
        verdict["report"] = report.class_ in names and have == want
    rungs.judged.append(Judged(report.probability, verdict))


def _gold_countries(passage: Passage, ids: Sequence[int]) -> frozenset[str]:
    return frozenset(c for i in ids for c in passage.mentions[i].countries)


def _countries(report: Report, side: str) -> frozenset[str]:
    mentions = report.source if side == "source" else report.target
    return frozenset(m.country for m in mentions if m.country)


def _two_sided(report: Report) -> bool:
    return bool(_countries(report, "source") and _countries(report, "target"))


def _ratio(some: Sequence[Rungs], above: str, below: str) -> float | None:
    total = sum(getattr(r, below) for r in some)
    return sum(getattr(r, above) for r in some) / total if total else None


def _found_f1(some: Sequence[Rungs]) -> float | None:
    total = sum(r.gold + r.given for r in some)
    return 2 * sum(r.found for r in some) / total if total else None


def _by_f1(some: Sequence[Rungs]) -> float | None:
    total = sum(r.by[0] + r.by[1] for r in some)
    return 2 * sum(r.by[2] for r in some) / total if total else None
