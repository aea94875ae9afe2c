"""Fit some heads of will further, on the states of the encoder that is shipped; nothing else of the weights changes.

    .venv/bin/python training/train_stances.py                 # writes src/armslength/coding/weights/heads.npz
    .venv/bin/python training/train_stances.py --out /tmp/w    # while developing

Some minutes on one core: the encoder is not trained. `train.py` trains everything together, but on the invented passages of will
alone; the real ones (training/stances/real) join here. The test and dev splits stay out; seeds are fixed.
"""

from __future__ import annotations

import json
import random

import torch

from armslength.coding.network import Network, checksums
from armslength.records import STANCES, STANDING
from armslength.score.passages import split
from dataset import stance_examples
from losses import stance_loss
from real import standoff
from train import SEED, SHIPPED, asked, joined, stored_heads, write_heads

LEARNT = ("will_tags", "will_kind", "will_standing", "will_speaker", "will_parties", "will_query")
"""What is fitted anew. Where objects stand, and which is meant, stays as it was learnt with the encoder: fitted alone it is worse."""
BATCH = 16


def main() -> None:
    given = asked(__doc__, epochs=8)
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    labels = json.loads((SHIPPED / "labels.json").read_text(encoding="utf-8"))
    real = [] if given.invented_only else [joined(given.data, standoff.WILLED, standoff.JOINED_WILLED)]
    passages = [p for p in stance_examples(*real) if split(p.id) == "train"]
    network = Network(SHIPPED, threads=1)
    items = []
    for p in passages:
        states, encoded = network.states(p.text)
        items.append((p, torch.tensor(states), encoded.offsets))
    heads = stored_heads(SHIPPED)
    for name, parameter in heads.named_parameters():
        parameter.requires_grad = name.startswith(LEARNT)
    learnt = [p for p in heads.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=1e-3, weight_decay=0.05)
    steps = given.epochs * (len(items) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=1e-3, total_steps=steps + 1, pct_start=0.1
    )
    for number in range(given.epochs):
        heads.train()
        rng.shuffle(items)
        total = 0.0
        for i in range(0, len(items), BATCH):
            batch = items[i : i + BATCH]
            loss = torch.stack([stance_loss(p, states, at, heads) for p, states, at in batch]).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {number + 1}/{given.epochs}: loss {total / len(items):.3f}", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.out != SHIPPED:
        for file in ("encoder.onnx", "vocabulary.txt"):
            (given.out / file).write_bytes((SHIPPED / file).read_bytes())
    write_heads(heads, given.out)
    labels |= {"stances": list(STANCES), "standing": list(STANDING)}
    labels["trained_on"]["passages_of_will"] = len(passages)
    (given.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    checksums.write(given.out)
    print(f"heads of will written to {given.out}")


if __name__ == "__main__":
    main()
