"""Formulas of courtesy, which are no deeds: a bare "Thank you very much, Mr President"."""

from __future__ import annotations

import re

_LABEL = r"(?:[^\W\d_][^:\n]{0,149}:\s*)?"
_NAME = r"(?:(?-i:[A-Z])[\w.’'-]*|dear|my|and|ladies|gentlemen|friends?|colleagues?|comrades?|everyone|everybody|all|sir|madam|of|the)"
_WHOM = rf"(?:[\s,]+{_NAME})*"
_FORMULA = re.compile(
    rf"{_LABEL}(?:(?:I|we)\s+(?:(?:would|should|like|want|wish|once|again|also|to|all|sincerely)\s+){{0,6}}thank\s+you\s+for\s+(?:your|the)\s+(?:kind\s+)?(?:attention|time|patience){_WHOM}[\s,.!…]*"
    rf"|(?:{_NAME}[\s,]+)*welcome(?:\s+(?:once\s+again|again|back))?(?:\s+to\s+(?:the\s+)?(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*)?[\s,.!…]*"
    rf"|(?:(?:yes|no|good|fine|well|all right|and|so|once again|again|please|okay|ok),?\s+)*(?:many\s+)?thank(?:s|\s+you)"
    rf"(?:\s+(?:so|very)\s+much|\s+kindly|\s+a lot)?(?:\s+(?:indeed|again|once again|once more))?"
    rf"(?:\s+for\s+(?:your|the)\s+(?:kind\s+)?(?:attention|question|questions|time|patience))?{_WHOM}[\s,.!…]*)",
    re.IGNORECASE,
)


def courtesy(sentence: str) -> bool:
    """Whether a sentence is a formula of courtesy and nothing more; thanks for something named are a deed."""
    return _FORMULA.fullmatch(sentence.strip().strip("“”\"'")) is not None
