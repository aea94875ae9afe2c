"""A small dossier that shifts, with hostile documents in it, behind a workbench. All texts invented."""

import contextlib
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="needs the extra `serve`")
pytest.importorskip("httpx2", reason="Starlette's test client needs httpx2")

import armslength
from armslength.edtf import MONTHS
from armslength.records import Question

HOSTILE = (
    '<script>document.title="owned"</script><svg onload=alert(1)><img src=x onerror=alert(2)>'
    "</textarea></title><style>body{display:none}</style>{{ 7*7 }}{% raw %}"
)
HOSTILE_TEXT = f"On 3 May 2016 Russia lent Belarus 30 million dollars {HOSTILE} said the ministry."
TITLE = f'=HYPERLINK("http://evil.example") {HOSTILE}'


def story():
    lines = []
    for year in range(2014, 2022):
        for month in MONTHS:
            if year < 2018:
                lines += [f"On 5 {month} {year} Russia lent Belarus 100 million dollars.",
                          f"On 12 {month} {year} Belarus praised Russia."]  # fmt: skip
            else:
                lines += [f"On 5 {month} {year} Russia cut oil deliveries to Belarus.",
                          f"On 12 {month} {year} Belarus accused Russia of blackmail."]  # fmt: skip
    return "\n\n".join(lines)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The dossier; read it only."""
    folder = tmp_path_factory.mktemp("workbench")
    known = {"publisher": "The Invented Post", "language": "en"}
    (folder / "story.txt").write_text(story(), encoding="utf-8")
    (folder / "hostile.txt").write_text(HOSTILE_TEXT, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    armslength.new(folder / "d", Question(client="BLR", patron="RUS", rivals=("EU",)))
    armslength.add(folder / "d", [folder / "story.txt"], armslength.Known(published="2022-01-05", **known))
    armslength.add(
        folder / "d",
        [folder / "hostile.txt"],
        armslength.Known(published="2016-06", title=TITLE, url="javascript:alert(3)", **known),
    )
    armslength.add(folder / "d", [folder / "empty.txt"])
    return folder / "d"


@pytest.fixture
def copied(made, tmp_path):
    """A copy of the dossier that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "d"))


@contextlib.contextmanager
def opened(directory, *, patience=60.0, let_in=True):
    """A test client of a dossier."""
    from starlette.testclient import TestClient

    from armslength.workbench.app import application
    from armslength.workbench.security import Keys, Place

    keys = Keys()
    app = application(directory, keys=keys, place=Place("127.0.0.1", 8765), patience=patience)
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        client.keys, client.desk = keys, app.app.state.desk
        if let_in:
            client.get("/", params={"token": keys.token})
        yield client


@pytest.fixture
def serving():
    """Serve a dossier to a test client that is let in: `serving(directory)`."""
    with contextlib.ExitStack() as stack:
        yield lambda directory, **how: stack.enter_context(opened(directory, **how))


@pytest.fixture(scope="session")
def reading(made):
    """A client of the dossier that no test changes."""
    with opened(made) as client:
        yield client


@pytest.fixture(scope="module")
def more(made, tmp_path_factory):
    """A client of the dossier with one more document, of a second publisher: `more(text, publisher)`."""
    with contextlib.ExitStack() as stack:

        def serve(text, publisher):
            folder = tmp_path_factory.mktemp("more")
            shutil.copytree(made, folder / "d")
            (folder / "said.txt").write_text(text, encoding="utf-8")
            known = armslength.Known(published="2019-06-01", publisher=publisher, language="en")
            armslength.add(folder / "d", [folder / "said.txt"], known)
            return stack.enter_context(opened(folder / "d"))

        yield serve


@pytest.fixture(scope="session")
def hostile():
    """The words that would run if anything did, and the whole text of their document."""
    return HOSTILE, HOSTILE_TEXT


@pytest.fixture(scope="session")
def links():
    """The addresses in a page that begin so."""

    def found(page, begins):
        return re.findall(rf'href="({re.escape(begins)}[^"]*)"', page.text)

    return found
