"""What is claimed in documents: positions, red lines, promises, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from armslength import coding, ledgers, positions, store
from armslength.coding.actors import Resolver
from armslength.coding.actors.speakers import Turns
from armslength.coding.dates import TimeExpression, date_of, expressions
from armslength.ontology.actors import Registry, registry_for
from armslength.records import DateBasis, Document, Report, Sentence, Stance
from armslength.run.opening import opened

DOCUMENTS_A_PART = 500

REACH = 2_000
"""How many characters before a sentence a time may stand that dates what it says."""


def positions_in(
    directory: str | Path,
    *,
    holder: str | None = None,
    issue: str | None = None,
    as_of: str | None = None,
    unlisted: bool = False,
) -> list[positions.Position]:
    """Who holds which position on which issue, from when to when, as the documents of a dossier tell it.

    Args:
        holder: code of a state, whose persons and bodies count too, or of one of them; None is anyone.
        issue: a kind of issue, or words of its name; None is any.
        as_of: an ISO day: only what was published by then.
        unlisted: whether also on what the catalogue of issues does not list.
    """
    with opened(directory, as_of=as_of) as dossier:
        found = positions.positions(_statements(dossier))
    return [p for p in found if positions.is_asked(p.holder, p.issue, holder, issue, unlisted=unlisted)]


def reversals_in(
    directory: str | Path,
    *,
    holder: str | None = None,
    issue: str | None = None,
    as_of: str | None = None,
    unlisted: bool = False,
) -> list[positions.Reversal]:
    """The positions turned into their opposite by the same authority, most probable first; arguments as `positions_in`."""
    with opened(directory, as_of=as_of) as dossier:
        found = positions.reversals(_statements(dossier))
    return [r for r in found if positions.is_asked(r.holder, r.issue, holder, issue, unlisted=unlisted)]


def _statements(dossier: store.Dossier) -> Iterator[positions.Statement]:
    """The statements of positions in every document of a dossier that the coder read."""
    return (statement for told in documents_told(dossier) for statement in positions.statements(told))


def redlines_in(
    directory: str | Path, *, holder: str | None = None, as_of: str | None = None
) -> list[ledgers.RedLine]:
    """The red lines declared in a dossier, most probable first, with what became of each.

    Args:
        holder: code of a state, whose persons and bodies count too, or of one of them; None is anyone.
        as_of: an ISO day: only what was published by then.
    """
    with opened(directory, as_of=as_of) as dossier:
        return ledgers.of(_ledgers(dossier).redlines, holder)


def contradictions_in(
    directory: str | Path, *, holder: str | None = None, as_of: str | None = None
) -> list[ledgers.Contradiction]:
    """Words that clash with words or deeds of the same holder, most probable first; arguments as `redlines_in`."""
    with opened(directory, as_of=as_of) as dossier:
        return ledgers.of(_ledgers(dossier).contradictions, holder)


def commitments_in(
    directory: str | Path, *, holder: str | None = None, as_of: str | None = None
) -> tuple[list[ledgers.Commitment], list[ledgers.Instrument]]:
    """What was promised, most probable first, and what was done to instruments, by date; arguments as `redlines_in`."""
    with opened(directory, as_of=as_of) as dossier:
        found = _ledgers(dossier)
    state = holder.partition(".")[0] if holder else None
    acts = [i for i in found.instruments if state is None or state in i.who]
    return ledgers.of(found.commitments, holder), acts


def unread_in(directory: str | Path, *, as_of: str | None = None) -> int:
    """How many documents of a dossier tell nothing of positions and ledgers, as they were coded before stances were read."""
    with opened(directory, as_of=as_of) as dossier:
        return dossier.read_before_stances()


def credit_in(directory: str | Path, *, as_of: str | None = None) -> list[ledgers.Credit]:
    """How each holder's red lines and promises stood; as of an ISO day, by what was published by then."""
    with opened(directory, as_of=as_of) as dossier:
        return ledgers.credit(_ledgers(dossier))


def _ledgers(dossier: store.Dossier) -> ledgers.Ledgers:
    """The ledgers of every document of a dossier that the coder read."""
    return ledgers.ledgers(documents_told(dossier))


def documents_told(dossier: store.Dossier) -> Iterator[positions.Told]:
    """Every document of a dossier that the coder read, by id, a part at a time; its reports as people judged them."""
    judgements = dossier.judgements()
    actors = registry_for(dossier.question)
    reports: dict[str, list[Report]] = {}
    for page in dossier.iter_reports(DOCUMENTS_A_PART):
        for report in coding.applied(page, judgements):
            reports.setdefault(report.document, []).append(report)
    held = sorted(h.id for h in dossier.documents() if h.uncoded is None)
    at_home = homes_in(dossier, held, actors)
    for first in range(0, len(held), DOCUMENTS_A_PART):
        part = held[first : first + DOCUMENTS_A_PART]
        stances: dict[str, list[Stance]] = defaultdict(list)
        for stance in dossier.stances_in(part):
            stances[stance.document].append(stance)
        sentences: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in dossier.sentences_of(part):
            sentences[sentence.document].append(sentence)
        for document in dossier.documents_named(part):
            yield as_told(
                document,
                sentences[document.id],
                reports.get(document.id, ()),
                actors,
                stances[document.id],
                at_home,
            )


def homes_in(dossier: store.Dossier, ids: Sequence[str], actors: Registry) -> dict[str, str]:
    """Publisher -> the country at which its documents in a dossier show it to be at home."""
    parts = (ids[first : first + DOCUMENTS_A_PART] for first in range(0, len(ids), DOCUMENTS_A_PART))
    return positions.homes((d for part in parts for d in dossier.documents_named(part)), actors)


def as_told(
    document: Document,
    sentences: Sequence[Sentence],
    reports: Sequence[Report],
    actors: Registry,
    stances: Sequence[Stance] = (),
    at_home: Mapping[str, str] | None = None,
) -> positions.Told:
    """A document as the positions are read from it: with the coder's actors, dates and turns.

    Args:
        at_home: publisher -> the country at which it is at home, of the documents that are read with this one (`positions.homes`).
    """
    home = (at_home or {}).get(document.publisher or "")
    resolver = Resolver(
        published=document.published, actors=actors, home=actors.home(document.publisher) or home
    )

    @cache
    def times() -> list[TimeExpression]:
        return expressions(document.text, published=document.published)

    def date(start: int, end: int, sentence: tuple[int, int]) -> tuple[str | None, DateBasis | None]:
        known = [t for t in times() if sentence[0] - REACH <= t.end <= sentence[1]]
        return date_of(
            start,
            end,
            known,
            sentence=sentence,
            published=document.published,
            linked=None,
            text=document.text,
        )

    return positions.Told(
        document,
        sentences,
        reports,
        actors,
        resolve=lambda words, start, end, kind: resolver.resolve_all(words, start, end, kind=kind),
        date=date,
        turn=Turns(document.text).label,
        stances=stances,
        home=home,
    )
