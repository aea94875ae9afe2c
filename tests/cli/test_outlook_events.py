"""Named events as a user asks for them. All deeds invented: Russia's pressure comes in spells, the EU's by chance."""

import csv
import io
import json
from datetime import date, timedelta

import duckdb
import numpy as np
import pytest
from click.testing import CliRunner

import armslength
from armslength.cli import armslength as command

FIRST, LAST = date(2015, 1, 1), date(2021, 12, 31)


def call(*arguments, ok=True):
    result = CliRunner().invoke(command, [str(a) for a in arguments])
    assert (result.exit_code == 0) == ok, (result.output, result.exception)
    return result


def rows(*arguments):
    return [json.loads(line) for line in call(*arguments, "--format", "jsonl").stdout.splitlines()]


def deeds(until):
    rng = np.random.default_rng(5)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["date", "source", "target", "class", "intensity", "text"])
    busy = False
    for n in range((LAST - FIRST).days):
        day = FIRST + timedelta(days=n)
        busy ^= bool(rng.random() < 1 / 400)
        pressed, scolded, met = rng.random(3)
        if day > until:
            continue
        if pressed < (0.06 if busy else 0.001):
            writer.writerow([day, "RUS", "BLR", "COERCE", -7, f"invented {n}"])
        if scolded < 0.01:
            writer.writerow([day, "EU", "BLR", "ACCUSE", -2, f"invented {n} eu"])
        if met < 0.15:  # so often that no month is silent: a silent one is not known
            writer.writerow([day, "BLR", "RUS", "CONSULT", 1, f"invented {n} talks"])
    return written.getvalue()


def take_in(directory, until):
    file = directory.parent / f"{until}.csv"
    file.write_text(deeds(until), encoding="utf-8")
    call("import", directory, file, "--format", "events")


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    directory = tmp_path_factory.mktemp("events") / "d"
    call("new", directory, "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    take_in(directory, date(2021, 6, 30))
    first = rows("outlook", directory, "--events")
    early = call("outlook", directory, "--record", "--events")
    take_in(directory, LAST)
    printed = call("outlook", directory, "--events")
    return directory, first, early, printed


def test_each_kind_that_ever_happened_has_a_probability_and_its_rule_for_each_pair_and_time(issued):
    _, first, _, _ = issued
    assert {r["kind"] for r in first} == {"meeting", "accusation", "coercion", "irregular exit"}
    assert {r["days"] for r in first} == {30, 90, 365}
    assert all(0 < r["base"] < 1 and 0 < r["probability"] < 1 for r in first)
    deeds = [r for r in first if r["kind"] != "irregular exit"]
    assert {r["rule"].split(",")[0] for r in deeds} == {"class CONSULT", "class ACCUSE", "class COERCE"}


def test_where_the_base_rate_did_as_well_it_stands_in_the_place_of_a_forecast(issued):
    _, first, _, _ = issued
    for r in first:
        if r["said"] == "base rate":
            assert r["probability"] == r["base"]
        else:
            assert r["brier"] < r["best_brier"]
            assert r["skill"] >= 0.02
    assert {r["said"] for r in first if r["kind"] == "accusation"} == {"base rate"}


def test_nothing_is_scored_before_its_time(issued):
    assert "Nothing that was issued is over yet" in issued[2].stderr


def test_what_is_over_is_resolved_by_the_rule_that_was_stored_and_scored(issued):
    directory = issued[0]
    scored = rows("outlook", directory, "--record", "--events")
    assert {s["days"] for s in scored} == {30, 90}
    assert {s["made"] for s in scored} == {"after"}  # issued long after 2021
    with armslength.open_dossier(directory) as dossier:
        over = [f for f in dossier.event_forecasts() if f.came is not None]
        assert over
        for f in over:
            assert bool(f.events) == f.came
            for event in f.events:
                held = dossier.event(event)
                assert f.source in held.source
                assert f.as_of < held.start


def test_the_table_says_which_kinds_cannot_be_forecast(issued):
    printed = issued[3]
    assert "BLR>RUS meeting" in printed.stdout
    assert "Not to be forecast at any time ahead" in printed.stderr
    assert "accusation" in printed.stderr


def test_from_python_it_is_the_same(issued):
    directory = issued[0]
    found = armslength.event_outlook(directory, as_of="2021-06-30", keep=False)
    assert [(f.kind, f.source, f.target, f.days, f.probability) for f in found] == [
        (r["kind"], r["source"], r["target"], r["days"], r["probability"]) for r in issued[1]
    ]


def test_a_scenario_of_events_is_refused(issued):
    assert (
        "--events knows no scenarios"
        in call("outlook", issued[0], "--events", "--if", "RUS>BLR:4=3@2022-01", ok=False).output
    )


def few_deeds(directory, *, codes):
    """Two years of talks every week, and a COERCE every 40 days, each an expulsion; with CAMEO codes or with classes alone."""
    call("new", directory, "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    lines = ["date,source,target,cameo" if codes else "date,source,target,class"]
    for n in range(730):
        day = date(2019, 1, 1) + timedelta(days=n)
        if n % 7 == 0:
            lines.append(f"{day},BLR,RUS,{'040' if codes else 'CONSULT'}")
        if n % 40 == 0:
            lines.append(f"{day},EU,BLR,{'174' if codes else 'COERCE'}")
    file = directory.parent / f"few {codes}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    call("import", directory, file, "--format", "events")
    return call("outlook", directory, "--events", "--no-keep", "--format", "jsonl")


def test_expulsions_are_told_by_codes_and_said_not_to_be_told_without_them(tmp_path):
    coded, bare = (few_deeds(tmp_path / str(codes), codes=codes) for codes in (True, False))
    said = [json.loads(line) for line in coded.stdout.splitlines()]
    expelled = {(r["source"], r["target"]) for r in said if r["kind"] == "expulsion" and r["base"] > 0.5}
    assert expelled == {("EU", "BLR")}
    assert "Cannot be told: expulsion" not in coded.stderr
    assert '"expulsion"' not in bare.stdout
    assert "Cannot be told: expulsion; neither a CAMEO code nor a sentence" in bare.stderr


def test_what_a_dossier_cannot_tell_is_named_with_the_reason_and_has_no_probability(issued):
    printed = issued[3]
    assert "Cannot be told: irregular exit of EU; the registry knows of no president" in printed.stderr
    assert "Cannot be told: red line crossed of BLR>RUS, RUS>BLR" in printed.stderr
    assert not [r for r in issued[1] if r["kind"] == "red line crossed" or r["source"] == r["target"] == "EU"]


def test_an_irregular_exit_has_a_rate_and_is_never_called_a_forecast(issued):
    told = [r for r in issued[1] if r["kind"] == "irregular exit"]
    assert {(r["source"], r["target"]) for r in told} == {("BLR", "BLR"), ("RUS", "RUS")}
    assert {r["said"] for r in told} == {"base rate"}
    assert all(0 < r["probability"] < 0.02 for r in told)


def test_a_forecast_whose_rule_cannot_be_read_stays_open_and_stops_no_other(tmp_path):
    directory = tmp_path / "d"
    few_deeds(directory, codes=False)
    call("outlook", directory, "--events", "--as-of", "2019-12-31")
    with duckdb.connect(next(directory.glob("*.duckdb"))) as connection:
        connection.execute("UPDATE event_forecasts SET came = NULL")  # as if nobody had looked since
        connection.execute("UPDATE event_forecasts SET rule = 'of another age' WHERE kind = 'coercion'")
    call("outlook", directory, "--events")
    with armslength.open_dossier(directory) as dossier:
        came = {
            (f.kind, f.source): f.came for f in dossier.event_forecasts() if f.as_of < "2020" and f.days == 30
        }
    assert came["coercion", "EU"] is None
    assert came["meeting", "BLR"] is not None
