"""Whatever is written reads back equal."""

import hashlib

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from armslength.errors import StoreError
from armslength.records import (
    MODALITIES,
    Citation,
    Document,
    Event,
    Mention,
    Quarantined,
    Report,
    Sentence,
    Span,
)

steady = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

words = st.text(max_size=30)
perhaps = st.none() | words
edtf = st.sampled_from(
    [
        "2020",
        "2020-08",
        "2020-08-09",
        "2020-21",
        "199X",
        "2020-08~",
        "2014/2021",
        "2014/..",
        "../2020",
        "0001-01-01",
    ]
)
offset = st.integers(0, 2**31 - 1)
number = st.floats(allow_nan=False)
codes = st.lists(words, max_size=3).map(tuple)
mention = st.builds(Mention, offset, offset, words, perhaps, perhaps, words, words, perhaps)
mentions = st.lists(mention, max_size=3).map(tuple)
citation = st.builds(Citation, words, words, perhaps, perhaps)


@st.composite
def documents(draw):
    text = draw(st.text(max_size=300))
    fields = [draw(words) for _ in range(2)] + [draw(perhaps) for _ in range(3)]
    rest = [
        draw(st.none() | edtf),
        *(draw(perhaps) for _ in range(4)),
        draw(st.lists(citation, max_size=3).map(tuple)),
    ]
    identifier = "d" + hashlib.sha256(repr((text, fields, rest)).encode()).hexdigest()[:12]
    return Document(identifier, text, hashlib.sha256(text.encode()).hexdigest(), *fields, *rest)


@st.composite
def readings(draw):
    document = draw(documents())
    sentences = [
        Sentence(f"{document.id}.s{n}", document.id, draw(offset), draw(offset), draw(offset))
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]
    of = st.sampled_from([sentence.id for sentence in sentences])
    reports = [
        Report(
            f"{document.id}.r{n}",
            document.id,
            draw(of),
            Span(draw(offset), draw(offset)),
            draw(words),
            draw(mentions),
            draw(mentions),
            draw(words),
            draw(st.integers(1, 4)),
            draw(number),
            draw(st.sampled_from(MODALITIES)),
            draw(st.none() | mention),
            draw(st.none() | edtf),
            draw(st.sampled_from([None, "stated", "published"])),
            draw(codes),
            draw(st.dictionaries(words, number, max_size=5)),
            draw(words),
        )
        for n in range(1, draw(st.integers(0, 12)) + 1)
    ]
    return document, sentences, reports


@given(read=readings(), uncoded=perhaps)
@steady
def test_a_document_with_all_that_was_read_from_it_reads_back_equal(dossier, read, uncoded):
    document, sentences, reports = read
    new = not dossier.has(document.id)
    assert dossier.add(document, sentences, reports, uncoded=uncoded) == new
    assert dossier.document(document.id) == document
    if new:
        assert dossier.sentences(document.id) == sentences
        assert dossier.reports([report.id for report in reports]) == reports
        assert [h.uncoded for h in dossier.documents() if h.id == document.id] == [uncoded]


@given(
    events=st.lists(
        st.builds(
            Event,
            st.text("0123456789abcdef", min_size=12, max_size=12).map("e{}".format),
            codes.filter(bool),
            codes.filter(bool),
            words,
            st.integers(1, 4),
            number,
            st.sampled_from(MODALITIES),
            st.none() | edtf,
            st.none() | st.dates().map(str),
            st.none() | st.dates().map(str),
            st.sampled_from([None, "stated", "published"]),
            codes,
            codes,
            st.integers(1, 2**31 - 1),
            number,
        ),
        max_size=6,
        unique_by=lambda event: event.id,
    )
)
@steady
def test_events_read_back_equal_and_in_order(dossier, events):
    dossier.replace_events(events)
    assert dossier.events() == sorted(events, key=lambda e: (e.start is None, e.start or "", e.id))


@given(items=st.lists(st.builds(Quarantined, words, words, words), max_size=6))
@steady
def test_the_quarantine_keeps_one_row_for_each_origin_and_reason_with_the_last_detail(dossier, items):
    for item in items:
        dossier.quarantine(item)
    latest = {(item.origin, item.reason): item for item in items}
    for origin in {item.origin for item in items}:
        kept = [item for item in dossier.quarantined() if item.origin == origin]
        assert kept == sorted((i for i in latest.values() if i.origin == origin), key=lambda i: i.reason)
        dossier.release([origin])
    assert dossier.quarantined() == []


def test_a_lone_surrogate_is_refused_and_nothing_of_its_document_is_stored(dossier, told):
    document, sentences, reports = told(
        title="half of a pair: \ud83c".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
    assert dossier.add(document, sentences, reports)
    document, sentences, reports = told(author="fine", title=None)
    broken = [*reports[:-1], type(reports[0])(**{**_fields(reports[-1]), "trigger_text": "\ud83c"})]
    with pytest.raises(StoreError, match="nothing changed"):
        dossier.add(document, sentences, broken)
    assert dossier.counts().documents == 1
    assert not dossier.has(document.id)


def _fields(record):
    return {name: getattr(record, name) for name in type(record).__slots__}


@pytest.mark.parametrize("stray", ["sentence", "report", "report of a sentence unknown"])
def test_what_was_read_from_another_document_is_refused_whole(dossier, told, stray):
    document, sentences, reports = told()
    _, other_sentences, other_reports = told("Minsk spoke. Minsk did.", author="another")
    if stray == "sentence":
        sentences = [*sentences, other_sentences[0]]
    elif stray == "report":
        reports = [*reports, other_reports[0]]
    else:
        sentences = sentences[1:]
    with pytest.raises(StoreError, match="was not read from it"):
        dossier.add(document, sentences, reports)
    counts = dossier.counts()
    assert (counts.documents, counts.sentences, counts.reports) == (0, 0, 0)
