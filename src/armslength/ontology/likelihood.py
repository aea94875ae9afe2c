"""Words of probability. Source: ICD 203, Analytic Standards, US ODNI, 2015 (section 6.e.2)."""

from __future__ import annotations

YARDSTICK: tuple[tuple[float, float, str], ...] = (
    (0.01, 0.05, "almost no chance"),
    (0.05, 0.20, "very unlikely"),
    (0.20, 0.45, "unlikely"),
    (0.45, 0.55, "roughly even chance"),
    (0.55, 0.80, "likely"),
    (0.80, 0.95, "very likely"),
    (0.95, 0.99, "almost certain"),
)


def word(probability: float) -> str:
    """The yardstick's word for a probability in [0, 1]; its outer words reach to 0 and 1."""
    if not 0 <= probability <= 1:
        raise ValueError(f"{probability} is no probability")
    for _, high, name in YARDSTICK:
        if probability < high:
            return name
    return YARDSTICK[-1][2]
