"""The question a dossier asks: read from `dossier.toml`, and checked wherever it comes from."""

from __future__ import annotations

import datetime as dt
import math
import re
import tomllib
from typing import TYPE_CHECKING

from armslength import edtf
from armslength.errors import BadDate, ConfigError, InputError, UnknownActor
from armslength.ontology.actors import registry
from armslength.ontology.grades import SOURCE
from armslength.ontology.plover import SECTORS
from armslength.records import CHANNELS, DEFAULT_WEIGHTS, OwnActor, Question
from armslength.store.toml_table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ACTOR = "an ISO 3166-1 alpha-3 code or an organisation's code, such as BLR or EU"
RIVALS = 'a list of one or more such codes, each another one, such as ["EU", "UKR"]'
DAY = "a day in quotes, such as 2014-01-01"
GRADE = "A, B, C, D, E or F, in quotes"
WEIGHT = "a number from 0 to 1; the four together 1"
CHANNEL_WEIGHT = "a number, 0 or more; at least one channel above 0"
HALF_LIFE = "a number of months above 0"
NAMES = 'a list of names as the texts write them, such as ["Sviatlana Tsikhanouskaya"]'
KINDS = ("person", "org", "group")
OF_KINDS = ", ".join(KINDS)
OF_SECTORS = ", ".join(SECTORS)
OWN = re.compile(r"[A-Z]+\.[a-z0-9_]+")
OWN_CODE = "the country's code, a dot and a short name in small letters, such as BLR.tsikhanouskaya"
WINDOW = "a whole number of days, 1 or more"


def read_question(path: Path) -> Question:
    """The question in the file at `path`.

    Raises:
        InputError: the file cannot be read or is no TOML.
        ConfigError, UnknownActor, BadDate: a key has a value it may not have.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(f"{path}: cannot be read: {problem}; it must be a UTF-8 text file") from problem
    return question_from_toml(text, str(path))


def question_from_toml(text: str, where: str) -> Question:
    """The question that `text` states; keys left out have their defaults, keys unknown are refused.

    Args:
        text: the content of a `dossier.toml`.
        where: what messages call it.

    Raises:
        InputError: `text` is no TOML.
        ConfigError, UnknownActor, BadDate: a key has a value it may not have.
    """
    try:
        values = tomllib.loads(text)
    except ValueError as problem:  # a number of thousands of digits raises no TOMLDecodeError
        raise InputError(
            f"{where}: no TOML: {problem}; mend that line (https://toml.io shows the form)"
        ) from problem
    except RecursionError:
        raise InputError(
            f"{where}: no TOML of ours: it nests without end; see docs/tutorial.md for the form"
        ) from None
    whole = Table(where, "", values).only(("question", "sources", "measure", "actor"))
    asked = whole.table("question").only(("client", "patron", "rivals", "since", "until"))
    sources = whole.table("sources").only(("grades", "home"))
    grades, homes = sources.table("grades"), sources.table("home")
    measure = whole.table("measure").only(("half_life_months", "window_days", "weights", "channels"))
    weights = measure.table("weights").only(tuple(DEFAULT_WEIGHTS))
    channels = measure.table("channels").only(CHANNELS)
    question = Question(
        client=asked.text("client", ACTOR),
        patron=asked.text("patron", ACTOR),
        rivals=asked.texts("rivals", RIVALS),
        since=_day(asked, "since", last=False),
        until=_day(asked, "until", last=True),
        grades={publisher: grades.text(publisher, GRADE) for publisher in grades.values},
        homes={publisher: homes.text(publisher, ACTOR) for publisher in homes.values},
        weights={part: weights.number(part, default, WEIGHT) for part, default in DEFAULT_WEIGHTS.items()},
        channel_weights={channel: channels.number(channel, 1.0, CHANNEL_WEIGHT) for channel in CHANNELS},
        half_life_months=measure.number("half_life_months", 36.0, HALF_LIFE),
        window_days=measure.whole("window_days", 180, WINDOW),
        actors=tuple(_own_actor(table) for table in whole.tables("actor")),
    )
    check_question(question, where)
    return question


def question_day(value: str, *, where: str, last: bool) -> str:
    """The ISO day that a bound of the period means: `2014` is its first day, or its `last`.

    Raises:
        BadDate: `value` is no date, or one with no such end.
    """
    day = edtf.bounds(edtf.parse_given(value, where))[1 if last else 0]
    if day is None:
        raise BadDate(value, where=where)
    return day.isoformat()


def check_code(code: str, where: str) -> None:
    """Refuse a code that names no state and no organisation.

    Raises:
        UnknownActor: with the codes that may have been meant.
    """
    if not registry().is_country_code(code):
        raise UnknownActor(code, where=where, near=registry().near(code))


def check_question(question: Question, where: str) -> None:
    """Refuse a question that cannot be asked; `where` is the file or command that asks it.

    Raises:
        UnknownActor: a code is not in the ontology.
        BadDate: `since` or `until` is no ISO day.
        ConfigError: any other key, with the values allowed.
    """
    _check_codes(question, where)
    _check_period(question, where)
    for publisher, grade in question.grades.items():
        if grade not in SOURCE:
            raise _refusal(where, f"sources.grades.{publisher}", f"{grade!r} is no source grade", GRADE)
    for publisher, country in question.homes.items():
        check_code(country, f"{where}: sources.home.{publisher}")
    _check_weights(question.weights, where)
    _check_channels(question.channel_weights, where)
    if not (math.isfinite(question.half_life_months) and question.half_life_months > 0):
        raise _refusal(
            where, "measure.half_life_months", f"{question.half_life_months} is too little", HALF_LIFE
        )
    if question.window_days < 1:
        raise _refusal(where, "measure.window_days", f"{question.window_days} is too little", WINDOW)


def _own_actor(given: Table) -> OwnActor:
    """One [[actor]]: its names, its country, and what it is."""
    given.only(("code", "names", "country", "sector", "kind", "since", "until"))
    names = given.texts("names", NAMES)
    if not names or not all(name.strip() for name in names):
        raise given.refusal("names", "no name", NAMES)
    country, sector, kind = (
        given.text("country", ACTOR),
        given.text("sector", OF_SECTORS),
        given.text("kind", OF_KINDS),
    )
    check_code(country, f"{given.where}: {given.key('country')}")
    if sector not in SECTORS:
        raise given.refusal("sector", f"{sector!r} is no sector", OF_SECTORS)
    if kind not in KINDS:
        raise given.refusal("kind", f"{kind!r} is no kind", OF_KINDS)
    code = given.text("code", OWN_CODE)
    if not OWN.fullmatch(code) or not code.startswith(f"{country}."):
        raise given.refusal("code", f"{code!r} is no code of an actor of {country}", OWN_CODE)
    since, until = given.day("since", DAY), given.day("until", DAY)
    for name, date in (("since", since), ("until", until)):
        if date is not None:
            edtf.parse_given(date, f"{given.where}: {given.key(name)}")
    return OwnActor(code, names, country, sector, kind, since, until)


def _day(asked: Table, name: str, *, last: bool) -> str | None:
    value = asked.day(name, DAY)
    where = f"{asked.where}: {asked.key(name)}"
    return None if value is None else question_day(value, where=where, last=last)


def _refusal(where: str, key: str, problem: str, allowed: str) -> ConfigError:
    return ConfigError(where=where, key=key, problem=problem, allowed=allowed)


def _check_codes(question: Question, where: str) -> None:
    if not question.rivals:
        raise _refusal(where, "question.rivals", "no rival is named", RIVALS)
    seen: dict[str, str] = {}
    asked = [
        ("client", question.client),
        ("patron", question.patron),
        *(("rivals", code) for code in question.rivals),
    ]
    for role, code in asked:
        check_code(code, f"{where}: question.{role}")
        if code in seen:
            problem = f"{code} stands in question.{seen[code]} already"
            raise _refusal(where, f"question.{role}", problem, RIVALS if role == "rivals" else ACTOR)
        seen[code] = role


def _check_period(question: Question, where: str) -> None:
    for name, day in (("since", question.since), ("until", question.until)):
        if day is not None and not _is_iso_day(day):
            raise BadDate(day, where=f"{where}: question.{name}")
    if question.since and question.until and question.since > question.until:
        problem = f"{question.until} lies before question.since ({question.since})"
        raise _refusal(where, "question.until", problem, f"{DAY}, not before since")


def _is_iso_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _check_weights(weights: Mapping[str, float], where: str) -> None:
    _check_names(weights, tuple(DEFAULT_WEIGHTS), where, "measure.weights")
    for part, weight in weights.items():
        if not 0 <= weight <= 1:
            raise _refusal(where, f"measure.weights.{part}", f"{weight} lies outside", WEIGHT)
    total = math.fsum(weights.values())
    if abs(total - 1) > 1e-6:
        raise _refusal(where, "measure.weights", f"they sum to {total:.6g}", WEIGHT)


def _check_channels(weights: Mapping[str, float], where: str) -> None:
    _check_names(weights, CHANNELS, where, "measure.channels")
    for channel, weight in weights.items():
        if not (math.isfinite(weight) and weight >= 0):
            raise _refusal(where, f"measure.channels.{channel}", f"{weight} is no weight", CHANNEL_WEIGHT)
    if not any(weights.values()):
        raise _refusal(where, "measure.channels", "every weight is 0", CHANNEL_WEIGHT)


def _check_names(given: Mapping[str, float], known: tuple[str, ...], where: str, table: str) -> None:
    for name in (*given, *known):
        if name not in known:
            raise _refusal(where, f"{table}.{name}", "unknown key", ", ".join(known))
        if name not in given:
            raise _refusal(where, f"{table}.{name}", "missing", "a number for each of " + ", ".join(known))
