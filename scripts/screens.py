"""Make every picture of README and docs from the real program, at the sizes that stand in PICTURES.

    .venv/bin/python scripts/screens.py                      # all of them
    .venv/bin/python scripts/screens.py --dossier out/belarus docs/status.svg

It codes the bundled dossier (or takes a copy of the one given), writes the brief, draws the charts, serves the workbench on
loopback, and photographs pages with Chromium without a window. Needs Chromium and the extras `serve` and `plot`.
"""

from __future__ import annotations

import argparse
import http.client
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from refresh_docs import ROOT, beside_the_dossier

MADE = "2026-11-29"
"""The day printed on the brief, so that a picture changes only where the program does."""
MOST_BYTES = 250_000
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAPER = TerminalTheme(
    (255, 255, 255),
    (28, 31, 35),
    [
        (28, 31, 35),
        (181, 69, 11),
        (0, 122, 90),
        (138, 109, 0),
        (0, 103, 168),
        (138, 58, 114),
        (0, 103, 140),
        (86, 92, 100),
    ],
)
TERMINAL = """<svg xmlns="http://www.w3.org/2000/svg" class="rich-terminal" viewBox="0 0 {width} {height}">
<style>.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }} {styles}</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
<rect fill="#ffffff" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""
"""Rich's own frame for a terminal brings a font from the web; this one loads nothing."""


def main() -> None:
    """Make the pictures named on the command line, or all."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("pictures", nargs="*", help=f"of {', '.join(PICTURES)}; all if none is given")
    given.add_argument("--dossier", type=Path, help="a dossier of the bundled chronology, to spare coding it")
    asked = given.parse_args()
    if CHROMIUM is None:
        sys.exit("screens: no Chromium found; install chromium")
    with beside_the_dossier(asked.dossier) as folder:
        for name in asked.pictures or PICTURES:
            made = ROOT / name
            PICTURES[name](folder, made)
            size = made.stat().st_size
            print(f"{name}: {size:,} bytes")
            if size > MOST_BYTES:
                sys.exit(f"{name}: more than {MOST_BYTES:,} bytes; make it smaller")


def brief(folder: Path, out: Path) -> None:
    """The head of the brief, 1280 by 1400."""
    armslength(folder, "brief", "belarus", "-o", "brief.html", "--made", MADE)
    photograph((folder / "brief.html").as_uri(), out, 1280, 1400)


def plot(folder: Path, out: Path) -> None:
    """Warmth towards Russia by year, as `armslength plot` draws it."""
    armslength(folder, "plot", "belarus", "warmth", "BLR", "RUS", "--period", "year", "-o", str(out))


def poles(folder: Path, out: Path) -> None:
    """Warmth towards each pole by year."""
    armslength(folder, "plot", "belarus", "poles", "--period", "year", "-o", str(out))


def status(folder: Path, out: Path) -> None:
    """The one screen of `armslength status`, in 88 columns."""
    said = armslength(folder, "status", "belarus", FORCE_COLOR="1", COLUMNS="88", TERM="xterm-256color")
    # When it was last added to is the day of making the picture, and would change with every one.
    said = re.sub(r"; last added to on [^\x1b\n]*", "", said)
    console = Console(record=True, width=90, file=io.StringIO())
    console.print(Text.from_ansi(f"$ armslength status belarus\n{said}".rstrip()))
    svg = console.export_svg(title="", theme=PAPER, code_format=TERMINAL, unique_id="status")
    out.write_text(svg, encoding="utf-8")


def workbench(folder: Path, out: Path) -> None:
    """The workbench's overview, 1280 by 1100."""
    with served(folder) as address:
        photograph(address, out, 1280, 1100)


PICTURES: dict[str, Callable[[Path, Path], None]] = {
    "docs/brief.png": brief,
    "docs/plot.png": plot,
    "docs/poles.png": poles,
    "docs/status.svg": status,
    "docs/workbench.png": workbench,
}


def armslength(folder: Path, *words: str, **environment: str) -> str:
    """What a command of the program prints."""
    return subprocess.run(
        [sys.executable, "-m", "armslength", *words],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def photograph(address: str, out: Path, width: int, height: int) -> None:
    """A page as a PNG of that size, as someone who prefers the light sees it."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={profile}", "--blink-settings=preferredColorScheme=1", "--virtual-time-budget=5000",
             f"--window-size={width},{height}", f"--screenshot={out}", address],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """An address of the workbench that lets one reader in, once what its pages need is measured."""
    command = [sys.executable, "-m", "armslength", "serve", "belarus", "--port", "0", "--no-browser"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://([^/\s]+)(/\S*)", line)
            if found is None:
                sys.exit(f"screens: the workbench did not say where it is: {line!r}")
            wait_until_measured(found[1], found[2])
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def wait_until_measured(host: str, path: str, seconds: float = 120) -> None:
    """Ask for the first page until it no longer says that it is being measured."""
    end = time.monotonic() + seconds
    connection = http.client.HTTPConnection(host, timeout=seconds)
    connection.request("GET", path)
    first = connection.getresponse()
    cookie = (first.headers["set-cookie"] or "").partition(";")[0]
    first.read()
    while time.monotonic() < end:
        connection.request("GET", "/", headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.client.OK and answer.headers["refresh"] is None:
            return
        time.sleep(1)
    sys.exit("screens: the workbench was not ready in time")


if __name__ == "__main__":
    main()
