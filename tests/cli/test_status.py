"""A dossier on one screen. All texts and series are invented."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

import armslength
from armslength import run
from armslength.cli import armslength as command
from armslength.cli.sparks import spark
from armslength.cli.status import _next, _shifts
from armslength.records import Reading, Series, Shift

TEXTS = {
    "2019-03-02": "On 1 March 2019 Russia lent Belarus 600 million dollars.",
    "2020-09-03": "On 1 September 2020 the European Union imposed sanctions on Belarus. On 3 September 2020 Russia and "
    "Belarus signed an agreement.",
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    place = tmp_path_factory.mktemp("status")
    run.new(place / "d", armslength.Question("BLR", "RUS", ("EU",), grades={"The Invented Post": "B"}))
    for day, text in TEXTS.items():
        (place / f"{day}.txt").write_text(text, encoding="utf-8")
        known = armslength.Known(published=day, publisher="The Invented Post")
        run.add(place / "d", [place / f"{day}.txt"], known)
    (place / "empty.txt").write_text("", encoding="utf-8")
    run.add(place / "d", [place / "empty.txt"])
    return place / "d"


def called(*words, columns="80"):
    result = CliRunner(env={"COLUMNS": columns}).invoke(command, [str(w) for w in words])
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def series(*values, half=0.0):
    readings = tuple(
        Reading(f"{2000 + n}-01-01", v, None if v is None else v - half, None if v is None else v + half, 1)
        for n, v in enumerate(values)
    )
    return Series("hold", ("BLR", "RUS"), "year", "0 to 1", 0.0, 1.0, readings)


@pytest.mark.parametrize("columns", ["80", "132"])
def test_one_screen_holds_it_all_and_piped_it_is_plain_text(dossier, columns):
    said = called("status", dossier, columns=columns)
    assert "\x1b" not in said
    lines = said.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= int(columns)
    flat = " ".join(said.split())
    assert "How firmly is Belarus held by Russia, against the European Union?" in flat
    assert "As of 3 September 2020; last added to on 20" in flat
    assert "2 documents" in flat
    assert "The Invented Post (2 documents, grade B)" in flat
    assert "1 document in quarantine (1 empty)" in flat
    assert (
        f"armslength documents {dossier} --quarantined" in "".join(said.split("\n"))
        or "--quarantined" in flat
    )


def test_the_figures_are_those_that_measure_prints(dossier):
    rows = [json.loads(line) for line in called("measure", dossier, "--format", "jsonl").splitlines()]
    last = [row for row in rows if row["value"] is not None][-1]
    data = json.loads(called("status", dossier, "--format", "json"))
    assert data["arms_length"] == {name: last[name] for name in ("start", "value", "low", "high", "n")}
    assert f"{last['value']:.2f} [{last['low']:.2f}-{last['high']:.2f}]" in called("status", dossier)


def test_its_events_can_be_shown(dossier):
    data = json.loads(called("status", dossier, "--format", "json"))
    assert data["events"]
    screen = called("status", dossier)
    for event in data["events"]:
        assert event["id"] in screen
        called("show", dossier, event["id"])


def test_as_of_a_day_it_shows_what_was_there_then(dossier):
    data = json.loads(called("status", dossier, "--as-of", "2019", "--format", "json"))
    assert data["counts"]["documents"] == 1
    assert data["known_until"] == "2019-03-02"


def test_a_publisher_cannot_write_to_the_terminal_or_style_it(tmp_path):
    run.new(tmp_path / "d", armslength.Question("BLR", "RUS", ("EU",)))
    (tmp_path / "a.txt").write_text(TEXTS["2019-03-02"], encoding="utf-8")
    run.add(
        tmp_path / "d", [tmp_path / "a.txt"], armslength.Known(publisher="Post\x1b]0;owned\x07[red]s[/red]")
    )
    said = called("status", tmp_path / "d")
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "[red]s[/red]" in said


def test_an_empty_dossier_says_what_to_do_and_claims_nothing(tmp_path):
    run.new(tmp_path / "d", armslength.Question("BLR", "RUS", ("EU",)))
    said = " ".join(called("status", tmp_path / "d").split())
    assert "Too little is known to say how firmly it is held." in said
    assert "FILES" in said
    assert json.loads(called("status", tmp_path / "d", "--format", "json"))["arms_length"] is None


def test_what_to_do_next_does_not_take_every_shift_to_have_an_event_that_led_it(dossier):
    with armslength.open_dossier(dossier) as opened:
        seen = run.glance(opened)
    shift = Shift(
        "warmth", ("BLR", "RUS"), "2020-01-01", "2020-03-01", "2020-02-01", 0.72, "up",
        (-0.1, -0.3, 0.1), (0.4, 0.2, 0.6), (),
    )  # fmt: skip
    assert "armslength why d --at" in _next(replace(seen, shifts=(shift,)), "d")
    led = replace(shift, drivers=("e0123456789ab",))
    assert "armslength show d e0123456789ab" in _next(replace(seen, shifts=(led, shift)), "d")
    told = [str(part) for part in _shifts(replace(seen, shifts=(led,)))]
    assert "On the right the event that carries the shift most." in told
    assert len(list(_shifts(replace(seen, shifts=(shift,))))) == len(told) - 1


def test_a_sparkline_runs_over_the_intervals_so_that_no_clear_change_looks_flat():
    assert spark(series(0.4, 0.5, 0.6), 10) == "▁▅█"
    assert set(spark(series(0.4, 0.5, 0.6, half=0.4), 10)) <= set("▄▅")
    assert spark(series(0.5, 0.5), 10) == "▅▅"


def test_a_sparkline_shows_what_is_not_known_as_such_and_begins_where_something_is():
    assert spark(series(None, 0.0, None, 1.0, None), 10) == "▁·█"
    assert spark(series(None, None), 10) == ""


def test_a_long_series_is_drawn_as_means_in_the_room_there_is():
    drawn = spark(series(*([0.0] * 50 + [1.0] * 50)), 10)
    assert drawn == "▁▁▁▁▁█████"
