"""Marks by pair and period: as tall as many deeds, as dark as intense ones. All invented."""

import re
from datetime import date

from armslength.draw.heat import ROW, Cell, Row, heat, shade, tall


def drawn(*rows):
    span = (date(2015, 1, 1), date(2020, 1, 1))
    return str(heat(rows, "year", span, 700, title="t", description="d"))


def test_a_period_without_a_deed_that_we_know_of_has_no_mark():
    svg = drawn(
        Row("Russia to Belarus", (Cell(date(2015, 1, 1), 1, -4.0), Cell(date(2018, 1, 1), 9, 2.0))),
        Row("Belarus to Russia", ()),
    )
    assert len(re.findall("<g><title>", svg)) == 2
    assert "Russia to Belarus, 2015-01-01: 1 deed, mean intensity −4.0" in svg
    assert "Belarus to Russia" in svg


def test_more_deeds_make_a_taller_mark_and_one_deed_can_still_be_seen():
    assert tall(100, 100) == ROW - 4
    assert tall(25, 100) == (ROW - 4) / 2
    assert tall(1, 1_000_000) >= 4


def test_conflict_and_cooperation_have_their_own_colours_and_the_intense_are_darkest():
    assert shade(-10).split() == ["cell", "c0"]
    assert shade(10).split() == ["cell", "c1"]
    assert shade(-0.5).split() == ["cell", "c0", "o1"]
    assert [shade(v).split()[-1] for v in (0.9, 1.0, 2.9, 3.0, 5.0)] == ["o1", "o2", "o2", "o3", "c1"]
