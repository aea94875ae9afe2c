"""PLOVER's sixteen classes: quad, default intensity, definition; and its sectors and contexts.

Source: PLOVER Event Data Ontology, Open Event Data Alliance, 2018 manual
(https://github.com/openeventdata/PLOVER); intensities after Goldstein, J. S. (1992), "A Conflict-
Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36(2), carried over by the
CAMEO codes that each class gathers.
"""

from __future__ import annotations

from dataclasses import dataclass

from armslength.ontology.tables import rows

VERSION = "PLOVER-2018"
"""The ontology version named in every output."""


@dataclass(frozen=True, slots=True)
class EventClass:
    """One of the sixteen: quad 1-4 and the default intensity, -10 to 10."""

    name: str
    quad: int
    intensity: float
    definition: str


CLASSES: dict[str, EventClass] = {
    row["class"]: EventClass(row["class"], int(row["quad"]), float(row["intensity"]), row["definition"])
    for row in rows("plover")
}

QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

SECTORS = (
    "GOV",
    "MIL",
    "SPY",
    "COP",
    "JUD",
    "LEG",
    "OPP",
    "PTY",
    "REB",
    "CRM",
    "BUS",
    "MED",
    "CVL",
    "NGO",
    "LAB",
    "REF",
    "IGO",
)

CONTEXTS = (
    "military",
    "basing",
    "territory",
    "economic",
    "energy",
    "debt",
    "diplomatic",
    "institution",
    "legal",
    "election",
    "leadership",
    "rights",
    "migration",
    "intelligence",
    "cyber",
    "information",
    "identity",
    "health",
    "disaster",
    "culture",
    "crime",
    "nuclear",
)

CHANNEL_OF_CONTEXT: dict[str, str] = {
    "energy": "energy",
    "economic": "trade",
    "debt": "finance",
    "military": "security",
    "basing": "security",
    "nuclear": "security",
    "intelligence": "security",
    "cyber": "security",
    "territory": "security",
    "institution": "institutions",
    "legal": "institutions",
    "diplomatic": "cover",
    "election": "cover",
    "leadership": "cover",
    "rights": "cover",
    "information": "narrative",
    "identity": "narrative",
    "culture": "narrative",
}
"""Which channel of dependence a context feeds; contexts not named feed none."""
