"""Who did it and to whom. Every mention here is invented."""

import pytest

from armslength.coding import parties
from armslength.records import Mention


def actor(text, code, kind="person", sector="GOV"):
    return (Mention(0, 1, text, code, code, sector, kind, "name"),)


PUTIN, BLAIR, SUMMIT = actor("Mr Putin", "RUS"), actor("Mr Blair", "GBR"), actor("the G8", "G7", "org", "IGO")


def together(chosen, source, target, actors, words="talks", here=None):
    return parties.together(chosen, (source, target), actors, here or [True] * len(actors), words)


def test_talks_of_one_are_with_the_likeliest_other_of_the_sentence():
    actors = [PUTIN, BLAIR, actor("Ms Ahern", "IRL")]
    found = together(([0], [0]), (0.9, 0.3, 0.2), (0.8, 0.2, 0.25), actors)
    assert found == ([0, 1], [0, 1])
    found = together(([0], []), (0.9, 0.3, 0.2), (0.1, 0.2, 0.25), actors, here=[True, False, True])
    assert found == ([0, 2], [0, 2])


def test_nobody_unlikely_and_nobody_twice_is_added():
    alone = ([0], [0])
    assert together(alone, (0.9, 0.05), (0.8, 0.02), [PUTIN, BLAIR]) == alone
    assert together(alone, (0.9, 0.4), (0.8, 0.4), [PUTIN, actor("the President", "RUS")]) == alone


def test_a_visit_is_paid_by_one_to_the_other():
    actors = [PUTIN, BLAIR]
    assert together(([0], [0]), (0.9, 0.3), (0.4, 0.2), actors, "will visit") == ([0], [1])
    assert together(([], [0]), (0.1, 0.3), (0.9, 0.2), actors, "a visit") == ([1], [0])


@pytest.mark.parametrize("several", [SUMMIT, actor("our countries", None, "state"), actor("we", "RUS")])
def test_who_are_several_need_nobody_else(several):
    alone = ([0], [0])
    assert together(alone, (0.9, 0.4), (0.8, 0.4), [several, BLAIR]) == alone


def test_whom_a_deed_is_done_to_does_not_do_it_unless_they_fight():
    assert parties.apart(([0], [0]), (0.3, 0.6)) == ([], [0])
    assert parties.apart(([0], [0]), (0.6, 0.3)) == ([0], [])
    assert parties.apart(([0], [1]), (0.6, 0.3)) == ([0], [1])
    assert parties.apart(([0, 1], [0, 1]), (0.6, 0.3)) == ([0, 1], [0, 1])
    assert {"REQUEST", "SUPPORT"} <= parties.OF_ANOTHER
    assert not {"ASSAULT", "CONSULT"} & parties.OF_ANOTHER


def test_one_person_meets_nobody_alone_but_a_body_of_several_does():
    assert parties.done_to(PUTIN, PUTIN, "CONSULT") == ()
    assert parties.done_to(SUMMIT, SUMMIT, "CONSULT") == SUMMIT
    countries = actor("our countries", None, "state")
    assert parties.done_to(countries, countries, "COOPERATE") == countries


def test_parties_of_a_joint_act_are_its_target_together():
    """Whichever of the two the network takes for the other side."""
    both = tuple(Mention(n, n + 1, c, c, c, "GOV", "state", "name") for n, c in enumerate(("RUS", "BLR")))
    assert parties.done_to(both[1:], both, "AGREE") == both
    assert parties.done_to(both[1:], both, "SANCTION") == both[1:]
    assert parties.done_to((), both, "AGREE") == ()


LIST = "Greece, Malta and the envoys of Spain met him"


def test_who_is_listed_with_another_is_known_by_what_stands_between():
    spans = [(LIST.index(w), LIST.index(w) + len(w)) for w in ("Greece", "Malta", "envoys of Spain", "him")]
    assert parties.listed(spans, LIST) == [False, True, True, False]
    comma = "met France, he left"
    assert parties.listed([(4, 10), (12, 14)], comma) == [False, False]
    assert parties.listed([(4, 10), (15, 17)], "met France and he left") == [False, True]
    assert parties.listed([], LIST) == []


def test_one_of_a_list_comes_with_the_others_if_it_is_likely_at_all():
    likely = (0.9, 0.5, 0.35, 0.1)
    assert parties.fill(likely)[0] == [0]
    assert parties.fill(likely, (False, True, True, True)) == ([0, 1, 2], 0.9)
    assert parties.fill(likely, (False, False, True, True))[0] == [0]
    assert parties.fill((0.4, 0.9), (False, True))[0] == [0, 1]
    assert parties.fill((0.1, 0.2), (False, True))[0] == []


def test_our_help_is_not_to_us_but_one_can_arrest_ones_own():
    (russia,), (ours,) = actor("Russia", "RUS", "state"), actor("Our", "RUS", "state")
    (citizens,) = actor("Russians", "RUS", "people")
    assert parties.done_to((ours,), (russia,), "AID") == ()
    assert parties.done_to((citizens,), (russia,), "COERCE") == (citizens,)
    (refugees,) = actor("refugees", None, "group")
    (unknown,), (us,) = actor("they", None, "group"), actor("us", None, "group")
    assert parties.done_to((us,), (unknown,), "AID") == (us,)
    assert refugees in parties.done_to((ours, refugees), (russia,), "AID")
    assert refugees in parties.done_to((refugees, ours), (russia,), "AID")


def test_whom_a_guest_of_the_title_mourns_is_not_of_the_mourners_country():
    (putin,), (king,) = PUTIN, actor("King Felipe", "ESP")
    guessed = Mention(5, 9, "the victims", None, "RUS", "CVL", "group", "context")
    (named,) = actor("Russian tourists", "RUS", "group")
    assert [m.country for m in parties.mourned_with((guessed, named), putin, king)] == ["ESP", "RUS"]
