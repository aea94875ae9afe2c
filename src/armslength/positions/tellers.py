"""Who says a line, as it is told beside it (", the minister said"), and who only reckons how things would go."""

from __future__ import annotations

import re

SAYING = (
    r"(?:said|says|told|tells|warn(?:ed|s)?|added|announced|declare[ds]?|wrote|writes|repeat(?:ed|s)|insist(?:ed|s)|remark(?:ed|s)|stated|replied|growled|thundered|cautioned|vowed|let it be known|gave notice|"
    r"made (?:it )?clear|according to|informed|conveyed|reaffirmed|stressed)"
)
SAYS = re.compile(rf"\b{SAYING}\b", re.IGNORECASE)
_SAID_BEHIND = re.compile(rf",\"? [^,;:]{{2,90}}\b{SAYING}\b|,\"? {SAYING}\b", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r",\"(?= )")
_RECKONERS = r"(?:analysts?|observers?|experts?|economists?|commentators?|critics|historians?|scholars?|columnists?|academics?|strategists?|pollsters?|think[- ]tanks?|former (?:[\w@]+ ){0,2}[\w@]+)"
_RECKONS = rf"(?:{SAYING}|say|think|believed?|predict(?:ed|s)?|expect(?:ed|s)?|argue[ds]?|fear(?:ed|s)?|estimate[ds]?)"
_RECKONED = re.compile(
    rf"\b{_RECKONERS}\b[^,;:.\"]{{0,40}} {_RECKONS}\b(?: [\w@]+)?(?: that|,|:)?(?: (?:if|should|once|were))?\W*$",
    re.IGNORECASE,
)
_RECKONED_BEHIND = re.compile(
    rf"[.\"]*,[\" ]*(?:[\w@'-]+ ){{0,3}}?{_RECKONERS}\b[^,;:.\"]{{0,40}} {_RECKONS}\b|[.\"]*,[\" ]*{_RECKONS} (?:[\w@'-]+ ){{0,3}}?{_RECKONERS}\b",
    re.IGNORECASE,
)
"""Who reckons how things would go draws no line, nor does who held an office once."""
REACH = 120
"""Characters before a line in which it is told who says it."""


def unsaid(text: str, start: int, end: int) -> int:
    """Where a stretch ends without who says it: ", the minister said"."""
    behind = _SAID_BEHIND.search(text, start, end)
    quoted = _QUOTE_ENDS.search(text, start + 1, end)
    return min(behind.start() if behind else end, quoted.start() if quoted else end)


def reckoned(text: str, start: int, end: int) -> bool:
    """Whether what stands there is said by one who reckons how things would go: an analyst, a critic, a former minister."""
    before = text[max(0, start - REACH) : start]
    return _RECKONED.search(before) is not None or _RECKONED_BEHIND.match(text, end) is not None
