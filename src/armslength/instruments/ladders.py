"""The words that make an English sentence bind more or less, each in one list.

Levels are ranks, not measurements: only which of two stands higher is ever used, and by how many steps.
"""

from __future__ import annotations

import re

I = re.IGNORECASE  # noqa: E741 - one letter, used on every line below

_MODAL = r"(?P<modal>shall|must|will|would|should|ought\s+to|may|might|can|could)"
FORBIDDING: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_MODAL}\s+(?:\w+ly\s+)?(?:not|never)\b(?!\s+only\b)", I),
    re.compile(rf"\b{_MODAL}\s+(?:in|under|at)\s+no\s+(?:case|circumstances?|way|time)\b", I),
    re.compile(rf"\b{_MODAL}\s+(?:\w+ly\s+)?(?:refrain|abstain|desist)\s+from\b", I),
    re.compile(rf"\b(?:no|none|neither|nobody)\b(?!\s+(?:later|less|more|fewer))(?:\s+[\w’'-]+){{0,6}}?\s+{_MODAL}\b(?!\s+not\b)", I),
    re.compile(r"\b(?:cannot|can[’']t|won[’']t|shan[’']t|mustn[’']t)\b", I),
    re.compile(r"\b(?:undertakes?|agrees?|pledges?|promises?|commits?)\s+not\s+to\b", I),
    re.compile(r"\b(?:is|are|be|been|remains?)\s+(?:\w+ly\s+)?(?:prohibited|forbidden|banned|barred|outlawed|impermissible|inadmissible|not\s+(?:permitted|allowed|authori[sz]ed|admissible))\b", I),
    re.compile(r"\b(?:prohibits?|forbids?|bans?|outlaws?)\b", I),
)  # fmt: skip
PERMITTING: tuple[re.Pattern[str], ...] = (
    re.compile(r"\b(?:(?:is|are|be)\s+not\s+(?:required|obliged|bound)\s+to|needs?\s+not|(?:do|does)\s+not\s+(?:have|need)\s+to)\b", I),
    re.compile(r"\b(?P<modal>may|might|can|could)\b(?!\s+\d)", I),
    re.compile(r"\b(?:is|are|be)\s+(?:permitted|allowed|entitled|authori[sz]ed|free|empowered|at\s+liberty)\s+to\b", I),
    re.compile(r"\b(?:is|are)\s+(?:permitted|allowed)\b", I),
    re.compile(r"\b(?:has|have|enjoys?|possess(?:es)?)\s+the\s+(?:right|power|authority)\s+(?:to|of)\b", I),
)  # fmt: skip
COMMANDING: tuple[re.Pattern[str], ...] = (
    re.compile(r"\b(?:is|are|be)\s+(?P<soft>encouraged|urged|invited|expected|advised|recommended|requested)\s+to\b", I),
    re.compile(r"\b(?:is|are|be)\s+(?P<hard>required|obliged|obligated|bound|compelled)\s+to\b", I),
    re.compile(r"\b(?P<hard>has|have)\s+to\b", I),
    re.compile(r"\b(?P<hard>undertakes?|pledges?|binds?\s+(?:itself|themselves))\s+to\b", I),
    re.compile(r"\b(?P<firm>commits?(?:\s+(?:itself|themselves))?|(?:is|are)\s+committed)\s+to\b", I),
    re.compile(r"\b(?:is|are)\s+(?P<hard>to)\s+(?=[a-z]+\b)", I),
    re.compile(r"\b(?P<modal>shall|must|will|should|ought\s+to)\b(?!\s+\d)", I),
)  # fmt: skip
LEVELS = {
    "shall": 4.0, "must": 4.0, "hard": 4.0, "firm": 3.3, "will": 3.0, "would": 3.0, "should": 2.0, "ought to": 2.0, "soft": 1.5,
    "may": 1.0, "can": 1.0, "might": 0.7, "could": 0.7,
}  # fmt: skip
FORBIDDING_LEVELS = {**LEVELS, "may": 4.0, "can": 4.0, "might": 4.0, "could": 4.0}
NEGATOR = re.compile(
    r"\b(?:not(?!\s+only\b)|never|nor|neither|none|no(?!\s+(?:later|less|more|fewer|longer)\b))\b|n[’']t\b",
    I,
)
PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis")

HEDGES = re.compile(
    r"\b(?:(?:where|if|when|whenever|wherever|as\s+far\s+as|so\s+far\s+as|in\s+so\s+far\s+as|insofar\s+as)\s+(?:it\s+is\s+)?"
    r"(?:possible|appropriate|necessary|feasible|practicable|practical|applicable|reasonable|needed|required)"
    r"|to\s+the\s+(?:\w+\s+)?extent\s+(?:possible|feasible|practicable)|as\s+(?:appropriate|necessary|far\s+as\s+possible)"
    r"|in\s+principle|as\s+a\s+(?:general\s+)?rule|in\s+general|generally|normally|usually|ordinarily|typically|possibly|perhaps|on\s+a\s+voluntary\s+basis|voluntarily"
    r"|at\s+(?:its|their|his|her)\s+(?:sole\s+|own\s+)?discretion|(?:as|such\s+\w+\s+as)\s+(?:it|they|he|she)\s+(?:may\s+)?(?:deems?|considers?|sees?|thinks?)(?:\s+(?:it\s+)?(?:necessary|fit|appropriate))?"
    r"|(?:seek|seeks|seeking|aim|aims|aiming|endeavou?rs?|endeavou?ring|strives?|striving|attempts?|tr(?:y|ies)|intends?|plans?|hopes?|wish(?:es)?|aspires?|tends?)\s+to"
    r"|(?:makes?|use|uses|make)\s+(?:(?:its|their|his|every|all|best|reasonable|serious)\s+)*(?:efforts?|endeavou?rs)(?:\s+to)?"
    r"|(?:has|have|sets?)\s+(?:as\s+)?(?:the|its|their|a)\s+(?:aim|goal|objective)(?:\s+(?:of|to))?|with\s+a\s+view\s+to|works?\s+towards?|takes?\s+(?:all\s+)?(?:(?:reasonable|necessary|appropriate)\s+)?(?:steps|measures)\s+(?:to|towards?)"
    r"|considers?\s+(?:the\s+possibility\s+of\s+)?\w+ing|subject\s+to\s+(?:available|the\s+availability\s+of)\s+\w+|within\s+(?:available|existing)\s+(?:resources|means)|progressively|gradually)\b",
    I,
)  # fmt: skip
FIRMNESS = re.compile(
    r"\b(?:fully|strictly|unconditional(?:ly)?|unreserved(?:ly)?|absolute(?:ly)?|strong(?:ly|est)|firmly|resolutely|unwavering(?:ly)?|steadfast(?:ly)?|permanent(?:ly)?|irrevocabl[ey]|irreversibl[ey]|unequivocal(?:ly)?|unrestricted|unhindered|unlimited|in\s+full|full\s+(?=implementation|compliance|respect|withdrawal|access|support)"
    r"|under\s+(?:any|all)\s+circumstances|in\s+(?:all|any)\s+(?:circumstances|cases?)|at\s+all\s+times|without\s+(?:exception|reservation|limitation|condition)s?|forever|for\s+ever|inviolabl[ey]|inalienabl[ey]"
    r"|exclusively|solely|only|legally\s+binding|binding|mandatory|compulsory|effectively|by\s+all\s+means|all\s+(?:necessary|possible|available)\s+(?:measures|means|steps))\b",
    I,
)  # fmt: skip
CONDITIONS = re.compile(
    r"\b(?:unless|except(?:ions?)?(?:\s+(?:for|where|when|if|in|as|that|by|to))?|excepting|save\s+(?:for|where|as|in|when|that)|subject\s+to(?!\s+(?:available|the\s+availability))|provided(?:\s+always)?\s+that"
    r"|on\s+condition\s+that|without\s+prejudice\s+to|with\s+the\s+exception\s+of|(?:otherwise|as)\s+(?:provided|agreed|decided|determined|specified)(?:\s+(?:by|in)\s+law)?"
    r"|in\s+(?:the\s+)?(?:exceptional\s+)?cases?\s+(?:provided|determined|specified|established|stipulated)(?:\s+(?:for\s+)?(?:by|in))?|in\s+exceptional\s+(?:cases|circumstances)|only\s+(?:if|when|where))\b",
    I,
)  # fmt: skip
URGENCY: tuple[tuple[float, re.Pattern[str]], ...] = (
    (4.0, re.compile(r"\b(?:immediate(?:ly)?|forthwith|without\s+(?:any\s+|undue\s+)?delay|at\s+once|instantly)\b", I)),
    (3.0, re.compile(r"\b(?:promptly|urgent(?:ly)?|speedily|expeditiously|rapidly|swiftly)\b", I)),
    (2.0, re.compile(r"\b(?:as\s+soon\s+as\s+(?:possible|practicable)|at\s+the\s+earliest\s+\w+|in\s+good\s+time)\b", I)),
    (1.0, re.compile(r"\b(?:in\s+due\s+(?:course|time)|eventually|over\s+time|in\s+time|when\s+conditions\s+(?:allow|permit)|in\s+the\s+(?:long|longer)\s+(?:term|run))\b", I)),
)  # fmt: skip
QUANTITIES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (4.0, re.compile(r"\b(?:all|every|each|any|whole|entire)\b", I)),
    (3.0, re.compile(r"\b(?:most|the\s+majority\s+of|almost\s+all|nearly\s+all)\b", I)),
    (1.0, re.compile(r"\b(?:some|certain|several|a\s+number\s+of|selected|a\s+few|part\s+of|partial(?:ly)?|partly|individual)\b", I)),
)  # fmt: skip
_VERBS = (
    "guarantee:4 ensure:4 secure:4 assure:4 safeguard:3.5 protect:3.5 support:2.5 promote:2 facilitate:2 foster:2 contribute:2 encourage:1.5 stimulate:1.5 consider:1 study:1 explore:1",
    "demand:4 require:4 order:4 insist:4 oblige:4 compel:4 decide:4 call:3 calls:3 urge:2.5 request:2.5 appeal:2.5 ask:2 recommend:2 advise:2 invite:1.5 encourage:1.5 suggest:1 hope:1",
    "condemn:4 denounce:4 reject:4 oppose:3.5 deplore:3 regret:2 concern:2 note:1",
    "prohibit:4 forbid:4 ban:4 exclude:4 prevent:3.5 restrict:2.5 limit:2.5 regulate:2 discourage:1.5 monitor:1",
    "undertake:4 pledge:4 commit:4 promise:4 guarantee:4 agree:3.5 intend:2 plan:2 propose:2 aim:1.5 seek:1.5 hope:1 wish:1 aspire:1",
    "comply:4 observe:4 adhere:4 obey:4 honor:4 respect:3.5 regard:1.5 consider:1.5 acknowledge:1",
    "eliminate:4 destroy:4 abolish:4 withdraw:4 remove:4 reduce:2.5 limit:2 freeze:1.5",
    "approve:4 authorize:4 consent:4 consult:2 inform:1 notify:1",
)  # fmt: skip
VERBS: tuple[dict[str, float], ...] = tuple(
    {name: float(level) for name, level in (pair.split(":") for pair in ladder.split())} for ladder in _VERBS
)
BODIES = frozenset(
    [
        "president",
        "parliament",
        "assembly",
        "government",
        "council",
        "court",
        "senate",
        "congress",
        "minister",
        "ministers",
        "ministry",
        "cabinet",
        "referendum",
        "commission",
        "secretariat",
        "committee",
        "chamber",
        "legislature",
        "executive",
        "judiciary",
        "judge",
        "judges",
        "court",
        "courts",
        "prosecutor",
        "ombudsman",
        "commander",
        "chief",
        "people",
        "citizens",
        "citizen",
        "parties",
        "party",
        "member",
        "members",
        "senate",
        "house",
        "deputies",
        "voters",
        "electorate",
        "agency",
        "bank",
        "monarch",
        "king",
        "queen",
        "emperor",
        "governor",
        "governors",
    ]
)
"""Words for who acts inside a state or an organisation; that one of them takes the place of another is no rewording."""
