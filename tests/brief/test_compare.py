"""Dossiers side by side: self-contained, cited, and honest about what cannot be told apart. All invented."""

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import duckdb
import pytest

import armslength
from armslength import run
from armslength.draw.slope import part_of
from armslength.draw.spread import spread
from armslength.errors import EvidenceError, InputError, NoDossier, UnsupportedCitation
from armslength.records import Question

BELARUS = Question(client="BLR", patron="RUS", rivals=("EU", "USA"))
ARMENIA = Question(client="ARM", patron="RUS", rivals=("EU", "USA"))
BELARUS_STORY = """On 5 March 2018 Russia and Belarus signed an agreement on gas. On 9 June 2018 Russia lent Belarus 600 million dollars.
On 2 February 2019 Minsk rejected the Russian demand for an air base. On 3 April 2019 Russia cut oil deliveries to Belarus.
On 8 May 2019 Belarus accused Russia of blackmail. On 12 August 2019 the EU lifted sanctions on Belarus.
On 17 September 2019 Belarus and the EU signed an agreement on visas. On 20 September 2019 the EU gave Belarus 30 million euros.
On 11 August 2020 the EU imposed sanctions on Belarus. On 15 August 2020 Russia promised Belarus military help.
On 14 September 2020 Russia lent Belarus 1.5 billion dollars. On 28 June 2021 Belarus recalled its envoy to the EU.
On 4 May 2020 the United States and Belarus signed an agreement on oil. On 6 June 2021 the United States imposed sanctions on Belarus.
On 3 July 2020 Belarus praised the United States. On 1 May 2021 the United States accused Belarus.
"""
ARMENIA_STORY = """On 4 March 2018 Russia and Armenia signed an agreement on gas. On 8 June 2018 Russia gave Armenia a loan.
On 3 February 2019 Yerevan rejected the Russian demand for a base. On 5 April 2019 Russia and Armenia signed an agreement on trade.
On 9 May 2019 Armenia praised Russia. On 14 August 2019 the EU gave Armenia 50 million euros.
On 18 September 2019 Armenia and the EU signed an agreement on visas. On 21 October 2019 Armenia praised the EU.
On 12 August 2020 Russia gave Armenia weapons. On 16 August 2020 Armenia accused the EU.
"""


class Page(HTMLParser):
    """Ids, links, tags and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.hrefs, self.tags, self.attributes = [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            self.ids += [value] if name == "id" else []
            self.hrefs += [value] if name == "href" else []


def words(page):
    """What a page says, without its style sheet."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def dossier(folder, name, question, story, published="2021-07-01", **known):
    armslength.new(str(folder / name), question)
    (folder / f"{name}.txt").write_text(story, encoding="utf-8")
    told = {"published": published, "publisher": "The Invented Post"} | known
    armslength.add(str(folder / name), [folder / f"{name}.txt"], armslength.Known(**told))
    return folder / name


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    dossier(folder, "belarus", BELARUS, BELARUS_STORY)
    dossier(folder, "armenia", ARMENIA, ARMENIA_STORY)
    return folder


@pytest.fixture(scope="module")
def clients(folder):
    return run.compare([folder / "belarus", folder / "armenia"], period="year", made="2026-01-01")


@pytest.fixture(scope="module")
def poles(folder):
    return run.compare([folder / "belarus"], measured="engagement", period="year", made="2026-01-01")


@pytest.mark.parametrize("which", ["clients", "poles"])
def test_the_page_runs_nothing_loads_nothing_and_leads_nowhere_outside(which, request):
    _, page = request.getfixturevalue(which)
    found = Page(page)
    assert not found.tags & {"script", "iframe", "object", "embed", "img", "link", "base", "form"}
    assert not [
        a for a in found.attributes if a[1].startswith("on") or a[1] in ("src", "srcset", "xlink:href")
    ]
    assert "@import" not in page
    assert "url(" not in page
    assert all(h.startswith("#") for h in found.hrefs)
    assert {h[1:] for h in found.hrefs} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_the_clients_are_ranked_by_their_latest_readings_with_intervals(clients):
    compared, page = clients
    assert compared.by == "client"
    values = [compared.sides[p.of].now.value for p in compared.placed]
    assert len(values) == 2
    assert values == sorted(values, reverse=True)
    assert re.search(
        r"Russia’s hold on (Armenia|Belarus) is highest, at 0\.\d\d \[0\.\d\d–0\.\d\d\] in 20\d\d",
        words(page),
    )


def test_a_side_is_measured_as_its_own_dossier_measures_it(folder, clients):
    compared, _ = clients
    for side, name in zip(compared.sides, ("belarus", "armenia"), strict=True):
        with run.opened(folder / name) as alone:
            found = run.assess(alone, period="year")
        assert found.find("hold", side.question.client, "RUS") == side.series


def test_what_the_figures_rest_on_is_quoted_from_the_texts_and_can_be_shown(clients):
    compared, page = clients
    for side, story in zip(compared.sides, (BELARUS_STORY, ARMENIA_STORY), strict=True):
        assert side.rests
        for resting in side.rests:
            assert "".join(piece.text for piece in resting.deed.quotation) in " ".join(story.split())
            assert resting.command == f"armslength show {side.directory} {resting.deed.id}"
            assert resting.command in page
            assert any(piece.marked for piece in resting.deed.quotation)
    assert "The Invented Post" in page


def test_every_chart_has_a_name_and_a_table_or_words_beside_it(clients):
    _, page = clients
    drawings = re.findall(r"<svg[^>]*role=\"group\"[^>]*aria-label=\"([^\"]+)\"", page)
    assert len(drawings) >= 4
    assert all(drawings)
    assert page.count("<table") >= 5


def test_one_dossier_alone_has_its_poles_compared_each_as_the_patron(folder, poles):
    compared, page = poles
    assert compared.by == "pole"
    assert [side.name for side in compared.sides] == ["Russia", "European Union", "United States"]
    assert [side.question.patron for side in compared.sides] == ["RUS", "EU", "USA"]
    assert compared.sides[1].question.rivals == ("RUS", "USA")
    assert "same events" in words(page)
    with run.opened(folder / "belarus") as alone:
        assert alone.question == BELARUS
        found = run.assess(alone, period="year")
    assert compared.sides[0].series == found.find("engagement", "BLR", "RUS")


def test_the_hold_of_another_pole_is_measured_anew_and_not_read_off(folder):
    compared, _ = run.compare([folder / "belarus"], period="year", made="2026-01-01")
    by_pole = {side.question.patron: side for side in compared.sides}
    assert by_pole["EU"].series.of == ("BLR", "EU")
    assert by_pole["EU"].now.value != by_pole["RUS"].now.value


def test_other_patrons_other_times_and_other_rivals_are_said(folder, tmp_path):
    dossier(tmp_path, "georgia", Question(client="ARM", patron="EU", rivals=("RUS",)), ARMENIA_STORY)
    compared, page = run.compare([folder / "belarus", tmp_path / "georgia"], period="year", made="2026-01-01")
    notes = " ".join(compared.notes)
    assert "The patrons are not the same" in notes
    assert "The rivals are not the same" in notes
    assert "not of the same time" in notes
    assert compared.notes[0] in words(page)


def test_other_weights_are_said(folder, tmp_path):
    weights = {"dependence": 0.7, "compliance": 0.1, "lead": 0.1, "commitment": 0.1}
    dossier(tmp_path, "other", replace(ARMENIA, weights=weights), ARMENIA_STORY)
    compared, _ = run.compare([folder / "belarus", tmp_path / "other"], period="year", made="2026-01-01")
    assert any("different weights of the parts" in note for note in compared.notes)


def test_periods_that_do_not_overlap_are_said_and_no_then_and_now_is_drawn(folder, tmp_path):
    early = ARMENIA_STORY.replace("2018", "2008").replace("2019", "2009").replace("2020", "2010")
    dossier(tmp_path, "early", ARMENIA, early, published="2011-01-01")
    compared, page = run.compare(
        [folder / "belarus", tmp_path / "early"], measured="engagement", period="year", made="2026-01-01"
    )
    assert any("share no period" in note for note in compared.notes)
    assert "fig-then-and-now" not in page


def test_a_side_without_a_figure_stands_without_a_place_and_not_at_zero(folder, tmp_path):
    dossier(
        tmp_path,
        "silent",
        Question(client="KAZ", patron="RUS", rivals=("CHN",)),
        "On 4 March 2018 Russia and Kazakhstan signed an agreement.",
    )
    compared, page = run.compare([folder / "belarus", tmp_path / "silent"], period="year", made="2026-01-01")
    assert [compared.sides[p.of].name for p in compared.placed] == ["Belarus"]
    assert "Not known, and without a place: Kazakhstan" in words(page)


def test_two_dossiers_on_the_same_client_are_told_apart_by_their_folders(folder, tmp_path):
    dossier(tmp_path, "second", BELARUS, BELARUS_STORY)
    compared, page = run.compare([folder / "belarus", tmp_path / "second"], period="year", made="2026-01-01")
    assert compared.sides[0].name != compared.sides[1].name
    assert str(tmp_path / "second") in page
    assert [(p.best, p.worst) for p in compared.placed] == [(1, 2), (1, 2)]
    assert "cannot be told apart" in words(page)


def test_what_cannot_be_compared_is_refused_with_what_to_do(folder, tmp_path):
    with pytest.raises(InputError, match="given twice"):
        run.compare([folder / "belarus", folder / "." / "belarus"])
    with pytest.raises(NoDossier):
        run.compare([folder / "belarus", tmp_path])
    with pytest.raises(InputError, match="no measure 'holdd'"):
        run.compare([folder / "belarus"], measured="holdd")
    dossier(
        tmp_path, "winter", BELARUS, "A long winter came over the hills, and the roads were closed by snow."
    )
    with pytest.raises(EvidenceError, match="no reading of hold"):
        run.compare([tmp_path / "winter"])


HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>"\'&\u202e'


def test_hostile_words_are_shown_and_never_obeyed(folder, tmp_path):
    dossier(
        tmp_path, "hostile <b>", ARMENIA, ARMENIA_STORY.replace("weapons", f"weapons {HOSTILE}"),
        title=HOSTILE, publisher=HOSTILE,
    )  # fmt: skip
    _, page = run.compare([folder / "belarus", tmp_path / "hostile <b>"], period="year", made="2026-01-01")
    found = Page(page)
    assert not found.tags & {"script", "img", "b"}
    assert not [a for a in found.attributes if a[1].startswith("on")]
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page


def test_no_page_is_built_on_a_text_that_was_changed(folder, tmp_path):
    changed = dossier(tmp_path, "changed", ARMENIA, ARMENIA_STORY)
    with duckdb.connect(str(changed / "dossier.duckdb")) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'signed', 'burned')")
    with pytest.raises(UnsupportedCitation):
        run.compare([folder / "belarus", changed], period="year")


def test_the_same_dossiers_give_the_same_bytes(folder, clients):
    again = run.compare([folder / "belarus", folder / "armenia"], period="year", made="2026-01-01")
    assert again[1] == clients[1]


def test_names_stand_whole_in_the_charts(clients, poles):
    for _, page in (clients, poles):
        assert "…<" not in page


def test_labels_of_a_slope_never_touch_and_keep_their_order():
    places = spread([100, 101, 102, 40], 10, 200)
    assert sorted(places) == [places[3], places[0], places[1], places[2]]
    ordered = sorted(places)
    assert all(b - a >= 14.9 for a, b in itertools.pairwise(ordered))
    low, high = part_of((0.0, 1.0), [0.5, 0.51])
    assert (low, high) == pytest.approx((0.38, 0.63))
