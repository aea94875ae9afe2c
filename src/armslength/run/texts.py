"""Two versions of a text."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from armslength import instruments, read
from armslength.errors import InputError
from armslength.ontology.actors import registry
from armslength.records import Document, Quarantined
from armslength.run.adding import NOTHING_KNOWN


def compare_texts(
    old: str | Path, new: str | Path, known: read.Known = NOTHING_KNOWN
) -> instruments.Comparison:
    """Two versions of a text held against each other clause by clause, without a dossier.

    Args:
        old: a file of one document, in any format that `add` reads; or `-`.
        new: the same; not `-` where `old` is.
        known: what is told of both, such as their language.

    Raises:
        InputError: a file holds no document or several, or its document cannot be read; or both are `-`.
    """
    if str(old) == str(new) == "-":
        raise InputError("-: both texts cannot come from standard input; name a file for one of them")
    texts: list[Document] = []
    for path in (old, new):
        found = (item for source in read.sources([path]) for item in read.documents(source, known))
        met = list(islice(found, 2))
        if len(met) != 1:
            raise InputError(
                f"{path}: {'several documents' if met else 'no document'}; a comparison is of one text with "
                "another: give a file that holds one"
            )
        if isinstance(met[0], Quarantined):
            raise InputError(f"{met[0].origin}: {met[0].reason}: {met[0].detail}")
        texts.append(met[0])
    before, after = texts
    return instruments.compare(
        before,
        after,
        read.sentences(before),
        read.sentences(after),
        actors=registry(),
        rules=all(document.language in (None, "en") for document in texts),
    )
