"""The brief's section on the weights. All texts and figures invented."""

import re

import pytest

import armslength
from armslength import brief, run
from armslength.brief import weights
from armslength.measure.sensitivity import sensitivity
from armslength.records import Assessment, Question, Reading, Series, Term

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
STORY = """On 5 March 2018 Russia and Belarus signed an agreement on gas. On 9 June 2018 Russia lent Belarus 600 million dollars.
On 2 February 2019 Minsk rejected the Russian demand for an air base. On 3 April 2019 Russia cut oil deliveries to Belarus.
On 12 August 2019 the EU lifted sanctions on Belarus. On 17 September 2019 Belarus and the EU signed an agreement on visas.
On 20 September 2019 the EU gave Belarus 30 million euros. On 14 September 2020 Russia lent Belarus 1.5 billion dollars.
On 28 June 2021 Belarus recalled its envoy to the EU.
"""


def assessed(*holds, spread=0.05):
    """An assessment and its sensitivity from parts' values by year, None where not known."""
    held, off = [], []
    for n, values in enumerate(holds):
        terms = tuple(
            Term(name, value, QUESTION.weights[name], None)
            for name, value in zip(QUESTION.weights, values, strict=True)
        )
        start = f"{2000 + n}-01-01"
        known = [(0.5 if t.value is None else t.value) ** t.weight for t in terms]
        value = 1.0
        for factor in known:
            value *= factor
        held.append(Reading(start, value, value - spread, value + spread, 3, terms))
        off.append(Reading(start, 1 - value, 1 - value - spread, 1 - value + spread, 3, terms))
    of = ("BLR", "RUS")
    series = (
        Series("hold", of, "year", "0 to 1", 0.0, 1.0, tuple(held)),
        Series("arms_length", of, "year", "0 to 1", 0.0, 1.0, tuple(off)),
    )
    return Assessment(QUESTION, "year", series, (), "none"), sensitivity(series[0], QUESTION.weights)


def test_what_survives_is_said_to_survive():
    told = weights.section(*assessed((0.2, 0.2, 0.2, 0.2), (0.8, 0.8, 0.8, 0.8)))
    assert "stood nearer to held than to free, and in 2001 nearer to Russia than in 2000" in told.verdict
    assert "survives every change of weights tried" in told.verdict
    assert "100% of 1,000 weightings" in told.verdict
    assert not [cell for row in told.parts for cell in row.cells if cell.turns]


def test_what_does_not_survive_is_said_with_the_weight_that_breaks_it():
    told = weights.section(*assessed((0.5, 0.5, 0.5, 0.5), (0.9, 0.5, 0.47, 0.5)))
    assert "does not survive every change" in told.verdict
    assert "dependence left out (0.51; in between, no change from the first year to the last)" in told.verdict
    by_name = {row.name: row for row in told.parts}
    assert by_name["Dependence"].cells[2].turns
    assert by_name["Compliance"].cells[2].turns is None


def test_what_is_not_known_is_said_apart():
    told = weights.section(*assessed((0.8, None, 0.8, 0.8)))
    assert "Not known in that period: compliance. It stays unknown under every weighting" in told.unknown
    assert weights.section(*assessed((0.8, 0.8, 0.8, 0.8))).unknown is None


@pytest.mark.parametrize(
    ("spread", "interval", "said"),
    [
        (0.01, "0.57 [0.56–0.58]", None),
        (0.05, "0.57 [0.52–0.62]", "in between"),
        (0.1, "0.57 [0.47–0.67]", "in between"),
        (0.15, "0.57 [0.42–0.72]", "nearer to held"),
    ],
)
def test_an_interval_leaves_open_what_would_be_said_at_its_end(spread, interval, said):
    verdict = weights.section(*assessed((0.43,) * 4, spread=spread)).verdict
    assert interval in verdict
    assert re.findall(r"Its interval reaches to where it would stand (.*?),", verdict) == (
        [said] if said else []
    )


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weights")
    armslength.new(str(folder / "d"), QUESTION)
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    armslength.add(str(folder / "d"), [folder / "story.txt"], armslength.Known(published="2021-07-01"))
    with run.opened(folder / "d") as dossier:
        yield dossier, run.assess(dossier, period="quarter")


def test_the_brief_has_the_section_where_it_is_given_the_weighings_and_else_not(opened):
    dossier, assessment = opened
    weighed = sensitivity(assessment.find("hold", "BLR", "RUS"), QUESTION.weights)
    assert weighed.scenarios
    page = brief.render(
        brief.document(
            dossier, assessment, made="2026-01-01", version="0", besides=brief.Besides(weighed=weighed)
        )
    ).decode()
    assert 'id="weights"' in page
    assert 'href="#weights"' in page
    assert 'id="fig-weights"' in page
    without = brief.render(brief.document(dossier, assessment, made="2026-01-01", version="0")).decode()
    assert 'id="weights"' not in without
    assert 'href="#weights"' not in without
