"""The numpy heads against the same sums written out, and their edges."""

import numpy as np
import pytest

from armslength.coding.network.heads import Heads, distance_bucket, sigmoid, softmax


@pytest.fixture
def heads(tmp_path):
    rng = np.random.default_rng(1)
    shapes = {
        "mention_span.0": (256, 1152), "trigger_span.0": (256, 1152), "sector": (17, 256), "kind": (5, 256),
        "anaphor": (1, 256), "kin_left": (64, 256), "kin_right": (64, 256), "kin_any": (1, 256), "query": (384, 256), "key": (384, 384), "value": (256, 384), "between.0": (128, 384),
        "class_.0": (256, 512), "class_.3": (16, 256), "roles.0": (256, 928), "roles.3": (3, 256),
        "time.0": (256, 928), "time.3": (1, 256), "coreference.0": (256, 928), "coreference.3": (1, 256),
        "deed_query": (384, 512), "deed_class.0": (256, 768), "deed_class.3": (16, 256),
        "deed_modality.0": (256, 768), "deed_modality.3": (5, 256),
    }  # fmt: skip
    weights = {"distance.weight": rng.normal(size=(16, 32)).astype(np.float16)}
    for name, (out, width) in shapes.items():
        weights[f"{name}.weight"] = rng.normal(scale=0.05, size=(out, width)).astype(np.float16)
        weights[f"{name}.bias"] = rng.normal(scale=0.05, size=out).astype(np.float16)
    weights["nobody"] = rng.normal(size=256).astype(np.float16)
    np.savez(tmp_path / "heads.npz", **weights)
    return Heads(tmp_path / "heads.npz")


def window(seed, count):
    rng = np.random.default_rng(seed)
    vectors = rng.random(size=(count, 256)).astype(np.float32)
    return vectors, [(n * 3, n * 3 + 1) for n in range(count)], rng.normal(size=(30, 384)).astype(np.float32)


def test_roles_of_a_pair_do_not_depend_on_the_other_pairs(heads):
    vectors, at, states = window(2, 4)
    whole = heads.roles(heads.pairs(vectors, vectors, at, at, heads.memory(states)))
    alone = heads.roles(heads.pairs(vectors[1:2], vectors[3:4], at[1:2], at[3:4], heads.memory(states)))
    assert whole.shape == (4, 4, 3)
    assert np.allclose(whole[1, 3], alone[0, 0], atol=1e-6)


def test_what_stands_between_two_spans_is_seen_and_what_stands_elsewhere_is_not(heads):
    vectors, at, states = window(4, 3)
    before = heads.roles(heads.pairs(vectors[:1], vectors[1:2], at[:1], at[1:2], heads.memory(states)))
    elsewhere, between = states.copy(), states.copy()
    elsewhere[10:] += 1
    between[2] += 1
    assert np.array_equal(
        before, heads.roles(heads.pairs(vectors[:1], vectors[1:2], at[:1], at[1:2], heads.memory(elsewhere)))
    )
    assert not np.array_equal(
        before, heads.roles(heads.pairs(vectors[:1], vectors[1:2], at[:1], at[1:2], heads.memory(between)))
    )


def test_classes_and_times_are_distributions(heads):
    vectors, at, states = window(3, 5)
    seen = heads.surroundings(vectors, heads.memory(states))
    assert np.allclose(heads.class_(seen).sum(1), 1, atol=1e-5)
    times = heads.time(heads.pairs(vectors, vectors[:2], at, at[:2], heads.memory(states)))
    assert times.shape == (5, 3)
    assert np.allclose(times.sum(1), 1, atol=1e-5)


def test_what_a_pair_does_depends_on_who_does_it_to_whom_and_a_side_may_be_missing(heads):
    vectors, _, states = window(6, 2)
    kenya, malawi = heads.side(vectors[:1]), heads.side(vectors[1:])
    nobody = heads.side(np.zeros((0, 256), np.float32))
    sources, targets = np.stack([kenya, malawi, kenya]), np.stack([malawi, kenya, nobody])
    class_, modality = heads.deed(sources, targets, heads.memory(states))
    assert class_.shape == (3, 16)
    assert modality.shape == (3, 5)
    assert np.allclose(class_.sum(1), 1, atol=1e-5)
    assert not np.allclose(class_[0], class_[1])
    assert not np.allclose(class_[0], class_[2])
    alone = heads.deed(sources[1:2], targets[1:2], heads.memory(states))
    assert np.allclose(alone[0][0], class_[1], atol=1e-5)


def test_distance_knows_before_from_after_and_never_leaves_its_table():
    assert distance_bucket(5, 3) < 8 <= distance_bucket(3, 5)
    assert {distance_bucket(0, n) for n in range(300)} == set(range(8, 16))
    assert {distance_bucket(n, 0) for n in range(1, 300)} <= set(range(8))


def test_softmax_and_sigmoid_survive_large_scores():
    assert softmax(np.array([[1000.0, 0.0]], np.float32)).tolist() == [[1.0, 0.0]]
    assert sigmoid(np.array([-1000.0, 0.0, 1000.0], np.float32)).tolist() == [0.0, 0.5, 1.0]


def test_pairs_and_what_is_asked_of_them_stay_in_single_precision(heads):
    vectors, at, states = window(7, 3)
    pairs = heads.pairs(vectors, vectors, at, at, heads.memory(states))
    assert pairs.dtype == np.float32
    assert heads.roles(pairs).dtype == np.float32


def test_what_is_attended_to_is_the_sum_of_values_by_likeness_to_keys_written_out(heads):
    vectors, _, states = window(8, 3)
    w = heads._w
    keys, values = (states @ w[f"{n}.weight"].T + w[f"{n}.bias"] for n in ("key", "value"))
    queries = vectors @ w["query.weight"].T + w["query.bias"]
    parts = []
    for query, key, value in zip(*(np.split(x, 4, axis=1) for x in (queries, keys, values)), strict=True):
        parts.append(softmax(query @ key.T / np.sqrt(96)) @ value)
    seen = heads.surroundings(vectors, heads.memory(states))
    assert np.allclose(seen, np.concatenate([vectors, *parts], axis=1), atol=1e-5)


def test_what_stands_between_is_the_mean_of_its_states_through_a_layer_written_out(heads):
    vectors, _, states = window(9, 2)
    pairs = heads.pairs(vectors[:1], vectors[1:], [(2, 4)], [(9, 9)], heads.memory(states))
    w = heads._w
    expected = states[5:9].mean(0) @ w["between.0.weight"].T + w["between.0.bias"]
    assert np.allclose(pairs[0, 0, 768:896], np.maximum(expected, 0), atol=1e-5)
    assert np.allclose(pairs[0, 0, :768], np.concatenate([vectors[0], vectors[1], vectors[0] * vectors[1]]))
