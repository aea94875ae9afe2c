"""Comparing, and trying other weights, at the command line. All texts invented."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from armslength.cli import armslength

STORIES = {
    "belarus": (
        "BLR",
        (
            "On 5 March 2018 Russia and Belarus signed an agreement on gas. On 9 June 2018 Russia lent Belarus 600 million "
            "dollars. On 2 February 2019 Minsk rejected the Russian demand for an air base. On 12 August 2019 the EU lifted "
            "sanctions on Belarus. On 17 September 2019 Belarus and the EU signed an agreement on visas. On 20 September "
            "2019 the EU gave Belarus 30 million euros. On 14 September 2020 Russia lent Belarus 1.5 billion dollars. On 28 "
            "June 2021 Belarus recalled its envoy to the EU."
        ),
    ),
    "armenia": (
        "ARM",
        (
            "On 4 March 2018 Russia and Armenia signed an agreement on gas. On 8 June 2018 Russia gave Armenia a loan. On 3 "
            "February 2019 Yerevan rejected the Russian demand for a base. On 9 May 2019 Armenia praised Russia. On 14 "
            "August 2019 the EU gave Armenia 50 million euros. On 18 September 2019 Armenia and the EU signed an agreement "
            "on visas. On 21 October 2019 Armenia praised the EU. On 12 August 2020 Russia gave Armenia weapons."
        ),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    for name, (code, story) in STORIES.items():
        (folder / f"{name}.txt").write_text(story, encoding="utf-8")
        call("new", folder / name, "--client", code, "--patron", "RUS", "--rival", "EU")
        call("add", folder / name, folder / f"{name}.txt", "--published", "2021-07-01")
    return folder


def call(*arguments, ok=True):
    result = CliRunner().invoke(armslength, [str(a) for a in arguments])
    if ok:
        assert result.exit_code == 0, (result.output, result.exception)
    return result


def test_clients_are_ranked_and_a_page_is_written(folder, tmp_path):
    page = tmp_path / "new" / "compare.html"
    result = call(
        "compare", folder / "belarus", folder / "armenia", "--period", "year", "--format", "jsonl", "-o", page
    )
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["client"] for row in rows} == {"BLR", "ARM"}
    assert rows[0]["value"] >= rows[1]["value"]
    assert 0.5 <= rows[0]["above_next"] <= 1
    assert rows[0]["told_apart"] in {"yes", "no"}
    assert rows[1]["above_next"] is None
    assert all(event.startswith("e") for row in rows for event in row["rests_on"])
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    shown = call("show", rows[0]["dossier"], rows[0]["rests_on"][0])
    assert "“" in shown.output


def test_the_poles_of_one_dossier_are_compared(folder):
    text = call(
        "compare", folder / "belarus", "--measure", "engagement", "--period", "year", "--format", "csv"
    ).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["patron"] for row in rows} == {"RUS", "EU"}
    assert {row["measure"] for row in rows} == {"engagement"}


def test_as_of_a_day_knows_no_more(folder):
    result = call("compare", folder / "belarus", folder / "armenia", "--as-of", "2020", ok=False)
    assert result.exit_code != 0
    assert "no reading of hold" in str(result.exception)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("belarus", "belarus"), "given twice"),
        (("belarus", "nothing"), "no dossier here"),
        (("belarus", "--measure", "charm"), "no measure 'charm'"),
        (("belarus", "--measure", "dependence.charm"), "no measure 'dependence.charm'"),
    ],
)
def test_what_cannot_be_compared_is_refused(folder, given, said):
    arguments = [given[0] if g is None else g for g in given]
    places = [folder / a if n == 0 or a in ("belarus", "nothing") else a for n, a in enumerate(arguments)]
    result = call("compare", *places, ok=False)
    assert result.exit_code != 0
    assert said in str(result.exception)


def test_sensitivity_prints_a_line_a_scenario_and_what_was_drawn(folder):
    result = call("sensitivity", folder / "belarus", "--period", "year", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0]["change"] == "as set"
    assert rows[0]["keeps"] == "yes"
    parts = {row["of"] for row in rows if row["kind"] == "part" and row["change"] == "left out"}
    assert parts == {"dependence", "compliance", "lead", "commitment"}
    drawn = rows[-1]
    assert drawn["kind"] == "drawn"
    assert float(drawn["low"]) < float(rows[0]["arms_length"]) < float(drawn["high"])
    assert 0 <= float(drawn["keeps"]) <= 1
    assert "scenarios keep that" in result.stderr
    measured = call(
        "measure", folder / "belarus", "--period", "year", "--measure", "arms_length", "--format", "csv"
    ).stdout
    latest = [row for row in csv.DictReader(io.StringIO(measured)) if row["value"]][-1]
    assert float(rows[0]["arms_length"]) == pytest.approx(float(latest["value"]), abs=1e-6)


def test_where_arms_length_is_not_known_no_weight_is_tried(folder):
    result = call("sensitivity", folder / "belarus", "--as-of", "2020", ok=False)
    assert result.exit_code != 0
    assert "no weight can be tried" in str(result.exception)
