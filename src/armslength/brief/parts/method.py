"""The method box: how it was done, with which weights and versions, and what the words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import findings, wording
from armslength.brief.manifest import HEADING, LEADING
from armslength.brief.model import (
    Block,
    Bullets,
    Column,
    Grid,
    Heading,
    Line,
    Pair,
    Paragraph,
    Run,
    Section,
    words,
)
from armslength.brief.parts.material import rule
from armslength.brief.weights import PARTS
from armslength.ontology import grades, likelihood, plover

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armslength.brief.manifest import Manifest
    from armslength.brief.parts.material import Material
    from armslength.records import Question

_ADMIRALTY = (
    "The Admiralty code grades a source (A–F) and an item (1–6) on two separate axes. A source’s grade is the user’s, never "
    "computed; most documents have none and are called ungraded (F). An event carries the grade of the best source that tells "
    "of it, and an item grade by rule: told by several independent publishers 1 where one of them is graded A to C, else 2; told "
    "by one alone 2 for A and B, 3 for C, 4 for D, 5 for E, 6 for F; where others deny it, no better than 3 if several tell of "
    "it, 4 if one does."
)


def section(m: Material, manifest: Manifest) -> Section:
    """The section."""
    return Section(
        "method",
        "Method",
        "Method",
        (*_measured(m), _reading(m.question), *_words(), *_grades(), *_checking(manifest)),
    )


def _measured(m: Material) -> list[Block]:
    """How events became the hold, and with which weights."""
    question = m.question
    return [
        Paragraph(
            (
                Run("Sentences were read into events by "),
                Run(m.assessment.coder, "code"),
                Run(" in the classes of "),
                Run(plover.VERSION, "code"),
                Run(
                    ". Reports of the same deed are one event; copies of one text count once. Measures were taken "
                    f"{wording.PERIODLY[m.assessment.period]}. The hold of {m.patron} on {m.client} is the weighted geometric mean of "
                    "its parts, an unknown one in the middle of its range; arm’s length is what is left of 1."
                ),
            ),
            rule("docs/why/hold"),
        ),
        Pair(
            (
                _weights("Weights of the parts of the hold", "Part", question.weights),
                _weights(
                    "Weights of the channels of dependence, over those known",
                    "Channel",
                    question.channel_weights,
                ),
            )
        ),
    ]


def _reading(question: Question) -> Bullets:
    """What a reader has to know of the parts, of the past, of intervals, dates and readings."""
    return Bullets(
        (
            words(
                "Commitment to the patron is the patron’s share of the client’s friendly ties, less what hedging between the poles takes; the "
                "lead in warmth is how much warmer the client is towards the patron than towards the warmest of the rivals, halved."
            ),
            words(
                f"A past deed counts half as much after {question.half_life_months:g} months, in compliance, hedging, commitment and, where no figure is known, dependence."
            ),
            words(f"An answer to a demand counts as one for {wording.count(question.window_days, 'day')}."),
            words(
                "An interval in brackets holds the true value with a probability of 90%, if the method’s assumptions hold. "
                "Few events make it wide."
            ),
            words("A date “reported” is that of publication, where the text gives none for the deed."),
            words(
                "“Reading 60% sure”: so likely is it that the sentence was read into the right class, parties and modality. It says "
                "nothing against the sentence, and a deed weighs in the measures by it."
            ),
        ),
        rule("dossier.toml"),
    )


def _words() -> list[Block]:
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (words(wording.sentence_case(word)), words(f"{low * 100:.0f}–{high * 100:.0f}%"))
        for low, high, word in likelihood.YARDSTICK
    )
    caption = "The yardstick of ICD 203 (2015): each word stands beside its number"
    columns = (Column("Word"), Column("Probability", n=True))
    rules = "; ".join(
        f"{word}: at least {events} events between the client and the poles, from at least {publishers} publishers, and a 90% "
        f"interval no wider than {wording.number(width)}"
        for word, (events, publishers, width) in (("high", findings.HIGH), ("moderate", findings.MODERATE))
    )
    return [
        Heading("Words of probability", anchor="likelihood"),
        Grid(caption, caption, columns, rows, rule("ontology/likelihood"), scrolls=False),
        Heading("Confidence", anchor="confidence"),
        Paragraph(
            words(
                "Confidence is no likelihood: it says how much a figure rests on. "
                f"{wording.sentence_case(rules)}; low: anything less."
            ),
            rule("brief/findings"),
        ),
    ]


def _grades() -> list[Block]:
    return [
        Heading("Grades of sources", anchor="admiralty"),
        Paragraph(words(_ADMIRALTY), rule("ontology/grades")),
        Pair((_spelt_out("Source", grades.SOURCE.items()), _spelt_out("Item", grades.ITEM.items()))),
    ]


def _checking(manifest: Manifest) -> list[Block]:
    """How the file can be held against its dossier, and the line that says how it was made."""
    return [
        Heading(HEADING, anchor="check"),
        Paragraph(
            (
                Run("armslength brief DIR --check FILE", "code"),
                Run(
                    " makes the brief again from the dossier and holds every sentence, figure, quotation and note of this file "
                    "against it. It reads how from this line. "
                ),
                Run(f"{LEADING} {manifest.line()}", "code"),
            ),
            rule("dossier.toml"),
            "aside",
        ),
    ]


def _weights(caption: str, what: str, weights: Mapping[str, float]) -> Grid:
    rows: tuple[tuple[Line, ...], ...] = tuple(
        (words(wording.sentence_case(PARTS.get(name, name))), words(wording.number(weight)))
        for name, weight in weights.items()
    )
    return Grid(
        caption, caption, (Column(what), Column("Weight", n=True)), rows, rule("dossier.toml"), scrolls=False
    )


def _spelt_out(caption: str, letters: Iterable[tuple[str, str]]) -> Grid:
    rows: tuple[tuple[Line, ...], ...] = tuple((words(letter), words(said)) for letter, said in letters)
    columns = (Column("Grade"), Column("Means"))
    return Grid(caption, caption, columns, rows, rule("ontology/grades"), scrolls=False, headed=False)
