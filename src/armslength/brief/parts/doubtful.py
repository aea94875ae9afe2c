"""Leads: what experimental rules read of red lines, reversals and contradictions, where that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.leads import HEADINGS, KIND_OF, LEAST, Lead, LeadKind
from armslength.brief.model import (
    Block,
    Bullets,
    Heading,
    Inline,
    Line,
    Paragraph,
    Quoted,
    Run,
    Section,
    Support,
    words,
)
from armslength.brief.parts.material import refs, rule
from armslength.ontology.actors import registry
from armslength.ontology.experimental import MEASURED

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material

MOST = 10
"""Leads of a kind told one by one."""


def section(m: Material) -> Section | None:
    """The section; None where leads were not asked for."""
    if m.besides.leads is None:
        return None
    blocks: list[Block] = [
        Paragraph(
            words(
                "Experimental: rules read these from the words, and are often wrong. Read the sentences before you believe one."
            ),
            rule("docs/why/ledgers"),
        )
    ]
    for kind, heading in HEADINGS.items():
        found = [lead for lead in m.besides.leads if lead.kind == kind]
        likely = sorted((x for x in found if x.probability >= LEAST[kind]), key=lambda x: -x.probability)
        blocks += [Heading(heading), _how_good(kind, len(found), len(likely))]
        if likely:
            support = tuple(
                Support("documents", tuple(s.sentence for s in lead.said)) for lead in likely[:MOST]
            )
            blocks.append(Bullets(tuple(_told(lead, m) for lead in likely[:MOST]), support, "leads"))
    return Section("leads", "Red lines, reversals, contradictions", "Leads", tuple(blocks))


def _how_good(kind: LeadKind, found: int, likely: int) -> Paragraph:
    first = f"; shown here: the first {MOST}" if likely > MOST else ""
    measured = MEASURED[KIND_OF[kind]]
    said = f"{measured[0].upper()}{measured[1:]}. Read: {wording.count(found, kind)}"
    if found:
        said += (
            f"; with {wording.number(LEAST[kind])} or more by the rule’s own reckoning, which orders them and is not calibrated: "
            f"{likely:,}{first}"
        )
    said += "."
    return Paragraph(words(said), rule("docs/why/ledgers"), "aside")


def _told(lead: Lead, m: Material) -> Line:
    line: list[Inline] = [
        Run(_holder(lead.holder), "strong"),
        Run(f", {lead.what} ({wording.number(lead.probability)}): "),
    ]
    for n, said in enumerate(lead.said):
        pieces, reference = m.footnotes.cite_words(said.document, said.sentence, said.at)
        line += [Run("; then " if n else ""), Run(f"{wording.published(said.date)} ", "when")]
        line += [Quoted(pieces), *refs((reference,))]
    last = line[-len(refs((reference,))) - 1] if lead.said else None
    whole = isinstance(last, Quoted) and last.text.rstrip().endswith((".", "!", "?"))
    return tuple(line) if whole else (*line, Run("."))


def _holder(code: str) -> str:
    """The name of a state; of a person the state and the person's name as the code has it; words that are no code as they are."""
    country, _, person = code.partition(".")
    if not person or country not in registry():
        return wording.name(code)
    return f"{wording.sentence_case(person)} ({wording.name(country)})"
