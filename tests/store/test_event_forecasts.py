"""Probabilities of events in a dossier: appended, never rewritten, resolved once. All invented."""

from dataclasses import replace

from armslength.records import EventForecast

SAID = EventForecast(
    "sanction", "class SANCTION, happened, confidence 0.5 or more, dated within 31 days", "EU", "BLR", "2021-06-01", 30,
    "2021-06-02T08:00:00", "hazard@0.1.0", forecastable=True, probability=0.8, base=0.5,
)  # fmt: skip


def test_what_was_said_is_read_back_with_its_rule(dossier):
    silent = replace(SAID, kind="threat", forecastable=False, probability=0.5)
    assert dossier.keep_event_forecasts([SAID, silent]) == 2
    assert dossier.event_forecasts() == [SAID, silent]


def test_the_same_said_again_is_there_once_with_its_first_day(dossier):
    dossier.keep_event_forecasts([SAID])
    assert dossier.keep_event_forecasts([replace(SAID, made="2021-06-09T08:00:00")]) == 0
    assert [f.made for f in dossier.event_forecasts()] == [SAID.made]


def test_an_outcome_is_written_once(dossier):
    dossier.keep_event_forecasts([SAID])
    came = replace(SAID, came=True, events=("e000000000001",))
    dossier.keep_event_forecasts([came])
    dossier.keep_event_forecasts([replace(SAID, came=False)])
    assert dossier.event_forecasts() == [came]
