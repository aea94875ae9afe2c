"""Which events deny which. Everything here is invented."""

import pytest

from armslength.coding.merge.denials import Telling, attach
from factory import ev

DEED = ev("RUS", "ASSAULT", "UKR", "2014-08-22")


def denied_by(denial, deed=DEED, words=("convoy", "border"), sentence="of the denial"):
    told = {
        deed.id: [Telling("of the deed", {"convoy": 1.0, "border": 1.0})],
        denial.id: [Telling(sentence, dict.fromkeys(words, 1.0))],
    }
    first, second = attach([deed, denial], told)
    assert second == denial
    return first.denied_by == (denial.id,)


@pytest.mark.parametrize(
    ("day", "basis", "attached"),
    [
        ("2014-08-22", "stated", True),
        ("2014-08-23", "stated", True),
        ("2014-08", "stated", True),
        ("2014-09-22", "stated", False),
        ("2014-09-20", "published", True),
        ("2014-11-01", "published", False),
        ("2014-08-20", "published", False),
        (None, None, False),
    ],
)
def test_a_denial_meets_the_days_of_what_it_denies(day, basis, attached):
    assert denied_by(ev("RUS", "ASSAULT", "UKR", day, modality="denied", basis=basis)) is attached


@pytest.mark.parametrize(
    ("who", "class_", "whom"),
    [("USA", "ASSAULT", "UKR"), ("RUS", "SANCTION", "UKR"), ("RUS", "ASSAULT", "GEO")],
)
def test_another_deed_is_not_denied(who, class_, whom):
    assert not denied_by(ev(who, class_, whom, "2014-08-22", modality="denied"))


def test_what_is_only_planned_is_not_denied():
    plan = ev("RUS", "ASSAULT", "UKR", "2014-08-22", modality="planned")
    assert not denied_by(ev("RUS", "ASSAULT", "UKR", "2014-08-22", modality="denied"), plan)


def test_a_denial_of_another_matter_or_of_a_deed_known_to_its_year_alone_attaches_to_none():
    denial = ev("RUS", "ASSAULT", "UKR", "2014-08-22", modality="denied")
    assert not denied_by(denial, words=("stations", "radar"))
    assert not denied_by(denial, ev("RUS", "ASSAULT", "UKR", "2014"))


def test_a_denial_in_a_kindred_class_needs_more_words_in_common():
    denial = ev("RUS", "COERCE", "UKR", "2014-08-22", modality="denied")
    assert denied_by(denial)
    assert not denied_by(denial, words=("border", "stations", "radar", "north"))


def test_what_a_sentence_says_beside_its_denial_is_not_denied_by_it():
    assert not denied_by(ev("RUS", "ASSAULT", "UKR", "2014-08-22", modality="denied"), sentence="of the deed")


def test_parties_that_failed_to_agree_on_one_thing_have_agreed_on_another_of_the_same_place():
    deed = ev("BLR", "AGREE", "RUS", "2009-05-28")
    denial = ev("BLR", "AGREE", "RUS", "2009-05-28", modality="denied")
    assert denied_by(denial, deed)
    assert not denied_by(denial, deed, words=("border", "loan", "million", "bank"))
