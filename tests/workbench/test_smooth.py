"""Ten thousand events move without stutter in a real browser. All of them invented, by bench/workbench.py."""

import importlib.util
import json
from pathlib import Path

import pytest

from workbench.test_browser import NEEDS, browser, served  # noqa: F401 - a fixture

BENCH = Path(__file__).parents[2] / "bench/workbench.py"
pytestmark = [
    *NEEDS,
    pytest.mark.skipif(not BENCH.is_file(), reason="needs bench/, which is not in a release"),
]
TRIES = 3
WATCH = """
(async () => {
  const frames = [], long = [];
  new PerformanceObserver(list => long.push(...list.getEntries().map(e => e.duration))).observe({ entryTypes: ["longtask"] });
  const end = performance.now() + 2500;
  let last = performance.now(), y = 0;
  const links = [...document.querySelectorAll(".chart svg.wide a")];
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    y = (y + 40) % document.documentElement.scrollHeight;
    scrollTo(0, y);
    links[frames.length % links.length].dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  }
  frames.sort((a, b) => a - b);
  const part = share => frames[Math.floor(frames.length * share)];
  return JSON.stringify({ frames: frames.length, median: part(0.5), p95: part(0.95), longest: Math.max(0, ...long),
                          nodes: document.querySelectorAll("*").length });
})()
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("bench_workbench", BENCH)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return bench.make(tmp_path_factory.mktemp("many"), 10_000)


def test_the_timeline_of_ten_thousand_events_scrolls_without_stutter(many, browser):  # noqa: F811
    with served(many) as address:
        browser.goto(address.replace("/?", "/events?"))
        assert "events" in browser.text(".found")
        tries = []
        for _ in range(TRIES):  # other work on the machine makes frames late that ours does not
            tries.append(json.loads(browser.run(WATCH)))
            if smooth(tries[-1]):
                break
        assert smooth(tries[-1]), tries
        assert tries[-1]["nodes"] < 6000
    assert browser.complaints == []


def smooth(told):
    """Sixty frames a second, hardly one of them late, and nothing that holds the page up as long as one notices."""
    return told["median"] < 20 and told["p95"] < 50 and told["longest"] < 200
