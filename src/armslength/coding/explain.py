"""Why a report was coded as it was: the words that carried it, and the class that came second.

A word's share is what the reading loses without it: the sentence is read again with the word left out, and
the probability of the event and its class is compared (leave-one-out; Li, Monroe and Jurafsky 2016,
arXiv:1612.08220). Shares do not sum to anything: words carry a reading together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from armslength.coding.network import Network, TaggedTrigger, Window
from armslength.coding.windows import Stretch, stretches
from armslength.records import Document, Report, Sentence

WORD = re.compile(r"\w+(?:['’-]\w+)*")
MOST_WORDS = 6
LEAST_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word and what the reading loses without it, in probability; offsets are in the document's text."""

    start: int
    end: int
    text: str
    loss: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words that carried a report, heaviest first, and the next-best class with its probability."""

    words: tuple[Carrier, ...]
    next_class: str
    next_probability: float


def explain(
    network: Network, document: Document, sentences: Sequence[Sentence], report: Report
) -> Explanation:
    """Read the report's sentence again without each of its words.

    Args:
        sentences: all of the document's, as they were coded.

    Raises:
        ValueError: the report is not one of this document's.
    """
    stretch = _stretch_of(document, sentences, report)
    sentence = stretch.sentence_at(report.trigger.start)
    window = document.text[stretch.base : stretch.end]
    words = [
        m
        for m in WORD.finditer(
            document.text, max(sentence.start, stretch.base), min(sentence.end, stretch.end)
        )
        if m.end() <= report.trigger.start or m.start() >= report.trigger.end
    ]
    without = [window[: m.start() - stretch.base] + window[m.end() - stretch.base :] for m in words]
    whole, *read = network.read([Window(text) for text in (window, *without)])
    start, end = report.trigger.start - stretch.base, report.trigger.end - stretch.base
    base = _at(whole.triggers, start, end)
    if base is None:
        raise ValueError(
            f"{report.id}: its words are not read as an event any more; was it coded by this coder?"
        )
    sure = base.probability * base.class_[report.class_]
    carried = []
    for word, found in zip(words, read, strict=True):
        shift = word.end() - word.start() if word.start() < report.trigger.start else 0
        left = _at(found.triggers, start - shift, end - shift)
        now = 0.0 if left is None else left.probability * left.class_[report.class_]
        carried.append(Carrier(word.start(), word.end(), word[0], round(sure - now, 4)))
    heaviest = sorted((c for c in carried if c.loss >= LEAST_SHARE), key=lambda c: (-c.loss, c.start))
    others = {c: p for c, p in base.class_.items() if c != report.class_}
    second = max(others, key=lambda c: others[c])
    return Explanation(tuple(heaviest[:MOST_WORDS]), second, round(others[second], 4))


def _stretch_of(document: Document, sentences: Sequence[Sentence], report: Report) -> Stretch:
    for stretch in stretches(document.text, sentences):
        if report.document == document.id and stretch.own <= report.trigger.start < stretch.end:
            return stretch
    raise ValueError(f"{report.id} is no report of document {document.id}")


def _at(triggers: Sequence[TaggedTrigger], start: int, end: int) -> TaggedTrigger | None:
    """The trigger that overlaps the span, if one does."""
    return next((t for t in triggers if t.start < end and t.end > start), None)
