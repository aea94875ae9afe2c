"""Actors: how often each is named, as whom it is known, which offices it held when, and with whom it deals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.exceptions import HTTPException

from armslength import edtf
from armslength.ontology.actors import registry_for, within
from armslength.records import Actor
from armslength.workbench import answers, pages
from armslength.workbench.asked import asked, words

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from armslength.ontology.actors import Registry
    from armslength.records import Role
    from armslength.store import Dossier

A_PAGE = 200
MOST_PRINTED = 40
MOST_DEALINGS = 20
MOST_PARTS = 200
COLUMNS = ("code", "name", "kind", "country", "sector", "events_as_source", "events_as_target", "named")


class Listed(NamedTuple):
    """An actor of the list.

    Attributes:
        code: of a state or organisation; of a person or body `BLR.lukashenko`.
        doing, done_to: events in which it acts, and in which it is acted upon; None of a person or body, whose deeds are its state's.
        named: mentions in reports that were resolved to it.
    """

    code: str
    name: str
    kind: str
    country: str
    sector: str
    doing: int | None
    done_to: int | None
    named: int


class Held(NamedTuple):
    """An office with its dates in words, and whether it was held on the day asked for."""

    title: str
    country: str
    dates: str
    now: bool


class Dealing(NamedTuple):
    """Deeds between an actor and another: how many it did, and how many were done to it."""

    code: str
    name: str
    doing: int
    done_to: int


class Printed(NamedTuple):
    """How documents print an actor, how often, and by which rule that was resolved."""

    text: str
    by: str
    times: int


@dataclass(frozen=True, slots=True)
class Person:
    """All that an actor's page shows.

    Attributes:
        filterable: whether events can be filtered by it.
        first, last: days of its first and last dated event; empty where there is none.
        parts: persons and bodies of the same state that documents name.
    """

    code: str
    name: str
    kind: str
    country: str
    sector: str
    roles: tuple[Held, ...]
    doing: int
    done_to: int
    first: str
    last: str
    filterable: bool
    dealings: tuple[Dealing, ...]
    printed: tuple[Printed, ...]
    parts: tuple[Listed, ...]


def listed(dossier: Dossier, text: str = "") -> list[Listed]:
    """Who is named, the most frequent first; with `text`, those whose code or name holds it."""
    known = registry_for(dossier.question)
    rows = dossier.sql(
        """
        WITH acting AS (SELECT code, count(DISTINCT event) FILTER (role = 'source') AS doing,
                               count(DISTINCT event) FILTER (role = 'target') AS done_to
                        FROM event_actors GROUP BY code),
             named AS (SELECT code, count(*) AS n FROM report_actors WHERE code IS NOT NULL GROUP BY code)
        SELECT coalesce(acting.code, named.code) AS code, coalesce(doing, 0), coalesce(done_to, 0), coalesce(n, 0)
        FROM acting FULL JOIN named USING (code)
        ORDER BY coalesce(doing, 0) + coalesce(done_to, 0) DESC, coalesce(n, 0) DESC, code"""
    )
    found = [_listed(known, *row) for row in rows]
    low = text.casefold()
    return [a for a in found if low in a.code.casefold() or low in a.name.casefold()] if low else found


def person(dossier: Dossier, code: str, day: str | None) -> Person | None:
    """One actor; None where neither the registry nor the dossier knows it."""
    known = registry_for(dossier.question)
    ((doing, done_to, first, last),) = dossier.sql(
        """
        SELECT count(DISTINCT event) FILTER (role = 'source'), count(DISTINCT event) FILTER (role = 'target'),
               min(coalesce(start, "end")), max(coalesce(start, "end"))
        FROM event_actors JOIN events ON events.id = event WHERE code = $code""",
        {"code": code},
    )
    printed = dossier.sql(
        f"""
        SELECT text, coalesce(resolved_by, 'not resolved'), count(*) FROM report_actors WHERE code = $code
        GROUP BY ALL ORDER BY 3 DESC, 1, 2 LIMIT {MOST_PRINTED}""",  # noqa: S608 - a number of ours
        {"code": code},
    )
    if code in known:
        actor = known.actor(code)
    elif doing or done_to or printed:
        actor = Actor(code, code, "", code.partition(".")[0], "", ())
    else:
        return None
    dealings = dossier.sql(
        f"""
        SELECT other.code, count(DISTINCT one.event) FILTER (one.role = 'source'),
               count(DISTINCT one.event) FILTER (one.role = 'target')
        FROM event_actors one JOIN event_actors other ON other.event = one.event AND other.role <> one.role
        WHERE one.code = $code AND other.code <> $code GROUP BY ALL
        ORDER BY count(DISTINCT one.event) DESC, 1 LIMIT {MOST_DEALINGS}""",  # noqa: S608 - a number of ours
        {"code": code},
    )
    return Person(
        code=code,
        name=actor.name,
        kind=actor.kind,
        country=actor.country if actor.country != code else "",
        sector=actor.sector,
        roles=tuple(_held(role, known, day) for role in sorted(actor.roles, key=lambda r: r.since or "", reverse=True)),
        doing=doing,
        done_to=done_to,
        first=first.isoformat() if first else "",
        last=last.isoformat() if last else "",
        filterable=bool(doing or done_to),
        dealings=tuple(Dealing(other, _name(known, other), *counts) for other, *counts in dealings),
        printed=tuple(Printed(*row) for row in printed),
        parts=tuple(a for a in listed(dossier) if a.code.startswith(f"{code}."))[:MOST_PARTS],
    )  # fmt: skip


def page(request: Request) -> Response:
    """A page of the actors."""
    given, text = asked(request.query_params), words(request.query_params)
    with answers.desk_of(request).opened(given) as dossier:
        found = listed(dossier, text)
    shown, number, last = answers.part_of(found, request, A_PAGE)
    return pages.page(
        request, "actors.html.j2", given, actors=shown, count=len(found), number=number, last=last, text=text
    )  # fmt: skip


def as_csv(request: Request) -> Response:
    """Every actor as a row."""
    with answers.desk_of(request).opened(asked(request.query_params)) as dossier:
        found = listed(dossier, words(request.query_params))
    rows: list[dict[str, Any]] = [dict(zip(COLUMNS, one, strict=True)) for one in found]
    return answers.csv("actors", COLUMNS, rows)


def one(request: Request) -> Response:
    """One actor."""
    given, code = asked(request.query_params), request.path_params["code"]
    with answers.desk_of(request).opened(given) as dossier:
        found = person(dossier, code, given.day)
    if found is None:
        raise HTTPException(404, f"{code}: no such actor, neither in the registry nor in this dossier.")
    return pages.page(request, "actor.html.j2", given, actor=found)


def _name(known: Registry, code: str) -> str:
    return known.actor(code).name if code in known else code


def _listed(known: Registry, code: str, doing: int, done_to: int, named: int) -> Listed:
    counts: tuple[int | None, int | None] = (doing, done_to)
    if "." in code and not doing + done_to:
        counts = (None, None)
    if code not in known:
        return Listed(code, code, "", "", "", *counts, named)
    actor = known.actor(code)
    return Listed(code, actor.name, actor.kind, actor.country, actor.sector, *counts, named)


def _held(role: Role, known: Registry, day: str | None) -> Held:
    since, until = (_day(d) for d in (role.since, role.until))
    if since and until:
        dates = f"{since} to {until}"
    elif since:
        dates = f"since {since}"
    elif until:
        dates = f"until {until}"
    else:
        dates = "dates not known"
    now = day is not None and within(role.since, role.until, day)
    return Held(role.title, _name(known, role.country), dates, now)


def _day(given: str | None) -> str | None:
    return edtf.label(given) if given and edtf.is_edtf(given) else given
