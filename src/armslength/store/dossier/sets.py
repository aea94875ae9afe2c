"""Data sets: their rows, taken in and given back, and the figures reckoned from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.ontology.actors import registry
from armslength.store import reading, writing
from armslength.store.dossier.database import Database
from armslength.store.sets import FORMS, Reckoned, give_back, taking
from armslength.store.sets.retelling import retold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from armslength.records import Dataset, Figure, Question, Record, Refused
    from armslength.store.sets import Layout


class Sets(Database):
    """The data sets of a dossier."""

    def take_in(self, form: Layout, file: Path, dataset: Dataset) -> Dataset | None:
        """Store the rows of a file of coded events, in one transaction; the events must be merged anew after it.

        Figures that are reckoned from the rows are kept where they touch a party of the question. Of a file that is there
        already they are reckoned anew: the question may ask of others now.

        Args:
            form: how the file is read.
            file: the dossier must have been opened with it among `beside`.
            dataset: what is known of the set; its counts are found here.

        Returns:
            The set with its counts; None, and no row changes, where the dossier has the file already.

        Raises:
            InputError: the file is not of that form, or none of its rows can be stored; nothing of it was stored.
            StoreError: it cannot be written; nothing of it was stored.
        """
        actors = registry(self.question.actors)
        parties = {self.question.client, *self.question.poles}
        there = next((d for d in self.datasets() if d.id == dataset.id), None)
        if there is not None:
            if isinstance(form, Reckoned) and there.format == form.name:
                with self.at_once():
                    taking.reckon_anew(self._connection, form, there, actors, parties)
            return None
        with self.at_once():
            taken = taking.take_in(
                self._connection, form, file, dataset, actors, parties=parties, run=self._run
            )
            writing.leave_unmerged_of_set(self._connection, dataset.id)
        return taken

    def give_back(self, form: Layout, dataset: Dataset, out: Path) -> None:
        """Write the rows of a set to a file as they came, in its own format.

        Raises:
            StoreError: the file cannot be written.
        """
        give_back(self._connection, form, dataset, out)

    def datasets(self) -> list[Dataset]:
        """The sets of coded events taken in, by title, then id."""
        return reading.datasets(self._connection)

    def records(self, ids: Sequence[str]) -> list[Record]:
        """The rows of data sets of those ids, in their order.

        Raises:
            InputError: the dossier does not hold one of them.
        """
        return reading.records_named(self._connection, ids)

    def refused(self) -> list[Refused]:
        """Every row that was not taken, by data set and place in it."""
        return reading.refused(self._connection)

    def figures(self, *, country: str | None = None, partners: Collection[str] | None = None) -> list[Figure]:
        """The figures of ties, by country, partner, channel, name and start.

        Where several data sets have a figure of the same thing, each comes; which of them to believe is not decided here.

        Args:
            country: only of this state's ties; None is any.
            partners: only with these; None is any.
        """
        return reading.figures(self._connection, country, partners)

    def retold(self, dataset: Dataset, question: Question) -> list[int]:
        """The numbers of a set's rows of which something else is stored than they say, in order.

        Args:
            question: as it stood when the set was taken in.
        """
        parties = {question.client, *question.poles}
        with self.at_once():
            return retold(
                self._connection, FORMS[dataset.format], dataset, registry(question.actors), parties
            )
