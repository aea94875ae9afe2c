"""A document full of tricks is shown harmlessly. All texts invented."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest

PAGES = (
    "/",
    "/measures",
    "/shifts",
    "/events",
    "/events?text=ministry",
    "/documents",
    "/quarantine",
    "/corrections",
    "/poles",
    "/actors",
    "/actors?text=Belarus",
    "/claims",
    "/claims/instruments",
    "/sources",
)


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]

    def handle_data(self, data):
        self.words += data


def harmless(text):
    page = Page(text)
    assert page.tags.count("script") == 1
    assert not {"style", "img", "iframe", "object", "embed", "base"} & set(page.tags)
    assert not [a for a in page.attributes if a[1].startswith("on")]
    links = [a[2] or "" for a in page.attributes if a[1] in ("href", "src", "action")]
    assert all(link.startswith(("/", "#", "http://", "https://", "?")) for link in links), links
    return page


@pytest.fixture(scope="module")
def document(reading, links):
    (found,) = links(reading.get("/documents?text=HYPERLINK"), "/documents/d")
    return found


@pytest.mark.parametrize("path", PAGES)
def test_lists_show_hostile_words_as_words(reading, path):
    harmless(reading.get(path).text)


def test_the_document_stands_word_for_word_and_runs_nothing(reading, document, hostile):
    words, text = hostile
    page = harmless(reading.get(document).text)
    assert words in page.words
    assert "javascript:alert(3)" in page.words
    shown = re.sub(r"\s*\((?:[A-Z]+), \w+\)", "", page.words)
    assert text in shown


def test_the_event_and_its_citation_stand_word_for_word(reading, links, hostile):
    (event,) = set(links(reading.get("/events?text=ministry&class=AID"), "/events/e"))
    page = reading.get(event)
    found = harmless(page.text)
    assert hostile[1] in found.words
    assert page.text.count("</textarea>") == page.text.count("<textarea")


@pytest.mark.parametrize(
    "query",
    ["/events?text=%3Cscript%3Ealert(1)%3C/script%3E", "/events?actor=%22%3E%3Csvg%20onload=alert(1)%3E",
     "/events?class=%3Cscript%3E", "/events/%3Cscript%3E", "/documents/%22%3E%3Cscript%3E", "/?as_of=%3Cscript%3E",
     "/measure/%3Cscript%3E/BLR.RUS", "/actors/%3Cscript%3E", "/claims/%3Cscript%3E", "/sources?of=%3Cscript%3E&text=%3Cscript%3E",
     "/actors?text=%3Cscript%3E", "/claims/positions?text=%22%3E%3Cscript%3E", "/events?by=%3Cscript%3E&to=%3Cscript%3E",
     "/plot/%3Cscript%3E.svg", "/events?page=%3Cscript%3E", "/corrections?said=%3Cscript%3E",
     "/documents?text=%3Cscript%3E&zzz=%22%3E%3Cscript%3E"],
)  # fmt: skip
def test_what_an_address_says_is_shown_as_words(reading, query):
    harmless(reading.get(query).text)


def test_a_spreadsheet_runs_no_formula_out_of_a_title(reading):
    rows = list(csv.DictReader(io.StringIO(reading.get("/documents.csv").text)))
    (title,) = [row["title"] for row in rows if "HYPERLINK" in row["title"]]
    assert title.startswith("'=HYPERLINK")


def test_marks_that_turn_the_direction_of_writing_are_not_printed(serving, copied):
    import armslength

    (copied.parent / "bidi.txt").write_text(
        "On 3 May 2019 Russia lent Belarus \u202e30 million dollars.", encoding="utf-8"
    )
    armslength.add(copied, [copied.parent / "bidi.txt"], armslength.Known(published="2019-06", language="en"))
    client = serving(copied)
    assert "\u202e" not in client.get("/events?since=2019-05&until=2019-05").text
