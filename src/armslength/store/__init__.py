"""The store room: dossiers on disk, what is written to them, and quotations for citations."""

from armslength.store.as_of import open_as_of
from armslength.store.citing import Quote
from armslength.store.dossier import Dossier
from armslength.store.opening import create, in_memory, open_dossier
from armslength.store.parquet import EVENT_TYPES, parquet
from armslength.store.question import (
    check_code,
    check_question,
    question_day,
    question_from_toml,
    read_question,
)
from armslength.store.reading import Holding, Provenance

__all__ = [
    "EVENT_TYPES",
    "Dossier",
    "Holding",
    "Provenance",
    "Quote",
    "check_code",
    "check_question",
    "create",
    "in_memory",
    "open_as_of",
    "open_dossier",
    "parquet",
    "question_day",
    "question_from_toml",
    "read_question",
]
