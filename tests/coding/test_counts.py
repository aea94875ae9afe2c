"""What sentences count. All invented."""

import pytest

from armslength.coding.counts import clash, counted


def test_words_and_figures_count_what_follows_them():
    assert counted("They sent 3,500 men, two hundred lorries and 20 million dollars.") == {
        "men": 3500.0,
        "lorrie": 200.0,
        "dollar": 20_000_000.0,
    }


@pytest.mark.parametrize(
    "dated",
    [
        "On May 24, Putin met him.",
        "On 24 May Putin met him.",
        "For three days in 2014.",
        "12 per cent of them",
        "one man",
    ],
)
def test_dates_spans_and_shares_are_no_counts(dated):
    assert counted(dated) == {}


def test_counts_that_are_near_do_not_clash():
    assert not clash({"dead": 12}, {"dead": 15})
    assert clash({"dead": 12}, {"dead": 40})
    assert not clash({"dead": 12}, {"lorrie": 40})
