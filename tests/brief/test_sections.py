"""What single sections of a brief say. All findings are invented."""

from types import SimpleNamespace

import pytest

from armslength.brief.changing import would_change
from armslength.brief.figures import table
from armslength.brief.findings import apart
from armslength.brief.leads import Lead
from armslength.brief.model import Paragraph, plain, walk
from armslength.brief.moved import moved
from armslength.brief.parts import doubtful, rivals
from armslength.brief.parts.material import Besides
from armslength.records import Assessment, Question, Reading, Series

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def series(*readings, measure="arms_length", of=("BLR", "RUS")):
    return Series(measure, of, "month", "0 to 1", 0.0, 1.0, readings)


def assessed(value, low, high):
    now = Reading("2022-01-01", value, low, high, 3)
    return Assessment(QUESTION, "month", (series(now),), (), "coder@0")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ((0.40, 0.30, 0.44), "the whole interval [0.30–0.44] lies nearer to held; only deeds that take the figure past 0.45"),
        ((0.40, 0.30, 0.48), "reaches past 0.45, so the evidence does not rule out that it stands in between"),
        ((0.40, 0.30, 0.60), "reaches past 0.55, so the evidence does not rule out that it stands nearer to free"),
        ((0.60, 0.52, 0.70), "reaches past 0.55, so the evidence does not rule out that it stands in between"),
        ((0.60, 0.40, 0.70), "reaches past 0.45, so the evidence does not rule out that it stands nearer to held"),
        ((0.70, 0.60, 0.80), "lies nearer to free; only deeds that take the figure past 0.55"),
        ((0.50, 0.40, 0.60), "the figure stands in between"),
    ],
)  # fmt: skip
def test_what_would_change_the_judgement_goes_by_the_bounds_that_the_judgement_goes_by(now, said):
    first = would_change(assessed(*now), None, events=60, publishers=6)[0]
    assert said in first


def test_a_period_without_a_reading_is_not_known_in_a_table_and_not_of_no_event():
    long = series(Reading("2022-01-01", 0.4, 0.3, 0.5, 1200), Reading("2022-02-01", 0.4, 0.3, 0.5, 0))
    short = series(Reading("2022-02-01", 0.4, 0.3, 0.5, 2))
    assert [row[3:] for row in table([long, short], ["a", "b"]).rows] == [
        ("not known", "not known"),
        ("0.40 [0.30–0.50]", "2"),
    ]


def test_intervals_are_apart_where_they_do_not_overlap_and_that_is_not_known_without_them():
    one, other = Reading("2022-01-01", 0.4, 0.3, 0.5, 1), Reading("2022-02-01", 0.7, 0.6, 0.8, 1)
    assert apart(one, other)
    assert apart(other, one)
    assert apart(one, Reading("2022-03-01", 0.6, 0.5, 0.7, 1)) is False
    assert apart(one, Reading("2022-03-01", None, None, None, 0)) is None


def neighbours(**ends):
    """The section on the poles where the latest warmth has those ends; keys are who and towards whom."""
    found = {
        tuple(key.split("_")): series(
            Reading("2022-01-01", sum(at) / 2, *at, 3), measure="warmth", of=tuple(key.split("_"))
        )
        for key, at in ends.items()
    }
    material = SimpleNamespace(
        question=QUESTION, assessment=SimpleNamespace(find=lambda measure, *of: found.get(of) if measure == "warmth" else None)
    )  # fmt: skip
    return [plain(block.line) for block in rivals._apart(material)]


def test_the_poles_are_told_by_which_warmth_has_a_sign_that_is_known():
    assert neighbours(BLR_RUS=(0.01, 0.4), RUS_BLR=(-0.1, 0.3), EU_BLR=(-0.6, -0.1)) == [
        (
            "Belarus’s warmth towards Russia is above 0 (friendly) with the whole 90% interval; the European Union’s warmth towards Belarus is "
            "below 0 (hostile); of the other one the sign is not known."
        )
    ]
    assert neighbours(BLR_RUS=(-0.1, 0.4)) == [
        "No latest reading of warmth lies to one side of 0 with its whole 90% interval."
    ]
    assert neighbours() == []


@pytest.mark.parametrize(
    ("end", "said"), [("2022-03-31", ""), ("2022-12-31", ", of a time that ends after March 2022")]
)
def test_a_figure_of_a_time_that_goes_on_after_the_last_month_says_so(end, said):
    mover = SimpleNamespace(kind="figure", what="f1", contribution=-0.005)
    movement = SimpleNamespace(before=0.45, after=0.42, since="2021-03-01", at="2022-03-01", movers=(mover,))
    figure = SimpleNamespace(
        name="goods trade", channel="trade", value=0.6, unit="share", date="2022", end=end
    )
    told = moved(movement, "month", {}, {"f1": figure}, None, within_doubt=True)
    assert [one.what for one in told.movers] == [f"Goods trade: 0.60 (share){said}"]
    assert told.heading.endswith("nearer, but by less than the intervals leave open")


def leads(n, holder="RUS"):
    """So many red lines of that holder that rest on no words, as sure as can be."""
    return [Lead("red line", holder, "a red line, crossed", (), 0.9) for _ in range(n)]


def told(found):
    section = doubtful.section(SimpleNamespace(besides=Besides(leads=found)))
    lines = [plain(b.line) for b in walk(section.blocks) if isinstance(b, Paragraph)]
    items = [plain(item) for b in section.blocks for item in getattr(b, "items", ())]
    return " ".join(lines), items


def test_leads_say_how_many_there_are_and_how_many_of_them_are_shown():
    said, items = told(leads(12))
    assert "and is not calibrated: 12; shown here: the first 10." in said
    assert len(items) == 10
    said, items = told(leads(2))
    assert "and is not calibrated: 2." in said
    assert len(items) == 2


def test_a_holder_is_named_by_code_and_by_words_where_there_is_no_code():
    _, items = told([*leads(1, "BLR.makei"), *leads(1, "EU"), *leads(1, "Mr. Smith")])
    assert [item.partition(", a red line")[0] for item in items] == [
        "Makei (Belarus)",
        "European Union",
        "Mr. Smith",
    ]
