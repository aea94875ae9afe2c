"""The coder's network: one encoder pass a text, then small heads on spans and pairs of spans.

The heads are plain matrices, run by numpy at coding time (`armslength.coding.network.heads`); the encoder is
exported to ONNX. Both read the same word pieces and word shapes (`armslength.coding.network.pieces`).
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from armslength.coding.network.casting import SURE
from armslength.coding.network.heads import distance_bucket
from armslength.coding.network.pieces import SHAPES

WIDTH = 384
SPAN = 256
HIDDEN = 256
DISTANCES = 16
BETWEEN = 128
PAIR = 3 * SPAN + BETWEEN + 32
ATTENTION_HEADS = 4
KIN = 64
CAST, CAST_LAYERS = 128, 2  # width and layers of what looks at all mentions of a deed together
FEW = 96  # hidden units of the heads of will, which fewer passages train
PAIR_ROLES = 3  # source, target, by
OBJECT_ROLES = 2  # object, answer
PARTY_ROLES = 3  # holder, to, by


class Encoder(nn.Module):
    """Word pieces and shapes to states and two rows of tag scores (O, B, I), for mentions and triggers."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.mention_tags = nn.Linear(WIDTH, 3)
        self.trigger_tags = nn.Linear(WIDTH, 3)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        kept = self.dropout(states)
        return states, self.mention_tags(kept), self.trigger_tags(kept)


def mlp(width: int, out: int, hidden: int = HIDDEN) -> nn.Sequential:
    """One hidden layer with ReLU: what numpy repeats at coding time."""
    return nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(0.15), nn.Linear(hidden, out))


class CastingLayer(nn.Module):
    """One layer of a small transformer, to whose attention the kinship of mentions is added."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(CAST), nn.LayerNorm(CAST)
        self.attend, self.found = nn.Linear(CAST, 3 * CAST), nn.Linear(CAST, CAST)
        self.think = mlp(CAST, CAST, 2 * CAST)
        self.kin = nn.Parameter(torch.zeros(ATTENTION_HEADS))
        self.drop = nn.Dropout(0.15)

    def forward(self, x: torch.Tensor, near: torch.Tensor) -> torch.Tensor:
        shape = (*x.shape[:2], ATTENTION_HEADS, -1)
        query, key, value = (
            part.view(shape).transpose(1, 2) for part in self.attend(self.before(x)).chunk(3, -1)
        )
        scores = query @ key.transpose(-1, -2) / (CAST / ATTENTION_HEADS) ** 0.5
        scores = scores + self.kin[:, None, None] * near
        found = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        x = x + self.drop(self.found(found))
        return x + self.drop(self.think(self.between(x)))


class Casting(nn.Module):
    """Who plays which part in each deed, all mentions looked at together: what is added to the scores of the pairs.

    At first that is nothing. `armslength.coding.network.casting` repeats it in numpy.
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.mention = nn.Linear(PAIR + PAIR_ROLES, CAST)
        self.deed = nn.Linear(2 * SPAN + classes, CAST)
        self.layers = nn.ModuleList(CastingLayer() for _ in range(CAST_LAYERS))
        self.norm = nn.LayerNorm(CAST)
        self.roles = nn.Linear(CAST, PAIR_ROLES)
        self.drop = nn.Dropout(0.15)
        nn.init.zeros_(self.roles.weight)
        nn.init.zeros_(self.roles.bias)

    def forward(
        self,
        pairs: torch.Tensor,
        roles: torch.Tensor,
        seen: torch.Tensor,
        class_: torch.Tensor,
        kin: torch.Tensor,
    ) -> torch.Tensor:
        """(deeds, mentions, roles) of a window, from what `armslength.coding.network.casting.Casting` takes."""
        mentions = self.mention(self.drop(torch.cat([pairs, odds(roles)], dim=-1))).relu()
        deed = self.deed(self.drop(torch.cat([seen, class_], dim=-1)))
        x = torch.cat([deed[:, None], mentions], dim=1)
        near = functional.pad(odds(kin), (1, 0, 1, 0))
        for layer in self.layers:
            x = layer(x, near)
        return self.roles(self.norm(x[:, 1:]))


def odds(probability: torch.Tensor) -> torch.Tensor:
    """Logarithm of the odds, of probabilities not too near to 0 and 1."""
    return probability.clamp(SURE, 1 - SURE).logit()


class Heads(nn.Module):
    """Scores of spans and of pairs of spans, from span vectors (first, last and mean state)."""

    def __init__(
        self,
        sectors: int,
        kinds: int,
        classes: int,
        modalities: int,
        contexts: int,
        stances: int,
        standing: int,
    ) -> None:
        super().__init__()
        self.mention_span = nn.Sequential(nn.Linear(3 * WIDTH, SPAN), nn.ReLU())
        self.trigger_span = nn.Sequential(nn.Linear(3 * WIDTH, SPAN), nn.ReLU())
        self.drop = nn.Dropout(0.15)
        self.sector = nn.Linear(SPAN, sectors)
        self.kind = nn.Linear(SPAN, kinds)
        self.anaphor = nn.Linear(SPAN, 1)
        self.kin_left = nn.Linear(SPAN, KIN)
        self.kin_right = nn.Linear(SPAN, KIN)
        self.kin_any = nn.Linear(SPAN, 1)
        self.query = nn.Linear(SPAN, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, SPAN)
        self.class_ = mlp(2 * SPAN, classes)
        self.modality = mlp(2 * SPAN, modalities)
        self.contexts = mlp(2 * SPAN, contexts)
        self.distance = nn.Embedding(DISTANCES, 32)
        self.between = nn.Sequential(nn.Linear(WIDTH, BETWEEN), nn.ReLU())
        self.roles = mlp(PAIR, PAIR_ROLES)
        self.time = mlp(PAIR, 1)
        self.coreference = mlp(PAIR, 1)
        self.casting = Casting(classes)
        self.nobody = nn.Parameter(torch.zeros(SPAN))
        self.deed_query = nn.Linear(2 * SPAN, WIDTH)
        self.deed_class = mlp(3 * SPAN, classes)
        self.deed_modality = mlp(3 * SPAN, modalities)
        self.will_tags = nn.Linear(WIDTH, 3)
        self.object_tags = nn.Linear(WIDTH, 3)
        self.will_span = nn.Sequential(nn.Linear(3 * WIDTH, SPAN), nn.ReLU())
        self.will_query = nn.Linear(SPAN, WIDTH)
        self.will_kind = mlp(2 * SPAN, stances, FEW)
        self.will_standing = mlp(2 * SPAN, standing, FEW)
        self.will_speaker = mlp(2 * SPAN, 1, FEW)
        self.will_objects = mlp(PAIR, OBJECT_ROLES, FEW)
        self.will_parties = mlp(PAIR, PARTY_ROLES, FEW)

    def kin(self, mentions: torch.Tensor) -> torch.Tensor:
        """Score of every pair of mentions being of the same country: (mentions, mentions)."""
        left, right = self.kin_left(mentions), self.kin_right(mentions)
        return left @ right.T / KIN**0.5 + self.kin_any(mentions)

    def surroundings(self, triggers: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """Each trigger beside what it attends to in the window: (triggers, 2 * span)."""
        return torch.cat([triggers, self.attended(self.query(triggers), states)], dim=1)

    def wills(self, spans: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """Each words of will beside what they attend to in the window: (wills, 2 * span)."""
        return torch.cat([spans, self.attended(self.will_query(spans), states)], dim=1)

    def deeds(self, sources: torch.Tensor, targets: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """Each pair of parties beside what it attends to in the window: (pairs, 3 * span)."""
        sides = torch.cat([sources, targets], dim=1)
        return torch.cat([sides, self.attended(self.deed_query(sides), states)], dim=1)

    def attended(self, queries: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """What queries of the states' width find in the window: (queries, span)."""
        queries = queries.view(len(queries), ATTENTION_HEADS, -1)
        keys = self.key(states).view(len(states), ATTENTION_HEADS, -1)
        values = self.value(states).view(len(states), ATTENTION_HEADS, -1)
        scores = torch.einsum("thd,nhd->thn", queries, keys) / (WIDTH // ATTENTION_HEADS) ** 0.5
        return torch.einsum("thn,nhd->thd", scores.softmax(-1), values).flatten(1)

    def pairs(self, left, right, left_at, right_at, states) -> torch.Tensor:
        """Every pair: both vectors, their product, what stands between, their distance: (left, right, PAIR)."""
        shape = (len(left), len(right), SPAN)
        a, b = left[:, None].expand(shape), right[None].expand(shape)
        sums = torch.cat([states.new_zeros(1, WIDTH), states.cumsum(0)])
        low = torch.tensor([[min(x[1], y[1]) + 1 for y in right_at] for x in left_at])
        high = torch.tensor([[max(x[0], y[0]) for y in right_at] for x in left_at])
        count = (high - low).clamp(min=0)
        mean = (sums[torch.maximum(high, low)] - sums[low]) / count.clamp(min=1)[..., None]
        distance = torch.tensor([[distance_bucket(x[0], y[0]) for y in right_at] for x in left_at])
        return torch.cat([a, b, a * b, self.between(mean), self.distance(distance)], dim=-1)
