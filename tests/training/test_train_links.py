"""Fitting which time dates a deed: what the choices teach, and from which of an annotator's lines. Made-up numbers."""

import numpy as np

from train_links import Choice, cross_validated, fitted

NAMES = ["near", "far"]


def choices(count=60):
    """Two times each: the near one is the deed's own, but for every third deed, which has a far one alone and none of its own."""
    near, far = {"near": 1.0, "far": 0.0}, {"near": 0.0, "far": 1.0}
    return [
        Choice(f"invented-{n}", (far,), None) if n % 3 == 0 else Choice(f"invented-{n}", (far, near), 1)
        for n in range(count)
    ]


def test_what_speaks_for_a_time_weighs_more_and_what_speaks_against_it_less_than_nothing():
    near, far = fitted(choices(), NAMES)
    assert near > 0 > far


def test_the_weights_are_where_the_penalised_likelihood_is_greatest():
    found = choices()
    weights = fitted(found, NAMES)
    rows = [np.array([[s[n] for n in NAMES] for s in c.signs]) for c in found]
    spread = np.concatenate(rows).std(0)

    def loss(at):
        odds = [np.exp(x @ at) for x in rows]
        told = sum(
            np.log((o[c.own] if c.own is not None else 1.0) / (1 + o.sum()))
            for o, c in zip(odds, found, strict=True)
        )
        return -told + 15.0 * ((at * spread) ** 2).sum()

    assert all(
        loss(weights) < loss(weights + step) for step in ([0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01])
    )


def test_each_passage_is_judged_by_weights_that_it_had_no_part_in():
    shares = {threshold: (told, untold) for threshold, told, untold in cross_validated(choices(), NAMES)}
    assert shares[0.0] == (1.0, 1.0)
