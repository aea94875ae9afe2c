"""A dossier of an invented story, made once for all tests of the brief."""

import pytest

import armslength
from armslength import brief, run
from armslength.records import Question

STORY = """On 5 March 2018 Russia and Belarus signed an agreement on gas. On 9 June 2018 Russia lent Belarus 600 million dollars.
On 2 February 2019 Minsk rejected the Russian demand for an air base. On 3 April 2019 Russia cut oil deliveries to Belarus.
On 8 May 2019 Belarus accused Russia of blackmail. On 12 August 2019 the EU lifted sanctions on Belarus.
On 17 September 2019 Belarus and the EU signed an agreement on visas. On 20 September 2019 the EU gave Belarus 30 million euros.
On 11 August 2020 the EU imposed sanctions on Belarus. On 15 August 2020 Russia promised Belarus military help.
On 14 September 2020 Russia lent Belarus 1.5 billion dollars. On 28 June 2021 Belarus recalled its envoy to the EU.
"""


@pytest.fixture(scope="session")
def directory(tmp_path_factory):
    """The dossier's folder; tests that add to it make their own copy."""
    folder = tmp_path_factory.mktemp("told")
    armslength.new(str(folder / "d"), Question(client="BLR", patron="RUS", rivals=("EU",)))
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    known = armslength.Known(
        published="2021-07-01",
        publisher="The Invented Post",
        title="A story",
        url="https://web.archive.org/web/20210702000000/https://post.example/story",
    )
    armslength.add(str(folder / "d"), [folder / "story.txt"], known)
    return folder / "d"


@pytest.fixture(scope="session")
def composed(directory):
    """The brief, laid out in no format yet."""
    return run.composed(directory, made="2026-01-01")


@pytest.fixture(scope="session")
def rendered(composed):
    """The brief as HTML and as Markdown."""
    return {form: brief.render(composed, form) for form in ("html", "md")}
