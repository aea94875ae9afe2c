"""A document with what the coder found in it, as positions and ledgers are read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armslength.ontology.actors import Registry
from armslength.positions.parties import Resolve
from armslength.records import DateBasis, Document, Report, Sentence, Stance


@dataclass(frozen=True, slots=True)
class Told:
    """A document with what was found in it.

    Attributes:
        resolve: whom words stand for, as the coder has it.
        date: the EDTF of what stands at (start, end) in the sentence (start, end), and how it was found.
        turn: where the name of who speaks at an offset stands, in a transcript; None elsewhere.
        stances: who is for or against what, in order of the text; empty of a document that a coder read before there were any.
        home: the country at which its publisher is at home, as its other documents tell; None where they do not.
    """

    document: Document
    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    actors: Registry
    resolve: Resolve
    date: Callable[[int, int, tuple[int, int]], tuple[str | None, DateBasis | None]]
    turn: Callable[[int], tuple[int, int] | None]
    stances: Sequence[Stance] = ()
    home: str | None = None
