"""What the coder alone reads as a red line, and the words that make it one. All sentences are invented."""

from __future__ import annotations

import pytest

from armslength.ledgers.worded import worded
from armslength.records import Span


def told(marked: str) -> bool:
    """Whether the sentence draws a line; what must not happen stands between brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return worded(f"Before. {text} After.", Span(8, 8 + len(text)), Span(8 + start, 8 + end))


@pytest.mark.parametrize(
    "marked",
    [
        "We will never agree to [such a base on the lake].",
        "[Any use of those shells] would be unacceptable and have its price.",
        "[Any attack on the convoy] would be dealt with in the very firmest manner.",
        "If [one foreign soldier sets foot on the island], the spokesman said, the two armies will respond together.",
        "[If they wish to leave the treaty], for example, our response will be immediate, I repeat.",
        "[A cut of our gas by Ruritania] will cost it the pipeline.",
    ],
)
def test_a_firm_refusal_or_an_answer_to_anothers_deed_makes_a_line(marked: str) -> None:
    assert told(marked)


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("[If people are out of work], we will help them directly.", "help hurts nobody"),
        ("If [you come to us], we will cut the price.", "an invitation"),
        ("[If the economy grows], we will cut the deficit.", "how things go"),
        ("[If we fail], we will lose the market.", "the holder's own doing"),
        ("[If anyone doubts this], they will leave with our answer.", "what is thought"),
        ("[If sanctions are lifted], we will leave the base.", "what is wished"),
        ("[If such shells had been used], our troops would have left a trace.", "what was supposed"),
        ("[If two shops are shut], there will be no consequences for anybody.", "no consequences"),
        ("[Ruritania and its regime] will stop at nothing.", "a name does nothing"),
        ("[A cut in this request] will weaken our weapons control.", "it threatens nobody itself"),
        ("The new missile is in service, and [that it flies] nobody denies.", "nobody will do anything"),
        ("[If people care for their homes], they will not let themselves be forced out.", "who lets himself"),
        ("Will we answer [if they close the strait]?", "a question"),
    ],
)
def test_other_conditions_make_none(marked: str, why: str) -> None:
    assert not told(marked), why
