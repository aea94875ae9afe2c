"""Work ahead of its turn: in order, bounded, stopped by what goes wrong."""

import threading
import time

import pytest

from armslength.ahead import ahead


def test_results_come_in_the_order_of_the_items_whichever_is_done_first():
    def work(n):
        time.sleep(0.02 if n % 3 == 0 else 0)
        return n * n

    assert list(ahead(work, range(20), workers=4)) == [(n, n * n) for n in range(20)]


def test_items_are_taken_only_a_few_ahead_and_in_the_callers_thread():
    taken, threads = [], set()

    def items():
        for n in range(100):
            threads.add(threading.get_ident())
            taken.append(n)
            yield n

    results = ahead(lambda n: n, items(), workers=2)
    next(results)
    assert len(taken) <= 6
    assert threads == {threading.get_ident()}
    results.close()
    assert len(taken) <= 6


def test_an_error_comes_up_with_its_item_and_ends_the_work():
    done = []

    def work(n):
        if n == 3:
            raise ValueError("three")
        done.append(n)
        return n

    results = ahead(work, range(1000), workers=2)
    assert [next(results)[0] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)
    assert len(done) < 20


def test_nothing_gives_nothing():
    assert list(ahead(str, [])) == []
