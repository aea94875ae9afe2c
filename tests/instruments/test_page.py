"""The comparison as a page, as Markdown and as records. All texts invented."""

import re
from html.parser import HTMLParser

from armslength.instruments.markdown import markdown
from armslength.instruments.page import page
from armslength.instruments.rows import COLUMNS, flat, nested
from comparing import compared

OLD = "Article 1. The Parties shall consult <b>Ostria</b> & others.\nArticle 2. Velia is neutral.\nArticle 3. One.\nArticle 4. Two.\nArticle 5. Three."
NEW = "Article 1. The Parties may consult <b>Ostria</b> & others.\nArticle 2. Velia is free.\nArticle 3. One.\nArticle 4. Two.\nArticle 5. Three."
VOID = {"meta", "br"}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser's own signature
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def made(comparison):
    return page(comparison, style="p { margin: 0 }", made="2026-11-28", version="0.1.0")


def test_the_page_is_whole_and_loads_nothing():
    html = made(compared(OLD, NEW))
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert not {"script", "img", "link", "iframe"} & set(tags.seen)
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert "default-src 'none'" in html


def test_the_page_marks_words_on_both_sides_and_escapes_what_a_text_says():
    html = made(compared(OLD, NEW))
    assert "<del>shall</del>" in html
    assert "<ins>may</ins>" in html
    assert "&lt;b&gt;Ostria&lt;/b&gt; &amp; others" in html
    assert "<b>" not in html


def test_runs_of_unchanged_clauses_are_folded():
    html = made(compared(OLD, NEW))
    assert "3 clauses unchanged: Article 3 to Article 5" in html


def test_signs_that_forge_the_direction_of_writing_are_not_shown():
    assert "\u202e" not in made(
        compared("The Parties shall meet\u202e here.", "The Parties may meet\u202e here.")
    )


def test_the_page_of_two_identical_or_empty_texts_says_so():
    assert "No clause was changed or moved." in made(compared(OLD, OLD))
    assert "0 clauses compared" in made(compared("", ""))


def test_markdown_quotes_old_and_new_words_and_shows_signs_as_they_are():
    comparison = compared(OLD, NEW)
    text = markdown(comparison, comparison.weightiest())
    assert "~~shall~~" in text
    assert "**may**" in text
    assert "\\<b\\>" in text


def test_records_hold_words_that_their_offsets_reproduce():
    comparison = compared(OLD, NEW)
    for number, change in enumerate(comparison.changes, 1):
        record = nested(comparison, change, number)
        assert set(flat(comparison, change, number)) == set(COLUMNS)
        quoted = [(OLD, c) for c in record["old"]] + [(NEW, c) for c in record["new"]]
        for of in (*record["edits"], *record["findings"], *record["touches"]):
            quoted += [(text, of[side]) for text, side in ((OLD, "old"), (NEW, "new")) if of[side]]
        assert all(text[c["start"] : c["end"]] == c["text"] for text, c in quoted)
