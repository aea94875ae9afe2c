"""SVG as PNG and as PDF, set in the packaged Roboto alone, so that no machine's fonts change it; both need an extra."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib import resources
from typing import Literal

from armslength.errors import MissingExtra

FACES = ("Roboto-Regular.ttf", "Roboto-Bold.ttf")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
POINT = 0.75
"""Points to the pixel, as CSS has it."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""A PDF says when it was made; ours always say this, so that the same chart has the same bytes."""


def png(svg: str, *, zoom: float) -> bytes:
    """The drawing in dots, `zoom` of them to the pixel.

    Raises:
        MissingExtra: resvg is not installed.
    """
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise MissingExtra(extra="plot", needs="A chart as PNG") from missing
    with resources.as_file(_fonts()) as folder:
        files = [str(folder / face) for face in FACES]
        return bytes(
            svg_to_bytes(
                svg_string=svg,
                zoom=zoom,
                skip_system_fonts=True,
                font_files=files,
                font_family="Roboto",
                sans_serif_family="Roboto",
            )
        )


def pdf(svg: str) -> bytes:
    """The drawing on a page of its own size.

    Raises:
        MissingExtra: typst is not installed.
    """
    return typeset(svg, "pdf")


def typeset(svg: str, form: Literal["pdf", "png"]) -> bytes:
    """The drawing by typst, as a page of its own size; as PNG two dots to the pixel.

    Raises:
        MissingExtra: typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise MissingExtra(extra="pdf", needs=f"A chart as {form.upper()}") from missing
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("an SVG without a size")
    width, height = (float(pixels) * POINT for pixels in found.groups())
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n"
        "#set document(date: none)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)\n'
    )
    with resources.as_file(_fonts()) as folder:
        return bytes(
            typst.compile(
                page.encode(),
                sys_inputs={"svg": svg},
                format=form,
                ppi=2 * 72 / POINT,
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
                ),
                ignore_system_fonts=True,
                timestamp=LONG_AGO,
            )
        )


def _fonts() -> resources.abc.Traversable:
    return resources.files("armslength.draw") / "fonts"
