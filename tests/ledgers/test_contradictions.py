"""Words that clash with words and with deeds. All texts are invented."""

from __future__ import annotations

from tests.ledgers.conftest import Reader

OFFER = "Turkey's president offered to host peace talks with Greece on Monday."
LEASED = "Kenya's [a1:{}] {{s1:{}}} [o1:the lease of the port of Lamu to Zandland].\ns1: {} a1 now o1"
FOR = LEASED.format("prime minister, Amos Kariuki,", "welcomed", "for")
AGAINST = LEASED.format("foreign minister, Jane Wanjiru,", "rejected", "against")


def test_two_speakers_of_one_state_for_and_against_one_thing_in_days_clash(written: Reader) -> None:
    (clash,) = written((FOR, "2020-05-05"), (AGAINST, "2020-05-09")).contradictions
    assert (clash.kind, clash.holder.code, clash.days) == ("word against word", "KEN", 4)
    assert (clash.one.words[:8], clash.other.words[:8]) == ("welcomed", "rejected")


def test_the_same_years_apart_is_no_contradiction(written: Reader) -> None:
    assert written((FOR, "2014-05-05"), (AGAINST, "2020-05-09")).contradictions == ()


def test_for_one_thing_and_against_another_do_not_clash(written: Reader) -> None:
    other = "Kenya's [a1:foreign minister] {s1:rejected} [o1:a tax on roses].\ns1: against a1 now o1"
    assert written((FOR, "2020-05-05"), (other, "2020-05-09")).contradictions == ()


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
