"""Stable ids of the ledgers' items."""

from __future__ import annotations

import hashlib

from armslength.ledgers.model import Said


def identifier(prefix: str, *sides: Said) -> str:
    """`prefix` and twelve hex digits: a hash of where the words stand."""
    key = " ".join(f"{s.document}:{s.at.start}-{s.at.end}" for s in sides)
    return prefix + hashlib.sha256(key.encode()).hexdigest()[:12]
