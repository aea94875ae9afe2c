"""Which time is a deed's own, where the network is of two minds. All sentences invented; the network's part is made up."""

import pytest

from armslength.coding.dates import expressions
from armslength.coding.dates.link_weights import WEIGHTS
from armslength.coding.dates.linking import Told, linked, signs

PUBLISHED = "2022-03-01"  # a Tuesday


def told(text, words, modality="happened", deeds=()):
    at = text.index(words)
    others = [text.index(d) for d in (words, *deeds)]
    begin = text.rfind(". ", 0, at) + 1
    return Told(text, at, at + len(words), (begin, len(text)), PUBLISHED, modality, others)


def chosen(text, words, known, nothing, **deed):
    times = expressions(text, published=PUBLISHED)
    assert len(times) == len(known)
    found = linked(told(text, words, **deed), times, known, nothing)
    return found.text if found else None


def test_a_deed_is_of_the_day_it_was_done_and_not_of_how_long_it_lasted():
    assert (
        chosen("Inspectors were kept out for six hours on Friday.", "kept out", (0.8, 0.2), 0.0) == "Friday"
    )


def test_how_long_it_lasted_serves_where_no_day_is_told():
    assert chosen("Inspectors were kept out for six hours.", "kept out", (0.9,), 0.1) == "for six hours"


def test_what_opens_a_sentence_carries_over_to_its_next_clause():
    text = "On Friday Ruritania voted for the pact, while Sylvania stayed away."
    assert chosen(text, "stayed away", (0.2,), 0.8, deeds=("voted",)) == "Friday"


def test_what_is_surely_of_another_time_is_left_without_one():
    text = "Ruritania, which had left the pact, was told on Friday to pay; Sylvania had refused to."
    assert chosen(text, "had refused", (0.01,), 0.99, deeds=("was told",)) is None


def test_a_time_counted_from_a_deed_dates_that_deed_and_no_other():
    text = "On 9 August 2021, a year after the vote, Freedonia listed 44 firms."
    known = (0.001, 0.969)
    assert chosen(text, "listed", known, 0.03) == "9 August 2021"
    assert chosen(text, "vote", known, 0.03) == "a year after"


def test_a_deed_without_any_time_told_has_none():
    assert chosen("Ruritania left the pact.", "left", (), 1.0) is None


@pytest.mark.parametrize(
    ("text", "words", "sign"),
    [
        ("On Friday Ruritania left.", "left", "opens the sentence"),
        ("Ruritania left; on Friday Sylvania followed.", "left", "semicolon"),
        ("Ruritania left on Friday.", "left", "near"),
        ("Ruritania has left since Friday.", "left", "since"),
        ("Ruritania was asked on Friday to leave.", "leave", "infinitive after it"),
        ("Ruritania has on Friday left.", "left", "perfect"),
    ],
)
def test_each_sign_is_seen_where_it_is(text, words, sign):
    (time,) = expressions(text, published=PUBLISHED)
    assert signs(told(text, words), time, 0.5, 0.5)[sign]
    plain = "Ruritania left the pact and the hall in haste on Friday."
    (other,) = expressions(plain, published=PUBLISHED)
    assert not signs(told(plain, "left"), other, 0.5, 0.5)[sign]


def test_each_sign_has_its_weight_and_each_weight_its_sign():
    text = "Ruritania left on Friday."
    (time,) = expressions(text, published=PUBLISHED)
    assert list(signs(told(text, "left"), time, 0.5, 0.5)) == list(WEIGHTS)


def test_the_network_is_believed_no_further_than_it_can_be_sure():
    text = "Ruritania left on Friday."
    (time,) = expressions(text, published=PUBLISHED)
    assert signs(told(text, "left"), time, 1.0, 0.0)["network"] == 8.0
    assert signs(told(text, "left"), time, 0.0, 1.0)["network"] == -8.0
