"""What the words beside a deed say of whether it happened. Every text here is invented."""

import pytest

from armslength.coding.modalities import told_modality


@pytest.mark.parametrize(
    ("sentence", "words", "modality"),
    [
        ("Mr Pevensie has already informed his colleagues.", "informed", "happened"),
        ("Narnia had recently been struck by its neighbours.", "struck", "happened"),
        ("He's just visiting Narnia.", "visiting", "planned"),
        ("By Friday they'll have already signed the treaty.", "signed", "planned"),
        ("Narnia denied that it had already attacked.", "attacked", "planned"),
        ("If Narnia has already informed them, they will come.", "informed", "planned"),
        ("Narnia has informed nobody.", "informed", "planned"),
        ("Narnia was able to send help.", "send", "happened"),
    ],
)
def test_what_has_already_been_done_happened(sentence, words, modality):
    start = sentence.index(words)
    heard = {"planned": 0.6, "happened": 0.4}
    assert told_modality(heard, sentence, start, start + len(words)) == (modality, heard[modality])


@pytest.mark.parametrize(
    ("sentence", "words", "class_", "modality"),
    [
        ("Washington is mulling sanctions on the firm.", "mulling", "SANCTION", "possible"),
        ("Warsaw considers sealing the frontier.", "considers", "SANCTION", "possible"),
        ("The ministers considered the question of the canal.", "considered", "CONSULT", "happened"),
        ("Tehran considers the agreement void.", "considers", "REJECT", "happened"),
        ("Berlin considered the request and refused it.", "considered", "REJECT", "happened"),
        ("Ankara considers itself free of the treaty.", "considers", "REJECT", "happened"),
        ("Washington weighed in against the ban.", "weighed in", "REJECT", "happened"),
        ("Washington imposed sanctions.", "imposed", "SANCTION", "happened"),
    ],
)
def test_what_is_only_considered_has_not_happened(sentence, words, class_, modality):
    start = sentence.index(words)
    heard = {"happened": 0.8, "possible": 0.2}
    found, _ = told_modality(heard, sentence, start, start + len(words), class_=class_)
    assert found == modality
