"""What words of an object do to the thing they are of: end it, bar it, let it be, or say that it is not."""

from __future__ import annotations

import re

ALSO = (
    r"\s+and (?:also |further |again |firmly |strongly |fully |will |would |has |have )?(?=(?:calls?|called|urges?|urged|supports|supported|welcomes?|welcomed|rejects|rejected|condemns?|condemned|opposes?|opposed|stress(?:es|ed)|reiterates?|reiterated|reaffirms?|"
    r"reaffirmed|demands|demanded|proposes|proposed|recogni[sz]es|expresse[sd]|insists|insisted|believes?|hopes|hoped|wants?|wanted|intends?|plans to|asks|asked|appeals|stands|backs|favou?rs|agrees|agreed|declares|declared|announce[sd]|promises|promised|"
    r"pledges|pledged|warns|warned|remains|must|should|can|could|is|are|was|were|does|did)\b)"
)
"""Where a second verb begins of whoever is said to will the first."""
_FILL = re.compile(
    r"\W*(?:(?:to|the|an?|its|his|her|their|our|my|your|any|all|every|each|this|that|these|those|such|full|early|immediate|complete|total|gradual|partial|final|formal|"
    r"be|been|being|is|are|was|were|has|have|had|will|would|should|must|shall|of|on|that|further|more|another|new|ever|also|now|again|unilaterally|immediately|fully|formally|soon)\b\W*)*",
    re.IGNORECASE,
)
"""What stands before a word that does something to a thing, and does nothing itself."""
_NOT = re.compile(
    r"(?:not|never|no longer|no|without(?! (?:delay|any delay|conditions?|preconditions?|exception|question|hesitation|reserv|prejudice|further|fail))|nobody|neither|nor|none|no one)\b(?! only)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:abolish\w*|abolition|abandon\w*|abrogat\w+|annul\w*|bar(?:s|red|ring)?\b(?= )|block(?:s|ed|ing)?\b|boycott\w*|break(?:s|ing)? (?:off|with|up)|broken off|breaking|cancel\w*|cess?ation|ceas(?:e[sd]?|ing)|"
    r"clos(?:ed?(?= (?:the|its|their|his|our|an?|all|down|@|foreign|every|any|off)\b)|es|ing(?! (?:session|statement|stages?|ceremony))|ures?)|curtail\w*|cut(?:s|ting)? (?:off|ties|relations|short|out)|delet\w+|demolish\w*|demolition|denounc\w+|denunciation|departure|derail\w*|destroy\w*|destruction|disband\w*|discontinu\w+|dismantl\w+|"
    r"dissol\w+|ditch(?:es|ed|ing)?|drop(?:s|ped|ping)?|eas(?:e[sd]?|ing)|eliminat\w+|elimination|end(?:s|ed|ing)?|(?:freeze|moratorium|halt) (?=on|of|to)|put(?:s|ting)? (?:an end|a stop) to|bring(?:s|ing)? (?:an end to|(?=[^,;:.]{2,60} to an end))|evacuat\w+|evict\w*|exclu(?:d\w+|sion)|expel\w*|expulsion|exit(?:s|ed|ing)?|"
    r"forb[ia]d\w*|forgo(?:es|ing|ne)?|fors(?:wear|wore|worn|wearing)|(?:opposition|objections?|resistance|hostility|refusal|veto) (?=to|on|over|of)|(?:waivers?|exemptions?|relief) (?=of|from)|free (?=of|from)|rid (?=of)|give[sn]? up|giving up|get(?:ting)? out of|halt(?:s|ed|ing)?|"
    r"leav(?:e|es|ing)(?! (?:the )?door)|lift(?:s|ed|ing)?|loss|los(?:e|es|ing)|nullif\w+|obstruct\w*|oust\w*|outlaw\w*|overturn\w*|phas\w+ out|prevent\w*|prohibit\w*|pull(?:s|ed|ing)? (?:out|back|down|(?=[^,;:.]{2,50}\bout\b))|pull-?out|"
    r"quit(?:s|ting)?|recall(?:s|ed|ing)?|refus(?:e[sd]?|ing|al)|relinquish\w*|remov(?:e[sd]?|al|ing)|renounc\w+|repeal\w*|rescind\w*|retract\w*|revers(?:e[sd]?|al|ing)|revo(?:k\w+|cation)|rul(?:e|es|ed|ing) out|sacrific\w+|scrap(?:s|ped|ping)?|sever(?:s|ed|ing)?\b|shelv\w+|shun(?:s|ned|ning)?|shut(?:s|ting)?(?: down)?|"
    r"stop(?:s|ped|ping)?|strip(?:s|ped|ping)? (?=of)|suspen\w+|tear(?:s|ing)? (?:up|down)|torn up|terminat\w+|thwart\w*|turn(?:s|ed|ing)? (?:down|away|back)|undo(?:es|ing|ne)?\b|unwind\w*|"
    r"opposed? (?=to\b|@|the\b|any\b)|reject\w*|veto\w*|unfreez\w+|vacat\w+|void(?:ed|ing)?|waiv\w+|walk(?:s|ed|ing)? (?:out of|away from)|wind(?:s|ing)? (?:up|down)|withdraw\w*|withdrew|withh[eo]ld\w*|writ(?:e|es|ing) off)"
    r"(?:\s+(?:of|from|on|to|down|out of|out|up|against|over))?\b",
    re.IGNORECASE,
)
"""Words that end or bar what they are of."""
_LETS = re.compile(
    r"(?:accept\w*|acceptance|agree\w* (?:to|on|with)|allow\w*|approv\w+|back(?:s|ed|ing)? (?=the\b|an?\b|its\b|@)|beg[ia]n\w*|(?:bring|put)(?:s|ting)? (?:about|in place)|carr(?:y|ies|ied|ying) (?:out|on)|complet\w+|consent\w* to|continu\w+|demand\w*(?: for)?|endors\w+|endorsement|"
    r"(?:go|goes|going) (?:ahead with|on with)|implement\w*|keep(?:s|ing)?|kept|launch\w*|let(?:s|ting)?|maintain\w*|maintenance|negotiat\w+ (?=the\b|an?\b)|open(?:s|ed|ing)?(?! (?:to|up|door))|order(?:s|ed|ing)?|permi(?:t\w*|ssion for)|prolong\w*|prolongation|restor\w+|resum\w+|resumption|"
    r"speed(?:s|ing)? up|start\w*|support(?:s|ed|ing)?(?: for)?|tolerat\w+|work(?:s|ed|ing)? (?:for|towards?)|(?:need|necessity|importance|urgency|calls?|demands?|appeals?|efforts?|steps?|measures|decision|proposal|desire|right|obligation|commitment|readiness|willingness|time|idea|question|issue|process|(?:draft |joint |new )?(?:resolution|law|bill|decree|motion|plan|agreement|act|instrument|notice|letter|order|amendment|package))(?= (?:of|for|to|towards|on)\b))\s+(?:(?:of|for|to|with|on|towards)\s+)?",
    re.IGNORECASE,
)
"""Words that leave a thing as it is named behind them: "begin [the withdrawal]"."""


def undone(text: str, start: int, end: int) -> tuple[int, int]:
    """What the words at the beginning of a stretch do to the thing behind them.

    Returns:
        -1 where they are for its end or say that it is not, once or three times, else 1; and where the thing begins.
    """
    sign, at = 1, start
    while True:
        here = _FILL.match(text, at, end)
        first = here.end() if here else at
        if first >= end:
            return sign, at
        if found := _NOT.match(text, first, end) or _ENDS.match(text, first, end):
            sign = -sign
        elif not (found := _LETS.match(text, first, end)) or not _ahead(text, found.end(), end):
            return sign, at
        at = found.end()


def says_no(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins with words that say no to what follows: "not to recruit", "no foreign base"."""
    here = _FILL.match(text, start, end)
    return _NOT.match(text, here.end() if here else start, end) is not None


def _ahead(text: str, start: int, end: int) -> bool:
    """Whether behind a word that lets a thing be another stands that ends it: else the word belongs to the thing's name."""
    here = _FILL.match(text, start, end)
    first = here.end() if here else start
    return any(p.match(text, first, end) for p in (_NOT, _ENDS)) or (
        (found := _LETS.match(text, first, end)) is not None and _ahead(text, found.end(), end)
    )
