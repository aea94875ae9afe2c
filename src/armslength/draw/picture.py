"""A chart in the hand: shown by a notebook, saved as SVG, PNG or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armslength.draw import raster
from armslength.draw.sheet import sheet
from armslength.errors import InputError
from armslength.whole import written_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.draw.sheet import Part, Words

FORMATS = ("svg", "png", "pdf")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that stands alone. The same chart has the same bytes, wherever and whenever it is made.

    Attributes:
        words: its title and what stands about it.
        parts: its drawings.
    """

    words: Words
    parts: Sequence[Part]

    def svg(self, *, dark: bool = True) -> str:
        """As one SVG file; light alone where not `dark`."""
        return sheet(self.words, self.parts, dark=dark)

    def png(self, *, zoom: float = 2.0) -> bytes:
        """As dots, `zoom` of them to the pixel; needs the extra `plot`.

        Raises:
            MissingExtra: it is not installed.
        """
        return raster.png(self.svg(dark=False), zoom=zoom)

    def pdf(self) -> bytes:
        """As a page of its own size; needs the extra `pdf`.

        Raises:
            MissingExtra: it is not installed.
        """
        return raster.pdf(self.svg(dark=False))

    def save(self, path: str | Path) -> Path:
        """Write it in the format that the name ends in, wholly or not at all.

        Returns:
            The path.

        Raises:
            InputError: the name ends in none of `FORMATS`, or the file cannot be written.
            MissingExtra: the format needs what is not installed.
        """
        path = Path(path)
        made = self._bytes(path)
        try:
            with written_whole(path) as half:
                half.write_bytes(made)
        except OSError as problem:
            raise InputError(f"{path}: cannot be written: {problem.strerror}; give another name") from problem
        return path

    def _bytes(self, path: Path) -> bytes:
        match path.suffix.lower():
            case ".svg":
                return self.svg().encode()
            case ".png":
                return self.png()
            case ".pdf":
                return self.pdf()
            case _:
                raise InputError(f"{path}: ends in none of .{', .'.join(FORMATS)}; give it one of these")

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg()
