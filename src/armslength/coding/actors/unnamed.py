"""Whom a phrase without a known name stands for: who was named before, the sole holder of an office, or the publisher's own state."""

from __future__ import annotations

import re

from armslength.coding.actors.background import Background
from armslength.coding.actors.met import Met
from armslength.coding.actors.names import POSSESSIVE
from armslength.coding.actors.offices import holder, sole
from armslength.coding.actors.referent import Referent, as_before
from armslength.coding.actors.titles import FORMER, SECRETARY_GENERAL, TITLES, as_registered
from armslength.records import Mention

SHORT_FORMS = frozenset({"union", "commission", "alliance", "fund", "agency", "council", "commonwealth", "bank", "league", "bloc", "assembly"})  # fmt: skip
BYNAMES = frozenset({("alliance", "NATO"), ("bloc", "EU"), ("bloc", "EAEU"), ("bloc", "NATO")})
STATE_BODY = re.compile(
    r"(?:(?:our|my|this) )?(?:country|nation|state|government|cabinet|parliament|(?:armed|security) forces|army|navy|police"
    r"|authorities|[a-z]+ ministry|ministry|ministry of [a-z ]+|prosecutor['’]s office"
    r"|presidential (?:aide|envoy|executive office|plenipotentiary|press secretary)\b.*)"
)
"""Bodies that a text need not say the country of where it can only be its own."""
BORNE_BY_MANY = frozenset(
    {
        "minister",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "crown prince",
        "pope",
        "patriarch",
        "general",
        "admiral",
        "ambassador",
        "senator",
        "commissioner",
        "governor",
        "special envoy",
        "secretary",
        "deputy secretary",
    }
)
"""Titles of which a text means the bearer that it named."""
_NO_OTHER_OFFICE = (
    r"(?!(?:Prime|Vice|Deputy|First|Secretary|Attorney|Lieutenant|Major|Brigadier|Colonel|Under|Assistant)\b)"
)
OWN_BODY = re.compile(
    r"(?:all )?government officials|(?:regional )?governors|(?:military|service) personnel|servicemen|(?:central|national) election commission"
    r"|(?:regional|local|municipal|federal|republican) (?:authorities|governments?|(?:executive |government )?bodies|officials|administrations?)"
)
"""Bodies that only a state's own organ, and no paper, names without saying whose they are."""
OWN_CHAMBERS = {
    "USA": re.compile(
        r"(?:[a-z ]*\b(?:members|lawmakers|leaders|majority|coalition)\b[a-z ]* (?:of|in) (?:the )?)?(?:congress|senate|house(?: of representatives)?)"
        r"|(?:several |some |bipartisan )*(?:senators|congressm[ae]n|members of congress)|supreme court"
        r"|department of (?:state|defense|justice|commerce|energy|homeland security|agriculture|health and human services|the treasury)"
        r"|(?:state|defense|justice|treasury|commerce) department"
    ),
    "GBR": re.compile(r"house of (?:commons|lords)|(?:members of the )?commons"),
}
"""Chambers that go by a common name, in the words of the state whose they are."""
WRITTEN_TO = re.compile(
    r"(?:condolences|congratulations|greetings)\b|(?:message|telegram|letter)\b(?!.{0,60}\bfrom\b).{0,40}\bto\b",
    re.IGNORECASE,
)
"""How a title begins of what a home's own wrote to another."""
LANDS = frozenset({"country", "nation", "state"})
"""Words for a state that are the home's only where no other was spoken of last."""
LAND_REACH = 150
"""How many characters back another is still spoken of."""
OF_A_PERSON = re.compile(r"(?:his|her)\s(?!(?s:.*)(?:counterpart|host|guest))")
"""What is of the same state as its owner: "his aide", but not "his counterpart"."""


def unnamed(
    words: str,
    start: int,
    antecedent: Mention | None,
    sector: str,
    background: Background,
    met: Met,
    *,
    definite: bool = True,
) -> list[Referent]:
    """Whom a phrase without a known name stands for, in this order of trust; nothing where that cannot be told.

    Args:
        words: in lower case, without article and possessive.
        antecedent: the earlier mention that the coder takes it to stand for.
        definite: whether it may stand for one told before: "a former president" does not.
    """
    if SECRETARY_GENERAL.fullmatch(words) and (antecedent is None or antecedent.kind != "person"):
        antecedent = None  # a state has none, so the state named before is not he
        if office := sole(words, sector, background, met):
            return office
    if own := _own_holder(words, start, antecedent, sector, background, met):
        return own
    if antecedent is not None and antecedent.country:
        return [as_before(antecedent)]
    told = (
        _titled_met(words, start, met)
        or _organisation(words, start, sector, background, met)
        or _holder_met(words, start, background, met)
        or (_former_met(words, start, met) if definite else [])
    )
    if told:
        return told
    if antecedent is None and OF_A_PERSON.match(words):
        return _of_owner(start, sector, met)
    if (
        (words in LANDS or OWN_BODY.fullmatch(words))
        and (last := next(iter(met.near(start, LAND_REACH)), None))
        and last.country != background.home
    ):
        return []
    return _at_home(words, sector, background) or sole(words, sector, background, met)


def _own_holder(
    words: str, start: int, antecedent: Mention | None, sector: str, background: Background, met: Met
) -> list[Referent]:
    """A state's own president, where a bare "the President" stands in the texts of its organ and the title names nobody of another state.

    A White House briefing on Mr Putin says "the President" of its own; not right after "Polish President Andrzej Duda".
    """
    office = background.organ and (
        words == "president" or (words == "secretary of state" and background.home == "USA")
    )
    if not office or not met.title or any(m.country != background.home for m in met.of_title()):
        return []
    just_named = [
        m for m in (antecedent, *met.near(start, LAND_REACH)) if m is not None and words in m.text.lower()
    ]
    if any(m.country != background.home for m in just_named):
        return []
    return _at_home(words, sector, background)


def _organisation(words: str, start: int, sector: str, background: Background, met: Met) -> list[Referent]:
    """The organisation met last that "the Commission", "the alliance", "the Fund" is short for."""
    if words not in SHORT_FORMS:
        return []
    for m in met.before(start):
        if m.code and (actor := background.registry.actor(m.code)).kind == "org":
            names = (m.text.lower(), actor.name.lower())
            if any(words in name for name in names) or (words, m.code) in BYNAMES:
                return [Referent(m.code, m.country, sector, "coreference")]
    return []


def _holder_met(words: str, start: int, background: Background, met: Met) -> list[Referent]:
    """The person met last who holds, or ever held, the office that the words are the title of, or was named with it: "the President".

    Not one whom the title alone names, where it names the holder of the same office at home too or says that the home wrote to him:
    "the President" is then the home's own.
    """
    title = as_registered(words)
    if title not in TITLES:
        return []
    own = holder(words, background.home, background) if background.home else None
    titled = own is not None and (
        own.code in {m.code for m in met.of_title()} or WRITTEN_TO.match(met.title) is not None
    )
    for m in met.before(start):
        if titled and m.end <= 0:
            break
        if m.code and any(r.title == title for r in background.registry.actor(m.code).roles):
            return [as_before(m)]
        if m.kind == "person" and m.code == m.country and _called_by(title, m, background):
            return [as_before(m)]
    return []


def _titled_met(words: str, start: int, met: Met) -> list[Referent]:
    """The person met last who was named with a title that many bear: "the Minister", "the King"."""
    if words not in BORNE_BY_MANY:
        return []
    of_title = re.compile(rf"(?:{_NO_OTHER_OFFICE}[A-Z][\w'’-]*\s+){{0,2}}{words.title()}\s+(?!General\b)")
    return [as_before(m) for m in met.before(start) if m.kind == "person" and of_title.match(m.text)][:1]


def _called_by(title: str, m: Mention, background: Background) -> bool:
    """Whether the name of a person of whom only the state is known begins with a title, or with a people's name before it.

    "Prime Minister of Narnia Peter Pevensie", "Narnian Prime Minister Peter Pevensie"; not his deputy, and not who was one.
    """
    before, found, _ = m.text.partition(title.title())
    return bool(found) and (not before or bool(background.names(POSSESSIVE.sub("", before.strip()))))


def _former_met(words: str, start: int, met: Met) -> list[Referent]:
    """The person met last who was called a former holder of the office that the words are the title of: "the former Prime Minister"."""
    former, _, title = words.partition(" ")
    if not FORMER.fullmatch(former) or as_registered(title) not in TITLES:
        return []
    of_office = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
    return [as_before(m) for m in met.before(start) if m.kind == "person" and of_office.search(m.text)][:1]


def _of_owner(start: int, sector: str, met: Met) -> list[Referent]:
    """The country of the person named last, for what is his; nobody's home is his."""
    owner = met.last_person(start)
    return [Referent(owner.country, owner.country, sector, "coreference")] if owner else []


def _at_home(words: str, sector: str, background: Background) -> list[Referent]:
    """An office or a body of state without a country, in the texts of a publisher with a home."""
    home = background.home
    if home is None or FORMER.search(words):
        return []
    if as_registered(words) in TITLES:
        person = holder(words, home, background)
        if person is not None:
            return [Referent(person.code, background.country(person), background.sector(person), "home")]
    elif not STATE_BODY.fullmatch(words) and not (background.organ and _is_own_body(words, home)):
        return []
    return [Referent(None, home, sector, "home")]


def _is_own_body(words: str, home: str) -> bool:
    """Whether a state's own organ means its own by words for a body."""
    chambers = OWN_CHAMBERS.get(home)
    return OWN_BODY.fullmatch(words) is not None or (
        chambers is not None and chambers.fullmatch(words) is not None
    )
