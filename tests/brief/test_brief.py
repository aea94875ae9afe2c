"""The page: self-contained, cited down to the sentence, and safe against its own sources. All invented."""

import re
from html.parser import HTMLParser

import duckdb
import pytest

import armslength
from armslength.errors import UnsupportedCitation
from armslength.records import Question

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
STORY = """On 5 March 2018 Russia and Belarus signed an agreement on gas. On 9 June 2018 Russia lent Belarus 600 million dollars.
On 2 February 2019 Minsk rejected the Russian demand for an air base. On 3 April 2019 Russia cut oil deliveries to Belarus.
On 8 May 2019 Belarus accused Russia of blackmail. On 12 August 2019 the EU lifted sanctions on Belarus.
On 17 September 2019 Belarus and the EU signed an agreement on visas. On 20 September 2019 the EU gave Belarus 30 million euros.
On 11 August 2020 the EU imposed sanctions on Belarus. On 15 August 2020 Russia promised Belarus military help.
On 14 September 2020 Russia lent Belarus 1.5 billion dollars. On 28 June 2021 Belarus recalled its envoy to the EU.
"""


class Page(HTMLParser):
    """Ids, links, tags and visible words of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.hrefs, self.tags, self.words, self.attributes = [], [], set(), [], []
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._silent += tag == "style"
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.hrefs.append(value)

    def handle_endtag(self, tag):
        self._silent -= tag == "style"

    def handle_data(self, data):
        if not self._silent:
            self.words.append(data)


def dossier_of(tmp_path, text=STORY, **known):
    armslength.new(str(tmp_path / "d"), QUESTION)
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    told = {"published": "2021-07-01", "publisher": "The Invented Post"} | known
    armslength.add(str(tmp_path / "d"), [tmp_path / "story.txt"], armslength.Known(**told))
    return tmp_path / "d"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return armslength.brief_dossier(dossier_of(tmp_path_factory.mktemp("brief")), made="2026-01-01")


def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(page):
    found = Page(page)
    inner = [h[1:] for h in found.hrefs if h.startswith("#")]
    assert len(inner) > 30
    assert set(inner) <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_the_page_runs_nothing_and_loads_nothing(page):
    found = Page(page)
    assert not found.tags & {"script", "iframe", "object", "embed", "img", "link", "base", "form"}
    assert not [
        a for a in found.attributes if a[1].startswith("on") or a[1] in ("src", "srcset", "xlink:href")
    ]
    assert "@import" not in page
    assert "url(" not in page


def test_every_claim_of_the_bottom_line_can_be_followed_to_sentences_of_the_text(page):
    quoted = re.findall(r'<li id="note-\d+"[^>]*>(.*?)<span class="meta">', page, flags=re.DOTALL)
    assert len(quoted) >= 8
    for note in quoted:
        words = " ".join(re.sub(r"<[^>]+>", "", note).split()).strip("“” ")
        assert words in " ".join(STORY.split())
    assert "The Invented Post" in page
    assert "1 July 2021" in page
    claims = re.findall(r'<p class="claim">(.*?)</p>', page, flags=re.DOTALL)
    (judgements,) = re.findall(r'<ol class="judgements">(.*?)</ol>', page, flags=re.DOTALL)
    claims += re.findall(r"<li>(.*?)</li>", judgements, flags=re.DOTALL)
    assert len(claims) >= 3
    assert all('href="#note-' in claim for claim in claims if "Confidence in the figure" not in claim)


def test_what_happened_is_told_with_who_and_whom(page):
    words = " ".join(" ".join(Page(page).words).split())
    assert "The European Union sanctions Belarus" in words
    assert "On 11 August 2020 the EU imposed sanctions on Belarus." in words


def test_a_figure_stands_with_its_interval_and_its_number_of_events(page):
    assert re.search(r"arm’s length of 0\.\d\d \[0\.\d\d–[01]\.\d\d\] from Russia", page)


def test_the_largest_part_of_the_distance_is_not_called_most_of_it(page):
    words = " ".join(" ".join(Page(page).words).split())
    assert re.search(r"The largest part of that distance is .*: 0\.\d\d of 0\.\d\d \[", words)


def test_the_same_dossier_gives_the_same_bytes(tmp_path):
    directory = dossier_of(tmp_path)
    one = armslength.brief_dossier(directory, made="2026-01-01")
    assert armslength.brief_dossier(directory, made="2026-01-01") == one


HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>"\'&\u202e'


def test_hostile_words_are_shown_and_never_obeyed(tmp_path):
    text = STORY.replace("an agreement on gas", f"an agreement on gas {HOSTILE}")
    directory = dossier_of(
        tmp_path, text, publisher=HOSTILE, title=HOSTILE, author=HOSTILE, url="javascript:alert(1)"
    )
    page = armslength.brief_dossier(directory, made="2026-01-01")
    found = Page(page)
    assert not found.tags & {"script", "img"}
    assert not [h for h in found.hrefs if not h.startswith(("#", "http"))]
    assert not [a for a in found.attributes if a[1].startswith("on")]
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page


def test_no_brief_is_built_on_a_text_that_was_changed(tmp_path):
    directory = dossier_of(tmp_path)
    with duckdb.connect(str(directory / "dossier.duckdb")) as connection:
        connection.execute(
            "UPDATE documents SET text = replace(text, 'imposed sanctions on', 'praised at length')"
        )
    with pytest.raises(UnsupportedCitation):
        armslength.brief_dossier(directory, made="2026-01-01")


def test_nothing_told_gives_a_page_that_says_so_and_no_figure(tmp_path):
    directory = dossier_of(tmp_path, "A long winter came over the hills, and the roads were closed by snow.")
    words = " ".join(Page(armslength.brief_dossier(directory, made="2026-01-01")).words)
    assert "The evidence does not carry a figure." in words
    assert not re.search(r"\d\.\d\d \[", words)


def test_what_could_not_be_read_is_told(tmp_path):
    directory = dossier_of(tmp_path)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    armslength.add(directory, [str(tmp_path / "broken.pdf")])
    page = armslength.brief_dossier(directory, made="2026-01-01")
    assert "broken-pdf" in page
    assert "broken.pdf" in page
