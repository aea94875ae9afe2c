"""Make shipped weights the state from which `train.py` goes on, with passages that are newer than they.

    git show COMMIT:src/armslength/coding/weights/encoder.onnx > build/before/encoder.onnx   # and heads.npz
    python training/go_on.py build/before --done 6
    python training/train.py --newer --tail 0 --threads 1 & python training/train.py --newer --tail 1 --threads 1; wait
    python training/train.py --newer && python training/train_stances.py

The int8 encoder is read as floats again, each matrix by its scales; the optimiser starts afresh. The learning rate is what it
is after so many of the epochs, so two of eight are left. The two tails see the passages in different orders.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import train
from train import SEED, load_encoder, optimiser_of, present

HERE = Path(__file__).resolve().parent
EMBEDDINGS = (
    "shapes.weight",
    "bert.embeddings.position_embeddings.weight",
    "bert.embeddings.token_type_embeddings.weight",
)


def encoder_state(path: Path) -> dict[str, torch.Tensor]:
    """The parameters of an exported encoder by their names in `network.Encoder`, floats; word embeddings, which are never trained, left out."""
    graph = onnx.load(str(path)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = {name: torch.tensor(value) for name, value in held.items() if name.endswith((".bias", ".weight"))}
    for name in EMBEDDINGS:
        out[name] = torch.tensor(_floats(held, name))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
            matrix = _floats(held, node.input[1].removesuffix("_quantized"))
            out[f"{name}.weight"] = torch.tensor(matrix.T.copy())
    return out


def _floats(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """An int8 initializer times its scales: one for all or one a column."""
    whole = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(whole * held[f"{name}_scale"], dtype=np.float32)


def main() -> None:
    """Write the states of both tails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path, help="a folder with encoder.onnx and heads.npz as shipped")
    parser.add_argument("--done", type=int, default=6, help="how many of the epochs they count as")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    given = parser.parse_args()
    encoder = load_encoder()
    missing, unexpected = encoder.load_state_dict(encoder_state(given.weights / "encoder.onnx"), strict=False)
    if unexpected or set(missing) != {"bert.embeddings.word_embeddings.weight"}:
        raise SystemExit(f"{given.weights} is of another network: {missing} {unexpected}")
    heads = train.new_heads()
    with np.load(given.weights / "heads.npz") as kept:
        heads.load_state_dict({name: torch.tensor(kept[name].astype(np.float32)) for name in kept.files})
    items, wills = train.trained_on(train.joined(given.data), newer=True)
    seen = present([*items, *wills], given.done - 1, given.epochs)
    saved = HERE.parent / "build" / "train" / "weights.pt"
    saved.parent.mkdir(parents=True, exist_ok=True)
    for order, path in enumerate([saved, *(saved.with_suffix(f".tail{n}.pt") for n in range(train.TAILS))]):
        torch.manual_seed(SEED + order)
        rng = random.Random(SEED + order)
        torch.save(
            {
                "encoder": encoder.state_dict(),
                "heads": heads.state_dict(),
                "optimiser": optimiser_of(encoder, heads).state_dict(),
                "run": {
                    "ids": [e.id for e in seen],
                    "epochs": given.epochs,
                    "batch": given.batch,
                    "seed": SEED,
                },
                "done": given.done,
                "torch": torch.get_rng_state(),
                "random": rng.getstate(),
            },
            path,
        )
        print(f"{path} written")


if __name__ == "__main__":
    main()
