"""One pass of the encoder over windows of text: mentions, triggers, and how they belong together.

Each text is encoded alone: the int8 encoder scales
what it is given by its largest value, so of texts encoded together one would change another's reports in the last digit, and
a third of what it read would be padding.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from armslength.coding.network import checksums
from armslength.coding.network.dense import Array, softmax
from armslength.coding.network.heads import Heads, Memory
from armslength.coding.network.pieces import Cutter, Pieces
from armslength.coding.network.places import (
    Found,
    at,
    joined,
    located,
    pooled,
    spans,
    without_small_words,
)
from armslength.coding.network.tags import Pair, Related, Tagged, TaggedMention, TaggedTrigger, Window
from armslength.coding.network.wills import wills
from armslength.coding.network.wordpiece import WordPiece

Result = TypeVar("Result")
WEIGHTS = Path(__file__).parent.parent / "weights"
SPAN_THRESHOLD = 0.5
"""How likely a word piece must be inside a span to belong to it."""
TRIGGER_THRESHOLD = 0.6
"""How likely the pieces of a trigger must be on average."""
ASKED = 0.3
"""The share that the parties alone have in a report's class; the rest is the trigger's."""
HALF_TRIGGER = 0.05
"""What a word must reach to be weighed as a trigger where the two parties are given."""
LEAST_ROLE = 0.02
SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime does to a graph that makes this one slower, by a tenth."""
_SMALL_WORDS = re.compile(
    r"(?:(?:a|an|the|to|of|in|on|at|by|for|with|from|and|or|but|that|which|who|he|she|it|they|we|i|you|his|her|its|their|our|my"
    r"|your|is|are|was|were|be|been|will|would|has|as)\W*)+",
    re.IGNORECASE,
)
"""No deed is told by these alone."""
_GEOGRAPHY = re.compile(
    r"shar(?:e|es|ed|ing) (?:an?|the|its|their|no)? ?(?:(?!(?:on|about|at|over|across|with|in|to|for|and) )[\w,.-]+ ){0,4}?"
    r"(?:border|frontier|boundary|coast|coastline|language|time zone|river|lake|sea)\b"
    r"|border(?:s|ed|ing)?(?: on)? (?:the )?(?=[A-Z])|landlocked\b"
)
"""Where states lie is nobody's deed, though two of them share in it."""
_NOBODY = frozenset({"the", "a", "an", "of", "and", "other"})
MIX = 0.4
"""The share that words of deeds have in what a pair does; the other share is asked of the pair without them.

Chosen from .3 to .7 on PLV_train, where any of them is as good as another (root macro F1 .76) and better than either alone.
"""


class Network:
    """The shipped encoder and heads.

    Args:
        weights: folder of encoder.onnx, heads.npz, vocabulary.txt, labels.json and their SHA256SUMS.
        threads: how many texts may be read at a time; results do not depend on it.

    Raises:
        ModelDamaged: the files are not those that the sums name.
    """

    def __init__(self, weights: Path = WEIGHTS, *, threads: int | None = None) -> None:
        import onnxruntime  # noqa: PLC0415 - 0.2 s of import, needed only to code

        checksums.check(weights)
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self.name: str = labels["coder"]
        self._labels: dict[str, list[str]] = {
            k: labels[k] for k in ("classes", "sectors", "kinds", "modalities", "contexts")
        }
        self.calibration: dict[str, tuple[float, float]] = {
            name: (line[0], line[1]) for name, line in labels.get("calibration", {}).items()
        }
        self.classes = tuple(self._labels["classes"])
        self.modalities = tuple(self._labels["modalities"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights / "encoder.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=SLOWER,
        )
        self._pool = ThreadPoolExecutor(threads or min(os.cpu_count() or 1, 8))
        self._cut = Cutter(WordPiece(weights / "vocabulary.txt"))
        self._heads = Heads(weights / "heads.npz")

    def read(self, windows: Sequence[Window]) -> list[Tagged]:
        """What each window says, in the order given."""
        encoded = [self._cut(w.text) for w in windows]
        return self._each(encoded, lambda i, *of: self._window(windows[i], encoded[i], *of))

    def states(self, text: str) -> tuple[Array, Pieces]:
        """The encoder's states of one text, (pieces, width), and its pieces: what heads are trained on."""
        encoded = self._cut(text)
        return self._encode(encoded)[0], encoded

    def relate(self, asked: Sequence[Pair]) -> list[Related]:
        """For each asked pair, what its source does to its target.

        Two answers are mixed: one from the words that may be triggers, each weighed by how likely it is
        one, has this source and this target; the other from the two parties and what they attend to.
        """
        encoded = [self._cut(a.text) for a in asked]
        return self._each(
            encoded, lambda i, states, _, tags: self._related(asked[i], encoded[i], states, tags)
        )

    def _each(
        self, encoded: Sequence[Pieces], work: Callable[[int, Array, Array, Array], Result]
    ) -> list[Result]:
        """Texts encoded one by one, on every core where there are several; `work` gets index, states and tags."""

        def one(i: int) -> Result:
            return work(i, *self._encode(encoded[i]))

        every = range(len(encoded))
        return [one(i) for i in every] if len(encoded) < 2 else list(self._pool.map(one, every))

    def _related(self, asked: Pair, encoded: Pieces, states: Array, trigger_tags: Array) -> Related:
        sides = [
            [f for start, end in spots if (f := located(encoded, start, end))]
            for spots in (asked.source, asked.target)
        ]
        vectors = [
            self._heads.mention_vectors(pooled(states, side)) if side else np.zeros((0, 0), np.float32)
            for side in sides
        ]
        source, target = (self._heads.side(v)[None] for v in vectors)
        memory = self._heads.memory(states)
        class_, modality = self._heads.deed(source, target, memory)
        by_pair: Array = class_[0, :, None] * modality[0, None, :]
        found = spans(encoded, trigger_tags, HALF_TRIGGER)
        if not found:
            return Related(by_pair, ())
        triggers = self._heads.trigger_vectors(pooled(states, found))
        seen = self._heads.surroundings(triggers, memory)
        weight = np.array([f.probability for f in found])
        for role, (side, vector) in enumerate(zip(sides, vectors, strict=True)):
            if side:
                pairs = self._heads.pairs(triggers, vector, at(found), at(side), memory)
                weight = weight * np.maximum(self._heads.roles(pairs)[:, :, role].max(1), LEAST_ROLE)
        weight = weight / weight.sum()
        both = self._heads.class_(seen)[:, :, None] * self._heads.modality(seen)[:, None, :]
        by_trigger = np.asarray(np.tensordot(weight, both, 1), np.float32)
        deeds = tuple((f.start, f.end, w) for f, w in zip(found, weight.tolist(), strict=True))
        return Related(MIX * by_trigger + (1 - MIX) * by_pair, deeds)

    def _encode(self, text: Pieces) -> tuple[Array, Array, Array]:
        """States (pieces, width) and the tags' probabilities (pieces, tags)."""
        ids, shapes = (np.array([row], np.int64) for row in (text.ids, text.shapes))
        result: Any = self._session.run(
            ["states", "mention_tags", "trigger_tags"],
            {"pieces": ids, "shapes": shapes, "mask": np.ones_like(ids)},
        )
        return result[0][0], softmax(result[1][0]), softmax(result[2][0])

    def _window(
        self, window: Window, encoded: Pieces, states: Array, mention_tags: Array, trigger_tags: Array
    ) -> Tagged:
        found_mentions = [
            m
            for found in joined(window.text, spans(encoded, mention_tags, SPAN_THRESHOLD))
            if window.text[(m := without_small_words(window.text, encoded, found)).start : m.end].lower()
            not in _NOBODY
        ]
        found_triggers = [
            t
            for t in spans(encoded, trigger_tags, SPAN_THRESHOLD)
            if t.probability >= TRIGGER_THRESHOLD
            and not _SMALL_WORDS.fullmatch(window.text, t.start, t.end)
            and not _GEOGRAPHY.match(window.text, t.start)
        ]
        memory = self._heads.memory(states)
        vectors = self._heads.mention_vectors(pooled(states, found_mentions)) if found_mentions else None
        mentions = self._mentions(found_mentions, vectors, memory) if vectors is not None else ()
        willed = wills(encoded, states, self._heads, found_mentions, vectors, memory)
        if not found_triggers:
            return Tagged(mentions, (), willed)
        triggers = self._heads.trigger_vectors(pooled(states, found_triggers))
        roles = np.zeros((len(found_triggers), 0, 3), np.float32)
        times = self._times(window, encoded, states, memory, found_triggers, triggers)
        seen = self._heads.surroundings(triggers, memory)
        class_, modality = self._heads.class_(seen), self._heads.modality(seen)
        if vectors is not None:
            pairs = self._heads.pairs(triggers, vectors, at(found_triggers), at(found_mentions), memory)
            kin = np.array([m.kin for m in mentions], np.float32)
            roles = self._heads.roles_together(pairs, seen, class_, kin)
            class_ = (1 - ASKED) * class_ + ASKED * self._asked(roles, vectors, memory)
        contexts = self._heads.contexts(seen)
        return Tagged(
            mentions,
            tuple(
                TaggedTrigger(
                    start=t.start,
                    end=t.end,
                    probability=t.probability,
                    class_=self._named("classes", class_[i]),
                    modality=self._named("modalities", modality[i]),
                    contexts=self._named("contexts", contexts[i]),
                    source=tuple(roles[i, :, 0].tolist()),
                    target=tuple(roles[i, :, 1].tolist()),
                    by=tuple(roles[i, :, 2].tolist()),
                    time=times[i],
                )
                for i, t in enumerate(found_triggers)
            ),
            willed,
        )

    def _asked(self, roles: Array, mentions: Array, memory: Memory) -> Array:
        """(triggers, classes) of what each trigger's likely parties do, asked of the pair without the trigger."""
        sources, targets = (
            np.stack([self._heads.side(mentions[row[:, k] >= 0.5]) for row in roles]) for k in (0, 1)
        )
        return self._heads.deed(sources, targets, memory)[0]

    def _mentions(self, found: list[Found], vectors: Array, memory: Memory) -> tuple[TaggedMention, ...]:
        """The mentions found, with what each is and whom it stands for."""
        said = self._heads.mentioned(vectors)
        later = [i for i in range(1, len(found)) if said.anaphor[i] > 0.5]
        antecedents: dict[int, int] = {}
        if later:
            places = at(found)
            pairs = self._heads.pairs(vectors[later], vectors, [places[i] for i in later], places, memory)
            scores = self._heads.coreference(pairs)
            antecedents = {i: int(row[:i].argmax()) for i, row in zip(later, scores, strict=True)}
        return tuple(
            TaggedMention(
                start=m.start,
                end=m.end,
                probability=m.probability,
                sector=self._labels["sectors"][said.sector[i]],
                kind=self._labels["kinds"][said.kind[i]],
                anaphor=float(said.anaphor[i]),
                antecedent=antecedents.get(i),
                kin=tuple(kin),
            )
            for i, (m, kin) in enumerate(zip(found, said.kin.tolist(), strict=True))
        )

    def _times(
        self,
        window: Window,
        encoded: Pieces,
        states: Array,
        memory: Memory,
        found: list[Found],
        triggers: Array,
    ) -> list[tuple[float, ...]]:
        """For each trigger the probability of each time of the window, and of none."""
        spotted = [(i, located(encoded, *span)) for i, span in enumerate(window.times)]
        kept = [(i, f) for i, f in spotted if f is not None]
        if not kept:
            return [(*[0.0] * len(window.times), 1.0)] * len(found)
        spots = [f for _, f in kept]
        vectors = self._heads.trigger_vectors(pooled(states, spots))
        scores = self._heads.time(self._heads.pairs(triggers, vectors, at(found), at(spots), memory))
        out = np.zeros((len(found), len(window.times) + 1))
        for column, (i, _) in enumerate(kept):
            out[:, i] = scores[:, column]
        out[:, -1] = scores[:, -1]
        return [tuple(row.tolist()) for row in out]

    def _named(self, labels: str, row: Array) -> dict[str, float]:
        return dict(zip(self._labels[labels], row.tolist(), strict=True))
