"""An analyst's walk through the bundled dossier in a real browser: find the shift of 2020, read, correct, undo, take away."""

import csv
import io
import time
from pathlib import Path

import pytest

from workbench.test_browser import NEEDS, browser, served  # noqa: F401 - a fixture

pytestmark = NEEDS
CHRONOLOGY = Path(__file__).parents[2] / "demo/belarus/chronology.jsonl"


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    """The bundled dossier, made as the tutorial makes it."""
    import armslength
    from armslength import run
    from armslength.records import Question

    folder = tmp_path_factory.mktemp("bundled") / "belarus"
    armslength.new(folder, Question(client="BLR", patron="RUS", rivals=("EU", "USA")))
    armslength.add(folder, [CHRONOLOGY])
    run.take_in_set(folder, CHRONOLOGY.with_name("figures.csv"), "figures", {})
    return folder


def hold(browser):  # noqa: F811
    """The hold as measured now, by month; waits while it is reckoned anew."""
    browser.until(
        "fetch('/shifts').then(a => a.text()).then(t => !t.includes('reckoned anew') && !t.includes('Being reckoned'))"
    )
    text = browser.run("fetch('/measure/hold/BLR.RUS.csv').then(a => a.text())")
    return {row["start"]: row["value"] for row in csv.DictReader(io.StringIO(text))}


def downloaded(folder, ending):
    end = time.monotonic() + 30
    while not (found := [f for f in folder.iterdir() if f.name.endswith(ending)]):
        assert time.monotonic() < end, f"no {ending} came"
        time.sleep(0.1)
    return found[0]


def test_find_the_shift_of_2020_read_its_sentences_correct_a_code_see_the_curve_change_undo_export(
    bundled,
    browser,  # noqa: F811
    tmp_path,
):
    folder = tmp_path / "downloads"
    folder.mkdir()
    browser("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    with served(bundled) as address:
        browser.goto(address)
        browser.until("document.querySelector('.chart') !== null && document.readyState === 'complete'")
        before = hold(browser)

        # The bottom line tells of it; its flag on the chart leads to it; its first reference to an event of that year.
        assert "2020" in browser.text(".claims")
        number = browser.run(
            "[...document.querySelectorAll('.shift')].find(s => /Russia’s hold on Belarus rises.*2020/.test(s.innerText)).id"
        )
        browser.click(f"svg.wide a[href='#{number}']", loads=False)
        browser.until(f"location.hash === '#{number}'")
        browser.click(f"#{number} .ref a")
        assert "2020" in browser.text(".standfirst")
        assert len(browser.text(".sentence")) > 20
        event = browser.run("location.pathname")

        # The same sentence in its document, and back.
        browser.click(".witness .meta a")
        assert browser.run("document.querySelector('.sentence:target .trigger') !== null")
        browser.run("history.back()")
        browser.until(f"location.pathname === '{event}' && document.readyState === 'complete'")

        was = browser.run("document.querySelector('.standfirst .tag').innerText")
        browser.choose("#event-class", "ASSAULT" if was != "ASSAULT" else "AID")
        browser.write("#event-person", "A. Analyst")
        browser.write("#event-note", "tried by a test")
        browser.click("section:last-of-type form.correct button")
        assert "Kept" in browser.text()
        changed = hold(browser)
        assert changed != before

        browser.click("form[action='/undo'] button")
        assert hold(browser) == before
        assert "as coded" in browser.text()

        browser.goto(browser.run("location.origin") + "/measure/hold/BLR.RUS?since=2019&until=2021")
        for ending in ("csv", "svg", "png"):
            browser.run(
                f"[...document.querySelectorAll('.export a')].find(a => a.innerText === '{ending.upper()}').click(); 0"
            )
        table = list(csv.DictReader(io.StringIO(downloaded(folder, ".csv").read_text(encoding="utf-8"))))
        assert {row["start"][:4] for row in table} == {"2019", "2020", "2021"}
        assert all(before[row["start"]] == row["value"] for row in table)
        assert downloaded(folder, ".svg").read_text(encoding="utf-8").startswith("<svg")
        assert downloaded(folder, ".png").read_bytes().startswith(b"\x89PNG")
        assert browser.complaints == []


def test_the_slider_goes_back_to_a_day_and_the_whole_page_with_it(bundled, browser):  # noqa: F811
    with served(bundled) as address:
        browser.goto(address)
        browser.until("document.querySelector('.chart') !== null && document.readyState === 'complete'")
        browser.goto(browser.run("location.origin") + "/documents")
        whole = int(browser.text(".found").split()[0])
        browser.run("document.querySelector('.as-of input[type=range]').focus()")
        for _ in range(4):
            browser.press("PageDown", code=34)
        said = browser.run(
            "document.querySelector('.as-of input[type=range]').getAttribute('aria-valuetext')"
        )
        browser.press("Enter", code=13, text="\r", loads=True)
        browser.until(
            "document.readyState === 'complete' && document.querySelector('h1') && !document.querySelector('h1').innerText.startsWith('Being reckoned')"
        )
        assert said in browser.text(".top .notice")
        assert 0 < int(browser.text(".found").split()[0]) < whole
        browser.click(".top .notice a")
        assert int(browser.text(".found").split()[0]) == whole
        assert browser.complaints == []
