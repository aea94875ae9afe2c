"""Pieces of an invented press: a sentence, who did what to whom in it, when, and who printed it. No coder is asked."""

import hashlib
import random
from datetime import date, timedelta

from armslength import run
from armslength.ontology.plover import CLASSES
from armslength.records import Coded, Document, Mention, Report, Sentence, Span

CALM = {
    ("RUS", "BLR"): ["AID", "CONSULT", "AGREE", "SUPPORT", "COERCE", "REQUEST", "SANCTION", "COOPERATE"],
    ("BLR", "RUS"): ["CONSULT", "AGREE", "SUPPORT", "REJECT", "ACCUSE", "COOPERATE", "CONCEDE", "REQUEST"],
    ("EU", "BLR"): ["SANCTION", "ACCUSE", "CONSULT", "AID", "REQUEST", "SUPPORT"],
    ("BLR", "EU"): ["CONSULT", "REJECT", "ACCUSE", "CONCEDE", "AGREE", "SUPPORT"],
}
HOSTILE = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "THREATEN", "ACCUSE", "REJECT", "PROTEST")
FIRST, DAYS = date(2011, 1, 1), 3650
PRESS = [f"Invented Post {n}" for n in range(6)]


def piece(who, class_, whom, day, publisher, said="", grade=None):
    """A document of one sentence, with the one report in it."""
    text = f"{who} did {class_} to {whom} {said} on {day.isoformat()}."
    content = hashlib.sha256(text.encode()).hexdigest()
    name = "d" + hashlib.sha256(f"{text}{publisher}".encode()).hexdigest()[:12]
    document = Document(name, text, content, f"{name}.txt", "text/utf-8", publisher=publisher,
                        published=day.isoformat(), grade=grade)  # fmt: skip
    sentence = Sentence(f"{name}.s1", name, 0, len(text), 0)
    at = text.index(class_)
    actors = [
        Mention(s, s + len(c), c, c, c, "GOV", "state", "name")
        for c, s in ((who, 0), (whom, text.index(f" {whom} ") + 1))
    ]
    report = Report(
        id=f"{name}.r1", document=name, sentence=sentence.id, trigger=Span(at, at + len(class_)), trigger_text=class_,
        source=(actors[0],), target=(actors[1],), class_=class_, quad=CLASSES[class_].quad,
        intensity=CLASSES[class_].intensity, modality="happened", by=None, date=day.isoformat(), date_basis="stated",
        contexts=(), probability={"event": 0.9, "class": 0.9, "report": 0.85}, coder="invented@1",
    )  # fmt: skip
    return document, [sentence], [report]


def press(n=300, *, grades=False, seed=5):
    """What six publishers printed in ten years: now friendly, now less so."""
    rng = random.Random(seed)
    made = []
    for number in range(n):
        who, whom = rng.choice(list(CALM))
        day = FIRST + timedelta(days=rng.randrange(DAYS))
        made.append(
            piece(
                who,
                rng.choice(CALM[who, whom]),
                whom,
                day,
                rng.choice(PRESS),
                f"in matter {number}",
                "B" if grades else None,
            )
        )
    return made


def near_copies(n=1000, *, publishers=1000, day=date(2016, 6, 15)):
    """One story of one day, under many names, with a word changed here and there."""
    return [
        piece(
            "RUS",
            "ASSAULT",
            "BLR",
            day,
            f"Invented Mirror {k % publishers}",
            f"as shown again in picture {k % 50}",
        )
        for k in range(n)
    ]


def one_publisher(n=1000, *, first=date(2016, 6, 1), days=365, publishers=1, seed=9):
    """Hostile deeds of Russia to Belarus and back, each another, all from as many publishers."""
    rng = random.Random(seed)
    made = []
    for k in range(n):
        who, whom = rng.choice([("RUS", "BLR"), ("BLR", "RUS")])
        day = first + timedelta(days=rng.randrange(days))
        made.append(
            piece(who, rng.choice(HOSTILE), whom, day, f"Invented Shouter {k % publishers}", f"in affair {k}")
        )
    return made


def fill(dossier, pieces):
    """Store the pieces and merge their events."""
    with dossier.at_once():
        dossier.add_all([Coded(*one) for one in pieces])
        run.opening.merge(dossier)


def moved(before, after):
    """How far each measure of two assessments lies apart at most, and on average over the periods that both know."""
    found = {}
    for series in before.series:
        other = after.find(series.measure, *series.of)
        now = {r.start: r.value for r in other.readings if r.value is not None} if other else {}
        apart = [
            abs(r.value - now[r.start]) for r in series.readings if r.value is not None and r.start in now
        ]
        if apart:
            found[series.measure, series.of] = max(apart), sum(apart) / len(apart)
    return found
