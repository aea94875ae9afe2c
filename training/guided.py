"""What it costs the network to answer otherwise than its teacher (`teacher.py`), on texts without labels.

Both are asked the same of the same spans, those that the teacher finds and some of which it is not sure. The teacher's
probabilities take the place of an annotator's labels, so what it nearly said is learnt too (Hinton, G. et al. 2015,
"Distilling the knowledge in a neural network", NIPS workshop on deep learning).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import torch
from torch import nn
from torch.nn import functional

from armslength.coding.network.pieces import Cutter, Pieces
from armslength.coding.network.places import at, spans
from losses import padded, pooled
from network import Heads

LIKELY = 0.3
"""How likely a piece must be inside a span, by the teacher, for the span to be asked about."""
MARKED = 0.5
"""How likely a mention must be a side of a deed, by the teacher, for the deed to be asked of its two sides alone."""
ONE = {
    "mention_tags": 6.0,
    "trigger_tags": 6.0,
    "will_tags": 4.0,
    "object_tags": 4.0,
    "sector": 1.0,
    "kind": 0.5,
    "class": 3.0,
    "modality": 1.0,
    "deed_class": 1.5,
    "deed_modality": 0.5,
    "will_kind": 2.0,
    "will_standing": 1.0,
}
ANY = {"anaphor": 0.5, "contexts": 4.0, "will_speaker": 1.0}
LINKS = {"roles": 1.0, "will_objects": 1.0, "will_parties": 1.0}
"""What each answer weighs, nearly as in `losses` (the class half as much again): one label of several, of pieces and of spans; any labels; spans that belong together. Not asked: which time dates a deed, who is of one country, what a pronoun stands for."""


class Reader(NamedTuple):
    """An encoder of whatever size, and its heads."""

    encoder: nn.Module
    heads: Heads


class HasText(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str: ...


class Guide(NamedTuple):
    """A teacher, and the texts it is asked about."""

    teacher: Reader
    texts: Sequence[HasText]


class Asked(NamedTuple):
    """The spans of a text that are asked about: first and last piece of each."""

    mentions: list[tuple[int, int]]
    triggers: list[tuple[int, int]]
    wills: list[tuple[int, int]]
    objects: list[tuple[int, int]]


def guided_loss(texts: Sequence[str], cut: Cutter, learner: Reader, teacher: Reader) -> torch.Tensor:
    """Mean over the texts. The teacher learns nothing."""
    inputs = [cut(text) for text in texts]
    batch = padded(inputs)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = learner.encoder(*batch)
        with torch.no_grad():
            told = teacher.encoder(*batch)
    total = torch.zeros(())
    for row, pieces in enumerate(inputs):
        length = len(pieces.ids)
        total = total + _loss(
            pieces,
            tuple(out[row, :length].float() for out in read),
            tuple(out[row, :length].float() for out in told),
            learner.heads,
            teacher.heads,
        )
    return total / len(texts)


def _loss(pieces: Pieces, read: tuple, told: tuple, heads: Heads, teacher: Heads) -> torch.Tensor:
    """Of one text; `read` and `told` are its states, tags of mentions and tags of triggers."""
    with torch.no_grad():
        wanted = _tags(teacher, *told)
        asked = Asked(*(at(spans(pieces, scores.softmax(-1).numpy(), LIKELY)) for scores in wanted.values()))
        answers = _answers(teacher, told[0], asked)
        sides = _sides(answers["roles"].sigmoid()) if "roles" in answers else []
        wanted |= answers | _asked_of_sides(teacher, told[0], asked, sides)
    given = (
        _tags(heads, *read) | _answers(heads, read[0], asked) | _asked_of_sides(heads, read[0], asked, sides)
    )
    loss = torch.zeros(())
    for name, scores in given.items():
        if name in ONE:
            loss = loss + ONE[name] * functional.cross_entropy(scores, wanted[name].softmax(-1))
        elif name in ANY:
            loss = loss + ANY[name] * _either(scores, wanted[name], "mean")
        else:
            loss = loss + LINKS[name] * _either(scores, wanted[name], "sum") / len(scores)
    return loss


def _either(scores: torch.Tensor, wanted: torch.Tensor, how: str) -> torch.Tensor:
    return functional.binary_cross_entropy_with_logits(scores, wanted.sigmoid(), reduction=how)


def _tags(
    heads: Heads, states: torch.Tensor, mentions: torch.Tensor, triggers: torch.Tensor
) -> dict[str, torch.Tensor]:
    """Scores of the four kinds of tags, in the order of `Asked`."""
    kept = heads.drop(states)
    return {
        "mention_tags": mentions,
        "trigger_tags": triggers,
        "will_tags": heads.will_tags(kept),
        "object_tags": heads.object_tags(kept),
    }


def _answers(heads: Heads, states: torch.Tensor, asked: Asked) -> dict[str, torch.Tensor]:
    """Scores of what is asked of the spans; nothing of what there is none of."""
    out = {}
    if asked.mentions:
        mentions = heads.drop(heads.mention_span(pooled(states, asked.mentions)))
        out = {
            "sector": heads.sector(mentions),
            "kind": heads.kind(mentions),
            "anaphor": heads.anaphor(mentions),
        }
    if asked.triggers:
        triggers = heads.drop(heads.trigger_span(pooled(states, asked.triggers)))
        seen = heads.surroundings(triggers, states)
        out |= {
            "class": heads.class_(seen),
            "modality": heads.modality(seen),
            "contexts": heads.contexts(seen),
        }
        if asked.mentions:
            pairs = heads.pairs(triggers, mentions, asked.triggers, asked.mentions, states)
            out["roles"] = heads.roles(pairs)
    if asked.wills:
        wills = heads.drop(heads.will_span(pooled(states, asked.wills)))
        seen = heads.wills(wills, states)
        out |= {
            "will_kind": heads.will_kind(seen),
            "will_standing": heads.will_standing(seen),
            "will_speaker": heads.will_speaker(seen),
        }
        if asked.objects:
            about = heads.drop(heads.trigger_span(pooled(states, asked.objects)))
            pairs = heads.pairs(wills, about, asked.wills, asked.objects, states)
            out["will_objects"] = heads.will_objects(pairs)
        if asked.mentions:
            pairs = heads.pairs(wills, mentions, asked.wills, asked.mentions, states)
            out["will_parties"] = heads.will_parties(pairs)
    return out


def _sides(roles: torch.Tensor) -> list[tuple[list[int], list[int]]]:
    """Sources and targets, by their numbers among the mentions, of the deeds that have either; each pair of sides once."""
    marked = (roles[:, :, :2] > MARKED).transpose(1, 2)
    found = [tuple(tuple(side.nonzero()[:, 0].tolist()) for side in deed) for deed in marked]
    return [(list(source), list(target)) for source, target in dict.fromkeys(found) if source or target]


def _asked_of_sides(
    heads: Heads, states: torch.Tensor, asked: Asked, sides: list[tuple[list[int], list[int]]]
) -> dict[str, torch.Tensor]:
    """Scores of what each pair of sides does, asked without the words for it."""
    if not sides:
        return {}
    mentions = heads.drop(heads.mention_span(pooled(states, asked.mentions)))
    sources, targets = (
        torch.stack([mentions[pair[k]].mean(0) if pair[k] else heads.nobody for pair in sides])
        for k in (0, 1)
    )
    seen = heads.deeds(sources, targets, states)
    return {"deed_class": heads.deed_class(seen), "deed_modality": heads.deed_modality(seen)}
