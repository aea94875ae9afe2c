"""What a dossier tells of red lines and leaders when kinds of event are told apart. All invented."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from armslength import read, run
from armslength.foresee.exits import chance
from armslength.foresee.kinds import kinds
from armslength.foresee.occurrences import Crossing
from armslength.ledgers.model import Later, RedLine, Said
from armslength.positions.model import Holder
from armslength.records import Event, Judgement, Question, Report, Span
from armslength.run import odds, telling
from armslength.run.telling import Telling

HOLDER = Holder("BLR", "BLR", "Belarus", person=False, authority=1.0)
OVERTHROWN = ("Invented officers overthrew the prime minister.",)


def said(day):
    return Said("d1", "d1.s1", Span(0, 5), "words", day, "stated", None)


def later(fate="crossed", day="2021-04-02", by="RUS"):
    return Later(fate, said(day), by, 0.7, "")


def line(*then, declared="2021-03"):
    return RedLine(
        "rl1", "line", HOLDER, None, 1.0, declared, said(declared), said(declared), None, "open", None, then, 0.8, ""
    )  # fmt: skip


PRESSED = Report(
    "d1.r1", "d1", "d1.s1", Span(0, 5), "words", (SimpleNamespace(country="RUS"),), (SimpleNamespace(country="BLR"),),
    "COERCE", 4, -7.0, "happened", None, "2021-04-02", "stated", (), {"report": 0.9}, "invented@1",
)  # fmt: skip


@pytest.fixture
def dossier():
    """Stands for one in which the coder found a red line; it remembers of which events it was asked for marks."""
    asked = []

    def marks(events):
        asked.extend(events)
        return dict.fromkeys(events, (frozenset(), OVERTHROWN))

    return SimpleNamespace(
        question=Question("BLR", "RUS", ("EU",)),
        sql=lambda _: [(1,)],
        marks=marks,
        asked=asked,
        iter_reports=lambda: [[PRESSED]],
        judgements=list,
    )


def told(monkeypatch, dossier, *lines):
    monkeypatch.setattr(telling, "documents_told", lambda _: [])
    monkeypatch.setattr(telling.ledgers, "ledgers", lambda _: SimpleNamespace(redlines=lines))
    return Telling(dossier, [], kinds())


def test_a_crossing_is_who_crossed_whose_line_and_when(monkeypatch, dossier):
    found = told(monkeypatch, dossier, line(later(), later("tested"), later("enforced", by="BLR")))
    assert found.crossings == [Crossing("rl1", "RUS", "BLR", date(2021, 4, 2), 1, 0.7, done=True)]
    assert found.lines == {"BLR": date(2021, 3, 31)}


def test_a_crossing_by_nobody_named_or_on_no_known_day_is_none(monkeypatch, dossier):
    found = told(monkeypatch, dossier, line(later(by=None), later(day=None), later(day="2021-04/..")))
    assert found.crossings == []


def test_where_the_sentence_tells_of_no_deed_towards_the_holder_nothing_was_done(monkeypatch, dossier):
    found = told(monkeypatch, dossier, line(later(by="EU")))
    assert [c.done for c in found.crossings] == [False]


@pytest.mark.parametrize(("field", "value"), [("event", "no"), ("modality", "planned")])
def test_where_a_person_said_that_no_such_deed_was_done_nothing_was(monkeypatch, dossier, field, value):
    said_by_one = Judgement("d1", Span(0, 5), field, value, "yes", "Invented Person", None, "2026-01-01", 1)
    dossier.judgements = lambda: [said_by_one]
    assert [c.done for c in told(monkeypatch, dossier, line(later())).crossings] == [False]
    dossier.judgements = lambda: [said_by_one, replace(said_by_one, value=None, number=2)]
    assert [c.done for c in told(monkeypatch, dossier, line(later())).crossings] == [True]


def test_a_line_that_is_not_dated_cannot_be_said_to_stand(monkeypatch, dossier):
    assert told(monkeypatch, dossier, line(declared=None)).lines == {}
    two = told(monkeypatch, dossier, line(declared="2022"), line(declared="2021-05-01"))
    assert two.lines == {"BLR": date(2021, 5, 1)}


def test_the_ledgers_are_not_read_where_the_coder_found_no_red_line(monkeypatch, dossier):
    found = told(monkeypatch, dossier, line(later()))
    dossier.sql = lambda _: [(0,)]
    assert found.crossings == []
    assert found.lines == {}


def event(identifier, day, class_="ASSAULT", modality="happened"):
    return Event(
        identifier, ("BLR",), ("BLR",), class_, 4, -9.0, modality, day, day, day, "stated", (), ("d.r1",), 1, 0.9
    )  # fmt: skip


def test_marks_are_asked_of_what_may_be_of_a_kind_or_lies_near_the_end_of_an_office(dossier):
    events = [
        event("e1", "2020-06-13"),  # Rumas was prime minister until 3 June 2020
        event("e2", "2017-01-05"),
        event("e3", "2017-01-05", "SANCTION"),
        event("e4", "2020-06-13", modality="planned"),
    ]
    found = Telling(dossier, events, kinds())
    assert set(found.marks) == {"e1", "e3"}
    rule = next(kind.rule for kind in kinds() if kind.alone)
    irregular = [e for e in found.exits(rule) if e.irregular]
    assert {(e.country, e.day, e.events) for e in irregular} == {("BLR", date(2020, 6, 3), ("e1",))}


def test_an_overthrow_told_later_resolves_what_was_said_of_it_before(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question("UKR", "RUS", ("EU",)))
    talks = [f"{date(2011, 6, 1) + timedelta(days=n)},UKR,RUS,CONSULT" for n in range(0, 950, 6)]
    (tmp_path / "talks.csv").write_text("\n".join(["date,source,target,class", *talks]))
    run.take_in_set(where, tmp_path / "talks.csv", "events", {})
    run.events_ahead(where, made="2013-11-20T00:00:00")
    for day, text in (
        ("2014-02-24", "Protesters in Ukraine overthrew President Viktor Yanukovych on 22 February 2014."),
        ("2014-05-06", "The European Union and Ukraine held talks in Kyiv on 5 May 2014."),
    ):
        file = tmp_path / f"{day}.txt"
        file.write_text(text)
        run.add(where, [file], read.Known(published=day, publisher="Invented Daily"))
    run.events_ahead(where)
    with run.opened(where) as held:
        said = [f for f in held.event_forecasts() if f.kind == "irregular exit" and f.as_of < "2014-02"]
        came = {(f.source, f.days): f.came for f in said}
        (event,) = next(f.events for f in said if f.came)
        assert held.event(event).start == "2014-02-22"
    # It came 50 days after the last day known then. A prime minister left within 30, on 28 January, and no sentence near that day
    # tells how; a year is not over.
    assert came == {
        ("UKR", 30): None, ("UKR", 90): True, ("UKR", 365): None,
        ("RUS", 30): False, ("RUS", 90): False, ("RUS", 365): None,
    }  # fmt: skip


def test_nobody_is_said_to_have_stayed_while_a_sentence_may_still_tell_of_an_overthrow(tmp_path):
    """A prime minister left on 28 January; the window of 30 days ends on 3 February, the search for an overthrow on the 11th."""
    where = tmp_path / "dossier"
    run.new(where, Question("UKR", "RUS", ("EU",)))
    talks = [f"{date(2011, 6, 1) + timedelta(days=n)},UKR,RUS,CONSULT" for n in range(0, 950, 6)]
    (tmp_path / "talks.csv").write_text("\n".join(["date,source,target,class", *talks]))
    run.take_in_set(where, tmp_path / "talks.csv", "events", {})
    run.events_ahead(where, made="2014-01-05T00:00:00")

    def came(published, text):
        file = tmp_path / f"{published}.txt"
        file.write_text(text)
        run.add(where, [file], read.Known(published=published, publisher="Invented Daily"))
        run.events_ahead(where)
        with run.opened(where) as held:
            return {(f.as_of, f.source, f.days): f.came for f in held.event_forecasts() if f.kind == "irregular exit"}[
                "2014-01-04", "UKR", 30
            ]  # fmt: skip

    assert came("2014-02-06", "The European Union and Ukraine held talks in Kyiv on 30 January 2014.") is None
    assert came(
        "2014-03-01", "Protesters in Ukraine overthrew Prime Minister Mykola Azarov on 9 February 2014."
    )


def test_years_of_which_the_registry_tells_no_leaders_are_no_years_without_an_overthrow(
    tmp_path, monkeypatch
):
    where = tmp_path / "dossier"
    run.new(where, Question("UKR", "RUS", ("EU",), since="2011-01-01"))
    talks = [f"{date(2011, 6, 1) + timedelta(days=n)},UKR,RUS,CONSULT" for n in range(0, 950, 6)]
    (tmp_path / "talks.csv").write_text("\n".join(["date,source,target,class", *talks]))
    run.take_in_set(where, tmp_path / "talks.csv", "events", {})
    monkeypatch.setattr(odds, "heads_known_until", lambda: "2012-01-01")
    (told,) = [
        f.probability
        for f in run.events_ahead(where, keep=False).forecasts
        if (f.kind, f.source, f.days) == ("irregular exit", "UKR", 365)
    ]
    assert told == pytest.approx(chance(0, 365 / 365.25, 365), abs=1e-4)
    assert told > chance(0, 3.0, 365) + 1e-3


def test_positions_and_ledgers_are_read_from_reports_as_people_judged_them(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question("BLR", "RUS", ("EU",)))
    file = tmp_path / "invented.txt"
    file.write_text("On 4 March 2021 the European Union imposed sanctions on Belarus.")
    run.add(where, [file], read.Known(published="2021-03-10", publisher="Invented Daily"))

    def read_from():
        with run.opened(where) as held:
            return [(r.class_, r.modality) for told in run.claims.documents_told(held) for r in told.reports]

    with run.opened(where) as held:
        (event,) = held.events()
    assert read_from() == [("SANCTION", "happened")]
    run.judge(where, event.id, {"modality": "planned"}, person="Invented Person")
    assert read_from() == [("SANCTION", "planned")]
    with run.opened(where) as held:
        (event,) = held.events()
    run.judge(where, event.id, {"event": "no"}, person="Invented Person")
    assert read_from() == []
