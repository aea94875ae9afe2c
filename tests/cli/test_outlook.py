"""What may come next, as a user asks for it. All events invented: Russia's pressure on Belarus drifts, the EU's comes by chance."""

import csv
import io
import json

import numpy as np
import pytest
from click.testing import CliRunner

from armslength import open_dossier
from armslength.cli import armslength

MONTHS = [f"{2018 + m // 12}-{m % 12 + 1:02}" for m in range(30)]


def call(*arguments, ok=True):
    result = CliRunner().invoke(armslength, [str(a) for a in arguments])
    assert (result.exit_code == 0) == ok, (result.output, result.exception)
    return result


def rows(*arguments):
    return [json.loads(line) for line in call(*arguments, "--format", "jsonl").stdout.splitlines()]


def events(months):
    """CSV of deeds: a level that drifts from RUS to BLR, a coin thrown from EU to BLR."""
    rng = np.random.default_rng(3)
    level = np.exp(np.cumsum(rng.normal(0, 0.5, len(MONTHS))) + 1.2)
    pressed, scolded = rng.poisson(np.minimum(level, 25)), rng.poisson(0.4, len(MONTHS))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["date", "source", "target", "class", "intensity", "text"])
    for m, month in enumerate(MONTHS[:months]):
        # Words that differ: a row of the same deed on the same day tells of it again.
        for n in range(min(pressed[m], 25)):
            writer.writerow([f"{month}-{n + 1:02}", "RUS", "BLR", "COERCE", -7, f"invented {month} {n}"])
        for n in range(scolded[m]):
            writer.writerow([f"{month}-{n + 3:02}", "EU", "BLR", "ACCUSE", -2, f"invented {month} eu {n}"])
        writer.writerow([f"{month}-28", "BLR", "RUS", "CONSULT", 1, f"invented {month} talks"])
        if m % 3 == 0:
            writer.writerow([f"{month}-27", "BLR", "EU", "CONSULT", 1, f"invented {month} talks with the EU"])
    return written.getvalue()


def take_in(directory, months):
    file = directory.parent / f"{months}.csv"
    file.write_text(events(months), encoding="utf-8")
    call("import", directory, file, "--format", "events")


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    """A dossier that knows 28 of 30 months, with an outlook issued and printed; then all 30, with another."""
    directory = tmp_path_factory.mktemp("outlook") / "d"
    call("new", directory, "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    trade = directory.parent / "trade.csv"
    lines = [
        f"BLR,{other},trade,{share},share,{year}"
        for year in (2018, 2019)
        for other, share in (("RUS", 0.5), ("EU", 0.2))
    ]
    trade.write_text("\n".join(["country,partner,channel,value,unit,year", *lines]), encoding="utf-8")
    call("import", directory, trade, "--format", "figures")
    take_in(directory, 28)
    first = rows("outlook", directory)
    early = call("outlook", directory, "--record")
    take_in(directory, 30)
    return directory, first, early, call("outlook", directory)


def test_only_months_that_are_over_are_seen_and_the_next_are_foretold(issued):
    _, first, _, _ = issued
    # The last row is of 28 April 2020: April is not over.
    assert {r["as_of"] for r in first} == {"2020-04-28"}
    assert [r["start"] for r in first[:3]] == ["2020-04-01", "2020-05-01", "2020-06-01"]
    assert {r["horizon"] for r in first} == set(range(1, 13))


def test_each_line_has_its_record_and_what_is_no_forecast_is_the_base_rate(issued):
    _, first, _, _ = issued
    assert {r["measure"] for r in first} >= {
        "deeds.material_conflict",
        "deeds.verbal_conflict",
        "arms_length",
    }
    for r in first:
        if r["said"] == "forecast":
            assert r["crps"] < r["best_crps"]
        else:
            assert (r["median"], r["low"], r["high"], r["any"]) == (
                r["base_median"], r["base_low"], r["base_high"], r["base_any"],
            )  # fmt: skip
        if r["measure"].startswith("deeds."):
            assert 0 <= r["any"] <= 1
            assert r["word"]
        assert r["low"] <= r["median"] <= r["high"]


def test_arms_length_is_never_called_a_forecast(issued):
    _, first, _, again = issued
    assert {r["said"] for r in first if r["measure"] == "arms_length"} == {"base rate"}
    assert "hindsight" in again.stderr


def test_a_table_says_how_many_series_can_be_forecast(issued):
    *_, again = issued
    assert "can be forecast" in again.stderr
    assert "RUS>BLR" in again.stdout


def test_nothing_is_scored_before_its_time(issued):
    *_, early, _ = issued
    assert early.stdout == ""
    assert "Nothing that was issued is over yet" in early.stderr


def test_what_is_over_is_scored_on_the_next_run_and_once_something_later_is_known(issued):
    directory, first, *_ = issued
    found = rows("outlook", directory, "--record")
    # The dossier ends on 28 June 2020: April and May are over and something lies beyond them, June is not.
    assert {r["horizon"] for r in found} == {1, 2}
    assert {r["made"] for r in found} == {"after"}
    assert sum(r["n"] for r in found) == sum(r["horizon"] <= 2 for r in first)
    with open_dossier(directory) as dossier:
        came = {
            a.start: a.observed
            for o in dossier.outlooks()
            if (o.measure, o.of, o.as_of) == ("deeds.material_conflict", ("RUS", "BLR"), "2020-04-28")
            for a in o.ahead
        }
    told = events(30)
    assert came["2020-04-01"] == sum(
        line.startswith("2020-04") and "COERCE" in line for line in told.splitlines()
    )
    assert came["2020-06-01"] is None


def test_what_was_said_before_is_as_it_was(issued):
    directory, first, *_ = issued
    with open_dossier(directory) as dossier:
        kept = [o for o in dossier.outlooks() if o.as_of == "2020-04-28"]
    said = {(r["measure"], r["of"], r["start"]): (r["median"], r["low"], r["high"]) for r in first}
    assert {
        (o.measure, " ".join(o.of), a.start): (a.median, *a.interval) for o in kept for a in o.ahead
    } == said


def test_a_past_day_knows_no_more_than_was_known_then_and_need_not_be_kept(issued):
    directory, first, *_ = issued
    with open_dossier(directory) as dossier:
        before = dossier.sql("SELECT count(*) FROM outlooks")
    then = rows("outlook", directory, "--as-of", "2020-04-28", "--no-keep", "--ahead", "2")
    same = [r for r in first if r["horizon"] <= 2]
    unlike = ("made", "as_of", "method")
    assert [{k: v for k, v in r.items() if k not in unlike} for r in then] == [
        {k: v for k, v in r.items() if k not in unlike} for r in same
    ]
    with open_dossier(directory) as dossier:
        assert dossier.sql("SELECT count(*) FROM outlooks") == before


def test_a_scenario_is_set_beside_what_may_come_without_it(issued):
    directory, *_ = issued
    found = rows("outlook", directory, "--ahead", "3", "--if", "RUS>BLR:4=22@2020-07")
    (stated,) = [r for r in found if r["measure"] == "deeds.material_conflict" and r["start"] == "2020-07-01"]
    assert (stated["low"], stated["median"], stated["high"]) == (22, 22, 22)
    assert stated["otherwise_median"] != 22
    assert {r["of"] for r in found} == {"RUS BLR", "BLR RUS"}
    assert "untested" in call("outlook", directory, "--if", "RUS>BLR:4=22@2020-07").stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("RUS-BLR:4=2@2020-07", "who>whom:quad=number@when"),
        ("RUS>BLR:5=2@2020-07", "who>whom:quad=number@when"),
    ],
)
def test_a_scenario_that_cannot_be_read_says_how_to_write_one(issued, given, said):
    directory, *_ = issued
    result = call("outlook", directory, "--if", given, ok=False)
    assert said in result.output


@pytest.mark.parametrize(
    ("given", "said"), [("RUS>BLR:4=2@2019-07", "is not to come"), ("RUS>USA:4=2@2020-07", "never happened")]
)
def test_a_scenario_of_the_past_or_of_others_is_refused(issued, given, said):
    directory, *_ = issued
    result = CliRunner().invoke(armslength, ["outlook", str(directory), "--if", given])
    assert said in str(result.exception)


def test_a_record_is_of_everything(issued):
    directory, *_ = issued
    assert (
        "leave --if and --as-of out"
        in call("outlook", directory, "--record", "--as-of", "2020", ok=False).output
    )


def test_too_little_known_is_said_and_not_guessed(tmp_path):
    call("new", tmp_path / "d", "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    result = call("outlook", tmp_path / "d")
    assert result.stdout == ""
    assert "Too few months" in result.stderr
