"""The templates and the style sheet that every page of ours has."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from armslength.brief import wording
from armslength.ontology import likelihood

if TYPE_CHECKING:
    from jinja2 import Environment

# C0 and C1 controls, and the marks that turn the direction of writing: shown, they could hide or forge text.
_UNSHOWN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    "\ufffd",
)


def shown(text: str) -> str:
    """The text without characters that could hide or forge other text."""
    return text.translate(_UNSHOWN)


def _shown(value: Any) -> Any:
    """What a template prints; markup is our own and stays as it is."""
    return shown(value) if type(value) is str else value


def style() -> Markup:
    """The style sheet of every page."""
    sheet = (
        resources.files("armslength.brief.layout")
        .joinpath("templates", "brief.css")
        .read_text(encoding="utf-8")
    )
    return Markup(sheet)  # noqa: S704 - our own file


@cache
def environment() -> Environment:
    """The templates: everything printed is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import, needed here alone

    made = Environment(
        loader=PackageLoader("armslength.brief.layout"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"wording": wording, "yardstick": likelihood.YARDSTICK}
    return made
