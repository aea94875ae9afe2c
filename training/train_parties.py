"""Fit who plays which part in a deed, all mentions looked at together, on the states of the encoder that is shipped.

    .venv/bin/python training/train_parties.py                 # writes src/armslength/coding/weights/heads.npz
    .venv/bin/python training/train_parties.py --out /tmp/w    # while developing

A quarter of an hour on one core: the encoder and the other heads are not trained, so that what is asked of a pair by itself
(`heads.roles`) stays as it was learnt, and what is learnt here is added to it. Run after `train.py`. The test and dev splits stay out.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import NamedTuple

import torch

from armslength.coding.network import Network, checksums
from dataset import Example, in_place
from losses import pooled, role_loss, spans_to_pieces
from network import Casting, Heads
from schedule import PARTS
from train import SEED, SHIPPED, asked, joined, stored_heads, trained_on, write_heads

BATCH = 24
"""Passages at a time."""
RATE = 1e-3


class Known(NamedTuple):
    """What the fixed heads say of a passage, and who was marked as its parties.

    Attributes:
        pairs, seen, class_, kin: as `network.Casting` takes them, halves of floats.
        scores: (deeds, mentions, roles) by the pairs alone.
        gold: for each deed the mentions that are its source, target and by.
        kept: which mentions the columns are.
    """

    pairs: torch.Tensor
    seen: torch.Tensor
    class_: torch.Tensor
    kin: torch.Tensor
    scores: torch.Tensor
    gold: list
    kept: list[int]


@torch.no_grad()
def known(example: Example, network: Network, heads: Heads) -> Known | None:
    """None where the passage has no deed or no mention within reach of the encoder."""
    states, encoded = network.states(example.text)
    m_at = [spans_to_pieces(encoded.offsets, m.start, m.end) for m in example.mentions]
    t_at = [spans_to_pieces(encoded.offsets, t.start, t.end) for t in example.triggers]
    kept = [i for i, where in enumerate(m_at) if where]
    deeds = [i for i, where in enumerate(t_at) if where]
    if not kept or not deeds:
        return None
    found = torch.tensor(states)
    m_spans, t_spans = [m_at[i] for i in kept], [t_at[i] for i in deeds]
    mentions = heads.mention_span(pooled(found, m_spans))
    triggers = heads.trigger_span(pooled(found, t_spans))
    pairs = heads.pairs(triggers, mentions, t_spans, m_spans, found)
    seen = heads.surroundings(triggers, found)
    told = (pairs, seen, heads.class_(seen).softmax(-1), heads.kin(mentions).sigmoid(), heads.roles(pairs))
    return Known(*(x.half() for x in told), [example.triggers[i] for i in deeds], kept)


def loss_of(one: Known, heads: Heads) -> torch.Tensor:
    """Of the scores of the pairs with what is added to them, as a part of its deeds in the batch's sum."""
    pairs, seen, class_, kin, scores = (x.float() for x in one[:5])
    added = heads.casting(pairs, scores.sigmoid(), seen, class_, kin)
    return role_loss(scores + added, one.gold, one.kept) * len(one.gold)


def fit(items: Sequence[Known], heads: Heads, epochs: int) -> None:
    """Train `heads.casting` and nothing else."""
    rng = random.Random(SEED)
    learnt = list(heads.casting.parameters())
    optimiser = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.05)
    steps = epochs * (len(items) // BATCH + 1)
    course = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps + 1, pct_start=0.1)
    order = list(items)
    for number in range(epochs):
        heads.casting.train()
        rng.shuffle(order)
        started, total, deeds = time.time(), 0.0, 0
        for i in range(0, len(order), BATCH):
            batch = order[i : i + BATCH]
            count = sum(len(one.gold) for one in batch)
            loss = torch.stack([loss_of(one, heads) for one in batch]).sum() / count
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            course.step()
            total, deeds = total + float(loss.detach()) * count, deeds + count
        print(
            f"epoch {number + 1}/{epochs}: loss {total / deeds:.3f}, {time.time() - started:.0f} s",
            flush=True,
        )


def main() -> None:
    given = asked(__doc__, epochs=6)
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    heads = stored_heads(SHIPPED).eval()
    heads.casting = Casting(heads.class_[-1].out_features)
    network = Network(SHIPPED, threads=1)
    in_place_share = PARTS[-1].stages[-1].in_place
    examples, _ = trained_on(*([] if given.invented_only else [joined(given.data)]))
    read = (in_place(e) if any(e.around) and rng.random() < in_place_share else e for e in examples)
    items = [one for e in read if e.triggers and (one := known(e, network, heads)) is not None]
    print(f"{len(items)} passages with deeds", flush=True)
    fit(items, heads, given.epochs)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.out != SHIPPED:
        for file in ("encoder.onnx", "vocabulary.txt", "labels.json"):
            (given.out / file).write_bytes((SHIPPED / file).read_bytes())
    write_heads(heads, given.out)
    checksums.write(given.out)
    print(f"who plays which part: written to {given.out}")


if __name__ == "__main__":
    main()
