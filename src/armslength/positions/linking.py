"""Statements on what no catalogue lists, put together by what they are about."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from armslength.positions.model import Issue, Statement
from armslength.positions.stances import OTHER
from armslength.positions.unlisted import STOP, stem

ALIKE = 1.0
A_DOUBLING = 0.5
"""How alike two statements of one state must be to be of one issue: more, the more documents there are in which some may be
alike by chance (so much for each doubling of their number). Chosen on the dev half of bench/ledgers."""
COMMON = 0.04
"""A word in more than this share of the documents says nothing of what a statement is about, if there are many documents."""
MANY = 50
POSTINGS = 150
_ANAPHOR = re.compile(r"\b(?:it|them)\b", re.IGNORECASE)
FEW = 2
"""A sentence with no more words of its own than this, or that says `it`, is of what is spoken of around it."""


def linked(told: Sequence[Statement]) -> list[Statement]:
    """The statements, each of an unlisted issue with the issue of the statement of its state most like it.

    Statements on unlisted issues that are like no other keep an issue of their own.
    """
    common = _common(told)
    least = ALIKE + A_DOUBLING * math.log2(max(1, len({s.document for s in told})) + 1)
    issues: dict[int, Issue] = {}
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    order = sorted(
        range(len(told)),
        key=lambda i: (told[i].issue.kind == OTHER, told[i].date or "", told[i].document, told[i].at),
    )
    for i in order:
        s = told[i]
        issue = s.issue
        words = (s.about | s.around) - common
        if s.issue.kind == OTHER:
            near: Counter[int] = Counter()
            for word in (s.about if len(s.about) > 3 else s.about | s.around) - common:
                for j in places[s.holder.country, word][-POSTINGS:]:
                    near[j] += 1
            likest, best = None, least
            for j, _ in near.most_common(60):
                if not _of_one_thing(s, told[j], common):
                    continue
                score = alike(s, told[j], common)
                if score >= best and score > 0:
                    likest, best = j, score
            issue = issues[likest] if likest is not None else replace(s.issue, of=f"{s.sentence}@{s.at[0]}")
        issues[i] = issue
        for word in words:
            places[s.holder.country, word].append(i)
    return [replace(s, issue=issues[i]) for i, s in enumerate(told)]


def _of_one_thing(s: Statement, known: Statement, common: frozenset[str]) -> bool:
    """Whether a statement on an unlisted thing may be on that of a known one: they share its words, and whom it is with.

    What says `it` or little else is of what is spoken of around it, if it is the holder's own word.
    """
    own = _own(s) - common
    if known.issue.kind == OTHER:
        return bool(own & known.about)
    topical = {stem(w) for w in re.findall(r"[a-z]{4,}", known.words.lower())} - STOP
    with_whom = (
        known.issue.of is None
        or known.issue.of == known.holder.country
        or known.issue.of in s.about | s.around
    )
    if own != s.about - common:  # it speaks of what stands around it: of whom is enough
        topical |= {w for w in known.about if _is_name(w)}
    return with_whom and bool(own & topical)


def _own(s: Statement) -> frozenset[str]:
    """What a statement is about; of one that says `it` or little else, with what stands around it."""
    anaphor = (_ANAPHOR.search(s.words) is not None or len(s.about) <= FEW) and s.how in {"quoted", "said to"}
    return s.about | s.around if anaphor else s.about


def _is_name(word: str) -> bool:
    return word[0] == "=" or word.isupper() or "." in word


def alike(a: Statement, b: Statement, common: frozenset[str] = frozenset()) -> float:
    """How far two statements are about the same: what their sentences share, names double, and half of what is around them."""
    shared = (_own(a) & _own(b)) - common
    score = sum(2.0 if _is_name(w) else 1.0 for w in shared)
    near = ((a.about & b.around) | (a.around & b.about) | (a.around & b.around)) - shared - common
    return score + 0.5 * min(6, sum(1.5 if _is_name(w) else 0.5 for w in near))


def _common(told: Sequence[Statement]) -> frozenset[str]:
    documents: dict[str, set[str]] = defaultdict(set)
    for s in told:
        for word in s.about:
            documents[word].add(s.document)
    whole = len({s.document for s in told})
    return frozenset(w for w, d in documents.items() if whole >= MANY and len(d) > COMMON * whole)
