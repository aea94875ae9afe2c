"""The annotated corpus as training examples: text, spans and links, split by a hash of the passage's id."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.check import CLASSES, CONTEXTS, KINDS, MODALITIES, SECTORS, passage

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    sector: int
    kind: int
    anaphor: bool
    antecedents: tuple[int, ...]  # indices of earlier mentions of the same actor


@dataclass(frozen=True)
class Trigger:
    start: int
    end: int
    classes: tuple[int, ...]
    modality: int
    contexts: tuple[int, ...]
    source: tuple[int, ...]  # indices of mentions
    target: tuple[int, ...]
    by: tuple[int, ...]
    time: int | None  # index of a time


@dataclass(frozen=True)
class Example:
    id: str
    date: str
    text: str
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    times: tuple[tuple[int, int], ...]
    edtf: tuple[str, ...]
    countries: tuple[tuple[str, ...], ...]


def split(passage_id: str) -> str:
    """`test` for a tenth of the ids, `dev` for another tenth, else `train`: fixed by the id alone."""
    bucket = int(hashlib.sha256(passage_id.encode()).hexdigest(), 16) % 10
    return {0: "test", 1: "dev"}.get(bucket, "train")


def examples() -> list[Example]:
    """Every passage of training/corpus, in order of its files."""
    found = []
    for path in sorted((HERE / "corpus").glob("*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            if not block.strip() or block.lstrip().startswith("#"):
                continue
            record, errors = passage(block, path.name)
            if errors:
                raise ValueError("\n".join(errors))
            found.append(_example(record))
    return found


def _example(record: dict) -> Example:
    marks = sorted(record["mentions"], key=lambda m: m["start"])
    index = {m["id"]: i for i, m in enumerate(marks)}
    root = {m["id"]: m["refers_to"] or m["id"] for m in marks}
    mentions = tuple(
        Mention(
            start=m["start"],
            end=m["end"],
            sector=SECTORS.index(m["sector"]),
            kind=KINDS.index(m["kind"]),
            anaphor=m["refers_to"] is not None,
            antecedents=tuple(j for j in range(i) if root[marks[j]["id"]] == root[m["id"]]),
        )
        for i, m in enumerate(marks)
    )
    times = sorted(record["times"], key=lambda t: t["start"])
    time_index = {t["id"]: i for i, t in enumerate(times)}
    by_span: dict[tuple[int, int], list[dict]] = {}
    for event in record["events"]:
        by_span.setdefault((event["start"], event["end"]), []).append(event)
    triggers = []
    for (start, end), events in sorted(by_span.items()):

        def ids(role: str, events: list[dict] = events) -> tuple[int, ...]:
            return tuple(sorted({index[i] for e in events for i in e[role]}))

        first = events[0]
        linked = [time_index[e["time"]] for e in events if e["time"]]
        triggers.append(
            Trigger(
                start=start,
                end=end,
                classes=tuple(sorted({CLASSES.index(e["class"]) for e in events})),
                modality=MODALITIES.index(first["modality"]),
                contexts=tuple(sorted({CONTEXTS.index(c) for e in events for c in e["contexts"]})),
                source=ids("source"),
                target=ids("target"),
                by=tuple(sorted({index[e["by"]] for e in events if e["by"]})),
                time=linked[0] if linked else None,
            )
        )
    return Example(
        id=record["id"],
        date=record["date"],
        text=record["text"],
        mentions=mentions,
        triggers=tuple(triggers),
        times=tuple((t["start"], t["end"]) for t in times),
        edtf=tuple(t["edtf"] or "" for t in times),
        countries=tuple(tuple(m["country"]) for m in marks),
    )


def crop(example: Example, start: int, end: int) -> Example:
    """The part of an example that stands in [start, end): links that leave it are cut."""
    keep = [i for i, m in enumerate(example.mentions) if start <= m.start and m.end <= end]
    new = {old: i for i, old in enumerate(keep)}
    keep_times = [i for i, (a, z) in enumerate(example.times) if start <= a and z <= end]
    new_time = {old: i for i, old in enumerate(keep_times)}

    def remap(ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(new[i] for i in ids if i in new)

    mentions = tuple(
        Mention(m.start - start, m.end - start, m.sector, m.kind, m.anaphor, remap(m.antecedents))
        for m in (example.mentions[i] for i in keep)
    )
    triggers = tuple(
        Trigger(
            t.start - start,
            t.end - start,
            t.classes,
            t.modality,
            t.contexts,
            remap(t.source),
            remap(t.target),
            remap(t.by),
            None if t.time is None else new_time.get(t.time),
        )
        for t in example.triggers
        if start <= t.start and t.end <= end
    )
    return Example(
        id=example.id,
        date=example.date,
        text=example.text[start:end],
        mentions=mentions,
        triggers=triggers,
        times=tuple((example.times[i][0] - start, example.times[i][1] - start) for i in keep_times),
        edtf=tuple(example.edtf[i] for i in keep_times),
        countries=tuple(example.countries[i] for i in keep),
    )


def sentence_crops(example: Example) -> list[Example]:
    """One example a sentence, for passages of more than one."""
    import nupunkt

    spans = list(nupunkt.sent_spans(example.text))
    if len(spans) < 2:
        return []
    return [crop(example, a, a + len(example.text[a:z].rstrip())) for a, z in spans]


def epoch(items: list[Example], rng: random.Random, crop_share: float = 0.5) -> list[Example]:
    """A shuffled pass: every passage, and a share of the single sentences of the longer ones."""
    chosen = list(items)
    for item in items:
        chosen += [c for c in sentence_crops(item) if rng.random() < crop_share]
    rng.shuffle(chosen)
    return chosen
