"""What data sets bring: their rows, their figures, and what was refused of them."""

from __future__ import annotations

from dataclasses import dataclass

from armslength.records.deeds import Modality

CHANNELS = ("energy", "trade", "finance", "security", "institutions", "cover", "narrative")
FIGURE_CHANNELS = (*CHANNELS, "affinity")
"""What a figure may be of: a channel of dependence, or how near two states stand without one holding the other."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file of coded events or of figures, as taken in.

    Attributes:
        id: `s` and twelve hex digits, a hash of the file: the same file taken in twice is there once.
        format: as `--format` of import has it: polecat, icews, gdelt, acled, ucdp, plover, events, figures, ideal-points,
            unga-roll-calls, unga-votes, sipri, cow-trade, alliances or igo.
        origin: the file as given.
        licence, terms: what may be done with it, and what is asked in return; None is not known.
        grade: Admiralty grade of the source, A to F; None is ungraded.
        crosswalk: the version of the table from CAMEO to PLOVER.
        confidence: how likely a row is as coded, in [0, 1]; `confidence_source` says on whose word.
        rows: how many rows came; `stored` and `refused` of them sum to it.
    """

    id: str
    format: str
    origin: str
    title: str
    publisher: str | None
    licence: str | None
    terms: str | None
    url: str | None
    grade: str | None
    encoding: str
    crosswalk: str
    confidence: float
    confidence_source: str
    rows: int
    stored: int
    refused: int

    @property
    def licence_and_terms(self) -> str:
        """What may be done with it and what is asked in return, in a line; empty where neither is known."""
        return "; ".join(part for part in (self.licence, self.terms) if part)


@dataclass(frozen=True, slots=True)
class Record:
    """What one row of a data set says was done.

    Attributes:
        id: data set id, a dot and the row's number from 1.
        native: the set's own id of the row.
        source, target: codes of ours, `+` between several; None where the set names nobody we know.
        source_name, target_name: as the set writes them.
        class_: one of the PLOVER sixteen; None where its CAMEO code has none (mere statements).
        cameo: as the set has it.
        text: the sentence where the set has it, else the row's own words.
    """

    id: str
    dataset: str
    native: str | None
    date: str
    source: str | None
    source_name: str | None
    target: str | None
    target_name: str | None
    class_: str | None
    intensity: float | None
    modality: Modality
    cameo: str | None
    publisher: str | None
    url: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a country's tie to a partner, as a set of figures has it or as it was reckoned from one.

    Attributes:
        id: data set id, `f` and the number of the first row of the set that it rests on, country and partner, dots between:
            `s0123456789ab.f12.BLR.RUS`; where that row gives several on the pair, the later ones have a number from 2 behind it.
        date: EDTF; `start` and `end` are its bounds as ISO days. A figure of several years has them all: `2006/2010`.
        country: code of whose tie it is.
        partner: code of to whom; the partner's tie to the country is another figure.
        channel: one of `FIGURE_CHANNELS`.
        name: what is counted; None where the set does not say.
        unit: in words; `share` (of all the country's partners) and `agreement` lie in [0, 1].
        source: who says so; None where the set does not say.
    """

    id: str
    dataset: str
    date: str
    start: str
    end: str
    country: str
    partner: str
    channel: str
    name: str | None
    value: float
    unit: str
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of a data set that was not taken, and why; `number` None with the `line` itself where it is no row at all."""

    dataset: str
    number: int | None
    reason: str
    detail: str
    line: str | None
