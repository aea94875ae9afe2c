"""One table of a TOML file, asked key by key; every refusal names the file, the key and what is allowed."""

from __future__ import annotations

import datetime as dt
import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armslength.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Table:
    """A table and where it stands.

    Attributes:
        where: the file, as the reader of a message should find it.
        path: the table's dotted name; empty for the whole file.
        values: what it holds.
    """

    where: str
    path: str
    values: Mapping[str, object]

    def key(self, name: str) -> str:
        """`name` with the table's own before it, as messages print it."""
        return f"{self.path}.{name}" if self.path else name

    def refusal(self, name: str, problem: str, allowed: str) -> ConfigError:
        """The error to raise over `name`."""
        return ConfigError(where=self.where, key=self.key(name), problem=problem, allowed=allowed)

    def only(self, known: Sequence[str]) -> Table:
        """This table, once no key but the `known` ones stands in it; the nearest one is named otherwise."""
        for name in self.values:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"; did you mean {self.key(near[0])}?" if near else ""
                raise self.refusal(name, f"unknown key{hint}", ", ".join(known))
        return self

    def table(self, name: str) -> Table:
        """The table `name` within this one; an empty one where the file has none."""
        value = self.values.get(name, {})
        if not isinstance(value, Mapping):
            raise self.refusal(name, f"{value!r} is no table", f"a table, [{self.key(name)}]")
        return Table(self.where, self.key(name), value)

    def tables(self, name: str) -> list[Table]:
        """The tables of the array `name`, [[name]]; none where the file has none."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise self.refusal(
                name, f"{value!r} is no array of tables", f"tables headed [[{self.key(name)}]]"
            )
        return [Table(self.where, f"{self.key(name)}[{n}]", item) for n, item in enumerate(value, start=1)]

    def text(self, name: str, allowed: str) -> str:
        """The words under `name`, which must be there."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.refusal(name, "missing" if value is None else f"{value!r} is no text", allowed)
        return value

    def texts(self, name: str, allowed: str) -> tuple[str, ...]:
        """The list of words under `name`, which must be there."""
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refusal(
                name, "missing" if value is None else f"{value!r} is no list of texts", allowed
            )
        return tuple(value)

    def day(self, name: str, allowed: str) -> str | None:
        """The date under `name` as it was written, or None where there is none."""
        value = self.values.get(name)
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value.isoformat()
        return None if value is None else self.text(name, allowed)

    def number(self, name: str, default: float, allowed: str) -> float:
        """The finite number under `name`, or `default` where there is none."""
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.refusal(name, f"{value!r} is no number", allowed)
        return float(value)

    def whole(self, name: str, default: int, allowed: str) -> int:
        """The whole number under `name`, or `default` where there is none."""
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refusal(name, f"{value!r} is no whole number", allowed)
        return value
