"""Documents and their sentences, stored and read back; and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.records import Coded
from armslength.store import reading, stances, writing
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armslength.records import Document, PeriodName, Quarantined, Report, Sentence


class Documents(Database):
    """The texts of a dossier."""

    def add(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        reports: Sequence[Report],
        *,
        uncoded: str | None = None,
    ) -> bool:
        """Store a document with all that was read from it, in one transaction.

        Args:
            document: the document.
            sentences: all of its sentences.
            reports: what they say was done; each names one of `sentences`.
            uncoded: why it was not coded (`language fr`); None where it was.

        Returns:
            Whether it was stored: False, and nothing changes, where the dossier has it already.

        Raises:
            StoreError: it cannot be written; nothing of it was stored.
        """
        return bool(self.add_all([Coded(document, sentences, reports, uncoded)]))

    def add_all(self, read: Sequence[Coded]) -> list[Coded]:
        """As `add`, of many documents in one transaction.

        Returns:
            Those that were stored: what the dossier has already is passed over.

        Raises:
            StoreError: they cannot be written; none of them was stored.
        """
        ids = [coded.document.id for coded in read]
        held = reading.held(self._connection, ids)
        fresh = list({c.document.id: c for c in reversed(read) if c.document.id not in held}.values())[::-1]
        with self.at_once():
            writing.add_documents(self._connection, self._types, fresh, run=self._run)
            stances.add_stances(self._connection, self._types, [s for coded in fresh for s in coded.stances])
        return fresh

    def ids(self) -> set[str]:
        """The id of every document."""
        return {row[0] for row in self._connection.execute("SELECT id FROM documents").fetchall()}

    def has(self, document_id: str) -> bool:
        """Whether the dossier holds the document."""
        return bool(reading.held(self._connection, [document_id]))

    def document(self, document_id: str) -> Document:
        """The document, exactly as it was stored.

        Raises:
            InputError: the dossier does not hold it.
        """
        return reading.document(self._connection, document_id)

    def documents(self) -> list[reading.Holding]:
        """Every document without its text, by date of publication (undated last), then id."""
        return reading.holdings(self._connection, self.question.grades)

    def documents_named(self, ids: Sequence[str]) -> list[Document]:
        """The documents of those ids that there are, with their texts, by id."""
        return reading.documents_named(self._connection, ids)

    def documents_per_period(self, period: PeriodName) -> list[tuple[str, int]]:
        """First day of each period with documents or rows of data sets, oldest first, and how many there are of it.

        Weeks begin on Monday. Undated documents are left out, and so is what is dated too coarsely to fall into
        one period, such as `2021` among months.
        """
        return reading.documents_per_period(self._connection, period)

    def sentences(self, document_id: str) -> list[Sentence]:
        """The sentences of a document, in order of its text."""
        return reading.sentences(self._connection, document_id)

    def sentences_of(self, documents: Sequence[str]) -> list[Sentence]:
        """The sentences of those documents, by document, in order of the text."""
        return reading.sentences_of(self._connection, documents)

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence of that id.

        Raises:
            InputError: the dossier does not hold it.
        """
        for sentence in self.sentences(sentence_id.rpartition(".")[0]):
            if sentence.id == sentence_id:
                return sentence
        raise reading.absent("sentence", sentence_id)

    def read_before_stances(self) -> int:
        """How many documents were coded by a coder that did not read stances yet."""
        row = self._connection.execute(
            "SELECT count(*) FROM documents WHERE coder IS NULL AND uncoded IS NULL"
        ).fetchone()
        return int(row[0]) if row else 0

    def quarantine(self, item: Quarantined) -> None:
        """Note that a document could not be read; the same origin and reason are noted once."""
        with self.at_once():
            writing.add_quarantined(self._connection, item, run=self._run)

    def release(self, origins: Sequence[str]) -> None:
        """Take `origins` out of quarantine: documents from there were read after all."""
        if not {item.origin for item in self.quarantined()}.isdisjoint(origins):
            with self.at_once():
                self._connection.execute(
                    "DELETE FROM quarantine WHERE origin IN (SELECT unnest(?::VARCHAR[]))", [list(origins)]
                )

    def quarantined(self) -> list[Quarantined]:
        """Every document that could not be read, by origin, then reason."""
        return reading.quarantined(self._connection)
