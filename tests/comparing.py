"""Two invented texts compared, as the tests of this folder do it."""

import hashlib

from armslength import instruments, read
from armslength.instruments.clauses import clauses
from armslength.ontology.actors import registry
from armslength.records import Document, Span


def document(text, name="a.txt"):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        f"d{digest[:12]}", text, content_hash=digest, origin=name, how_read="text/utf-8", language="en"
    )


def cut(text):
    return clauses(text, [Span(s.start, s.end) for s in read.sentences(document(text))])


def compared(old, new, *, rules=True):
    a, b = document(old, "old.txt"), document(new, "new.txt")
    return instruments.compare(a, b, read.sentences(a), read.sentences(b), actors=registry(), rules=rules)


def the(comparison, *marks):
    """The one change that bears all of the marks."""
    (found,) = [c for c in comparison.changes if set(marks) <= set(c.marks)]
    return found


def changed(comparison):
    return [c for c in comparison.changes if c.kind != "unchanged" or "moved" in c.fates]


def said(text, clauses_):
    return [text[c.body : c.span.end] for c in clauses_]
