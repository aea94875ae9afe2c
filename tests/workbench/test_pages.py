"""What pages show: everything can be followed to its sentence. All texts invented."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest

PAGES = ("/", "/measures", "/shifts", "/events", "/documents", "/quarantine", "/corrections",
         "/poles", "/actors", "/actors/BLR", "/claims", "/claims/contradictions", "/sources", "/events?by=RUS&to=BLR&since=2016",
         "/measure/arms_length/BLR.RUS", "/measure/warmth/RUS.BLR?since=2017&until=2018&why=1")  # fmt: skip


def rows(answer):
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(reading, path):
    page = reading.get(path)
    assert page.status_code == 200, page.text
    found = {a.replace("&amp;", "&") for a in re.findall(r'href="([^"]+)"', page.text)}
    ids = set(re.findall(r'\sid="([^"]+)"', page.text))
    assert {a[1:] for a in found if a.startswith("#")} <= ids
    for address in sorted(a for a in found if a.startswith("/"))[:15]:
        assert reading.get(address).status_code == 200, address


@pytest.mark.parametrize("path", PAGES)
def test_no_id_stands_twice_and_every_field_has_a_label(reading, path):
    page = reading.get(path).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
        if 'type="hidden"' not in field and "aria-label=" not in field:
            (name,) = re.findall(r'\sid="([^"]+)"', field)
            assert f'for="{name}"' in page, field


def test_the_shift_is_found_on_the_chart_and_followed_to_its_sentences(reading, links):
    page = reading.get("/")
    flags = re.findall(r'<a href="#(shift-\d+)"', page.text)
    assert flags
    assert all(f'id="{flag}"' in page.text for flag in flags)
    assert "fell from" in page.text
    drivers = links(reading.get("/shifts"), "/events/e")
    told = reading.get(drivers[0])
    (sentence,) = re.findall(r'<bdi class="sentence">(.*?)</bdi>', told.text)
    assert re.sub("<[^>]+>", "", sentence).startswith("On 5 ")
    assert "<mark>" in sentence
    (place,) = set(links(told, "/documents/d"))
    document, _, anchor = place.partition("#")
    assert f'id="{anchor}"' in reading.get(document).text


def test_the_bottom_line_says_that_its_weights_are_a_choice_where_there_is_a_figure(reading):
    page = reading.get("/").text
    assert 'class="big"' in page
    assert "weights, which are a choice" in page
    before = reading.get("/?as_of=1990-01-01").text
    assert 'class="big"' not in before
    assert "weights, which are a choice" not in before


def test_a_citation_names_words_source_place_and_event(reading, links):
    event = links(reading.get("/events?class=ACCUSE&since=2021-12"), "/events/e")[0]
    (citation,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", reading.get(event).text)
    assert citation.startswith("“On 12 December 2021 Belarus accused Russia of blackmail.” The Invented Post")
    assert re.search(r"\[d[0-9a-f]{12}\.s\d+, characters \d+–\d+; event e[0-9a-f]+: BLR ACCUSE RUS", citation)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("class=ACCUSE", lambda r: r["class"] == "ACCUSE"),
        ("modality=happened", lambda r: r["modality"] == "happened"),
        ("actor=blr&other=rus", lambda r: {"BLR", "RUS"} == {*r["source"].split(), *r["target"].split()}),
        ("since=2018&until=2018-06", lambda r: "2018-01" <= r["start"][:7] <= "2018-06"),
        ("publisher=The+Invented+Post", lambda _: True),
    ],
)
def test_filters_let_through_what_fits_and_all_of_it(reading, query, fits):
    everything, found = rows(reading.get("/events.csv")), rows(reading.get(f"/events.csv?{query}"))
    assert found
    assert sorted(r["id"] for r in found) == sorted(r["id"] for r in everything if fits(r))


def test_words_are_sought_in_sentences_whatever_their_case(reading):
    found = rows(reading.get("/events.csv?text=BLACKMAIL"))
    everything = rows(reading.get("/events.csv"))
    assert found == rows(reading.get("/events.csv?text=blackmail"))
    assert 0 < len(found) < len(everything)
    assert not rows(reading.get("/events.csv?text=no+such+words"))
    assert "No event fits" in reading.get("/events?text=no+such+words").text


def test_pages_of_a_list_show_every_event_once(reading):
    seen, n = [], 1
    while True:
        page = reading.get(f"/events?page={n}")
        seen += re.findall(r'href="(/events/e[^"]*)"', page.text.partition('<ol class="list">')[2])
        if 'rel="next"' not in page.text:
            break
        n += 1
    assert len(seen) == len(set(seen)) == len(rows(reading.get("/events.csv")))
    assert f"page {n} of {n}" in reading.get("/events?page=999999").text


def test_as_of_a_day_only_what_was_published_by_then_is_shown(reading, links):
    page = reading.get("/events?as_of=2016-12-31")
    assert "1 event" in page.text
    assert "ministry" in page.text
    assert all("as_of=2016-12-31" in a for a in links(page, "/events/e"))
    assert reading.get(links(page, "/events/e")[0].replace("&amp;", "&")).status_code == 200
    assert "No event fits" in reading.get("/events?as_of=2015-01-01").text
    assert 'name="not_event"' not in reading.get(links(page, "/events/e")[0]).text


def test_a_stretch_of_time_cuts_charts_and_tables_and_reckons_nothing_anew(reading):
    whole = {r["start"]: r for r in rows(reading.get("/measure/warmth/RUS.BLR.csv"))}
    part = rows(reading.get("/measure/warmth/RUS.BLR.csv?since=2017&until=2018-03"))
    assert [r["start"] for r in part] == [
        f"{d}-01" for d in sorted(k[:7] for k in whole) if "2017" <= d <= "2018-03"
    ]
    assert all(whole[r["start"]] == r for r in part)


def test_what_moved_a_measure_sums_to_its_movement(reading, links):
    query = "since=2017-06&until=2018-12&why=1"
    readings = rows(reading.get(f"/measure/warmth/RUS.BLR.csv?{query.removesuffix('&why=1')}"))
    movers = rows(reading.get(f"/measure/warmth/RUS.BLR.csv?{query}"))
    change = float(readings[-1]["value"]) - float(readings[0]["value"])
    assert sum(float(m["contribution"]) for m in movers) == pytest.approx(change, abs=1e-6)
    page = reading.get(f"/measure/warmth/RUS.BLR?{query}")
    assert links(page, "/events/e")


@pytest.mark.parametrize("period", ["quarter", "year"])
def test_the_width_of_a_period_is_kept_from_page_to_page(reading, links, period):
    page = reading.get(f"/?period={period}")
    assert page.status_code == 200
    assert all(f"period={period}" in a for a in links(page, "/measures"))


def test_an_svg_stands_alone(reading):
    answer = reading.get("/measure/arms_length/BLR.RUS.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    drawing = ET.fromstring(answer.text)  # noqa: S314 - our own
    assert drawing.find("{http://www.w3.org/2000/svg}style") is not None
    assert "attachment" in answer.headers["content-disposition"]


def test_quarantine_says_what_was_not_read_and_why(reading):
    page = reading.get("/quarantine").text
    assert "empty.txt" in page
    assert "empty" in [r["reason"] for r in rows(reading.get("/quarantine.csv"))]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/events/e000000000000", 404), ("/documents/d000000000000", 404), ("/measure/none/BLR.RUS", 404),
     ("/nowhere", 404), ("/actors/NOBODY", 404), ("/claims/wishes", 404), ("/plot/none.svg", 404),
     ("/measure/arms_length/BLR.RUS.gif", 404), ("/events?since=never", 400), ("/events?class=NONE", 400), ("/?period=day", 400),
     ("/?as_of=2020-13-45", 400)],
)  # fmt: skip
def test_what_is_not_there_is_said_so(reading, path, status):
    answer = reading.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "<h1>" in answer.text


def test_an_empty_dossier_has_every_page_and_claims_nothing(tmp_path, serving):
    import armslength
    from armslength.records import Question

    armslength.new(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    client = serving(tmp_path / "d")
    for path in ("/", "/measures", "/shifts", "/events", "/documents", "/quarantine", "/corrections", "/measures.csv",
                 "/events.csv", "/events?text=oil", "/?since=2014", "/poles", "/actors", "/claims", "/claims/redlines",
                 "/sources", "/poles.csv", "/sources.csv", "/claims/reversals.csv", "/sources?of=A&of=B", "/measure/arms_length/BLR.RUS?why=1",
                 "/?as_of=2014", "/events?as_of=2014"):  # fmt: skip
        assert client.get(path).status_code == 200, path
    assert "The evidence does not carry a figure" in client.get("/").text
    assert client.get("/measure/arms_length/BLR.RUS.svg").status_code == 404


def test_rows_of_data_sets_are_shown_with_their_terms_and_cannot_be_corrected(tmp_path, serving, links):
    import armslength
    from armslength import run
    from armslength.records import Question

    table = tmp_path / "ours.csv"
    table.write_text(
        "date,source,target,class\n2015-03-04,RUS,BLR,AID\n2015-05-06,BLR,EU,ACCUSE\n", encoding="utf-8"
    )
    armslength.new(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    run.take_in_set(tmp_path / "d", table, "events", {"title": "Our <b>own</b>", "terms": "Cite us"})
    client = serving(tmp_path / "d")
    page = client.get("/events?publisher=Our+%3Cb%3Eown%3C/b%3E&class=AID")
    (address,) = set(links(page, "/events/e"))
    told = client.get(address).text
    assert "Our &lt;b&gt;own&lt;/b&gt;" in told
    assert "Cite us" in told
    assert "stay as their makers coded them" in told
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', told)
    assert token is None
    answer = client.post("/judge", data={"form_token": client.keys.form, "of": address.rpartition("/")[2],
                                         "modality": "denied", "person": "A"})  # fmt: skip
    assert answer.status_code == 400
    assert "makers coded them" in answer.text
