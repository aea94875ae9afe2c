"""What goes between this process and a parser's: JSON headed by its length, so that no byte of it can be code."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import IO, Any

from armslength.read.intake import Found, Intake, Item, Limits
from armslength.records import Citation, Quarantined

_LENGTH = 8


def put(stream: IO[bytes], value: Any, body: bytes = b"") -> None:
    """Write a value that JSON can hold, and bytes beside it."""
    # Not as \uxxxx: words of another script would weigh three times what they do in UTF-8, and be refused for it.
    head = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(len(head).to_bytes(_LENGTH, "big") + len(body).to_bytes(_LENGTH, "big") + head)
    stream.write(body)
    stream.flush()


def taken(stream: IO[bytes], most: int) -> tuple[Any, bytes] | None:
    """The next value and its bytes; None where the other side is gone.

    Raises:
        OverflowError: they are over `most` bytes long.
    """
    lengths = stream.read(2 * _LENGTH)
    if len(lengths) < 2 * _LENGTH:
        return None
    head, body = int.from_bytes(lengths[:_LENGTH], "big"), int.from_bytes(lengths[_LENGTH:], "big")
    if head + body > most:
        raise OverflowError(head + body)
    data = stream.read(head + body)
    if len(data) < head + body:
        return None
    return json.loads(data[:head].decode("utf-8", "surrogatepass")), data[head:]


def asked(fmt: str, intake: Intake) -> dict[str, Any]:
    """A parser's task, but for the bytes to parse."""
    return {"fmt": fmt, "limits": asdict(intake.limits), "today": intake.today.isoformat()}


def task(value: dict[str, Any]) -> tuple[str, Intake]:
    """The same at the other end; the origin stays behind, for a parser's process need not know it."""
    return value["fmt"], Intake("", Limits(**value["limits"]), date.fromisoformat(value["today"]))


def told(item: Item) -> dict[str, Any]:
    """What was found or refused, as JSON holds it."""
    return {"refused" if isinstance(item, Quarantined) else "found": asdict(item)}


def item(value: dict[str, Any], origin: str) -> Item:
    """The same again; `origin` stands before where it says it came from."""
    if "refused" in value:
        refused = Quarantined(**value["refused"])
        return replace(refused, origin=origin + refused.origin)
    fields = value["found"]
    cites = tuple(Citation(**cited) for cited in fields.pop("cites"))
    return Found(**{**fields, "origin": origin + fields["origin"], "cites": cites})
