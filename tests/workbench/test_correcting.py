"""A person corrects a code in place: logged, re-scored, taken back. All texts invented."""

import csv
import io
import re

import pytest


def form_of(client, address):
    page = client.get(address).text
    return re.search(r'name="form_token" value="([0-9a-f]+)"', page)[1]


def values(client):
    rows = csv.DictReader(io.StringIO(client.get("/measure/warmth/BLR.RUS.csv").text))
    return [row["value"] for row in rows]


@pytest.fixture
def client(copied, serving):
    return serving(copied)


@pytest.fixture
def accusation(client, links):
    return links(client.get("/events?class=ACCUSE&since=2018-01&until=2018-01"), "/events/e")[0]


def sent(client, accusation, where="/judge", **fields):
    given = {"form_token": form_of(client, accusation), "person": "A. Analyst", **fields}
    return client.post(where, data=given)


def test_a_correction_is_signed_and_the_curve_changes_at_once_and_undo_brings_it_back(client, accusation):
    before = values(client)
    page = sent(
        client, accusation, of=accusation.rpartition("/")[2], **{"class": "SUPPORT", "note": "it was praise"}
    )
    assert page.status_code == 200
    assert "Kept" in page.text
    assert "A. Analyst" in page.text
    assert "it was praise" in page.text
    assert "class: ACCUSE → SUPPORT" in page.text
    after = values(client)
    assert after != before
    event = page.url.path
    back = sent(client, event, "/undo", of=event.rpartition("/")[2], field="all")
    assert "class: SUPPORT → as coded" in back.text
    assert values(client) == before
    assert client.get("/corrections.csv").text.count("\n") == 3


def test_what_is_no_event_is_found_among_the_corrections_and_brought_back_from_there(client, accusation):
    said = sent(client, accusation, of=accusation.rpartition("/")[2], not_event="yes")
    assert said.url.path == "/corrections"
    assert client.get(accusation).status_code == 404
    of = re.search(r'name="of" value="(d[0-9a-f]+\.r\d+)"', said.text)[1]
    back = sent(client, "/corrections", "/undo", of=of, field="event")
    assert back.url.path == accusation
    assert client.get(accusation).status_code == 200


def test_one_report_alone_can_be_corrected(client, accusation):
    of = re.search(r'name="of" value="(d[0-9a-f]+\.r\d+)"', client.get(accusation).text)[1]
    page = sent(client, accusation, of=of, modality="denied")
    assert "modality: happened → denied" in page.text


def test_the_same_said_twice_is_kept_once(client, accusation):
    of = accusation.rpartition("/")[2]
    first = sent(client, accusation, of=of, modality="denied")
    again = sent(client, first.url.path, of=first.url.path.rpartition("/")[2], modality="denied")
    assert "stands already" in again.text
    assert client.get("/corrections.csv").text.count("\n") == 2


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"class": "NONE"},
        {"class": "NONE", "modality": "denied"},
        {"modality": "denied", "person": " "},
        {"modality": "denied", "of": "e0"},
    ],
)
def test_what_says_nothing_or_is_not_signed_or_is_of_nothing_changes_nothing(client, accusation, fields):
    answer = sent(client, accusation, **{"of": accusation.rpartition("/")[2], **fields})
    assert answer.status_code == 400
    assert client.get("/corrections.csv").text.count("\n") == 1


def test_what_was_kept_is_not_called_unchanged_where_the_dossier_is_busy_right_after(
    client, accusation, monkeypatch
):
    from armslength.errors import DossierBusy
    from armslength.workbench.views import telling

    def busy(*_):
        raise DossierBusy("d", "another")

    monkeypatch.setattr(telling, "holder", busy)
    answer = sent(client, accusation, of=accusation.rpartition("/")[2], modality="denied")
    assert (answer.status_code, answer.url.path) == (200, "/corrections")
    assert "Kept" in answer.text
    assert client.get("/corrections.csv").text.count("\n") == 2


def test_the_name_of_who_judged_last_stands_in_the_form(client, accusation):
    page = sent(client, accusation, of=accusation.rpartition("/")[2], modality="denied")
    assert 'name="person" value="A. Analyst"' in page.text
