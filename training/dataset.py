"""The annotated corpus as training examples: text, spans and links, to be split by a hash of the passage's id."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

from armslength.score.pairs import plv
from armslength.score.passages import GoldEvent, Passage, passages
from armslength.score.stances import StancePassage, stance_passages
from corpus.check import CLASSES, CONTEXTS, KINDS, MODALITIES, SECTORS
from real.standoff import AROUND

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
    pairs_only: bool = False  # only what its triggers' parties do is annotated, not where the triggers stand
    around: tuple[str, str] = ("", "")  # what stands before and after it where it was taken from
    own: tuple[int, int] | None = None  # the part that is annotated, where it is not the whole text


def stance_examples(*folders: Path) -> list[StancePassage]:
    """Every passage of training/stances and of further folders, in order of their files."""
    return [p for folder in (HERE / "stances", *folders) for p in stance_passages(folder)]


def examples(*folders: Path) -> list[Example]:
    """Every passage of training/corpus and of further folders, in order of their files."""
    out = []
    for folder in (HERE / "corpus", *folders):
        beside = folder / AROUND
        around = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        for passage in passages(folder):
            example = _example(passage)
            out.append(replace(example, around=tuple(around.get(passage.id, ("", "")))))
    return out


def plv_examples(path: Path) -> list[Example]:
    """Sentences of PLV as examples of pairs; for comparison only, as PLV may not be shipped in weights."""
    out = []
    for number, gold in enumerate(plv(path)):
        classes = ("CONCEDE", "RETREAT") if gold.root == "YIELD" else (gold.root,)
        spans = sorted({*gold.pair.source, *gold.pair.target})
        deed = Trigger(
            start=0,
            end=0,
            classes=tuple(CLASSES.index(c) for c in classes),
            modality=MODALITIES.index("happened"),
            contexts=(),
            source=tuple(spans.index(s) for s in gold.pair.source),
            target=tuple(spans.index(s) for s in gold.pair.target),
            by=(),
            time=None,
        )
        mentions = tuple(Mention(a, z, 0, 0, anaphor=False, antecedents=()) for a, z in spans)
        countries = tuple(("---",) for _ in spans)
        out.append(
            Example(
                f"plv-{number}", "", gold.pair.text, mentions, (deed,), (), (), countries, pairs_only=True
            )
        )
    return out


def _example(found: Passage) -> Example:
    root = [i if m.same_as is None else m.same_as for i, m in enumerate(found.mentions)]
    mentions = tuple(
        Mention(
            start=m.start,
            end=m.end,
            sector=SECTORS.index(m.sector),
            kind=KINDS.index(m.kind),
            anaphor=m.same_as is not None,
            antecedents=tuple(j for j in range(i) if root[j] == root[i]),
        )
        for i, m in enumerate(found.mentions)
    )
    by_span: dict[tuple[int, int], list[GoldEvent]] = {}
    for event in found.events:
        by_span.setdefault((event.start, event.end), []).append(event)
    triggers = tuple(
        Trigger(
            start=start,
            end=end,
            classes=tuple(sorted({CLASSES.index(e.class_) for e in events})),
            modality=MODALITIES.index(events[0].modality),
            contexts=tuple(sorted({CONTEXTS.index(c) for e in events for c in e.contexts})),
            source=tuple(sorted({i for e in events for i in e.source})),
            target=tuple(sorted({i for e in events for i in e.target})),
            by=tuple(sorted({e.by for e in events if e.by is not None})),
            time=next((e.time for e in events if e.time is not None), None),
        )
        for (start, end), events in sorted(by_span.items())
    )
    return Example(
        id=found.id,
        date=found.date,
        text=found.text,
        mentions=mentions,
        triggers=triggers,
        times=tuple((t.start, t.end) for t in found.times),
        edtf=tuple(t.edtf or "" for t in found.times),
        countries=tuple(m.countries or ("---",) for m in found.mentions),
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


def in_place(example: Example) -> Example:
    """An example within what stands around it, as the coder meets it: only its own part is annotated."""
    before, after = example.around
    by = len(before)
    mentions = tuple(replace(m, start=m.start + by, end=m.end + by) for m in example.mentions)
    triggers = tuple(replace(t, start=t.start + by, end=t.end + by) for t in example.triggers)
    return replace(
        example,
        text=before + example.text + after,
        mentions=mentions,
        triggers=triggers,
        times=tuple((a + by, z + by) for a, z in example.times),
        own=(by, by + len(example.text)),
    )


def sentence_crops(example: Example) -> list[Example]:
    """One example a sentence, for passages of more than one."""
    import nupunkt

    spans = list(nupunkt.sent_spans(example.text))
    if len(spans) < 2 or example.pairs_only:
        return []
    return [crop(example, a, a + len(example.text[a:z].rstrip())) for a, z in spans]


def epoch(
    items: list[Example],
    wills: list[StancePassage],
    rng: random.Random,
    crop_share: float = 0.5,
    place_share: float = 0.0,
) -> list[Example | StancePassage]:
    """A shuffled pass: every passage, and a share of the single sentences of the longer ones.

    Args:
        place_share: of the passages that stand in a text, how many are read in it, and not alone.
    """

    def placed(item: Example) -> bool:
        return bool(place_share) and any(item.around) and rng.random() < place_share

    chosen: list[Example | StancePassage] = [in_place(item) if placed(item) else item for item in items]
    chosen += wills
    for item in items:
        chosen += [c for c in sentence_crops(item) if rng.random() < crop_share]
    rng.shuffle(chosen)
    return chosen
