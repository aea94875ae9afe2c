"""Several connections of one process to one dossier. Texts invented."""

import subprocess
import sys
import threading

import pytest

from armslength.errors import DossierBusy
from armslength.store import copied, open_as_of, open_dossier

TRY_TO_WRITE = """
import sys
from armslength.errors import DossierBusy
from armslength.store import open_dossier
try:
    open_dossier(sys.argv[1], write=True, patience=0.05).close()
except DossierBusy:
    sys.exit(3)
"""


@pytest.fixture
def filled(directory, told):
    with open_dossier(directory, write=True) as dossier:
        dossier.add(*told(published="2020-03-01", published_basis="given"))
    return directory


def test_two_readers_of_one_process_read_beside_each_other(filled):
    with open_dossier(filled) as one, open_dossier(filled) as other:
        assert one.documents() == other.documents()
        assert len(one.documents()) == 1


def test_the_bars_stand_for_the_second_reader_and_after_the_first_has_gone(filled, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    first = open_dossier(filled)
    second = open_dossier(filled)
    first.close()
    for query in (f"FROM read_csv('{secret}')", "SET enable_external_access = true", f"COPY (SELECT 1) TO '{secret}'"):  # fmt: skip
        with pytest.raises(Exception, match=r"disabled|locked|read"):
            second._connection.execute(query)
    second.close()
    with open_dossier(filled) as again, pytest.raises(Exception, match="disabled"):
        again._connection.execute(f"FROM read_csv('{secret}')")


def test_a_copy_as_of_a_day_is_made_beside_a_reader_and_read_beside_it(filled):
    with open_dossier(filled) as now, open_as_of(filled, "2019-12-31") as then:
        assert (len(now.documents()), len(then.documents())) == (1, 0)


def _copy_of_files(directory):
    return copied(directory)


def _copy_as_of(directory):
    return open_as_of(directory, "2021-01-01")


@pytest.mark.parametrize("copying", [_copy_of_files, _copy_as_of])
def test_no_other_process_writes_under_a_reader_after_a_copy_was_made_beside_it(filled, copying):
    with open_dossier(filled):
        with copying(filled):
            pass
        assert subprocess.run([sys.executable, "-c", TRY_TO_WRITE, filled], check=False).returncode == 3
    assert subprocess.run([sys.executable, "-c", TRY_TO_WRITE, filled], check=False).returncode == 0


def test_two_writers_of_one_process_are_never_let_in_together(filled):
    with open_dossier(filled, write=True):
        with pytest.raises(DossierBusy, match="open already"):
            open_dossier(filled, write=True, patience=0.05)
        with pytest.raises(DossierBusy):
            open_dossier(filled, patience=0.05)
    with open_dossier(filled), pytest.raises(DossierBusy):
        open_dossier(filled, write=True, patience=0.05)
    with open_dossier(filled, write=True):
        pass


def test_no_other_file_is_let_in_by_the_second_to_open(filled, tmp_path):
    with open_dossier(filled), pytest.raises(DossierBusy):
        open_dossier(filled, beside=[tmp_path / "other.csv"], patience=0.05)


def test_many_threads_open_read_and_close_at_the_same_time(filled):
    found, problems = [], []

    def read():
        try:
            for _ in range(10):
                with open_dossier(filled) as dossier:
                    found.append(len(dossier.documents()))
        except Exception as problem:  # noqa: BLE001 - whatever it is, it must not happen
            problems.append(problem)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert found == [1] * 80
