"""The registry: one person, one entry, in whichever table it stands."""

import pytest

from armslength.ontology.actors import registry


@pytest.mark.parametrize(
    ("name", "country"), [("Xi Jinping", "CHN"), ("Emmanuel Macron", "FRA"), ("Narendra Modi", "IND")]
)
def test_a_leader_in_two_tables_is_one_person(name, country):
    found = {n.code for n in registry().names(name, on="2019-06-05")}
    assert len(found) == 1
    assert registry().actor(found.pop()).country == country
