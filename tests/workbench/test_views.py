"""Poles, actors, claims and sources: each figure leads to its events, each claim to its words. All texts invented."""

import csv
import io
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from armslength.draw import heat
from armslength.draw.lollipop import Stem
from armslength.workbench.listing import Heap
from armslength.workbench.views import dyads, timeline

SAID = (
    "On 4 March 2019 Lukashenko said that Belarus would never recognise the annexation of Crimea.\n\n"
    "On 5 January 2018 Russia cut oil deliveries to Belarus.\n\n"
    "On 3 May 2019 Poland lent Ukraine 30 million zlotys."
)

PARTNERS = (
    "USA",
    "CHN",
    "DEU",
    "FRA",
    "POL",
    "UKR",
    "LTU",
    "LVA",
    "EST",
    "KAZ",
    "GBR",
    "ITA",
    "ESP",
    "TUR",
    "IND",
    "JPN",
    "GEO",
)


def rows(answer):
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.fixture(scope="module")
def client(more):
    """The dossier with a document of a second publisher."""
    return more(SAID, "The Other <i>Gazette</i>")


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """A dossier of invented rows, some of them dated coarsely."""
    import armslength
    from armslength import run
    from armslength.records import Question

    folder = tmp_path_factory.mktemp("dated")
    (folder / "rows.csv").write_text(
        "date,source,target,class\n2015-03-04,RUS,BLR,AID\n2015-09-04,RUS,BLR,AID\n2015,RUS,BLR,AID\n"
        "2014/2016,RUS,BLR,AID\n2015-03-04,RUS,BLR,NONSENSE\n"
        + "".join(f"2015-01-{day:02},RUS,{code},AID\n" for day, code in enumerate(PARTNERS, start=1)),
        encoding="utf-8",
    )
    armslength.new(folder / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    run.take_in_set(folder / "d", folder / "rows.csv", "events", {"title": "Invented rows"})
    return folder / "d"


def test_a_cell_of_the_heat_map_leads_to_as_many_events_as_it_says(client):
    page = client.get("/poles").text
    cells = re.findall(r'<a href="(/events\?by=[^"]+)" title="[^"]+">(\d+)<', page)
    assert len(cells) > 8
    for address, count in cells[:12]:
        found = rows(client.get(address.replace("&amp;", "&").replace("/events?", "/events.csv?")))
        assert len(found) == int(count), address
        assert {r["modality"] for r in found} == {"happened"}


def test_what_is_dated_more_coarsely_than_a_year_stands_in_no_cell_and_is_counted(dated, serving):
    client = serving(dated)
    cells = [c for c in rows(client.get("/poles.csv")) if c["target"] == "BLR"]
    assert [(c["since"], c["events"]) for c in cells] == [("2015", "3")]
    assert "1 deed whose date reaches over more than one year" in client.get("/poles").text


def test_a_cell_at_the_end_of_the_stretch_leads_to_no_more_than_the_stretch(dated, serving):
    page = serving(dated).get("/poles?since=2015-06&until=2016")
    ((address, count),) = re.findall(
        r'<a href="(/events\?by=RUS&amp;to=BLR[^"]+)" title="[^"]+">(\d+)<', page.text
    )
    assert (count, "since=2015-06-01" in address, address.endswith("until=2015")) == ("2", True, True)


@pytest.mark.parametrize(
    ("mean", "deep"),
    [(0, 0), (0.9, 0), (-0.9, 0), (1, 1), (-1, -1), (2.9, 1), (3, 2), (-4.9, -2), (5, 3), (-10, -3)],
)
def test_a_cell_is_as_deep_as_the_mark_of_a_chart_and_says_on_which_side(mean, deep):
    assert dyads.shade(mean) == deep
    assert heat.shade(mean).split()[2:] == [*filter(None, [heat.SHADES[abs(deep)]])]


def test_the_heat_map_as_a_table_has_the_pairs_too_that_the_page_leaves_out(dated, serving):
    client = serving(dated)
    assert "more pairs with fewer deeds" in client.get("/poles").text
    assert {c["target"] for c in rows(client.get("/poles.csv"))} == {"BLR", *PARTNERS}


def test_rows_that_were_not_taken_are_in_the_table_of_the_quarantine(dated, serving):
    (row,) = rows(serving(dated).get("/quarantine.csv"))
    assert row["row"]
    assert "NONSENSE" in row["detail"]


def test_the_heat_map_as_a_table_has_every_deed_between_pairs(client):
    cells = rows(client.get("/poles.csv"))
    told = rows(client.get("/events.csv?by=RUS&to=BLR&modality=happened"))
    assert sum(int(c["events"]) for c in cells if (c["source"], c["target"]) == ("RUS", "BLR")) == len(told)
    assert all(-10 <= float(c["mean_intensity"]) <= 10 for c in cells)


def test_what_one_did_to_another_is_not_what_that_one_did_to_it(client):
    done = rows(client.get("/events.csv?by=RUS&to=BLR"))
    assert done
    assert all("RUS" in r["source"].split() and "BLR" in r["target"].split() for r in done)
    both = rows(client.get("/events.csv?actor=RUS&other=BLR"))
    assert len(done) < len(both)
    assert "In either direction" in client.get("/events?by=RUS&to=BLR").text


def test_sources_are_held_side_by_side_and_what_one_alone_tells_is_listed(client):
    names = ["The Invented Post", "The Other <i>Gazette</i>"]
    page = client.get("/sources", params={"of": names})
    assert page.status_code == 200
    assert "The Other &lt;i&gt;Gazette&lt;/i&gt;" in page.text
    told = rows(client.get("/sources.csv", params={"of": names}))
    shared = [r for r in told if names[0] in r["told_by"] and names[1] in r["told_by"]]
    alone = [r for r in told if r["told_by"] == names[1]]
    assert {r["date"] for r in shared} == {"2018-01-05"}
    assert "2019-05-03" in {r["date"] for r in alone}
    listed = page.text.partition("What one alone of these tells")[2]
    assert all(f"/events/{r['id']}" in listed for r in alone)
    assert not any(f"/events/{r['id']}" in listed for r in shared)
    everything = {r["publisher"]: r for r in rows(client.get("/sources.csv"))}
    assert int(everything[names[1]]["events"]) == len(shared) + len(alone)


def test_warmth_by_source_is_what_each_tells_alone(client):
    names = ["The Invented Post", "The Other <i>Gazette</i>"]
    page = client.get("/sources", params={"of": names}).text
    told = re.search(r"Warmth of Belarus towards Russia</th>(.*?)</tr>", page, re.DOTALL)[1]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", told, re.DOTALL)
    assert re.search(r"−?\d\.\d\d \[", cells[0])
    assert len(cells) == 2
    assert cells[0] != cells[1]


def test_one_publisher_alone_is_not_compared(reading):
    page = reading.get("/sources").text
    assert "one publisher" in page
    assert "Hold side by side" not in page


def test_a_claim_leads_to_the_words_that_it_was_read_from(client):
    found = rows(client.get("/claims/positions.csv"))
    (crimea,) = [r for r in found if "Crimea" in r["what"]]
    assert (crimea["value"], crimea["holder"].partition(".")[0]) == ("against", "BLR")
    assert SAID[int(crimea["start"]) : int(crimea["end"])] == crimea["words"]
    page = client.get("/claims/positions?text=crimea")
    assert "Experimental, to be read as leads" in page.text
    (address,) = re.findall(r'href="(/documents/d[^"]*#[^"]+)"', page.text)
    document, _, anchor = address.partition("#")
    assert f'id="{anchor}"' in client.get(document).text
    assert "None fits" in client.get("/claims/positions?text=zzzz").text


def test_claims_are_of_what_was_published_by_then(client):
    assert "Crimea" not in client.get("/claims/positions.csv?as_of=2019-01-01").text


def test_an_actor_has_its_offices_with_their_dates_and_those_with_whom_it_deals(client):
    page = client.get("/actors/BLR.lukashenko").text
    assert "President" in page
    assert "since 20 July 1994" in page
    state = client.get("/actors/BLR").text
    counts = re.findall(r'href="(/events\?by=(?:BLR|RUS)&amp;to=(?:BLR|RUS))">(\d+)<', state)
    assert len(counts) == 2
    for address, count in counts:
        table = address.replace("&amp;", "&").replace("/events?", "/events.csv?")
        assert len(rows(client.get(table))) == int(count)


def test_of_persons_no_deeds_are_known_and_the_table_says_none_rather_than_zero(client):
    found = {r["code"]: r for r in rows(client.get("/actors.csv"))}
    person, state = found["BLR.lukashenko"], found["BLR"]
    assert (person["events_as_source"], person["events_as_target"]) == ("", "")
    assert int(person["named"]) > 0
    assert int(state["events_as_source"]) > 0


def test_documents_as_a_table_are_those_that_the_page_lists(client):
    assert len(rows(client.get("/documents.csv"))) == 3
    (found,) = rows(client.get("/documents.csv?text=gazette"))
    assert found["publisher"] == "The Other <i>Gazette</i>"


@pytest.mark.parametrize(
    ("period", "first"), [("year", "2018"), ("quarter", "2018-01-01"), ("month", "2018-01")]
)
def test_a_period_in_the_table_of_a_measure_leads_to_its_own_events(client, period, first):
    page = client.get(f"/measure/warmth/RUS.BLR?period={period}&since=2018-01&until=2018-02").text
    (until,) = re.findall(rf'href="/events\?[^"]*since={first}&amp;until=([\d-]+)"', page)
    assert until == {"year": "2018", "quarter": "2018-03-31", "month": "2018-01"}[period]


def test_an_office_held_on_the_day_asked_for_says_so(client):
    assert "on that day" not in client.get("/actors/BLR.lukashenko").text
    assert "on that day" in client.get("/actors/BLR.lukashenko?as_of=2019-12-31").text


@pytest.mark.parametrize("path", ["/poles", "/actors", "/actors/BLR", "/claims", "/sources", "/events", "/documents", "/measures"])  # fmt: skip
def test_every_page_honours_the_day_and_keeps_it_in_its_links(client, path):
    page = client.get(f"{path}?as_of=2016-12-31")
    assert page.status_code == 200
    assert "As of 31 December 2016" in page.text
    inside = re.findall(r'href="(/(?:events|documents|actors|measure|claims|sources|poles)[^"]*)"', page.text)
    assert inside
    # All but the one that leads back to everything.
    assert [a for a in inside if "as_of=2016-12-31" not in a] == [path]
    assert "Gazette" not in page.text.partition("<main")[2]


def test_the_slider_goes_from_the_first_day_of_publication_to_the_last(client):
    page = client.get("/documents").text
    assert 'data-as-of data-first="2016-06-30" data-last="2022-01-05"' in page
    assert '<input id="as-of" type="date"' in page  # what stands there without a script


@pytest.mark.parametrize("address", ["/measure/arms_length/BLR.RUS", "/measure/warmth/BLR.RUS", "/plot/channels", "/plot/parts", "/plot/dyads", "/plot/timeline", "/plot/engagement", "/events"])  # fmt: skip
def test_every_drawing_can_be_had_as_a_file_that_stands_alone(client, address):
    answer = client.get(f"{address}.svg?since=2015&until=2020")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "attachment" in answer.headers["content-disposition"]
    assert ET.fromstring(answer.text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
    assert "<style>" in answer.text


def test_a_drawing_can_be_had_as_png_where_the_extra_is_there(client):
    pytest.importorskip("resvg_py", reason="needs the extra `plot`")
    answer = client.get("/measure/warmth/BLR.RUS.png")
    assert answer.status_code == 200
    assert answer.content.startswith(b"\x89PNG")
    assert answer.headers["content-type"] == "image/png"


def test_without_the_extra_the_address_of_a_png_says_what_to_install(client, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "resvg_py", None)
    answer = client.get("/measure/warmth/BLR.RUS.png")
    assert answer.status_code == 404
    assert ".[plot]" in answer.text


def test_a_measure_has_a_citation_with_value_interval_and_program(client):
    page = client.get("/measure/warmth/BLR.RUS").text
    (words,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert re.match(r"Belarus’s warmth towards Russia, \w+ \d{4}: −?\d\.\d\d \[.*\] \(90% interval", words)
    assert "[measure warmth BLR RUS, monthly]" in words


def test_events_that_are_few_are_drawn_one_by_one_within_the_stretch():
    reaching = Stem(date(2000, 1, 1), date(2021, 1, 1), -5.0, done=True, href="/events/e1", title="old")
    inside = Stem(date(2020, 5, 1), date(2020, 5, 1), 4.0, done=False, href="/events/e2", title="new")
    found = timeline.single([reaching, inside], date(2020, 1, 1), date(2020, 12, 31))
    assert (found.first, found.last) == ("2020-01-01", "2021-01-01")
    assert str(found.wide).count("<a ") == 2
    assert "hollow" in str(found.wide)


@pytest.mark.parametrize(("years", "columns"), [(5, 60), (20, 80), (28, 112), (300, 60)])
def test_events_that_are_many_are_drawn_together_and_none_is_lost(years, columns):
    heaps = [
        Heap(date(1700 + y, m, 1), i, 3) for y in range(years) for m in range(1, 13) for i in (-5.0, 2.0, 7.0)
    ]
    found = timeline.many(heaps, lambda since, until: f"/events?since={since}&until={until}")
    told = re.findall(r"<title>[^<]*: ([\d,]+) of cooperation, ([\d,]+) of conflict</title>", str(found.wide))
    assert len(told) == columns
    assert sum(int(n.replace(",", "")) for pair in told for n in pair) == len(heaps) * 3
    assert str(found.narrow).count("<a ") <= 44
    stretches = re.findall(r"since=([\d-]+)&amp;until=([\d-]+)", str(found.wide))
    for (_, until), (since, _) in pairwise(stretches):
        assert date.fromisoformat(until).toordinal() + 1 == date.fromisoformat(since).toordinal()
