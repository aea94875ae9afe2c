"""The class of a given pair, and why a report was coded so. All invented."""

import pytest

from armslength import read
from armslength.coding import default_coder
from armslength.coding.formats import explained
from armslength.records import Document


def spans(text, *words):
    return [(text.index(w), text.index(w) + len(w)) for w in words]


def likeliest(text, source, target, **kw):
    found = default_coder().relate(text, spans(text, source), spans(text, target), **kw)
    assert sum(found.values()) == pytest.approx(1, abs=1e-5)
    return max(found, key=found.get)


BOTH = "Kenya sent maize to Malawi, but Peru expelled the envoy of Chile."


def test_two_pairs_of_one_sentence_have_each_its_own_class():
    assert likeliest(BOTH, "Kenya", "Malawi") == "AID"
    assert likeliest(BOTH, "Peru", "Chile") == "SANCTION"


def test_a_promised_deed_is_an_agreement_to_the_codebook_and_a_deed_to_us():
    text = "Russia will withdraw its troops from Georgia."
    assert likeliest(text, "Russia", "Georgia") == "AGREE"
    assert likeliest(text, "Russia", "Georgia", codebook=False) == "RETREAT"


def test_a_signed_agreement_is_support_to_the_codebook_and_an_agreement_to_us():
    text = "Kenya signed a trade treaty with Malawi in Lilongwe on Monday."
    assert likeliest(text, "Kenya", "Malawi") == "SUPPORT"
    assert likeliest(text, "Kenya", "Malawi", codebook=False) == "AGREE"


def test_without_anything_done_every_class_is_as_likely():
    found = default_coder().relate("Tea.", [], [])
    assert max(found.values()) < 0.5


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="does not lie"):
        default_coder().relate("Kenya met Malawi.", [(0, 5)], [(10, 99)])


SWAPS = ["Norway", "Ghana", "Peru", "Thailand", "Latvia", "Jordan"]
SENTENCES = [
    ("{0} imposed a ban on fish from {1} on Monday.", "SANCTION"),
    ("{0} sent doctors to {1} after the earthquake.", "AID"),
    ("The army of {0} shelled a village in {1}.", "ASSAULT"),
    ("{0} accused {1} of spying.", "ACCUSE"),
    ("The president of {0} met the president of {1} in Geneva.", "CONSULT"),
    ("{0} agreed to sell gas to {1}.", "AGREE"),
    ("{0} urged {1} to release the sailors.", "REQUEST"),
    ("{0} refused an offer from {1}.", "REJECT"),
]


@pytest.mark.parametrize(("sentence", "class_"), SENTENCES)
def test_the_class_rests_on_what_was_done_and_not_on_who_did_it(sentence, class_):
    pairs = [(a, b) for a in SWAPS for b in SWAPS if a != b]
    found = [likeliest(sentence.format(a, b), a, b) for a, b in pairs]
    assert found.count(class_) >= 0.95 * len(pairs), found


def test_the_words_that_carried_a_report_are_named_and_so_is_the_next_best_class():
    text = "On 8 January 2007 Russia halted oil deliveries to Belarus."
    doc = Document(
        id="d1",
        text=text,
        content_hash="0" * 64,
        origin="invented",
        how_read="text",
        published="2007-01-09",
        language="en",
    )
    sentences = read.sentences(doc)
    (report, *_) = default_coder().read(doc, sentences).reports
    why = default_coder().explain(doc, sentences, report)
    assert all(text[w.start : w.end] == w.text for w in why.words)
    assert [w.loss for w in why.words] == sorted((w.loss for w in why.words), reverse=True)
    assert why.next_class != report.class_
    assert 0 <= why.next_probability < 0.5
    assert explained(why)["next"]["class"] == why.next_class
