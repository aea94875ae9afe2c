"""Words that clash with words and with deeds. All texts are invented."""

from __future__ import annotations

from tests.ledgers.conftest import Reader

OFFER = "Turkey's president offered to host peace talks with Greece on Monday."


def test_an_offer_and_a_threat_to_one_state_in_a_week_clash(written: Reader) -> None:
    (clash,) = written(f"{OFFER} The day before, Turkey threatened Greece with war.").contradictions
    assert clash.pattern == "offer and threat"
    assert clash.holder.code == "TUR"
    assert clash.one.words.startswith("offered to host peace talks")
    assert "threatened Greece with war" in clash.other.words


def test_an_offer_to_one_and_a_threat_to_another_do_not_clash(written: Reader) -> None:
    assert written(f"{OFFER} The day before, Turkey threatened Syria with war.").contradictions == ()


def test_a_threat_by_another_does_not_clash_with_an_offer(written: Reader) -> None:
    assert written(f"{OFFER} The day before, Syria threatened Greece with war.").contradictions == ()


def test_two_speakers_of_one_state_that_the_text_sets_against_each_other_clash(written: Reader) -> None:
    found = written(
        "Kenya's prime minister said last week that the port had been leased to no one. The foreign minister of Kenya, "
        "who belongs to another party, repeated on Tuesday that the lease was signed."
    ).contradictions
    assert [c.kind for c in found] == ["word against word"]


def test_words_told_first_and_then_otherwise_clash(written: Reader) -> None:
    (clash,) = written(
        "Ethiopia at first said that the gates were shut, then that the gates had been opened."
    ).contradictions
    assert (clash.one.words, clash.other.words) == (
        "that the gates were shut",
        "that the gates had been opened",
    )


def test_a_denial_that_leaves_the_door_open_says_so(written: Reader) -> None:
    (found,) = written(
        "Armenia's president denied that troops were in Georgia, but left the door open for this to change."
    ).contradictions
    assert found.kind == "denial with the door left open"
    assert "leaves room for it" in found.why


def test_a_denial_alone_is_no_contradiction(written: Reader) -> None:
    assert written("Armenia's president denied that its troops were in Georgia.").contradictions == ()
