"""A brief held against its dossier: every place of its file must be one that the dossier yields, and every quotation must stand.

Two things are done, and neither trusts the other. The brief is made again from the dossier, in the same format, and the two
are compared place by place. And each note is taken from the file as it stands there, and its words are held against the
stored text at the offsets that it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from armslength.brief import manifest
from armslength.brief.written import unescaped
from armslength.errors import EvidenceError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armslength.brief.manifest import Manifest
    from armslength.brief.written import Unit
    from armslength.store import Dossier

Verdict = Literal["holds", "altered", "older"]

MOST_LINES = 60
"""Lines that a note may run over."""
LONGEST = 300
_AT = r"(?P<document>d[0-9a-f]{12})\.s\d+`?, characters (?P<start>\d+)–(?P<end>\d+)"
_PLACE = re.compile(_AT)
_NOTE = re.compile(rf"“(?P<quote>.*)”.*?{_AT}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that does not hold.

    Attributes:
        where: the heading it stands under.
        stands: what the file says there, None where it leaves something out; `should` what the dossier says, None where nothing.
        words: of a place that is changed, the words that differ: as the file and as the dossier has them.
    """

    where: str
    stands: str | None
    should: str | None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        places: how many places of the file were held against the dossier; `notes` how many quotations against the stored text.
        whole: whether the file's words are those that were written when it was made.
        reasons: why it may be older: what the brief was made of, and what there is now.
    """

    verdict: Verdict
    places: int
    notes: int
    whole: bool
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]
    unsupported: tuple[Difference, ...]


def manifest_of(found: Sequence[Unit], name: str) -> Manifest:
    """How the brief was asked for, from the line that it prints itself.

    Raises:
        InputError: it has no such line, or one that no brief prints.
    """
    # A document that quotes a manifest, such as another brief, may stand before it.
    start = next((n for n, unit in enumerate(found) if unit.text.lstrip("# ") == manifest.HEADING), 0)
    asked = manifest.read(" ".join(unit.text for unit in found[start:]))
    if asked is None:
        raise InputError(
            f"{name}: no manifest line that can be read (it stands under Method): this is no brief of this version, or the line was "
            "altered; write the brief anew with armslength brief DIR -o FILE"
        )
    return asked


def held_against(
    found: Sequence[Unit],
    made: Sequence[Unit],
    asked: Manifest,
    now: Manifest,
    dossier: Dossier,
    *,
    whole: bool,
) -> Checked:
    """Hold a brief against its dossier.

    Args:
        found: the places of the file.
        made: those of the brief as made again, in the same format.
        asked: the file's manifest; `now` that of the brief as made again.
        dossier: whose stored texts quotations are held against.
        whole: whether the file's own seal holds.
    """
    reasons = _reasons(asked, now)
    notes, unsupported = _quotations(found, dossier)
    differences = tuple(_differences(found, made))
    if not differences and not unsupported:
        verdict: Verdict = "holds"
    elif whole and reasons and not unsupported:
        verdict = "older"
    else:
        verdict = "altered"
    return Checked(verdict, len(found), notes, whole, reasons, differences, tuple(unsupported))


def _reasons(asked: Manifest, now: Manifest) -> tuple[str, ...]:
    said = []
    if asked.version != now.version:
        said.append(f"made by Armslength {asked.version}, this is {now.version}")
    if asked.dossier != now.dossier:
        said.append(f"made of the dossier in state {asked.dossier}, it is now in state {now.dossier}")
    return tuple(said)


def _quotations(found: Sequence[Unit], dossier: Dossier) -> tuple[int, list[Difference]]:
    """Every note's words held against the stored text at the offsets it names."""
    held, wrong = 0, []
    for where, quote, place in _notes(found):
        held += 1
        try:
            stored = dossier.quote(place["document"], int(place["start"]), int(place["end"]))
        except EvidenceError as problem:
            wrong.append(Difference(where, quote, str(problem).partition(";")[0]))
            continue
        if _bare(stored) == _bare(quote):
            continue
        if "”" in quote and _bare(quote).endswith(
            f"“{_bare(stored)}”"
        ):  # put together from lines: more stands before it
            continue
        wrong.append(Difference(where, quote[-LONGEST:], " ".join(stored.split()), _words(quote, stored)))
    return held, wrong


def _notes(found: Sequence[Unit]) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Of each note: its heading, its quotation, and the place it names.

    Where a note runs over several lines, as in a PDF, the quotation is given with what stands before it, and within its marks.
    """
    waiting: list[str] = []
    for unit in found:
        plain = unescaped(unit.text.replace("**", ""))
        whole = _NOTE.search(plain)
        if whole:
            yield unit.where, whole["quote"], whole
            waiting = []
            continue
        waiting = [*waiting, plain][-MOST_LINES:]
        joined = " ".join(waiting)
        place = _PLACE.search(joined)
        if place and "“" in joined[: place.start()]:
            said = joined[: place.start()]
            yield unit.where, said[: said.rindex("”") + 1] if "”" in said else said, place
            waiting = [joined[place.end() :]]


def _bare(text: str) -> str:
    """Words without what a format may not keep: white space, stars, and characters that are never shown."""
    return re.sub(r"[\s*\ufffd\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", text)


def _differences(found: Sequence[Unit], made: Sequence[Unit]) -> Iterator[Difference]:
    """Where the two part, in the order of the file."""
    one, other = [unit.key for unit in found], [unit.key for unit in made]
    first = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    back = next(
        (
            n
            for n, (a, b) in enumerate(zip(reversed(one[first:]), reversed(other[first:]), strict=False))
            if a != b
        ),
        min(len(one), len(other)) - first,
    )
    matcher = SequenceMatcher(None, one[first : len(one) - back], other[first : len(other) - back])
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal":
            continue
        here, there = found[first + i : first + j], made[first + k : first + n]
        for at in range(max(len(here), len(there))):
            yield _difference(here[at] if at < len(here) else None, there[at] if at < len(there) else None)


def _difference(here: Unit | None, there: Unit | None) -> Difference:
    where = here.where if here else there.where if there else ""
    if here is not None and there is not None and here.text == there.text:
        return Difference(where, _marked(here, there), _marked(there, here))
    stands, should = (
        (here.text or "a drawing" if here else None),
        (there.text or "a drawing" if there else None),
    )
    return Difference(where, stands, should, _words(stands, should) if stands and should else ())


def _marked(unit: Unit, other: Unit) -> str:
    """A place whose words are right: what else of it differs."""
    apart = [mark for mark in unit.marks if mark not in other.marks]
    return f"{unit.text or 'a drawing'} <{'; '.join(apart)[:200]}>"


def _words(stands: str, should: str) -> tuple[tuple[str, str], ...]:
    """The stretches of words that differ, few and short."""
    one, other = stands.split(), should.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return tuple(
        (" ".join(one[i:j]), " ".join(other[k:n]))
        for tag, i, j, k, n in matcher.get_opcodes()
        if tag != "equal"
    )
