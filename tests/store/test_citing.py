"""Quotations stand where they say they stand. The texts are invented."""

from dataclasses import replace

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from armslength.errors import UnsupportedCitation
from armslength.records import Citation, Sentence
from armslength.store import create, open_dossier

TEXT = "  Café “Minsk” 🇧🇾 opened. Minsk met Moscow.\tNobody came.\n\nMinsk closed."


def test_a_footnote_has_everything_it_needs(dossier, told):
    document, sentences, reports = told(
        TEXT,
        title="A title",
        author="An author",
        publisher="Agency",
        published="2020-08",
        url="https://a.example/1",
        grade="B2",
    )
    dossier.add(document, sentences, reports)
    quote = dossier.cite(sentences[1].id)
    assert quote.text == "Minsk met Moscow."
    assert quote.before == "Café “Minsk” 🇧🇾 opened. "
    assert quote.after == "\tNobody came."
    assert (
        document.text[quote.start - len(quote.before) : quote.end + len(quote.after)]
        == quote.before + quote.text + quote.after
    )
    assert (quote.document, quote.sentence) == (document.id, sentences[1].id)
    assert (quote.title, quote.author, quote.publisher) == ("A title", "An author", "Agency")
    assert (quote.published, quote.url, quote.grade) == ("2020-08", "https://a.example/1", "B2")
    assert (quote.origin, quote.cites) == ("notes/a.txt", (Citation("A paper", "A page"),))
    dossier.check(quote)


def test_the_context_of_a_quotation_ends_with_its_paragraph(dossier, told):
    document, sentences, reports = told(TEXT)
    dossier.add(document, sentences, reports)
    first, *_, last = (dossier.cite(sentence.id) for sentence in sentences)
    assert (first.before, first.after) == ("", " Minsk met Moscow.")
    assert (last.before, last.text, last.after) == ("", "Minsk closed.", "")


def test_an_ungraded_document_is_cited_with_its_publishers_grade(question, tmp_path, told):
    create(tmp_path / "d", replace(question, grades={"Agency": "C"}))
    document, sentences, reports = told(publisher="Agency")
    with open_dossier(tmp_path / "d", write=True) as dossier:
        dossier.add(document, sentences, reports)
        assert dossier.cite(sentences[0].id).grade == "C"
        assert dossier.document(document.id).grade is None


@given(text=st.text(min_size=1, max_size=80), data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_quote_is_the_very_slice_of_the_text(dossier, told, text, data):
    document, _, _ = told(text)
    dossier.add(document, [], [])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        assert dossier.quote(document.id, start, end) == text[start:end]
    else:
        with pytest.raises(UnsupportedCitation, match="no words"):
            dossier.quote(document.id, start, end)


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [(-1, 3, "outside"), (0, 999, "outside"), (3, 2, "outside"), (5, 5, "no words"), (0, 2, "no words")],
)
def test_offsets_without_words_carry_no_quotation(dossier, told, start, end, problem):
    document, _, _ = told(TEXT)
    dossier.add(document, [Sentence(f"{document.id}.s1", document.id, start, end, 0)], [])
    with pytest.raises(UnsupportedCitation, match=problem):
        dossier.quote(document.id, start, end)
    with pytest.raises(UnsupportedCitation, match=problem):
        dossier.cite(f"{document.id}.s1")


def test_a_document_or_sentence_that_is_not_there_carries_no_quotation(dossier, told):
    document, sentences, reports = told()
    dossier.add(document, sentences, reports)
    for ask in (
        lambda: dossier.quote("d000000000000", 0, 1),
        lambda: dossier.cite("d000000000000.s1"),
        lambda: dossier.cite(f"{document.id}.s99"),
    ):
        with pytest.raises(UnsupportedCitation, match="holds no such"):
            ask()


@pytest.mark.parametrize(
    "change", [{"text": "Minsk met Moscow!"}, {"start": 1}, {"end": 3}, {"document": "d0"}]
)
def test_a_quotation_that_was_altered_is_found_out(dossier, told, change):
    document, sentences, reports = told()
    dossier.add(document, sentences, reports)
    with pytest.raises(UnsupportedCitation):
        dossier.check(replace(dossier.cite(sentences[0].id), **change))
