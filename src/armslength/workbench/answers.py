"""What handlers share: the desk, pages over an assessment, parts of lists, and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from armslength import csv_file
from armslength.errors import MissingExtra
from armslength.workbench.asked import page_number
from armslength.workbench.pages import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from starlette.requests import Request

    from armslength.draw.picture import Picture
    from armslength.workbench.asked import Asked
    from armslength.workbench.desk import Desk, Found

T = TypeVar("T")


def desk_of(request: Request) -> Desk:
    """What the server serves."""
    desk: Desk = request.app.state.desk
    return desk


def assessed(request: Request, template: str, given: Asked, found: Found, **view: Any) -> Response:
    """A page over an assessment, which loads itself anew where a newer one is being reckoned."""
    reckoned = found.reckoned
    return page(
        request,
        template,
        given,
        again=found.stale,
        stale=found.stale,
        behind=reckoned.snapshot.behind,
        assessment=reckoned.assessment,
        question=reckoned.assessment.question,
        **view,
    )


def part_of(rows: Sequence[T], request: Request, most: int) -> tuple[Sequence[T], int, int]:
    """The rows of the page of a list that the address asks for, its number from 1, and how many pages there are, one at least."""
    last = max(-(-len(rows) // most), 1)
    number = min(page_number(request.query_params), last)
    return rows[(number - 1) * most : number * most], number, last


def csv(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """A table as a file, all of it at once: the dossier must not stay open for as long as a browser takes."""
    return Response(
        "".join(csv_file.lines(columns, rows)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def picture(name: str, drawn: Picture, kind: str) -> Response:
    """A chart as a file that stands alone: `svg`, or `png` where the extra `plot` is there.

    Raises:
        HTTPException: it is not there.
    """
    made: bytes
    if kind == "png":
        try:
            made = drawn.png()
        except MissingExtra as missing:
            raise HTTPException(404, f"{missing} Meanwhile there is the SVG.") from missing
    else:
        made = drawn.svg().encode()
    return Response(
        made,
        media_type={"svg": "image/svg+xml", "png": "image/png"}[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )
