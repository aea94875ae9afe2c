"""Which passages are learnt when, and how fast. Ids invented."""

from types import SimpleNamespace

import pytest

from schedule import PARTS, course, present, rate, stages_until

IDS = [
    f"{kind}{n}"
    for kind in ("nws-", "chr-", "krm-", "new-", "told-krm-", "uns-krm-", "prt-un-", "hdl-")
    for n in range(40)
]


def there(part, epoch, **kw):
    return {p.id for p in present([SimpleNamespace(id=i) for i in IDS], part, epoch, **kw)}


def count(ids, kind):
    return sum(i.startswith(kind) for i in ids)


def test_at_first_all_that_is_there_from_the_start_is_learnt_and_nothing_that_joins_later():
    assert there(0, 0) == there(0, 4) == {i for i in IDS if i.startswith(("nws-", "chr-", "krm-"))}


def test_passages_that_joined_stay():
    assert count(there(1, 0), "told-") == count(there(1, 0), "new-") == 40
    assert count(there(1, 2), "uns-") == 0
    assert count(there(2, 0), "uns-") == count(there(2, 4), "uns-") == count(there(2, 4), "told-") == 40
    assert count(there(2, 2), "prt-") == 0
    assert count(there(2, 3), "prt-") == 40


def test_of_the_invented_passages_from_the_start_every_other_rests_by_turns():
    first, second = there(1, 0), there(1, 1)
    old = {i for i in IDS if i.startswith(("nws-", "chr-"))}
    assert count(first, "nws-") == count(second, "nws-") == 20
    assert (first & old) | (second & old) == old
    assert not first & second & old
    assert count(first, "krm-") == 40
    assert count(there(1, 0, rest=False), "nws-") == 40
    assert count(there(2, 2), "chr-") == 40


def test_beside_what_joins_a_thin_stage_has_every_other_of_all_the_rest_by_turns():
    first, second = there(3, 0), there(3, 1)
    assert count(first, "hdl-") == count(second, "hdl-") == 40
    rest = {i for i in IDS if not i.startswith("hdl-")}
    assert (first & rest) | (second & rest) == rest
    assert not first & second & rest
    assert count(there(3, 0, rest=False), "nws-") == 40


def test_where_the_teacher_is_asked_what_joins_is_there_and_passages_of_will_are_thinned_too():
    last = len(PARTS) - 1
    (stage,) = PARTS[last].stages
    assert stage.guided
    passages = [SimpleNamespace(id=f"{kind}{n}") for kind in ("wil-a-", "wil-s-") for n in range(60)]
    ids = {p.id for p in present(passages, last, 0, rest=False)}
    assert count(ids, "wil-s-") == 60
    assert count(ids, "wil-a-") == 60 / stage.thin
    assert count({p.id for p in present(passages, last - 1, 0, rest=False)}, "wil-a-") == 60
    assert count({p.id for p in present(passages, last - 1, 0, rest=False)}, "wil-s-") == 0


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_the_rate_falls_within_a_part_from_its_rise_on_and_to_nothing_at_the_end_of_what_is_averaged(part):
    moments = [n / 10 for n in range(10 * PARTS[part].epochs)]
    rates = [rate(course(part, m)) for m in moments]
    top = rates.index(max(rates))
    assert rates[:top] == sorted(rates[:top])
    fall = rates[top:]
    if part < 2:
        assert fall == sorted(fall, reverse=True)
    if PARTS[part].tails > 1:
        assert rates[-1] < 0.05


def test_a_part_has_no_more_epochs_than_its_stages():
    last = len(PARTS) - 1
    assert len(stages_until(last, PARTS[last].epochs - 1)) == sum(len(p.stages) for p in PARTS)
    with pytest.raises(ValueError, match="so many"):
        stages_until(last, PARTS[last].epochs)
