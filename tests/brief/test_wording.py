"""Who did what to whom, in words. Invented."""

from types import SimpleNamespace

import pytest

from armslength.brief import wording


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
