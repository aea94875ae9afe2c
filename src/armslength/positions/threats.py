"""Whether an answer threatens: what hurts or breaks off, who would do it, and on what condition. The lists are of general English."""

from __future__ import annotations

import re

STRONG = re.compile(
    r"\b(?:(?<!World )(?<!Cold )(?<!Patriotic )wars?|strikes? (?:back|at)|will strike|would strike|bomb\w*|open fire|fire(?:d)? (?:at|on|back)|shell(?:ed|s)?|shot|shoot\w*|sink|sunk|attack(?:s|ed)?|destroy\w*|blood|army|navy|fleet|gunboats?|warships?|missiles?|rockets?|warheads?|nuclear|"
    r"soldiers|troops|tanks|battalions?|respond|responses?|retaliat\w*|repercussions|counter-?measures|repris\w+|punish\w*|sanctions|embargo\w*|expel\w*|expulsion\w*|sen[dt] home|recall (?:its|our|the|his|her)|break(?:s|ing)? (?:off|with)|"
    r"leaves? the|quit|withdraws?|walks? (?:out|away)|pulls? (?:out|the)|closes? (?:the|its|our|all|every)|shuts?|seal(?:s|ed)? (?:the|its|our)|block(?:s|ed)? (?:the|its|all|every)|suspends?|freez\w*|cuts? (?:off|the)|veto\w*|denounc\w+|terminat\w+|tears? up|annuls?|"
    r"reconsider|secede|secession|invokes?|seiz\w+|occup(?:y|ies)|invad\w+|march(?:es)?|intercept(?:s|ed)?|mobili[sz]\w+|target(?:s|ed)?|turned back|driven? (?:it |them )?back|topple\w*|casus belli|act of war|dead|off the table|burn\w*|bury|dealt with (?:\w+ ){0,4}?(?:firm|harsh|severe|tough|strict|decisive|resolute)\w*)\b",
    re.IGNORECASE,
)
"""What an answer is made of that hurts or breaks off, whoever is meant."""
ANSWER = re.compile(
    r"\b(?:(?<!World )(?<!Cold )(?<!Patriotic )wars?|str(?:ike|ikes|iking)|bomb\w*|fired?|shell\w*|shot|shoot\w*|sink|sunk|attack\w*|hit|destroy\w*|blood|bleed|forces?|army|navy|fleet|gunboats?|warships?|missiles?|rockets?|warheads?|"
    r"weapons|nuclear|soldiers|troops|tanks|battalions?|respon\w+|retaliat\w*|answer\w*|consequences?|repercussions?|measures|counter\w*|repris\w+|punish\w*|sanctions?|embargo\w*|expel\w*|expulsion\w*|"
    r"sen[dt] home|go home|recall\w*|break(?:s|ing)?|broken|leave[sd]?|leaving|left|quit|withdr[ae]w\w*|walk(?:s|ed)? (?:out|away)|pull(?:s|ed)? (?:out|the)|out of|outside|exit|end(?:s|ed)?|over|dead|dies|"
    r"falls?|clos(?:e[sd]?|ing|ure)|shut\w*|seal\w*|block\w*|stop\w*|ceas\w+|suspen\w+|freez\w*|frozen|cuts?|halt\w*|veto\w*|denounc\w+|terminat\w+|tear\w*|torn|annul\w*|reconsider\w*|revis\w+|review\w*|"
    r"rethink|no longer|no more|never|nothing|nobody|not one|cannot|seced\w+|secession|resign\w*|sue|court|regrets?|price|cost|lose|lost|burn\w*|bury|invo(?:ke|king|cation)|seiz\w+|arrest\w*|occup\w+|"
    r"invad\w+|cross(?:es|ing)?|march\w*|intercept\w*|mobili[sz]\w+|deploy\w*|arms?|tariffs?|dut(?:y|ies)|tax|turned back|driven?|topple\w*|bring (?:\w+ ){1,3}down|casus belli|act of|declaration of|impossible|"
    r"unthinkable|off the table|without (?:us|our|my|its|his|her)|against you)\b",
    re.IGNORECASE,
)
"""The same and weaker words, which threaten where the condition names who is meant."""
_NO = re.compile(
    r"\b(?:not|never|no longer|no|nor|cannot|under no circumstances|in no case|by no means)\b|n['’]t\b",
    re.IGNORECASE,
)
KIND = re.compile(
    r"\b(?:help|aid|assist\w*|support\w*|welcome\w*|side with|glad|happy|reward\w*|thank\w*|grateful|possible|consider (?:\w+ing)|surpris\w+|jok(?:ed|es)|may (?:pay|go|come|stay)|will be asked|ready to|is ready|are ready|"
    r"hold its fire|willing|lift\w*|eas(?:e|ed|ing)|resum\w+|restor\w+|reopen\w*|opens? (?:its|the|our)|rebuil\w+|sign(?:s|ed|ing)?|ratif\w+|join\w*|is (?:not )?mine|was given)\b",
    re.IGNORECASE,
)
"""What no such answer is made of: an offer, a duty to an ally, a forecast."""
GOOD = re.compile(
    r"\b(?:nobody|nothing|no one|agree[sd]?|accord|agreement is|ratif\w+|scrap\w*|releas\w+|freed|lift(?:s|ed)?|eas(?:e|es|ed)|ceasefire is|peace|withdr[ae]w\w*|elected|re-elected|invited|asked|necessary|possible|ready|willing|"
    r"pleases?|ended|disarm\w*|dismantl\w*|compl(?:y|ies|ied)|says? yes|said yes|pays?|keeps? (?:its|his|her|their) (?:word|promise)|chosen|succeed\w*|you ask|you believe|comes? under attack|need(?:s|ed)? (?:help|us|it)|in doubt|of use|the question is|"
    r"(?:is|are|be|were) (?:\w+ )?attacked|comes? (?:of|to) (?:it|talks|nothing)|that is|means what|allow(?:s|ed)?|I (?:were|was|had)|one had)\b",
    re.IGNORECASE,
)
"""What a condition is not: what the holder would like, or what befalls an ally."""
_NOT = re.compile(r"\b(?:is|are|be|do|does|has|have) not\b|\bfails? to\b", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:(?:is|are|be|were) (?:lifted|eased|released|freed|ratified|repaid)|lifts|eases|releases|frees|pays|repays|complies|apologi[sz]es|disarms|ratifies) ?(?:$|(?!off\b|for\b)[\w@'\u2019])",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\W*(?:(?:we|it|they|@\d+) )?(?:(?:will|would|shall) )?(?:help|aid|assist|support|welcome)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\W*(?:(?:we|i)(?! (?:see|find|detect|discover|learn of|come under) )|you|our (?!foreign|partners|neighbours?|friends|opponents|colleagues|enem)|my|us|people|this|that|it|there|he (?=does|is|has)|prices?|the (?:people|country|authorities(?! (?:of|in) )|situation|question|economy|market|population|law)|society|citizens|these|those|everyone|everything|something|necessary|needed|possible|so(?! much as)|not)\b",
    re.IGNORECASE,
)
"""Who or what a condition is of that threatens nobody: oneself, the people, how things go."""
_THINGS = (
    r"(?:blood|signature|army|armed forces|forces|navy|fleet|air force|troops|soldiers|borders?|frontier|ports?|gates?|straits?|ambassador|embassy|answer|response|participation|vote|obligations?|commitments?|consent|"
    r"country|government|state|side|party|parliament|missiles|aircraft|guns|talks|negotiations|agreements?|treat(?:y|ies)|accords?|deal|protocols?|pact|pipeline|truce|ceasefire|alliance|union|table|sanctions)"
)
_WILL = re.compile(r"\b(?:will|would|shall)\b|'ll\b", re.IGNORECASE)
_ACTS = re.compile(
    rf"\W*(?:then,? |and then,? )*(?:we\b|i\b(?! (?:hope|think|believe|will be (?:glad|happy)|would like|am|do not))|(?:our|my|its|their|his|her|the|all|every|a|@\d+(?: 's)?) (?:@\d+ )?(?:\w+ )?{_THINGS}\b|@\d+|"
    r"there (?:will|would|shall) be (?:war|blood|a response|an answer|consequences|no (?:more )?(?:talk|talks|agreement|deal|treaty|peace|negotiations|return))|sanctions|war\b|will|would|shall|could|might|threaten\w*|spoken?|warned|\"?repercussions|"
    r"(?!And|But|Then|So|Of|If|It|This|That|The|They|You|Maybe|Some)[A-Z][\w'-]+)",
)
"""Who answers: the holder's side, or what it can break off."""
_ADVICE = re.compile(
    r"\b(?:should|no one|nobody|you|definitely|largely|need to|needs to|ha(?:ve|s) to|had to|would have|could have|maybe|perhaps|probably|possible|able to|unable|doomed|mind|(?:I|we) (?:believe|think|hope)|would like|like to|nothing good|no (?:\w+ )?consequences|comes? (?:out )?of|better off|no need|no reason|want|must mobilise|be (?:asked|invited|needed|required))\b",
    re.IGNORECASE,
)
"""An answer that advises or reckons."""
_COMES_TO = re.compile(
    r"\b(?:lead|leads|leading|result|results) (?:to|in)\b(?! (?:an? |the )?(?:\w+ )?(?:wars?|respons\w+|retaliat\w*|counter\w*|sanctions|withdrawal|closure|suspension|expulsion|break|consequences))",
    re.IGNORECASE,
)
"""An answer that nobody gives: what things would come to by themselves."""
_UNNAMED = re.compile(r"\W*(?:[\w@']+ ){0,2}(?:will|would|shall) not\W*$", re.IGNORECASE)
"""An answer that names nothing: "if they do not, we will not"."""
FELT = re.compile(
    r"\W*(?:(?:they|he|she|some(?:one|body)|any(?:one|body)|[\w@'-]+(?: of [\w@'-]+)?) )?(?:(?:do|does|did) not |still |really )?"
    r"(?:feels?|thinks?|believes?|doubts?|knows?|understands?|sees?(?! (?:any|an?|another|one|new)\b)|hears?|likes?|ha(?:s|ve) (?:any )?(?:questions?|doubts?|interests?)|(?:is|are) (?:not )?(?:interested|sure|afraid))\b",
    re.IGNORECASE,
)
"""A condition of what is felt or thought, and done by nobody."""
_BEFALLS = re.compile(
    r"\b(?:economy(?! minist)|drought|floods?|rains?|harvest|inflation|virus|pandemic|epidemic|recession|earthquakes?|famine|winter|currency)\b",
    re.IGNORECASE,
)
"""A condition of what nobody does."""
_NAMES = re.compile(
    r"@\d+|\b(?:they|foreign|enemy|enemies|aggressor|neighbour\w*|opponents?|adversar\w+|rebels?|terrorists?|militants?|anyone|anybody|somebody|someone|one|single|another|other side|partners)\b",
    re.IGNORECASE,
)
"""Whom a condition means."""


def names(condition: str) -> bool:
    """Whether a condition means somebody: by a name, or as foreign, another, one, they."""
    return _NAMES.search(condition) is not None


def wished(condition: str) -> bool:
    """Whether a condition is what the holder would like, and not that it fails to come ("if the ban is not lifted")."""
    return GOOD.search(condition) is not None and _NOT.search(condition) is None


def hurts(words: str) -> bool:
    """Whether words tell of an answer that hurts, breaks off or denies."""
    return KIND.search(words) is None and (ANSWER.search(words) or _NO.search(words)) is not None


def offers(condition: str, answer: str) -> bool:
    """Whether a condition is plainly one that the holder would like ("if sanctions are lifted"), or the answer to help."""
    return _HELPS.match(answer) is not None or (
        _WISHED.search(condition) is not None and _NO.search(condition) is None
    )


def announced(answer: str, *, another: bool) -> bool:
    """Whether an answer is a deed that hurts, and not advice or a reckoning; weaker words do where the condition names `another`."""
    if _ADVICE.search(answer) or _COMES_TO.search(answer) or KIND.search(answer):
        return False
    return STRONG.search(answer) is not None or (another and ANSWER.search(answer) is not None)


def threatens(condition: str, answer: str) -> bool:
    """Whether an answer is an act of the holder's side that hurts, and not advice or a reckoning of how things would go."""
    if _BEFALLS.search(condition) or FELT.match(condition) or _UNNAMED.match(answer):
        return False
    if _ADVICE.search(answer) or _COMES_TO.search(answer) or KIND.search(answer):
        return False
    if names(condition) and _WILL.search(answer) and hurts(answer):
        return True
    return _ACTS.match(answer) is not None and STRONG.search(answer) is not None
