"""Put the program's real output into the pages that show it.

    .venv/bin/python scripts/refresh_docs.py README.md docs/tutorial.md

A comment `<!-- run: COMMAND -->` stands before each indented block of output: the command is run in a fresh
folder beside the bundled dossier and the block is replaced. `<!-- event: CLASS SOURCE TARGET DATE -->` names
the event whose id the next `armslength show` asks for. A block of Python is run where `run: python` stands.
"""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 100
RUN = re.compile(r"(?P<head><!-- run: (?P<command>.*?) -->\n)\n?(?P<block>(?:(?:    .*)?\n)*)")
EVENT = re.compile(r"<!-- event: (\S+) (\S+) (\S+) (\S+) -->")
SHOW = re.compile(r"(armslength show belarus )e[0-9a-f]{12}")


def main() -> None:
    """Refresh every page named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "demo").symlink_to(ROOT / "demo")
        (Path(folder) / "out").mkdir()
        shell("armslength new belarus --client BLR --patron RUS --rival EU --rival USA", folder)
        shell("armslength add belarus demo/belarus/chronology.jsonl", folder)
        for name in sys.argv[1:]:
            page = Path(name)
            text = with_ids(page.read_text(encoding="utf-8"), folder)
            python = re.search(r"```python\n(.*?)```", text, re.DOTALL)

            def output(found: re.Match[str], code: str = python[1] if python else "") -> str:
                command = found["command"]
                said = shell(f"python -c '{code}'", folder) if command == "python" else shell(command, folder)
                return f"{found['head']}\n{textwrap.indent(said, '    ')}\n\n"

            page.write_text(RUN.sub(output, text), encoding="utf-8")


def with_ids(text: str, folder: str) -> str:
    """The page with the ids that its events have now."""
    for event in EVENT.finditer(text):
        class_, source, target, date = event.groups()
        listed = shell(
            f"armslength events belarus --between {source} {target} --class {class_} --format csv", folder
        )
        rows = csv.DictReader(io.StringIO(listed))
        found = next(r["id"] for r in rows if r["date"] == date and source in r["source"].split())
        head, tail = text[: event.end()], text[event.end() :]
        text = head + SHOW.sub(rf"\g<1>{found}", tail, count=2)
    return text


def shell(command: str, folder: str) -> str:
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
    return "\n".join(part for parts in wrapped for part in (parts or [""]))


if __name__ == "__main__":
    main()
