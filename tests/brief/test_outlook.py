"""The section on what may come next, and the sentence where nothing can be said. All invented."""

import re
from dataclasses import replace

import pytest

from armslength import brief, run
from armslength.brief.foretold import section, silence
from armslength.draw.fan import fan
from armslength.draw.line_chart import Size
from armslength.records import Ahead, Outlook, Question, Track

STARTS = ("2021-08-01", "2021-09-01", "2021-10-01")
TRACK = Track(n=30, crps=0.9, base_crps=1.1, best="smoothing", best_crps=1.0, covered=0.8)
COUNTS = tuple(float(n) for n in (0, 1, 1, 2, 3, 3, 4, 5, 6, 9))
BASE = tuple(float(n) for n in (0, 0, 0, 0, 0, 1, 1, 2, 2, 3))


def outlook(steps, *, measure="deeds.material_conflict", of=("RUS", "BLR"), track=TRACK):
    """Forecast so many of three months ahead."""
    return Outlook(
        measure, of, "month", "2021-07-31", "2021-08-02T10:00:00", "pool@0",
        tuple(
            Ahead(start, h, h <= steps, COUNTS if h <= steps else BASE, BASE, track)
            for h, start in enumerate(STARTS, start=1)
        ),
        seen=(("2021-04-01", 2.0), ("2021-05-01", None), ("2021-06-01", 1.0), ("2021-07-01", 3.0)),
    )  # fmt: skip


KNOWN, UNKNOWN = outlook(2), outlook(0, of=("EU", "BLR"))


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def page(tmp_path, outlooks):
    tmp_path.mkdir(exist_ok=True)
    run.new(tmp_path / "d", Question("BLR", "RUS", ("EU",)))
    (tmp_path / "a.txt").write_text("On 3 April 2019 Russia cut oil deliveries to Belarus.", encoding="utf-8")
    run.add(tmp_path / "d", [tmp_path / "a.txt"])
    with run.opened(tmp_path / "d") as dossier:
        found = run.assess(dossier, shifts=False)
        return brief.render(
            brief.document(
                dossier, found, made="2026-01-01", version="0", besides=brief.Besides(outlook=outlooks)
            )
        ).decode()


def test_a_forecast_stands_with_the_base_rate_and_its_record(tmp_path):
    text = page(tmp_path, [KNOWN, UNKNOWN])
    (told,) = re.findall(r'<section id="outlook".*?</section>', text, flags=re.DOTALL)
    said = words(told)
    assert "Of 2 series tested on their own past, 1 could be foretold better" in said
    assert "Material conflict of Russia towards Belarus August 2021 3 [0–6] 0 [0–2] very likely (90%)" in said
    assert "0.900 1.000 (smoothing) 80% 30" in said
    assert "October 2021" not in said
    assert 'href="#outlook"' in text
    assert "Nothing is forecast" not in text


def test_where_nothing_can_be_forecast_the_gaps_say_why_and_there_is_no_section(tmp_path):
    text = page(tmp_path, [UNKNOWN])
    assert 'id="outlook"' not in text
    assert 'href="#outlook"' not in text
    (gaps,) = re.findall(r'<section id="gaps".*?</section>', text, flags=re.DOTALL)
    assert "Nothing is forecast: of 1 series, tried on their own past 30 times at most" in words(gaps)


def test_a_page_that_was_not_asked_says_nothing_of_it(tmp_path):
    text = page(tmp_path, None)
    assert 'id="outlook"' not in text
    assert "is forecast" not in text


@pytest.mark.parametrize("nothing", [[], [replace(UNKNOWN, ahead=())], [outlook(0, track=Track(0))]])
def test_too_short_a_past_is_given_as_the_reason(nothing):
    assert section(nothing) is None
    assert "too few periods" in silence(nothing)


def test_the_figure_has_the_next_number_of_the_page(tmp_path):
    text = page(tmp_path, [KNOWN])
    numbers = [int(n) for n in re.findall(r'class="figure-number">Figure (\d+)', text)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_fan_draws_only_what_is_forecast_and_leaves_gaps_where_nothing_is_known():
    drawn = fan(KNOWN, Size(720, 240, "wide"), title="A fan", description="Invented.")
    assert drawn.count('class="band c0"') == 2
    assert drawn.count('class="edge c1"') == 2
    # Two months ahead: steps with two corners each; and a month alone between a gap and the start.
    (median,) = re.findall(r'class="line c0" d="M([^"]+)"', drawn)
    assert len(median.split()) == 4
    assert drawn.count('class="dot c7"') == 1
    assert drawn.count('class="line c7"') == 1


def test_series_foretold_best_come_first_and_four_at_most_are_drawn():
    many = [
        replace(
            KNOWN,
            of=("RUS", code),
            ahead=tuple(replace(a, track=replace(TRACK, crps=crps)) for a in KNOWN.ahead),
        )
        for code, crps in zip(("BLR", "UKR", "KAZ", "ARM", "GEO"), (0.9, 0.8, 0.95, 0.7, 0.85), strict=True)
    ]
    found = section(many)
    assert len(found.figure.drawings) == 4
    assert [row[0] for row in found.rows[::2]] == [
        f"Material conflict of Russia towards {name}"
        for name in ("Armenia", "Ukraine", "Georgia", "Belarus", "Kazakhstan")
    ]
