"""What the teacher is asked about: no text of the held-out splits, nothing kept for judging by eye. Texts invented."""

import pytest

import unread
from armslength.score.passages import split
from real import places
from real.draw import kept_apart
from real.texts import RealText

SAID = "Ruritania and Graustark signed a treaty of friendship in the old town hall."
HELD = "Graustark will never recognise the annexation, its envoy told the assembly in spring."


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """One source of fifty pages; the second paragraph of each stands annotated, under an id that a test chooses."""
    pages = [RealText(f"page{n}", "2020-01-01", "", f"{SAID} {n}.\n\n{HELD} {n}.") for n in range(50)]
    monkeypatch.setattr(unread, "SOURCES", {"kremlin": lambda _data: iter(pages)})
    monkeypatch.setattr(places, "FOLDERS", (tmp_path / "real",))
    (tmp_path / "real").mkdir()

    def annotate(name):
        rows = [
            f"id: {name}\nfrom: kremlin {p.key} {p.text.index(HELD)}-{len(p.text)} 00000000\n" for p in pages
        ]
        (tmp_path / "real" / "kremlin.ann").write_text("\n".join(rows), encoding="utf-8")
        return [w.text for w in unread.windows(tmp_path)], pages

    return annotate


def named(part):
    return next(n for n in (f"krm-{i:04}" for i in range(1000)) if split(n) == part)


@pytest.mark.parametrize("part", ["test", "dev"])
def test_windows_over_a_stretch_that_is_held_out_are_left_out(archive, part):
    found, _ = archive(named(part))
    assert found
    assert not any(HELD in text for text in found)


def test_stretches_that_are_trained_on_may_be_asked_about(archive):
    found, _ = archive(named("train"))
    assert any(HELD in text for text in found)


def test_documents_kept_apart_are_left_out(archive):
    found, pages = archive(named("train"))
    apart = [p for p in pages if kept_apart("kremlin", p.key)]
    assert apart
    texts = "\n".join(found)
    seen = {p.key for p in pages if f"{SAID} {p.key.removeprefix('page')}." in texts}
    assert seen == {p.key for p in pages} - {p.key for p in apart}


def test_of_one_document_no_more_are_taken_than_wanted(archive, monkeypatch):
    monkeypatch.setattr(unread, "WANTED", {"kremlin": (7, 1)})
    found, _ = archive(named("train"))
    assert len({text.rsplit(" ", 1)[-1] for text in found}) == len(found) == 7


def test_a_stretch_under_another_id_where_one_is_held_out_is_not_trained_on(tmp_path, monkeypatch):
    kept, held = named("train"), named("dev")
    far = next(n for n in (f"wil-{i}" for i in range(1000)) if split(n) == "train")
    same = next(n for n in (f"uns-{i}" for i in range(1000)) if split(n) == "train")
    (tmp_path / "a.ann").write_text(
        f"id: {held}\nfrom: kremlin 7 100-200 aaaaaaaa\n\nid: {kept}\nfrom: kremlin 7 150-260 bbbbbbbb\n\n"
        f"id: {far}\nfrom: kremlin 7 200-300 cccccccc\n\nid: {same}\nfrom: kremlin 8 0-100 aaaaaaaa\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(places, "FOLDERS", (tmp_path,))
    assert places.closed() == {kept, same}
