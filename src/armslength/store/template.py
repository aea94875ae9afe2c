"""`dossier.toml` as it is first written: every key with what it means, what it may be and its default."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from armslength.records import CHANNELS, DEFAULT_WEIGHTS, OwnActor, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT = """\
# The question this dossier asks. It is read at every run: change it, then write the brief again.
# A key left out takes its default. A key that is not known is refused, with the nearest known one.

[question]
# Who may be held, and by whom. An ISO 3166-1 alpha-3 code (BLR, RUS) or an organisation's (EU, NATO).
client = {client}
patron = {patron}
# The other poles the client may turn to. One code or more, none of them client or patron.
rivals = {rivals}
# The first and the last day looked at, both included: "2014-01-01", or "2014" for the whole year.
# Left out, the documents decide.
{since}
{until}

[sources.grades]
# How far a publisher is trusted, for its documents that bring no grade of their own (Admiralty code):
# A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.
# A publisher not named here is ungraded. Once one is graded A to C, deeds that only others tell weigh together no more,
# in any year, than those of the graded: a flood of unknown sources cannot drown them.
# "Example Agency" = "B"
{grades}

[sources.home]
# Whose president, government or army a publisher means where it names no country: for official sites and
# national agencies. It serves documents added from then on. A state's organ by its own name ("President of
# Russia") needs no line; any other publisher that is not named here means nobody's.
# "Example Agency" = "BLR"
{homes}

[measure]
# How many months until a past deed counts half in compliance, hedging, commitment and, where
# no figure is known, dependence. Above 0; default 36.
half_life_months = {half_life_months}
# How many days after a demand an answer still counts as one. A whole number, 1 or more; default 180.
window_days = {window_days}

[measure.weights]
# What each part weighs in the patron's hold. From 0 to 1 each, together 1; defaults {default_weights}.
{weights}

[measure.channels]
# What each channel weighs in dependence, over those that are known. 0 or more; default 1 each.
# 0 leaves the channel out.
{channels}

# Actors of your own, beside those of the tables: as many [[actor]] as you need. They serve documents added
# from then on. `names` as the texts write them; `sector` a PLOVER sector (GOV, OPP, BUS, ...); `kind` person,
# org or group; `since` and `until` where the names mean it only for a time.
# [[actor]]
# code = "BLR.tsikhanouskaya"
# names = ["Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya"]
# country = "BLR"
# sector = "OPP"
# kind = "person"
{actors}
"""


def question_to_toml(question: Question) -> str:
    """The text of a `dossier.toml` that asks `question`, with every key explained."""
    return _TEXT.format(
        client=_quoted(question.client),
        patron=_quoted(question.patron),
        rivals=f"[{', '.join(_quoted(code) for code in question.rivals)}]",
        since=_day("since", question.since, "2014-01-01"),
        until=_day("until", question.until, "2022-12-31"),
        grades=_lines(f"{_quoted(name)} = {_quoted(grade)}" for name, grade in question.grades.items()),
        homes=_lines(f"{_quoted(name)} = {_quoted(home)}" for name, home in question.homes.items()),
        half_life_months=float(question.half_life_months),
        window_days=question.window_days,
        default_weights=", ".join(f"{weight:g}" for weight in DEFAULT_WEIGHTS.values()),
        weights=_lines(f"{part} = {float(question.weights[part])}" for part in DEFAULT_WEIGHTS),
        actors="\n\n".join(_own(actor) for actor in question.actors),
        channels=_lines(f"{channel} = {float(question.channel_weights[channel])}" for channel in CHANNELS),
    ).replace("\n\n\n", "\n\n")


def _own(actor: OwnActor) -> str:
    """An [[actor]] table."""
    lines = ["[[actor]]", f"code = {_quoted(actor.code)}"]
    lines.append(f"names = [{', '.join(_quoted(name) for name in actor.names)}]")
    lines += [f"{key} = {_quoted(getattr(actor, key))}" for key in ("country", "sector", "kind")]
    lines += [f"{key} = {_quoted(getattr(actor, key))}" for key in ("since", "until") if getattr(actor, key)]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, but that TOML wants DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _day(name: str, day: str | None, example: str) -> str:
    return f'# {name} = "{example}"' if day is None else f'{name} = "{day}"'


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
