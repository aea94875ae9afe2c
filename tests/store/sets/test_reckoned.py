"""Figures reckoned from a set's rows: over all of them, kept where they touch the question, missing where not known."""

import pytest
from click.testing import CliRunner

from armslength import run, store
from armslength.cli import armslength
from armslength.errors import InputError
from armslength.records import Question


@pytest.fixture
def directory(tmp_path):
    where = tmp_path / "dossier"
    run.new(where, Question(client="BLR", patron="RUS", rivals=("EU",)))
    return where


@pytest.fixture
def take(directory, file):
    def taken(form):
        return run.take_in_set(directory, file(form), form, {})

    return taken


def figures(directory, name, **asked):
    with store.open_dossier(directory) as dossier:
        return {(f.country, f.partner, f.date): f.value for f in dossier.figures(**asked) if f.name == name}


def refused(directory):
    with store.open_dossier(directory) as dossier:
        return [(r.number, r.reason) for r in dossier.refused()]


def test_a_session_s_agreement_is_of_the_year_it_opens_in_and_holds_both_ways(directory, take):
    assert take("ideal-points").stored == 4
    alike = figures(directory, "votes alike")
    assert alike == {
        ("BLR", "USA", "2010"): 0.2, ("USA", "BLR", "2010"): 0.2, ("BLR", "RUS", "2010"): 0.8, ("RUS", "BLR", "2010"): 0.8,
        ("BLR", "ISR", "2010"): 0.25, ("ISR", "BLR", "2010"): 0.25, ("RUS", "USA", "2010"): 0.3, ("USA", "RUS", "2010"): 0.3,
        ("RUS", "BRA", "2010"): 0.6, ("BRA", "RUS", "2010"): 0.6, ("POL", "RUS", "2010"): 0.4, ("RUS", "POL", "2010"): 0.4,
    }  # fmt: skip
    distances = figures(directory, "ideal point distance", country="BLR")
    assert distances == {
        ("BLR", "RUS", "2010"): 1.0,
        ("BLR", "USA", "2010"): 4.0,
        ("BLR", "POL", "2010"): 2.5,
    }
    assert refused(directory) == [(5, "value"), (6, "share"), (7, "country"), (8, "date")]


def test_an_abstention_agrees_by_half_and_who_is_absent_is_not_compared(directory, take):
    take("unga-roll-calls")
    assert refused(directory) == [(5, "date"), (6, "vote")]
    assert take("unga-votes").refused == 2
    agreement = figures(directory, "vote agreement", country="BLR")
    assert agreement == {
        ("BLR", "RUS", "2010"): 0.75,
        ("BLR", "TTO", "2010"): 0.5,
        ("BLR", "RUS", "2011"): 0.0,
        ("BLR", "POL", "2011"): 0.0,
    }
    assert figures(directory, "votes compared", country="RUS", partners=["BLR"]) == {
        ("RUS", "BLR", "2010"): 2,
        ("RUS", "BLR", "2011"): 1,
    }
    assert figures(directory, "vote agreement", country="POL") == {
        ("POL", "BLR", "2011"): 0.0,
        ("POL", "RUS", "2011"): 1.0,
    }


def test_votes_without_roll_calls_are_of_the_session_s_year(directory, take):
    take("unga-votes")
    assert figures(directory, "votes compared", country="BLR", partners=["RUS"]) == {
        ("BLR", "RUS", "2010"): 3
    }


def test_votes_taken_in_again_after_more_roll_calls_are_dated_by_them(directory, take, tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("rcid,country,vote\n1,Belarus,yes\n1,Russia,no\n9,Belarus,yes\n9,Russia,yes\n")
    take("unga-roll-calls")
    assert run.take_in_set(directory, path, "unga-votes", {}).refused == 2
    more = tmp_path / "more.csv"
    more.write_text("rcid,date\n9,2012-03-04\n")
    run.take_in_set(directory, more, "unga-roll-calls", {})
    assert run.take_in_set(directory, path, "unga-votes", {}) is None
    assert figures(directory, "vote agreement", country="BLR") == {
        ("BLR", "RUS", "2010"): 0.0,
        ("BLR", "RUS", "2012"): 1.0,
    }
    with store.open_dossier(directory) as dossier:
        votes = next(d for d in dossier.datasets() if d.format == "unga-votes")
    assert (votes.rows, votes.stored, votes.refused) == (4, 4, 0)


def test_votes_that_nobody_dates_are_refused_as_a_whole_and_say_what_is_missing(directory, tmp_path):
    path = tmp_path / "votes.csv"
    path.write_text("rcid,country,vote\n1,Belarus,yes\n1,Russia,yes\n")
    with pytest.raises(InputError, match=r"votes\.csv: it does not say when .* --format unga-roll-calls"):
        run.take_in_set(directory, path, "unga-votes", {})
    with store.open_dossier(directory) as dossier:
        assert dossier.datasets() == []


def test_votes_as_their_codebook_numbers_them_are_read_too(directory, tmp_path):
    path = tmp_path / "UNVotes.csv"
    path.write_text(
        "rcid,ccode,session,vote,Country,year\n1,370,65,1,BLR,2010\n1,365,65,3,RUS,2010\n"
        "2,370,65,2,BLR,2010\n2,365,65,3,RUS,2010\n3,370,65,8,BLR,2010\n3,365,65,1,RUS,2010\n3,2,65,9,USA,2010\n"
    )
    assert run.take_in_set(directory, path, "unga-votes", {}).refused == 0
    assert figures(directory, "vote agreement", country="BLR") == {("BLR", "RUS", "2010"): 0.25}


def test_arms_shares_are_of_all_that_came_in_five_years_and_missing_where_nothing_came(directory, take):
    assert take("sipri").stored == 5
    assert refused(directory) == [(3, "partner"), (6, "country"), (8, "value")]
    shares = figures(directory, "arms share", country="BLR", partners=["RUS"])
    assert shares == {
        ("BLR", "RUS", "2000/2004"): 1.0,
        ("BLR", "RUS", "2001/2005"): 0.75,
        ("BLR", "RUS", "2002/2006"): 0.6,
        ("BLR", "RUS", "2003/2007"): 0.6,
        ("BLR", "RUS", "2004/2008"): 0.0,
        ("BLR", "RUS", "2005/2009"): 0.0,
        ("BLR", "RUS", "2006/2010"): 0.0,
    }
    poland = figures(directory, "arms share", country="POL", partners=["RUS", "USA", "EU"])
    assert poland == {("POL", "RUS", "2000/2004"): 0.0, ("POL", "RUS", "2010/2014"): 0.0}
    assert figures(directory, "arms received", country="BLR") == {
        ("BLR", "RUS", "2003"): 60,
        ("BLR", "UKR", "2005"): 20,
    }


def test_a_share_of_trade_is_of_all_partners_those_we_do_not_know_too(directory, take):
    assert take("cow-trade").stored == 4
    assert refused(directory) == [(3, "partner"), (5, "value")]
    assert figures(directory, "imports", country="BLR") == {
        ("BLR", "RUS", "2010"): 300,
        ("BLR", "USA", "2011"): 0,
    }
    assert figures(directory, "exports", country="BLR", partners=["RUS", "POL"]) == {
        ("BLR", "RUS", "2010"): 100,
        ("BLR", "POL", "2010"): 50,
    }
    # 400 of 400 + 50 + 50: Poland's other flow and all of the USA's are not known; nothing was traded in 2011.
    assert figures(directory, "trade share", country="BLR") == {("BLR", "RUS", "2010"): 0.8}
    assert figures(directory, "trade share", country="POL") == {}
    assert figures(directory, "imports", country="USA") == {("USA", "BLR", "2011"): 0}


def test_an_obligation_is_what_a_row_says_and_pairs_without_a_row_have_none(directory, take):
    assert take("alliances").stored == 4
    assert refused(directory) == [(4, "value")]
    assert figures(directory, "defence") == {
        ("BLR", "RUS", "2010"): 1,
        ("RUS", "BLR", "2010"): 1,
        ("POL", "RUS", "1980"): 1,
        ("RUS", "POL", "1980"): 1,
    }
    assert figures(directory, "nonaggression", country="POL") == {("POL", "RUS", "1980"): 0}
    assert figures(directory, "entente") == {}


def test_parties_that_are_allied_with_others_but_not_with_each_other_have_no_pact(tmp_path):
    run.new(tmp_path / "dossier", Question(client="BLR", patron="RUS", rivals=("USA", "CHN")))
    rows = [
        "ccode1,ccode2,year,atop_defense",
        "370,705,2010,1",
        "365,371,2010,1",
        "2,200,2010,1",
        "2,200,2011,1",
    ]
    (tmp_path / "atop.csv").write_text("\n".join(rows))
    run.take_in_set(tmp_path / "dossier", tmp_path / "atop.csv", "alliances", {"title": "Invented"})
    found = figures(tmp_path / "dossier", "defence", country="BLR")
    assert found == {("BLR", "KAZ", "2010"): 1, ("BLR", "RUS", "2010"): 0, ("BLR", "USA", "2010"): 0}


def test_joint_memberships_are_of_full_members_and_missing_where_a_state_s_own_are(directory, take):
    assert take("igo").stored == 5
    assert refused(directory) == [(5, "country")]
    joint = figures(directory, "joint memberships", country="BLR")
    assert joint == {("BLR", "RUS", "2010"): 2, ("BLR", "USA", "2010"): 0, ("BLR", "POL", "2010"): 1}
    assert figures(directory, "membership share", country="BLR")["BLR", "RUS", "2010"] == 1.0
    assert figures(directory, "membership share", country="RUS") == {
        ("RUS", "BLR", "2010"): 0.5,
        ("RUS", "USA", "2010"): 0.25,
        ("RUS", "POL", "2010"): 0.25,
    }


def test_what_touches_no_party_is_reckoned_when_the_question_asks_for_it(directory, file):
    path = file("cow-trade")
    run.take_in_set(directory, path, "cow-trade", {})
    with store.open_dossier(directory) as dossier:
        before = {f.id: f for f in dossier.figures()}
    assert figures(directory, "imports", country="USA", partners=["POL"]) == {}
    question = directory / "dossier.toml"
    question.write_text(question.read_text().replace('"EU"', '"USA"'))
    assert run.take_in_set(directory, path, "cow-trade", {}) is None
    assert figures(directory, "imports", country="USA", partners=["POL"]) == {("USA", "POL", "2010"): 7}
    with store.open_dossier(directory) as dossier:
        after = {f.id: f for f in dossier.figures()}
        assert len(dossier.datasets()) == 1
    assert before.items() < after.items()
    assert refused(directory) == [(3, "partner"), (5, "value")]


@pytest.mark.parametrize("form", ["ideal-points", "unga-votes", "sipri", "cow-trade", "alliances", "igo"])
def test_every_figure_has_an_id_of_its_own_and_the_order_is_stated(directory, take, form):
    take(form)
    with store.open_dossier(directory) as dossier:
        found = dossier.figures()
        alone = [f for c in ("BLR", "RUS") for f in dossier.figures(country=c)]
    assert found
    assert len({f.id for f in found}) == len(found)
    assert len({(f.country, f.partner, f.name, f.date) for f in found}) == len(found)
    key = [(f.country, f.partner, f.channel, f.name, f.start) for f in found]
    assert key == sorted(key)
    assert {f.id for f in alone} == {f.id for f in found if f.country in {"BLR", "RUS"}}
    assert all("BLR" in (f.country, f.partner) or "RUS" in (f.country, f.partner) for f in found)


def test_as_of_a_day_only_years_that_were_over_are_there_under_the_same_ids(directory, take):
    take("sipri")
    with store.open_dossier(directory) as dossier:
        whole = {f.id: f for f in dossier.figures()}
    with store.open_as_of(directory, "2006-06-30") as dossier:
        then = {f.id: f for f in dossier.figures()}
    assert then == {f.id: f for f in whole.values() if f.end <= "2006-06-30"}
    assert 0 < len(then) < len(whole)


def test_two_sets_figures_of_one_thing_both_come(directory, take, tmp_path):
    take("cow-trade")
    path = tmp_path / "figures.csv"
    path.write_text(
        "year,country,partner,channel,name,value,unit\n2010,BLR,RUS,trade,trade share,0.5,share\n"
    )
    taken = run.take_in_set(directory, path, "figures", {})
    with store.open_dossier(directory) as dossier:
        both = [f for f in dossier.figures(country="BLR", partners=["RUS"]) if f.name == "trade share"]
    assert sorted(f.value for f in both) == [0.5, 0.8]
    assert f"{taken.id}.f1.BLR.RUS" in {f.id for f in both}


def test_counts_are_of_rows_whatever_is_reckoned_from_them(directory, take):
    taken = take("alliances")
    with store.open_dossier(directory) as dossier:
        counts = dossier.counts()
        assert len(dossier.figures()) > taken.stored
    assert (counts.datasets, counts.records, counts.refused) == (1, taken.stored, taken.refused)


def test_signs_that_latin_1_has_for_nothing_printed_are_kept(directory, file, tmp_path):
    path = file("ideal-points")
    path.write_bytes(path.read_bytes().replace(b"Belarus", b"S\xe3o \x8e"))
    taken = run.take_in_set(directory, path, "ideal-points", {})
    assert (taken.encoding, taken.stored) == ("latin-1", 4)
    run.give_set_back(directory, taken.id, tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == path.read_bytes()


def test_the_command_lists_figures_and_import_says_how_many(directory, file):
    path = file("cow-trade")
    command = CliRunner().invoke
    told = command(armslength, ["import", str(directory), str(path), "--format", "cow-trade"]).output
    assert "6 rows: 4 stored, 2 refused" in told
    assert "figures reckoned, those of BLR, RUS, EU with anyone" in told
    again = command(armslength, ["import", str(directory), str(path), "--format", "cow-trade"]).output
    assert "already there; " in again
    listed = command(
        armslength,
        ["figures", str(directory), "--between", "BLR", "RUS", "--channel", "trade", "--format", "csv"],
    ).output.splitlines()
    assert listed[0] == "id,date,country,partner,channel,name,value,unit,dataset,start,end,source,url"
    assert [line.split(",")[1:8] for line in listed[1:4]] == [
        ["2010", "BLR", "RUS", "trade", "exports", "100.0", "USD million"],
        ["2010", "BLR", "RUS", "trade", "imports", "300.0", "USD million"],
        ["2010", "BLR", "RUS", "trade", "trade share", "0.8", "share"],
    ]
    assert len(listed) == 7
    none = command(armslength, ["figures", str(directory), "--channel", "security", "--format", "csv"]).output
    assert none.count("\n") == 1
    assert command(armslength, ["figures", str(directory), "--between", "BLR", "XYZ"]).exit_code != 0


def test_affinity_is_a_channel_of_figures(directory, tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text(
        "year,country,partner,channel,name,value,unit\n2010,BLR,RUS,affinity,invented,0.5,agreement\n"
    )
    assert run.take_in_set(directory, path, "figures", {}).stored == 1
