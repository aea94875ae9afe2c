"""Who plays which part beside whom: the small transformer against its twin in torch, and what it must not depend on. Invented weights."""

import numpy as np
import pytest

from armslength.coding.network.casting import SURE, Casting, odds

WIDTH, PAIR, SEEN, CLASSES = 8, 20, 12, 4


@pytest.fixture
def casting():
    rng = np.random.default_rng(3)
    shapes = {"mention": (WIDTH, PAIR + 3), "deed": (WIDTH, SEEN + CLASSES), "roles": (3, WIDTH)}
    weights = {}
    for n in range(2):
        name = f"layers.{n}"
        shapes |= {f"{name}.attend": (3 * WIDTH, WIDTH), f"{name}.found": (WIDTH, WIDTH)}
        shapes |= {f"{name}.think.0": (2 * WIDTH, WIDTH), f"{name}.think.3": (WIDTH, 2 * WIDTH)}
        weights[f"casting.{name}.kin"] = rng.normal(size=4)
    for norm in ("norm", "layers.0.before", "layers.0.between", "layers.1.before", "layers.1.between"):
        weights |= {
            f"casting.{norm}.weight": rng.normal(size=WIDTH),
            f"casting.{norm}.bias": rng.normal(size=WIDTH),
        }
    for name, shape in shapes.items():
        weights |= {
            f"casting.{name}.weight": rng.normal(size=shape),
            f"casting.{name}.bias": rng.normal(size=shape[0]),
        }
    return Casting({name: w.astype(np.float32) for name, w in weights.items()})


def window(deeds=3, mentions=5, seed=1):
    rng = np.random.default_rng(seed)
    return [
        x.astype(np.float32)
        for x in (
            rng.normal(size=(deeds, mentions, PAIR)),
            rng.random(size=(deeds, mentions, 3)),
            rng.normal(size=(deeds, SEEN)),
            rng.random(size=(deeds, CLASSES)),
            rng.random(size=(mentions, mentions)),
        )
    ]


def test_a_deed_does_not_depend_on_the_other_deeds_of_the_window(casting):
    pairs, roles, seen, class_, kin = window()
    whole = casting(pairs, roles, seen, class_, kin)
    assert whole.shape == (3, 5, 3)
    assert whole.dtype == np.float32
    assert np.allclose(whole[1:2], casting(pairs[1:2], roles[1:2], seen[1:2], class_[1:2], kin), atol=1e-5)


def test_the_order_of_the_mentions_does_not_matter(casting):
    pairs, roles, seen, class_, kin = window()
    order = [4, 2, 0, 1, 3]
    turned = casting(pairs[:, order], roles[:, order], seen, class_, kin[np.ix_(order, order)])
    assert np.allclose(turned, casting(pairs, roles, seen, class_, kin)[:, order], atol=1e-5)


@pytest.mark.parametrize("which", range(5))
def test_a_mention_depends_on_the_others_and_on_all_that_is_known_of_them(casting, which):
    told = window()
    before = casting(*told)
    changed = [x.copy() for x in told]
    if which < 2:
        changed[which][:, 4] = 1 - changed[which][:, 4]
    elif which < 4:
        changed[which] = changed[which] + 1
    else:
        changed[which][0, 4] = 1 - changed[which][0, 4]
    assert not np.allclose(casting(*changed)[:, 0], before[:, 0], atol=1e-4)


def test_odds_of_what_is_sure_stay_finite():
    assert odds(np.array([0.0, 0.5, 1.0], np.float32)) == pytest.approx(
        [np.log(SURE / (1 - SURE)), 0, np.log((1 - SURE) / SURE)], rel=1e-3
    )


def test_it_is_what_was_trained():
    torch = pytest.importorskip("torch", reason="training needs the extra `train`")
    pytest.importorskip("transformers", reason="training needs the extra `train`")
    import network

    torch.manual_seed(1)
    twin = network.Casting(16).eval()
    for weights in twin.parameters():
        torch.nn.init.normal_(weights, std=0.1)
    here = Casting({f"casting.{name}": w.numpy() for name, w in twin.state_dict().items()})
    told = (
        torch.randn(3, 5, network.PAIR), torch.rand(3, 5, 3), torch.randn(3, 2 * network.SPAN),
        torch.rand(3, 16).softmax(-1), torch.rand(5, 5),
    )  # fmt: skip
    expected = twin(*told).detach().numpy()
    assert expected.std() > 0.01
    assert np.allclose(here(*(x.numpy() for x in told)), expected, atol=1e-5)
