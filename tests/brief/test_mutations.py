"""One number, date, name or word of a quotation changed in a brief: the check finds it. The story is invented."""

import random
import re
from pathlib import Path

import pytest

import armslength
from armslength import brief, run
from armslength.errors import InputError
from armslength.records import Question

SEED = 20260101
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NAMES = [
    "Kazakhstan",
    "Armenia",
    "Poland",
    "Lukashenko",
    "Putin",
    "Georgia",
    "NATO",
    "Serbia",
    "Nazarbayev",
    "Minsk",
    "Lavrov",
    "Ukraine",
]
WORDS = [
    "praised",
    "feared",
    "bought",
    "refused",
    "slowly",
    "twice",
    "never",
    "border",
    "summer",
    "promise",
    "bridges",
    "without",
]
KINDS = {
    "number": re.compile(r"\d+(?:[.,]\d+)*"),
    "date": re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}\b"),
    "name": re.compile(
        r"\b(?:Belarus|Russia|European Union|EU|United States|Invented Post|Moscow|Lukashenko|Putin)\b"
    ),
}
SPOKEN = {
    "html": re.compile(r"<q><bdi>(.*?)</bdi></q>", re.DOTALL),
    "md": re.compile(r"“(.*?)”", re.DOTALL),
}


def readable(text, form):
    """Stretches of a file that a reader sees: of HTML the text between tags, without the style sheet."""
    if form == "md":
        return [(0, len(text))]
    body = text.index("<body>")
    return [(m.start(1), m.end(1)) for m in re.finditer(r">([^<]+)<", text) if m.start() > body]


def places(text, form):
    """Kind -> the places (start, end) of such words in a file."""
    seen = readable(text, form)
    found = {
        kind: [m.span() for start, end in seen for m in pattern.finditer(text, start, end)]
        for kind, pattern in KINDS.items()
    }
    found["quotation"] = [
        (m.start(1) + w.start(), m.start(1) + w.end())
        for m in SPOKEN[form].finditer(text)
        for w in re.finditer(r"\b[a-z]{3,}\b", m[1])
        if not re.search(r"<[^>]*$", m[1][: w.start()])
    ]
    return found


def changed(word, kind, chance):
    """Other words of the same kind."""
    if kind == "number":
        at = chance.choice([n for n, c in enumerate(word) if c.isdigit()])
        return word[:at] + chance.choice([d for d in "123456789" if d != word[at]]) + word[at + 1 :]
    if kind == "date":
        month = next(m for m in MONTHS if m in word)
        if chance.random() < 0.5:
            return word.replace(month, chance.choice([m for m in MONTHS if m != month]))
        return word[:-4] + str(int(word[-4:]) + chance.choice([-3, -1, 1, 2]))
    return chance.choice([w for w in (NAMES if kind == "name" else WORDS) if w != word])


def mutations(text, form, n, chance):
    """So many briefs, each with one thing changed: kind, what stood there, what stands there now, and the text."""
    at = places(text, form)
    kinds = [kind for kind in at if at[kind]]
    assert set(kinds) == {"number", "date", "name", "quotation"}
    for _ in range(n):
        kind = chance.choice(kinds)
        start, end = chance.choice(at[kind])
        other = changed(text[start:end], kind, chance)
        yield kind, text[start:end], other, f"{text[:start]}{other}{text[end:]}"


def escaped(dossier, composed, rendered, n):
    """The mutations that the check does not find, and how many there were."""
    chance = random.Random(SEED)
    left, tried = [], 0
    for form, content in rendered.items():
        made = brief.units(content, form, "made")
        for kind, was, now, text in mutations(content.decode(), form, n // len(rendered), chance):
            tried += 1
            changed_file = text.encode()
            try:
                found = brief.units(changed_file, form, "changed")
                asked = brief.manifest_of(found, "changed")
                whole = brief.whole(changed_file, form, found, asked)
                told = brief.held_against(found, made, asked, composed.manifest, dossier, whole=whole)
            except InputError:
                continue
            if told.verdict != "altered":
                left.append((form, kind, was, now))
    return left, tried


def test_forty_changes_are_all_found(directory, composed, rendered):
    with run.opened(directory) as dossier:
        left, tried = escaped(dossier, composed, rendered, 40)
    assert tried == 40
    assert not left


@pytest.mark.slow
def test_of_two_hundred_changes_in_the_bundled_dossiers_brief_ninety_nine_in_a_hundred_are_found(tmp_path):
    armslength.new(str(tmp_path / "d"), Question(client="BLR", patron="RUS", rivals=("EU", "USA")))
    chronology = Path(__file__).parents[2] / "demo" / "belarus" / "chronology.jsonl"
    armslength.add(str(tmp_path / "d"), [chronology])
    composed = run.composed(tmp_path / "d", made="2026-01-01")
    rendered = {form: brief.render(composed, form) for form in ("html", "md")}
    with run.opened(tmp_path / "d") as dossier:
        left, tried = escaped(dossier, composed, rendered, 200)
    assert tried == 200
    assert len(left) <= 2, left
