"""Probabilities of events in the brief. Invented."""

from armslength.brief.model import Grid, Paragraph, plain
from armslength.brief.parts import coming
from armslength.foresee.kinds import kinds
from armslength.records import EventForecast, EventTrack

RULES = {kind.name: str(kind.rule) for kind in kinds()}


def forecast(kind="sanction", days=90, probability=0.42, *, forecastable=True, source="EU"):
    track = EventTrack(210, 31.5, 0.081, "climate", 0.094)
    return EventForecast(
        kind, RULES[kind], source, "BLR", "2022-03-24", days, "2026-01-01", "hazard@0", forecastable, probability, 0.2, track
    )  # fmt: skip


def test_what_beat_the_base_rates_is_listed_most_probable_first_with_word_record_and_rule():
    found = [forecast(probability=0.1, days=30), forecast(), forecast("clash", forecastable=False), forecast("aid", probability=0.01)]  # fmt: skip
    blocks = coming.blocks(found)
    said = next(plain(b.line) for b in blocks if isinstance(b, Paragraph))
    assert (
        "Of 4 kinds of event and times ahead, all pairs of parties taken together, 3 could be told better"
        in said
    )
    assert "Left out is 1 less probable forecast." in said
    table = next(b for b in blocks if isinstance(b, Grid))
    assert "24 March 2022" in table.caption
    rows = [[plain(cell) for cell in row] for row in table.rows]
    who = "The European Union cuts ties with, expels or sanctions Belarus"
    record = ["20%", "0.081", "0.094 (climate)", "210"]
    assert [row[:2] + row[3:] for row in rows] == [[who, "90 days", *record], [who, "30 days", *record]]
    assert "(42%)" in rows[0][2]
    assert "(10%)" in rows[1][2]
    assert coming.silence(found) is None


def test_nothing_is_listed_where_no_base_rate_was_beaten_and_the_gaps_say_so():
    found = [forecast(forecastable=False), forecast("clash", forecastable=False)]
    assert coming.blocks(found) == []
    assert "none of 2 kinds of event" in coming.silence(found)
    assert coming.blocks(None) == []
    assert coming.silence(None) is None
    assert "too little is known" in coming.silence([])
