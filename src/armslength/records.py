"""The vocabulary: what the rooms say to each other. Frozen, typed, standard library only.

Offsets are Python string indices (code points), half-open. Dates are EDTF (ISO 8601-2) strings as
precise as the text allows. `None` means not known; it never stands for zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Modality = Literal["happened", "habitual", "planned", "possible", "denied"]
DateBasis = Literal["stated", "relative", "anaphoric", "published"]
PeriodName = Literal["week", "month", "quarter", "year"]
Direction = Literal["up", "down"]
JudgedField = Literal["event", "class", "modality"]
StanceKind = Literal["for", "against", "ambiguous", "line", "pledge"]
Standing = Literal["now", "past", "denied"]

MODALITIES: tuple[Modality, ...] = ("happened", "habitual", "planned", "possible", "denied")
STANCES: tuple[StanceKind, ...] = ("for", "against", "ambiguous", "line", "pledge")
STANDING: tuple[Standing, ...] = ("now", "past", "denied")
CHANNELS = ("energy", "trade", "finance", "security", "institutions", "cover", "narrative")
FIGURE_CHANNELS = (*CHANNELS, "affinity")
"""What a figure may be of: a channel of dependence, or how near two states stand without one holding the other."""
NEARER_HELD, NEARER_FREE = 0.45, 0.55
"""Below and above these arm's length is called nearer to held and nearer to free; between them, in between."""


class Span(NamedTuple):
    """Half-open character offsets into a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A public source that a document itself rests on."""

    publisher: str
    title: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text, exactly as read.

    Attributes:
        id: `d` and twelve hex digits, a hash of text, title, publisher, published and url: the same
            document added twice has the same id, a copy by another publisher has another.
        text: the text every offset counts in; for HTML, PDF and the like what the reader extracted.
        content_hash: sha256 of `text`: copies share it.
        origin: where it came from as given: `notes/a.txt`, `archive.jsonl.gz#17`, `-`.
        how_read: reader and its version, encoding included: `text/utf-8`, `pdf/pypdf-5.1`.
        published: EDTF, or None where nothing told.
        published_basis: `given` (option or documents.csv), `metadata` (the file says), `text` or None.
        language: ISO 639-1, or None where the text is too short to say.
        grade: Admiralty grade of the source (A-F) and item (1-6), such as `B2`; None is ungraded.
        cites: the sources the document gives for what it says.
    """

    id: str
    text: str
    content_hash: str
    origin: str
    how_read: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    url: str | None = None
    language: str | None = None
    grade: str | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document's text.

    Attributes:
        id: document id, a dot, `s` and the sentence's number from 1: `d0123456789ab.s4`.
        paragraph: the number of the paragraph it stands in, from 0.
    """

    id: str
    document: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a time: `ambassador to Belarus`, of RUS, 2018-08-24 to 2019-04-30.

    `since` and `until` are ISO dates of whatever precision is known; None is open.
    """

    title: str
    country: str
    sector: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, person, organisation or territory.

    Attributes:
        code: ISO 3166-1 alpha-3 (`RUS`), an organisation's code (`EU`), or country and name
            (`BLR.lukashenko`).
        country: the state it belongs to; for a state or organisation its own code.
        kind: state, person, org, territory.
        sector: PLOVER sector outside any dated role.
    """

    code: str
    name: str
    kind: str
    country: str
    sector: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as printed and as resolved.

    Attributes:
        text: the words as printed; offsets are in the document's text.
        code: the actor's code; None where only the words are known.
        country: ISO alpha-3 or organisation code; None where unknown.
        sector: PLOVER sector code.
        kind: state, person, org, group, people.
        resolved_by: name, abbreviation, demonym, capital, metonym, office, coreference; home ("the president" in
            the texts of a publisher whose country the dossier gives); speaker ("we" and "I", of who speaks);
            context (its country is that of an actor it stands beside, and no more is known); or None.
    """

    start: int
    end: int
    text: str
    code: str | None
    country: str | None
    sector: str
    kind: str
    resolved_by: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """What one sentence says was done.

    Attributes:
        id: document id, a dot, `r` and the report's number from 1 in order of the text.
        trigger: span of the words that say what was done.
        class_: one of the PLOVER sixteen; `class` in tables and JSON.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: -10 (most hostile) to 10 (most cooperative).
        by: on whose word, where that is not the author.
        date: EDTF of the deed; None where neither text nor publication tells.
        date_basis: `stated`, `relative` to publication, `anaphoric`, or `published` (a stand-in: the
            publication date, where the text gives none); None with date None.
        probability: the coder's own, in [0, 1]: `event` (there is a report), `class`, `source`,
            `target`, `modality`.
        coder: name@version.
    """

    id: str
    document: str
    sentence: str
    trigger: Span
    trigger_text: str
    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    class_: str
    quad: int
    intensity: float
    modality: Modality
    by: Mention | None
    date: str | None
    date_basis: DateBasis | None
    contexts: tuple[str, ...]
    probability: Mapping[str, float]
    coder: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What one sentence says of a will: for or against something, a red line, a promise.

    Attributes:
        id: document id, a dot, `w` and the stance's number from 1 in order of the text.
        at: span of the words that tell the will; `words` as printed.
        kind: `for` or `against` the object as it is worded; `ambiguous`, where neither or under a condition; `line`, where
            the object is what must not happen; `pledge`, where it is what is undertaken.
        standing: `now`, as of the text; `past`, held formerly; `denied`, said not to be so.
        holder: whose will; empty where nobody is named. `speaker`: whether it is that of who speaks or writes.
        object: span of what it is about; None where the text does not say. `answer`: of what is threatened should it happen.
        to: to whom a promise is made.
        by: on whose word, where that is not the author.
        date, date_basis: as a report's.
        probability: the coder's own, in [0, 1]: `stance` (there is one), `kind`, `standing`, `holder`, `object`.
    """

    id: str
    document: str
    sentence: str
    at: Span
    words: str
    kind: StanceKind
    standing: Standing
    holder: tuple[Mention, ...]
    speaker: bool
    object: Span | None
    answer: Span | None
    to: tuple[Mention, ...]
    by: Mention | None
    date: str | None
    date_basis: DateBasis | None
    probability: Mapping[str, float]
    coder: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with all that was read from it.

    Attributes:
        uncoded: why no report was looked for (`language fr`); None where the coder read it.
        coder: who read it, name@version; None where it is uncoded.
    """

    document: Document
    sentences: Sequence[Sentence]
    reports: Sequence[Report]
    uncoded: str | None = None
    stances: Sequence[Stance] = ()
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of the same deed, merged.

    Attributes:
        id: `e` and twelve hex digits, a hash of its first report's id: stable while that report stands; sixteen, a hash of
            deed, modality and date, where rows of data sets alone tell of it.
        source, target: codes of the states or organisations, sorted; never empty.
        date: EDTF; `start` and `end` are its bounds as ISO days, None where undated.
        date_basis: the best basis among its reports.
        reports: ids of the reports, best first.
        publishers: how many independent publishers told of it; copies of one text count once.
        confidence: the probability in [0, 1] that the event is as coded.
        source_grade: the best Admiralty source grade among the documents that tell of it, A to F; F is
            ungraded too.
        denied_by: ids of the events that deny it.
        records: ids of the data sets' rows that tell of it; `reports` or `records` may be empty, not both.
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    class_: str
    quad: int
    intensity: float
    modality: Modality
    date: str | None
    start: str | None
    end: str | None
    date_basis: DateBasis | None
    contexts: tuple[str, ...]
    reports: tuple[str, ...]
    publishers: int
    confidence: float
    source_grade: str = "F"
    denied_by: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file of coded events or of figures, as taken in.

    Attributes:
        id: `s` and twelve hex digits, a hash of the file: the same file taken in twice is there once.
        format: as `--format` of import has it: polecat, icews, gdelt, acled, ucdp, plover, events, figures, ideal-points,
            unga-roll-calls, unga-votes, sipri, cow-trade, alliances or igo.
        origin: the file as given.
        licence, terms: what may be done with it, and what is asked in return; None is not known.
        grade: Admiralty grade of the source, A to F; None is ungraded.
        crosswalk: the version of the table from CAMEO to PLOVER.
        confidence: how likely a row is as coded, in [0, 1]; `confidence_source` says on whose word.
        rows: how many rows came; `stored` and `refused` of them sum to it.
    """

    id: str
    format: str
    origin: str
    title: str
    publisher: str | None
    licence: str | None
    terms: str | None
    url: str | None
    grade: str | None
    encoding: str
    crosswalk: str
    confidence: float
    confidence_source: str
    rows: int
    stored: int
    refused: int


@dataclass(frozen=True, slots=True)
class Record:
    """What one row of a data set says was done.

    Attributes:
        id: data set id, a dot and the row's number from 1.
        native: the set's own id of the row.
        source, target: codes of ours, `+` between several; None where the set names nobody we know.
        source_name, target_name: as the set writes them.
        class_: one of the PLOVER sixteen; None where its CAMEO code has none (mere statements).
        cameo: as the set has it.
        text: the sentence where the set has it, else the row's own words.
    """

    id: str
    dataset: str
    native: str | None
    date: str
    source: str | None
    source_name: str | None
    target: str | None
    target_name: str | None
    class_: str | None
    intensity: float | None
    modality: Modality
    cameo: str | None
    publisher: str | None
    url: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a country's tie to a partner, as a set of figures has it or as it was reckoned from one.

    Attributes:
        id: data set id, `f` and the number of the first row of the set that it rests on, country and partner, dots between:
            `s0123456789ab.f12.BLR.RUS`; where that row gives several on the pair, the later ones have a number from 2 behind it.
        date: EDTF; `start` and `end` are its bounds as ISO days. A figure of several years has them all: `2006/2010`.
        country, partner: codes; the country's tie to the partner, which is another figure than the partner's to it.
        channel: one of `FIGURE_CHANNELS`.
        name: what is counted; None where the set does not say.
        unit: in words; `share` (of all the country's partners) and `agreement` lie in [0, 1].
        source: who says so; None where the set does not say.
    """

    id: str
    dataset: str
    date: str
    start: str
    end: str
    country: str
    partner: str
    channel: str
    name: str | None
    value: float
    unit: str
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of a data set that was not taken, and why; `number` None with the `line` itself where it is no row at all."""

    dataset: str
    number: int | None
    reason: str
    detail: str
    line: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says of a report, which stands above what the coder read.

    Attributes:
        number: in order of time, from 1; 0 before it is stored.
        document, trigger: where the words stand; reports are known by these, not by their numbers.
        field: `event` (whether it is one), `class` or `modality`.
        value: `no` for field `event`, else the class or modality it is; None takes an earlier one back.
        was: what stood there when it was judged.
        made: when, ISO 8601 in UTC, to the second.
    """

    document: str
    trigger: Span
    field: JudgedField
    value: str | None
    was: str
    person: str
    note: str | None
    made: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document that could not be read, and why."""

    origin: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An actor that the user adds to the tables: a person, group or organisation of the dossier's own.

    Attributes:
        code: country, dot, a name of the user's choosing (`BLR.tsikhanouskaya`).
        names: what the texts call it, as they write it; of a person the surname alone is known too.
        country: the state or organisation that it belongs to.
        since, until: EDTF dates between which the names mean this actor; None is open.
    """

    code: str
    names: tuple[str, ...]
    country: str
    sector: str
    kind: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a dossier asks: who holds whom, against which rivals, from when to when.

    Attributes:
        client, patron, rivals: ISO alpha-3 or organisation codes.
        since, until: ISO days, inclusive; None is open.
        grades: publisher -> Admiralty source grade, for documents that bring none.
        homes: publisher -> the country whose president or government it means where it names none.
        weights: of the parts of hold; they sum to 1.
        channel_weights: of the channels within dependence, over those that are known.
        half_life_months: how fast a past deed fades in compliance and dependence.
        window_days: how long after a demand an answer still counts as one.
        actors: of the user's own, beside those of the tables.
    """

    client: str
    patron: str
    rivals: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    grades: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    channel_weights: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(CHANNELS, 1.0))
    half_life_months: float = 36.0
    window_days: int = 180
    actors: tuple[OwnActor, ...] = ()

    @property
    def poles(self) -> tuple[str, ...]:
        """The patron, then the rivals."""
        return (self.patron, *self.rivals)


DEFAULT_WEIGHTS: Mapping[str, float] = {
    "dependence": 0.35,
    "compliance": 0.25,
    "lead": 0.25,
    "commitment": 0.15,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a reading: its value, the weight it had, and the events it rests on.

    `value` None is a part that is not known; `contribution` is what it added to the reading; `figures` are the ids of
    the figures it rests on.
    """

    name: str
    value: float | None
    weight: float
    contribution: float | None
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure at one period.

    Attributes:
        start: the first day of the period (ISO), UTC.
        value: None where too little is known to say; never 0 for that.
        low, high: the 90% interval; None with value None.
        n: how many events of this very period it rests on.
    """

    start: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Mover:
    """A share in a movement.

    Attributes:
        what: the id of an event or figure, or words for what is neither (`older deeds fade`).
        kind: `event`, `figure` or `other`.
        contribution: signed, in the measure's own unit.
    """

    what: str
    kind: Literal["event", "figure", "other"]
    contribution: float


@dataclass(frozen=True, slots=True)
class Movement:
    """How a measure came from one period to another, and what moved it; the movers sum to `after` less `before`."""

    measure: str
    of: tuple[str, ...]
    since: str
    at: str
    before: float
    after: float
    movers: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a period's deeds say by themselves, before any smoothing: what a shift is looked for in.

    Attributes:
        value: mean of the deeds' values; None where there was none.
        weight: how many deeds, each counted by its confidence; 0 with value None.
        events: their ids; `values` and `weights` are what each says and how much it weighs, in the same order.
    """

    start: str
    value: float | None
    weight: float
    events: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over time: one reading a period, oldest first, no gaps.

    Attributes:
        measure: warmth, warmth.deeds, warmth.words, engagement, compliance, dependence, dependence.<channel>, hedging,
            affinity, lead, tilt, hold, arms_length.
        of: the codes it is about, in the measure's order (`BLR`, `RUS`: of BLR towards RUS).
        unit: in words, such as `-1 to 1` or `deeds a month`.
        low_bound, high_bound: the measure's range; None is unbounded.
        observations: one a period, aligned with `readings`; empty for measures without any of their own.
    """

    measure: str
    of: tuple[str, ...]
    period: PeriodName
    unit: str
    low_bound: float | None
    high_bound: float | None
    readings: tuple[Reading, ...]
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """Whether a shift stands when something else might have made it.

    Attributes:
        name: `source` (without the publisher that tells most of it), `coverage` (with no more deeds on one side than on
            the other), `coder` (deeds read by one coder alone), or `placebo` (its periods shuffled).
        passed: None where it could not be tried.
        detail: in words, with the figures.
    """

    name: Literal["source", "coverage", "coder", "placebo"]
    passed: bool | None
    detail: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of level.

    Attributes:
        measure, of: of the series it was found in.
        start, end: first days of the first and the last period of the 90% highest-density interval in
            which the new level began.
        best: the single most probable period.
        probability: that there was a change within the year's window around it, in [0, 1].
        before, after: level of the series' observations on each side, with 90% intervals.
        drivers: ids of the events that made it, most weighty first.
        channel: the channel that most of the drivers' weight belongs to; None where none has any.
        flagged: first day of the period by whose end the same rule, knowing only what had happened by then, would have
            told of it; None where it would not have within two years.
        checks: whether it is one of the world, or of who told of it.
    """

    measure: str
    of: tuple[str, ...]
    start: str
    end: str
    best: str
    probability: float
    direction: Direction
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    drivers: tuple[str, ...]
    channel: str | None = None
    flagged: str | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a dossier holds, for people to check that nothing was lost.

    `uncoded` maps a reason (such as `language fr`) to how many documents it kept from being coded. `records` are rows of
    `datasets` stored, `refused` those that were not.
    """

    documents: int
    sentences: int
    reports: int
    events: int
    quarantined: int
    undated: int
    ungraded: int
    uncoded: Mapping[str, int] = field(default_factory=dict)
    datasets: int = 0
    records: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer to a dossier's question: what `measure` and `detect` found.

    Attributes:
        series: every series measured; look one up with `find`.
        shifts: most probable first.
        coder: name@version of the coder that read the documents; more than one is joined by `, `.
    """

    question: Question
    period: PeriodName
    series: tuple[Series, ...]
    shifts: tuple[Shift, ...]
    coder: str

    def find(self, measure: str, *of: str) -> Series | None:
        """The series of `measure` about `of`, or None where it was not measured."""
        return next((s for s in self.series if s.measure == measure and s.of == of), None)


@dataclass(frozen=True, slots=True)
class Track:
    """How good the forecasts of one series were, so many periods ahead, on its own past. Lower scores are better.

    Attributes:
        n: past forecasts whose time had come; 0 leaves the rest None.
        crps, base_crps: mean CRPS of the method and of the base rate, in the series' own unit.
        best, best_crps: the baseline that was hardest to beat.
        covered: the share of outcomes inside the 80% interval, in [0, 1].
    """

    n: int
    crps: float | None = None
    base_crps: float | None = None
    best: str | None = None
    best_crps: float | None = None
    covered: float | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is said of one period to come of one series, and what came of it.

    Attributes:
        start: the first day of the period (ISO), UTC.
        horizon: how many periods after the last one seen.
        forecastable: whether the method beat every baseline on the series' past; where it did not, there is no forecast.
        quantiles: equally likely values, smallest first: the forecast's, or the base rate's where there is no forecast.
        base: the base rate's.
        track: None where it is not kept: of forecasts read back from a dossier.
        observed: what came; None while that is not known, and the scores with it.
        crps, base_crps: of `quantiles` and of `base`.
        covered: whether the 80% interval held it.
    """

    start: str
    horizon: int
    forecastable: bool
    quantiles: tuple[float, ...]
    base: tuple[float, ...]
    track: Track | None = None
    observed: float | None = None
    crps: float | None = None
    base_crps: float | None = None
    covered: bool | None = None

    @property
    def median(self) -> float:
        """Half of the quantiles lie at it or below."""
        return quantile(self.quantiles, 0.5)

    @property
    def interval(self) -> tuple[float, float]:
        """The 80% interval; of counts it ends on counts, and so holds more."""
        return quantile(self.quantiles, 0.1), quantile(self.quantiles, 0.9)

    @property
    def any(self) -> float:
        """The probability of at least 1, in [0, 1]: of one deed or more, where the series is a count."""
        return sum(q >= 1 for q in self.quantiles) / len(self.quantiles)

    @property
    def base_any(self) -> float:
        """The same by the base rate."""
        return sum(q >= 1 for q in self.base) / len(self.base)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may come next in one series, one `Ahead` a period, the nearest first.

    Attributes:
        measure: `deeds.<quad class>`, `intensity` or `arms_length`.
        of: the codes it is about: of deeds who does them, and to whom.
        as_of: the last day (ISO) of which anything was known.
        made: when it was issued, ISO 8601 in UTC, to the second.
        method: name@version.
        seen: first day of each period it was made of and its value, oldest first, None where not known; empty in one read
            back from a dossier.
    """

    measure: str
    of: tuple[str, ...]
    period: PeriodName
    as_of: str
    made: str
    method: str
    ahead: tuple[Ahead, ...]
    seen: tuple[tuple[str, float | None], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the values are counts."""
        return self.measure.startswith("deeds.")

    @property
    def unit(self) -> str:
        """In words, such as `deeds a month`."""
        return (
            f"deeds a {self.period}"
            if self.whole
            else "-10 to 10"
            if self.measure == "intensity"
            else "0 to 1"
        )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The least of the values, in order, that at least that share of them do not exceed; a value that is among them."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


@dataclass(frozen=True, slots=True)
class EventTrack:
    """How good such forecasts were on the dossier's own past, over all pairs. Lower scores are better.

    Attributes:
        n: past forecasts whose window is over and known; 0 leaves the scores None.
        came: in how many of them it came, those that overlap counted as fewer.
        brier: mean Brier score of the method.
        best, best_brier: the baseline that was hardest to beat.
    """

    n: int
    came: float = 0.0
    brier: float | None = None
    best: str | None = None
    best_brier: float | None = None


@dataclass(frozen=True, slots=True)
class EventForecast:
    """How probable it is that one does something of a kind to another within so many days, and whether it came.

    Attributes:
        kind: such as `sanction`.
        rule: what counts as one, as text that the program reads when the time has come.
        as_of: the last day (ISO) of which anything was known; the window begins with the day after.
        days: how long the window is.
        made: when it was issued, ISO 8601 in UTC, to the second.
        method: name@version.
        forecastable: whether the method beat every baseline on the dossier's past; where it did not, there is no forecast.
        probability: the forecast's, or the base rate where there is no forecast.
        base: the base rate, in (0, 1).
        track: None where it is not kept: of forecasts read back from a dossier.
        came: whether it came; None while that is not known.
        events: ids of the events that made it so, earliest first.
    """

    kind: str
    rule: str
    source: str
    target: str
    as_of: str
    days: int
    made: str
    method: str
    forecastable: bool
    probability: float
    base: float
    track: EventTrack | None = None
    came: bool | None = None
    events: tuple[str, ...] = ()
