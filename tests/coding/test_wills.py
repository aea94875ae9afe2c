"""Words of will by weights of before and of now. The sentence is invented."""

import shutil

import numpy as np

from armslength.coding.network import WEIGHTS, Network, Window, checksums


def test_weights_from_before_decisions_were_read_still_read_what_is_willed(tmp_path):
    for name in checksums.FILES:
        shutil.copy(WEIGHTS / name, tmp_path)
    with np.load(WEIGHTS / "heads.npz") as shipped:
        cut = {n: w[:3] if n.startswith("will_standing.3.") else w for n, w in shipped.items()}
    np.savez(tmp_path / "heads.npz", **cut)
    checksums.write(tmp_path)
    asked = [Window("Chad will never accept a foreign base on its soil, its president said.")]
    (before,), (now,) = (Network(w).read(asked) for w in (tmp_path, WEIGHTS))
    assert [(w.start, w.end) for w in before.wills] == [(w.start, w.end) for w in now.wills] != []
    assert set(now.wills[0].standing) - set(before.wills[0].standing) == {"done"}
