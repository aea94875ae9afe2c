"""Which clause became which: the heaviest set of pairs that keeps both texts' order, then moves, splits and merges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from armslength.instruments.likeness import Index, Pair
from armslength.instruments.model import Clause, Match
from armslength.instruments.words import Word, says_much

IN_ORDER = 0.42
"""The least likeness of a pair that keeps the order of the text."""
AT_ADDRESS = 0.18
"""The least where both stand between the same neighbours and bear the same address."""
FEW = 3
"""Clauses left between two neighbours, up to which the article or item they stand in is address enough."""
_COUNTED = re.compile(r"(?:, |^)paragraph \d+|, sentence \d+")
MOVED = 0.55
"""The least of a pair that left it."""
FEWEST_WORDS = 4
"""Words that say something, below which a clause out of order is no evidence of a move by itself."""
COVERED = 0.6
"""The share of a clause that must stand in another for it to be a part of it."""


def align(
    old: Sequence[Clause],
    new: Sequence[Clause],
    old_words: Sequence[Sequence[Word]],
    new_words: Sequence[Sequence[Word]],
) -> list[Match]:
    """Every clause of both texts in exactly one match; furniture in none.

    Args:
        old, new: clauses in order of their texts.
        old_words, new_words: the words of each, its label left out.

    Returns:
        Matches in order of the new text; what was deleted stands after what stood before it.
    """
    index = Index(old_words, new_words)
    pairs = [
        p
        for p in index.candidates(IN_ORDER)
        if old[p.old].form == new[p.new].form != "furniture" and old_words[p.old] and new_words[p.new]
    ]
    kept = _heaviest_chain(pairs, old, new, index)
    found = {p.old: (p.new, p.likeness, False) for p in kept}
    taken = {p.new for p in kept}
    _same_place(found, taken, old, new, index)
    _moves(pairs, found, taken, old_words, new_words)
    groups = _splits_and_merges(found, old, new, index)
    matches = _bare_headings(groups, old, new, old_words, new_words)
    return _in_order(matches)


def _heaviest_chain(
    pairs: Sequence[Pair], old: Sequence[Clause], new: Sequence[Clause], index: Index
) -> list[Pair]:
    """The set of pairs, increasing in both texts, with the most weight: likeness times words, same address a little more.

    A Fenwick tree holds the best chain that ends at or before each new clause: O(P log n) for P pairs.
    """
    size = len(new)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    total: list[float] = [0.0] * len(pairs)
    before: list[int] = [-1] * len(pairs)
    by_old: dict[int, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        by_old[pair.old].append(number)
    for at in sorted(by_old):
        for number in by_old[at]:
            pair = pairs[number]
            best = (0.0, -1)
            i = pair.new  # ends before pair.new: positions 1..pair.new of the tree
            while i > 0:
                best = max(best, tree[i])
                i -= i & -i
            same = old[pair.old].address == new[pair.new].address
            worth = (0.5 + float(index.old_weight[pair.old] + index.new_weight[pair.new])) * pair.likeness**2
            total[number] = best[0] + worth * (1.05 if same else 1.0)
            before[number] = best[1]
        for number in by_old[at]:
            i = pairs[number].new + 1
            while i <= size:
                tree[i] = max(tree[i], (total[number], number))
                i += i & -i
    number = max(range(len(pairs)), key=total.__getitem__, default=-1)
    out = []
    while number >= 0:
        out.append(pairs[number])
        number = before[number]
    return out[::-1]


def _same_place(
    found: dict[int, tuple[int, float, bool]],
    taken: set[int],
    old: Sequence[Clause],
    new: Sequence[Clause],
    index: Index,
) -> None:
    """Pair what is left at one address between the same neighbours, where some words are the same."""
    anchors = sorted((o, n) for o, (n, _, _) in found.items())
    edges = [(-1, -1), *anchors, (len(old), len(new))]
    for (o1, n1), (o2, n2) in pairwise(edges):
        if o2 - o1 < 2 or n2 - n1 < 2:
            continue
        here = [o for o in range(o1 + 1, o2) if old[o].form == "provision"]
        there = [n for n in range(n1 + 1, n2) if new[n].form == "provision"]
        few = max(len(here), len(there)) <= FEW
        last = n1
        for o in here:
            near = [n for n in there if n > last and _one_place(old[o].address, new[n].address, few=few)]
            likeness, n = max(((index.likeness((o,), (n,)), n) for n in near), default=(0.0, -1))
            if likeness >= AT_ADDRESS:
                found[o] = (n, likeness, False)
                taken.add(n)
                last = n


def _one_place(old: str, new: str, *, few: bool) -> bool:
    """Whether two addresses are one; where few clauses are left, whether they are of one article or item."""
    if old == new:
        return True
    units = [_COUNTED.sub("", address) for address in (old, new)]
    return few and units[0] == units[1] != ""


def _moves(
    pairs: Sequence[Pair],
    found: dict[int, tuple[int, float, bool]],
    taken: set[int],
    old_words: Sequence[Sequence[Word]],
    new_words: Sequence[Sequence[Word]],
) -> None:
    """Pair what is left and alike, the most alike first; short clauses only beside another that moved with them."""
    left = sorted((p for p in pairs if p.likeness >= MOVED), key=lambda p: -p.likeness)
    short = []
    for pair in left:
        if pair.old in found or pair.new in taken:
            continue
        said = min(_said(old_words[pair.old]), _said(new_words[pair.new]))
        if said >= FEWEST_WORDS:
            found[pair.old] = (pair.new, pair.likeness, True)
            taken.add(pair.new)
        else:
            short.append(pair)
    grew = True
    while grew:
        grew = False
        for pair in short:
            if pair.old in found or pair.new in taken:
                continue
            beside = (found.get(pair.old + d, (None, 0.0, False)) for d in (-1, 1))
            if any(moved and n is not None and abs(n - pair.new) == 1 for n, _, moved in beside):
                found[pair.old] = (pair.new, pair.likeness, True)
                taken.add(pair.new)
                grew = True


def _said(words: Sequence[Word]) -> int:
    return len({w.norm for w in words if says_much(w.norm)})


def _splits_and_merges(
    found: dict[int, tuple[int, float, bool]], old: Sequence[Clause], new: Sequence[Clause], index: Index
) -> list[Match]:
    """Matches, with a clause left alone joined to its neighbour's where its words stand in what that became."""
    olds: dict[int, list[int]] = {o: [o] for o in found}
    news: dict[int, list[int]] = {o: [n] for o, (n, _, _) in found.items()}
    owner = {n: o for o, (n, _, _) in found.items()}
    _join(news, owner, found, new, index, of_new=True)
    holder = {o: o for o in found}
    _join(olds, holder, found, old, index, of_new=False)
    out = []
    for o, (_, likeness, moved) in found.items():
        several = len(olds[o]) > 1 or len(news[o]) > 1
        out.append(
            Match(
                tuple(sorted(olds[o])),
                tuple(sorted(news[o])),
                index.likeness(olds[o], news[o]) if several else likeness,
                moved,
            )
        )
    used_old = {o for m in out for o in m.old}
    used_new = {n for m in out for n in m.new}
    out += [Match((c.number,), (), None) for c in old if c.form != "furniture" and c.number not in used_old]
    out += [Match((), (c.number,), None) for c in new if c.form != "furniture" and c.number not in used_new]
    return out


def _join(
    parts: dict[int, list[int]],
    owner: dict[int, int],
    found: dict[int, tuple[int, float, bool]],
    side: Sequence[Clause],
    index: Index,
    *,
    of_new: bool,
) -> None:
    """Give a clause that is left on one side to the match beside it whose other side has its words."""
    tokens = index.new if of_new else index.old
    others = index.old if of_new else index.new
    for order in (range(len(side)), range(len(side) - 1, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            if at in owner or side[at].form != "provision" or len(tokens[at]) < 3:
                continue
            beside = at + step
            while (
                0 <= beside < len(side) and side[beside].form == "furniture"
            ):  # a page ends inside a sentence
                beside += step
            key = owner.get(beside)
            if key is None or side[beside].form != "provision":
                continue
            whole = others[key if of_new else found[key][0]]
            rest = sorted(set(whole.tolist()) - {t for p in parts[key] for t in tokens[p].tolist()})
            if index.covered(tokens[at], np.array(rest, dtype=np.intp)) >= COVERED:
                parts[key].append(at)
                owner[at] = key


def _bare_headings(
    matches: Sequence[Match],
    old: Sequence[Clause],
    new: Sequence[Clause],
    old_words: Sequence[Sequence[Word]],
    new_words: Sequence[Sequence[Word]],
) -> list[Match]:
    """Pair headings that are a number alone by what stands under them, and by their number where that tells nothing."""
    under_old, under_new = _under(old), _under(new)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    moved: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for match in matches:
        if match.old and match.new and old[match.old[0]].form == "provision":
            for h, g in zip(under_old[match.old[0]], under_new[match.new[0]], strict=False):
                votes[h][g] += 1
                moved[h, g].append(match.moved)
    bare_old = {m.old[0] for m in matches if m.old and not m.new and _bare(old[m.old[0]], old_words)}
    bare_new = {m.new[0] for m in matches if m.new and not m.old and _bare(new[m.new[0]], new_words)}
    couples: dict[int, int] = {}
    taken: set[int] = set()
    ranked = sorted(((n, h, g) for h, c in votes.items() for g, n in c.items()), key=lambda v: (-v[0], v[1]))
    for _, h, g in ranked:
        if h in bare_old and g in bare_new and h not in couples and g not in taken:
            couples[h] = g
            taken.add(g)
    same_label: dict[str, list[int]] = defaultdict(list)
    for g in sorted(bare_new - taken):
        same_label[new[g].address].append(g)
    for h in sorted(bare_old):
        if h not in couples and h not in votes and same_label[old[h].address]:
            couples[h] = same_label[old[h].address].pop(0)
            taken.add(couples[h])
    out = [m for m in matches if not (m.old and m.old[0] in couples and not m.new)]
    out = [m for m in out if not (m.new and m.new[0] in taken and not m.old)]
    for h, g in couples.items():
        told = moved.get((h, g), [False])
        out.append(Match((h,), (g,), 1.0, sum(told) * 2 > len(told)))
    return out


def _bare(clause: Clause, words: Sequence[Sequence[Word]]) -> bool:
    return clause.form == "heading" and bool(clause.label) and not words[clause.number]


def _under(side: Sequence[Clause]) -> list[tuple[int, ...]]:
    """For each clause the heading with a number that it stands under, if any."""
    out: list[tuple[int, ...]] = []
    above: tuple[int, ...] = ()
    for clause in side:
        if clause.form == "heading" and clause.label:
            above = (clause.number,)
        out.append(above)
    return out


def _in_order(matches: Sequence[Match]) -> list[Match]:
    """By the new text; what was deleted after the last clause before it that keeps the order."""
    anchors = sorted((m.old[0], m.new[0]) for m in matches if m.old and m.new and not m.moved)
    firsts = [o for o, _ in anchors]

    def place(match: Match) -> tuple[float, int, int]:
        if match.new:
            return (float(match.new[0]), 0, 0)
        at = bisect_left(firsts, match.old[0]) - 1
        return (anchors[at][1] if at >= 0 else -1.0, 1, match.old[0])

    return sorted(matches, key=place)
