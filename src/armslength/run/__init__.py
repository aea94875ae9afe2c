"""The spine: one function per journey, and the only room that knows every other.

Documents are read, coded and stored; reports become events; events are measured; shifts are looked for;
a brief is composed. Nothing here parses, counts or writes HTML: it says who does, in which order.
"""

from armslength.run.adding import NOTHING_KNOWN, Progress, Tally, add, new, silent
from armslength.run.assessing import assess, weighed, why
from armslength.run.briefs import brief_documents, brief_dossier, compare
from armslength.run.claims import (
    as_told,
    commitments_in,
    contradictions_in,
    credit_in,
    positions_in,
    redlines_in,
    reversals_in,
)
from armslength.run.coder import code, code_parquet, evaluate, explain
from armslength.run.foretelling import Supposition, outlook, outlook_if, outlook_record
from armslength.run.judging import judge, judged_passages
from armslength.run.opening import opened, settle, versions
from armslength.run.sets import dyads, give_set_back, take_in_set
from armslength.run.texts import compare_texts

__all__ = [
    "NOTHING_KNOWN",
    "Progress",
    "Supposition",
    "Tally",
    "add",
    "as_told",
    "assess",
    "brief_documents",
    "brief_dossier",
    "code",
    "code_parquet",
    "commitments_in",
    "compare",
    "compare_texts",
    "contradictions_in",
    "credit_in",
    "dyads",
    "evaluate",
    "explain",
    "give_set_back",
    "judge",
    "judged_passages",
    "new",
    "opened",
    "outlook",
    "outlook_if",
    "outlook_record",
    "positions_in",
    "redlines_in",
    "reversals_in",
    "settle",
    "silent",
    "take_in_set",
    "versions",
    "weighed",
    "why",
]
