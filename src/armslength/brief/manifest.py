"""What a brief was made of, in one line that it prints itself: enough to make it again, and to tell older from altered."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast, get_args

from armslength.edtf import is_edtf
from armslength.records import PeriodName

if TYPE_CHECKING:
    from armslength.store import Dossier

HEADING = "How to check this brief"
"""What the line stands under."""
LEADING = "Brief manifest:"
UNSEALED = "0" * 16
"""Stands in the line until the words are all there; then their hash takes its place."""

_LINE = re.compile(
    r"period (?P<period>\w+); made (?P<made>[\d-]+); as of (?P<as_of>[\d-]+|all); outlook (?P<outlook>yes|no); "
    r"leads (?P<leads>yes|no); armslength (?P<version>[\w.+-]+); dossier (?P<dossier>[0-9a-f]{16}); words (?P<words>[0-9a-f]{16})"
)
_LEFT_OUT = ("meta", "runs", "inputs", "unmerged", "outlooks", "event_forecasts", "sentences")
"""Tables that say how the dossier came to be, not what it holds; sentences follow from the texts and the version."""
_PARTS = {
    "documents": "* EXCLUDE (text, run)",
    "quarantine": "* EXCLUDE (run)",
    "datasets": "* EXCLUDE (run)",
}
"""Texts stand for their hashes, and which run brought a row says nothing."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a brief was asked for, and of what.

    Attributes:
        as_of: an ISO day; None where everything counted.
        version: of Armslength.
        dossier: hash of what the dossier held and asks, 16 hex digits.
        words: hash of the brief's own words as its file has them, 16 hex digits; `UNSEALED` before it is written.
    """

    period: PeriodName
    made: str
    as_of: str | None
    outlook: bool
    leads: bool
    version: str
    dossier: str
    words: str = UNSEALED

    def line(self) -> str:
        """As the brief prints it."""
        return (
            f"period {self.period}; made {self.made}; as of {self.as_of or 'all'}; outlook {_yes(self.outlook)}; "
            f"leads {_yes(self.leads)}; armslength {self.version}; dossier {self.dossier}; words {self.words}"
        )

    def sealed(self, content: bytes, words: str) -> bytes:
        """A file, or a part of one, with the hash of its words in this line; not where a document quoted has such a line."""
        head = f"dossier {self.dossier}; words "
        return content.replace(f"{head}{UNSEALED}".encode(), f"{head}{words}".encode())


def read(text: str) -> Manifest | None:
    """The manifest that stands in a text; None where there is none, or none that could have been written."""
    found = _LINE.search(" ".join(text.split()))
    if found is None or found["period"] not in get_args(PeriodName):
        return None
    day = None if found["as_of"] == "all" else found["as_of"]
    if not is_edtf(found["made"]) or not (day is None or is_edtf(day)):
        return None
    return Manifest(
        period=cast("PeriodName", found["period"]),
        made=found["made"],
        as_of=day,
        outlook=found["outlook"] == "yes",
        leads=found["leads"] == "yes",
        version=found["version"],
        dossier=found["dossier"],
        words=found["words"],
    )


def contents(dossier: Dossier) -> str:
    """A hash of what the dossier holds and asks, whatever order it came in: 16 hex digits.

    Two dossiers with the same documents, coded alike and asked the same, have the same.
    """
    tables = [
        name
        for (name,) in dossier.sql(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal"
        )
        if name not in _LEFT_OUT
    ]
    every = " UNION ALL ".join(
        f"SELECT '{table}', count(*), coalesce(sum(md5_number_lower(t::VARCHAR)), 0)::VARCHAR "  # noqa: S608 - names of ours
        f"FROM (SELECT {_PARTS.get(table, '*')} FROM {table}) t"
        for table in tables
    )
    found = sorted(dossier.sql(every))
    asked = json.dumps(asdict(dossier.question), sort_keys=True, default=str)
    return hashlib.sha256(f"{found}{asked}".encode()).hexdigest()[:16]


def _yes(flag: bool) -> str:  # noqa: FBT001 - a word for it
    return "yes" if flag else "no"
