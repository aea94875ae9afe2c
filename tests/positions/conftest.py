"""Documents invented for these tests, with their stances marked by hand as in training/stances: no weights are asked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from armslength import positions, read, run
from armslength.coding.actors import Resolver
from armslength.ontology.actors import registry
from armslength.positions import Statement, Told
from armslength.records import Document, Mention, Span, Stance
from armslength.score.stances import StancePassage, stance_passages

Reader = Callable[..., list[Statement]]
SURE = {"stance": 0.95, "kind": 0.95, "standing": 1.0, "holder": 0.95, "object": 0.95}


def marked(folder: Path, text: str, on: str) -> StancePassage:
    """A passage from its marked text and, behind it, its lines of stances."""
    first, *rest = text.strip().splitlines()
    block = "\n".join([f"id: t\ndate: {on}\ntext: {first.strip()}", *(row.strip() for row in rest)])
    (folder / "a.txt").write_text(block + "\n", encoding="utf-8")
    return next(stance_passages(folder))


def as_told(folder: Path, text: str, on: str | None, publisher: str = "Invented Agency") -> Told:
    """A marked text as the coder would have read it, if it read without fault."""
    passage = marked(folder, text, on or "2020-05-05")
    key = hashlib.sha256(f"{text}{on}".encode()).hexdigest()
    document = Document(
        f"d{key[:12]}", passage.text, key, "invented", "text/utf-8", publisher=publisher, published=on
    )
    sentences = read.sentences(document)
    resolver = Resolver(published=on, actors=registry(), home=None)

    def mention(span: Span) -> Mention:
        words = passage.text[span.start : span.end]
        kind = "state" if registry().names(words) else "person"
        found = resolver.resolve_all(words, span.start, span.end, kind=kind)
        return found[0] if found else Mention(span.start, span.end, words, None, None, "UNK", kind, None)

    bare = run.as_told(document, sentences, (), registry())
    stances = []
    for n, g in enumerate(passage.stances, start=1):
        sentence = next(s for s in sentences if s.start <= g.at.start < s.end)
        date, basis = bare.date(g.at.start, g.at.end, (sentence.start, sentence.end))
        about, answer = (passage.objects[i] if i is not None else None for i in (g.object, g.answer))
        holder, to, by = (tuple(mention(passage.actors[i]) for i in side) for side in (g.holder, g.to, g.by))
        stances.append(
            Stance(
                f"{document.id}.w{n}", document.id, sentence.id, g.at, passage.text[g.at.start : g.at.end], g.kind,
                g.standing, holder, g.speaker, about, answer, to, by[0] if by else None, date, basis, SURE, "hand@1",
            )
        )  # fmt: skip
    return run.as_told(document, sentences, (), registry(), stances)


@pytest.fixture
def said(tmp_path: Path) -> Reader:
    """The statements of an invented marked text; `on` is when it was published."""

    def statements(
        text: str, on: str | None = "2020-05-05", publisher: str = "Invented Agency"
    ) -> list[Statement]:
        return positions.statements(as_told(tmp_path, text, on, publisher))

    return statements
