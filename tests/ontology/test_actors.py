"""The registry: one person, one entry, in whichever table it stands."""

import pytest

from armslength.ontology.actors import heads_known_until, registry


@pytest.mark.parametrize(
    ("name", "country"), [("Xi Jinping", "CHN"), ("Emmanuel Macron", "FRA"), ("Narendra Modi", "IND")]
)
def test_a_leader_in_two_tables_is_one_person(name, country):
    found = {n.code for n in registry().names(name, on="2019-06-05")}
    assert len(found) == 1
    assert registry().actor(found.pop()).country == country


def test_presidents_and_prime_ministers_are_dated_and_ministers_are_none():
    held = {(a.code, r.title, r.since, r.until) for a, r in registry().heads("BLR")}
    assert ("BLR.rumas", "prime minister", "2018-08-18", "2020-06-03") in held
    assert {title for _, title, _, _ in held} == {"president", "prime minister"}
    assert registry().heads("NATO") == []
    assert heads_known_until() >= "2025"


@pytest.mark.parametrize(
    ("publisher", "state"),
    [
        ("President of Russia", "RUS"),
        ("The White House", "USA"),
        ("U.S. Department of State", "USA"),
        ("Ministry of Foreign Affairs of Belarus", "BLR"),
        ("Embassy of Russia in Belarus", "RUS"),
        ("Belarus", "BLR"),
        ("The Moscow Times", None),
        ("Kyiv Post", None),
        ("Minsk", None),
        ("European Commission", None),
        ("President of the European Council", None),
        ("Government Gazette", None),
    ],
)
def test_an_organ_of_a_state_is_at_home_in_it_and_a_newspaper_nowhere(publisher, state):
    assert registry().home(publisher) == state


def test_what_the_user_says_of_a_publisher_comes_first():
    assert registry((), (("President of Russia", "BLR"),)).home("President of Russia") == "BLR"
