"""Pages of docs/how-to whose commands and blocks of Python are run, on the bundled dossier.

`scripts/refresh_docs.py --check PAGE` holds every character of the output against the page. Here each must work, and begin as the page
says but for figures, which another processor may round otherwise.
"""

import importlib.util
import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("read-my-files", "code-a-story", "measure-a-dyad", "find-a-shift", "check-a-claim", "write-a-brief")
FIGURES = re.compile(r"[ed][0-9a-f]{12}|[-−+]?\d[\d.,:%]*|[▁-█]+|\s+")


@pytest.fixture(scope="module")
def refresh():
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "scripts" / "refresh_docs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh_docs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def beside(refresh):
    with refresh.beside_the_dossier() as folder:
        yield folder


def first_lines(refresh, text):
    blocks = [found["block"].strip("\n").partition("\n")[0] for found in refresh.RUN.finditer(text)]
    return [FIGURES.sub(" ", line).strip() for line in blocks]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_the_program_prints(refresh, beside, page):
    text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    fresh = refresh.refreshed(text, beside, page)
    assert first_lines(refresh, fresh) == first_lines(refresh, text), (
        f"make it anew: scripts/refresh_docs.py docs/how-to/{page}.md"
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short_does_one_thing_and_says_what_to_look_at(refresh, page):
    text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|<!--.*?-->|^    .*$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert len(prose.split()) < 330
    assert "**Look at**" in text
    assert refresh.RUN.search(text)
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert (ROOT / "docs" / "how-to" / target).exists(), target


def test_every_command_shown_is_one_that_is_run(refresh):
    for page in PAGES:
        text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text(encoding="utf-8")
        run = " ".join(found["command"] for found in refresh.RUN.finditer(text))
        outside = refresh.RUN.sub("", text)
        shown = [line.strip() for line in outside.splitlines() if line.startswith("    armslength ")]
        assert shown
        assert [line for line in shown if line not in run] == []


def test_a_page_whose_command_or_python_fails_is_told_of(refresh, tmp_path):
    with pytest.raises(refresh.PageError, match=r"invented\.md: false: ended with 1"):
        refresh.refreshed("<!-- run: false -->\n\n    old\n\n", tmp_path, "invented.md")
    with pytest.raises(refresh.PageError, match="did not fail"):
        refresh.refreshed("<!-- run, fails: true -->\n\n    old\n\n", tmp_path, "invented.md")
    with pytest.raises(refresh.PageError, match="ZeroDivisionError"):
        refresh.refreshed(
            "```python\n1 / 0\n```\n\n<!-- run: python -->\n\n    old\n\n", tmp_path, "invented.md"
        )


def test_each_block_of_python_is_the_one_before_its_output(refresh, tmp_path):
    page = "```python\nprint('it''s one')\n```\n\n<!-- run: python -->\n\n    old\n\n"
    page += '```python\nprint("it\'s two")\n```\n\n<!-- run: python -->\n\n    old\n\n'
    fresh = refresh.refreshed(page, tmp_path, "invented.md")
    assert re.findall(r"^    (.*)$", fresh, re.MULTILINE) == ["its one", "it's two"]


def test_a_dossier_given_is_copied_and_left_as_it_was(refresh, tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dossier.toml").write_text("invented", encoding="utf-8")
    with refresh.beside_the_dossier(tmp_path / "d") as folder:
        assert (folder / "belarus" / "dossier.toml").read_text(encoding="utf-8") == "invented"
        shutil.rmtree(folder / "belarus")
    assert (tmp_path / "d" / "dossier.toml").exists()
