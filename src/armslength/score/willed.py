"""From text to stances on annotated passages: found, of which kind, whose, about what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from armslength.coding import Coder
from armslength.records import Mention, Span, Stance
from armslength.score.asked import Sentences, as_document
from armslength.score.stances import GoldStance, StancePassage
from armslength.score.tally import Score, macro_f1, scored, share


@dataclass(slots=True)
class Willed:
    """What one passage adds up to. Pairs are (gold, guess); flags say whether a found stance was right in it."""

    gold: int = 0
    given: int = 0
    found: int = 0
    kinds: list[tuple[str, str]] = field(default_factory=list)
    standing: list[bool] = field(default_factory=list)
    holder: list[bool] = field(default_factory=list)
    object: list[bool] = field(default_factory=list)


def wills(passage: StancePassage, coder: Coder, sentences: Sentences) -> Willed:
    """Code a passage and compare. A stance is found where its words overlap the annotated ones, each once.

    Where decisions are not annotated, those that the coder tells are neither right nor wrong.
    """
    document = as_document(passage.text, passage.id, passage.date)
    told = coder.read(document, sentences(document)).stances
    if passage.case is None:
        told = [s for s in told if s.standing != "done"]
    out = Willed(gold=len(passage.stances), given=len(told))
    left = list(told)
    for gold in passage.stances:
        found = next((s for s in left if _overlap(s.at, gold.at)), None)
        if found is None:
            continue
        left.remove(found)
        out.found += 1
        out.kinds.append((gold.kind, found.kind))
        out.standing.append(gold.standing == found.standing)
        out.holder.append(_same_holder(passage, gold, found))
        if gold.object is not None:
            about = passage.objects[gold.object]
            out.object.append(found.object is not None and _overlap(found.object, about))
    return out


def will_scores(wills: Sequence[Willed]) -> list[Score]:
    """The scores, each with its interval over passages."""

    def flags(what: str, of: Callable[[Willed], list[bool]]) -> Score:
        return scored(
            what, wills, lambda some: share([f for w in some for f in of(w)]), sum(len(of(w)) for w in wills)
        )

    def ratio(what: str, over: Callable[[Willed], int]) -> Score:
        return scored(what, wills, lambda some: _ratio(some, over), sum(map(over, wills)))

    return [
        ratio("stances found: precision", lambda w: w.given),
        ratio("stances found: recall", lambda w: w.gold),
        flags("kind given found: accuracy", lambda w: [g == p for g, p in w.kinds]),
        scored(
            "kind given found: macro F1",
            wills,
            lambda some: macro_f1([pair for w in some for pair in w.kinds]),
            sum(len(w.kinds) for w in wills),
        ),
        flags("standing given found", lambda w: w.standing),
        flags("holder given found", lambda w: w.holder),
        flags("object given found", lambda w: w.object),
    ]


def _ratio(some: Sequence[Willed], over: Callable[[Willed], int]) -> float | None:
    whole = sum(map(over, some))
    return sum(w.found for w in some) / whole if whole else None


def _same_holder(passage: StancePassage, gold: GoldStance, found: Stance) -> bool:
    """Whether one of the annotated holders' words is among ours, or both leave it to who speaks."""
    if gold.speaker:
        return found.speaker
    return any(_overlap(_span(m), passage.actors[i]) for m in found.holder for i in gold.holder)


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
