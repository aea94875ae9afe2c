"""How well reports of one deed are merged, and those of two kept apart: pairs of passages, labelled by hand.

    python bench/same_deed/score.py                      # the test half of the pairs
    python bench/same_deed/score.py --half dev --show    # the half on which the rule was chosen, with its errors

Two figures for each set: of the rule alone, given what a careful reader codes in each passage; and of the whole
way, from text to event, with the coder's errors in it. `invented.txt` holds pairs written for this project, `real.ann`
pairs of real text without the text (offsets as in training/real), `icews.ann` pairs of rows of one day of ICEWS.
README.md beside this file says how they were made.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from armslength import coding, read, run, store
from armslength.coding.merge import Provenance, merge
from armslength.ontology.plover import CLASSES
from armslength.records import Document, Event, Mention, Question, Report, Span

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "training"))

BLOCK = re.compile(r"\n\s*\n")
TRIGGER = re.compile(r"\{([^{}]+)\}")
RESAMPLES = 2_000
WHOLLY = {"sdd-": "dev", "sdt-": "test"}
"""How the ids of `real_dev.ann`, drawn later to learn from, and of `real_test.ann`, drawn later to be scored once, begin."""
ICEWS = "cameo_codes/icews_events_2018-06_sample.tab"


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of a pair: its text, the words of the deed in it, and what a careful reader codes there.

    `document` is where the text is from; "" for one of its own.
    """

    published: str
    publisher: str
    text: str
    trigger: tuple[int, int]
    class_: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    modality: str
    date: str | None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages, and whether they tell of the same deed."""

    id: str
    kind: str
    same: bool
    a: Told
    b: Told

    @property
    def names(self) -> tuple[str, str]:
        """Names of the two documents; one where both passages are of one."""
        return ("da", "da") if self.a.document and self.a.document == self.b.document else ("da", "db")


def half(identifier: str) -> str:
    """The half of the set that a pair belongs to, by a hash of its id; those of one half alone by how it begins."""
    if identifier[:4] in WHOLLY:
        return WHOLLY[identifier[:4]]
    return "dev" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "test"


def invented(path: Path = HERE / "invented.txt") -> Iterator[Pair]:
    """The pairs written for this project."""
    for block in BLOCK.split(path.read_text(encoding="utf-8")):
        if head := _head(block):
            sides = []
            for side in "ab":
                published, publisher, marked = (part.strip() for part in head[side].split("|", 2))
                sides.append(_told(published, publisher, marked, head[f"{side}-event"]))
            yield Pair(head["id"], head["kind"], "yes" in {head.get("same"), head.get("denies")}, *sides)


def denials(path: Path = HERE / "denials.txt") -> Iterator[Pair]:
    """The pairs of a deed and of a denial; `same` says whether the one denies the other."""
    yield from invented(path)


def real(data: Path, path: Path = HERE / "real.ann") -> Iterator[Pair]:
    """The pairs of real text, joined to it from the data sets.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    from real.texts import SOURCES  # noqa: PLC0415 - a script of training, found by the path set above

    blocks = [head for block in BLOCK.split(path.read_text(encoding="utf-8")) if (head := _head(block))]
    wanted = {head[f"{side}-from"].split(" ")[0] for head in blocks for side in "ab"}
    texts = {(source, t.key): t for source in sorted(wanted) for t in SOURCES[source](data)}
    for head in blocks:
        sides = []
        for side in "ab":
            source, key, where, digest, trigger = head[f"{side}-from"].split(" ")
            start, end = map(int, where.split("-"))
            first, last = map(int, trigger.split("-"))
            found = texts[source, key]
            text = found.text[start:end]
            if hashlib.sha256(text.encode()).hexdigest()[:8] != digest:
                raise ValueError(f"{head['id']}: {source} {key} is another text than the one annotated")
            marked = f"{text[:first]}{{{text[first:last]}}}{text[last:]}"
            sides.append(_told(found.date, source, marked, head[f"{side}-event"], f"{source} {key}"))
        yield Pair(head["id"], "real", head["same"] == "yes", *sides)


def icews(data: Path, path: Path = HERE / "icews.ann") -> list[tuple[str, bool, bool]]:
    """Pairs of rows of ICEWS: id, whether they are the same deed, and whether a dossier makes them one event."""
    with tempfile.TemporaryDirectory() as folder:
        run.new(folder + "/d", Question(client="BLR", patron="RUS", rivals=("EU",)))
        run.take_in_set(folder + "/d", data / ICEWS, "icews", {})
        with store.open_dossier(folder + "/d") as dossier:
            event_of = dict(dossier.sql("SELECT number, event FROM event_records"))
    found = []
    for block in BLOCK.split(path.read_text(encoding="utf-8")):
        if head := _head(block):
            one, other = (event_of.get(int(head[side].split()[-1])) for side in "ab")
            found.append((head["id"], head["same"] == "yes", one is not None and one == other))
    return found


def _head(block: str) -> dict[str, str]:
    return dict(re.findall(r"^(id|same|denies|kind|[ab](?:-from|-event)?): (.*)$", block, re.MULTILINE))


def _told(published: str, publisher: str, marked: str, event: str, document: str = "") -> Told:
    found = TRIGGER.search(marked)
    assert found, marked
    text = marked[: found.start()] + found[1] + marked[found.end() :]
    class_, sides, modality, date = event.split()
    source, target = (() if s == "-" else tuple(sorted(s.split("+"))) for s in sides.split(">"))
    assert class_ in CLASSES, event
    return Told(
        published,
        publisher,
        text,
        (found.start(), found.start() + len(found[1])),
        class_,
        source,
        target,
        modality,
        None if date == "-" else date.replace("..", "/"),
        document,
    )


def by_rule(pair: Pair) -> bool:
    """Whether the rule merges the two, given what a careful reader codes in each."""
    return any(len(event.reports) == 2 for event in _events(pair))


def denied(pair: Pair) -> bool:
    """Whether the rule has the second deny the first, given what a careful reader codes in each."""
    return any(event.denied_by for event in _events(pair))


def _events(pair: Pair) -> list[Event]:
    """The events that the rule makes of what a careful reader codes in each passage."""
    reports, where = [], {}
    for number, (name, told) in enumerate(zip(pair.names, (pair.a, pair.b), strict=True), start=1):
        document = Document(name, told.text, name, "", "")
        sentence = next(
            s for s in read.sentences(document) if s.start <= told.trigger[0] < max(s.end, s.start + 1)
        )
        words = told.text[sentence.start : sentence.end]
        reports.append(_report(name, number, told))
        where[f"{name}.r{number}"] = Provenance(words, told.text, told.publisher)
    return merge(reports, where)


def _report(name: str, number: int, told: Told) -> Report:
    def side(codes: tuple[str, ...]) -> tuple[Mention, ...]:
        return tuple(Mention(0, 0, "", code, code, "GOV", "state", "name") for code in codes)

    return Report(
        id=f"{name}.r{number}",
        document=name,
        sentence=f"{name}.s{number}",
        trigger=Span(*told.trigger),
        trigger_text=told.text[slice(*told.trigger)],
        source=side(told.source),
        target=side(told.target),
        class_=told.class_,
        quad=CLASSES[told.class_].quad,
        intensity=CLASSES[told.class_].intensity,
        modality=told.modality,
        by=None,
        date=told.date or told.published,
        date_basis="stated" if told.date else "published",
        contexts=(),
        probability={"report": 1.0},
        coder="reader",
    )


def whole_way(pair: Pair) -> bool:
    """Whether the two are one event when the coder reads them; a deed that it misses is merged with nothing."""
    reports, where, named = [], {}, []
    for name, told, of in zip(("da", "db"), (pair.a, pair.b), pair.names, strict=True):
        document = Document(name, told.text, name, "", "", published=told.published, language="en")
        sentences = list(read.sentences(document))
        found = [replace(r, document=of) for r in coding.default_coder().read(document, sentences).reports]
        by_id = {s.id: s for s in sentences}
        for report in found:
            words = told.text[by_id[report.sentence].start : by_id[report.sentence].end]
            where[report.id] = Provenance(words, told.text, told.publisher)
        reports += found
        named.append(
            {r.id for r in found if r.trigger.start < told.trigger[1] and told.trigger[0] < r.trigger.end}
        )
    events = merge(reports, where)
    return any(set(e.reports) & named[0] and set(e.reports) & named[1] for e in events)


def figures(answers: Sequence[tuple[bool, bool]]) -> str:
    """Precision and recall of (same, merged) pairs, with 90% bootstrap intervals over pairs."""

    def both(some: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
        hits = sum(same and merged for same, merged in some)
        return hits / max(1, sum(m for _, m in some)), hits / max(1, sum(s for s, _ in some))

    rng = random.Random(1)
    draws = [both(rng.choices(answers, k=len(answers))) for _ in range(RESAMPLES)]
    told = []
    for name, value, drawn in zip(
        ("precision", "recall"), both(answers), zip(*draws, strict=True), strict=True
    ):
        low, high = (sorted(drawn)[int(RESAMPLES * share)] for share in (0.05, 0.95))
        told.append(f"{name} {value:.3f} [{low:.3f}-{high:.3f}]")
    return f"{len(answers)} pairs ({sum(s for s, _ in answers)} same): {', '.join(told)}"


def scores(pairs: Sequence[Pair], merged: Callable[[Pair], bool], *, show: bool) -> str:
    """The figures of a set and a way, and its errors by kind."""
    answers = [(p, merged(p)) for p in pairs]
    wrong = Counter((p.kind, "missed" if p.same else "wrong") for p, m in answers if p.same != m)
    for p, m in answers:
        if show and p.same != m:
            print(f"\n{p.id} {p.kind}: {'missed' if p.same else 'wrong'}")
            for t in (p.a, p.b):
                print(f"   {t.published} {t.class_} {t.source}>{t.target} {t.modality} {t.date}: {t.text}")
    errors = ", ".join(f"{n} {kind} {what}" for (kind, what), n in wrong.most_common())
    return f"{figures([(p.same, m) for p, m in answers])}; {errors}"


def main() -> None:
    """Print precision and recall of each set and way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("dev", "test", "all"), default="test")
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared" / "data")
    parser.add_argument("--show", action="store_true", help="print every pair that is wrong")
    given = parser.parse_args()
    sets = {"invented": list(invented())}
    if given.data.is_dir() and (HERE / "real.ann").exists():
        sets["real"] = list(real(given.data))
        sets["real, drawn later"] = [
            pair for name in ("real_dev.ann", "real_test.ann") for pair in real(given.data, HERE / name)
        ]
    for name, pairs in sets.items():
        if not (kept := [p for p in pairs if given.half in {"all", half(p.id)}]):
            continue
        print(f"{name}, the rule alone: {scores(kept, by_rule, show=given.show)}")
        print(f"{name}, from text to event: {scores(kept, whole_way, show=False)}")
    kept = [p for p in denials() if given.half in {"all", half(p.id)}]
    print(f"denials, the rule alone: {scores(kept, denied, show=given.show)}")
    if given.data.is_dir():
        rows = [(same, one) for name, same, one in icews(given.data) if given.half in {"all", half(name)}]
        print(f"rows of ICEWS of one day: {figures(rows)}")


if __name__ == "__main__":
    main()
