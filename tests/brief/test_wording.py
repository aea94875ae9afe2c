"""Who did what to whom, in words. Invented."""

from types import SimpleNamespace

import pytest

from armslength.brief import wording
from armslength.records import Shift


@pytest.mark.parametrize(
    ("class_", "source", "target", "said"),
    [
        ("SANCTION", ("EU",), ("BLR",), "the European Union sanctions Belarus"),
        ("CONSULT", ("BLR", "RUS"), ("BLR", "RUS"), "Belarus and Russia consult with each other"),
        ("AID", ("RUS",), ("BLR", "RUS"), "Russia gives aid to Belarus"),
        ("CONSULT", ("BLR", "USA"), ("BLR",), "the United States consults with Belarus"),
        ("COERCE", ("BLR",), ("BLR",), "Belarus coerces its own side"),
        ("MOBILIZE", ("RUS",), ("BLR",), "Russia moves forces towards Belarus"),
    ],
)
def test_nobody_stands_on_both_sides_of_a_deed(class_, source, target, said):
    assert wording.deed(SimpleNamespace(class_=class_, source=source, target=target)) == said


@pytest.mark.parametrize(
    ("hangs_on", "drivers", "said"),
    [
        (
            1,
            "abcdefgh",
            "It hangs on few deeds: without its weightiest deed it would be less likely than not.",
        ),
        (3, "abc", "It hangs on few deeds: without its 3 weightiest deeds it would be less likely than not."),
        (None, "abcdefgh", "Without its 5 weightiest deeds it would still be more likely than not."),
        (None, "ab", "Without its 2 weightiest deeds it would still be more likely than not."),
        (None, "", ""),
    ],
)
def test_on_how_few_deeds_a_shift_hangs_is_said(hangs_on, drivers, said):
    level = (0.5, 0.4, 0.6)
    shift = Shift(
        "hold", ("BLR", "RUS"), "2020-03-01", "2020-09-01", "2020-08-01", 0.8, "up", level, level,
        tuple(drivers), hangs_on=hangs_on,
    )  # fmt: skip
    assert wording.hanging(shift) == said
