"""From what the network tagged in a document's windows to reports and stances, with actors and dates resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import cast

from armslength.coding import parties
from armslength.coding.actors import Cast
from armslength.coding.actors.compatriots import OF_NO_STATE
from armslength.coding.actors.compounds import torn
from armslength.coding.actors.speakers import BOTH_OURS, addressed, personal, spoken
from armslength.coding.borders import settled
from armslength.coding.calibration import Lines, calibrated
from armslength.coding.courtesy import courtesy
from armslength.coding.dates import TimeExpression, date_of
from armslength.coding.dates.linking import Told, linked
from armslength.coding.greetings import greeting
from armslength.coding.modalities import told_modality
from armslength.coding.network import Tagged, TaggedMention, TaggedTrigger
from armslength.coding.network.wills import TaggedWill
from armslength.coding.repeats import one_of, repeated
from armslength.coding.stances import filled
from armslength.coding.topics import because_of, in_a_name, only_talked_about
from armslength.coding.towns import stand_for_states
from armslength.coding.untold import Deed, filled_in
from armslength.coding.windows import Stretch
from armslength.ontology.actors import Registry
from armslength.ontology.plover import CLASSES
from armslength.records import DateBasis, Document, Mention, Modality, Report, Sentence, Span, Stance

LEAST_SURE = 0.3
"""How likely a report must be to be one and of its class. Below, on the dev split, one in four was."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says: deeds, and who is for or against what, each in order of its text."""

    reports: list[Report]
    stances: list[Stance]


class Reader:
    """Turns one document's tagged windows into reports and stances, remembering its actors as it goes.

    Args:
        coder: `name@version`, kept with every report.
        times: every time expression of the text.
        lines: by which probabilities are calibrated; where there are none, the unsure is reported too.
        actors: where actors are looked up; the tables' registry by default.
    """

    def __init__(
        self,
        document: Document,
        coder: str,
        times: Sequence[TimeExpression],
        lines: Lines,
        actors: Registry | None,
    ) -> None:
        self._document = document
        self._times = times
        self._coder = coder
        self._lines = lines
        self._cast = Cast(document, actors)
        self._reports: list[Report] = []
        self._stances: list[Stance] = []

    def introduce(self, title: str, mentions: Sequence[TaggedMention]) -> None:
        """Remember whom the title names."""
        self._cast.introduce(title, mentions)

    def read(self, read: Sequence[Stretch], tagged: Sequence[Tagged]) -> Reading:
        """What the windows tell, in order of the text; each stretch is the one that its window holds."""
        for stretch, window in zip(read, tagged, strict=True):
            actors = self._cast.of(window.mentions, stretch.base)
            spans = [(stretch.base + m.start, stretch.base + m.end) for m in window.mentions]
            beside = parties.listed(spans, self._document.text)
            for trigger in window.triggers:
                if stretch.base + trigger.start >= stretch.own:
                    self._report(stretch, trigger, window, actors, beside)
            for will in window.wills:
                if stretch.base + will.start >= stretch.own:
                    self._stance(stretch, will, window.mentions, actors)
        return Reading(self._reports, self._stances)

    def _report(
        self,
        stretch: Stretch,
        trigger: TaggedTrigger,
        window: Tagged,
        actors: Sequence[tuple[Mention, ...]],
        beside: Sequence[bool],
    ) -> None:
        span = Span(stretch.base + trigger.start, stretch.base + trigger.end)
        sentence = stretch.sentence_at(span.start)
        said = self._document.text[sentence.start : sentence.end]
        at = span.start - sentence.start, span.end - sentence.start
        if _no_deed(said, *at):
            return
        # Who and when come from the sentence or before it, so that its reader finds them.
        spans = [Span(stretch.base + m.start, stretch.base + m.end) for m in window.mentions]
        spans = spans[: sum(m.start < sentence.end for m in spans)]
        told = len(spans)
        words = self._document.text[span.start : span.end]
        class_, p_class = self._class(trigger, span, sentence)
        sides, (p_source, p_target) = self._sides(trigger, class_, words, spans, beside, actors, sentence)
        if not any(sides):
            return
        modality, p_modality = told_modality(trigger.modality, said, *at, class_=class_)
        by = _quoted(trigger.by[:told], actors)
        raw = {
            "event": trigger.probability,
            "class": p_class,
            "modality": p_modality,
            "source": p_source,
            "target": p_target,
        }
        probability = calibrated(raw, self._lines)
        if self._lines and probability["event"] * probability["class"] < LEAST_SURE:
            return
        date, basis = self._deed_dated(span, sentence, stretch, trigger, window, modality)
        before = tuple(takewhile(lambda r: r.sentence == sentence.id, reversed(self._reports)))[::-1]
        deed = Deed(
            class_, modality, span, Span(sentence.start, sentence.end), self._document.text, by, before
        )
        known = filled_in(self._parties(actors, sides, class_, span, by), deed, self._cast)
        doers, done_to = stand_for_states(known, deed, self._cast)
        report = Report(
            id=f"{self._document.id}.r{len(self._reports) + 1}",
            document=self._document.id,
            sentence=sentence.id,
            trigger=span,
            trigger_text=words,
            source=doers,
            target=done_to,
            class_=class_,
            quad=CLASSES[class_].quad,
            intensity=CLASSES[class_].intensity,
            modality=cast("Modality", modality),
            by=by[0] if by else None,
            date=date,
            date_basis=basis,
            contexts=tuple(c for c, p in trigger.contexts.items() if p >= parties.ROLE_THRESHOLD),
            probability={name: round(p, 4) for name, p in probability.items()},
            coder=self._coder,
        )
        self._keep(report)

    def _sides(
        self,
        trigger: TaggedTrigger,
        class_: str,
        words: str,
        spans: Sequence[Span],
        beside: Sequence[bool],
        actors: Sequence[tuple[Mention, ...]],
        sentence: Sentence,
    ) -> tuple[tuple[list[int], list[int]], tuple[float, float]]:
        """Which of the mentions at `spans` are a deed's source and target, and how likely each side is; both empty where it is nobody's."""
        told = len(spans)
        least = parties.TOLD_THRESHOLD if class_ in parties.ACTS_OF_WORDS else parties.LONE_ROLE_THRESHOLD
        sources, p_source = parties.fill(trigger.source[:told], beside[:told])
        targets, p_target = parties.fill(trigger.target[:told], beside[:told], least=least)
        pieces = {i for i, span in enumerate(spans) if torn(span, self._document.text)}
        sides = [i for i in sources if i not in pieces], [i for i in targets if i not in pieces]
        if any(sides) and class_ in parties.TAKES_TWO:
            here = [m.start >= sentence.start and i not in pieces for i, m in enumerate(spans)]
            sides = parties.together(sides, (trigger.source, trigger.target), actors, here, words)
        elif class_ in parties.OF_ANOTHER or (
            class_ in parties.FIGHTERS and parties.on_both_sides(sides, actors)
        ):
            sides = parties.apart(sides, (p_source, p_target))
        return sides, (p_source, p_target)

    def _keep(self, report: Report) -> None:
        """Keep a report; of two that tell one deed the one."""
        if self._reports and repeated(self._reports[-1], report, self._document.text):
            self._reports[-1] = one_of(self._reports[-1], report)
        else:
            self._reports.append(report)

    def _class(self, trigger: TaggedTrigger, span: Span, sentence: Sentence) -> tuple[str, float]:
        """The likeliest class and its probability, unless the words settle at which side of a border it stands."""
        class_, probability = _best(trigger.class_)
        border = settled(
            class_,
            self._document.text[sentence.start : sentence.end],
            span.start - sentence.start,
            span.end - sentence.start,
        )
        if border is None:
            return class_, probability
        return border.class_, sum(trigger.class_[side] for side in border.sides)

    def _deed_dated(
        self,
        span: Span,
        sentence: Sentence,
        stretch: Stretch,
        trigger: TaggedTrigger,
        window: Tagged,
        modality: str,
    ) -> tuple[str | None, DateBasis | None]:
        """When the deed told at `span` was, and how that is known."""
        told = Told(
            self._document.text,
            span.start,
            span.end,
            (sentence.start, sentence.end),
            self._document.published,
            modality,
            [stretch.base + t.start for t in window.triggers],
        )
        within = [
            t for t in self._times if stretch.base <= t.start and t.end <= min(stretch.end, sentence.end)
        ]
        *known, nothing = trigger.time
        return self._dated(span, sentence, linked(told, within, known, nothing), modality, weighed=True)

    def _dated(
        self,
        span: Span,
        sentence: Sentence,
        time: TimeExpression | None = None,
        modality: str | None = None,
        *,
        weighed: bool = False,
    ) -> tuple[str | None, DateBasis | None]:
        """When what is told at `span` was, and how that is known; by `time` where that was found to be its own."""
        return date_of(
            span.start,
            span.end,
            [t for t in self._times if t.end <= sentence.end],
            sentence=(sentence.start, sentence.end),
            published=self._document.published,
            linked=time,
            text=self._document.text,
            modality=modality,
            weighed=weighed,
        )

    def _parties(
        self,
        actors: Sequence[tuple[Mention, ...]],
        chosen: tuple[list[int], list[int]],
        class_: str,
        span: Span,
        by: tuple[Mention, ...],
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Who did what is told at `span`, and to whom."""
        offset = span.start
        speaker = self._cast.speaker(offset, by)
        doers, done_to = (parties.flat(actors, side) for side in chosen)
        # "We agreed" is of two sides, and the speaker is one of them; "I met him" is not, nor "we and all interested
        # parties", nor "we and regional organisations".
        others = [m for m in doers if _is_another(m, speaker)]
        joint = bool(self._cast.page.joint and not by) or (chosen[0] == chosen[1] and not others)
        me = any(m.text.lower() in {"i", "me", "we", "us"} for m in (*doers, *done_to))
        if any(personal(m.text) for m in (*doers, *done_to)):
            whom = self._cast.addressed(offset)
            partner = self._cast.partner(speaker, whom)
            partners = self._cast.partners(speaker, partner)
            if by:
                whom = partner  # whom a quoted one speaks to is not whom the text does
            text = self._document.text
            doers, done_to = (
                parties.once(
                    n
                    for m in side
                    for n in spoken(
                        addressed(m, whom, speaker, text, beside_me=me) if whom else m,
                        speaker,
                        joint=joint,
                        partners=partners,
                        alone=self._cast.page.alone and not partners and not others,
                    )
                )
                for side in (doers, done_to)
            )
        mourns = class_ == "SUPPORT" and parties.mourning(self._document.text, span)
        if len(doers) == 1 and mourns and (own := self._cast.speaker(offset, ())):
            guest = self._cast.partner(own, None)
            ours = own.country == doers[0].country
            other = guest if ours else own if guest and guest.country == doers[0].country else None
            done_to = parties.mourned_with(done_to, doers[0], other) if other else done_to
        one_state = len({m.country for m in doers}) == 1
        if one_state and ((len(doers) == 1 and class_ in parties.OF_ANOTHER) or class_ == "CONSULT"):
            done_to = parties.not_himself(done_to, doers, self._cast.partner(doers[0], None))
        return doers, parties.done_to(done_to, doers, class_)

    def _stance(
        self,
        stretch: Stretch,
        will: TaggedWill,
        mentions: Sequence[TaggedMention],
        actors: Sequence[tuple[Mention, ...]],
    ) -> None:
        span = Span(stretch.base + will.start, stretch.base + will.end)
        sentence = stretch.sentence_at(span.start)
        found = filled(
            will, [Span(m.start, m.end) for m in mentions if stretch.base + m.start < sentence.end]
        )
        if found is None:
            return
        date, basis = self._dated(span, sentence)
        by = actors[found.by] if found.by is not None else ()
        speaker = self._cast.speaker(span.start, by)
        joint = () if by else self._cast.page.joint
        others = self._cast.partners(speaker, None) if joint else ()
        holder = parties.once(
            n
            for m in parties.flat(actors, found.holder)
            for n in spoken(m, speaker, joint=bool(joint), partners=others)
        )
        if found.speaker and speaker:
            holder = joint or (speaker,)
        self._stances.append(
            Stance(
                id=f"{self._document.id}.w{len(self._stances) + 1}",
                document=self._document.id,
                sentence=sentence.id,
                at=span,
                words=self._document.text[span.start : span.end],
                kind=found.kind,
                standing=found.standing,
                holder=holder,
                speaker=found.speaker,
                object=_moved(found.object, stretch.base),
                answer=_moved(found.answer, stretch.base),
                to=tuple(n for m in parties.flat(actors, found.to) for n in spoken(m, speaker)),
                by=by[0] if by else None,
                date=date,
                date_basis=basis,
                probability={name: round(p, 4) for name, p in found.probability.items()},
                coder=self._coder,
            )
        )


def _is_another(m: Mention, speaker: Mention | None) -> bool:
    """Whether a mention is of others than those who speak with each other."""
    if m.country:
        return speaker is None or m.country != speaker.country
    both = BOTH_OURS.fullmatch(m.text) is not None
    return not both and (OF_NO_STATE.search(m.text) is not None or not personal(m.text))


def _no_deed(said: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a sentence are a formula, a greeting, only talked about, or thank nobody."""
    return courtesy(said) or any(
        f(said, start, end) for f in (greeting, only_talked_about, in_a_name, because_of)
    )


def _quoted(by: Sequence[float], actors: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """Who is quoted for a deed: the likeliest mention that is likely at all; nobody where none is."""
    likeliest = max(range(len(by)), key=lambda i: by[i], default=None)
    return actors[likeliest] if likeliest is not None and by[likeliest] >= parties.BY_THRESHOLD else ()


def _moved(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None


def _best(probabilities: dict[str, float]) -> tuple[str, float]:
    label = max(probabilities, key=lambda k: probabilities[k])
    return label, probabilities[label]
