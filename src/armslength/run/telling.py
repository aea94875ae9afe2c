"""What a dossier tells of named events beyond the class of a deed: codes and words, red lines crossed, leaders overthrown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from armslength import coding, edtf, ledgers, store
from armslength.foresee.exits import Exit, Office, exits
from armslength.foresee.kinds import Kind
from armslength.foresee.occurrences import Crossing
from armslength.foresee.rules import AnyRule, ExitRule, Marks, Rule, dated
from armslength.ontology.actors import registry_for
from armslength.records import Event
from armslength.run.claims import documents_told


@dataclass(frozen=True)
class Telling:
    """What is asked of a dossier when kinds of event are told apart; each is read once, when it is first asked for."""

    dossier: store.Dossier
    events: Sequence[Event]
    kinds: Sequence[Kind]

    @cached_property
    def marks(self) -> dict[str, Marks]:
        """By event, of those whose class alone does not say whether they count, and of those near the end of an office."""
        classes = {c for r in self._rules if isinstance(r, Rule) and r.codes for c in r.classes}
        near = self._near_ends()
        wanted = [
            e.id
            for e in self.events
            if e.modality == "happened"
            and (e.class_ in classes or ((day := dated(e)) is not None and day in near))
        ]
        return {event: Marks(*found) for event, found in self.dossier.marks(wanted).items()}

    @cached_property
    def lines(self) -> dict[str, date]:
        """By state the day by which it had declared its first red line that is dated."""
        first: dict[str, date] = {}
        for line in self._red_lines:
            day = edtf.bounds(line.declared)[1] if line.declared else None
            holder = line.holder.country
            if day is not None and holder:
                first[holder] = min(day, first.get(holder, day))
        return first

    @cached_property
    def crossings(self) -> list[Crossing]:
        """Of red lines, as the ledger tells them, where it tells who did it and when."""
        found = []
        for line in self._red_lines:
            for later in line.then:
                start, end = edtf.bounds(later.said.date) if later.said.date else (None, None)
                if later.fate == "crossed" and later.by and line.holder.country and start and end:
                    found.append(
                        Crossing(
                            line.id,
                            later.by,
                            line.holder.country,
                            start,
                            (end - start).days + 1,
                            later.probability,
                            (later.said.sentence, later.by, line.holder.country) in self._done,
                        )
                    )
        return found

    @cached_property
    def offices(self) -> list[Office]:
        """Presidents and prime ministers of the parties, as the registry dates them."""
        question = self.dossier.question
        known = registry_for(question)
        return [
            Office(country, role.title, actor.code, role.since, role.until)
            for country in (question.client, *question.poles)
            for actor, role in known.heads(country)
        ]

    def exits(self, rule: ExitRule) -> list[Exit]:
        """The ends of offices, by a rule of today's or of an earlier day's."""
        return exits(self.offices, self.events, self.marks, rule)

    @cached_property
    def _done(self) -> set[tuple[str, str, str]]:
        """Which sentence tells of a deed of whom towards whom, as happened; as people judged it, where they did."""
        judgements = self.dossier.judgements()
        return {
            (report.sentence, source.country, target.country)
            for page in self.dossier.iter_reports()
            for report in coding.applied(page, judgements)
            if report.modality == "happened"
            for source in report.source
            for target in report.target
            if source.country and target.country and source.country != target.country
        }

    @cached_property
    def _rules(self) -> list[AnyRule]:
        return [k.rule for k in self.kinds]

    @cached_property
    def _red_lines(self) -> Sequence[ledgers.RedLine]:
        """None is read where the coder found no red line at all: the ledgers take a look at every sentence."""
        (lines,) = self.dossier.sql("SELECT count(*) FROM stances WHERE kind = 'line'")[0]
        return ledgers.ledgers(documents_told(self.dossier)).redlines if lines else ()

    def _near_ends(self) -> set[date]:
        reach = max((r.near for r in self._rules if isinstance(r, ExitRule)), default=-1)
        ends = {o.until for o in self.offices if o.until and len(o.until) == len("2020-08-09")}
        return set(_around((date.fromisoformat(day) for day in ends), reach))


def _around(days: Iterable[date], reach: int) -> Iterable[date]:
    return (day + timedelta(days=n) for day in days for n in range(-reach, reach + 1))
