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


def test_what_is_said_not_to_be_there_clashes_with_what_is_told_of_it_later(written: Reader) -> None:
    denied = "“There are no talks with Zandland on a naval base,” Kenya's foreign minister said."
    told = "Kenya opened the naval base of Zandland at Lamu on Monday, after two years of talks."
    (clash,) = written((denied, "2020-05-05"), (told, "2020-11-09")).contradictions
    assert (clash.kind, clash.pattern, clash.holder.country) == (
        "word against deed",
        "denial and deed: there",
        "KEN",
    )
    assert clash.one.words.startswith("There are no talks")
    assert "opened the naval base" in clash.other.words


def test_what_was_not_there_once_does_not_clash_with_what_is_there_now(written: Reader) -> None:
    denied = "“There were no talks with Zandland on a naval base,” Kenya's foreign minister said."
    told = "Kenya opened the naval base of Zandland at Lamu on Monday, after two years of talks."
    assert written((denied, "2020-05-05"), (told, "2020-11-09")).contradictions == ()


def test_words_that_are_said_to_have_been_meant_otherwise_clash(written: Reader) -> None:
    first = "[a1:Kenya's president] {s1:promised} that [o1:Kenyan warships would escort the ships].\ns1: pledge a1 now o1"
    then = "Kenya's foreign minister said that the president had spoken of ships in general."
    (clash,) = written((first, "2020-05-05"), (then, "2020-05-08")).contradictions
    assert (clash.pattern, clash.holder.code) == ("meant otherwise", "KEN")


def test_what_was_meant_by_words_of_last_year_clashes_with_nothing(written: Reader) -> None:
    first = "[a1:Kenya's president] {s1:promised} that [o1:Kenyan warships would escort the ships].\ns1: pledge a1 now o1"
    then = "Kenya's foreign minister said that the president had spoken of ships in general."
    assert written((first, "2019-05-05"), (then, "2020-05-08")).contradictions == ()


def test_a_base_of_the_same_power_in_another_state_belies_no_denial(written: Reader) -> None:
    denied = "There will be no Russian base in Armenia, Armenia's prime minister said."
    elsewhere = "Russia kept the Russian base at Kant in Kyrgyzstan."
    assert written((denied, "2024-03-05"), (elsewhere, "2024-03-06")).contradictions == ()
