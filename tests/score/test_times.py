"""When two ways to write a time are one. All sentences invented."""

import pytest

from armslength.score.passages import GoldTime, Passage
from armslength.score.times import same_time


def told(text, words, edtf, published="2018-09-10"):
    at = text.index(words)
    time = GoldTime(at, at + len(words), edtf)
    passage = Passage(id="inv-1", date=published, text=text, mentions=(), times=(time,), events=())
    return passage, time


SINCE = "Lima has barred the ships since 2012."
IN = "Lima barred the ships in 2012."


@pytest.mark.parametrize(
    ("text", "words", "gold", "given", "right"),
    [
        (IN, "2012", "2012", "2012", True),
        (IN, "2012", "2012", "2012/2018", False),
        (IN, "2012", "2012", "2013", False),
        (IN, "2012", "2012", None, False),
        (SINCE, "2012", "2012", "2012", True),
        (SINCE, "2012", "2012", "2012/2018", True),
        (SINCE, "2012", "2012", "2012/..", True),
        (SINCE, "2012", "2012", "2012/2015", False),
        (SINCE, "2012", "2012", "2011/2018", False),
        (SINCE, "since 2012", "2012/..", "2012/2018", True),
        (SINCE, "since 2012", "2012/2018", "2012/2018-09", True),
        (SINCE, "since 2012", "2012/2018", "2012", False),
        (SINCE, "since 2012", "2012/2016", "2012/2018", False),
    ],
)
def test_what_lasts_until_the_text_is_one_however_it_is_written(text, words, gold, given, right):
    assert same_time(*told(text, words, gold), given) is right


@pytest.mark.parametrize(
    ("text", "words", "gold", "given", "right"),
    [
        ("Lima leaves by June.", "June", "../2018-06", "2018-06", True),
        ("Lima leaves by June.", "by June", "2018-06", "../2018-06", True),
        ("Lima leaves in June.", "June", "../2018-06", "2018-06", False),
        ("Lima pays from June.", "June", "2018-06/..", "2018-06", True),
        ("Lima pays from June.", "from June", "2018-06/..", "2018-06", True),
        ("Lima pays from June.", "from June", "2018-06", "2018-06/..", False),
        ("Lima pays from June.", "June", "2018-06/..", "2018-07", False),
        ("Lima pays from June.", "June", "2018-06/..", "2018-06/2018-08", False),
        ("Lima pays in June.", "June", "2018-06/..", "2018-06", False),
        ("Lima leaves in June.", "June", "2018-06", "../2018-06", False),
        ("Lima leaves by June.", "June", "2018-06%", "2018-06", False),
        ("Lima leaves by June.", "June", "../2018-06", "2018-07", False),
        ("Lima left that summer.", "that summer", "2018-06/2018-08", "2018-22", True),
        ("Lima left that summer.", "that summer", "2018-06/2018-08", "2018-21", False),
        ("Lima left in the 1990s.", "the 1990s", "1990/1999", "199X", True),
        (
            "Lima left early in May.",
            "early in May",
            "2018-05-01/2018-05-10",
            "2018-05-01~/2018-05-10~",
            False,
        ),
    ],
)
def test_an_end_and_a_season_may_be_written_either_way(text, words, gold, given, right):
    assert same_time(*told(text, words, gold), given) is right
