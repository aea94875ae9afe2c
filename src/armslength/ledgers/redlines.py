"""Sentences that declare a red line: what must not happen, and what would follow if it did.

Each pattern below is a way of saying so. Its precision on the dev half of bench/ledgers/invented.txt and on a sample read by
hand stands in `precision.py` and is the probability's first factor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from armslength.ledgers.ids import identifier
from armslength.ledgers.model import RedLine, Said
from armslength.ledgers.precision import sure
from armslength.ledgers.scene import Row, Scene, speaks, state_of, trimmed
from armslength.positions.model import Holder

TRIGGER = re.compile(
    r"\b(?:[Ii]f|[Ss]hould|[Ww]ere|[Ll]et|[Ww]hoever|[Aa]ny(?:one|body)|(?:[Tt]hose|he) who|[Tt]he (?:moment|day|minute|hour|first)|[Ii]n (?:the )?(?:case|event)|[Rr]ed lines?|never|not (?:be )?"
    r"(?:accept|allow|permit|tolerate|agree|put up|stand|let|countenance|acquiesce|resign|consent|left|forgiven)\w*|under no circumstances|consequences|casus belli|an end to|the end of|mean|means|[Aa]ny|[Nn]o(?: one|body)?|"
    r"or else|otherwise|(?:is|remains) (?:the|our) (?:\w+ )?(?:line|limit)|[Oo]ne (?:more|\w+ (?:at|on|in|over|across))|(?:regard|consider|treat|view)|colossal|(?:[Dd]r(?:aw|ew|awn)s? (?:the|a|our)|unanswered|must|may not|Cross|Touch|Send|Put|Move|Lay|Step|Sail|Fly|Block|Attack)\b.* and)\b"
)
"""A sentence without one of these declares nothing."""
_CHECK = re.compile(
    r"\b(?:close|shut|leave|withdraw|pull|quit|cut|break|sever|expel|sent|go|goes|pack|recall|retaliat|respon|answer|repercuss|consequence|war|blood|dead|die|funeral|coffin|grave|strike|attack|destroy|bomb|sh[oe]o?t|fire|s[iu]nk|board|impound|"
    r"ground|turn|force|army|navy|fleet|troops|tank|missile|sanction|denounce|reconsider|rethink|revisit|suspend|terminat|cancel|scrap|void|null|lapse|over|finish|off|end|halt|stop|switch|tap|veto|signature|not|out|outside|pay|price|peril|risk|act|casus|"
    r"counter|mirror|target|deploy|defend|punish|regret|freez|frozen|t[eo]a?rn? up|walk|longer|catastroph|blockade|arm|measures|steps|action|obliged|forced|compelled|choice|cannot|seize|fight|interven|mobili|tariff|ban|barred|boycott|refuse|never|"
    r"collapse|accept|allow|permit|tolerate|agree|put up|stand|let|countenance|red line|line|limit|threat|crossing|colossal|may|must)",
    re.IGNORECASE,
)
_ANSWER = (
    r"(?:close[sd]?|shuts?|leaves?(?! (?:with|you|us|it))|withdraws?|pull(?:s|ed)? out|quits?|cuts? off|cut its|break(?:s)? off|sever|expel\w*|sent home|go home|goes home|pack(?:ing)?|recall\w*|retaliat\w+|respon[ds]\w*|answer(?:ed)?|"
    r"repercussions?|consequences?|war|blood|dead|die|dies|funerals?|coffins?|graves?|strike[s]?|attack|destroy\w*|bomb(?:ed)?|shot|shoot|fire(?:d)? (?:on|at|upon)|sunk|sink|board(?:ed)?|impound\w*|grounded|turned back|"
    r"force|army|navy|fleet|troops|tanks|missiles?|sanctions?|denounce[sd]?|reconsider\w*|rethink|revisit|suspend\w*|terminat\w*|cancel\w*|scrap(?:ped)?|void|null|lapse[sd]?|over|finished|off the table|"
    r"the end(?: of)?|an end to|ends? (?:its|our|all|the)|halt\w*|stop(?:s|ped)?|turn(?:ed)? off|switch(?:ed)? off|taps?|veto\w*|my signature|not be under|out of our|outside the|pay (?:for|dearly|a)|price|peril|own risk|"
    r"(?:hostile|unfriendly) act|act of (?:war|aggression)|casus belli|counter-?measures?|mirror|targets?|targeted|deploy\w*|defend|punish\w*|regret|freezes?|frozen|tear up|torn up|walk(?:s)? (?:out|away)|no longer|"
    r"catastroph\w+|blockade[sd]?|arm ourselves|(?:necessary|appropriate|adequate) (?:measures|steps|action)|obliged to|forced to|compelled to|no choice|cannot remain|can not remain|seize[sd]?|fight|intervene|mobili[sz]e\w*|"
    r"gone|ambassador|envoys?|embassy|relations|airspace|sky|right to|tariffs?|banned|barred|boycott\w*|refuse[sd]?|never again|collapse[sd]?|not (?:sign|ratify|renew|remain|stand by|look on|sit|stay silent|be silent))"
)
_WILL = (
    r"(?:reserves? the right|threaten(?:s|ed)? to|vow(?:s|ed)? to|ready to|prepared to|will|would|shall|may|might|could|can not|cannot|(?:is|are) (?:dead|over|finished|void|out|off|at war|the (?:end|alternative|answer|last)|ready to|prepared to|going to|bound to|obliged to|forced to)|stays?|remains?|must|'ll|"
    r"we (?:leave|close|withdraw|shut|stop|break|end|fight|answer|respond|strike|go)|means|spells)"
)
_ANSWERS = re.compile(rf"\b{_ANSWER}\b", re.IGNORECASE)
_WILLS = re.compile(rf"\b{_WILL}\b", re.IGNORECASE)
_BENIGN = re.compile(
    r"\b(?:agrees?|ready|comply|complies|returns?|implements?|ceases?|stops?|lifts?|lifted|invited?|asked|asks|requests?|wishes|wants?|needed|need|necessary|possible|possibly|succeeds?|successful|"
    r"talk about|look at|speak(?:ing)? (?:of|about)|anything|you look|one looks|we look|you (?:like|want|think|take|remember|know)|i am not mistaken|correct)\b",
    re.IGNORECASE,
)
_STAKE = re.compile(
    r"\b(?:foreign\w*|troops?|soldiers?|guards?|missiles?|sanctions?|territor\w+|borders?|frontiers?|bases?|sovereign\w*|attack\w*|aggress\w+|nuclear|weapons?|arms|war|army|navy|warships?|ships?|vessels?|fleet|aircraft|airspace|annex\w*|recogni\w+|"
    r"alliance|blocs?|blockade\w*|canal|strait|straits|bullet|port|treaty|treaties|pact|drill\w*|waters|river|dam|pipeline|embargo|independence|secession|partition|integrity|military|interfer\w*|intervention|invade\w*|invasion|occup\w+|"
    r"threat\w*|security|sect?ession|extradit\w+|ambassador|embassy|peacekeepers?|minority|uranium|enrich\w*|separat\w+|coup|unconstitutional|deployed|deployment|expansion|enlargement|membership|accession)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:blood|war|dead|army|navy|missiles?|casus belli|sent home|troops|expelled|ambassador|fight|coffins?|border|my signature|countermeasures)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^\W*(?:(?:if|should|in case|the moment|the day|once|as soon as|when|in the event(?: that| of)?) )?(?:that |then )?(?:we|i|our|us|you|there is|there are|it is|they are|this (?:is|happen|happens)|that (?:is|happen|happens)|such (?:a )?things?|"
    r"anything|nothing|everything|everyone|people|the people)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"^\W*(?:(?:if|should) )?(?:this|that|it|which|these|those|such (?:a )?(?:thing|things|situation|development|developments|behaviour|behavior|actions?|conduct|an attitude)|to happen|happen\w*|is|us|them|him|her|me|themselves|ourselves)(?: (?:to )?(?:happen|happens|occur|be|continue\w*)\b.*)?(?:\W*$|,)",
    re.IGNORECASE,
)
_GLAD = re.compile(
    r"^\W*(?:which|who)\b|\b(?:unforgettable|positive|great|good|right step|celebrat\w*|easier|better|glad|happy|success\w*|opportunit\w+|returning home|normal\w*|welcome\w*|help(?:s|ed)?|improv\w+|benefits?|grow\w*|solved?|resolved?)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^\W*(?:then )?(?:in that case,? )?(?:we|our|my|i|it|its|his|her|he|she|they|there|this|that|the (?:answer|response|consequences?|border|frontier|treaty|agreement|deal|price|talks|bill|gate|canal|pipeline|tap|taps))\b|.{0,60}\bthat (?:we|it|he|she|his|her|its|they)\b",
    re.IGNORECASE,
)
_PEACE = re.compile(
    r"\bend to (?:the |all |this |any )?(?:[\w-]+ ){0,2}(?:confrontation|conflict|war|violence|crisis|bloodshed|suffering|dispute|tension|hostilities)",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:if (?:i|it) were|if i was|were i)\b|^\W*(?:even if|as if|what if|only if)\b", re.IGNORECASE
)
_ACCEPT = r"(?:accept|allow|permit|tolerate|agree to|put up with|stand (?:idly )?by|countenance|let(?! (?:us|you|him|her|them|me|it) (?:down|know|go)| (?:us|me)\b)|acquiesce in|resign (?:ourselves|itself|himself) to|consent to|be reconciled (?:to|with))"


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of declaring a line.

    Attributes:
        words: with the groups `cond` and, where the answer stands there too, `threat`.
        answered: whether the threat must have words of an answer in it.
        firm: how firm a line so declared is, in [0, 1].
    """

    name: str
    words: re.Pattern[str]
    answered: bool
    firm: float


def _way(name: str, words: str, firm: float, *, answered: bool = True) -> _Way:
    return _Way(name, re.compile(words, re.IGNORECASE), answered, firm)


_CLAUSE = r"(?:[^,;:\"—]|,(?= (?:and|or|in|by|at|on|of|with|to) )|,(?= [^,\"]{3,25}, ))"
WAYS = (
    _way("if", rf"\b(?P<cond>(?:(?<!only )if|(?<!\w )should|in case|in the event(?: that| of)?) (?!no\b|nobody|nothing|not\b|necessary|only)(?:{_CLAUSE}){{8,140}}?),? ?\"?(?:then )?,? ?\"?(?P<threat>(?:(?<=, )|(?<=then )|(?<=\" )|(?<=,\" )|(?<=, \"))(?:{_CLAUSE}|, and ){{8,160}})", 0.8),
    _way("if behind", rf"(?P<threat>(?:{_CLAUSE}){{8,140}}?),? (?P<cond>(?:(?<!only )(?<!even )(?<!as )if|in case|in the event(?: that| of)?|the moment|the day|the minute|the hour|as soon as) (?!not\b|necessary|only|possible)(?:{_CLAUSE}){{8,140}})", 0.7),
    _way("the moment", rf"\b(?P<cond>(?:the moment|the day|the minute|the hour|when (?=the first|a single|one |any |even one)) (?:that )?(?:{_CLAUSE}){{8,140}}), (?P<threat>(?:{_CLAUSE}|,){{6,140}})", 0.9),
    _way("let one", rf"\b(?P<cond>let (?:a single |one |any(?:one|body)? |them |him |her |@\d+ )(?:{_CLAUSE}){{6,140}}?),? and (?P<threat>[^,;]{{1,40}}? (?:will|would|shall|is|are|stays?|goes)\b(?:{_CLAUSE}|,){{3,140}})", 0.9, answered=False),
    _way("whoever", rf"(?P<cond>\b(?:anyone who|anybody who|whoever|whichever \w+|any (?:state|country|power|ship|vessel|aircraft|one|party|government|company|foreign \w+) (?:that|which|who)|those who|he who|the (?:first|next) \w+ (?:that|who|which|to)) (?:{_CLAUSE}){{4,120}}?)(?:, [^,\"]{{2,30}},)? ?\"?(?P<threat>(?:will|would|shall|is|are|must|should know)\b(?:{_CLAUSE}|, and ){{4,140}})", 0.9),
    _way("one more", rf"(?:^|\"|: )\W*(?P<cond>(?:one|a single)(?: more| single)? \w+(?: (?:on|at|in|over|across|against|from|to|more|into)[^,;]{{2,60}})?),? and (?P<threat>[^,;]{{1,40}}? (?:will|would|shall|is|are|stays?|goes|close|closes)\b(?:{_CLAUSE}|,){{3,140}})", 0.9, answered=False),
    _way("any attempt", rf"(?P<cond>\b(?:any|every|a further|another|further|new) (?:\w+ )?(?:attempts?|attacks?|moves?|efforts?|violations?|interference|strikes?|sanctions?|incursions?|steps?|deployments?|provocations?|aggression|acts?|encroachments?|use|expansion|violence|intrusions?)\b[^;:\"—]{{0,160}}?),? (?P<threat>(?:will|would|shall|is going to) (?:be (?:met|answered|treated|regarded|considered|seen|taken|punished|repelled|stopped|followed)|have|not (?:go|remain|be left)|meet|mean|bring|lead|receive|trigger|provoke|encounter|face)\b(?:{_CLAUSE}){{0,120}})", 0.8),
    _way("would mean", r"(?P<cond>\b[^,;:\"—]{6,140}?) (?P<threat>(?:would|will) (?:also )?(?:be (?:regarded as |seen as |considered |taken as |treated as |tantamount to )?(?:a |an )?(?:casus belli|cause of war|act of war|declaration of war|colossal|direct threat|hostile act|unfriendly act|crossing)|put an end to|mean (?:the end|an end|war|that we)|constitute (?:a |an )?(?:casus|act|direct|declaration)|amount to (?:a )?declaration|have (?:the )?(?:most )?(?:serious|grave|severe|dire|far-reaching|catastrophic|unpredictable) consequences|bring (?:war|the end)|end all)\b[^;\"—]{0,140})", 0.8, answered=False),
    _way("never accept", rf"\b(?P<neg>(?:will|would|shall|can|could|may) (?:also |certainly )?(?:never|not ever|under no circumstances)(?: again| ever)? {_ACCEPT}|(?:will|would|shall) (?:certainly |simply )?not {_ACCEPT}|(?:under no circumstances|never|at no time)(?: again)? (?:will|would|shall) [\w@' ]{{1,30}}? {_ACCEPT})\b ?(?P<cond>(?:{_CLAUSE}|, ){{8,160}})", 0.8, answered=False),
    _way("regard as", rf"(?P<lead>\b(?:will|would|shall|must) (?:be obliged to |have to |also )?(?:consider|regard|treat|view|see|take)) (?P<cond>(?:{_CLAUSE}){{8,120}}?) (?P<threat>as (?:a |an )?(?:{_CLAUSE}){{3,100}})", 0.8),
    _way("do it and", rf"(?:^|\"|: )\W*(?P<cond>(?:cross|touch|send|put|move|lay|try|come|take|set|build|sign|raise|cut|close|fire|bring|step|sail|fly|sell|buy|recognise|block|attack|threaten)\b(?:{_CLAUSE}){{4,90}}?),? and (?P<threat>(?:you|we|it|there|they|the|our|@\d+|that|this)\b(?:{_CLAUSE}|,){{4,120}})", 0.9),
    _way("or else", rf"(?P<cond>\b(?:must not|must never|may not|shall not|should not|had better not|must) (?:{_CLAUSE}){{6,110}}?),? (?:or|otherwise|or else) (?P<threat>(?:else )?(?:we|it|there|they|he|the|our|@\d+)\b(?:{_CLAUSE}|,){{6,120}})", 0.8),
    _way("not be allowed", rf"(?P<cond>(?:{_CLAUSE}){{6,110}}? (?:will|would|shall|can) (?:not|never) be (?:allowed|permitted|tolerated|accepted|forgiven|left unanswered)\b(?:{_CLAUSE}){{0,100}})", 0.8, answered=False),
    _way("means war", rf"(?P<cond>\b(?:a|an|one|any|the|\w+ing) (?:{_CLAUSE}){{6,90}}?) (?P<threat>(?:means|is|would be|would mean|spells|will mean|will bring|ends) (?:war|a war|the end|a declaration|an act of war|our answer|the last)\b(?:{_CLAUSE}){{0,60}})", 0.9),
    _way("the line", rf"(?P<cond>(?:{_CLAUSE}){{4,110}}?) (?:is|remains|are|was) (?:for us |our |the |a |where we draw the )(?:last |bright |clear )?(?P<lineword>line|limit)(?: (?:that|which|we|nobody|no one) [^.;]{{3,60}}| in the sand)?(?=[.,;:\"]|$)", 0.9, answered=False),
    _way(
        "would be answered",
        rf"(?P<cond>\b(?:a|an|the|such|further|new|more|every|another|\w+ing)\b(?:{_CLAUSE}){{6,120}}?) (?P<threat>(?:will|would|shall) (?:not go unanswered|(?:be (?:met|answered|treated|regarded|considered|seen|viewed|followed|punished)|meet with|trigger|provoke|bring|cost)\b(?:{_CLAUSE}){{2,120}}))",
        0.8,
    ),
    _way(
        "draw the line",
        rf"\bdr(?:aw|ew|awn)s? (?:the|a|our|its|his|her) (?:\w+ )?line (?:at|on|before|against) (?P<cond>(?:{_CLAUSE}){{6,140}})",
        0.9,
        answered=False,
    ),
    _way(
        "must not",
        rf"(?P<cond>(?:{_CLAUSE}){{4,110}}? (?:must|may|shall|can) (?:not|never) (?:{_CLAUSE}){{6,110}})",
        0.7,
        answered=False,
    ),
    _way("nobody may", rf"(?P<cond>\b(?:no [\w@ -]{{3,40}}?|nobody) (?:may|must|should dare(?: to)?|shall|has (?:the|a) right to)\b(?:{_CLAUSE}){{6,140}})", 0.7, answered=False),
    _way("answer in case", rf"(?P<threat>\"?\b(?:repercussions|consequences|retaliation|countermeasures|counter-measures)\b(?! (?:for|of)\b)\"?)[^;,]{{0,40}}? (?P<cond>(?:in case|if) (?:{_CLAUSE}){{6,140}})", 0.6, answered=False),
    _way("red line", r"(?P<red>\bred lines?\b)", 0.9, answered=False),
)  # fmt: skip
_NEXT = re.compile(
    rf"\b(?:whoever|anyone who|those who|otherwise|if (?:they|it|he|she) (?:do|does|did)|if not|should (?:it|they|he|she)|the (?:day|moment)|the answer|or else|that day|such a|this would|it would|that would|in that case|we will|we shall|he who)\b.*\b{_ANSWER}\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:metro|trains?|gauge|dial|engine|thermometer|painted|pencil|there (?:is|are|was|were) no red lines?|no red lines?|without (?:any )?red lines?|not a red line)\b",
    re.IGNORECASE,
)
_ISRED = re.compile(
    r"(?P<cond>[^,;:\"]{4,140}?) (?:is|are|was|were|remains?|remained|constitutes?|would be|will be|became|has (?:always )?been|had (?:always )?been) (?:for (?P<whom>[^,]{2,30}) )?(?:not only )?(?:a|an|our|its|his|her|their|the|another|one of our|one of (?:its|the))?(?: \w+)? ?$",
    re.IGNORECASE,
)
_APPOSITE = re.compile(
    r"(?:^|, |; |: |and |always been |also been )(?P<cond>[^,;:]{12,160}), (?:(?:and )?(?:that|this|which) (?:is|was) )?(?:a|an|one|our|the|its|his|her)(?: \w+)? $",
    re.IGNORECASE,
)
_REDIS = re.compile(
    r"^(?:s)?(?: (?:for|of) (?:us|@\d+|[\w ]{2,20}))?(?:,? (?:is|are|was|were|has always been|remains?|:)|:) (?:that )?(?P<cond>[^;\"]{8,160})",
    re.IGNORECASE,
)
_DREW = re.compile(
    r"\b(?:drew|drawn|draws?|set|sets|declared?|lay|laid) (?:a|an|another|our|its|his|her|the|new)?(?: \w+)? ?$",
    re.IGNORECASE,
)
_AT = re.compile(r"^s? (?:at|on|against|over|around|for|about) (?P<cond>[^,;:\"]{6,140})", re.IGNORECASE)
_WHOSE = re.compile(
    r"^s? (?:that|which) (?:the )?(?P<who>@\d+|[\w' @]{2,40}?) (?:has |had )?(?:made (?:it )?clear|said|says|declared|insist|vow|would|will|had|drew|never)",
    re.IGNORECASE,
)
_FOR = re.compile(r"^s? (?:for|of|to) (?P<who>us|me|@\d+|[\w' @]{2,40})", re.IGNORECASE)
_OWN_SOIL = re.compile(
    r"\b(?:our|its|his|@\d+) ?(?:own |'s )?(?:territory|soil|land|airspace|bases?|waters)\b[^,;]{0,20} (?:to be |be )?used\b",
    re.IGNORECASE,
)


_KEYS: dict[str, tuple[str, ...]] = {
    "if": ("if ", "should ", "in case", "in the event"),
    "if behind": ("if ", "in case", "in the event", "the moment", "the day", "the minute", "the hour", "as soon as"),
    "the moment": ("the moment", "the day", "the minute", "the hour", "when "),
    "let one": ("let ",),
    "whoever": ("anyone who", "anybody who", "whoever", "whichever ", "any ", "those who", "he who", "the first ", "the next "),
    "one more": ("one ", "a single "),
    "any attempt": ("any ", "every ", "further ", "another ", "new "),
    "would mean": ("would ", "will "),
    "never accept": ("never", "not ", "under no circumstances", "at no time"),
    "regard as": (" as ",),
    "do it and": (" and ",),
    "or else": ("must", "may not", "shall not", "should not", "had better"),
    "not be allowed": (" be allowed", " be permitted", " be tolerated", " be accepted", " be forgiven", " be left"),
    "means war": (" war", " the end", " declaration", " an act", " our answer", " the last"),
    "the line": (" line", " limit"),
    "would be answered": ("unanswered", " be met", " be answered", " be treated", " be regarded", " be considered", " be seen", " be viewed",
                          " be followed", " be punished", " meet with", " trigger", " provoke", " bring", " cost"),
    "draw the line": ("draw", "drew"),
    "must not": (" not ", " never "),
    "nobody may": ("no ", "nobody"),
    "answer in case": ("repercussions", "consequences", "retaliation", "measures"),
    "red line": ("red line",),
}  # fmt: skip
"""Words without one of which a way cannot match: a glance is cheaper than a match."""


def wanted(text: str) -> bool:
    """Whether a sentence may declare a red line, at a glance."""
    return TRIGGER.search(text) is not None and _CHECK.search(text) is not None


def redlines(scene: Scene) -> list[RedLine]:
    """The red lines that one document declares, in order of its text, without what came of them.

    A line said twice over, in one sentence as in the next, is one.
    """
    found: list[RedLine] = []
    for made in _all(scene):
        last = found[-1] if found else None
        if (
            last is not None
            and last.holder.code == made.holder.code
            and last.threat is not None
            and last.threat.sentence == made.quote.sentence
        ):
            continue
        if last is not None and _again(scene, last, made):
            found[-1] = max(
                last, made, key=lambda r: (r.threat is not None and r.pattern != "would mean", r.probability)
            )
            continue
        found.append(made)
    return found


def _again(scene: Scene, one: RedLine, other: RedLine) -> bool:
    """Whether two lines of one holder, a sentence apart at most, are about the same."""
    number = {r.sentence.id: r.number for r in scene.rows}
    if one.holder.code != other.holder.code or number[other.quote.sentence] - number[one.quote.sentence] > 1:
        return False
    stems = [{w.lower()[:6] for w in re.findall(r"\w{5,}", r.condition.words)} for r in (one, other)]
    return one.quote.sentence == other.quote.sentence or len(stems[0] & stems[1]) > 0


def _all(scene: Scene) -> Iterator[RedLine]:
    for row in scene.rows:
        text = row.line.text
        if row.asks or _OUGHT.search(text) or not wanted(text):
            continue
        low = text.lower()
        taken: list[tuple[int, int]] = []
        for way in WAYS:
            if not any(key in low for key in _KEYS[way.name]):
                continue
            for found in way.words.finditer(text):
                if any(a < found.end() and found.start() < b for a, b in taken):
                    continue
                made = (
                    _red(scene, row, found) if way.name == "red line" else _declared(scene, row, way, found)
                )
                if made is not None:
                    taken.append(found.span())
                    yield made


def _declared(scene: Scene, row: Row, way: _Way, found: re.Match[str]) -> RedLine | None:
    text, groups = row.line.text, found.groupdict()
    cond = trimmed(text, *found.span("cond"))
    threat = trimmed(text, *found.span("threat")) if groups.get("threat") else None
    if _no_line(way, found, text[cond[0] : cond[1]]):
        return None
    first = found.start()
    does = scene.subject(row, *(threat or (0, found.end("neg") if "neg" in groups else first)))
    voice = scene.voice(row, threat[0] if threat else first)
    if voice is None and does is not None and _tells_of(row, way, does, first):
        voice = does
    if voice is None or not speaks(voice) or _recalled(scene, row):
        return None
    if way.name == "never accept":
        if _of_another(scene, row, found, does):
            return None
        voice = does or voice
    elif way.name in _IFS and not _own_answer(scene, row, found, threat, voice, does):
        return None
    later = None if threat else _next(scene, row)
    if way.name in _LATER and later is None:
        return None
    others = [c for c in scene.codes(row, *cond) if c != voice.country]
    grave = threat is not None and _GRAVE.search(found["threat"]) is not None
    if (
        way.name != "answer in case"
        and not others
        and not grave
        and not _STAKE.search(text[cond[0] : cond[1]])
    ):
        return None
    said = scene.quote(row, *threat, voice) if threat else None
    said = scene.quote(later, 0, len(later.line.text), voice) if later else said
    ends = [*cond, *(threat or (first, found.end())), first]
    hedged = threat is not None and _HEDGED.search(text[threat[0] : threat[1]]) is not None
    feared = any(
        r.class_ in {"THREATEN", "REJECT"} and any(m.country == voice.country for m in r.source)
        for r in row.reports
    )
    why = [
        f"“{way.name}” with a condition and {'an answer' if said else 'no answer named'}",
        f"on the word of {voice.name}",
    ]
    why += ["the coder reads a threat or a refusal there"] if feared else []
    why += [f"the condition names {', '.join(others)}"] if others else []
    pattern = f"red line: {way.name}{' and an answer' if way.name == 'never accept' and said else ''}"
    return _make(
        scene,
        row,
        way.name,
        voice,
        voice,
        scene.quote(row, min(ends), max(ends), voice),
        scene.quote(row, *cond, voice),
        said,
        way.firm - (0.4 if hedged else 0.0),
        sure(pattern, seconded=feared, named=bool(others)),
        "; ".join(why),
    )


_REGARD = next(w.words for w in WAYS if w.name == "regard as")
_HEDGED = re.compile(r"\b(?:may|might|could|perhaps)\b")
_IFS = frozenset({"if", "if behind", "regard as"})
_GENTLE = _IFS | {"the moment", "whoever"}
_LATER = frozenset({"nobody may", "not be allowed", "the line", "must not"})
"""Ways that declare a line only where a sentence behind them says what would follow."""


def _no_line(way: _Way, found: re.Match[str], condition: str) -> bool:
    """Whether the words of a match are no line's, whoever says them."""
    threat = found.groupdict().get("threat") or ""
    if way.answered and not (_ANSWERS.search(threat) and _WILLS.search(threat)):
        return True
    if (
        _BENIGN.search(found["cond"])
        or _THIS.match(condition)
        or re.search(r"\bwho (?:said|had|once)\b", threat)
    ):
        return True
    if _EMPTY.match(condition) and way.name not in {"never accept", "the line"}:
        return True
    if way.name == "never accept" and _OWN_SOIL.search(found["cond"]):
        return True
    return (way.name in _GENTLE and _GLAD.search(threat) is not None) or (
        way.name == "would mean" and _PEACE.search(threat) is not None
    )


def _own_answer(
    scene: Scene,
    row: Row,
    found: re.Match[str],
    threat: tuple[int, int] | None,
    voice: Holder,
    does: Holder | None,
) -> bool:
    """Whether the answer to a condition is the speaker's own, and not what another would do."""
    if does is not None and does.country != voice.country:
        return False
    if threat is None or found.re is _REGARD:
        return True
    return _OURS.match(found["threat"]) is not None or voice.country in scene.codes(
        row, threat[0], threat[0] + 30
    )


def _of_another(scene: Scene, row: Row, found: re.Match[str], does: Holder | None) -> bool:
    """Whether "will never accept" is said of something else: a rule that "will not allow", a state long ago."""
    first, voice = found.start(), scene.voice(row, found.start())
    if re.search(r"\b(?:that|which|who)(?: \w+ly)? ?$", row.line.text[:first]) and (
        does is None or voice is not None
    ):
        return True
    return voice is None and found["neg"].lower().startswith("would not")


def _tells_of(row: Row, way: _Way, does: Holder, first: int) -> bool:
    """Whether the author tells of what a holder will not have, with nobody quoted."""
    if way.name == "never accept" and not any(
        p.word for p in row.parties if p.who == does and p.end <= first
    ):
        return True
    return any(r.class_ == "THREATEN" for r in row.reports) or any(
        p.word in {"we", "our", "us"} for p in row.parties
    )


def _recalled(scene: Scene, row: Row) -> bool:
    """Whether a sentence tells of years gone by."""
    said, basis = scene.date(row, 0, len(row.line.text))
    if basis not in {"stated", "anaphoric"} or not said or not scene.published or not said[:4].isdigit():
        return False
    return int(said[:4]) < int(scene.published[:4]) - 2


def _red(scene: Scene, row: Row, found: re.Match[str]) -> RedLine | None:
    """A line by its name."""
    text = row.line.text
    before, behind = text[: found.start()], text[found.end() :]
    if _FIGURE.search(text) or (found["red"][0] == "R" and found["red"].endswith(("Line", "Lines"))):
        return None
    cond: tuple[int, int] | None = None
    whose: Holder | None = None
    for pattern, base in ((_REDIS, found.end()), (_APPOSITE, 0), (_ISRED, 0)):
        match = pattern.match(behind) if base else pattern.search(before)
        if match:
            cond = (match.start("cond") + base, match.end("cond") + base)
            break
    if cond is None and _DREW.search(before) and (match := _AT.match(behind)):
        cond = (match.start("cond") + found.end(), match.end("cond") + found.end())
    earlier: Row | None = None
    if (cond is None or _THIS.match(text[cond[0] : cond[1]])) and re.search(
        r"\b(?:this|that|here) is(?: \w+)? $|^\W*this is (?:the|our|a)", before, re.IGNORECASE
    ):
        earlier = next((r for r in scene.rows if r.number == row.number - 1), None)
        cond = (0, found.start()) if earlier else None
    if cond is None:
        return None
    if (match := _WHOSE.match(behind)) or (match := _FOR.match(behind)):
        at = match.start("who") + found.end()
        whose = next(
            (p.who for p in row.parties if p.who and p.start <= at + len(match["who"]) and p.end > at), None
        )
    voice = scene.voice(row, found.start())
    if whose is None:
        whose = voice or scene.subject(row, 0, found.start())
    if whose is None or not speaks(whose):
        return None
    cut = re.search(
        r"^(?:.*\b(?:had|has) always been|.*\bone of the main \w+ \w+ in the \w+) ", text[cond[0] : cond[1]]
    )
    if cut:
        cond = (cond[0] + cut.end(), cond[1])
    if earlier is not None:
        about = scene.quote(earlier, 0, len(earlier.line.text), voice)
        quote = scene.quote(row, 0, len(text), voice)
        why = f"“{found['red']}” names it, of what the sentence before says; it is {whose.name}'s"
        return _make(
            scene,
            row,
            "red line",
            whose,
            voice,
            quote,
            about,
            None,
            0.9,
            sure("red line: red line", seconded=False, named=True),
            why,
        )
    if not re.search(r"[a-z]{4}", text[cond[0] : cond[1]]) or re.fullmatch(
        r"\W*(?:this|that|it|which|there|the)\W*", text[cond[0] : cond[1]], re.IGNORECASE
    ):
        return None
    end = found.end() + (len(behind) if _WHOSE.match(behind) and len(behind) < 60 else 0)
    quote = scene.quote(row, min(cond[0], found.start()), max(cond[1], end), voice)
    others = [c for c in scene.codes(row, *cond) if c != whose.country]
    why = f"“{found['red']}” names it; it is {whose.name}'s" + ("" if voice else ", as the author tells")
    probability = sure("red line: red line", seconded=False, named=bool(others))
    return _make(
        scene,
        row,
        "red line",
        whose,
        voice,
        quote,
        scene.quote(row, *cond, voice),
        None,
        0.9,
        probability,
        why,
    )


_PAST = re.compile(
    r"\bmade (?:it )?clear\b|\bhad (?:always |long |repeatedly )?(?:been|said|told|warned|declared|drawn)\b|\b(?:always|long) been\b",
    re.IGNORECASE,
)


def _next(scene: Scene, row: Row) -> Row | None:
    """The next sentence, where it says what would follow."""
    near = [
        r
        for r in scene.rows[row.number + 1 : row.number + 3]
        if r.sentence.paragraph == row.sentence.paragraph
    ]
    return next((r for r in near if _NEXT.search(r.line.text)), None)


def _make(
    scene: Scene, row: Row, pattern: str, holder: Holder, by: Holder | None, quote: Said, condition: Said, threat: Said | None,
    firmness: float, probability: float, why: str,
) -> RedLine:  # fmt: skip
    declared, basis = scene.date(row, 0, len(row.line.text))
    if basis not in {"stated", "relative", "anaphoric"}:
        published = scene.published
        told = by is None or _PAST.search(row.line.text) is not None
        declared = f"../{published}" if told and published and "/" not in published else published
    return RedLine(
        identifier("rl", quote), pattern, state_of(holder, scene), by, round(max(0.1, firmness), 2), declared, quote, condition,
        threat, "open", None, (), probability, why,
    )  # fmt: skip
