"""Every format gives its text and what it says of itself. All texts invented."""

import gzip
import json
from datetime import date

import pytest
from samples import FEED, MAIL, PAGE, TEXT, docx, pdf

from armslength import read
from armslength.records import Quarantined

TODAY = date(2026, 1, 1)


@pytest.fixture
def taken(tmp_path):
    """Write bytes or text under a name and read them; documents and quarantined apart."""

    def take(name, content, **known):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (source,) = read.sources([str(path)])
        found = list(read.documents(source, read.Known(**known), today=TODAY))
        return [d for d in found if not isinstance(d, Quarantined)], [
            q for q in found if isinstance(q, Quarantined)
        ]

    return take


@pytest.mark.parametrize("name", ["a.txt", "a.md", "without-ending"])
def test_plain_text_is_kept_to_the_character(taken, name):
    text = "\n  Freedonia met Sylvania.\r\n\r\n\tTwo spaces:  and a tab.\u00a0\u2028End \n"
    ((document,), refused) = taken(name, text)
    assert document.text == text
    assert refused == []


def test_a_page_gives_its_article_and_who_published_it_when(taken):
    ((document,), _) = taken("a.html", PAGE)
    assert TEXT in document.text
    assert (document.title, document.author, document.publisher, document.published, document.published_basis) == (
        "Freedonia recalls ambassador", "Ann Invented", "The Invented Post", "2021-05-04", "metadata",
    )  # fmt: skip
    for unwanted in ("invaded", "color", "newsletter", "Weather"):
        assert unwanted not in document.text


def test_a_pdf_gives_text_title_author_and_date(taken):
    ((document,), _) = taken("a.pdf", pdf())
    assert "Freedonia recalled its ambassador from Sylvania on 3 May 2021." in document.text
    assert (document.title, document.author, document.published) == ("Recall", "Ann Invented", "2021-05-04")


def test_a_docx_gives_paragraphs_and_tables_in_order(taken):
    ((document,), _) = taken("a.docx", docx())
    assert document.text.splitlines() == [TEXT, "Ambassadors\t1"]
    assert document.title == "Recall"


def test_a_mail_gives_its_words_and_names_what_was_attached(taken):
    ((document,), (attached,)) = taken("a.eml", MAIL)
    assert document.text.strip() == TEXT
    assert (document.title, document.published) == ("Recall", "2021-05-04")
    assert (attached.reason, attached.origin.endswith("a.eml#note.pdf")) == ("attachment", True)


def test_a_feed_gives_one_document_an_entry_and_counts_the_empty_one(taken):
    ((document,), (empty,)) = taken("a.rss", FEED)
    assert document.text == TEXT
    assert (document.publisher, document.url, document.published) == (
        "The Invented Wire", "https://example.org/1", "2021-05-04",
    )  # fmt: skip
    assert empty.reason == "empty"


RECORD = {
    "text": TEXT, "title": "Recall", "author": "Ann Invented", "publisher": "The Invented Post",
    "published": "2021-05-04", "url": "https://example.org/1", "grade": "B2", "language": "en",
    "sources": [{"publisher": "Ministry of Invention", "title": "Note 7", "date": "2021-05-03"}],
}  # fmt: skip


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson", "a.json"])
def test_a_record_keeps_every_documented_field(taken, name):
    lines = json.dumps([RECORD]) if name.endswith(".json") else json.dumps(RECORD) + "\n"
    ((document,), _) = taken(name, gzip.compress(lines.encode()) if name.endswith(".gz") else lines)
    for field in ("text", "title", "author", "publisher", "published", "url", "grade", "language"):
        assert getattr(document, field) == RECORD[field]
    assert (document.cites[0].publisher, document.cites[0].date) == ("Ministry of Invention", "2021-05-03")


def test_rows_of_a_table_are_documents_and_a_quoted_line_break_is_text(taken):
    (documents, refused) = taken(
        "a.csv",
        f'text,published,publisher\n"{TEXT}\nMore.",2021-05-04,The Invented Post\n,2021,\nShort text.,,\n',
    )
    assert [d.text for d in documents] == [f"{TEXT}\nMore.", "Short text."]
    assert documents[1].published is None
    assert [q.reason for q in refused] == ["empty"]


def test_a_gzipped_text_is_that_text(taken):
    ((document,), _) = taken("a.txt.gz", gzip.compress(TEXT.encode()))
    assert document.text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "how"),
    [("a.txt", pdf(), "pdf"), ("a.txt", docx(), "docx"), ("page", PAGE, "html"), ("feed", FEED, "feed")],
)
def test_what_a_file_holds_wins_over_what_its_name_says(taken, name, content, how):
    ((document, *_), _) = taken(name, content)
    assert document.how_read.startswith(how)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", TEXT), ("utf-16", TEXT), ("utf-16-le", "\ufeff" + TEXT),
        ("cp1252", "Freedonia’s envoy said “no” to Sylvania’s café treaty; the naïve minister left. " * 5),
        ("cp1251", "Фридония отозвала посла из Сильвании, и Сильвания назвала этот шаг прискорбным. " * 5),
    ],
)  # fmt: skip
def test_a_text_in_another_encoding_is_read_as_meant(taken, encoding, text):
    ((document,), _) = taken("a.txt", text.encode(encoding))
    assert document.text == text.removeprefix("\ufeff")


def test_what_the_user_tells_wins_and_has_its_basis(taken):
    ((document,), _) = taken("a.html", PAGE, published="2020-02", publisher="Archive", grade="C3")
    assert (document.published, document.published_basis, document.publisher, document.grade) == (
        "2020-02", "given", "Archive", "C3",
    )  # fmt: skip


def test_the_same_text_of_another_publisher_is_another_document_with_the_same_content(taken):
    ((one,), _) = taken("a.txt", TEXT, publisher="The Invented Post")
    ((other,), _) = taken("b.txt", TEXT, publisher="The Invented Wire")
    ((again,), _) = taken("c.txt", TEXT, publisher="The Invented Wire")
    assert one.id != other.id == again.id
    assert one.content_hash == other.content_hash
