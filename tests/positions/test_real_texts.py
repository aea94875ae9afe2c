"""The commentary in ../shared/seed by itself gives the reversals that it tells of, and none that it does not."""

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


def test_crimea_is_turned_in_its_month_with_both_sentences(dossier: Path) -> None:
    (found,) = run.reversals_in(dossier, issue="Crimea")
    assert (found.holder.country, found.before.value, found.after.value) == ("BLR", "against", "for")
    assert found.when == "2021-11"
    assert "annexation of Crimea" in found.said_before.words
    assert (found.said_after.holder.code, found.said_after.words) == ("BLR.lukashenko", "recognise Crimea")


def test_integration_is_opposed_and_then_not(dossier: Path) -> None:
    (found,) = run.reversals_in(dossier, issue="integration")
    assert (found.before.value, found.after.value, found.when) == ("against", "for", "2021")
    assert {s.words for s in found.before.statements} == {
        "resisted Russia’s attempts to bring Belarus closer into its orbit",
        "deeper economic and military integration with Russia would threaten",
    }


def test_no_other_reversal_is_told(dossier: Path) -> None:
    assert {r.issue.kind for r in run.reversals_in(dossier)} == {"recognition", "integration"}


def test_a_base_is_refused_and_troops_are_denied_with_the_door_left_open(dossier: Path) -> None:
    found = {(p.issue.kind, p.value) for p in run.positions_in(dossier, holder="BLR")}
    assert {("basing", "against"), ("troops", "ambiguous")} <= found
