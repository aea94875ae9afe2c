"""Make shipped weights the state from which `train.py` goes on, with passages that are newer than they.

    # add a part to schedule.PARTS whose first stage lets the newer passages join, then
    python training/go_on.py src/armslength/coding/weights
    python training/train.py --tail 0 --threads 1 & python training/train.py --tail 1 --threads 1; wait
    python training/train.py && python training/train_parties.py

The int8 encoder is read as floats again, each matrix by its scales; the weights count as all parts but the last, done.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from schedule import PARTS
from train import SEED, STATES, Work, keep, load_encoder, optimiser_of, real_text, stored_heads, trained_on

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
    """Write the states of all tails of all parts but the last."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path, help="a folder with encoder.onnx and heads.npz as shipped")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    given = parser.parse_args()
    encoder = load_encoder()
    missing, unexpected = encoder.load_state_dict(encoder_state(given.weights / "encoder.onnx"), strict=False)
    if unexpected or set(missing) != {"bert.embeddings.word_embeddings.weight"}:
        raise SystemExit(f"{given.weights} is of another network: {missing} {unexpected}")
    heads = stored_heads(given.weights)
    parts = {"encoder": encoder, "heads": heads, "optimiser": optimiser_of(encoder, heads)}
    items, wills = trained_on(*real_text(given.data))
    work = Work(items, wills, given.batch, STATES)
    for part, stages in enumerate(PARTS[:-1]):
        for tail in range(stages.tails):
            path = work.kept(part, tail)
            keep(path, parts, work.known_by(part, stages.epochs), stages.epochs, random.Random(SEED))
            print(f"{path} written")


if __name__ == "__main__":
    main()
