"""Stances in a dossier: given back as they were, left out as of a day before, missing where a coder read none. Invented."""

from dataclasses import replace

import pytest

from armslength import engine, store
from armslength.records import Document, Question

TEXT = "Kenya said it would never recognise Taiwan. Uganda promised Kenya to open the border by May."
DOCUMENT = Document(
    "d0123456789ab", TEXT, "0" * 64, "invented.txt", "text/utf-8", published="2021-03-05", language="en"
)


@pytest.fixture
def coded():
    return engine.code_document(DOCUMENT)


@pytest.fixture
def directory(tmp_path, coded):
    store.create(tmp_path / "d", Question(client="UGA", patron="KEN", rivals=("EU",)))
    with store.open_dossier(tmp_path / "d", write=True) as dossier:
        assert dossier.add_all([coded])
    return tmp_path / "d"


def test_stances_come_back_as_they_were_read(directory, coded):
    assert len(coded.stances) >= 2
    with store.open_dossier(directory) as dossier:
        assert dossier.stances_in([DOCUMENT.id]) == [
            replace(s, probability=dict(s.probability)) for s in coded.stances
        ]
        assert dossier.read_before_stances() == 0


def test_what_was_published_later_is_not_there_as_of_a_day_before(directory):
    with store.open_as_of(directory, "2021-03-04") as dossier:
        assert dossier.stances_in([DOCUMENT.id]) == []
    with store.open_as_of(directory, "2021-03-05") as dossier:
        assert dossier.stances_in([DOCUMENT.id])


def test_a_document_that_was_coded_before_stances_existed_is_counted(tmp_path, coded):
    store.create(tmp_path / "e", Question(client="UGA", patron="KEN", rivals=("EU",)))
    with store.open_dossier(tmp_path / "e", write=True) as dossier:
        dossier.add_all([replace(coded, stances=(), coder=None)])
        assert dossier.read_before_stances() == 1
