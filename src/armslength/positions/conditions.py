"""Whether a will is of a case only: "will be renewed only if", "on condition that", "once the army has gone back, we shall"."""

from __future__ import annotations

import re

from armslength.records import Stance

_IF = re.compile(
    r"(?<!even )(?<!as )(?<!ask )(?<!asked )(?<!wondered )(?<!know )(?<!see )\bif (?!(?:necessary|needed|need be|possible|at all|any|anything|not\b|so\b|only\b|ever\b|(?:you|they|he|she|it|we) (?:so )?(?:likes?(?: it)?|wish(?:es)?|wants?|pleases?|chooses?|prefers?)(?=\s*(?:[,.;:!?)]|$))))|\b(?:provided|providing)(?: that)? (?!by\b|for\b|with\b)|\bon (?:the )?condition(?: that| of)?\b|\bsubject to\b|"
    r"\bconditional (?:on|upon)\b|\bonly (?:when|after|once|if)\b|\b(?:in exchange|in return) for\b|(?<!\bat )\bonce (?:the|a|an|all|its|his|their|our|it|they|he|she|this|that|every|[A-Z@])|\bas soon as\b|(?:^\W*|[,;] (?:and )?)should (?:the|it|they|he|she|its|this|that|these|those|any|a|an) \w+",
    re.IGNORECASE,
)
_LET = re.compile(r"^\W*Let (?:them|him|her|us|the|[A-Z])[^.;]{4,90}? and (?:we|I|he|she|they|@\d+)\b")
_APART = re.compile(r"[;:]|\.\s|\b(?:but|although|though|while|whereas)\b")
"""Between a will and a condition: the condition is of something else."""
_OFFERS = re.compile(
    r"\b(?:allow|admit|support|agree|accept|join|sign|ratif|open|resum|lift|recogni[sz]|suggest|welcom|grant|sit down|consider|releas|return|renew|begin|start|help|provide|continue|back|vote for|endorse|approve|negotiate|talk)\w*",
    re.IGNORECASE,
)
_HURTS = re.compile(
    r"\b(?:not|never|no|refus\w*|reject\w*|leave|withdraw|suspend\w*|clos\w+|cut|strike|attack|sanction\w*|expel\w*|end|break\w*|retaliat\w*|respond\w*|answer\w*|veto\w*|block\w*|force|war|measures?|consequences)\b",
    re.IGNORECASE,
)


def conditional(text: str, stance: Stance, start: int, end: int) -> bool:
    """Whether what one is for or promises, in the sentence at [start, end) of a text, is so under a condition; or a line offers something."""
    if stance.kind == "line":
        answer = (
            stance.words
            if stance.answer is None
            else f"{text[stance.answer.start : stance.answer.end]} {stance.words}"
        )
        if stance.answer is None and _IF.search(text[start:end]) is None:
            return False
        return _OFFERS.search(answer) is not None and _HURTS.search(answer) is None
    if stance.kind not in {"for", "pledge"}:
        return False
    sentence, first, last = text[start:end], stance.at.start - start, stance.at.end - start
    if _LET.match(sentence):
        return True
    for found in _IF.finditer(sentence):
        between = sentence[found.end() : first] if found.start() < first else sentence[last : found.start()]
        if not _APART.search(between):
            return True
    return False
