"""What the sentences of a dossier tell was done, to be held against words said before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from math import log

from armslength import edtf
from armslength.ledgers.model import Said
from armslength.positions.line import names_in
from armslength.positions.told import Told
from armslength.positions.words import STOP
from armslength.records import DateBasis, Report, Span

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DONE = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|is|are|has|have|had|began|begun|came|went|took|gave|left|met|sent|held|lost|won|cut|put|shut|set|fell|rose|flew|crossed|built|brought|drove|fought|hit|laid|made|paid|ran|rolled|sold|bought|stood|struck|tied|lists?|gone)\b"
)
_UNDONE = re.compile(
    r"\b(?:not|never|no longer|nobody|nothing|none|denie[sd]|denial|if|unless|whether|would|could|might|may|should|will|shall|rumou?rs?|alleged(?:ly)?|reportedly|you have heard|claims?|claimed|accus\w+|hopes?|expect\w*|plans?|planned|wants?|proposed?|asked)\b|n't\b|n’t\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r",? and (?:will|would|shall|may|could)\b.*$", re.DOTALL)
"""What is to come of a deed, told behind it."""
_CUE = re.compile(
    r"\d|day\b|days\b|week|month|year|yesterday|tonight|January|February|March|April|May|June|July|August|September|October|November|December"
)
LEAST = 3.0
"""Two sentences of a word or two have not much in common for sharing it."""
MOST = 80
POSTINGS = 400
"""How many sentences a word may stand in and still lead to others."""


_GROUPS = (
    "soldier soldiers troops troop army brigade battalion battalions companies division regiment servicemen marines paratroopers infantry contingent forces fighters",
    "navy naval fleet ship ships vessel vessels warship warships frigate frigates submarine submarines destroyer corvette",
    "mercenary mercenaries private contractors",
    "base bases barracks garrison",
    "weapons weapon arms rocket rockets missile missiles mortar shells ammunition cargo munitions warheads warhead",
    "talks negotiations negotiation discussions negotiating",
    "sanctions sanction embargo restrictive measures",
    "refugees migrants migrant asylum",
    "extradite extradited extradition surrender surrendered",
    "border frontier boundary",
    "harbour harbours harbor port ports terminal quay",
    "guard guards coastguard",
    "sell sold sale exports export",
)  # fmt: skip
_GROUP = {word: f"~{n}" for n, words in enumerate(_GROUPS) for word in words.split()}
"""Words of one thing, by which a denial of "one soldier" meets "two companies": a short list of what is denied most."""
TROOPS = "~0"


def stems(text: str) -> dict[str, float]:
    """Content stems of a text: six letters, small; a capitalised word counts double."""
    out: dict[str, float] = {}
    for m in _WORD.finditer(text):
        word = m[0]
        low = word.lower()
        if (len(low) < 4 and low not in _GROUP) or low in STOP or low in _SHORT:
            continue
        if low in _GROUP:
            out[_GROUP[low]] = max(out.get(_GROUP[low], 0.0), 1.5)
            continue
        out[low[:6]] = max(out.get(low[:6], 0.0), 2.0 if word[0].isupper() and m.start() > 0 else 1.0)
    return out


_SHORT = frozenset(
    [
        "been",
        "were",
        "will",
        "would",
        "shall",
        "have",
        "has",
        "had",
        "that",
        "this",
        "with",
        "from",
        "into",
        "over",
        "under",
        "they",
        "them",
        "their",
        "there",
        "then",
        "than",
        "must",
        "being",
        "said",
        "says",
        "told",
        "after",
        "before",
        "until",
        "while",
        "which",
        "whose",
    ]
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence that tells something as done.

    Attributes:
        day: the day it is of, as far as known: the first of the interval.
        undone: whether it has words by which it may not be done at all.
    """

    told: Told
    number: int
    stems: frozenset[str]
    weight: float
    day: date | None
    when: str | None
    basis: DateBasis | None
    undone: bool
    reports: tuple[Report, ...]

    @property
    def sentence(self) -> str:
        """Its id."""
        return self.told.sentences[self.number].id

    @property
    def text(self) -> str:
        """Its words."""
        s = self.told.sentences[self.number]
        return self.told.document.text[s.start : s.end]

    @property
    def published(self) -> date | None:
        """The first day of its document's publication."""
        published = self.told.document.published
        return edtf.bounds(published)[0] if published else None

    def codes(self) -> tuple[str, ...]:
        """The states and organisations that it names, in order, and those of its reports."""
        s = self.told.sentences[self.number]
        actors = self.told.actors
        named = [
            actors.actor(n.names[0].code).country
            for n in names_in(self.told.document.text, s.start, s.end, actors, None)
        ]
        return tuple(
            dict.fromkeys(
                [*named, *(m.country for r in self.reports for m in (*r.source, *r.target) if m.country)]
            )
        )

    def doers(self) -> frozenset[str]:
        """The states and organisations that the coder reads as doing something there."""
        return frozenset(m.country for r in self.reports for m in r.source if m.country)

    def said(self) -> Said:
        """The sentence as evidence."""
        s = self.told.sentences[self.number]
        end = s.end
        while end > s.start and self.told.document.text[end - 1].isspace():
            end -= 1
        return Said(
            self.told.document.id,
            s.id,
            Span(s.start, end),
            self.told.document.text[s.start : end],
            self.when,
            self.basis,
            None,
        )


class Deeds:
    """All deeds of the documents read, found by their words."""

    def __init__(self) -> None:
        self._all: list[Deed] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self._all)

    def add(self, told: Told) -> None:
        """The sentences of one document."""
        reports: dict[str, list[Report]] = defaultdict(list)
        for report in told.reports:
            reports[report.sentence].append(report)
        published = told.document.published
        day = edtf.bounds(published)[0] if published else None
        text = told.document.text
        for number, sentence in enumerate(told.sentences):
            words = text[sentence.start : sentence.end]
            if words.rstrip().endswith("?") or not _DONE.search(words):
                continue
            here = tuple(reports.get(sentence.id, ()))
            when, on = published, day
            basis: DateBasis | None = "published"
            dated = next(
                (r for r in here if r.date and r.date_basis in {"stated", "relative", "anaphoric"}), None
            )
            if dated is not None and dated.date:
                when, basis = dated.date, dated.date_basis or "published"
            elif _CUE.search(words):
                found, how = told.date(sentence.start, sentence.start + 1, (sentence.start, sentence.end))
                if found and how in {"stated", "relative"}:
                    when, basis = found, how
            if when is not published and when:
                on = edtf.bounds(when)[0] or day
            weights = stems(words)
            of = frozenset(weights)
            self._all.append(
                Deed(
                    told,
                    number,
                    of,
                    sum(weights.values()),
                    on,
                    when,
                    basis,
                    _UNDONE.search(_TAIL.sub("", words)) is not None,
                    here,
                )
            )
            for stem in of:
                self._by_stem[stem].append(len(self._all) - 1)

    def weight(self, stem: str) -> float:
        """How much a shared word says: less, the more sentences it stands in; in [0.3, 1]."""
        n = len(self._all)
        return max(
            0.3, min(1.0, log((n + 1) / (len(self._by_stem.get(stem, ())) + 1)) / log(max(n, 2) ** 0.5 + 1))
        )

    def like(self, words: str, leave: Iterable[str] = ()) -> Iterator[tuple[float, float, Deed]]:
        """The deeds whose words are most like some: (share of the weight of `words` in them, weight shared, deed), best first.

        Args:
            leave: words that say nothing: the holder's own names.
        """
        left = frozenset(s for w in leave for s in stems(f". {w}"))
        wanted = {s: w for s, w in stems(words).items() if s not in left}
        whole = sum(w * self.weight(s) for s, w in wanted.items())
        scores: dict[int, float] = defaultdict(float)
        for stem, weight in wanted.items():
            places = self._by_stem.get(stem, ())
            if len(places) > POSTINGS and len(self._all) > 20 * POSTINGS:
                continue
            share = weight * self.weight(stem)
            for place in places:
                scores[place] += share
        best = nsmallest(MOST, scores, key=lambda i: -scores[i])
        for place in best:
            deed = self._all[place]
            yield scores[place] / max(LEAST, min(whole, deed.weight)), scores[place], deed

    def of(self, told: Sequence[Told]) -> Deeds:
        """These, with those of more documents."""
        for one in told:
            self.add(one)
        return self
