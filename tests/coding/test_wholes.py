"""Wars told of as one thing, and attacks that mean them. All sentences invented."""

import pytest

from armslength.coding.merge.wholes import around, struck, whole


@pytest.mark.parametrize(
    ("trigger", "sentence", "word"),
    [
        ("launched", "Since Russia launched its unprovoked war, much has changed.", "war"),
        ("war", "Poland warned of a war.", "war"),
        ("launched", "Ukraine launched a counter-offensive to end the war.", ""),
        ("started", "Russia started peace talks to stop the war.", ""),
        ("launched", "Russia launched missiles during the invasion.", ""),
        ("launched", "The EU launched a fund for victims of the invasion.", ""),
        ("began", "The tribunal began a war crimes inquiry.", ""),
    ],
)
def test_what_is_launched_is_the_war_only_where_it_is_said_of_it(trigger, sentence, word):
    assert whole(trigger, sentence) == word


@pytest.mark.parametrize(
    ("trigger", "sentence", "is_one"),
    [
        ("attack on", "Russia's attack on Ukraine must end.", True),
        ("attack", "Attackers of trains shall pay for the attack on Ukraine.", True),
        ("attack on", "Russia's attack on Ukraine's ports raised prices.", False),
        ("attack on", "Russia's attack on Ukrainian ports raised prices.", False),
        ("attack on", "Russia's attack on Kyiv raised alarm.", False),
        ("attack on", "Russia's verbal attack on Ukraine raised alarm.", False),
    ],
)
def test_an_attack_on_a_part_of_a_state_is_not_its_war(trigger, sentence, is_one):
    assert struck(trigger, sentence, ("UKR",)) is is_one


def test_words_are_looked_for_as_whole_words():
    assert around("war", "They warned of a war.") == ("They warned of a ", ".")
    assert around("war", "They warned.") == ("They warned.", "")
