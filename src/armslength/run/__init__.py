"""The spine: one function per journey, and the only room that knows every other.

Documents are read, coded and stored; reports become events; events are measured; shifts are looked for;
a brief is composed. Nothing here parses, counts or writes HTML: it says who does, in which order.
"""

from armslength.run.adding import NOTHING_KNOWN, Progress, Tally, add, new, outweighed, silent
from armslength.run.assessing import assess, weighed, why
from armslength.run.briefs import (
    brief_documents,
    brief_dossier,
    check_brief,
    compare,
    composed,
    composed_of,
    format_of,
    write_brief,
)
from armslength.run.claims import (
    as_told,
    commitments_in,
    contradictions_in,
    credit_in,
    positions_in,
    redlines_in,
    reversals_in,
    unread_in,
)
from armslength.run.coder import code, code_parquet, evaluate, explain
from armslength.run.doctoring import Finding, doctor
from armslength.run.foretelling import Supposition, outlook, outlook_if, outlook_record
from armslength.run.glance import Glance, glance
from armslength.run.judging import judge, judged_passages
from armslength.run.odds import EventsAhead, event_outlook, event_outlook_record, events_ahead
from armslength.run.opening import opened, settle
from armslength.run.plots import plot
from armslength.run.recording import versions
from armslength.run.sets import dyads, give_set_back, take_in_set
from armslength.run.texts import compare_texts
from armslength.run.verifying import Verification, manifest, verify

__all__ = [
    "NOTHING_KNOWN",
    "EventsAhead",
    "Finding",
    "Glance",
    "Progress",
    "Supposition",
    "Tally",
    "Verification",
    "add",
    "as_told",
    "assess",
    "brief_documents",
    "brief_dossier",
    "check_brief",
    "code",
    "code_parquet",
    "commitments_in",
    "compare",
    "compare_texts",
    "composed",
    "composed_of",
    "contradictions_in",
    "credit_in",
    "doctor",
    "dyads",
    "evaluate",
    "event_outlook",
    "event_outlook_record",
    "events_ahead",
    "explain",
    "format_of",
    "give_set_back",
    "glance",
    "judge",
    "judged_passages",
    "manifest",
    "new",
    "opened",
    "outlook",
    "outlook_if",
    "outlook_record",
    "outweighed",
    "plot",
    "positions_in",
    "redlines_in",
    "reversals_in",
    "settle",
    "silent",
    "take_in_set",
    "unread_in",
    "verify",
    "versions",
    "weighed",
    "why",
    "write_brief",
]
