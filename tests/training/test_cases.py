"""Cases among the passages of will: documents in order, and turns as places in them. All invented."""

from cases import cases

TEXT = """case: cas-x-001
# not read

id: cas-x-001-1
case: cas-x-001
date: 2001-05-02
style: wire
publisher: Port News
text: [a1:Chad] {s1:wants} [o1:the bridge]. [a2:Mali] {s2:does not want} [o2:it].
s1: for a1 now o1
s2: against a2 now o2

id: cas-x-001-2
case: cas-x-001
date: 2003-01-09
style: wire
text: [a1:Chad] {s1:dropped} [o1:the bridge].
s1: against a1 done o1
turn: cas-x-001-1.s1 > cas-x-001-2.s1
"""


def test_a_case_has_its_documents_and_where_the_words_of_a_turn_stand(tmp_path, monkeypatch):
    (tmp_path / "some.txt").write_text(TEXT.partition("\n\n")[2], encoding="utf-8")
    monkeypatch.setattr("cases.split", lambda _: "train")
    (case,) = cases(tmp_path)
    assert [(d.origin, d.published, d.publisher) for d in case.documents] == [
        ("cas-x-001-1", "2001-05-02", "Port News"),
        ("cas-x-001-2", "2003-01-09", None),
    ]
    ((before, after),) = case.turns
    text = {d.origin: d.text for d in case.documents}
    assert [text[name][slice(*span)] for name, span in (before, after)] == ["wants", "dropped"]


def test_a_case_with_a_document_of_the_test_split_is_left_out(tmp_path, monkeypatch):
    (tmp_path / "some.txt").write_text(TEXT.partition("\n\n")[2], encoding="utf-8")
    monkeypatch.setattr("cases.split", lambda name: "test" if name.endswith("2") else "train")
    assert not list(cases(tmp_path))
