"""Two words for one deed. Every text here is invented."""

from dataclasses import replace

import pytest

from armslength.coding.repeats import one_of, repeated
from armslength.records import Mention, Report, Span

BLR, RUS = (Mention(0, 3, code, code, code, "GOV", "state", "name") for code in ("BLR", "RUS"))


def report(text, words, source=(BLR,), target=(RUS,), class_="SUPPORT", sure=0.5, modality="happened"):
    start = text.index(words)
    return Report(
        id=f"d.r{start}",
        document="d",
        sentence="d.s1",
        trigger=Span(start, start + len(words)),
        trigger_text=words,
        source=source,
        target=target,
        class_=class_,
        quad=1,
        intensity=3.0,
        modality=modality,
        by=None,
        date=None,
        date_basis=None,
        contexts=(),
        probability={"report": sure},
        coder="test@0",
    )


@pytest.mark.parametrize(
    ("text", "first", "second", "same"),
    [
        ("Minsk offered its condolences to Moscow.", "offered", "condolences", True),
        ("Minsk offered its deepest condolences to Moscow.", "offered", "condolences", True),
        ("Minsk praised and thanked Moscow.", "praised", "thanked", False),
        ("Minsk offered to thank Moscow.", "offered", "thank", False),
        ("Minsk praised Moscow, which it thanked.", "praised", "thanked", False),
        ("Minsk offered, condolences aside, a wreath.", "offered", "condolences", False),
        ("Minsk offered Moscow its very deepest condolences.", "offered", "condolences", False),
    ],
)
def test_they_are_one_where_next_to_nothing_stands_between(text, first, second, same):
    assert repeated(report(text, first), report(text, second), text) is same


TEXT = "Minsk offered its condolences to Moscow."


@pytest.mark.parametrize(
    "other", [{"class_": "AID"}, {"modality": "planned"}, {"source": (RUS,)}, {"target": (BLR,)}]
)
def test_they_are_two_where_they_tell_different_things(other):
    assert not repeated(report(TEXT, "offered"), report(TEXT, "condolences", **other), TEXT)


def test_another_sentence_is_another_deed():
    second = replace(report(TEXT, "condolences"), sentence="d.s2")
    assert not repeated(report(TEXT, "offered"), second, TEXT)


def test_the_likelier_is_kept_with_the_side_that_the_other_knows():
    first, second = report(TEXT, "offered", sure=0.4), report(TEXT, "condolences", sure=0.8, target=())
    kept = one_of(first, second)
    assert (kept.id, kept.trigger_text, kept.source, kept.target) == (first.id, "condolences", (BLR,), (RUS,))
