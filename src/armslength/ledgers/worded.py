"""Whether what the coder alone reads as a red line is worded as one.

A red line has a holder, something that another must not do, and a firm refusal of it or an answer announced. The coder, which learnt
from invented passages, takes conditions of any kind for lines in real speech: "if people are out of work, we will help them", "if you
doubt this, you can look". So of what no form of words draws only that is told which says one of two things in its sentence:

- what will not be borne ("will never allow", "is unacceptable", "a red line"), or
- what will be done ("we will respond", "would be dealt with firmly") on a condition that is another's deed: not the holder's own, not
  how things go, not what is felt or wished, not what was supposed of former days.
"""

from __future__ import annotations

import re

from armslength.positions.threats import FELT, OWN, announced, names, wished
from armslength.records import Span

_BORNE = re.compile(
    r"\b(?:(?:will|would|shall)(?: not| never| no longer| under no circumstances| in no case)|(?:wo|sha|would)n['’]t|(?:can|could|must) never|will no longer)(?: be| ever)* "
    r"(?:accept|allow|let\b(?! \w*sel(?:f|ves)\b)|permit|tolerat|consent|agree|forgiv|surrender|stand (?:by|for|idly)|sit by|live with|put up with)\w*"
    r"|\b(?:will|would|shall|can) (?:tolerate|brook|suffer) no\b|\bred lines?\b|\bcasus belli\b|\bacts? of (?:war|aggression)\b|\bout of the question\b"
    r"|\b(?:will|would|is|are) (?:be )?(?:\w+ly )?(?:unacceptable|inadmissible|intolerable|unjustifiable)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall)\b|['’]ll\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:had (?:been|not)|were (?:\w+ed|not))\b", re.IGNORECASE)
"""A condition of former days: what would have been."""
_OPENS = re.compile(
    r"^\W*(?:if|should|once|were|whoever|in case|in the event(?: of| that)?|the moment|as soon as)\s+",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?<=[a-z,] )[A-Z]|^[A-Z][a-z]+ [a-z]|\b[Aa]ny\b")
"""A name, in words as printed, or whoever it may be."""
_BORDER = re.compile(r"[,;:–—“\"]")
_DEED = re.compile(
    r"(?<![\w'’-])(?!regime|government|leader|country|side|state|people|(?:the|and|his|her|its|our|for|with|from)\b)(?:[a-z]{3,}|do\b)"
)
"""What makes words more than a name."""
_SUFFERS = re.compile(
    r" (?:\w+ly )?(?:not )?(?:be|mean|bring|cost|have|meet|trigger|force|compel|oblige|draw|provoke|go|find)\b",
    re.IGNORECASE,
)
"""What a deed itself may do in a threat: it is answered, it brings or costs something."""
SHORT, REACH = 10, 90
"""Characters behind the verb of an answer in which it says what is done: at least, at most."""


def worded(text: str, sentence: Span, condition: Span) -> bool:
    """Whether the words of a sentence at `sentence` of a text make a red line of the condition at `condition`."""
    said = text[sentence.start : sentence.end]
    if said.rstrip(" \"'”").endswith("?"):
        return False
    what = _OPENS.sub("", text[condition.start : condition.end])
    if _DEED.search(what) is None:
        return False
    if _BORNE.search(said):
        return True
    if OWN.match(what) or FELT.match(what) or wished(what) or _SUPPOSED.search(what):
        return False
    another = names(what) or _SOMEBODY.search(what) is not None
    verbs = _WILL.finditer(text, sentence.start, sentence.end)
    return any(
        announced(answer, another=another)
        for v in verbs
        if not condition.start <= v.start() < condition.end
        and (answer := _answer(text, sentence, condition, v)) is not None
    )


def _answer(text: str, sentence: Span, condition: Span, verb: re.Match[str]) -> str | None:
    """The words of the clause of a verb in a sentence, without the condition; None where the condition itself does it, and suffers nothing."""
    start = max(
        (c.end() for c in _BORDER.finditer(text, sentence.start, verb.start())), default=sentence.start
    )
    last = min(verb.end() + REACH, sentence.end)
    cut = _BORDER.search(text, verb.end() + SHORT, last)
    end = cut.start() if cut else last
    if start < condition.end <= verb.start():
        start = condition.end
        if not text[start : verb.start()].strip() and _SUFFERS.match(text, verb.end()) is None:
            return None
    return text[start:end]
