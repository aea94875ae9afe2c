"""The page of commands is what the commands say of themselves."""

import importlib.util
import re
from pathlib import Path

from armslength.cli import armslength

ROOT = Path(__file__).parents[2]


def written():
    spec = importlib.util.spec_from_file_location("cli_reference", ROOT / "scripts" / "cli_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_page_of_commands_is_of_today():
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert page == written(), "make it anew: python scripts/cli_reference.py --write"


def test_every_command_stands_on_it_with_an_example():
    sections = re.split(r"^## armslength ", written(), flags=re.MULTILINE)[1:]
    assert [s.split("\n", 1)[0] for s in sections] == sorted(armslength.commands)
    assert [
        s.split("\n", 1)[0]
        for s in sections
        if not re.search(r"^  Examples?:\n    armslength", s, re.MULTILINE)
    ] == []


def test_every_page_is_in_the_sites_list():
    listed = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert listed == {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
