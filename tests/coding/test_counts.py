"""What sentences count. All invented."""

import pytest

from armslength.coding.merge.counts import clash, counted


def test_words_and_figures_count_what_follows_them():
    assert counted("They sent 3,500 men, two hundred lorries and 20 million dollars.") == {
        "men": {3500.0},
        "lorrie": {200.0},
        "dollar": {20_000_000.0},
    }


@pytest.mark.parametrize(
    "dated",
    [
        "On May 24, Putin met him.",
        "On 24 May Putin met him.",
        "For three days in 2014.",
        "12 per cent of them",
        "one man",
        "the 2015 agreements",
        "COVID-19 vaccines and S-400 missiles",
        "what Article 5 guarantees bind",
        "the war ¹ went on over 5² miles and ① troops",
    ],
)
def test_dates_spans_and_shares_are_no_counts(dated):
    assert counted(dated) == {}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("In 2014 three soldiers fell.", 3),
        ("two hundred and fifty soldiers", 250),
        ("three thousand five hundred soldiers", 3500),
        ("twenty three soldiers", 23),
    ],
)
def test_number_words_are_put_together_as_they_are_read(words, number):
    assert counted(words)["soldie"] == {number}


def test_a_country_before_two_things_is_counted_with_neither():
    one = counted("It expelled ten American diplomats and closed two American consulates.")
    assert one == {"diplom": {10}, "consul": {2}}
    assert not clash(one, counted("It closed two American consulates and expelled ten American diplomats."))
    assert counted("two Russians") == {"russia": {2}}


def test_counts_that_are_near_do_not_clash():
    assert not clash({"dead": {12}}, {"dead": {15}})
    assert clash({"dead": {12}}, {"dead": {40}})
    assert not clash({"dead": {12}}, {"lorrie": {40}})


def test_of_two_counts_of_one_thing_one_that_agrees_is_enough():
    one = counted("Two soldiers were killed and 12 soldiers wounded.")
    assert not clash(one, counted("The shells wounded 12 soldiers."))
