"""From a document's sentences to its reports: the network's reading, with actors and dates resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from armslength.coding.actors import Resolver
from armslength.coding.dates import TimeExpression, date_of, expressions
from armslength.coding.network import Network, Tagged, TaggedMention, TaggedTrigger, Window
from armslength.ontology.plover import CLASSES
from armslength.records import Document, Mention, Modality, Report, Sentence, Span

ROLE_THRESHOLD = 0.5
NEXT_TO_LIKELIEST = 0.75
"""A second mention fills a role beside the likeliest one if it is this near to it in probability."""
LONE_ROLE_THRESHOLD = 0.2
"""A role that no mention fills surely goes to the likeliest one, if it is at least this likely. All three
were chosen on the dev split, where the countries of source and target are most often right."""
CONTEXT_CHARACTERS = 300
"""How much of the paragraph before a sentence the encoder may see, in whole sentences."""


class Coder(Protocol):
    """Anything that reads reports out of sentences: a pure function with a name and a version."""

    @property
    def name(self) -> str:
        """`name@version`, kept with every report."""
        ...

    def reports(self, document: Document, sentences: Sequence[Sentence]) -> list[Report]:
        """What the sentences of one document say was done, in order of the text."""
        ...


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence as the network sees it: its window starts at `base` in the document's text."""

    sentence: Sentence
    base: int
    times: tuple[TimeExpression, ...]


class NetworkCoder:
    """The shipped coder: one encoder pass a sentence."""

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()

    @property
    def name(self) -> str:
        """`name@version` of the weights."""
        return self._network.name

    def reports(self, document: Document, sentences: Sequence[Sentence]) -> list[Report]:
        """What the sentences of one document say was done, in order of the text.

        A trigger with neither source nor target is no report. Dates follow `coding.dates`; actors that
        cannot be resolved keep their words with code None.
        """
        if not sentences:
            return []
        times = expressions(document.text, published=document.published)
        views = [_view(sentences, i, times) for i in range(len(sentences))]
        windows = [
            Window(
                document.text[v.base : v.sentence.end],
                tuple((t.start - v.base, t.end - v.base) for t in v.times),
            )
            for v in views
        ]
        tagged = self._network.read(windows)
        return _Reader(document, self.name, times).read(views, tagged)


def _view(sentences: Sequence[Sentence], index: int, times: Sequence[TimeExpression]) -> _View:
    this = sentences[index]
    base = this.start
    for earlier in reversed(sentences[:index]):
        if earlier.paragraph != this.paragraph or this.start - earlier.start > CONTEXT_CHARACTERS:
            break
        base = earlier.start
    return _View(this, base, tuple(t for t in times if base <= t.start and t.end <= this.end))


class _Reader:
    """Turns tagged windows into reports, remembering the document's actors as it goes."""

    def __init__(self, document: Document, coder: str, times: Sequence[TimeExpression]) -> None:
        self._document = document
        self._times = times
        self._coder = coder
        self._resolver = Resolver(published=document.published)
        self._known: dict[Span, tuple[Mention, ...]] = {}
        self._reports: list[Report] = []

    def read(self, views: Sequence[_View], tagged: Sequence[Tagged]) -> list[Report]:
        for view, window in zip(views, tagged, strict=True):
            actors = self._actors(view, window.mentions)
            for trigger in window.triggers:
                if view.base + trigger.start >= view.sentence.start:
                    self._report(view, trigger, actors)
        return self._reports

    def _actors(self, view: _View, mentions: Sequence[TaggedMention]) -> list[tuple[Mention, ...]]:
        """Each tagged mention as resolved; those of the sentences before keep what was said of them there."""
        out: list[tuple[Mention, ...]] = []
        for m in mentions:
            span = Span(view.base + m.start, view.base + m.end)
            if span not in self._known:
                antecedent = out[m.antecedent] if m.antecedent is not None else ()
                self._known[span] = self._resolver.resolve_all(
                    self._document.text[span.start : span.end],
                    span.start,
                    span.end,
                    sector=m.sector,
                    kind=m.kind,
                    antecedent=antecedent[0] if len(antecedent) == 1 else None,
                )
            out.append(self._known[span])
        return out

    def _report(self, view: _View, trigger: TaggedTrigger, actors: Sequence[tuple[Mention, ...]]) -> None:
        sources, p_source = _fill(trigger.source)
        targets, p_target = _fill(trigger.target)
        if not sources and not targets:
            return
        doers = _flat(actors, sources)
        class_, p_class = _best(trigger.class_)
        modality, p_modality = _best(trigger.modality)
        speakers = [i for i, p in enumerate(trigger.by) if p >= ROLE_THRESHOLD]
        by = max(speakers, key=lambda i: trigger.by[i]) if speakers else None
        span = Span(view.base + trigger.start, view.base + trigger.end)
        likeliest = max(range(len(trigger.time)), key=lambda i: trigger.time[i])
        linked = view.times[likeliest] if likeliest < len(view.times) else None
        date, basis = date_of(
            span.start,
            span.end,
            [t for t in self._times if t.end <= view.sentence.end],
            sentence=(view.sentence.start, view.sentence.end),
            published=self._document.published,
            linked=linked,
            text=self._document.text,
        )
        self._reports.append(
            Report(
                id=f"{self._document.id}.r{len(self._reports) + 1}",
                document=self._document.id,
                sentence=view.sentence.id,
                trigger=span,
                trigger_text=self._document.text[span.start : span.end],
                source=doers,
                target=_others(_flat(actors, targets), doers),
                class_=class_,
                quad=CLASSES[class_].quad,
                intensity=CLASSES[class_].intensity,
                modality=cast("Modality", modality),
                by=actors[by][0] if by is not None else None,
                date=date,
                date_basis=basis,
                contexts=tuple(c for c, p in trigger.contexts.items() if p >= ROLE_THRESHOLD),
                probability={
                    "event": round(trigger.probability, 4),
                    "class": round(p_class, 4),
                    "modality": round(p_modality, 4),
                    "source": round(p_source, 4),
                    "target": round(p_target, 4),
                },
                coder=self._coder,
            )
        )


def _fill(probabilities: Sequence[float]) -> tuple[list[int], float]:
    """Who fills a role, and the probability of that choice; nobody is a choice too."""
    top = max(probabilities, default=0.0)
    if top < LONE_ROLE_THRESHOLD:
        return [], 1 - top
    least = min(top, max(ROLE_THRESHOLD, NEXT_TO_LIKELIEST * top))
    chosen = [i for i, p in enumerate(probabilities) if p >= least]
    return chosen, sum(probabilities[i] for i in chosen) / len(chosen)


def _best(probabilities: dict[str, float]) -> tuple[str, float]:
    label = max(probabilities, key=lambda k: probabilities[k])
    return label, probabilities[label]


def _flat(actors: Sequence[tuple[Mention, ...]], chosen: Sequence[int]) -> tuple[Mention, ...]:
    """The parties of the chosen mentions, each actor once."""
    out: dict[tuple[str | None, int], Mention] = {}
    for i in chosen:
        for mention in actors[i]:
            out.setdefault((mention.code, -1 if mention.code else mention.start), mention)
    return tuple(out.values())


def _others(targets: tuple[Mention, ...], doers: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The targets without the lone doer itself, where others are among them: who acts on A acts not on itself."""
    if len(doers) != 1 or doers[0].code is None:
        return targets
    return tuple(m for m in targets if m.code != doers[0].code) or targets
