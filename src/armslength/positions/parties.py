"""Who is meant by the words of a sentence that may hold a position: persons by name or office, states, bodies, pronouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from armslength.ontology.actors import DEMONYM, Registry
from armslength.positions.line import Line
from armslength.positions.model import Holder
from armslength.records import Mention

Resolve = Callable[[str, int, int, str], Sequence[Mention]]
"""The coder's resolver: words, their offsets and the kind of actor to the mentions that they are."""

_NAME = r"[A-Z][\w'-]+(?: [A-Z]\.)?(?: (?:al|bin|de|van|von|der|da|el|[A-Z][\w'-]+)){0,3}"
_QUALIFIED = (
    r"(?:(?:armed forces|transitional|former|ex-?|then|acting|deputy|vice|first|new|newly elected|outgoing|interim|transitional|senior|chief|opposition|presidential|"
    r"government|parliamentary|defence|defense|foreign|interior|energy|finance|justice|economy|economic|trade|transport|"
    r"agriculture|health|information|oil|gas|security|state|ruling|party|military|army|naval|federal|national|ruling party|"
    r"supreme|crown|permanent|veteran|caretaker)[ -])*"
)
_HEAD = (
    r"(?:president|prime minister|premier|chancellor|attorney[- ]general|king|queen|emir|sultan|monarch|prince|head of state|head of government|"
    r"minister|ministry|secretary(?: of state)?|secretary-general|governor|mayor|ambassador|envoy|negotiator|representative|"
    r"speaker|chairman|chairwoman|leader(?:ship)?|spokes(?:man|woman|person)|adviser|aide|lawmaker|senator|deputy|mp|"
    r"general|commander|admiral|colonel|chief of (?:staff|the general staff)|"
    r"government|cabinet|council of ministers|parliament|senate|congress|duma|assembly|army|presidency|embassy|state department|"
    r"white house|authorities|officials|diplomats?|office|administration|junta|opposition|delegation|bloc|alliance|commission)"
)
_ROLE = (
    rf"{_QUALIFIED}{_HEAD}(?: (?:of|for) (?:foreign affairs|external relations|defence|defense|finance|energy|economy|trade|transport|interior))?"
    rf"(?:(?: 's)? (?:{_QUALIFIED}(?:spokes(?:man|woman|person)|office|press service|adviser|aide|chief|secretary)))?"
)
_CHUNK = re.compile(
    rf"(?<![\w'@-])(?:(?:(?i:the |a |an |its |his |her |their |our )?(?:@(?P<pre>\d+)(?: 's)? (?:[a-z-]+ ){{0,2}}?)?(?P<role>(?<!\w)(?i:{_ROLE})\b)(?! of staff)"
    rf"(?: (?:of|to|for|in) (?:the )?(?:republic of )?@(?P<of>\d+)(?!\d))?(?:(?:,| ,)? (?:Mr\.? |Ms\.? |Dr\.? |General )?(?:@(?P<pname>\d+)|(?P<name>{_NAME})))?)"
    rf"|(?:(?P<aname>{_NAME}), (?:the |a |an |its |our )?(?:@(?P<apre>\d+)(?: 's)? (?:[a-z-]+ ){{0,2}}?)?(?P<arole>(?i:{_ROLE})\b)(?: (?:of|to|for|in) (?:the )?@(?P<aof>\d+))?)"
    rf"|(?:(?P<title>Mr|Mrs|Ms|Dr|Sir|General|Colonel)\.? (?:@(?P<tpname>\d+)|(?P<tname>{_NAME})))"
    rf"|(?:(?i:the |our |my )?@(?P<side>\d+)(?: 's)? (?:partners|colleagues|counterparts|side)\b)"
    rf"|@(?P<known>\d+)"
    rf"|(?P<word>(?<![\w'])(?i:he|she|we|i|our|us|my|it(?! (?:is|was|became|becomes|would be|will be|has been|had been|seems|seemed|appears|appeared) )|they|himself|herself|ourselves|the country|this country|the nation|his country|her country|our country|the republic|the kingdom)(?![\w']))"
    rf"|(?P<lone>{_NAME}))"
)
_WHOLE = re.compile(
    r"(?<!deputy )(?<!vice )(?<!vice-)(?:\b(?:presidents?|prime minister|premier|chancellor|king|queen|emir|sultan|monarch|head of (?:state|government)|"
    r"foreign minister|foreign secretary|secretary of state|foreign ministry|minister (?:of|for) foreign affairs|ministry of foreign affairs|"
    r"government|cabinet|council of ministers|presidency|presidential|state department|white house|kremlin|president 's office|administration|junta|supreme leader)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:minister|ministry|authorities|secretary of|leadership|spokes|attorney[- ]general)", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:former|ex|deputy|vice|opposition|ambassador|envoy|lawmaker|senator|mp|party|parliament\w*|senate|congress|duma|assembly|"
    r"adviser|aide|general|commander|admiral|colonel|governor|mayor|army|embassy|officials?|diplomats?|candidate|speaker)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"government|cabinet|ministry|parliament|office|administration|presidency|department|house|authorities|embassy|army|"
    r"council of|senate|congress|duma|assembly|leadership|officials|junta|opposition|delegation|bloc|alliance|commission"
)
_NO_NAME = frozenset(
    re.findall(
        r"\S+",
        """
A After An And April As Asked At August Before But By Captain Colonel December Dr Earlier February For Foreign
Friday From General Government He Her His How I If In It Its January July June Last Later March May Minister
Ministry Monday Mr Mrs Ms Never No Not November Now October Of On Or Our Parliament President Prime Q Saturday
September She Sheikh Since Speaking Sunday That The Their Then There These They This Those Thursday To Today
Tomorrow Tuesday Under Until We Wednesday What When While Who Why With Yes Yesterday
""",
    )
)
FIRST = frozenset(
    {"we", "i", "our", "us", "my", "me", "mine", "ours", "myself", "ourselves", "our country", "this country"}
)
HE = frozenset({"he", "she", "himself", "herself"})
HOME = frozenset({"the country", "the nation", "his country", "her country", "the republic", "the kingdom"})


@dataclass(frozen=True, slots=True)
class Party:
    """Words of a line that may hold a position, and whom they mean.

    Attributes:
        start, end: in the line.
        who: None for a pronoun that nobody is known for yet.
        word: the pronoun, in small letters, where it is one.
        possessive: whether something of it is meant (`Belarus's refusal`).
        governed: whether a preposition stands before it, so that it does nothing itself.
    """

    start: int
    end: int
    who: Holder | None
    word: str | None
    possessive: bool
    governed: bool


_GOVERNED = re.compile(
    r"\b(?:from|with|to|of|by|for|against|in|on|at|under|over|between|among|after|before|despite|than|into|towards?|about|upon|behind|like|near|outside|within|without|as|around|across)"
    r" (?:the |its |his |our |their |a |an |all |both |other |fellow |new |own )*$",
    re.IGNORECASE,
)


class Cast:
    """The parties of one document, in the order of its text; it remembers whom it met.

    Args:
        resolve: the coder's resolver for this document.
        home: the country meant where none is named; None where nothing tells.
    """

    def __init__(self, actors: Registry, resolve: Resolve, home: str | None) -> None:
        self._actors = actors
        self._resolve = resolve
        self._by_name: dict[str, Holder] = {}
        self._by_role: dict[str, Holder] = {}
        self.home = home
        self.last_person: Holder | None = None
        self.last_state: Holder | None = None

    def parties(self, line: Line) -> list[Party]:
        """The parties of a line, left to right, none overlapping another."""
        out: list[Party] = []
        for found in _CHUNK.finditer(line.text):
            party = self._party(line, found, out)
            if party is not None:
                out.append(party)
        if out:
            people = [p.who for p in out if p.who and p.who.person and not p.governed]
            if people:
                self.last_person = people[0]
            states = [p.who for p in out if p.who and not p.who.person]
            if states:
                self.last_state = states[0]
        return out

    def named(self, words: str) -> Holder | None:
        """Whom a name or an office stands for that the document has told."""
        return self._by_name.get(words.rsplit(maxsplit=1)[-1].lower()) if words.split() else None

    def state(self, code: str, name: str | None = None) -> Holder:
        """A state or organisation as a holder."""
        known = self._actors.actor(code).name if code in self._actors else code
        return Holder(code, code, name or known, person=False, authority=1.0)

    def _party(self, line: Line, found: re.Match[str], before: Sequence[Party]) -> Party | None:
        start, end = found.span()
        word = found["word"].lower() if found["word"] else None
        possessive = line.text.startswith(" 's", end) or word in {"our", "my"}
        governed = _GOVERNED.search(line.text[max(0, start - 40) : start]) is not None
        if word:
            return Party(start, end, self._pronoun(word, before), word, possessive, governed)
        if found["lone"]:
            who = self._lone(found["lone"])
            if who is None:
                return None
        elif found["side"]:
            country = self._country(line, int(found["side"]))
            who = self.state(country) if country else None
        elif found["known"]:
            who = self._known(line, int(found["known"]))
        else:
            who = self._described(line, found, before)
        if who is None:
            return None
        return Party(start, end, who, None, possessive, governed)

    def _pronoun(self, word: str, before: Sequence[Party]) -> Holder | None:
        if word in HE:
            here = [p.who for p in before if p.who and p.who.person and not p.governed]
            return here[0] if here else self.last_person
        if word in HOME or word == "it":
            here = [p.who for p in before if p.who and not p.governed]
            who = here[0] if here else self.last_person if word != "it" else self.last_state
            return self.state(who.country) if who else self.state(self.home) if self.home else None
        return None

    def _lone(self, words: str) -> Holder | None:
        parts = words.split()
        while parts and parts[0] in _NO_NAME:
            parts = parts[1:]
        return self._by_name.get(parts[-1].lower()) if parts else None

    def _known(self, line: Line, number: int) -> Holder | None:
        named = line.named[number]
        actor = self._actors.actor(named.names[0].code)
        if named.names[0].kind == DEMONYM and actor.kind != "person":
            return None
        if actor.kind == "person":
            found = self._asked(line, named.start, named.end, "person")
            if found is None:
                return None
            mention = found
            if mention.code is None or mention.code not in self._actors:
                return None
            person = self._actors.actor(mention.code)
            titles = [r.title for r in person.roles if r.country == person.country]
            full = 1.0 if any(_WHOLE.search(t) for t in titles) else 0.6 if titles else 0.0
            if person.sector != "GOV":
                full = 0.0
            return Holder(person.code, person.country, person.name, person=True, authority=full)
        if actor.kind == "territory":
            return None
        return Holder(
            actor.country if actor.sector in {"GOV", "IGO"} else actor.code,
            actor.country,
            actor.name,
            person=False,
            authority=1.0 if actor.sector in {"GOV", "IGO"} else 0.0,
        )

    def _asked(self, line: Line, start: int, end: int, kind: str) -> Mention | None:
        words = " ".join(n.names[0].text for n in line.named if n.start == start)
        found = self._resolve(words, start, end, kind)
        return found[0] if len(found) == 1 and found[0].country else None

    def _described(self, line: Line, found: re.Match[str], before: Sequence[Party]) -> Holder | None:
        """Whom an office, a title or a body stands for, with or without a name; None where nothing tells of which state."""
        groups = found.groupdict()
        role = (groups["role"] or groups["arole"] or groups["title"] or "").lower()
        if (known := self._known_person(line, found, role)) is not None:
            return known
        name = groups["name"] or groups["aname"] or groups["tname"]
        name = _clean(name) if name else None
        numbers = [groups[g] for g in ("of", "aof", "pre", "apre") if groups.get(g)]
        country = next((c for n in numbers if (c := self._country(line, int(n)))), None)
        if country is None and (met := self._met(name, role, in_office=bool(groups["role"]))):
            return met
        guessed = country is None and not groups["title"]
        if guessed:
            country = self._nearest_country(line, before)
        if country is None:
            return None
        if name:
            return self._introduced(country, name, role, guessed=guessed)
        if _BODY.search(role):
            rank = authority(role)
            code = country if rank >= 0.8 else f"{country} {role}"
            return Holder(code, country, role, person=False, authority=rank)
        return self._officer(line, found, country, role, guessed=guessed)

    def _known_person(self, line: Line, found: re.Match[str], role: str) -> Holder | None:
        """A person whom the registry knows, with the office that the words give; None where they name none."""
        number = found["pname"] or found["tpname"]
        if number is None or self._actors.actor(line.named[int(number)].names[0].code).kind != "person":
            return None
        who = self._known(line, int(number))
        return replace(who, authority=authority(role)) if who and role and not found["title"] else who

    def _met(self, name: str | None, role: str, *, in_office: bool) -> Holder | None:
        """Who was met before under the name, in the higher of the offices then and now; or without a name, in the office."""
        if not name:
            return self._by_role.get(role)
        met = self._by_name.get(name.split()[-1].lower())
        if met and in_office and authority(role) > met.authority:
            return replace(met, authority=authority(role))
        return met

    def _nearest_country(self, line: Line, before: Sequence[Party]) -> str | None:
        """Where an office is of no country told: that of the first party before it, else home, else the first that the line names."""
        near = next((p.who.country for p in before if p.who), None)
        states = [self._country(line, i) for i in range(len(line.named)) if line.named[i].start >= 0]
        return near or self.home or next((c for c in states if c), None)

    def _introduced(self, country: str, name: str, role: str, *, guessed: bool) -> Holder:
        """A person whom the registry does not know, remembered by name and office."""
        who = Holder(
            f"{country} {name}", country, name, person=True, authority=authority(role), guessed=guessed
        )
        self._by_name[name.rsplit(maxsplit=1)[-1].lower()] = who
        self._by_role[_bare(role)] = who
        return who

    def _officer(self, line: Line, found: re.Match[str], country: str, role: str, *, guessed: bool) -> Holder:
        """Who held an office then, by the registry; else who was met in it; else the office itself."""
        start, end = line.span(*found.span())
        asked = self._resolve(role_words(self._actors, country, role), start, end, "person")
        if len(asked) == 1 and asked[0].code and asked[0].code in self._actors:
            actor = self._actors.actor(asked[0].code)
            if actor.kind == "person":
                return Holder(actor.code, actor.country, actor.name, person=True, authority=authority(role))
        if (met := self._by_role.get(_bare(role))) and met.country == country:
            return met
        return Holder(
            f"{country} {_bare(role)}", country, role, person=True, authority=authority(role), guessed=guessed
        )

    def _country(self, line: Line, number: int) -> str | None:
        actor = self._actors.actor(line.named[number].names[0].code)
        return None if actor.kind in {"territory", "person"} else actor.country


def role_words(actors: Registry, country: str, role: str) -> str:
    """An office with its country, as the resolver reads it."""
    name = actors.actor(country).name if country in actors else country
    return f"{_bare(role)} of {name}"


def _bare(role: str) -> str:
    return re.sub(r"\s+", " ", role.replace(" 's", "'s")).strip()


def _clean(name: str) -> str | None:
    parts = name.split()
    while parts and parts[0] in _NO_NAME:
        parts = parts[1:]
    while parts and parts[-1] in _NO_NAME:
        parts = parts[:-1]
    return " ".join(re.sub(r"'s?$", "", p) for p in parts) or None


def authority(role: str) -> float:
    """How far an office speaks for its state, in [0, 1]."""
    if _NOT.search(role) and not re.search(
        r"(?:government|presidential|foreign ministry|president 's)[\w ']*spokes", role
    ):
        return 0.4 if re.search(r"deputy|vice|ambassador|army", role) else 0.0
    if _WHOLE.search(role):
        return 1.0
    return 0.8 if _PART.search(role) else 0.0
