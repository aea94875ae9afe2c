"""Numbers as charts and prose write them."""

from __future__ import annotations


def plain(value: float, digits: int = 2) -> str:
    """A number with so many decimals and a true minus sign; never a negative zero."""
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")
