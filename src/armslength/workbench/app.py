"""The application: routes behind the guard; and the server that listens for it."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette

from armslength.errors import InputError
from armslength.workbench.desk import Desk
from armslength.workbench.routes import HANDLERS, ROUTES
from armslength.workbench.security import Guard, Keys, Place

PATIENCE = 0.2
"""Seconds that a page waits for what is being reckoned before it says so."""


def application(directory: Path, *, keys: Keys, place: Place, patience: float = PATIENCE) -> Guard:
    """The workbench of a dossier, as an ASGI application.

    Args:
        place: where it will listen; it answers to no other name.
        patience: for how many seconds a page waits for what is being reckoned.
    """
    desk = Desk(directory, keys=keys, place=place, patience=patience)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        desk.reckoning.begin()
        yield
        desk.close()

    app = Starlette(
        routes=ROUTES,
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.desk = desk
    # Outside all that Starlette does: its own answers, to errors above all, get the guard's headers too.
    return Guard(app, keys=keys, place=place)


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to that address; port 0 is any free one.

    Raises:
        InputError: it cannot be bound.
    """
    if not host:
        raise InputError("--host: empty; give an address of this machine, such as 127.0.0.1")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family)
    try:
        if os.name != "nt":  # where it would let two servers have one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(128)
    except (OSError, UnicodeError) as problem:
        found.close()
        said = getattr(problem, "strerror", None) or problem
        of_port = getattr(problem, "errno", None) in {errno.EADDRINUSE, errno.EACCES}
        other = "another port with --port" if of_port else "an address of this machine with --host"
        raise InputError(f"--host {host} --port {port}: {said}; choose {other}") from problem
    return found


def serve(directory: Path, *, bound: socket.socket, keys: Keys, place: Place) -> None:
    """Serve the dossier until interrupted."""
    import uvicorn  # noqa: PLC0415 - of the extra, and needed here alone

    app = application(directory, keys=keys, place=place)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # the first address carries the token
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[bound])
