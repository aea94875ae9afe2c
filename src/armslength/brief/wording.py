"""Numbers, dates, names and measures in words. Nothing is computed here, only said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armslength import edtf
from armslength.draw.numbers import plain
from armslength.ontology import likelihood
from armslength.ontology.actors import registry
from armslength.ontology.grades import ITEM, SOURCE
from armslength.records import FEW_DEEDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armslength.records import Check, Event, Modality, PeriodName, Reading, Series, Shift

UNKNOWN = "not known"

DEEDS = {
    "AGREE": "agrees with",
    "CONSULT": "consults with",
    "SUPPORT": "supports",
    "CONCEDE": "concedes to",
    "COOPERATE": "cooperates with",
    "AID": "gives aid to",
    "RETREAT": "relents towards",
    "REQUEST": "makes a demand of",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "sanctions",
    "MOBILIZE": "moves forces towards",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}

# A deed that merely happened needs no such note.
MODALITY_NOTES: dict[Modality, str] = {
    "habitual": "standing practice",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
}

PERIODLY: dict[PeriodName, str] = {
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "yearly",
}

_STEP: dict[PeriodName, str] = {
    "week": "week by week",
    "month": "month by month",
    "quarter": "quarter by quarter",
    "year": "year by year",
}

_MEASURES = {
    "warmth": "{of} warmth towards {other}",
    "warmth.deeds": "{of} warmth towards {other} in deeds",
    "warmth.words": "{of} warmth towards {other} in words",
    "engagement": "{of} engagement with {other}",
    "compliance": "{of} compliance with {other}",
    "dependence": "{of} dependence on {other}",
    "hedging": "{of} hedging between the poles",
    "lead": "{others} lead in warmth over the rivals",
    "tilt": "{of} tilt towards {other}",
    "hold": "{others} hold on {one}",
    "arms_length": "{of} arm’s length from {other}",
}
ENDS = {
    "arms_length": "0 firmly held, 1 not held at all",
    "hold": "0 not held at all, 1 firmly held",
    "warmth": "−1 hostile, 1 friendly",
    "dependence": "0 none, 1 wholly dependent",
    "hedging": "0 with one pole alone, 1 evenly with all",
}
"""What the ends of a measure's scale mean."""
_WITH = {"dependence": "{of} {channel} dependence on {other}", "affinity": "{of} {channel} with {other}"}
_ARTICLE = re.compile(
    r"^(United|European Union|Holy See)|(Union|Republic|States|Kingdom|Islands|Emirates|Nations|Federation|"
    r"Commonwealth|League|Council|Community|Organi[sz]ation|Netherlands|Philippines|Maldives|Bahamas|Gambia)$"
)
_PLURAL = re.compile(r"(States|Nations|Emirates|Islands|Netherlands|Philippines|Maldives|Bahamas)$")
_FIRST_QUARTER = 33


def number(value: float) -> str:
    """A measure's value: two decimals, with a true minus sign; never a negative zero."""
    return plain(value)


def signed(value: float) -> str:
    """A share in a movement: three decimals with its sign."""
    text = f"{value:+.3f}"
    return text.replace("-", "−")


def interval(low: float, high: float) -> str:
    """An interval in brackets: `[0.18–0.41]`, or `[−0.30 to 0.10]` where a dash could be read as a minus."""
    between = "–" if low >= 0 else " to "
    return f"[{number(low)}{between}{number(high)}]"


def figure(reading: Reading) -> str:
    """A reading's value with its interval; `not known` where it has none."""
    if reading.value is None:
        return UNKNOWN
    if reading.low is None or reading.high is None:
        return number(reading.value)
    return f"{number(reading.value)} {interval(reading.low, reading.high)}"


def scale(series: Series) -> str:
    """The unit in words, with what its ends mean."""
    return ENDS.get(series.measure.partition(".")[0], series.unit.replace("-", "−"))


def level(values: tuple[float, float, float]) -> str:
    """A level with its interval, as a shift gives it."""
    value, low, high = values
    return f"{number(value)} {interval(low, high)}"


def percent(probability: float) -> str:
    """A probability in whole per cent; never 0% or 100% for what is not certain."""
    if probability < 0.01:
        return "under 1%"
    if probability > 0.99:
        return "over 99%"
    return f"{probability:.0%}"


def likely(probability: float) -> str:
    """The ICD 203 word with the number beside it: `very likely (92%)`."""
    return f"{likelihood.word(probability)} ({percent(probability)})"


def count(n: int, singular: str, plural: str | None = None) -> str:
    """So many things: `1 event`, `1,204 events`, `no events`."""
    many = plural or f"{singular}s"
    return f"no {many}" if n == 0 else f"{n:,} {singular if n == 1 else many}"


def named_publishers(n: int) -> str:
    """How many publishers are known by name."""
    return "no named publisher" if n == 0 else count(n, "publisher")


def listed(items: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def sentence_case(text: str) -> str:
    """The text with its first letter raised and the rest as it is."""
    return text[:1].upper() + text[1:]


def name(code: str) -> str:
    """An actor's name as a heading has it, without an article; the code where the ontology has no name."""
    known = registry()
    return known.actor(code).name if code in known else code


def named(code: str) -> str:
    """An actor's name within a sentence: `Belarus`, `the European Union`."""
    plain = name(code)
    return f"the {plain}" if _ARTICLE.search(plain) and not plain.startswith("the ") else plain


def possessive(code: str) -> str:
    """`Belarus’s`, `the United States’`."""
    plain = named(code)
    return f"{plain}’" if _PLURAL.search(plain) else f"{plain}’s"


def measured(measure: str, of: tuple[str, ...]) -> str:
    """What a series is about, within a sentence: `Belarus’s warmth towards the European Union`."""
    kind, _, channel = measure.partition(".")
    template = _MEASURES.get(measure) or _WITH.get(kind) or "{of} " + kind.replace("_", " ")
    channel = channel.replace("_", " ")
    one, other = of[0], of[-1]
    return template.format(
        of=possessive(one), one=named(one), other=named(other), others=possessive(other), channel=channel
    )


def about(series: Series) -> str:
    """The same for a series."""
    return measured(series.measure, series.of)


def shifted(shift: Shift) -> str:
    """What a shift is, in a few words: `Belarus’s tilt towards Russia rises`."""
    return f"{measured(shift.measure, shift.of)} {'rises' if shift.direction == 'up' else 'falls'}"


def noticed(shift: Shift, width: PeriodName) -> str:
    """By when a shift would have been told, knowing only what had happened by then."""
    if shift.flagged is None:
        return f"Given, {_STEP[width]}, only what had happened so far, the method would not have told it within two years."
    return f"Given, {_STEP[width]}, only what had happened so far, the method would first have told it at the end of {period(shift.flagged, width)}."


def hanging(shift: Shift) -> str:
    """Whether a shift hangs on few of the deeds that made it; nothing where none made it."""
    if not shift.drivers:
        return ""
    few = shift.hangs_on or min(FEW_DEEDS, len(shift.drivers))
    gone = "weightiest deed" if few == 1 else f"{few} weightiest deeds"
    if shift.hangs_on is None:
        return f"Without its {gone} it would still be more likely than not."
    return f"It hangs on few deeds: without its {gone} it would be less likely than not."


_CHECKS = {
    "source": "Without its main source",
    "coverage": "With even coverage",
    "coder": "With one coder alone",
    "placebo": "By chance",
}


def checked(check: Check) -> str:
    """What a check tried and found."""
    return f"{_CHECKS[check.name]}: {check.detail}"


def period(start: str, width: PeriodName) -> str:
    """The period that begins on that day: `February 2022`, `the week of 7 March 2022`."""
    if width == "week":
        return f"the week of {edtf.label(start)}"
    return edtf.label(_as_edtf(start, width))


def span(start: str, end: str, width: PeriodName) -> str:
    """From one period to another, both included: `August to October 2020`."""
    if start == end:
        return period(start, width)
    if width in {"month", "year"}:
        return edtf.label(f"{_as_edtf(start, width)}/{_as_edtf(end, width)}")
    return f"{period(start, width)} to {period(end, width)}"


def within(start: str, end: str, width: PeriodName) -> str:
    """When something happened, at the head of a sentence: `Between August and October 2020`, `In 2020`."""
    if start == end:
        return f"In {period(start, width)}"
    return f"Between {span(start, end, width).replace(' to ', ' and ')}"


def periods(n: int, width: PeriodName) -> str:
    """So many periods: `12 months`."""
    return count(n, width)


def deed(event: Event) -> str:
    """Who did what to whom, in the present: `the European Union sanctions Belarus`.

    Who stands on both sides is told on one, where the other is not empty then; an actor alone with itself acts `at home`.
    """
    doing = DEEDS.get(event.class_, event.class_.lower())
    sources, targets = list(event.source), [code for code in event.target if code not in event.source]
    if not targets:
        targets = list(event.target)
        sources = [code for code in event.source if code not in event.target] or sources
    if len(sources) > 1:
        doing = re.sub(r"^(\w+?)s\b", r"\1", doing)
    source = listed(named(code) for code in sources)
    if sources == targets:
        return f"{source} {doing} {'each other' if len(sources) > 1 else 'its own side'}"
    return f"{source} {doing} {listed(named(code) for code in targets)}"


def when(event: Event) -> str:
    """An event's date in words; a date of publication that stands in for it is called that."""
    if event.date is None:
        return "undated"
    said = edtf.label(event.date)
    return f"reported {said}" if event.date_basis == "published" else said


def published(date: str | None) -> str:
    """A date of publication in words; as it was given where it is no date that we read."""
    if date is None:
        return "undated"
    return edtf.label(date) if edtf.is_edtf(date) else date


def grade(value: str | None) -> str:
    """An Admiralty grade spelt out: `B2: usually reliable; probably true`."""
    if value is None:
        return "ungraded"
    said = [SOURCE.get(value[:1]), ITEM.get(value[1:2])]
    return f"{value}: {'; '.join(part for part in said if part)}"


def publishers(n: int) -> str:
    """How many told of an event."""
    if n == 0:
        return "publisher not known"
    return "told by one publisher" if n == 1 else f"told by {n} independent publishers"


def _as_edtf(start: str, width: PeriodName) -> str:
    year, month, _ = start.split("-")
    if width == "year":
        return year
    if width == "quarter":
        return f"{year}-{_FIRST_QUARTER + (int(month) - 1) // 3}"
    return f"{year}-{month}"
