"""Sentences into windows: what the encoder reads in one pass.

Sentences of one paragraph share a window, so that each is read once and sees what stands around it.
A window that begins inside a paragraph has a little of the text before it, to be read but not reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from armslength.records import Sentence

LONGEST = 600
"""Characters in a window, lead-in included: within the encoder's 256 word pieces for any English text."""
LEAD_IN = 200
"""Characters before a window that begins inside a paragraph, at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a document's text: [base, end) is read, and what is found in [own, end) is reported."""

    base: int
    own: int
    end: int
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the character at `offset`."""
        return next(s for s in reversed(self.sentences) if s.start <= offset)


def stretches(text: str, sentences: Sequence[Sentence]) -> list[Stretch]:
    """The document's sentences in windows, in order; every character of a sentence is owned by one window."""
    out: list[Stretch] = []
    at = 0
    while at < len(sentences):
        first = sentences[at]
        base = _lead_in(sentences, at)
        if first.end - base > LONGEST:
            base = first.start
        stop = at + 1
        while (
            stop < len(sentences)
            and sentences[stop].paragraph == first.paragraph
            and sentences[stop].end - base <= LONGEST
        ):
            stop += 1
        if first.end - first.start > LONGEST:
            out += _cut(text, first)
        else:
            out.append(Stretch(base, first.start, sentences[stop - 1].end, tuple(sentences[at:stop])))
        at = stop
    return out


def _lead_in(sentences: Sequence[Sentence], at: int) -> int:
    """Where whole sentences of the same paragraph begin that fit before this one."""
    this = sentences[at]
    base = this.start
    for earlier in reversed(sentences[:at]):
        if earlier.paragraph != this.paragraph or this.start - earlier.start > LEAD_IN:
            break
        base = earlier.start
    return base


def _cut(text: str, sentence: Sentence) -> list[Stretch]:
    """A sentence too long for one window, in several, cut between words."""
    out = []
    own = sentence.start
    while own < sentence.end:
        base = own
        if own > sentence.start:
            space = text.find(" ", own - LEAD_IN, own)
            base = space + 1 if space >= 0 else own
        end = min(base + LONGEST, sentence.end)
        if end < sentence.end:
            space = text.rfind(" ", own + 1, end)
            end = space + 1 if space > own else end
        out.append(Stretch(base, own, end, (sentence,)))
        own = end
    return out
