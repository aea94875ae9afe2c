"""The command that opens a dossier in a browser."""

from __future__ import annotations

import importlib.util
import webbrowser
from pathlib import Path
from urllib.parse import urlencode

import click

from armslength.cli import options
from armslength.errors import MissingExtra

NEEDED = ("starlette", "uvicorn")


@click.command(
    epilog="\b\nExamples:\n  armslength serve belarus\n  armslength serve belarus --as-of 2020-08-08 --port 9000 --no-browser"
)
@options.directory
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 is any free one."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; others reach any but this."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@options.as_of
def serve(directory: Path, port: int, host: str, as_of: str | None, *, no_browser: bool) -> None:
    """Open the dossier in DIR as pages in a browser: look, filter, follow every figure to its sentences, correct.

    The address that is printed carries a token that lets its first reader in; keep it to yourself. Nothing leaves the
    machine, and pages load nothing from elsewhere. Ctrl-C ends it.
    """
    for package in NEEDED:
        if importlib.util.find_spec(package) is None:
            raise MissingExtra(extra="serve", needs="The workbench")
    from armslength import run  # noqa: PLC0415 - heavy rooms load when a command runs
    from armslength.workbench import app  # noqa: PLC0415 - an extra
    from armslength.workbench.security import Keys, Place  # noqa: PLC0415 - an extra

    with run.opened(directory):
        pass  # what is wrong with it is said here, not on a page
    bound = app.listening(host, port)
    keys, place = Keys(), Place(host, bound.getsockname()[1])
    address = f"{place.url}?{urlencode({**({'as_of': as_of} if as_of else {}), 'token': keys.token})}"
    if place.reaches_out:
        click.echo(
            f"{host} can be reached from other machines, and nothing on the way is encrypted: whoever listens can read "
            "the token and the dossier. Use it in a network that you trust, or through a tunnel (ssh -L).",
            err=True,
        )
    click.echo(f"{directory}: open {address}")
    click.echo("Ctrl-C ends it.", err=True)
    if not no_browser:
        _show(address)
    app.serve(directory, bound=bound, keys=keys, place=place)


def _show(address: str) -> None:
    """Open a browser with windows; one that runs in the terminal would take its place."""
    try:
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:
            browser.open(address)
    except webbrowser.Error:
        return
