"""Actors of the dossier's own: read from dossier.toml, refused with reasons, found in texts. All invented."""

import pytest

import armslength
from armslength.errors import ConfigError, UnknownActor
from armslength.ontology.actors import registry
from armslength.records import OwnActor, Question
from armslength.store.question import question_from_toml
from armslength.store.template import question_to_toml

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
OWN = OwnActor(
    "BLR.dubrova", ("Viktar Dubrova", "the Dubrova council"), "BLR", "OPP", "person", since="2020-08-09"
)


def toml(**changed):
    given = {
        "code": '"BLR.dubrova"',
        "names": '["Viktar Dubrova"]',
        "country": '"BLR"',
        "sector": '"OPP"',
        "kind": '"person"',
        **changed,
    }
    return (
        question_to_toml(QUESTION) + "\n[[actor]]\n" + "\n".join(f"{k} = {v}" for k, v in given.items() if v)
    )


def test_own_actors_are_written_and_read_back():
    question = Question(client="BLR", patron="RUS", rivals=("EU",), actors=(OWN,))
    assert question_from_toml(question_to_toml(question), "dossier.toml").actors == (OWN,)
    assert question_from_toml(question_to_toml(QUESTION), "dossier.toml").actors == ()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"names": "[]"}, "actor[1].names"),
        ({"sector": '"OPPOSITION"'}, "actor[1].sector"),
        ({"kind": '"alien"'}, "person, org, group"),
        ({"code": '"RUS.dubrova"'}, "actor[1].code"),
        ({"code": '"dubrova"'}, "actor[1].code"),
        ({"name": '"x"'}, "did you mean actor[1].names"),
    ],
)
def test_a_wrong_key_is_refused_by_name_with_what_is_allowed(changed, says):
    with pytest.raises(ConfigError) as refused:
        question_from_toml(toml(**changed), "dossier.toml")
    assert says in str(refused.value)


def test_an_unknown_country_is_refused_with_those_that_may_be_meant():
    with pytest.raises(UnknownActor, match="did you mean"):
        question_from_toml(toml(country='"BLX"', code='"BLX.dubrova"'), "dossier.toml")


def test_a_name_of_ones_own_comes_before_the_tables_and_only_while_it_holds():
    own = registry((OWN,))
    assert [n.code for n in own.names("Dubrova", on="2021-01-01")] == ["BLR.dubrova"]
    assert own.names("Dubrova", on="2019-01-01") == []
    assert registry().names("Dubrova") == []
    minsk = OwnActor("RUS.minsk", ("Minsk",), "RUS", "BUS", "org")
    assert registry((minsk,)).names("Minsk")[0].code == "RUS.minsk"


def test_documents_added_to_the_dossier_know_its_actors(tmp_path):
    armslength.new(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",), actors=(OWN,)))
    text = tmp_path / "a.txt"
    text.write_text("Russia expelled Viktar Dubrova on Monday.", encoding="utf-8")
    armslength.add(tmp_path / "d", [text], armslength.Known(published="2021-03-05"))
    with armslength.open_dossier(tmp_path / "d") as dossier:
        actors = {m.code for r in dossier.reports() for m in (*r.source, *r.target)}
    assert "BLR.dubrova" in actors
