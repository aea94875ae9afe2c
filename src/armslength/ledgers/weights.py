"""How much each sign says for a promise: weights of a logistic model, in natural-log odds.

Fitted by `training/ledgers/fit.py` on the dev halves of the invented cases, the dev split of training/stances, and statements of
kremlin_news_en that one reader judged; no test half was asked. The signs are those of `ledgers/signs.py`, most of them 0 or 1.
"""

from __future__ import annotations

from collections.abc import Mapping

PROMISE: Mapping[str, float] = {
    "a person": -0.11,
    "a thing": -0.18,
    "agreeing": 0.3,
    "always": -2.49,
    "asked": -0.18,
    "authority": 0.03,
    "begins vaguely": -0.48,
    "coder's kind": 0.12,
    "coder's stance": -0.36,
    "comes of itself": -0.18,
    "deciding": 0.09,
    "deed": 0.54,
    "due": 0.36,
    "festive": -0.38,
    "first person": 0.06,
    "form of a against": -0.29,
    "form of a for": 0.18,
    "form of a line": -0.46,
    "form of a pledge": 1.04,
    "how it is": -0.09,
    "is to": -0.18,
    "its own words": -0.29,
    "long": -0.06,
    "meeting": -0.4,
    "must": -0.11,
    "negated": -0.13,
    "never": 0.42,
    "not borne": -0.14,
    "not to do": 0.41,
    "number": 0.38,
    "of a former year": 0.02,
    "passive": 0.21,
    "past": -0.11,
    "past standing": 0.03,
    "promising": 0.97,
    "question": -0.03,
    "quoted": 0.37,
    "read as against": -0.42,
    "read as for": -0.68,
    "read as line": -0.05,
    "read as pledge": 0.68,
    "ready": 0.08,
    "short": -0.04,
    "surely held": 0.41,
    "to somebody": 0.43,
    "told by the author": 0.06,
    "vague": -0.1,
    "will": 0.6,
    "will, and a deed": -0.03,
    "will, and due": 0.34,
    "wishing": -0.58,
    "you": -0.22,
}
