"""Files, folders, globs and the table beside them. All invented."""

import io
import sys
from datetime import date

import pytest
from samples import TEXT

from armslength import read
from armslength.errors import InputError
from armslength.read.language import language

TODAY = date(2026, 1, 1)


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_folder_is_read_through_in_order_and_hidden_files_are_left_out(tmp_path):
    write(tmp_path, b_txt="B.", a_txt="A.", sub__c_md="C.", _hidden="H.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("G.")
    names = [s.path.relative_to(tmp_path).as_posix() for s in read.sources([str(tmp_path)])]
    assert names == ["a.txt", "b.txt", "sub/c.md"]


def test_a_file_named_twice_is_one_source(tmp_path):
    write(tmp_path, a_txt="A.")
    assert len(read.sources([str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "*.txt")])) == 1


@pytest.mark.parametrize("path", ["missing.txt", "*.nothing", "empty"])
def test_a_path_that_names_nothing_is_an_error(tmp_path, path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="file"):
        read.sources([str(tmp_path / path)])


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": io.BytesIO(TEXT.encode())}))
    (source,) = read.sources(["-"])
    (document,) = read.documents(source, today=TODAY)
    assert (document.text, document.origin) == (TEXT, "-")


def test_the_table_beside_the_files_tells_what_they_cannot(tmp_path):
    write(
        tmp_path,
        a_txt=TEXT,
        b_txt=TEXT + " ",
        documents_csv="file,published,publisher,grade\na.txt,2021-05-04,The Invented Post,B2\n",
    )
    first, second = read.sources([str(tmp_path)])
    (told,) = read.documents(first, read.Known(publisher="Archive"), today=TODAY)
    (untold,) = read.documents(second, today=TODAY)
    assert (told.published, told.publisher, told.grade) == ("2021-05-04", "Archive", "B2")
    assert (untold.published, untold.publisher, untold.grade) == (None, None, None)


def test_a_mistake_in_the_table_is_named_by_its_line(tmp_path):
    write(tmp_path, a_txt=TEXT, documents_csv="file,published\na.txt,spring\n")
    (source,) = read.sources([str(tmp_path)])
    with pytest.raises(InputError, match=r"documents\.csv:2"):
        list(read.documents(source, today=TODAY))


def test_a_few_plain_sentences_are_english_and_no_pidgin():
    text = (
        "Narnian Foreign Minister Wang Yi met President Duterte and Foreign Secretary Alan Peter Cayetano in Manila on 25 July 2017 "
        "and supported joint exploration for oil and gas."
    )
    assert language(text) == "en"
    assert (
        language(
            "Le ministre a rencontré le président à Paris pour parler du commerce et de la paix entre les deux pays depuis longtemps amis."
        )
        == "fr"
    )
