"""One document that goes wrong, among others that do not. All invented."""

import armslength
from armslength import coding
from armslength.coding.coder import NetworkCoder
from armslength.records import Quarantined, Question


def test_a_document_on_which_the_coder_fails_is_kept_with_its_reason_and_the_next_is_coded(
    tmp_path, monkeypatch
):
    whole = NetworkCoder.read

    def failing(self, document, sentences, actors=None):
        if "cursed" in document.text:
            raise IndexError("out of range")
        return whole(self, document, sentences, actors)

    monkeypatch.setattr(NetworkCoder, "read", failing)
    for name, text in (
        ("a", "Russia expelled a cursed envoy of Poland."),
        ("b", "Poland expelled an envoy of Russia."),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    armslength.new(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    tally = armslength.add(tmp_path / "d", [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert (tally.new, tally.uncoded, tally.quarantined) == (2, 1, 0)
    assert tally.reports >= 1
    told = [item for item in armslength.code(tmp_path / "a.txt") if isinstance(item, Quarantined)]
    assert "IndexError" in told[0].detail
    assert coding.default_coder().name
