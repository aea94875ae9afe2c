"""Who did a deed and to whom: from how likely each mention fills a role to the parties of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from armslength.coding.actors.plurals import THEY
from armslength.coding.actors.pronouns import PRONOUNS
from armslength.coding.actors.speakers import FIRST_PERSON, VOCATIVE
from armslength.ontology.deeds import MUTUAL
from armslength.ontology.plover import CLASSES
from armslength.records import Mention, Span

ROLE_THRESHOLD = 0.5
NEXT_TO_LIKELIEST = 0.75
"""A second mention fills a role beside the likeliest one if it is this near to it in probability."""
LONE_ROLE_THRESHOLD = 0.25
"""A role that no mention fills surely goes to the likeliest one, if it is at least this likely. All three
were chosen on the dev split, where reports of real text are most often wholly right (at .15 one in eighty fewer)."""
TOLD_THRESHOLD = 0.4
ACTS_OF_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts of words, of which nobody is taken for the target who is less likely than TOLD_THRESHOLD: below it, of 11 told so on the dev split
one was the annotators' target, and in the bundled chronicle two in five are right; above, three in five of the chronicle's are. A report left without any party is none."""
LISTED_THRESHOLD = 0.3
"""How likely one of a list must be to fill a role with the others."""
LISTED = re.compile(
    r"(?:\s*,\s*(?:and\s+)?(?:also\s+)?|\s+(?:and|&|as well as|together with|along with)\s+)"
    r"(?:(?:to|with|by|from|of|between)\s+)?(?:(?:the|an?|both|all|its|their|his|her)\s+)*",
    re.IGNORECASE,
)
"""What stands between two that are named side by side."""
BY_THRESHOLD = 0.35
"""How likely the likeliest teller must be to be one; chosen on the dev split, where tellers given or not agree best, invented and real."""
RECEIVED = re.compile(r"they|them|(?:the |his |her |their )?guests?", re.IGNORECASE)
"""Who is received is of another state than who receives."""
TAKES_TWO = MUTUAL - {"AGREE"}
"""A promise is of one party."""
FIGHTERS = frozenset({"ASSAULT", "COERCE"})
OF_ANOTHER = CLASSES.keys() - MUTUAL - FIGHTERS
"""What one does to another, and several do not do to each other as fighters do."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
VISIT = re.compile(r"\b(?:visit|trip|travel|arriv|came|went|flew)", re.IGNORECASE)
"""Who does this goes to the other; the other does not do it too."""
MOURNED_BEFORE = 200
"""In how many characters before a word of support mourning is looked for."""
_STOP = re.compile(r"[.!?]\s|\n")
MOURNING = re.compile(r"condol|sympath|mourn|grie[fv]", re.IGNORECASE)
BEREAVED = re.compile(
    r"\b(?:famil(?:y|ies)|relatives|loved ones|next of kin|friends|victims?|bereaved|injured|wounded|dead|deceased|killed|survivors"
    r"|those (?:who|affected|hurt)|people|affected)\b",
    re.IGNORECASE,
)
"""Those with whom one mourns."""
SECOND_PARTY = 0.1
"""How likely a mention must be in either role to be the other party of what takes two, where only one was found; chosen on the dev split."""
ONE_PARTY = frozenset({"person", "state", "org"})
"""Kinds of actor that cannot do alone what takes two, unless they are assembled of several:"""
ASSEMBLED = frozenset({"IGO", "LEG"})


def fill(
    probabilities: Sequence[float], linked: Sequence[bool] = (), *, least: float = LONE_ROLE_THRESHOLD
) -> tuple[list[int], float]:
    """Who fills a role, and the probability of that choice; nobody is a choice too.

    Args:
        least: how likely the likeliest must be.
        linked: of each mention, whether it is listed with the one before it, as an equal: one of a list mostly comes with the rest.
    """
    top = max(probabilities, default=0.0)
    if top < least:
        return [], 1 - top
    near = min(top, max(ROLE_THRESHOLD, NEXT_TO_LIKELIEST * top))
    surely = [i for i, p in enumerate(probabilities) if p >= near]
    chosen = {i for run in _runs(probabilities, linked) if not run.isdisjoint(surely) for i in run}
    return sorted(chosen.union(surely)), sum(probabilities[i] for i in surely) / len(surely)


def _runs(probabilities: Sequence[float], linked: Sequence[bool]) -> list[set[int]]:
    """The mentions that are listed one after the other, as far as each is likely at all."""
    runs: list[set[int]] = []
    for i, follows in enumerate(linked):
        if probabilities[i] < LISTED_THRESHOLD:
            continue
        if follows and runs and i - 1 in runs[-1]:
            runs[-1].add(i)
        else:
            runs.append({i})
    return runs


def listed(spans: Sequence[tuple[int, int]], text: str) -> list[bool]:
    """Of each mention of a text, in its order, whether it is listed with the one before it: "Greece, Malta and the envoys of Spain"."""
    return [False, *(_goes_on(one, other, text) for one, other in pairwise(spans))][: len(spans)]


def _goes_on(one: tuple[int, int], other: tuple[int, int], text: str) -> bool:
    """Whether a list goes on from one mention to the next; behind a comma alone "we" and "he" begin something new."""
    if one[1] > other[0] or LISTED.fullmatch(text, one[1], other[0]) is None:
        return False
    return text[other[0] : other[1]].lower() not in PRONOUNS or "," not in text[one[1] : other[0]]


def together(
    chosen: tuple[list[int], list[int]],
    likely: tuple[Sequence[float], Sequence[float]],
    actors: Sequence[tuple[Mention, ...]],
    here: Sequence[bool],
    words: str,
) -> tuple[list[int], list[int]]:
    """Source and target of a deed that takes two, where one actor alone was chosen: with the likeliest other, if one is likely at all.

    Args:
        chosen: the mentions chosen as source and as target.
        likely: how likely each mention is either.
        here: of the mentions that may be added, whether they stand in the sentence of the deed.
        words: the trigger's.

    Returns:
        Both as both sides; the one and the other of a visit; what was chosen where nobody can be added.
    """
    if len({*chosen[0], *chosen[1]}) != 1:
        return chosen
    (one,) = {*chosen[0], *chosen[1]}
    if not _one_party(actors[one]) or actors[one][0].text.lower() in FIRST_PERSON:
        return chosen
    either = [max(likely[0][i], likely[1][i]) if near else 0.0 for i, near in enumerate(here)]
    others = [i for i in range(len(here)) if not _alike(actors[i], actors[one])]
    other = max(others, key=lambda i: either[i], default=None)
    if other is None or either[other] < SECOND_PARTY:
        return chosen
    if VISIT.search(words):
        return ([other], [one]) if likely[0][one] < likely[1][one] else ([one], [other])
    both = sorted((one, other))
    return both, both


def apart(chosen: tuple[list[int], list[int]], likely: tuple[float, float]) -> tuple[list[int], list[int]]:
    """Source and target of a deed that one does to another: the one mention that was chosen for both is what it likelier is."""
    if chosen[0] != chosen[1] or len(chosen[0]) != 1:
        return chosen
    return (chosen[0], []) if likely[0] >= likely[1] else ([], chosen[1])


def on_both_sides(chosen: tuple[list[int], list[int]], actors: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether one mention alone, of one actor, was chosen for both sides: nobody arrests or shells himself."""
    return chosen[0] == chosen[1] and len(chosen[0]) == 1 and _one_party(actors[chosen[0][0]])


def _one_party(found: Sequence[Mention]) -> bool:
    """Whether a mention is of one actor that cannot meet itself: no body of several, no plural without a name."""
    if len(found) != 1 or found[0].kind not in ONE_PARTY:
        return False
    (m,) = found
    return not (m.kind == "org" and m.sector in ASSEMBLED) and (bool(m.code) or not m.text.endswith("s"))


def _alike(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether two mentions are of the same actors."""
    return one == other or bool({m.code for m in one if m.code} & {m.code for m in other if m.code})


def once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each actor once, by its first mention; persons of whom only the state is known are as many as they are called."""
    out: dict[tuple[str | None, int | str], Mention] = {}
    for mention in mentions:
        of_state = mention.kind == "person" and mention.code == mention.country
        of_state = of_state and mention.resolved_by != "coreference"
        which = mention.start if not mention.code else mention.text if of_state else -1
        out.setdefault((mention.code, which), mention)
    return tuple(out.values())


def flat(actors: Sequence[tuple[Mention, ...]], chosen: Sequence[int]) -> tuple[Mention, ...]:
    """The parties of the chosen mentions, each actor once."""
    return once(mention for i in chosen for mention in actors[i])


def mourning(text: str, words: Span) -> bool:
    """Whether words of support, or what stands before them in their sentence, tell of mourning: "condolences ... and wishes for a recovery"."""
    before = _STOP.split(text[max(0, words.start - MOURNED_BEFORE) : words.start])[-1]
    return MOURNING.search(before + text[words.start : words.end]) is not None


def mourned_with(targets: Iterable[Mention], doer: Mention, other: Mention) -> tuple[Mention, ...]:
    """Whom the doer mourns with, those that were only taken for his compatriots or for nobody's as of the country of who is on the other side.

    "The families of the victims", in condolences to another state's president.
    """
    return tuple(
        replace(m, country=other.country, resolved_by="addressed")
        if (m.resolved_by == "context" and m.country == doer.country) or _bereaved(m)
        else m
        for m in targets
    )


def _bereaved(m: Mention) -> bool:
    """Whether words of no known country tell of those who mourn or were hurt."""
    return m.country is None and BEREAVED.search(m.text) is not None


def not_himself(
    targets: tuple[Mention, ...], doers: Sequence[Mention], other: Mention | None
) -> tuple[Mention, ...]:
    """The targets, a pronoun that was taken for the doer himself, or for his people, as who is on the other side: nobody "reassured him" of himself."""
    if len(targets) != 1 or other is None:
        return targets
    (m,), doer = targets, doers[0]
    words = m.text.lower()
    himself = words in {"him", "her", "his"} and m.code and m.code == doer.code and m.start != doer.start
    his_own = RECEIVED.fullmatch(words) and m.country == doer.country and m.resolved_by == "context"
    if not himself and not his_own:
        return targets
    return (replace(m, code=other.code, country=other.country, sector=other.sector, resolved_by="title"),)


def done_to(targets: tuple[Mention, ...], doers: tuple[Mention, ...], class_: str) -> tuple[Mention, ...]:
    """The targets without the lone doer itself: who acts on A and itself acts on A.

    Where it is the only target, by another mention, it stays: one can arrest one's own. But one party alone cannot meet or agree:
    in "talks with Minsk" the other side is not told.
    """
    if class_ in MUTUAL and len(doers) > 1 and targets and set(targets) < set(doers):
        return doers  # "the two signed": with each other, not both with one of them
    if len(doers) != 1:
        return targets
    if class_ in HOSTILE and _they_and_he(targets, doers[0]):
        return tuple(replace(m, code=None, country=None, resolved_by=None) for m in targets[:1])
    if class_ in MUTUAL and targets == doers and _one_party(doers):
        return ()
    if class_ in OF_ANOTHER and _itself(targets, doers[0]):
        return ()  # "our help" is ours, not to us
    return tuple(m for m in targets if m.code is None or m.code != doers[0].code) or targets


def _they_and_he(targets: Sequence[Mention], doer: Mention) -> bool:
    """Whether "them" was taken for the two sides of a page's talks, of which the doer is one: whom one fights is neither."""
    pronoun = bool(targets) and all(m.start == targets[0].start and m.text.lower() in THEY for m in targets)
    host = any(m.resolved_by == "home" for m in targets)
    return pronoun and host and len(targets) > 1 and doer.country in {m.country for m in targets}


def _itself(targets: Sequence[Mention], doer: Mention) -> bool:
    """Whether the only target is the doer in the first person, or as spoken to: "Mr President, you asked"."""
    if len(targets) != 1 or targets[0].code is None or targets[0].code != doer.code:
        return False
    words = targets[0].text
    return words.lower() in FIRST_PERSON or VOCATIVE.fullmatch(words) is not None
