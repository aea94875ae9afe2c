"""Where axe-core is, of the packages that bring it: the newest has the rules of WCAG 2.2.

`axe-core-python` (of the extra `dev`) brings axe 4.4 and needs nothing. `pip install --no-deps axe-playwright-python` brings a newer one;
of that package nothing but the script is used.
"""

import importlib.util
import json
from pathlib import Path

PACKAGES = ("axe_playwright_python", "axe_core_python")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def script():
    """The text of axe; None where no package brings it."""
    for package in PACKAGES:
        found = importlib.util.find_spec(package)
        if found and found.origin and (file := Path(found.origin).with_name("axe.min.js")).is_file():
            return file.read_text(encoding="utf-8")
    return None


def faults(browser, axe):
    """What axe finds on the page that is open: (impact, rule, places)."""
    browser.run(f"{axe};0")
    asked = json.dumps({"runOnly": TAGS, "resultTypes": ["violations"]})
    return json.loads(
        browser.run(
            f"axe.run(document, {asked}).then(found => JSON.stringify(found.violations.map("
            "v => [v.impact, v.id, v.nodes.slice(0, 5).map(n => n.target.join(' '))])))"
        )
    )
