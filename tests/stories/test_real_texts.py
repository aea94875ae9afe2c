"""The main job on real texts that lie beside the checkout; skipped where they are absent."""

import html
import re
from pathlib import Path

import pytest

import armslength
from armslength import read
from armslength.records import Quarantined, Question

SHARED = Path(__file__).parents[3] / "shared"
COMMENTARY = SHARED / "seed" / "commentary.txt"
KREMLIN = SHARED / "data" / "kremlin_news_en" / "kremlin_news_en.jsonl.gz"
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))

# Who did what to whom, when: moves that a reader of the commentary would underline.
MOVES = [
    ("RUS", "ASSAULT", "UKR", "2022"),
    ("BLR", "CONSULT", "RUS", "2022-02-18"),
    ("BLR", "AGREE", "RUS", "2021-11"),
    ("BLR", "THREATEN", "UKR", "2022"),
    ("BLR", "REJECT", "RUS", ""),
]

pytestmark = pytest.mark.data


def there(path):
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not beside the checkout")


@there(COMMENTARY)
def test_a_commentary_gives_a_brief_with_its_main_moves():
    page, tally = armslength.brief_documents(
        QUESTION, [str(COMMENTARY)], armslength.Known(published="2022-03-01"), made="2026-01-01"
    )
    assert tally.met == tally.new == 1
    words = html.unescape(re.sub(r"<[^>]+>", "", page))
    found = list(armslength.code(str(COMMENTARY), armslength.Known(published="2022-03-01")))
    for who, class_, whom, month in MOVES:
        quoted = [
            document.text[sentence.start : sentence.end]
            for document, sentence, report in found
            if report.class_ == class_
            and who in {m.country for m in report.source}
            and whom in {m.country for m in report.target}
            and (report.date or "").startswith(month)
        ]
        assert any(sentence in words for sentence in quoted), (who, class_, whom, month)


@there(KREMLIN)
def test_every_record_of_an_archive_is_a_document_or_has_a_reason():
    (source,) = read.sources([str(KREMLIN)])
    met = [isinstance(item, Quarantined) for item in read.documents(source)]
    assert len(met) == 7235
    assert sum(met) < 0.01 * len(met)
