"""The coder by itself, without a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from armslength import coding, read, score
from armslength.ahead import ahead
from armslength.engine import local
from armslength.records import Document, Quarantined, Report, Sentence
from armslength.run.adding import NOTHING_KNOWN, coded_or_refused


def code(
    source: str | Path, known: read.Known = NOTHING_KNOWN
) -> Iterator[tuple[Document, Sentence, Report] | Quarantined]:
    """Code one source without a dossier: each report with the sentence and document it stands in.

    A document that cannot be read, or not in a language that the coder reads, comes as Quarantined.
    """
    met = (item for path in read.sources([source]) for item in read.documents(path, known))
    for _, coded in ahead(coded_or_refused, met):
        if isinstance(coded, Quarantined):
            yield coded
        elif coded.uncoded:
            yield Quarantined(coded.document.origin, "not-coded", coded.uncoded)
        else:
            by_id = {s.id: s for s in coded.sentences}
            for report in coded.reports:
                yield coded.document, by_id[report.sentence], report


def code_parquet(source: str, out: str, *, on: str = "local") -> int:
    """Code the documents of a Parquet file into reports, here or on a Spark cluster; how many rows it gave.

    Args:
        source: Parquet with a column `text`, and others as a line of JSONL has them.
        out: a Parquet file, or under Spark a folder of them; columns as `engine.batches.SCHEMA`.
        on: `local` or `spark`.
    """
    if on == "spark":
        from armslength.engine import spark  # noqa: PLC0415 - an extra

        return spark.code(source, out)
    return local.code(source, Path(out))


def explain(document: Document, report: Report) -> coding.Explanation:
    """Which words of a document carried one of its reports, and which class came second."""
    return coding.default_coder().explain(document, read.sentences(document), report)


def evaluate(folder: str | Path, *, part: str = "test") -> list[score.Result]:
    """Score the shipped coder on the gold sets in a folder; `part` is the split of our own passages."""
    return score.evaluate(Path(folder), coding.default_coder(), read.sentences, part=part)
