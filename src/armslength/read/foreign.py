"""Foreign parsers, kept on a lead: whatever a hostile file makes them raise becomes a quarantine."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from armslength.errors import UnreadableDocument
from armslength.read.intake import Intake
from armslength.read.reason import Reason

_DETAIL_LENGTH = 200

# Without a handler of their own, their warnings would be printed to standard error.
for _name in ("pypdf", "trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@contextmanager
def foreign(intake: Intake, reason: Reason, advice: str) -> Iterator[None]:
    """Run a parser that is not ours.

    Args:
        intake: of the file it parses.
        reason: what its failure is called.
        advice: what the user can do about it.

    Raises:
        UnreadableDocument: the parser raised anything at all, but for
        MemoryError: it wanted more than there may be.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UnreadableDocument, MemoryError):
        raise
    except (
        Exception
    ) as error:  # parsers not ours raise what they like; the document is refused with what they said
        said = " ".join(str(error).split())[:_DETAIL_LENGTH]
        raise intake.refuse(reason, f"{type(error).__name__}: {said}; {advice}") from error
