"""What is printed for people: words out of documents cannot move the cursor, retitle the window or clear the screen."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.text import Text

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Plain(Console):
    """A console that prints control characters as `\N{REPLACEMENT CHARACTER}`, line breaks and tabs apart."""

    def render_str(self, text: str, **how: Any) -> Text:
        """Markup as text, as rich does it, once nothing in it is a control character."""
        return super().render_str(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text), **how)
