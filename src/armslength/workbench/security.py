"""Who may speak to the workbench, and what its pages may do.

The server hears one machine. Whoever opens a page must know the token that was printed when it began; a cookie stands for
it from then on. What changes anything must carry the form's own token and come from a page of ours. A request that calls
the server by another name is refused: a page elsewhere could make that name lead here (DNS rebinding).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # `no-referrer` would send every form with the origin `null`; nothing leaves this origin either way.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE = frozenset({"GET", "HEAD"})
TOKEN = "token"  # noqa: S105 - the name of the field
FORM_TOKEN = "form_token"  # noqa: S105 - the same


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run of the server.

    Attributes:
        token: what the address carries once.
        session: what the cookie carries.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def form(self) -> str:
        """What every form carries that changes something."""
        return hmac.new(self.session.encode(), b"form", hashlib.sha256).hexdigest()

    def fits_form(self, given: str) -> bool:
        """Whether a form's token is ours."""
        return hmac.compare_digest(given.encode(), self.form.encode())


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server listens.

    Attributes:
        host: as the user gave it; an address of this machine, or `0.0.0.0` or `::` for all of them.
        port: the one that was bound.
    """

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address of its first page, without the token."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - it is asked of
        return f"http://{_bracketed(host)}:{self.port}/"

    @property
    def cookie(self) -> str:
        """The cookie's name: browsers keep cookies by host alone, and two dossiers may be served side by side."""
        return f"armslength-{self.port}"

    @property
    def reaches_out(self) -> bool:
        """Whether other machines can reach it."""
        try:
            return not ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host != "localhost"

    def answers_to(self, name: str) -> bool:
        """Whether a request's `Host` names this server.

        Served to a whole network, it answers to any numeric address: no one can make a name of theirs out of one.
        """
        host, _, port = name.rpartition(":")
        if self.port == 80 and not port.isdigit():  # browsers leave out the port that is the scheme's own
            host, port = name, "80"
        if port != str(self.port):
            return False
        if host in {*LOOPBACK, _bracketed(self.host.lower())}:
            return True
        return self.host in {"0.0.0.0", "::"} and _is_address(host.strip("[]"))  # noqa: S104 - it is asked of


class Guard:
    """Stands before every page: host, token or cookie, origin; and gives every answer its headers."""

    def __init__(self, app: ASGIApp, *, keys: Keys, place: Place) -> None:
        self.app = app
        self._keys = keys
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer in its place."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        if scope["type"] != "http":
            return
        answer = self._refusal(scope, Headers(scope=scope))

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await (answer or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that may not pass; None for one that may."""
        if not self._place.answers_to(headers.get("host", "")):
            return _plain("This server does not answer to that name.", 421)
        method = scope["method"]
        query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if TOKEN in query and method in SAFE:
            return self._let_in(scope["path"], query)
        if not self._known(headers):
            return _plain(
                "Open the address that `armslength serve` printed: it carries the token that lets you in.\n"
                "If you just did, load this page once more.",
                401,
            )
        if method not in {*SAFE, "POST"}:
            return _plain("That is no way to ask for a page.", 405)
        if method == "POST" and not self._from_here(headers):
            return _plain(
                "Refused: this did not come from a page of the workbench. Nothing was changed.", 403
            )
        return None

    def _let_in(self, path: str, query: Mapping[str, str]) -> Response:
        """The cookie in return for the token, and the same page without it in the address."""
        if not hmac.compare_digest(query[TOKEN].encode(), self._keys.token.encode()):
            return _plain("That is not the token of this server; look at the address that it printed.", 401)
        rest = urlencode({name: value for name, value in query.items() if name != TOKEN})
        # One slash: `//elsewhere` would be an address of another server.
        answer = RedirectResponse(f"/{path.lstrip('/')}{'?' * bool(rest)}{rest}", status_code=303)
        answer.set_cookie(self._place.cookie, self._keys.session, httponly=True, samesite="strict", path="/")
        return answer

    def _known(self, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(self._place.cookie, "")
        return hmac.compare_digest(given.encode(), self._keys.session.encode())

    def _from_here(self, headers: Headers) -> bool:
        """Whether a browser says that a form came from a page of ours; the form's own token is asked for besides."""
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return False
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc == headers.get("host")


def _plain(words: str, status: int) -> Response:
    return PlainTextResponse(f"{words}\n", status_code=status)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
