"""The event sets in ../shared/data are taken in whole and given back as they came."""

import csv
import gzip
from pathlib import Path

import pytest

from armslength import run, store
from armslength.records import Question

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
SETS = {
    "cameo_codes/icews_events_2018-06_sample.tab": ("icews", 3705),
    "icews14/events.csv.gz": ("events", 90730),
    "icews18/events.csv.gz": ("events", 468558),
    "icews05_15/events.csv.gz": ("events", 461329),
    "plover_gsr/PLOVER_GSR_CAMEO.json": ("plover", 323),
}
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data, which is not here"),
]


@pytest.mark.parametrize("name", SETS)
def test_every_row_is_stored_or_refused_and_goes_back(tmp_path, name):
    form, rows = SETS[name]
    run.new(tmp_path / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    taken = run.take_in_set(tmp_path / "d", DATA / name, form, {})
    assert taken.rows == rows == taken.stored + taken.refused
    with store.open_dossier(tmp_path / "d") as dossier:
        refused = {r.reason for r in dossier.refused()}
    assert refused <= ({"date"} if form == "plover" else set())
    if form == "plover":  # one array comes back as one record a line
        return
    run.give_set_back(tmp_path / "d", taken.id, tmp_path / "back")
    opened = gzip.open if name.endswith(".gz") else open
    with (
        opened(DATA / name, "rt", encoding="utf-8", newline="") as came,
        (tmp_path / "back").open(encoding="utf-8", newline="") as back,
    ):
        how = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if form == "icews" else {}
        assert all(a == b for a, b in zip(csv.reader(came, **how), csv.reader(back, **how), strict=True))
