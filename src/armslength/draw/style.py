"""The style of a chart that stands alone: every rule inside the file, light and, where a viewer asks for it, dark.

No variables and no shorthands: what turns SVG into PNG and PDF knows plain rules only. Every rule is of `.armslength`, so that a chart
within a page changes nothing of the page.
"""

from __future__ import annotations

FAMILY = "Roboto, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"
"""Roboto comes with the package and sets PNG and PDF; an SVG takes the first that its viewer has."""

LIGHT = {
    "ink": "#1c1f23",
    "soft": "#565c64",
    "paper": "#ffffff",
    "line": "#d5d9de",
    "c0": "#b5450b",
    "c1": "#0067a8",
    "c2": "#007a5a",
    "c3": "#8a3a72",
    "c4": "#8a6d00",
    "c5": "#4a6fa5",
    "c7": "#27344a",
}
"""The brief's colours: poles from c0, the patron; c7 is the client. Okabe and Ito's hues, darkened to 4.5:1 on the paper."""

DARK = {
    "ink": "#e8eaed",
    "soft": "#a9b0b8",
    "paper": "#15181c",
    "line": "#363c44",
    "c0": "#f0894f",
    "c1": "#62b6f0",
    "c2": "#3fc7a0",
    "c3": "#d98fc2",
    "c4": "#e0c04a",
    "c5": "#9db9e6",
    "c7": "#b9c7e0",
}

COLOURED = (
    *((f".{name}", "color", name) for name in ("c0", "c1", "c2", "c3", "c4", "c5", "c7")),
    ("", "color", "ink"),
    (".sheet", "fill", "paper"),
    ("text", "fill", "soft"),
    ("text.title", "fill", "ink"),
    ("text.panel-title", "fill", "ink"),
    ("text.figure-text", "fill", "ink"),
    ("text.figure-text", "stroke", "paper"),
    ("text.flag-number", "fill", "paper"),
    ("text.flag-label", "fill", "ink"),
    (".flag", "color", "ink"),
    (".grid", "stroke", "line"),
    (".axis", "stroke", "soft"),
    (".zero", "stroke", "soft"),
    (".shift-span", "fill", "soft"),
    (".shift-best", "stroke", "soft"),
    (".context", "stroke", "soft"),
    (".head.hollow", "fill", "paper"),
)
"""What has a colour: which shapes, the property, and the colour's name."""

SHAPES = """
text { font-size: 12px; }
text.title { font-size: 20px; font-weight: 700; }
text.subtitle { font-size: 14px; }
text.panel-title { font-size: 13px; font-weight: 700; }
text.hint, text.note { font-size: 11px; }
text.flag-label { font-size: 12px; }
text.flag-number { font-size: 10px; font-weight: 700; }
text.figure-text { paint-order: stroke; stroke-width: 3px; stroke-linejoin: round; }
text.label { font-size: 13px; font-weight: 700; fill: currentColor; }
.line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.own { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.unclear { stroke-dasharray: 5 4; stroke-width: 1.5; }
.edge { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-dasharray: 7 3; }
.band { fill: currentColor; opacity: 0.17; stroke: none; }
.bar { stroke: currentColor; stroke-width: 3; opacity: 0.3; }
.dot, .head, .flag, .cell { fill: currentColor; }
.head.hollow { stroke: currentColor; stroke-width: 1.5; }
.grid, .axis { stroke-width: 1; fill: none; }
.shift-span { opacity: 0.14; }
.shift-best { stroke-dasharray: 3 3; }
.stem { stroke: currentColor; stroke-width: 1.1; opacity: 0.65; }
.whisker { stroke: currentColor; stroke-width: 2; opacity: 0.25; }
.reach { stroke: currentColor; stroke-width: 2; }
.context { fill: none; stroke-width: 1; opacity: 0.45; }
.o1 { opacity: 0.3; }
.o2 { opacity: 0.55; }
.o3 { opacity: 0.78; }
"""


def sheet(*, dark: bool) -> str:
    """The rules, those of the dark among them where `dark`: a picture of dots has one ground."""
    plain = "\n".join(
        _of_chart(rule) for rule in (f"{{ font-family: {FAMILY}; }}", *SHAPES.strip().split("\n"))
    )
    rules = f"{_colours(LIGHT)}\n{plain}"
    return f"{rules}\n@media (prefers-color-scheme: dark) {{\n{_colours(DARK)}\n}}" if dark else rules


def _colours(palette: dict[str, str]) -> str:
    return "\n".join(_of_chart(f"{which} {{ {what}: {palette[name]}; }}") for which, what, name in COLOURED)


def _of_chart(rule: str) -> str:
    """`.a, .b { }` as `.armslength .a, .armslength .b { }`."""
    selectors, body = rule.split("{", 1)
    named = ", ".join(f".armslength {one.strip()}".rstrip() for one in selectors.split(","))
    return f"{named} {{{body}"
