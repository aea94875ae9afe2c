"""Which actor a mention's words stand for: by name, demonym, capital, office, or what was said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from armslength.coding.offices import FORMER, HONORIFICS, SAME_TITLE, SECRETARY_GENERAL, SOLE, TITLES
from armslength.coding.plurals import BOTH, LEADERS, SEVERAL, THE_TWO, last_two
from armslength.ontology.actors import CAPITAL, CITY, DEMONYM, SURNAME, Name, Registry, registry, within
from armslength.records import Actor, Mention

SHORT_FORMS = frozenset({"union", "commission", "alliance", "fund", "agency", "council", "commonwealth", "bank", "league", "bloc"})  # fmt: skip
BYNAMES = frozenset({("alliance", "NATO"), ("bloc", "EU"), ("bloc", "EAEU"), ("bloc", "NATO")})
REACH = 400
"""How many characters back a pronoun looks for a person when the coder names no antecedent."""
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PRONOUNS = PERSONAL | frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "who", "which", "whose", "we", "our", "us", "i", "you"})  # fmt: skip
ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)
WORD = re.compile(r"[^\W_](?:[\w.'’&+]|-(?=\w))*", re.UNICODE)
SECTORS: tuple[tuple[str, str], ...] = (
    (
        "MIL",
        r"troops?|army|forces?|military|soldiers?|navy|air force|paratroopers|defence ministry|missiles?",
    ),
    ("COP", r"police|riot police|border guards?|customs|security forces"),
    ("OPP", r"opposition|dissidents?"),
    ("LEG", r"parliament|duma|congress|senate|lawmakers|deputies|knesset|seimas|bundestag"),
    ("JUD", r"courts?|judges?|prosecutors?|tribunal"),
    ("REB", r"rebels?|separatists?|insurgents?|militants?|guerrillas?"),
    ("REF", r"refugees?|migrants?|asylum seekers?"),
    ("SPY", r"kgb|fsb|gru|cia|mossad|intelligence|spies"),
    ("BUS", r"compan(?:y|ies)|firms?|banks?|airlines?|refiner(?:y|ies)|producers?|concern"),
    ("MED", r"newspapers?|television|tv|channel|journalists?|media|agency"),
    ("CVL", r"protesters?|demonstrators?|people|citizens|civilians|students|workers|crowds?|voters"),
)
SECTOR_WORDS = tuple((sector, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for sector, words in SECTORS)
STATE_BODY = re.compile(
    r"(?:(?:our|my|this) )?(?:country|nation|state|government|cabinet|parliament|(?:armed|security) forces|army|navy|police"
    r"|authorities|[a-z]+ ministry|ministry|ministry of [a-z ]+|prosecutor['’]s office)"
)
"""Bodies that a text need not say the country of where it can only be its own."""
TURNED = re.compile(
    r"^(?:(?i:the|some|many|its|his|her|their|other)\s)?(?:[a-z]+\s)?"
    r"(?i:critics?|opponents?|enem(?:y|ies)|foes|rivals?|victims?|survivors|supporters|backers|friends|neighbou?rs|creditors|sponsors|buyers|"
    r"importers|invaders|detractors|adversar(?:y|ies))\s+of\s"
)
"""Those who are called by a state that they are not of: "critics of Israel", "neighbours of Russia"."""
PARTICLES = frozenset({"de", "dela", "del", "della", "der", "da", "das", "do", "dos", "di", "du", "la", "le", "los", "van", "von", "ter", "bin", "al", "el"})  # fmt: skip
SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV", "Government", "Administration", "Cabinet"})
POSSESSIVE = re.compile(r"['’]s?$")


Party = tuple[str | None, str | None, str, str]
"""Code, country, sector, and how it was resolved."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A known name within a mention's words: from word `first` to word `last`, inclusive."""

    first: int
    last: int
    names: tuple[Name, ...]


class Resolver:
    """Resolves the mentions of one document, in the order of its text, and remembers whom it met.

    Args:
        published: EDTF date of the document, or None: it says which offices and names hold.
        actors: where names are looked up; the tables' registry by default.
        home: the country meant by "the president", "the government", where none is named; None is nobody's.
    """

    def __init__(
        self, *, published: str | None, actors: Registry | None = None, home: str | None = None
    ) -> None:
        self._home = home
        self._registry = actors or registry()
        self._on = published if published and published[:4].isdigit() else None
        self._met: list[Mention] = []
        self._people: dict[str, Mention] = {}
        self._called: dict[str, Mention] = {}
        """By each of the last two words of the fullest name a person was met under."""

    def resolve_all(
        self,
        text: str,
        start: int,
        end: int,
        *,
        sector: str | None = None,
        kind: str | None = None,
        antecedent: Sequence[Mention] = (),
    ) -> tuple[Mention, ...]:
        """The parties a mention names: one as a rule, several for "Minsk and Moscow" or "the two sides".

        Args:
            text: the words at [start, end) of the document.
            sector, kind: what the coder takes the mention for; guessed from the words where None.
            antecedent: the earlier mention that a pronoun or "the president" stands for, where known: several where it names several.

        Returns:
            Mentions of the same words; code and country None where only the words are known.
        """
        sector = sector or guess_sector(text)
        kind = kind or "org"
        words = ARTICLE.sub("", text.strip()).lower()
        parties: list[Party] = []
        one = antecedent[0] if len(antecedent) == 1 else None
        if words in SEVERAL:
            parties = self._several(start, antecedent)
        elif words in PRONOUNS and not self._registry.names(text.strip(), on=self._on):  # "us" is not "US"
            parties = self._pronoun(words, start, one)
        elif TURNED.match(text):
            pass  # the state named is the one they are turned to
        elif BOTH.search(text):
            parties = self._pair(start, people=LEADERS.search(text) is not None)
        else:
            if THE_TWO.fullmatch(text.strip()):
                parties = self._pair(start, people=LEADERS.search(text) is not None, reach=REACH)
            else:
                parties = self._named(text, kind, sector)
            # "German" is no German Gref, where it names a state.
            called = self._called_so(text) if kind == "person" or not parties else None
            if called and all(country != called.country for _, country, _, _ in parties):
                parties = [_as_before(called)]
            if not parties and words not in PRONOUNS:
                parties = self._described(words, start, one, sector)
        if not parties:
            parties = [(None, None, sector, "")]
        out = tuple(
            Mention(start, end, text, code, country, held or sector, kind, by or None)
            for code, country, held, by in parties
        )
        self._remember(out, kind)
        return out

    def introduce(self, text: str, mentions: Sequence[tuple[int, int, str, str]]) -> None:
        """Who a title names, met before the text begins: "the two leaders" of its first sentence are they.

        Args:
            text: the title.
            mentions: where an actor stands in it, with sector and kind.
        """
        for start, end, sector, kind in mentions:
            before = start - len(text) - 1, end - len(text) - 1
            self.resolve_all(text[start:end], *before, sector=sector, kind=kind)

    def state(self, words: str) -> str | None:
        """The state that words are the name of, its capital's, or another word for; None where they name none or a capitalised word follows."""
        printed = words.split()
        hits = self._hits(printed, printed)
        if not hits or hits[0].first or hits[0].names[0].kind == DEMONYM:
            return None
        if any(w[:1].isupper() for w in printed[hits[0].last + 1 :]) or "-led" in printed[0]:
            return None
        actor = self._registry.actor(hits[0].names[0].code)
        return actor.country if actor.kind == "state" else None

    def _called_so(self, text: str) -> Mention | None:
        """The person met under a fuller name of which one word is left: "Mr Tang" after "Foreign Minister Tang Jiaxuan"."""
        words = [w for w in POSSESSIVE.sub("", text).split() if w.lower().rstrip(".") not in HONORIFICS]
        return self._called.get(words[0]) if len(words) == 1 else None

    def _pronoun(self, word: str, start: int, antecedent: Mention | None) -> list[Party]:
        if antecedent is not None and antecedent.country:
            return [_as_before(antecedent)]
        if word in PERSONAL:
            for m in reversed(self._met):
                if start - m.end > REACH:
                    break
                if m.kind == "person" and m.country and m.start < start:
                    return [_as_before(m)]
        return []

    def _several(self, start: int, antecedent: Sequence[Mention]) -> list[Party]:
        """Whom "they" are: all that the coder names, unless it names one person; else the two persons met last, close by."""
        known = [m for m in antecedent if m.country]
        named = [_as_before(m) for m in known]
        if len(known) > 1 or (known and known[0].kind not in {"person", "state"}):
            return named
        return self._pair(start, people=True, reach=REACH, strict=True) or named

    def _pair(
        self, start: int, *, people: bool, reach: int | None = None, strict: bool = False
    ) -> list[Party]:
        """The last two countries met, the earlier first; nothing where fewer are known.

        Args:
            people: of those whose persons were met, if there are two; on a president's page he and the one who is named.
            reach: how many characters back at most; what a title names is never too far.
            strict: only of persons.
        """
        if people and (of_title := self._of_title()):
            return of_title
        near = [m for m in self._met if reach is None or m.end <= 0 or start - m.end <= reach]
        persons = [m for m in near if m.kind == "person"] if people else []
        found = last_two(persons, start)
        if not found and self._home:
            guests = [m for m in persons if m.country not in {None, self._home} and m.start < start]
            if guests:
                return [(self._home, self._home, "GOV", "home"), _of_country(guests[-1])]
        if not found and not strict:
            states = [m for m in near if not m.code or self._registry.actor(m.code).sector != "IGO"]
            found = last_two(states, start) or last_two(near, start)
        return [_of_country(m) for m in found]

    def _of_title(self) -> list[Party]:
        """The countries of the two persons whom a title is about, or of the one beside the publisher's home; nothing where they are not two."""
        persons = {m.country: m for m in self._met if m.kind == "person" and m.country and m.end <= 0}
        if len(persons) == 2:
            return [_of_country(m) for m in persons.values()]
        if len(persons) == 1 and self._home and self._home not in persons:
            return [(self._home, self._home, "GOV", "home"), *(_of_country(m) for m in persons.values())]
        return []

    def _named(self, text: str, kind: str, sector: str) -> list[Party]:
        words = [word for m in WORD.finditer(text) for word in self._apart(m[0], m.start())]
        hits = self._hits(
            [w.replace("’", "'") for w, *_ in words],
            [POSSESSIVE.sub("", w) if w[0].isupper() else w for w, *_ in words],
        )
        people, places = [], []
        for hit in hits:
            person = self._person(hit, words)
            if person is not None:
                people.append((hit, person))
            elif not self._is_given_name(hit, words, kind):
                named = [n for n in hit.names if self._registry.actor(n.code).kind != "person"]
                if named:
                    places.append((hit, self._registry.actor(named[0].code)))
        if people:
            chosen = (
                people if len(people) > 1 and _joined(text, words, [h for h, _ in people]) else people[-1:]
            )
            return [(a.code, a.country, self._sector(a), "name") for _, a in chosen]
        if not places:
            return []
        joined = len(places) > 1 and _joined(text, words, [h for h, _ in places])
        chosen = places if joined else places[:1]
        out: list[Party] = []
        for hit, actor in chosen:
            holder = None if joined else self._holder(text, actor)
            if holder is not None:
                out.append((holder.code, holder.country, self._sector(holder), "office"))
            else:
                named_org = actor.kind == "org" and actor.sector not in ("GOV", "IGO")
                out.append(
                    (actor.code, actor.country, actor.sector if named_org else sector, hit.names[0].kind)
                )
        return out

    def _apart(self, word: str, start: int) -> list[tuple[str, int, int]]:
        """A word with where it stands; "Russian-Azerbaijani" as two, where each part names a state and the whole is no name."""
        whole = [(word, start, start + len(word))]
        parts = POSSESSIVE.sub("", word).split("-")
        if len(parts) < 2 or self._registry.names(word, on=self._on):
            return whole
        if not all(p[:1].isupper() and self._is_state(p) for p in parts):
            return whole
        out = []
        for part in parts:
            out.append((part, start, start + len(part)))
            start += len(part) + 1
        return out

    def _is_state(self, word: str) -> bool:
        names = self._registry.names(word, on=self._on)
        return bool(names) and self._registry.actor(names[0].code).kind in {"state", "org"}

    def _hits(self, printed: Sequence[str], words: Sequence[str]) -> list[_Hit]:
        """Longest known names, left to right: as printed ("People's"), or without the possessive ("Russia's")."""
        out, at = [], 0
        while at < len(words):
            for size in range(min(self._registry.longest, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size])
                whole = " ".join(printed[at : at + size])
                names = self._registry.names(whole, on=self._on) or self._registry.names(phrase, on=self._on)
                if not names and phrase.endswith("."):
                    names = self._registry.names(phrase.rstrip("."), on=self._on)
                if names:
                    out.append(_Hit(at, at + size - 1, tuple(names)))
                    at += size
                    break
            else:
                # "US-led", "Russian-backed", "Belarus-Russia": the parts may be names where the whole is none.
                parts = words[at].split("-")
                if len(parts) > 1:
                    names = self._registry.names(parts[0], on=self._on)
                    if names and names[0].kind != SURNAME:
                        out.append(_Hit(at, at, tuple(names)))
                at += 1
        return out

    def _person(self, hit: _Hit, words: Sequence[tuple[str, int, int]]) -> Actor | None:
        """The person a hit names, or None where it names none or cannot be told."""
        codes = dict.fromkeys(n.code for n in hit.names)
        people = [p for p in map(self._registry.actor, codes) if p.kind == "person"]
        if not people:
            return None
        titled = hit.first and words[hit.first - 1][0].lower().rstrip(".") in HONORIFICS
        if len(people) < len(codes) and not titled:  # Montenegro is a state before it is a Portuguese
            return None
        if any(n.kind not in {SURNAME, "name", CITY} for n in hit.names):
            return None
        if any(n.kind == SURNAME for n in hit.names) and _goes_on(hit, words):
            return None  # "Thomas Hubbard" is no Thomas
        if any(n.kind == SURNAME for n in hit.names) and hit.first:
            before = words[hit.first - 1][0]
            known = before.lower().rstrip(".") in HONORIFICS or self._registry.names(
                POSSESSIVE.sub("", before)
            )
            if before in PARTICLES:  # "dela Rosa" is no Rosa
                people = [p for p in people if f" {before} " in f" {p.name} "]
            initial = len(before.rstrip(".")) == 1
            if before[0].isupper() and not known and not initial:
                people = [p for p in people if p.name.split()[0] == before]
        met = {m.code for m in self._met}
        countries = {m.country for m in self._met}
        for fits in (
            [p for p in people if p.code in met],
            [p for p in people if any(within(r.since, r.until, self._on) for r in p.roles)],
            [p for p in people if p.country in countries],
        ):
            if len(fits) == 1:
                return fits[0]
        # "Lagos state" and "Christian lorries" are of no president of another day.
        described = hit.last + 1 < len(words) and words[hit.last + 1][0].islower()
        described = described and not POSSESSIVE.search(words[hit.last][0])
        return people[0] if len(people) == 1 and not described else None

    def _is_given_name(self, hit: _Hit, words: Sequence[tuple[str, int, int]], kind: str) -> bool:
        """Whether a state's name is really a person's: "Michael Jordan", "Chad Brown"."""
        if kind != "person" or hit.names[0].kind == DEMONYM or hit.first != hit.last:
            return False
        after = words[hit.last + 1][0] if hit.last + 1 < len(words) else ""
        if hit.names[0].kind in {CAPITAL, CITY} and after[:1].isupper() and not self._registry.names(after):
            return not POSSESSIVE.search(words[hit.last][0])  # "Sofia Sapega", but "Sofia's Mayor Terziev"
        before = words[hit.first - 1][0] if hit.first else ""
        if before in PARTICLES:
            return hit.last == len(words) - 1
        alone_before = (
            before[:1].isupper() and before.lower() not in HONORIFICS and not self._registry.names(before)
        )
        return alone_before and hit.last == len(words) - 1 and not before.endswith(("'s", "’s"))

    def _holder(self, text: str, actor: Actor) -> Actor | None:
        """Who held the office that the words name, on the document's date; None where not one person did."""
        if self._on is None or len(self._on) < 7 or FORMER.search(text):
            return None
        lowered = POSSESSIVE.sub("", text.lower())
        for words, title in SAME_TITLE.items():
            lowered = lowered.replace(words, title)
        post = re.search(r"ambassador to (\w+)$", lowered)
        wanted = (
            [f"ambassador to {post[1].capitalize()}"] if post else [t for t in TITLES if lowered.endswith(t)]
        )
        if not post and (named := re.search(rf"\b({'|'.join(TITLES)}) of \w+$", lowered)):
            wanted = [named[1]]
        found = self._registry.holders(wanted[0], actor.code, on=self._on) if wanted else []
        return found[0] if len(found) == 1 else None

    def _described(self, words: str, start: int, antecedent: Mention | None, sector: str) -> list[Party]:
        """What a phrase without a known name stands for, from what the document said before."""
        words = POSSESSIVE.sub("", words)
        last = words.split()[-1] if words else ""
        if last in self._people:
            known = self._people[last]
            return [(known.code, known.country, known.sector, "coreference")]
        if SECRETARY_GENERAL.fullmatch(words) and (antecedent is None or antecedent.kind != "person"):
            antecedent = None  # a state has none, so the state named before is not he
            if sole := self._sole(words, sector):
                return sole
        if antecedent is not None and antecedent.country:
            return [_as_before(antecedent)]
        short = self._shortened(words, start)
        if short is not None:
            return [(short.code, short.country, sector, "coreference")]
        title = SAME_TITLE.get(words, words)
        if title in TITLES:
            for m in reversed(self._met):
                if (
                    m.code
                    and m.start < start
                    and any(r.title == title for r in self._registry.actor(m.code).roles)
                ):
                    return [(m.code, m.country, m.sector, "coreference")]
        his = re.match(r"(his|her|its|their)\s", words)
        if (
            his
            and antecedent is None
            and his[1] in PERSONAL
            and not re.search(r"counterpart|host|guest", words)
        ):
            owner = self._pronoun(his[1], start, None)
            return [(c, c, sector, "coreference") for _, c, _, _ in owner]
        return self._at_home(words, sector) or self._sole(words, sector)

    def _sole(self, words: str, sector: str) -> list[Party]:
        """An office that only one state or organisation has, and who held it where the words are the office alone."""
        met = {m.country for m in self._met}
        for pattern, title, country, others in SOLE:
            if pattern.search(words) and not met & others:
                holder = (
                    self._holder(title, self._registry.actor(country))
                    if SAME_TITLE.get(words, words) == title
                    else None
                )
                if holder is not None:
                    return [(holder.code, country, self._sector(holder), "office")]
                return [(None, country, sector, "office")]
        return []

    def _at_home(self, words: str, sector: str) -> list[Party]:
        """An office or a body of state without a country, in the texts of a publisher with a home."""
        if self._home is None or FORMER.search(words):
            return []
        title = SAME_TITLE.get(words, words)
        if title in TITLES:
            holder = self._holder(title, self._registry.actor(self._home))
            if holder is not None:
                return [(holder.code, holder.country, self._sector(holder), "home")]
        elif not STATE_BODY.fullmatch(words):
            return []
        return [(None, self._home, sector, "home")]

    def _shortened(self, words: str, start: int) -> Mention | None:
        """The organisation met last that "the Commission", "the alliance", "the Fund" is short for."""
        if words not in SHORT_FORMS:
            return None
        for m in reversed(self._met):
            if m.code and m.start < start and self._registry.actor(m.code).kind == "org":
                names = (m.text.lower(), self._registry.actor(m.code).name.lower())
                if any(words in name for name in names) or (words, m.code) in BYNAMES:
                    return m
        return None

    def _sector(self, actor: Actor) -> str:
        """The sector of the office held on the document's date, or the actor's own."""
        held = [r.sector for r in actor.roles if within(r.since, r.until, self._on)]
        return held[-1] if held else actor.sector

    def _remember(self, mentions: Sequence[Mention], kind: str) -> None:
        for m in mentions:
            if m.country:
                self._met.append(m)
        if len(mentions) == 1 and kind == "person":
            (m,) = mentions
            name = POSSESSIVE.sub("", m.text).split()[-2:]
            if m.country and len(name) == 2 and all(w[:1].isupper() for w in name):
                for word in name:
                    if word.lower().rstrip(".") not in {*HONORIFICS, *TITLES}:
                        self._called.setdefault(word, m)
            surname = POSSESSIVE.sub("", m.text.split()[-1]) if m.text.split() else ""
            if m.country and surname[:1].isupper() and not self._registry.names(surname, on=self._on):
                self._people.setdefault(surname.lower(), m)


def _as_before(m: Mention) -> Party:
    return m.code, m.country, m.sector, "coreference"


def _of_country(m: Mention) -> Party:
    return m.country, m.country, m.sector, "coreference"


def guess_sector(text: str) -> str:
    """A PLOVER sector from a mention's words; GOV where nothing else is said."""
    return next((sector for sector, words in SECTOR_WORDS if words.search(text)), "GOV")


def _goes_on(hit: _Hit, words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a name goes on after a hit: another capitalised word follows that is no "Jr"."""
    if hit.last + 1 == len(words) or POSSESSIVE.search(words[hit.last][0]):
        return False
    following, start, _ = words[hit.last + 1]
    return (
        start == words[hit.last][2] + 1 and following[0].isupper() and following.rstrip(".") not in SUFFIXES
    )


def _joined(text: str, words: Sequence[tuple[str, int, int]], hits: Sequence[_Hit]) -> bool:
    """Whether names stand side by side as equals: "Minsk and Moscow", "Russian-Belarusian", "X, Y and Z"."""
    gaps = [text[words[a.last][2] : words[b.first][1]] for a, b in pairwise(hits)]
    return all(
        re.fullmatch(r"['’]?s?\s*(,|and|&|-|–|/|,\s*and)\s*(the\s+|President\s+|Mr\.?\s+)?", g) for g in gaps
    )
