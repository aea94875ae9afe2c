"""Words that drafters use one for another without a change of what is said; a short list of our own, not a thesaurus."""

from __future__ import annotations

from armslength.instruments.words import FUNCTION, stem

_GROUPS = """
accordance pursuant conformity compliance accord
begin commence start open
end terminate expire cease conclude finish lapse
carry implement execute fulfil fulfill perform realize apply
inform notify advise communicate
obtain receive get acquire
help assist aid
settle resolve solve
yearly annually annual year
immediately once forthwith
answer responsible accountable respond
each other another one
fair just equitable
payment compensation
work cooperate collaborate
cooperation collaboration
country state nation
states countries nations
national citizen
contracting high party parties
treaty agreement convention accord instrument
negotiation negotiations talks
means way manner
use employ utilize
aim goal objective purpose
duty obligation
law legislation statute
provide supply furnish
set lay establish
found create establish
show demonstrate
choose select
give grant confer
keep maintain preserve retain
stop halt
increase raise
decrease reduce lower
large big
part portion share
whole entire
task function
rule regulation
concerning regarding relating respecting
foreseen envisaged provided stipulated laid specified
defend protect safeguard
armed military
troops forces
build construct
buy purchase
sell
send dispatch transmit forward
place station locate deploy
nuclear atomic
border frontier boundary
allow permit let
forbid prohibit ban
territory soil
ratify ratification
during throughout
after following upon
before prior
about approximately
enough sufficient
basic fundamental
important significant
main principal chief primary
new
both two
if should case
on upon
through by
enter entry
exchange exchanged
review examine
regularly regular
consist comprise
hold held
term period
office post
declare proclaim announce
adopt pass approve
amend change modify alter revise
amendment change modification revision
cancel annul revoke repeal rescind
arise occur happen
request ask
say state
affirm confirm reaffirm reiterate recall renew
welcome commend praise
brutal horrific heinous
inadmissible unacceptable impermissible
look await
un united nations
stress emphasize underscore underline highlight
deep profound serious grave
strengthen enhance bolster reinforce
importance important
violation breach
united nations un
fight combat counter
struggle fight
threat danger menace
safe secure
world global international
peoples nations
foreign external
domestic internal
joint common shared
mutual reciprocal
equal same
enjoy have
necessary needed required
appropriate suitable
ensure guarantee secure
aggression attack
"""
_OF: dict[str, set[int]] = {}
for _number, _line in enumerate(_GROUPS.strip().splitlines()):
    for _word in _line.split():
        _OF.setdefault(stem(_word), set()).add(_number)

LIGHT = frozenset(
    stem(w)
    for w in [
        "make",
        "take",
        "give",
        "have",
        "hold",
        "keep",
        "carry",
        "conduct",
        "do",
        "get",
        "put",
        "set",
        "enjoy",
        "exercise",
        "bear",
        "such",
        "regard",
        "respect",
        "course",
        "order",
        "matter",
        "fact",
        "way",
        "mutual",
        "relation",
        "relations",
        "include",
        "continue",
        "remain",
        "further",
        "also",
        "context",
    ]
) | frozenset(stem(w) for w in FUNCTION)
"""Words that carry others: `take a decision` is `decide`."""


def alike(one: str, other: str) -> bool:
    """Whether two stems stand for each other: kin by their first five letters, or of one group."""
    if one == other:
        return True
    if min(len(one), len(other)) >= 5 and one[:5] == other[:5] and not one.isdigit():
        return True
    return bool(_OF.get(one, set()) & _OF.get(other, set()))
