"""Which time expression dates a deed, where the coder has linked one and where it has not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armslength.coding.dates.scan import TimeExpression
    from armslength.records import DateBasis


def date_of(
    expressions: Sequence[TimeExpression],
    *,
    sentence: tuple[int, int],
    published: str | None,
    linked: TimeExpression | None,
) -> tuple[str | None, DateBasis | None]:
    """The date of a deed as EDTF, and how it was found.

    Args:
        expressions: those of the text around the deed.
        sentence: offsets of the sentence that tells of it.
        published: EDTF of publication, or None.
        linked: the expression that the coder takes to date the deed, or None.

    Returns:
        The linked expression's value; else that of the sentence's only point in time; else, where the sentence
        gives no time at all, the publication date as a stand-in (`published`). None where the sentence has
        several times of which none was linked, or where there is nothing to stand in: a deed told beside
        another date is not of the day of publication.
    """
    if linked is not None and linked.edtf is not None:
        return linked.edtf, linked.basis
    start, end = sentence
    here = [e for e in expressions if start <= e.start and e.end <= end]
    points = [e for e in here if e.kind == "point" and e.edtf is not None]
    if len(points) == 1:
        return points[0].edtf, points[0].basis
    if points or linked is not None:
        return None, None
    return (published, "published") if published is not None else (None, None)
