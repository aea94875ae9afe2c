"""Figures of a tie: every row stored or refused."""

import pytest

from armslength import run, store
from armslength.records import Question

ROWS = """year,country,partner,channel,name,value,unit,source
2019,BLR,Russia,trade,exports,0.42,share,Invented office
2019,Belarus,EU,trade,exports,0.25,share,Invented office
2020-03,BLR,RUS,energy,gas price,127,USD per 1000 m3,
2019,BLR,Nowhere,trade,exports,0.1,share,
2019,BLR,RUS,music,exports,0.1,share,
2019,BLR,RUS,trade,exports,n/a,share,
2019,BLR,RUS,trade,exports,1.4,share,
"""


@pytest.fixture
def directory(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question(client="BLR", patron="RUS", rivals=("EU",)))
    (tmp_path / "figures.csv").write_text(ROWS)
    return where


def test_figures_are_stored_or_refused_with_their_reason(directory, tmp_path):
    taken = run.take_in_set(directory, tmp_path / "figures.csv", "figures", {"title": "Invented"})
    assert (taken.rows, taken.stored, taken.refused) == (7, 3, 4)
    with store.open_dossier(directory) as dossier:
        assert dossier.sql(
            'SELECT date, "end"::VARCHAR, country, partner, channel, value, unit, source FROM figures ORDER BY number'
        ) == [
            ("2019", "2019-12-31", "BLR", "RUS", "trade", 0.42, "share", "Invented office"),
            ("2019", "2019-12-31", "BLR", "EU", "trade", 0.25, "share", "Invented office"),
            ("2020-03", "2020-03-31", "BLR", "RUS", "energy", 127.0, "USD per 1000 m3", None),
        ]
        assert [(r.number, r.reason) for r in dossier.refused()] == [
            (4, "partner"),
            (5, "channel"),
            (6, "value"),
            (7, "share"),
        ]


def test_figures_go_back_as_they_came(directory, tmp_path):
    taken = run.take_in_set(directory, tmp_path / "figures.csv", "figures", {})
    run.give_set_back(directory, taken.id, tmp_path / "back")
    assert (tmp_path / "back").read_text() == ROWS


def test_a_figure_without_end_is_refused_and_dates_are_as_precise_as_given(directory, tmp_path):
    path = tmp_path / "more.csv"
    path.write_text(
        "date,country,partner,channel,value,unit\n"
        "2019-03-31T00:00:00Z,BLR,RUS,trade,1,USD\n"
        "2019/2020-06,BLR,RUS,trade,2,USD\n"
        "2019-02-30,BLR,RUS,trade,3,USD\n"
        "2019,BLR,RUS,trade,inf,USD\n"
        "2019,BLR,RUS,trade,NaN,USD\n"
    )
    run.take_in_set(directory, path, "figures", {})
    with store.open_dossier(directory) as dossier:
        assert dossier.sql('SELECT date, start::VARCHAR, "end"::VARCHAR FROM figures ORDER BY number') == [
            ("2019-03-31", "2019-03-31", "2019-03-31"),
            ("2019/2020-06", "2019-01-01", "2020-06-30"),
        ]
        assert [(r.number, r.reason) for r in dossier.refused()] == [(3, "date"), (4, "value"), (5, "value")]
