"""What a batch of passages costs the network: tags, mentions, deeds and their parties, times, will."""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from torch.nn import functional

from armslength.coding.network.pieces import Cutter, Pieces
from armslength.positions.decisions import DECIDES
from armslength.records import STANCES, STANDING
from armslength.score.stances import StancePassage
from corpus.check import CLASSES, CONTEXTS, MODALITIES
from dataset import Example
from network import Heads

COREFERENCE_NONE = 0.0  # score of "no antecedent"


def spans_to_pieces(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """First and last piece that overlap [start, end), or None where truncation cut it away."""
    inside = [i for i, (a, z) in enumerate(offsets) if a < z and a < end and z > start]
    return (inside[0], inside[-1]) if inside else None


def pooled(states: torch.Tensor, where: list[tuple[int, int]]) -> torch.Tensor:
    """First, last and mean state of each span of pieces: (spans, 3 * width)."""
    return torch.stack([torch.cat([states[a], states[z], states[a : z + 1].mean(dim=0)]) for a, z in where])


def tags(length: int, where: list[tuple[int, int] | None]) -> torch.Tensor:
    """0 outside, 1 begin, 2 inside, for each piece."""
    out = torch.zeros(length, dtype=torch.long)
    for span in where:
        if span:
            out[span[0]] = 1
            out[span[0] + 1 : span[1] + 1] = 2
    return out


def example_loss(example: Example, states: torch.Tensor, offsets: list, heads: Heads) -> torch.Tensor:
    """Loss of the span and pair heads on one example, gold spans given."""
    loss = states.new_zeros(())
    m_where = [spans_to_pieces(offsets, m.start, m.end) for m in example.mentions]
    t_where = [spans_to_pieces(offsets, t.start, t.end) for t in example.triggers]
    m_ok = [i for i, w in enumerate(m_where) if w]
    t_ok = [i for i, w in enumerate(t_where) if w]
    if m_ok:
        mentions = heads.drop(heads.mention_span(pooled(states, [m_where[i] for i in m_ok])))
        if example.pairs_only:
            return deed_loss(heads, mentions, example.triggers, m_ok, states)
        gold = [example.mentions[i] for i in m_ok]
        loss = loss + functional.cross_entropy(heads.sector(mentions), torch.tensor([g.sector for g in gold]))
        loss = loss + 0.5 * functional.cross_entropy(
            heads.kind(mentions), torch.tensor([g.kind for g in gold])
        )
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
            heads.anaphor(mentions)[:, 0], torch.tensor([float(g.anaphor) for g in gold])
        )
        loss = loss + kin_loss(heads.kin(mentions), [example.countries[i] for i in m_ok])
        loss = loss + coreference_loss(heads, mentions, [m_where[i] for i in m_ok], gold, m_ok, states)
    if t_ok:
        t_spans = [t_where[i] for i in t_ok]
        triggers = heads.drop(heads.trigger_span(pooled(states, t_spans)))
        gold_t = [example.triggers[i] for i in t_ok]
        wanted = torch.zeros(len(t_ok), len(CLASSES))
        context = torch.zeros(len(t_ok), len(CONTEXTS))
        for row, g in enumerate(gold_t):
            wanted[row, list(g.classes)] = 1 / len(g.classes)
            context[row, list(g.contexts)] = 1.0
        seen = heads.surroundings(triggers, states)
        loss = loss + 2 * functional.cross_entropy(heads.class_(seen), wanted, label_smoothing=0.05)
        modalities = torch.tensor([g.modality for g in gold_t])
        loss = loss + functional.cross_entropy(heads.modality(seen), modalities)
        loss = loss + 4 * functional.binary_cross_entropy_with_logits(heads.contexts(seen), context)
        if m_ok:
            m_spans = [m_where[i] for i in m_ok]
            pairs = heads.pairs(triggers, mentions, t_spans, m_spans, states)
            loss = loss + role_loss(heads.roles(pairs), gold_t, m_ok)
            loss = loss + deed_loss(heads, mentions, gold_t, m_ok, states)
        loss = loss + time_loss(heads, triggers, states, example, gold_t, t_spans, offsets)
    return loss


def kin_loss(scores: torch.Tensor, countries: list[tuple[str, ...]]) -> torch.Tensor:
    """Whether two mentions are of the same country, over the pairs whose countries are both known."""
    of = [{c for c in found if c != "---"} for found in countries]
    known = [(i, j) for i, a in enumerate(of) for j, b in enumerate(of) if i != j and a and b]
    if not known:
        return scores.new_zeros(())
    wanted = torch.tensor([float(bool(of[i] & of[j])) for i, j in known])
    rows, columns = zip(*known, strict=True)
    return functional.binary_cross_entropy_with_logits(scores[list(rows), list(columns)], wanted)


def coreference_loss(heads, mentions, where, gold, kept, states) -> torch.Tensor:
    """Each anaphor chooses among earlier mentions; every other mention should choose none."""
    if len(gold) < 2:
        return mentions.new_zeros(())
    pairs = heads.coreference(heads.pairs(mentions, mentions, where, where, states))[..., 0]
    position = {old: new for new, old in enumerate(kept)}
    loss = mentions.new_zeros(())
    for i in range(1, len(gold)):
        scores = torch.cat([pairs[i, :i], pairs.new_full((1,), COREFERENCE_NONE)])
        good = [position[j] for j in gold[i].antecedents if j in position] if gold[i].anaphor else []
        good = good or [i]
        loss = loss + torch.logsumexp(scores, 0) - torch.logsumexp(scores[good], 0)
    return loss / (len(gold) - 1)


def role_loss(scores, gold, kept) -> torch.Tensor:
    """Source, target and by of every (trigger, mention) pair: summed over mentions, mean over triggers."""
    return link_loss(scores, [(g.source, g.target, g.by) for g in gold], kept)


def deed_loss(heads, mentions, gold, kept, states) -> torch.Tensor:
    """What each pair of parties does, asked without the trigger; the parties of a joint act are asked both ways."""
    position = {old: new for new, old in enumerate(kept)}
    asked: dict[tuple, list] = {}
    for g in gold:
        source, target = (tuple(position[i] for i in side if i in position) for side in (g.source, g.target))
        joint = source == target and len(source) > 1
        sides = [((i,), tuple(j for j in target if j != i)) for i in source] if joint else [(source, target)]
        for side in sides:
            asked.setdefault(side, []).append(g)
    asked.pop(((), ()), None)
    if not asked:
        return mentions.new_zeros(())

    def side(ids: tuple[int, ...]) -> torch.Tensor:
        return mentions[list(ids)].mean(0) if ids else heads.nobody

    sources, targets = (torch.stack([side(pair[k]) for pair in asked]) for k in (0, 1))
    seen = heads.deeds(sources, targets, states)
    classes, modalities = torch.zeros(len(asked), len(CLASSES)), torch.zeros(len(asked), len(MODALITIES))
    for row, found in enumerate(asked.values()):
        for g in found:
            classes[row, list(g.classes)] += 1 / len(g.classes) / len(found)
            modalities[row, g.modality] += 1 / len(found)
    loss = functional.cross_entropy(heads.deed_class(seen), classes, label_smoothing=0.05)
    return 1.5 * loss + 0.5 * functional.cross_entropy(heads.deed_modality(seen), modalities)


def time_loss(heads, triggers, states, example, gold, where, offsets) -> torch.Tensor:
    """The time expression that dates each trigger, or none."""
    spans = [spans_to_pieces(offsets, a, z) for a, z in example.times]
    kept = [i for i, s in enumerate(spans) if s]
    if not kept:
        return states.new_zeros(())
    position = {old: new for new, old in enumerate(kept)}
    spots = [spans[i] for i in kept]
    times = heads.trigger_span(pooled(states, spots))
    pairs = heads.pairs(triggers, times, where, spots, states)
    scores = torch.cat([heads.time(pairs)[..., 0], states.new_zeros(len(gold), 1)], dim=1)
    none = len(kept)
    wanted = torch.tensor([position.get(g.time, none) if g.time is not None else none for g in gold])
    return functional.cross_entropy(scores, wanted)


def decisions(text: str, offsets: list) -> torch.Tensor:
    """Which pieces may belong to words of deciding: (pieces,) bool. Only the documents of cases have decisions marked."""
    out = torch.zeros(len(offsets), dtype=torch.bool)
    for found in re.finditer(rf"\b(?:{DECIDES.pattern})", text, re.IGNORECASE):
        where = spans_to_pieces(offsets, *found.span())
        if where:
            out[where[0] : where[1] + 1] = True
    return out


def stance_loss(passage: StancePassage, states: torch.Tensor, offsets: list, heads: Heads) -> torch.Tensor:
    """Loss of the heads of will on one passage, gold spans given."""
    wills = [spans_to_pieces(offsets, *s.at) for s in passage.stances]
    objects = [spans_to_pieces(offsets, *o) for o in passage.objects]
    length = len(offsets)
    kept = heads.drop(states[:length])
    wanted = tags(length, wills)
    if passage.case is None:
        unread = decisions(passage.text, offsets)
        wanted[unread & (wanted == 0)] = -100
    loss = 4 * functional.cross_entropy(heads.will_tags(kept), wanted)
    loss = loss + 4 * functional.cross_entropy(heads.object_tags(kept), tags(length, objects))
    rows = [i for i, where in enumerate(wills) if where]
    if not rows:
        return loss
    at = [wills[i] for i in rows]
    gold = [passage.stances[i] for i in rows]
    spans = heads.drop(heads.will_span(pooled(states, at)))
    seen = heads.wills(spans, states[:length])
    loss = loss + 2 * functional.cross_entropy(
        heads.will_kind(seen), torch.tensor([STANCES.index(g.kind) for g in gold]), label_smoothing=0.05
    )
    loss = loss + functional.cross_entropy(
        heads.will_standing(seen), torch.tensor([STANDING.index(g.standing) for g in gold])
    )
    loss = loss + functional.binary_cross_entropy_with_logits(
        heads.will_speaker(seen)[:, 0], torch.tensor([float(g.speaker) for g in gold])
    )
    placed = [i for i, where in enumerate(objects) if where]
    if placed:
        where = [objects[i] for i in placed]
        about = heads.drop(heads.trigger_span(pooled(states, where)))
        scores = heads.will_objects(heads.pairs(spans, about, at, where, states))
        loss = loss + link_loss(scores, [((g.object,), (g.answer,)) for g in gold], placed)
    parties = [spans_to_pieces(offsets, *a) for a in passage.actors]
    placed = [i for i, where in enumerate(parties) if where]
    if placed:
        where = [parties[i] for i in placed]
        actors = heads.drop(heads.mention_span(pooled(states, where)))
        scores = heads.will_parties(heads.pairs(spans, actors, at, where, states))
        loss = loss + link_loss(scores, [(g.holder, g.to, g.by) for g in gold], placed)
    return loss


def link_loss(scores: torch.Tensor, linked: list, kept: list[int]) -> torch.Tensor:
    """Which of the kept spans stands in which role: summed over spans, mean over rows.

    Args:
        scores: (rows, kept, roles).
        linked: for each row and role the spans that stand in it, by their number before any was cut away.
    """
    position = {old: new for new, old in enumerate(kept)}
    wanted = torch.zeros_like(scores)
    for row, roles in enumerate(linked):
        for role, ids in enumerate(roles):
            for i in ids:
                if i in position:
                    wanted[row, position[i], role] = 1.0
    return functional.binary_cross_entropy_with_logits(scores, wanted, reduction="sum") / len(linked)


def padded(inputs: Sequence[Pieces]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, shapes and mask of several texts, each (texts, longest)."""
    longest = max(len(p.ids) for p in inputs)
    ids = torch.zeros(len(inputs), longest, dtype=torch.long)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, p in enumerate(inputs):
        n = len(p.ids)
        ids[row, :n], shapes[row, :n], mask[row, :n] = torch.tensor(p.ids), torch.tensor(p.shapes), 1
    return ids, shapes, mask


def batch_loss(batch, cut: Cutter, encoder, heads) -> torch.Tensor:
    """Mean loss of a batch of examples."""
    inputs = [cut(e.text) for e in batch]
    ids, shapes, mask = padded(inputs)
    mention_gold = torch.full_like(ids, -100)
    trigger_gold = torch.full_like(ids, -100)
    for row, (example, p) in enumerate(zip(batch, inputs, strict=True)):
        n = len(p.ids)
        if isinstance(example, StancePassage) or example.pairs_only:
            continue
        mentions = [spans_to_pieces(p.offsets, m.start, m.end) for m in example.mentions]
        triggers = [spans_to_pieces(p.offsets, t.start, t.end) for t in example.triggers]
        mention_gold[row, :n], trigger_gold[row, :n] = tags(n, mentions), tags(n, triggers)
        if example.own:  # what stands around it is not annotated
            own = spans_to_pieces(p.offsets, *example.own) or (n, n)
            for gold in (mention_gold, trigger_gold):
                gold[row, : own[0]] = -100
                gold[row, own[1] + 1 :] = -100
    with torch.autocast(
        "cpu", dtype=torch.bfloat16
    ):  # twice as fast where the processor knows it; weights stay float32
        outputs = encoder(ids, shapes, mask)
    states, mention_scores, trigger_scores = (out.float() for out in outputs)
    parts = [
        stance_loss(example, states[row], p.offsets, heads)
        if isinstance(example, StancePassage)
        else example_loss(example, states[row], p.offsets, heads)
        for row, (example, p) in enumerate(zip(batch, inputs, strict=True))
    ]
    loss = torch.stack(parts).mean()
    for scores, gold in ((mention_scores, mention_gold), (trigger_scores, trigger_gold)):
        if (gold >= 0).any():  # a batch of passages of will alone has neither
            loss = loss + 6 * functional.cross_entropy(
                scores.flatten(0, 1), gold.flatten(), ignore_index=-100
            )
    return loss
