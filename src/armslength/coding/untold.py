"""Parties that a sentence leaves untold, because the page's title or the one who speaks says them.

"After the meeting Mr Putin told journalists ..." on the page "Putin met with the President of Qatar"; "It was agreed to continue
contacts" in the report of a telephone call; "Thank you for coming". They stand in a report with the words that mean them, which are
the trigger's, and `resolved_by` title or speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from armslength.coding.actors import Cast
from armslength.coding.actors.meetings import TALKED_WITH, TALKS, VISIT_TO, the_meeting, the_visit
from armslength.coding.actors.speakers import FIRST_PERSON, PLURAL
from armslength.records import Mention, Report, Span

Sides = tuple[tuple[Mention, ...], tuple[Mention, ...]]
_IT_WAS_AGREED = re.compile(
    r"(?:It\s+(?:was|has\s+been)\s+(?:also\s+|further\s+)?agreed|(?:An\s+)?agreement\s+(?:was|has\s+been)\s+reached)\b",
    re.IGNORECASE,
)
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_AMONG_ONE_PEOPLE = re.compile(r"\b(?i:inter|intra)-(?P<people>[A-Z]\w+)\s+(?:\w+\s+)?$")
"""Talks of one people's own sides, whoever hosts or welcomes them: "the intra-Syrian talks"."""
_WITH = re.compile(r"\s+with\b", re.IGNORECASE)
_TALKS = re.compile(TALKS, re.IGNORECASE)
_THANKS = re.compile(r"(?:many\s+)?(?:thanks?|congratulations|welcome)(?:\s+you)?", re.IGNORECASE)
_A_LETTER = r"congratulat\w+|greetings?|message|telegram|letter"
_WROTE_TO = re.compile(rf"\b(?:{_A_LETTER})\b", re.IGNORECASE)
"""What a title says of a text to another state's own of which good relations are the matter; condolences are of something else."""
_WRITTEN_TO = re.compile(rf"\b(?:condolences?|{_A_LETTER})\b", re.IGNORECASE)
_JUST_BEFORE = 150
"""In how many characters before a sentence a third state's name stands near."""
_ELSEWHERE = re.compile(r"[^.;]{0,80}\b(?:over|after|on)\b[^.;]{0,80}\bin\s+[A-Z]")
"""What somebody is mourned for in another place than that of whom one speaks to."""
_OPENING = re.compile(
    r"(?:^|[.:!?,“\"”]\s*)(?:(?:so|and|once\s+again|again|first(?:ly)?|finally|now),?\s+)*$", re.IGNORECASE
)
_MEETS = re.compile(
    r"(?:to\s+)?meet(?:ing)?|(?:have\s+)?(?:an?\s+)?(?:calm\s+)?exchang(?:e|ing)(?:\s+of)?(?:\s+views)?|talk(?:s|ing)?|discuss(?:ed|ing|ions?)?|conversation|see",
    re.IGNORECASE,
)
_A_CHANCE = re.compile(r"\b(?:opportunity|chance|pleasure|glad|happy|pleased)\b", re.IGNORECASE)
"""Who speaks of a talk to come so is at it: "happy to have this opportunity to meet"."""
_INVITATION = (
    r"\bfor\s+(?:(?:the|your|his|her|their|an|this|[A-Z]\w+['’]s)\s+)?(?:country['’]s\s+|(?:kind|warm|cordial)\s+)?"
    r"invit(?:ation|ing)\b"
)
_FOR_AN_INVITATION = re.compile(_INVITATION)
_INVITED_TO = re.compile(
    rf"(?:{_INVITATION}|\bfor\s+(?:the|this|an|giving\s+\w+\s+an?|giving\s+\w+\s+the)\s+(?:chance|opportunity))(?:\s+(?:him|her|them|us|me))?\s+to\s+(?:[A-Z]\w+\s+(?:\w+\s+){{0,2}}to\s+)?(?:\w+\s+){{0,1}}$"
)
"""What stands before where an invitation that somebody thanks for is to."""
_GOES = re.compile(r"visit|come|travel|attend|participate|(?:take\s+)?part", re.IGNORECASE)
_SIGNED = re.compile(r"\bsign", re.IGNORECASE)
_REACH = re.compile(r"\b(?:reiterat|reaffirm|agree|reach)", re.IGNORECASE)
_COMMITTED = re.compile(r"\bcommit", re.IGNORECASE)
_TO_EACH_OTHER = re.compile(
    r"[^.;]{0,60}\b(?:cooperat|co-operat|dialogue|relations|partnership|ties|exchanges)", re.IGNORECASE
)
_BY_TWO = re.compile(
    r"agreement|memorand|treaty|treaties|contract|declaration|communiqu|protocol|documents?\b", re.IGNORECASE
)
_WORK_OF_TWO = re.compile(
    r"(?:(?:our|their|its|his|joint|mutual|bilateral|two-way|close|closer|further|constructive)\s+)*"
    r"(?:co-?operation|collaboration|partnership|interaction|coordination|harmonis(?:e|ing)|joint\s+(?:work|efforts|projects?))",
    re.IGNORECASE,
)
"""Nouns of working together, which takes another; not what two bodies of one state do side by side."""
_GRATEFUL = re.compile(r"thank|gratitude|grateful|appreciat", re.IGNORECASE)
_SENT = re.compile(r"condolences?|sympathy|congratulat\w+|deeply\s+shocked|best\s+wishes", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as a sentence tells it.

    Attributes:
        trigger: its words in the text.
        sentence: that they stand in.
        by: who is quoted for it.
        told: what the sentence tells before it.
    """

    class_: str
    modality: str
    trigger: Span
    sentence: Span
    text: str
    by: tuple[Mention, ...]
    told: tuple[Report, ...] = ()

    @property
    def words(self) -> str:
        """The trigger's."""
        return self.text[self.trigger.start : self.trigger.end]

    @property
    def before(self) -> str:
        """What stands before the trigger in its sentence, the last eighty characters of it."""
        return self.text[max(self.sentence.start, self.trigger.start - 80) : self.trigger.start]


def filled_in(sides: Sides, deed: Deed, cast: Cast) -> Sides:
    """The two sides of a deed with those whom the title or the speaker adds; as they are where nobody does."""
    found = (rule(sides, deed, cast) for rule in _RULES)
    return next((f for f in found if f is not None), sides)


def _among_one_people(_: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """The intra-Syrian talks are the Syrians'."""
    own = _AMONG_ONE_PEOPLE.search(deed.text, deed.sentence.start, deed.trigger.start)
    if deed.class_ != "CONSULT" or own is None:
        return None
    people = cast.people(Span(*own.span("people")))
    return ((people,), (people,)) if people else None


def _agreed(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """What "was agreed" is of those whose talks the page tells of."""
    if deed.class_ not in _TOGETHER or not _IT_WAS_AGREED.match(deed.text, deed.sentence.start):
        return None
    return _with_the_rest(sides, deed, cast)


def _met(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """So is "the meeting"."""
    if deed.class_ != "CONSULT" or deed.modality != "happened":
        return None
    return (
        _with_the_rest(sides, deed, cast) if the_meeting(deed.text, deed.trigger, cast.page.title) else None
    )


def _visited(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """A guest's visit is to the home, the home's own to whom the title says he visits."""
    doers, targets = sides
    if (
        deed.class_ != "CONSULT"
        or len(doers) != 1
        or targets
        or not the_visit(deed.text, deed.trigger, cast.page.title)
    ):
        return None
    hosted = VISIT_TO.search(cast.page.title) or doers[0].country != cast.home
    return (doers, cast.missing(doers, deed.trigger)) if hosted else None


def _talked_with(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """Talks with somebody are those of who speaks of them; an agency's state is no party to what it reports."""
    doers, targets = sides
    if deed.class_ != "CONSULT" or targets or not _TALKS.fullmatch(deed.words):
        return None
    one = cast.speaker(deed.trigger.start, deed.by) if _WITH.match(deed.text, deed.trigger.end) else None
    if one is None or (one.resolved_by == "home" and not TALKED_WITH.search(cast.page.title)):
        return None
    if any(m.start < deed.trigger.start or m.country in (None, one.country) for m in doers):
        return None
    return (_as(one, deed, one.resolved_by or "speaker"),), doers


def _thanked(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """Thanks that open a sentence are the speaker's."""
    doers, targets = sides
    if (
        deed.class_ != "SUPPORT"
        or {m.country for m in doers} - {m.country for m in targets}
        or not _THANKS.fullmatch(deed.words)
        or not _OPENING.search(deed.before)
    ):
        return None
    one = cast.speaker(deed.trigger.start, deed.by)
    if one is None or any(m.country == one.country for m in targets):
        return None
    return (_as(one, deed, "speaker"),), targets


def _sent(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """Condolences and congratulations are to whom the page says was written to, or talked with."""
    doers, targets = sides
    if deed.class_ != "SUPPORT" or targets or len(doers) != 1 or not _SENT.search(deed.words):
        return None
    if not (TALKED_WITH.search(cast.page.title) or _WRITTEN_TO.search(cast.page.title)):
        return None
    return (
        None if _ELSEWHERE.match(deed.text, deed.trigger.end) else (doers, cast.missing(doers, deed.trigger))
    )


def _invited(sides: Sides, deed: Deed, _: Cast) -> Sides | None:
    """Who thanks another for an invitation was invited by him, and goes to him."""
    thanks = next((r for r in reversed(deed.told) if _GRATEFUL.search(r.trigger_text)), None)
    if thanks is None:
        return None
    guests, hosts = thanks.source, thanks.target
    lands = [{m.country for m in side} for side in (guests, hosts)]
    if not guests or not hosts or lands[0] & lands[1] or None in lands[0] | lands[1]:
        return None
    if {m.country for m in sides[0]} - lands[0] - lands[1]:
        return None  # a third goes or invites
    if deed.class_ == "REQUEST":
        said = _FOR_AN_INVITATION.search(deed.text, thanks.trigger.end, deed.trigger.end)
        known = [{m.country for m in side} for side in sides]
        if said is None or not said.start() < deed.trigger.start < said.end() or known == lands[::-1]:
            return None
        return hosts, guests
    if deed.class_ != "CONSULT" or not _GOES.fullmatch(deed.words) or not _INVITED_TO.search(deed.before):
        return None
    return guests, tuple(m for m in sides[1] if m.country not in lands[0]) or hosts


def _between_the_two(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """What the one party told works at, signs or agreed to is with the other of a page's two, where no third is named there or just before."""
    told = {("we" if m.text.lower() in PLURAL else m.start, m.country): m for side in sides for m in side}
    if (
        deed.class_ not in {"AGREE", "COOPERATE"}
        or deed.modality == "denied"
        or len(told) != 1
        or not sides[0]
    ):
        return None
    talks = TALKED_WITH.search(cast.page.title) is not None
    if not talks and not (deed.class_ == "COOPERATE" and _WROTE_TO.search(cast.page.title)):
        return None
    (one,) = told.values()
    others = cast.missing((one,), deed.trigger)
    near = Span(max(0, deed.sentence.start - _JUST_BEFORE), deed.sentence.end)
    if len(others) != 1 or cast.lands(near) - {one.country, others[0].country}:
        return None
    return ((one, *others), (one, *others)) if _of_two(one, deed) else None


def _of_two(one: Mention, deed: Deed) -> bool:
    """Whether a deed's words say that it takes another: a noun of working together, a paper signed, what "we" agreed or reiterated."""
    if deed.class_ == "COOPERATE":
        return _WORK_OF_TWO.fullmatch(deed.words) is not None
    if _SIGNED.search(deed.words):
        return _BY_TWO.search(deed.text, deed.sentence.start, deed.sentence.end) is not None
    if one.text.lower() not in PLURAL:
        return False
    committed = _COMMITTED.search(deed.words) and _TO_EACH_OTHER.match(deed.text, deed.trigger.end)
    return _REACH.search(deed.words) is not None or committed is not None


def _spoken_with(sides: Sides, deed: Deed, cast: Cast) -> Sides | None:
    """Who speaks of a talk in the first person, and says with nobody, has it with whom he speaks to; of one to come where he is glad of it."""
    doers, targets = sides
    told = {(m.code, m.country) for m in (*doers, *targets)}
    if deed.class_ != "CONSULT" or deed.modality == "denied" or len(told) != 1 or deed.by:
        return None
    if any(m.text.lower() not in FIRST_PERSON for m in (*doers, *targets)) or not _MEETS.fullmatch(
        deed.words
    ):
        return None
    glad = _A_CHANCE.search(deed.text, deed.sentence.start, deed.trigger.start)
    if _WITH.match(deed.text, deed.trigger.end) or not (glad or deed.modality in {"happened", "habitual"}):
        return None
    one, whom = (*doers, *targets)[0], cast.addressed(deed.trigger.start)
    if whom is None or one.country is None or whom.country in (None, one.country):
        return None
    if cast.lands(deed.sentence) - {one.country, whom.country}:
        return None
    both = (one, _as(whom, deed, "addressed"))
    return both, both


_RULES = (
    _among_one_people,
    _agreed,
    _met,
    _visited,
    _talked_with,
    _thanked,
    _sent,
    _invited,
    _between_the_two,
    _spoken_with,
)


def _with_the_rest(sides: Sides, deed: Deed, cast: Cast) -> Sides:
    """With those of the page's talks who are not told: with all where all are on both sides, else on the empty side."""
    doers, targets = sides
    others = cast.missing((*doers, *targets), deed.trigger)
    if doers == targets:
        return (*doers, *others), (*targets, *others)
    if not targets:
        return doers, others
    return (others, targets) if not doers else sides


def _as(one: Mention, deed: Deed, by: str) -> Mention:
    return replace(one, start=deed.trigger.start, end=deed.trigger.end, text=deed.words, resolved_by=by)
