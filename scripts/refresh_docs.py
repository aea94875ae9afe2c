"""Put the program's real output into the pages that show it.

    .venv/bin/python scripts/refresh_docs.py README.md docs/tutorial.md docs/how-to/*.md
    .venv/bin/python scripts/refresh_docs.py --check README.md                # change nothing; say what differs
    .venv/bin/python scripts/refresh_docs.py --dossier out/belarus README.md  # a copy of this one, to spare coding it

A comment `<!-- run: COMMAND -->` stands before each indented block of output: the command is run in a fresh
folder beside the bundled dossier and the block is replaced. `<!-- event: CLASS SOURCE TARGET DATE -->` names
the event whose id the next `armslength show` asks for. `<!-- run: python -->` runs the last block of Python before it. A page
whose command fails is not written, unless the comment says `<!-- run, fails: COMMAND -->`.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 100
RUN = re.compile(
    r"(?P<head><!-- run(?P<fails>, fails)?: (?P<command>.*?) -->\n)\n?(?P<block>(?:(?:    .*)?\n)*)"
)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
EVENT = re.compile(r"<!-- event: (\S+) (\S+) (\S+) (\S+) -->")
SHOW = re.compile(r"(armslength show belarus )e[0-9a-f]{12}")


class PageError(Exception):
    """A page asks for what does not work."""


@dataclass(frozen=True)
class Said:
    """What a command printed, and whether it went well."""

    text: str
    code: int


def main() -> None:
    """Refresh every page named on the command line, or with --check say which would change."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("pages", nargs="+", type=Path)
    given.add_argument("--check", action="store_true")
    given.add_argument("--dossier", type=Path)
    asked = given.parse_args()
    stale = []
    with beside_the_dossier(asked.dossier) as folder:
        for page in asked.pages:
            text = page.read_text(encoding="utf-8")
            fresh = refreshed(text, folder, str(page))
            if fresh != text:
                stale.append(page)
                print(f"{page}: {'not of today' if asked.check else 'refreshed'}")
                if not asked.check:
                    page.write_text(fresh, encoding="utf-8")
    if stale and asked.check:
        sys.exit(1)


@contextmanager
def beside_the_dossier(made: Path | None = None) -> Iterator[Path]:
    """A fresh folder with `demo/`, an empty `out/`, and the bundled dossier in `belarus/`: coded, or a copy of one `made`."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "demo").symlink_to(ROOT / "demo")
        (place / "out").mkdir()
        if made:
            shutil.copytree(made, place / "belarus")
        else:
            shell("armslength new belarus --client BLR --patron RUS --rival EU --rival USA", place)
            shell("armslength add belarus demo/belarus/chronology.jsonl", place)
            shell("armslength import belarus demo/belarus/figures.csv --format figures", place)
        yield place


def refreshed(text: str, folder: Path, name: str) -> str:
    """The page with what its commands and blocks of Python print now.

    Raises:
        PageError: one of them fails, or does not fail where the page says that it does.
    """
    text = with_ids(text, folder)

    def output(found: re.Match[str]) -> str:
        command = found["command"]
        if command == "python":
            blocks = PYTHON.findall(text[: found.start()])
            if not blocks:
                raise PageError(f"{name}: no block of Python stands before `run: python`")
            (folder / "page.py").write_text(blocks[-1], encoding="utf-8")
            command = "python page.py"
        said = shell(command, folder)
        if bool(said.code) != bool(found["fails"]):
            went = f"ended with {said.code}" if said.code else "did not fail"
            raise PageError(f"{name}: {found['command']}: {went}\n{said.text}")
        return f"{found['head']}\n{textwrap.indent(said.text, '    ')}\n\n"

    return RUN.sub(output, text)


def with_ids(text: str, folder: Path) -> str:
    """The page with the ids that its events have now."""
    for event in EVENT.finditer(text):
        class_, source, target, date = event.groups()
        listed = shell(
            f"armslength events belarus --between {source} {target} --class {class_} --format csv", folder
        )
        rows = csv.DictReader(io.StringIO(listed.text))
        found = next((r["id"] for r in rows if r["date"] == date and source in r["source"].split()), None)
        if found is None:
            raise PageError(f"no event {class_} of {source} towards {target} on {date}")
        head, tail = text[: event.end()], text[event.end() :]
        text = head + SHOW.sub(rf"\g<1>{found}", tail, count=2)
    return text


def shell(command: str, folder: Path) -> Said:
    """What a command prints, progress left out, long lines wrapped."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S602 - the commands are our own pages'
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": str(WIDTH)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (done.stderr + done.stdout).rstrip("\n").split("\n")
    kept = [line.rstrip() for line in lines if "documents so far" not in line]
    wrapped = [
        textwrap.wrap(line, 110, break_on_hyphens=False) if len(line) > 116 else [line] for line in kept
    ]
    return Said("\n".join(part for parts in wrapped for part in (parts or [""])), done.returncode)


if __name__ == "__main__":
    main()
