"""Documents that say much the same: copies, wire stories, one text with other numbers in it.

A text becomes the set of its runs of three words, numbers all alike; two texts are as like as their sets (Jaccard).
Sets are held against each other by their least hashes (Broder 1997), and only those that share two of these in a row
(locality-sensitive hashing), so that a hundred thousand documents take minutes and not years.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

ALIKE = 0.6
"""The share of their runs of words that near-copies have in common, as estimated."""
RUN = 3
HASHES, BANDS = 32, 16
READ = 6_000
"""Characters of a text that are looked at: a copy copies the beginning."""
FEWEST = 6
"""Words under which a text is like many others by chance."""
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_ODD = np.random.default_rng(20_260).integers(1, 2**63, size=(2, HASHES), dtype=np.uint64) | np.uint64(1)

Sketch = NDArray[np.uint64]


def sketch(text: str) -> Sketch | None:
    """(HASHES,) the least hash of a text's runs of words under each of as many orders; None where it is too short."""
    words = [_DIGITS.sub("0", w) for w in _WORD.findall(text[:READ].lower())]
    if len(words) < FEWEST:
        return None
    runs = {" ".join(words[i : i + RUN]).encode("utf-8", "replace") for i in range(len(words) - RUN + 1)}
    coded = np.fromiter((zlib.crc32(run) for run in runs), np.uint64, len(runs))[:, None]
    mixed = (coded + np.uint64(1)) * _ODD[0]
    least: Sketch = ((mixed ^ (mixed >> np.uint64(31))) * _ODD[1]).min(axis=0)
    return least


def groups(sketches: Iterable[tuple[str, Sketch | None]]) -> list[list[str]]:
    """The ids of texts that are alike, each group and its members in the order given; nothing of texts like no other.

    Who is like a member is of the group: the first and the last of a long group may be less like each other.
    """
    known = [(identifier, s) for identifier, s in sketches if s is not None]
    parent = list(range(len(known)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    first: dict[tuple[int, bytes], int] = {}
    width = HASHES // BANDS
    for n, (_, found) in enumerate(known):
        for band in range(BANDS):
            other = first.setdefault((band, found[band * width : (band + 1) * width].tobytes()), n)
            if root(other) != root(n) and float((known[other][1] == found).mean()) >= ALIKE:
                parent[max(root(other), root(n))] = min(root(other), root(n))
    of: dict[int, list[str]] = defaultdict(list)
    for n, (identifier, _) in enumerate(known):
        of[root(n)].append(identifier)
    return [members for members in of.values() if len(members) > 1]
