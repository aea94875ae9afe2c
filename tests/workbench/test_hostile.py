"""Documents made to do harm, straight in the dossier: they are shown, and nothing of them runs. All texts invented."""

import json

import pytest

from workbench import invented
from workbench.test_browser import NEEDS, browser, served  # noqa: F401 - fixtures

pytestmark = NEEDS

TRICKS = (
    "Lent <script>window.owned = 1</script><script src=//evil.example/x.js></script> by a script",
    "Lent <svg onload='window.owned = 2'><animate onbegin=window.owned=3 attributeName=x></svg> by SVG",
    "Lent <img src=x onerror=window.owned=4><iframe srcdoc='<script>parent.owned=5</script>'></iframe> by pictures",
    "Lent <a href='javascript:window.owned=6'>javascript:window.owned=7</a> [x](javascript:window.owned=8) by links",
    "Lent <style>body{display:none!important}</style></style><link rel=stylesheet href=//evil.example/x.css> by style",
    "Lent </textarea></title></article></bdi>--><script>window.owned = 9</script>{{ 7*7 }}{% raw %}${7*7} by closing tags",
    "Lent \u202egnirts siht desrever\u202c and \u2066isolated\u2069 by marks that turn the direction of writing",
    "Lent before\x00after and \x1b[31mred\x07 by control characters",
    "Lent <base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example/'><form action=//evil.example> by head",
)
TITLE = "<script>window.owned = 10</script>\u202eeltit <svg onload=window.owned=11>"
LONG = 10_000_000


@pytest.fixture
def hostile(copied):
    """A dossier with them, and their ids; the last is one line of ten million characters."""
    known = {"published": "2016-04-01", "published_basis": "given"}
    ids = invented.write(
        copied, TRICKS, title=TITLE, url="javascript:window.owned=12", author="<script>window.owned=13</script>",
        publisher="\u202e<b onmouseover=window.owned=14>Post</b>", **known,
    )  # fmt: skip
    return copied, ids + invented.write(
        copied, ["Lent " + "<script>x" * (LONG // 9)], title="long", at=50, **known
    )


def test_everything_a_document_can_try_is_shown_and_nothing_of_it_runs(hostile, browser):  # noqa: F811
    directory, ids = hostile
    with served(directory) as address:
        browser.goto(address)
        origin = browser.run("location.origin")
        paths = [
            "/documents",
            "/events?until=1999",
            "/sources",
            "/actors",
            "/claims",
            "/documents?text=owned",
        ]
        for path in [*paths, *(f"/documents/{i}" for i in ids)]:
            browser.goto(origin + path)
            harmless(browser, path)
        for text, i in zip(TRICKS, ids[:-1], strict=True):
            browser.goto(f"{origin}/documents/{i}")
            shown = browser.run("document.querySelector('.text').textContent")
            words = "".join("\ufffd" if c in "\x00\x07\x1b\u202e\u202c\u2066\u2069" else c for c in text)
            assert words[5:] in shown, text
            browser.click(".text a.trigger")
            harmless(browser, text)
            assert words[5:] in browser.run("document.querySelector('.sentence').textContent")
            browser.click(".cite summary", loads=False)
            harmless(browser, text)
        browser.goto(f"{origin}/documents/{ids[-1]}")
        assert "characters are not shown here" in browser.text(".text")
        browser.click(".text a.trigger")
        harmless(browser, "long")
        assert browser.run("document.documentElement.scrollWidth") <= 1280
    assert browser.complaints == []


def harmless(browser, where):  # noqa: F811
    told = json.loads(
        browser.run(
            "JSON.stringify({owned: String(window.owned), display: getComputedStyle(document.body).display,"
            "strange: document.querySelectorAll('main img, main script, main iframe, main style, main link, main base,"
            " main meta, main animate, [onload], [onerror], [onmouseover]').length,"
            "scripts: [...document.scripts].map(s => s.getAttribute('src')),"
            "links: [...document.querySelectorAll('a')].filter(a => !/^https?:/.test(a.href || 'http:') && !a.closest('svg')).length,"
            "marks: /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.documentElement.textContent), at: location.host})"
        )
    )
    assert told["owned"] == "undefined", where
    assert told["display"] == "block", where
    assert (told["strange"], told["links"], told["marks"]) == (0, 0, False), where
    assert told["scripts"] == ["/static/workbench.js"], where
    assert told["at"].startswith("127.0.0.1:"), where
