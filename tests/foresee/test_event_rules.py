"""Rules of named events, what counts by them, and the record. All events invented."""

from dataclasses import replace
from datetime import date

import pytest

from armslength.errors import InputError
from armslength.foresee.event_record import record
from armslength.foresee.kinds import kinds
from armslength.foresee.occurrences import Crossing, blocks_of, resolved, told_months, unmarked
from armslength.foresee.rules import LineRule, Marks, Rule, read
from armslength.records import Event, EventForecast

EVENT = Event(
    "e000000000001", ("EU",), ("BLR",), "SANCTION", 4, -5.0, "happened", "2021-06-24", "2021-06-24", "2021-06-24", "stated",
    ("economic",), (), 1, 0.9, records=("r1",),
)  # fmt: skip
RULE = Rule(("SANCTION",))
PAIR = ("EU", "BLR")
KNOWN = {f"{y}-{m:02}-01" for y in (2020, 2021, 2022) for m in range(1, 13)}


def found(event=EVENT, rule=RULE, as_of="2021-06-01", days=30, known=KNOWN, pair=PAIR):
    return resolved([event], rule, pair, as_of=date.fromisoformat(as_of), days=days, known=known)


def test_every_rule_is_read_back_from_its_text():
    assert len(kinds()) >= 12
    for kind in kinds():
        assert read(str(kind.rule)) == kind.rule


def test_a_rule_of_an_earlier_version_is_still_read():
    stored = "class AGREE, intensity 7.5 or more, happened, confidence 0.5 or more, dated within 31 days"
    assert read(stored) == Rule(("AGREE",), None, 7.5)


def test_a_text_that_is_no_rule_is_refused():
    with pytest.raises(InputError, match="is no rule"):
        read("class SANCTION; DROP TABLE events")


def test_an_event_within_the_window_makes_it_true_and_is_named():
    assert found() == (True, ("e000000000001",))


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2021-06-23", 1, True),  # the day after is the first of the window
        ("2021-06-24", 30, False),  # known already on the day of the forecast
        ("2021-05-25", 30, True),  # the last day
        ("2021-05-24", 30, False),
    ],
)
def test_the_window_begins_the_day_after_and_holds_its_last_day(as_of, days, expected):
    assert found(as_of=as_of, days=days)[0] is expected


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "planned"},
        {"modality": "denied"},
        {"confidence": 0.4},
        {"class_": "THREATEN"},
        {"source": ("USA",)},
        {"target": ("RUS",)},
        {"end": "2021-08-30"},
        {"start": None},
    ],
)
def test_what_does_not_count_by_the_rule_makes_nothing_true(change):
    assert found(replace(EVENT, **change)) == (False, ())


def test_a_context_and_a_strength_are_asked_for_where_the_rule_has_them():
    economic = Rule(("SANCTION",), "economic")
    assert found(rule=economic)[0]
    assert not found(replace(EVENT, contexts=()), rule=economic)[0]
    strong = Rule(("SANCTION",), None, 7.5)
    assert not found(rule=strong)[0]
    assert found(replace(EVENT, intensity=-8.0), rule=strong)[0]


def test_a_window_of_which_too_little_is_known_is_not_resolved():
    assert found(known={"2021-06-01"}, days=90) is None


def test_a_deed_counts_in_the_block_of_its_first_day_and_the_last_block_ends_on_the_last_day():
    blocks = blocks_of(
        [EVENT, replace(EVENT, source=("USA",))], [PAIR, ("BLR", "EU")], kinds(),
        since=date(2021, 1, 1), until=date(2021, 6, 28), known=KNOWN,
    )  # fmt: skip
    names = [kind.name for kind in kinds()]
    block, pair, column = blocks.happened.nonzero()
    assert set(block) == {len(blocks.known) - 1}
    assert set(pair) == {0}
    told = {names[c] for c in column if c < len(names)}
    assert told == {"sanction", "economic sanction"}
    assert {c - len(names) for c in column if c >= len(names)} == {0, 2}  # any deed, conflict


def test_months_of_which_nothing_is_told_are_not_known():
    known = told_months([EVENT], [PAIR])
    assert known == {"2021-06-01"}
    blocks = blocks_of([EVENT], [PAIR], kinds(), since=date(2021, 5, 1), until=date(2021, 6, 29), known=known)
    assert blocks.known.tolist() == [False] * 7 + [True] * 5  # the seventh begins on 31 May


EXPULSION = next(kind.rule for kind in kinds() if kind.name == "expulsion")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (Marks(frozenset({"174"})), True),
        (Marks(frozenset({"163"})), False),
        (Marks(texts=("Two diplomats were declared persona non grata.",)), True),
        (Marks(texts=("The Union Expelled two attaches.",)), True),
        (Marks(texts=("The Union froze assets and deplored the arrests.",)), False),
        (Marks(frozenset({"163"}), ("SANCTION-expel",)), True),
    ],
)
def test_an_expulsion_is_told_by_a_code_or_by_the_words_of_a_sentence(marks, expected):
    assert EXPULSION.counts(EVENT, marks) is expected
    told = resolved([EVENT], EXPULSION, PAIR, as_of=date(2021, 6, 1), days=30, known=KNOWN, marks={EVENT.id: marks})  # fmt: skip
    assert told == (expected, (EVENT.id,) if expected else ())


def test_a_deed_that_may_be_an_expulsion_and_is_not_marked_leaves_the_window_open():
    assert EXPULSION.counts(EVENT) is None
    assert found(rule=EXPULSION) is None
    assert found(replace(EVENT, class_="THREATEN"), rule=EXPULSION) == (False, ())


def test_a_kind_cannot_be_told_where_more_than_a_fifth_of_the_deeds_are_not_marked():
    five = [replace(EVENT, id=f"e{n}") for n in range(5)]
    marks = {e.id: Marks(frozenset({"163"})) for e in five}
    assert not unmarked(five, [PAIR], EXPULSION, marks)
    del marks["e0"]
    assert not unmarked(five, [PAIR], EXPULSION, marks)
    del marks["e1"]
    assert unmarked(five, [PAIR], EXPULSION, marks)
    assert not unmarked(five, [("RUS", "BLR")], EXPULSION, marks)


def test_deeds_that_cannot_be_of_a_kind_do_not_make_up_for_those_that_are_not_marked():
    mixed = [replace(EVENT, id=f"e{n}", modality="planned" if n else "happened") for n in range(9)]
    mixed += [replace(EVENT, id="e9", confidence=0.1), replace(EVENT, id="e10", class_="THREATEN")]
    assert unmarked(mixed, [PAIR], EXPULSION, {})
    assert not unmarked(mixed[1:], [PAIR], EXPULSION, {})
    assert not unmarked(mixed, [PAIR], RULE, {})


@pytest.mark.parametrize(("codes", "words"), [(("166",), ()), ((), ("expel*",))])
def test_a_rule_whose_text_could_not_say_what_it_asks_is_refused(codes, words):
    with pytest.raises(ValueError, match="give CAMEO codes and words, or neither"):
        Rule(("SANCTION",), codes=codes, words=words)


CROSSED = Crossing("rl1", "EU", "BLR", date(2021, 6, 24), 1, 0.7, done=True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, True),
        ({"sure": 0.4}, False),
        ({"days": 40}, False),
        ({"by": "RUS"}, False),
        ({"done": False}, False),
        ({"day": date(2021, 7, 24)}, False),
    ],
)
def test_a_red_line_counts_as_crossed_where_the_ledger_is_sure_of_who_and_when(change, expected):
    crossing = replace(CROSSED, **change)
    told = resolved([], LineRule(), PAIR, as_of=date(2021, 6, 1), days=30, known=KNOWN, crossings=[crossing])
    assert told == (expected, ("rl1",) if expected else ())


def test_a_red_line_crossed_stands_in_its_block_and_no_deed_does():
    kind = next(kind for kind in kinds() if isinstance(kind.rule, LineRule))
    blocks = blocks_of(
        [EVENT], [PAIR], [kind], since=date(2021, 1, 1), until=date(2021, 6, 28), known=KNOWN, crossings=[CROSSED],
    )  # fmt: skip
    assert blocks.happened[:, 0, 0].nonzero()[0].tolist() == [len(blocks.known) - 1]


SAID = EventForecast(
    "sanction", str(RULE), "EU", "BLR", "2021-06-01", 30, "2021-06-02T08:00:00", "hazard@0", forecastable=True,
    probability=0.8, base=0.5,
)  # fmt: skip


def test_of_several_forecasts_of_one_window_the_first_counts():
    later = replace(SAID, made="2021-06-20T08:00:00", probability=1.0)
    (one,) = record([replace(later, came=True), replace(SAID, came=True)])
    assert (one.n, one.came, one.expected) == (1, 1, 0.8)
    assert one.brier == pytest.approx(0.04)
    assert one.base_brier == pytest.approx(0.25)


def test_what_is_not_over_has_no_score_and_what_was_made_afterwards_is_told_apart():
    assert record([SAID]) == []
    after = replace(SAID, made="2026-01-01T00:00:00", came=False)
    assert [s.made for s in record([replace(SAID, came=True), after])] == ["after", "before"]
