"""The ledgers of many documents, and a count of how each holder's word stood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from armslength.ledgers import commitments, contradictions, denials, instruments, redlines, walked_back
from armslength.ledgers.contradictions import in_one_text, of_deeds, of_words, taken_back
from armslength.ledgers.deeds import Deeds
from armslength.ledgers.denials import refusals
from armslength.ledgers.fates import told_of_line, told_of_promise
from armslength.ledgers.model import Commitment, Contradiction, Credit, Instrument, RedLine
from armslength.ledgers.scene import scene
from armslength.positions import Statement, Told, statements


@dataclass(frozen=True, slots=True)
class Ledgers:
    """All four ledgers: the most probable first, but for instruments, which are in order of time."""

    redlines: tuple[RedLine, ...]
    contradictions: tuple[Contradiction, ...]
    commitments: tuple[Commitment, ...]
    instruments: tuple[Instrument, ...]


def ledgers(documents: Iterable[Told], read: Callable[[Told], list[Statement]] = statements) -> Ledgers:
    """The ledgers of some documents.

    Args:
        read: gives the statements of one document, for a caller who keeps them: to read them takes longest.
    """
    deeds = Deeds()
    lines: list[RedLine] = []
    promises: list[Commitment] = []
    acts: list[Instrument] = []
    clashes: list[Contradiction] = []
    denied: list[denials.Denial] = []
    willed: list[tuple[Told, Statement]] = []
    meant: list[walked_back.Explained] = []
    for told in documents:
        deeds.add(told)
        said = read(told)
        lines += redlines.redlines(told, said)
        promises += commitments.commitments(told, said)
        willed += ((told, one) for one in said if one.stance)
        denying = {r.sentence for r in told.reports if r.modality == "denied"}
        staged = scene(told, lambda text, sentence, denying=denying: sentence in denying or _wanted(text))  # type: ignore[misc]
        if not staged.rows:
            continue
        acts += instruments.instruments(staged)
        clashes += in_one_text(staged)
        meant += walked_back.explained(staged)
        denied += denials.denials(staged)
    clashes += of_words(willed)
    clashes += taken_back(meant, willed)
    clashes += of_deeds([*denied, *refusals(willed)], deeds)
    return Ledgers(
        tuple(sorted((told_of_line(x, deeds) for x in lines), key=lambda x: (-x.probability, x.id))),
        tuple(sorted({c.id: c for c in clashes}.values(), key=lambda x: (-x.probability, x.id))),
        tuple(sorted((told_of_promise(x, deeds) for x in promises), key=lambda x: (-x.probability, x.id))),
        tuple(sorted(acts, key=lambda x: (x.date or "9999", x.id))),
    )


def _wanted(text: str) -> bool:
    return (
        instruments.wanted(text)
        or denials.wanted(text)
        or contradictions.wanted(text)
        or walked_back.wanted(text)
    )


def credit(found: Ledgers) -> list[Credit]:
    """How each holder's word stood, those with most lines and promises first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in found.redlines:
        count = counts[line.holder.country]
        count["lines"] += 1
        count["crossed"] += any(t.fate == "crossed" for t in line.then)
        count["answered"] += line.answer == "enforced"
    for promise in found.commitments:
        counts[promise.holder.country]["promises"] += 1
        counts[promise.holder.country][promise.state] += 1
    for clash in found.contradictions:
        counts[clash.holder.country]["contradictions"] += 1
    made = [_credit(holder, count) for holder, count in counts.items()]
    return sorted(made, key=lambda c: (-(c.lines + c.promises), c.holder))


def _credit(holder: str, count: Counter[str]) -> Credit:
    names = (
        "lines",
        "crossed",
        "answered",
        "promises",
        "kept",
        "late",
        "broken",
        "superseded",
        "contradictions",
    )
    return Credit(holder, *(count[n] for n in names))


Item = TypeVar("Item", RedLine, Contradiction, Commitment)


def of(items: Sequence[Item], holder: str | None) -> list[Item]:
    """The items of a state, whose persons count too, or of one of them; all where None."""
    return [i for i in items if holder is None or holder in _holders(i)]


def _holders(item: RedLine | Contradiction | Commitment) -> set[str]:
    codes = {item.holder.country, item.holder.code}
    if isinstance(item, RedLine) and item.by is not None:
        codes.add(item.by.code)
    return codes
