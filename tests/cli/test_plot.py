"""Charts of a dossier, by command and from Python. All texts are invented."""

import re
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner
from lxml import etree

import armslength
from armslength import run
from armslength.cli import armslength as command
from armslength.errors import EvidenceError, InputError
from armslength.records import Ahead, Event, Outlook, Shift, Track
from armslength.run.plots import captions

YEAR = (
    "On 4 February {0} Russia lent Belarus 600 million dollars. "
    "On 6 March {0} Belarus accused Russia of blackmail. "
    "On 8 April {0} Belarus signed an agreement with Russia. "
    "On 10 May {0} Belarus promised Russia support. "
    "On 9 June {0} the European Union imposed sanctions on Belarus. "
    "On 2 July {0} Belarus expelled diplomats of the European Union."
)
TEXTS = {f"{year}-09-03": YEAR.format(year) for year in (2017, 2018, 2019, 2020)}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    place = tmp_path_factory.mktemp("plot")
    run.new(place / "d", armslength.Question("BLR", "RUS", ("EU",)))
    for day, text in TEXTS.items():
        (place / f"{day}.txt").write_text(text, encoding="utf-8")
        known = armslength.Known(published=day, publisher="The Invented Post")
        run.add(place / "d", [place / f"{day}.txt"], known)
    return place / "d"


def called(*words, ok=True):
    result = CliRunner().invoke(command, [str(w) for w in words])
    if ok:
        assert result.exit_code == 0, (result.output, result.exception)
    return result


def drawn(dossier, path, *words):
    called("plot", dossier, *words, "-o", path)
    svg = path.read_text(encoding="utf-8")
    return svg, " ".join("".join(t.itertext()) for t in etree.fromstring(svg.encode()).iter("{*}text"))


def test_a_measure_is_drawn_with_its_latest_value_unit_interval_and_source(dossier, tmp_path):
    svg, said = drawn(dossier, tmp_path / "x.svg", "--period", "year")
    with armslength.open_dossier(dossier) as opened:
        series = armslength.assess(opened, period="year").find("arms_length", "BLR", "RUS")
    last = [r for r in series.readings if r.value is not None][-1]
    assert f"Belarus’s arm’s length from Russia: {last.value:.2f} in {last.start[:4]}" in said
    assert "Yearly; 0 firmly held, 1 not held at all; from " in said
    assert "90% interval" in said
    assert "Source: The Invented Post; 4 documents" in said
    assert svg.count('class="label c7"') == 1


def test_a_change_is_told_only_where_the_two_intervals_do_not_overlap(dossier, tmp_path):
    _, said = drawn(dossier, tmp_path / "x.svg", "--period", "year")
    assert re.search(r"no clear change since \d{4}", said)


@pytest.mark.parametrize("what", ["parts", "channels", "poles", "timeline", "dyads", "warmth", "hedging"])
def test_every_chart_has_a_title_and_a_source_and_the_same_bytes_each_time(dossier, tmp_path, what):
    svg, said = drawn(dossier, tmp_path / "x.svg", what, "--period", "year")
    again, _ = drawn(dossier, tmp_path / "y.svg", what, "--period", "year")
    assert svg == again
    assert "Belarus" in said
    assert "Source: The Invented Post" in said


def test_a_timeline_names_the_events_that_it_shows_and_they_can_be_shown(dossier, tmp_path):
    svg, said = drawn(dossier, tmp_path / "x.svg", "timeline")
    noted = re.findall(r"\((e[0-9a-f]{12})\)", said)
    assert noted
    assert set(noted) <= set(re.findall(r"<title>[^<]*\((e[0-9a-f]{12})\)</title>", svg))
    for event in noted:
        called("show", dossier, event)


def test_a_timeline_of_one_pole_and_stretch_has_no_other_deeds(dossier, tmp_path):
    whole, _ = drawn(dossier, tmp_path / "x.svg", "timeline")
    cut, said = drawn(dossier, tmp_path / "y.svg", "timeline", "--pole", "EU", "--since", "2020")
    assert 0 < cut.count("<g><title>") < whole.count("<g><title>")
    assert "Russia" not in said
    assert "2019" not in said


def test_a_stretch_cuts_what_is_drawn_and_measures_nothing_anew(dossier, tmp_path):
    _, whole = drawn(dossier, tmp_path / "x.svg", "warmth", "BLR", "RUS", "--period", "year")
    _, cut = drawn(dossier, tmp_path / "y.svg", "warmth", "BLR", "RUS", "--period", "year", "--since", "2019")
    latest = re.compile(r"warmth towards Russia: (\S+) in 2020")
    assert latest.search(whole)[1] == latest.search(cut)[1]
    assert "2017" in whole
    assert "2017" not in cut


def test_as_of_a_day_draws_what_was_published_by_then(dossier, tmp_path):
    _, said = drawn(dossier, tmp_path / "x.svg", "timeline", "--as-of", "2018")
    assert "2 documents" in said
    assert "2020" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("coldness",), "no measure or chart 'coldness'; there are parts, channels"),
        (("warmth", "BLR", "UKR"), "warmth is not of BLR UKR; it is of BLR RUS"),
        (("warmth", "--pole", "USA"), "USA is no pole of the question; its poles are RUS, EU"),
        (("warmth", "--since", "1890", "--until", "1891"), "nothing is known of warmth in that stretch"),
        (("timeline", "--until", "1891"), "no dated deed"),
        (("timeline", "BLR", "RUS"), "timeline takes no codes (given BLR RUS); name poles with --pole"),
        (("dyads", "--until", "1891"), "no deed"),
        (("outlook", "--period", "year"), "by week or month"),
    ],
)
def test_what_cannot_be_drawn_is_said_with_what_can(dossier, tmp_path, words, told):
    result = called("plot", dossier, *words, "-o", tmp_path / "x.svg", ok=False)
    assert isinstance(result.exception, InputError | EvidenceError)
    assert told in str(result.exception)
    assert not list(tmp_path.iterdir())


def test_a_name_without_a_format_is_refused_before_anything_is_measured(tmp_path):
    result = called("plot", tmp_path / "no-dossier", "-o", "chart.jpg", ok=False)
    assert result.exit_code == 2
    assert "ends in .svg, .png or .pdf" in result.output


def test_a_missing_extra_is_told_with_what_to_install(dossier, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = called("plot", dossier, "-o", tmp_path / "x.png", ok=False)
    assert "pip install -e '.[plot]'" in str(result.exception)
    assert not list(tmp_path.iterdir())


def test_python_draws_the_same_and_spares_what_was_measured_before(dossier, tmp_path, monkeypatch):
    svg, _ = drawn(dossier, tmp_path / "x.svg", "warmth", "BLR", "RUS", "--period", "year")
    with armslength.open_dossier(dossier) as opened:
        found = armslength.assess(opened, period="year")
        monkeypatch.setattr("armslength.run.plots.plotting.assess", None)
        picture = armslength.plot(opened, "warmth", "BLR", "RUS", found=found)
    assert picture._repr_svg_() == svg


def test_a_chart_that_marks_a_shift_of_its_own_says_so_in_its_title(dossier):
    with armslength.open_dossier(dossier) as opened:
        found = armslength.assess(opened, period="year")
        shift = Shift(
            "warmth", ("BLR", "RUS"), "2018-01-01", "2019-01-01", "2019-01-01", 0.72, "up",
            (-0.1, -0.3, 0.1), (0.4, 0.2, 0.6), ("e0123456789ab",),
        )  # fmt: skip
        found = replace(found, shifts=(shift,))
        warmth = armslength.plot(opened, "warmth", "BLR", "RUS", found=found)
        other = armslength.plot(opened, "arms_length", found=found)
        hedging = armslength.plot(opened, "hedging", found=found)
    assert warmth.words.title == "Belarus’s warmth towards Russia rose between 2018 and 2019: likely (72%)"
    assert "led by e0123456789ab" in warmth.words.notes[0]
    assert "rose" not in other.words.title
    assert "led by e0123456789ab" in other.words.notes[0]
    assert hedging.words.notes == ()


def test_an_outlook_is_drawn_where_something_can_be_foretold(dossier, monkeypatch):
    track = Track(n=30, crps=0.9, base_crps=1.1, best="smoothing", best_crps=1.0, covered=0.8)
    ahead = tuple(
        Ahead(
            f"2020-1{n}-01",
            n + 1,
            forecastable=True,
            quantiles=(0.0, 1.0, 2.0, 3.0),
            base=(0.0, 1.0, 1.0, 2.0),
            track=track,
        )
        for n in range(3)
    )
    seen = (("2020-08-01", 2.0), ("2020-09-01", 1.0))
    said = [
        Outlook(
            "deeds.verbal_conflict", of, "month", "2020-09-30", "2020-10-02T10:00:00", "pool@0", ahead, seen
        )
        for of in (("RUS", "BLR"), ("BLR", "RUS"))
    ]
    monkeypatch.setattr("armslength.run.plots.foretold.outlooks_of", lambda *_: said)
    with armslength.open_dossier(dossier) as opened:
        both = armslength.plot(opened, "outlook")
        one = armslength.plot(opened, "outlook", "RUS", "BLR")
    assert "as of 30 September 2020: 2 of 2 series can be foretold" in both.words.title
    assert "1 of 1 series can be foretold" in one.words.title
    assert [p.heading for p in one.parts] == ["Verbal conflict of Russia towards Belarus, deeds a month"]
    assert len(both.parts) == 2


def test_nothing_is_drawn_of_what_cannot_be_foretold(dossier, monkeypatch):
    monkeypatch.setattr("armslength.run.plots.foretold.outlooks_of", lambda *_: [])
    with (
        armslength.open_dossier(dossier) as opened,
        pytest.raises(EvidenceError, match="nothing can be foretold"),
    ):
        armslength.plot(opened, "outlook")


def event(n, source, target, *, quad=1, intensity=3.0):
    """An event of 2019 that no report stands behind."""
    return Event(
        f"e{n:012x}", source, target, "AGREE", quad, intensity, "happened", "2019-03-04", "2019-03-04", "2019-03-04",
        "stated", (), ("r",), 1, 0.9,
    )  # fmt: skip


def test_a_deed_of_both_sides_or_towards_two_poles_is_counted_once(dossier, monkeypatch):
    told = [event(1, ("BLR", "RUS"), ("BLR", "RUS")), event(2, ("BLR",), ("EU", "RUS"))]
    with armslength.open_dossier(dossier) as opened:
        found = armslength.assess(opened, period="year")
        monkeypatch.setattr(type(opened), "events", lambda *_, **__: told)
        title = armslength.plot(opened, "dyads", found=found).words.title
    assert title == "Of 2 deeds between Belarus and its poles, 2 are with Russia"


def test_conflict_goes_by_the_class_and_not_by_an_intensity_of_none(dossier, monkeypatch):
    told = [
        event(1, ("BLR",), ("RUS",), intensity=0.0),
        event(2, ("BLR",), ("RUS",), quad=3, intensity=-2.0),
    ]
    with armslength.open_dossier(dossier) as opened:
        found = armslength.assess(opened, period="year")
        monkeypatch.setattr(type(opened), "events", lambda *_, **__: told)
        title = armslength.plot(opened, "timeline", found=found).words.title
    assert title == "Belarus and its poles: 1 event of cooperation, 1 of conflict"


def test_a_shift_that_no_single_event_led_is_told_without_one():
    shift = Shift(
        "warmth", ("BLR", "RUS"), "2018-01-01", "2019-01-01", "2019-01-01", 0.72, "up",
        (-0.1, -0.3, 0.1), (0.4, 0.2, 0.6), (),
    )  # fmt: skip
    assert captions.shift(1, shift, "year").endswith("likely (72%)")
