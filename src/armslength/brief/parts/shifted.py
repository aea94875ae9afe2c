"""The shifts, each with what made it, and the changes that are not told as shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armslength.brief import wording
from armslength.brief.happenings import told
from armslength.brief.model import (
    Block,
    Box,
    Bullets,
    Happenings,
    Heading,
    Line,
    Paragraph,
    Run,
    Section,
    Support,
    words,
)
from armslength.brief.parts.bottom import support_of
from armslength.brief.parts.material import all_alike, happening, refs, rule
from armslength.brief.prose import MOST_CITED, came_after, shift_claim, timely

if TYPE_CHECKING:
    from armslength.brief.parts.material import Material
    from armslength.records import PeriodName, Shift

MOST_DRIVERS = 6


def _rule(width: PeriodName) -> str:
    return (
        "A shift is a change of level. It is looked for in warmth one way or the other, in tilt (from −1, with the rivals against the "
        "patron, to 1, with the patron against the rivals), in compliance, in dependence, and in what these say of the hold in common. "
        f"Each {width}’s deeds and figures are taken by themselves; the smoothed figures above follow a shift slowly. The probability is "
        "that of a change at all, judged by the whole course; the intervals are those of each level by itself, and may overlap. A slow "
        "movement is no shift by this rule, however large. A rival’s deed against the client counts for hold and tilt, because it leaves "
        f"the patron ahead. Deeds of up to three {width}s after a change are told with what made it, and marked so. A shift is tried again "
        f"without its main source, with even coverage, with one coder alone, and with the {width}s in random order. A shift of hold is "
        "not, because several series have it in common. Of each is said how few of its deeds have to be misread or untrue for it not to be told."
    )


_STANDS = {True: "stands", False: "fails", None: "not tried"}


def section(m: Material) -> Section:
    """The section."""
    blocks: list[Block] = []
    looked = (Support("measure", ("shifts",)),)
    if m.shifts:
        blocks.append(
            Paragraph(
                (*words(f"{_rule(m.assessment.period)} "), *all_alike(m)), rule("docs/why/shifts"), "aside"
            )
        )
        blocks += [_box(number, shift, m) for number, shift in enumerate(m.shifts, start=1)]
    else:
        blocks.append(Paragraph(words("No shift was found. Where little is told, that says little."), looked))
    if m.fallen:
        blocks += [
            Heading("Not told as shifts"),
            Paragraph(
                words("Changes that the same rule found, but that may be of who told of it, or of chance."),
                rule("docs/why/shifts"),
                "aside",
            ),
            Bullets(tuple(_fallen(shift, m.assessment.period) for shift in m.fallen), looked, "fallen"),
        ]
    left_out = len(m.assessment.shifts) - len(m.shifts) - len(m.fallen)
    if left_out:
        said = f"{wording.sentence_case(wording.count(left_out, 'less probable shift'))} left out."
        blocks.append(Paragraph(words(said), looked, "aside"))
    return Section("shifts", "Shifts", "Shifts", tuple(blocks))


def _box(number: int, shift: Shift, m: Material) -> Box:
    width = m.assessment.period
    claim = shift_claim(shift, width)
    support = support_of(claim)
    cited = refs(m.footnotes.cite_each(timely(shift, width, m.by_id, MOST_DRIVERS), MOST_CITED))
    blocks: list[Block] = [
        Heading(_heading(shift, width), flag=number),
        Paragraph((Run(claim.text), *cited, Run(f" {_of_it(shift, width)}")), support),
    ]
    if shift.checks:
        checks = tuple(
            (Run(f"{_STANDS[check.passed]} · "), Run(wording.checked(check), "foreign"))
            for check in shift.checks
        )
        blocks.append(Bullets(checks, support, "checks"))
    drivers = shift.drivers[:MOST_DRIVERS]
    if drivers:
        found = [m.by_id[driver] for driver in drivers]
        blocks += [
            Heading("What made it, weightiest first", level=4),
            Happenings(
                tuple(
                    happening(m, told(one, m.footnotes), listed=False, after=came_after(shift, width, one))
                    for one in found
                )
            ),
        ]
        left_out = len(shift.drivers) - len(drivers)
        if left_out:
            said = f"{wording.sentence_case(wording.count(left_out, 'more event'))} had a lesser part in it."
            blocks.append(Paragraph(words(said), support, "aside"))
    else:
        said = "No single event made it: the level moved by many small ones, or by none that were told."
        blocks.append(Paragraph(words(said), support, "aside"))
    return Box(f"shift-{number}", tuple(blocks))


def _of_it(shift: Shift, width: PeriodName) -> str:
    """On how few deeds it hangs, and by when it would have been noticed."""
    return " ".join(filter(None, (wording.hanging(shift), wording.noticed(shift, width))))


def _heading(shift: Shift, width: PeriodName) -> str:
    turn = "rises" if shift.direction == "up" else "falls"
    about = wording.sentence_case(wording.measured(shift.measure, shift.of))
    return f"{about} {turn}, {wording.span(shift.start, shift.end, width)}"


def _fallen(shift: Shift, width: PeriodName) -> Line:
    reasons = "; ".join(wording.checked(check) for check in shift.checks if check.passed is False)
    return (Run(f"{_heading(shift, width)}. "), Run(f"{reasons}.", "foreign"))
