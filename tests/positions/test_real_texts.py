"""The positions of the commentary in ../shared/seed, read by the shipped weights, can be followed to their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from armslength import run
from armslength.read import Known
from armslength.records import Question

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "commentary.txt"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SEED.is_file(), reason="needs ../shared/seed, which is not here"),
]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("positions") / "d"
    run.new(where, Question(client="BLR", patron="RUS", rivals=("EU",)))
    run.add(where, [SEED], Known(published="2022-03-02", publisher="RUSI"))
    return where


def test_the_base_and_integration_are_what_its_president_is_against(dossier: Path) -> None:
    found = {(p.issue.kind, p.value) for p in run.positions_in(dossier, holder="BLR")}
    assert {("basing", "against"), ("integration", "against")} <= found


def test_every_statement_has_its_words_in_the_text(dossier: Path) -> None:
    with run.opened(dossier) as held:
        text = next(iter(held.documents_named([held.documents()[0].id]))).text
    told = [s for p in run.positions_in(dossier, unlisted=True) for s in p.statements]
    assert told
    assert all(text[s.at.start : s.at.end] == s.words for s in told)


def test_a_dossier_read_by_this_version_has_nothing_unread(dossier: Path) -> None:
    assert run.unread_in(dossier) == 0
