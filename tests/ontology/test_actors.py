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
