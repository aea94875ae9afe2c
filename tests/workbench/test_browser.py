"""A user's way through the workbench in a real browser. All texts invented."""

import contextlib
import json
import re
import subprocess
import sys

import pytest

from workbench.browser import CHROMIUM, Browser

NEEDS = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium"),
    pytest.mark.skipif(sys.platform == "win32", reason="drives Chromium over inherited pipes"),
]
pytestmark = NEEDS


@pytest.fixture
def address(copied):
    """A dossier served by the command itself, with the address that it prints."""
    with served(copied) as found:
        yield found


@contextlib.contextmanager
def served(directory):
    """The address that `armslength serve` prints of a dossier, for as long as it serves it."""
    pytest.importorskip("uvicorn", reason="needs the extra `serve`")
    command = [sys.executable, "-m", "armslength", "serve", str(directory), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline()
            yield re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)[0]
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture
def browser(tmp_path):
    driven = Browser(tmp_path / "profile")
    yield driven
    driven.close()


def opened(browser, address):
    """The overview, as soon as it is reckoned."""
    browser.goto(address)
    browser.until("document.querySelector('.chart') !== null && document.readyState === 'complete'")
    assert "token" not in browser.run("location.href")


def curve(browser):
    return browser.run("fetch('/measure/warmth/BLR.RUS.csv').then(a => a.status === 200 ? a.text() : null)")


def measured(browser, differs=None):
    """The curve, once it is reckoned of the dossier as it stands."""
    browser.until(
        "fetch('/shifts').then(a => a.text()).then(t => !t.includes('reckoned anew') && !t.includes('Being reckoned'))"
    )
    found = curve(browser)
    assert found != differs
    return found


def test_open_find_the_shift_read_its_sentences_correct_a_code_see_the_curve_change_undo_export(
    browser, address
):
    opened(browser, address)
    before = measured(browser)
    browser.click("svg.wide a[href='#shift-1']", loads=False)
    browser.until("location.hash === '#shift-1'")
    browser.click("#shift-1 .ref a")
    assert re.search(r"On \d+ \w+ 2018", browser.text(".sentence"))
    event = browser.run("location.pathname")
    browser.choose("#event-class", "SUPPORT")
    browser.write("#event-person", "A. Analyst")
    browser.write("#event-note", "it was praise")
    browser.click("section:last-of-type form.correct button")
    assert "Kept" in browser.text()
    assert "A. Analyst" in browser.text()
    changed = measured(browser, differs=before)
    browser.click("form[action='/undo'] button")
    assert browser.run("location.pathname") == event
    assert measured(browser, differs=changed) == before
    exported = browser.run(
        "fetch(document.querySelector('a[href^=\"/shifts\"]').getAttribute('href') + '.csv').then(a => a.text())"
    )
    assert exported.startswith("number,measure,of,start")
    assert browser.complaints == []


def test_a_stretch_of_time_is_dragged_on_the_chart_or_set_from_the_keyboard(browser, address):
    opened(browser, address)
    _, y, left, _, width, _ = browser.place(".canvas svg.wide")
    with browser.load():
        browser.drag((left + width * 0.6, y), (left + width * 0.9, y))
    query = browser.run("Object.fromEntries(new URLSearchParams(location.search))")
    assert "2018" < query["since"] < query["until"] < "2022"
    browser.click(".whole")
    browser.run("document.querySelector('.keys input').focus()")
    for _ in range(2):
        browser.press("PageUp", code=33)
    assert "2016" in browser.text(".keys output")
    browser.press("Enter", code=13, text="\r", loads=True)
    assert browser.run("new URLSearchParams(location.search).get('since')").startswith("2016")
    assert browser.complaints == []


def test_events_are_filtered_as_one_types(browser, address):
    opened(browser, address)
    browser.goto(browser.run("location.origin") + "/events")
    browser.run("window.here = 1")
    browser.write("#text", "blackmail")
    browser.until("document.querySelector('.found').innerText.startsWith('48 events')")
    assert browser.run("window.here") == 1  # no page was loaded
    assert browser.run("location.search") == "?text=blackmail"
    assert browser.complaints == []


def test_a_document_full_of_tricks_runs_nothing(browser, address):
    opened(browser, address)
    browser.goto(browser.run("location.origin") + "/documents?text=HYPERLINK")
    browser.click("tbody a")
    assert "<script>" in browser.text(".text")
    assert browser.run("document.title") != "owned"
    assert (
        browser.run("document.querySelectorAll('main img, main script, main iframe, main svg').length") == 0
    )
    browser.click(".text a.trigger")
    assert "<script>" in browser.text(".sentence")
    assert browser.complaints == []


def test_no_page_is_wider_than_a_phone_and_the_first_key_leads_past_the_head(tmp_path, address):
    phone = Browser(tmp_path / "phone", width=390, height=800)
    try:
        phone("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=2, mobile=True)
        opened(phone, address)
        origin = phone.run("location.origin")
        event = phone.run("document.querySelector('.ref a').getAttribute('href')")
        for path in ("/", "/measures", "/measure/warmth/BLR.RUS?since=2017&until=2018", "/shifts", "/events",
                     "/documents", "/quarantine", "/corrections", "/poles", "/actors", "/actors/BLR", "/claims", "/sources", event):  # fmt: skip
            phone.goto(origin + path)
            assert phone.run("document.documentElement.scrollWidth") <= 390, path
        phone.press("Tab", code=9)
        assert phone.run("document.activeElement.className") == "skip"
        assert (
            json.loads(phone.run("JSON.stringify(document.activeElement.getBoundingClientRect())"))["left"]
            >= 0
        )
    finally:
        phone.close()
