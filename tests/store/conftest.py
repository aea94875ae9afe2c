"""Dossiers to write to, and invented documents to write."""

import hashlib
from dataclasses import replace

import pytest

from armslength.records import Citation, Document, Mention, Question, Report, Sentence, Span
from armslength.store import create, in_memory


@pytest.fixture
def question():
    return Question("BLR", "RUS", ("EU",))


@pytest.fixture
def dossier(question):
    with in_memory(question) as open_dossier:
        yield open_dossier


@pytest.fixture
def directory(tmp_path, question):
    create(tmp_path / "belarus", question)
    return tmp_path / "belarus"


def minsk(start, code="BLR"):
    return Mention(start, start + 5, "Minsk", code, code, "GOV", "state", "capital")


def told(text="Minsk met Moscow. Minsk refused the base.\n\nNothing else was said.", **fields):
    """An invented document, its sentences (up to each full stop) and one report for each that names Minsk."""
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    identifier = "d" + hashlib.sha256(f"{content_hash}{sorted(fields.items())}".encode()).hexdigest()[:12]
    document = Document(
        identifier, text, content_hash, "notes/a.txt", "text/utf-8", cites=(Citation("A paper", "A page"),)
    )
    document = replace(document, **fields)
    sentences, start = [], 0
    while (stop := text.find(".", start)) >= 0:
        start += len(text[start:]) - len(text[start:].lstrip())
        number = len(sentences) + 1
        sentences.append(
            Sentence(f"{identifier}.s{number}", identifier, start, stop + 1, text.count("\n\n", 0, start))
        )
        start = stop + 1
    naming = [s for s in sentences if text.startswith("Minsk", s.start)]
    return document, sentences, [report(s, number) for number, s in enumerate(naming, start=1)]


def report(sentence, number):
    return Report(
        id=f"{sentence.document}.r{number}",
        document=sentence.document,
        sentence=sentence.id,
        trigger=Span(sentence.start + 6, sentence.start + 9),
        trigger_text="met",
        source=(minsk(sentence.start),),
        target=(minsk(sentence.start, "RUS"), minsk(sentence.start, None)),
        class_="CONSULT",
        quad=1,
        intensity=2.5,
        modality="happened",
        by=minsk(sentence.start),
        date="2020-08",
        date_basis="stated",
        contexts=("diplomacy",),
        probability={"event": 0.9, "class": 0.5},
        coder="invented@1",
    )


@pytest.fixture(name="told")
def _told():
    return told
