"""Red lines by forms of words. All sentences are invented; `@0` stands for a known name, as in a `Line`."""

from __future__ import annotations

import pytest

from armslength.positions.drawn import drawn


@pytest.mark.parametrize(
    ("text", "condition", "answer"),
    [
        ("If @0 closes the strait, we will sink its tankers.", "If @0 closes the strait", "we will sink its tankers"),
        ('"If the valley is annexed, our army will cross the river," the minister said.', "If the valley is annexed", "our army will cross the river"),
        ("If @0 lands there, the minister said, @1 will close the straits.", "If @0 lands there", "@1 will close the straits"),
        ("@0 would tear up the pact if one more ship was boarded.", "if one more ship was boarded", "@0 would tear up the pact"),
        ("Should the base be built, @0 withdraws from the treaty.", "Should the base be built", "@0 withdraws from the treaty"),
        ('"Let one foreign soldier cross the bridge and we will blow it up and shoot," he said.', "Let one foreign soldier cross the bridge", "we will blow it up and shoot"),
        ("Whoever drills there will find our navy beside him.", "Whoever drills there", "will find our navy beside him"),
        ("Any landing on the islands would be met with fire, the ministry said.", "Any landing on the islands", "would be met with fire"),
        ("One more shell on the market and the talks are over.", "One more shell on the market", "the talks are over"),
        ("A foreign base on the lake would be a red line for @0.", "A foreign base on the lake", None),
        ("The quarrel had always been a fence through the village, a red line that @0 would never cross.", "a fence through the village", None),
        ("@0 would regard the boarding of its ships as an act of war.", "the boarding of its ships", None),
        ("@0 regards any boarding of its ships as an act of war.", "any boarding of its ships", None),
        ("Those who bargain with the rebels will be considered accomplices of the terrorists.", "Those who bargain with the rebels", "will be considered accomplices of the terrorists"),
        ("@0 will not stand by while villages are shelled.", "villages are shelled", None),
        ("As soon as we see any convoy on that road, a response will follow.", "As soon as we see any convoy on that road", "a response will follow"),
        ("If @0 does not lift the blockade, we will close the straits.", "If @0 does not lift the blockade", "we will close the straits"),
        ("If the authorities of @0 let them land, @1 will leave the treaty.", "If the authorities of @0 let them land", "@1 will leave the treaty"),
        ("Such a vote would mean the end of the nuclear talks.", "Such a vote", "would mean the end of the nuclear talks"),
        ("@0 would never accept a foreign flag on the islands.", "a foreign flag on the islands", None),
    ],
)  # fmt: skip
def test_a_line_is_drawn_with_its_condition_and_its_answer(
    text: str, condition: str, answer: str | None
) -> None:
    (line,) = drawn(text)
    told = text[slice(*line.answer)] if line.answer else None
    assert (text[slice(*line.condition)], told) == (condition, answer)


@pytest.mark.parametrize(
    "text",
    [
        "If prices rise too fast, the medicines will no longer be cheap.",
        "If we do not act, we will fall behind.",
        "If @0 lifts its sanctions, we will leave the base.",
        "If @0 is attacked, we will send our army to its aid.",
        "If @0 wants peace, we are ready to withdraw.",
        "The minister was asked if @0 would close the border.",
        "Will @0 close the border if the base is built?",
        "The red line of the metro will be closed on Sunday.",
        "Every map has a red line on it somewhere.",
        "They left the table when the base was built.",
        "But the main question that must be answered is about its staff.",
        "If @0 lifts the blockade, we will never close the straits.",
        "If they lose their herds, he will not mind the sanctions.",
        "If they do not, we will not.",
        "Those who come to see the games will leave with fond memories.",
        "If @0 is able to come, I believe that the end of the quarrel would be near.",
        "@0 regards the raid on its port as an act of aggression.",
        "If @0 is able to come, the parade in memory of World War II will be larger.",
        "If anyone doubts that, our army will never argue with him.",
        "If @0 does not see order there, no bank will ever send its money to a country at war.",
        "If they keep their troops there, it will lead to a bad winter in @0.",
        "If @0 could end its war, if one more village could be rebuilt, it can be done everywhere.",
        "That does not mean that we would close the border if @0 raised its tariffs.",
        "A fair election would mean the end of the military operation in @0.",
        "A third world war could put an end to all that we have built.",
        "The president knew what @0 would never accept on the islands.",
    ],
)
def test_what_threatens_nobody_draws_no_line(text: str) -> None:
    assert drawn(text) == []


def test_a_line_that_is_called_one_has_no_answer_and_says_by_which_form_it_is_drawn() -> None:
    (line,) = drawn("A customs post on the bridge is a red line for @0.")
    assert (line.form, line.answer) == ("called", None)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said that if @0 invaded @1, @2 would send troops.",
        "The former ambassador warned that if @0 joined, @1 would attack.",
        "If @0 lands there, @1 will close the straits, an analyst in @2 said.",
        "Critics warned that any landing would be met with fire.",
    ],
)
def test_who_reckons_how_things_would_go_draws_no_line(text: str) -> None:
    assert drawn(text) == []


def test_an_analyst_named_elsewhere_takes_no_line_away() -> None:
    (found,) = drawn("Analysts are split; if @0 closes the strait, we will sink its tankers.")
    assert found.form == "if"


@pytest.mark.parametrize(
    "text",
    [
        "If the drought goes on, @0 will close its borders.",
        "If @0 's economy falls, @1 's exports will be hit.",
        '"One more year and the war will be over," he said.',
        "@0 will not stand for election to the Council.",
    ],
)
def test_what_befalls_a_term_and_an_election_draw_no_line(text: str) -> None:
    assert drawn(text) == []
