"""The store room: dossiers on disk, what is written to them, and quotations for citations."""

from armslength.store.as_of import open_as_of
from armslength.store.citing import Quote
from armslength.store.copying import copied, open_copy
from armslength.store.dossier import Dossier
from armslength.store.frames import EVENT_COLUMNS, Events, event_row
from armslength.store.manifest import Input, Manifest, Run
from armslength.store.opening import DATABASE, create, in_memory, open_dossier
from armslength.store.question import (
    check_code,
    check_question,
    question_day,
    question_from_toml,
    read_question,
)
from armslength.store.reading import Holding, Provenance
from armslength.store.sets import FORMS, Layout, Ready, ready, tells_events
from armslength.store.sets.taking import CROSSWALK

__all__ = [
    "CROSSWALK",
    "DATABASE",
    "EVENT_COLUMNS",
    "FORMS",
    "Dossier",
    "Events",
    "Holding",
    "Input",
    "Layout",
    "Manifest",
    "Provenance",
    "Quote",
    "Ready",
    "Run",
    "check_code",
    "check_question",
    "copied",
    "create",
    "event_row",
    "in_memory",
    "open_as_of",
    "open_copy",
    "open_dossier",
    "question_day",
    "question_from_toml",
    "read_question",
    "ready",
    "tells_events",
]
