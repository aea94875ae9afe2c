"""Quotations for citations: words of documents and rows, held against where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.store import citing
from armslength.store.dossier.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence


class Quotations(Database):
    """What a dossier can be quoted with."""

    def quote(self, document_id: str, start: int, end: int) -> str:
        """The text from `start` to `end`, exactly as the document has it.

        Raises:
            UnsupportedCitation: there is no such document, or no words at these offsets.
        """
        return citing.quote(self._connection, document_id, start, end)

    def cite(self, sentence_id: str) -> citing.Quote:
        """The sentence with everything a footnote needs.

        Raises:
            UnsupportedCitation: there is no such sentence, or no words at its offsets.
        """
        return citing.cite(self._connection, sentence_id, self.question.grades)

    def cite_all(self, sentence_ids: Sequence[str]) -> list[citing.Quote]:
        """The sentences, in the order given, each as `cite` has it; far quicker than one by one.

        Raises:
            UnsupportedCitation: there is no such sentence, or no words at its offsets.
        """
        return citing.cite_all(self._connection, sentence_ids, self.question.grades)

    def cite_record(self, record_id: str) -> citing.Quote:
        """The words of one row of a data set with everything a footnote needs.

        Raises:
            UnsupportedCitation: there is no such row.
        """
        return citing.cite_record(self._connection, record_id)

    def check(self, citation: citing.Quote) -> None:
        """Hold a quotation against its document, character by character.

        Raises:
            UnsupportedCitation: other words, or none, stand at its offsets.
        """
        citing.check(self._connection, citation)
