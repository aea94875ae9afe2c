"""A person corrects the coder. All texts invented."""

import json

import pytest
from click.testing import CliRunner

from armslength.cli import armslength
from armslength.score.passages import passages

TEXT = "On 8 January 2007 Russia halted oil deliveries to Belarus. On 9 May 2007 Minsk accused Moscow of blackmail."


@pytest.fixture
def call(tmp_path):
    def call(*arguments, code=0):
        result = CliRunner().invoke(armslength, [str(a) for a in arguments])
        assert result.exit_code == code, (result.output, result.exception)
        return result.stdout

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    call("new", tmp_path / "d", "--client", "BLR", "--patron", "RUS", "--rival", "EU")
    call("add", tmp_path / "d", tmp_path / "a.txt", "--published", "2007-05-10")
    return call


def rows(call, directory, command="events"):
    return [json.loads(line) for line in call(command, directory, "--format", "jsonl").splitlines()]


def the(call, directory, class_):
    (event,) = [e for e in rows(call, directory) if e["class"] == class_]
    return event


def test_what_a_person_says_stands_above_the_coder_and_is_signed(call, tmp_path):
    event = the(call, tmp_path / "d", "SANCTION")
    by = ("--by", "A. Analyst", "--note", "goods were seized")
    assert "class SANCTION -> COERCE" in call("judge", tmp_path / "d", event["id"], "--class", "coerce", *by)
    changed = the(call, tmp_path / "d", "COERCE")
    assert (changed["id"], changed["intensity"] != event["intensity"]) == (event["id"], True)
    shown = " ".join(call("show", tmp_path / "d", event["id"]).split())
    assert "Judged by A. Analyst" in shown
    assert "goods were seized" in shown


def test_what_is_no_event_goes_and_comes_back_when_it_is_taken_back(call, tmp_path):
    event = the(call, tmp_path / "d", "ACCUSE")
    call("judge", tmp_path / "d", event["id"], "--not-an-event", "--by", "A")
    assert event["id"] not in {e["id"] for e in rows(call, tmp_path / "d")}
    call("judge", tmp_path / "d", event["reports"][0], "--as-coded", "--by", "B")
    assert the(call, tmp_path / "d", "ACCUSE") == event
    said = rows(call, tmp_path / "d", "judgements")
    assert [(j["person"], j["was"], j["value"]) for j in said] == [("A", "yes", "no"), ("B", "no", None)]


def test_judgements_outlive_a_later_add(call, tmp_path):
    event = the(call, tmp_path / "d", "ACCUSE")
    call("judge", tmp_path / "d", event["id"], "--modality", "denied", "--by", "A")
    (tmp_path / "b.txt").write_text("Poland lent Ukraine a hundred million zlotys in 2008.", encoding="utf-8")
    call("add", tmp_path / "d", tmp_path / "b.txt", "--published", "2008-12-01")
    assert the(call, tmp_path / "d", "ACCUSE")["modality"] == "denied"


def test_judged_sentences_go_out_as_passages_that_are_read_again(call, tmp_path):
    event = the(call, tmp_path / "d", "SANCTION")
    call("judge", tmp_path / "d", event["id"], "--class", "COERCE", "--by", "A")
    other = the(call, tmp_path / "d", "ACCUSE")
    call("judge", tmp_path / "d", other["id"], "--not-an-event", "--by", "A")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "judged.txt").write_text(call("judgements", tmp_path / "d", "--format", "passages"))
    first, second = passages(tmp_path / "out")
    assert first.text + " " + second.text == TEXT
    (coerce,) = first.events
    assert (coerce.class_, first.text[coerce.start : coerce.end]) == ("COERCE", "halted")
    assert [first.mentions[i].countries for i in coerce.source + coerce.target] == [("RUS",), ("BLR",)]
    assert second.events == ()


def test_the_same_said_twice_is_kept_once(call, tmp_path):
    event = the(call, tmp_path / "d", "ACCUSE")
    for _ in range(2):
        said = call("judge", tmp_path / "d", event["id"], "--modality", "denied", "--by", "A")
    assert "stands already" in said
    assert len(rows(call, tmp_path / "d", "judgements")) == 1


@pytest.mark.parametrize("verdict", [[], ["--as-coded", "--not-an-event"]])
def test_a_judgement_says_one_thing(call, tmp_path, verdict):
    call("judge", tmp_path / "d", "e000000000000", "--by", "A", *verdict, code=2)


def test_what_is_not_there_cannot_be_judged(call, tmp_path):
    call("judge", tmp_path / "d", "e000000000000", "--not-an-event", "--by", "A", code=1)
