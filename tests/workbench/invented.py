"""Documents written straight into a dossier, past the readers that would mend them. All invented."""

import hashlib

from armslength import store
from armslength.records import Coded, Document, Mention, Report, Sentence, Span
from armslength.run.opening import merge


def write(directory, texts, *, at=0, **known):
    """Store documents of one sentence each, coded as aid that Russia gave Belarus, each in another year; their ids."""
    coded = [as_coded(text, n, known) for n, text in enumerate(texts, start=at)]
    with store.open_dossier(directory, write=True) as dossier:
        dossier.add_all(coded)
        merge(dossier, dossier.unmerged())
    return [c.document.id for c in coded]


def as_coded(text, number, known):
    content = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    name = f"d{content[:12]}"
    document = Document(name, text, content, f"invented/{number}", "text/utf-8", language="en", **known)

    def mention(code):
        return Mention(0, 5, text[:5], code, code, "GOV", "state", "name")

    report = Report(
        f"{name}.r1", name, f"{name}.s1", Span(0, 5), text[:5], (mention("RUS"),), (mention("BLR"),), "AID", 2, 5.0,
        "happened", None, f"{1981 + number}-03-04", "stated", (), {"report": 0.9, "class": 0.9}, "invented@1",
    )  # fmt: skip
    return Coded(document, [Sentence(f"{name}.s1", name, 0, len(text), 0)], [report], None)
