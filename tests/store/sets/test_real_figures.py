"""The files of yearly figures in ../shared/data are taken in whole, and what they say is what everyone can check."""

import csv
from pathlib import Path

import pytest

from armslength import run, store
from armslength.records import Question

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
SETS = {
    "un_ideal_points/IdealpointestimatesAll_Jun2024.csv": ("ideal-points", 11238, 66),
    "un_ideal_points/IdealpointestimatesAll_Apr2020.csv": ("ideal-points", 10469, 66),
    "unga_roll_calls/un_roll_calls.parquet": ("unga-roll-calls", 6202, 0),
    "unga_roll_calls/un_votes.parquet": ("unga-votes", 869937, 5671),
    "sipri_tiv_dyads/sipri-exports-processed.csv": ("sipri", 21324, 645),
    "peacesciencer_dyads/cow_trade_ndy.parquet": ("cow-trade", 673654, 7923),
    "peacesciencer_dyads/atop_alliance.parquet": ("alliances", 272046, 7716),
    "peacesciencer_dyads/cow_alliance.parquet": ("alliances", 120784, 6638),
    "igo_memberships/state_year_format3.parquet": ("igo", 15557, 776),
}
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data, which is not here"),
]


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """A dossier with all of these sets, and the set that each file became."""
    directory = tmp_path_factory.mktemp("figures") / "d"
    run.new(directory, Question(client="BLR", patron="RUS", rivals=("EU", "USA")))
    return directory, {
        name: run.take_in_set(directory, DATA / name, form, {}) for name, (form, *_) in SETS.items()
    }


@pytest.fixture(scope="module")
def figure(taken):
    """A function that gives one figure's values, of every set that has it."""
    with store.open_dossier(taken[0]) as dossier:
        found = {}
        for country, partners in (("BLR", None), ("USA", ["ISR", "RUS"])):
            for f in dossier.figures(country=country, partners=partners):
                found.setdefault((f.country, f.partner, f.name, f.date), []).append(f.value)
    return lambda *of: found.get(of, [])


@pytest.mark.parametrize("name", SETS)
def test_every_row_is_stored_or_refused_because_its_state_is_none_of_ours(taken, name):
    directory, sets = taken
    _, rows, refused = SETS[name]
    assert (sets[name].rows, sets[name].refused) == (rows, refused)
    assert sets[name].stored == rows - refused
    with store.open_dossier(directory) as dossier:
        reasons = {r.reason for r in dossier.refused() if r.dataset == sets[name].id}
    assert reasons <= {"country", "partner"}


@pytest.mark.parametrize("name", [name for name in SETS if name.endswith(".csv")])
def test_rows_go_back_as_they_came(taken, tmp_path, name):
    directory, sets = taken
    run.give_set_back(directory, sets[name].id, tmp_path / "back")
    encoding = sets[name].encoding
    with (
        (DATA / name).open(encoding=encoding, newline="") as came,
        (tmp_path / "back").open(encoding=encoding, newline="") as back,
    ):
        came_rows, back_rows = csv.reader(came), csv.reader(back)
        # A column without a name comes back with one of DuckDB's.
        assert [c or "column00" for c in next(came_rows)] == next(back_rows)
        assert all(a == b for a, b in zip(came_rows, back_rows, strict=True))


def test_the_united_states_vote_with_israel_far_more_than_with_russia(figure):
    for year in ("2005", "2010", "2018"):
        for name in ("votes alike", "vote agreement"):
            (israel,), (russia,) = figure("USA", "ISR", name, year), figure("USA", "RUS", name, year)
            assert israel > 0.7
            assert russia < 0.5


def test_agreement_that_we_reckon_goes_with_the_published_share_of_votes_alike(taken):
    with store.open_dossier(taken[0]) as dossier:
        ((r, n),) = dossier.sql(
            """SELECT corr(a.value, b.value), count(*) FROM figures AS a JOIN figures AS b USING (country, partner, date)
               WHERE a.name = 'votes alike' AND b.name = 'vote agreement' AND date BETWEEN '1992' AND '2019'"""
        )
    assert n > 10_000
    assert r > 0.95


def test_belarus_traded_most_with_russia_in_2010_for_about_half(figure, taken):
    with store.open_dossier(taken[0]) as dossier:
        shares = {
            f.partner: f.value
            for f in dossier.figures(country="BLR")
            if (f.name, f.date) == ("trade share", "2010")
        }
    assert max(shares, key=shares.get) == "RUS"
    assert 0.45 < shares["RUS"] < 0.6
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)
    assert figure("BLR", "RUS", "imports", "2010") == [18081]


def test_russia_supplied_nearly_all_arms_of_belarus_and_nobody_any_in_2010(figure):
    assert figure("BLR", "RUS", "arms share", "2010/2014")[0] > 0.95
    assert figure("BLR", "USA", "arms share", "2010/2014") == [0.0]
    assert figure("BLR", "EU", "arms share", "2010/2014") == []
    assert figure("BLR", "RUS", "arms received", "2010") == []


def test_belarus_is_bound_to_defend_russia_by_both_lists_and_the_united_states_by_neither(
    figure,
):
    assert figure("BLR", "RUS", "defence", "2010") == [1, 1]
    # ATOP has a treaty of other kinds between the two; the Correlates of War have each bound to others, not to the other.
    assert figure("BLR", "USA", "defence", "2010") == [0, 0]
    assert figure("BLR", "USA", "entente", "2010") == []


def test_belarus_shares_more_memberships_with_russia_than_with_the_united_states(figure):
    (russia,), (usa,) = (figure("BLR", of, "joint memberships", "2010") for of in ("RUS", "USA"))
    assert russia > usa > 0
    assert figure("BLR", "RUS", "membership share", "2010")[0] == pytest.approx(46 / 49)


def test_the_distance_of_ideal_points_is_smaller_to_the_patron_in_both_editions(figure):
    russia, usa = (figure("BLR", of, "ideal point distance", "2010") for of in ("RUS", "USA"))
    assert len(russia) == len(usa) == 2
    assert max(russia) < 1
    assert min(usa) > 2
