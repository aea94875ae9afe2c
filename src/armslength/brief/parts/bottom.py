"""The bottom line: one figure, and the judgements a reader must take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import findings, wording
from armslength.brief.model import (
    Block,
    Bullets,
    Heading,
    Headline,
    Line,
    Link,
    Paragraph,
    Run,
    Section,
    Support,
)
from armslength.brief.parts.material import measured, refs, rule
from armslength.brief.prose import MOST_CITED

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material
    from armslength.brief.prose import Claim


def section(m: Material) -> Section:
    """The section."""
    blocks: list[Block] = []
    standing = findings.standing(m.assessment)
    if standing is not None and standing.now.value is not None:
        blocks.append(
            Headline(
                label=f"Arm’s length, {wording.period(standing.now.start, m.assessment.period)}",
                value=wording.number(standing.now.value),
                interval=wording.figure(standing.now).partition(" ")[2],
                gloss=f"{wording.ENDS['arms_length']}; in brackets the 90% interval",
                support=(measured(standing.series),),
            )
        )
    first, *rest = m.claims
    blocks.append(Paragraph(_line(first, m), support_of(first), "claim"))
    if rest:
        blocks += [
            Heading("Key judgements", anchor="key-judgements"),
            Bullets(
                tuple(_line(claim, m) for claim in rest),
                tuple(dict.fromkeys(s for claim in rest for s in support_of(claim))),
                "judgements",
                ordered=True,
            ),
            Paragraph(
                (
                    Run(
                        f"The figures count what passes between {m.client} and the poles, and not what they do to others, alone or together. "
                        "What words such as “likely” mean stands under "
                    ),
                    Link("Words of probability", "#likelihood"),
                    Run("."),
                ),
                rule("ontology/likelihood"),
                "aside",
            ),
        ]
    return Section("bottom-line", "Bottom line", "Bottom line", tuple(blocks))


def support_of(claim: Claim) -> tuple[Support, ...]:
    """What a claim rests on."""
    return (Support("measure", claim.rests_on), *([Support("events", claim.events)] if claim.events else []))


def _line(claim: Claim, m: Material) -> Line:
    cited = refs(m.footnotes.cite_each(claim.events, MOST_CITED))
    return (Run(claim.text), *cited, Run(" "), Link(claim.see_words, f"#{claim.see}", "see"))
