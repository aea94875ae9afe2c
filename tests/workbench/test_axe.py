"""No page has a fault that axe calls serious, at two sizes, light and dark. All texts invented."""

import pytest

from workbench import axe
from workbench.test_browser import NEEDS, address, browser, opened  # noqa: F401 - fixtures

SCRIPT = axe.script()
pytestmark = [
    *NEEDS,
    pytest.mark.skipif(SCRIPT is None, reason="needs axe-core-python, of the extra `dev`"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_no_serious_fault(browser, address, width, scheme):  # noqa: F811
    browser(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
    )
    browser("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    opened(browser, address)
    origin = browser.run("location.origin")
    event = browser.run("document.querySelector('.ref a').getAttribute('href')")
    found = []
    for path in ("/", "/?as_of=2018-06-30", "/measures", "/measure/warmth/BLR.RUS?since=2017&until=2018&why=1", "/poles", "/shifts",
                 "/events", "/events?class=ACCUSE&by=BLR", "/events?text=zzzz", event, "/actors", "/actors/BLR",
                 "/actors/BLR.lukashenko", "/claims", "/claims/instruments", "/sources", "/documents", "DOCUMENT", "/quarantine",
                 "/corrections", "/nowhere"):  # fmt: skip
        if path == "DOCUMENT":
            path = browser.run("document.querySelector('tbody a').getAttribute('href')")  # noqa: PLW2901
        browser.goto(origin + path)
        browser.until(
            "document.readyState === 'complete' && document.querySelector('h1') && !document.querySelector('h1').innerText.startsWith('Being reckoned')"
        )
        found += [
            (path, *fault) for fault in axe.faults(browser, SCRIPT) if fault[0] in {"serious", "critical"}
        ]
        assert browser.run("document.documentElement.scrollWidth") <= width, path
    assert found == []
