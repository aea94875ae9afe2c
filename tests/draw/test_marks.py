"""Shifts marked on a chart: numbers and labels that nothing crosses. All shifts are invented."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from armslength.draw.line_chart import Line, Size, line_chart
from armslength.draw.marks import Mark
from armslength.draw.text import LETTERS, width
from armslength.records import Reading, Series

FIRST, LAST = date(1995, 1, 1), date(2022, 1, 1)
WIDE, NARROW = Size(720, 300, "wide"), Size(356, 240, "narrow")
LABEL = "The Invented States’ warmth towards Nowhere falls"


@dataclass
class Box:
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other):
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def drawn(marks, size=WIDE):
    readings = tuple(Reading(f"{year}-01-01", 0.4, 0.3, 0.5, 3) for year in range(FIRST.year, LAST.year))
    series = Series("arms_length", ("BLR", "RUS"), "year", "0 to 1", 0.0, 1.0, readings)
    svg = line_chart([Line(series, 7)], size, title="t", description="d", marks=marks)
    return etree.fromstring(str(svg).encode())


def mark(number, day, label=LABEL):
    return Mark(day, day, day, number, f"#shift-{number}", f"Shift {number}", label)


def of_class(root, kind):
    return [one for one in root.iter() if one.get("class") == kind]


def label_boxes(root):
    boxes = []
    for one in of_class(root, "flag-label"):
        x, y, wide = float(one.get("x")), float(one.get("y")), width(one.text, LETTERS)
        left = x - wide if one.get("text-anchor") == "end" else x
        boxes.append(Box(left, left + wide, y - 9, y + 3))
    return boxes


def dashed(root):
    lines = [[float(one.get(name)) for name in ("x1", "y1", "y2")] for one in of_class(root, "shift-best")]
    return [Box(x, x + 0.1, top, bottom) for x, top, bottom in lines]


def discs(root):
    found = [[float(one.get(name)) for name in ("cx", "cy", "r")] for one in of_class(root, "flag")]
    return [Box(x - r, x + r, y - r, y + r) for x, y, r in found]


def uncrossed(root):
    boxes, numbers = label_boxes(root), discs(root)
    for n, box in enumerate(boxes):
        assert not any(map(box.meets, dashed(root))), "a label is crossed by a line"
        assert not any(map(box.meets, numbers)), "a label is under a number"
        assert not any(map(box.meets, boxes[n + 1 :])), "a label is over a label"
    for n, number in enumerate(numbers):
        assert not any(map(number.meets, numbers[n + 1 :])), "a number is over a number"


NEAR = [
    pytest.param([date(2000, 3, 1), date(2000, 9, 1)], id="early: both labels on the right"),
    pytest.param([date(2020, 8, 1), date(2021, 2, 1)], id="late: both labels on the left"),
    pytest.param([date(2021, 2, 1), date(2020, 8, 1)], id="late, the later first"),
    pytest.param([date(2009, 1, 1), date(2013, 6, 1)], id="one on each side would cross the other"),
    pytest.param([date(2020, 8, 1), date(2020, 8, 1)], id="in the same month"),
]


@pytest.mark.parametrize("days", NEAR)
def test_no_label_of_two_near_shifts_is_crossed_and_both_stand(days):
    root = drawn([mark(n, day) for n, day in enumerate(days, start=1)])
    assert len(label_boxes(root)) == len(dashed(root)) == 2
    uncrossed(root)


@given(st.lists(st.integers(0, (LAST - FIRST).days), min_size=1, max_size=9), st.integers(3, 60))
def test_no_label_is_crossed_however_many_shifts_there_are(days, letters):
    several = [
        mark(n, FIRST + timedelta(days=day), "x" * letters + "m" * (n % 3))
        for n, day in enumerate(days, start=1)
    ]
    root = drawn(several, Size(720, 600, "wide"))
    assert [int(one.text) for one in of_class(root, "flag-number")] == list(range(1, len(days) + 1))
    uncrossed(root)


def test_far_shifts_share_a_row_and_a_narrow_chart_has_numbers_alone():
    far = [mark(1, date(1997, 1, 1), "Falls"), mark(2, date(2012, 1, 1), "Rises")]
    assert len({box.top for box in discs(drawn(far))}) == 1
    assert len(label_boxes(drawn(far))) == 2
    assert not label_boxes(drawn(far, NARROW))
    assert len(discs(drawn(far, NARROW))) == 2


def test_a_label_stays_within_the_chart():
    for year in range(1995, 2022):
        (box,) = label_boxes(drawn([mark(1, date(year, 1, 1))]))
        assert box.left >= 0
        assert box.right <= WIDE.width
