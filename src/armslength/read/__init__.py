"""Bytes into documents, documents into sentences with the offsets that reproduce them.

Nothing is fetched, nothing in a document is run, and a document that cannot be read is quarantined with its
reason while the others are read.
"""

from armslength.read.documents import content_hash, document_id, documents, is_too_large, record
from armslength.read.intake import Limits
from armslength.read.known import Known
from armslength.read.reason import Reason
from armslength.read.sentences import sentences
from armslength.read.sources import Source, sources

__all__ = [
    "Known",
    "Limits",
    "Reason",
    "Source",
    "content_hash",
    "document_id",
    "documents",
    "is_too_large",
    "record",
    "sentences",
    "sources",
]
