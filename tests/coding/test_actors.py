"""Who a mention stands for: by name, capital, office and date, or what was said before."""

from itertools import combinations

import pytest

from armslength import coding, read
from armslength.coding.actors import Resolver, compatriots, whereabouts
from armslength.coding.actors.apposed import apposed
from armslength.coding.actors.compounds import torn, whole
from armslength.coding.network.tags import TaggedMention
from armslength.ontology.actors import registry
from armslength.ontology.tables import rows
from armslength.records import Document, Mention, Span


def resolved(*texts, published="2021-06-01", **kw):
    """The countries of the last of several mentions, resolved in order 20 characters apart."""
    resolver = Resolver(published=published)
    for n, text in enumerate(texts):
        told = kw if n == len(texts) - 1 else {"kind": "person" if text == "Lukashenko" else "org"}
        found = resolver.resolve_all(text, n * 20, n * 20 + len(text), **told)
    return [m.country for m in found], [m.code for m in found], [m.resolved_by for m in found]


@pytest.mark.parametrize(
    ("text", "country", "by"),
    [
        ("Belarus", "BLR", "name"),
        ("Belarusians", "BLR", "demonym"),
        ("Minsk", "BLR", "capital"),
        ("the Kremlin", "RUS", "metonym"),
        ("The EU", "EU", "abbreviation"),
        ("EU foreign ministers", "EU", "abbreviation"),
        ("the European Commission", "EU", "name"),
        ("US", "USA", "abbreviation"),
        ("the United States", "USA", "name"),
        ("NATO", "NATO", "abbreviation"),
        ("the CSTO", "CSTO", "abbreviation"),
        ("the Union State", "UNIONSTATE", "name"),
        ("Russian troops", "RUS", "demonym"),
        ("Poland's border guards", "POL", "name"),
        ("Gazprom", "RUS", "name"),
        ("Montenegro", "MNE", "name"),
        ("Niger", "NER", "name"),
        ("Nigerian officials", "NGA", "demonym"),
        ("South Korea", "KOR", "name"),
        ("North Korean envoys", "PRK", "demonym"),
        ("the Democratic Republic of the Congo", "COD", "name"),
        ("Crimea", "UKR", "name"),
    ],
)
def test_a_name_stands_for_its_country(text, country, by):
    countries, _, how = resolved(text)
    assert (countries, how) == ([country], [by])


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("Lukashenko", "2021-06-01", "BLR.lukashenko"),
        ("President Alexander Lukashenko", "2021-06-01", "BLR.lukashenko"),
        ("the Russian president", "2001-05-05", "RUS.putin"),
        ("the Russian president", "2010-05-05", "RUS.medvedev"),
        ("the Russian president", "2015-05-05", "RUS.putin"),
        ("the US president", "2015-05-05", "USA.obama"),
        ("the US president", "2019-05-05", "USA.trump"),
        ("the Russian ambassador to Belarus", "2019-01-05", "RUS.babich"),
        ("Secretary of State Colin Powell", "2003-02-05", "USA.powell"),
        ("the British foreign secretary", "1998-05-05", "GBR.cook"),
        ("the US secretary of defense", "2004-05-05", "USA.rumsfeld"),
        ("the secretary of state", "1999-10-05", "USA.albright"),
        ("Ms Albright", "1999-10-05", "USA.albright"),
        ("the Turkish foreign minister", "2012-05-05", "TUR.davutoglu"),
        ("the NATO secretary general", "2001-05-05", "NATO.robertson"),
    ],
)
def test_a_leader_is_found_by_name_and_an_office_by_its_holder_on_the_day(text, published, code):
    assert resolved(text, published=published)[1] == [code]


@pytest.mark.parametrize("text", ["the former Russian president", "the Russian president"])
def test_an_office_without_a_date_or_a_former_one_gives_the_country_and_no_guess_at_the_holder(text):
    published = "2015-05-05" if "former" in text else None
    assert resolved(text, published=published)[1] == ["RUS"]


@pytest.mark.parametrize("text", ["us", "the committee", "Michael Jordan", "rebels", "it", "Freedonia", ""])
def test_what_cannot_be_told_stays_unknown_and_is_not_guessed(text):
    countries, codes, _ = resolved(text, kind="person" if text == "Michael Jordan" else "org")
    assert countries == codes == [None]


def test_several_parties_are_named_together():
    assert resolved("Minsk and Moscow")[0] == ["BLR", "RUS"]
    assert resolved("Poland, Lithuania and Latvia")[0] == ["POL", "LTU", "LVA"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Russian-Azerbaijani", ["RUS", "AZE"]),
        ("the Russian-German", ["RUS", "DEU"]),
        ("U.S.-EU-Japan", ["USA", "EU", "JPN"]),
        ("Russian-South African", ["RUS", "ZAF"]),
        ("the South African-Russian", ["ZAF", "RUS"]),
        ("US-South Korea", ["USA", "KOR"]),
        ("Russian-Southern", ["RUS"]),
        ("the Russian academy and South African institutes", ["RUS", "ZAF"]),
        ("the Russian academy for Chinese students", ["RUS"]),
        ("Russian-led forces", ["RUS"]),
        ("Guinea-Bissau", ["GNB"]),
        ("the two Koreas", ["PRK", "KOR"]),
    ],
)
def test_two_states_in_one_word_are_two(text, countries):
    assert resolved(text)[0] == countries


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Russian-backed separatists", None),
        ("Russian-speaking voters", None),
        ("Turkish-backed Syrian rebels", "SYR"),
        ("Russian-occupied Kherson", "UKR"),
        ("Kyrgyzstani partners", "KGZ"),
        ("other Christian churches", None),
        ("the enemy", None),
    ],
)
def test_whom_a_word_only_describes_is_not_of_that_country(text, country):
    assert resolved(text)[0] == [country]


def test_the_presidents_of_a_title_that_names_three_are_all_three():
    resolver = Resolver(published="2002-03-01")
    title = "Vladimir Putin, Nursultan Nazarbayev and Islam Karimov met"
    names = ("Vladimir Putin", "Nursultan Nazarbayev", "Islam Karimov")
    resolver.introduce(title, [(title.index(n), title.index(n) + len(n), "GOV", "person") for n in names])
    found = resolver.resolve_all("The presidents", 0, 14, kind="group")
    assert [m.country for m in found] == ["RUS", "KAZ", "UZB"]


def test_the_countries_are_the_two_whose_persons_the_title_names():
    resolver = Resolver(published="2002-03-01")
    assert resolver.resolve_all("the countries", 0, 13, kind="state")[0].country is None
    title = "Vladimir Putin met with Nursultan Nazarbayev"
    names = ("Vladimir Putin", "Nursultan Nazarbayev")
    resolver.introduce(title, [(title.index(n), title.index(n) + len(n), "GOV", "person") for n in names])
    assert [m.country for m in resolver.resolve_all("the countries", 40, 53, kind="state")] == ["RUS", "KAZ"]


def test_the_country_spoken_of_last_may_be_another_than_the_publishers():
    resolver = Resolver(published="2016-03-14", home="RUS")
    assert resolver.resolve_all("the country", 0, 11)[0].country == "RUS"
    resolver.resolve_all("Syria", 20, 25, kind="state")
    assert resolver.resolve_all("the country", 40, 51)[0].country is None


def test_the_two_sides_are_the_last_two_met_and_nobody_where_fewer_were():
    assert resolved("Minsk", "Moscow", "the two sides")[0] == ["BLR", "RUS"]
    assert resolved("Minsk", "the two sides")[0] == [None]


def test_a_pronoun_stands_for_its_antecedent_or_the_person_met_last():
    assert resolved("Lukashenko", "he")[1] == ["BLR.lukashenko"]
    assert resolved("Belarus", "it")[0] == [None]


def test_an_organisation_may_be_named_shortly_once_it_was_met():
    assert resolved("the European Commission", "the Commission")[0] == ["EU"]
    assert resolved("NATO", "the alliance")[0] == ["NATO"]
    assert resolved("the Commission")[0] == [None]


def test_a_name_keeps_its_old_bearer_in_texts_of_today():
    assert resolved("the Soviet Union", published="2022-03-01")[0] == ["SUN"]


@pytest.mark.parametrize(
    ("text", "code", "country", "by"),
    [
        ("the President", "RUS.putin", "RUS", "home"),
        ("The Government", None, "RUS", "home"),
        ("the Defence Ministry", None, "RUS", "home"),
        ("the French President", "FRA.macron", "FRA", "office"),
        ("the former president", None, None, None),
        ("the committee", None, None, None),
    ],
)
def test_at_home_the_president_and_the_government_are_ones_own(text, code, country, by):
    resolver = Resolver(published="2019-03-01", home="RUS")
    (found,) = resolver.resolve_all(text, 0, len(text))
    assert (found.code, found.country, found.resolved_by) == (code, country, by)


def test_a_president_met_before_comes_before_the_one_at_home():
    resolver = Resolver(published="2019-03-01", home="RUS")
    resolver.resolve_all("Emmanuel Macron", 0, 15, kind="person")
    (found,) = resolver.resolve_all("the President", 40, 53, kind="person")
    assert (found.code, found.resolved_by) == ("FRA.macron", "coreference")


def test_a_name_that_holds_a_possessive_is_one_name():
    assert resolved("the Democratic People’s Republic of Korea")[0] == ["PRK"]
    assert resolved("Korea’s Democratic party, says Kenya's army")[0] != ["PRK"]


def test_the_two_leaders_are_those_of_whom_persons_were_named():
    resolver = Resolver(published="2017-12-11")
    for n, (text, kind) in enumerate(
        [("Vladimir Putin", "person"), ("Recep Tayyip Erdogan", "person"), ("Egypt", "state")]
    ):
        resolver.resolve_all(text, n * 30, n * 30 + len(text), kind=kind)
    told = {}
    for text in ("The two leaders", "The two countries"):
        told[text] = {m.country for m in resolver.resolve_all(text, 200, 215, kind="group")}
    assert told == {"The two leaders": {"RUS", "TUR"}, "The two countries": {"TUR", "EGY"}}


def test_the_two_leaders_of_a_texts_first_words_are_those_of_its_title():
    title = "President Vladimir Putin met with Israeli Prime Minister Ariel Sharon"
    named = [("President Vladimir Putin", "person"), ("Israeli Prime Minister Ariel Sharon", "person")]
    for words in ("The two leaders", "The presidents", "They"):
        resolver = Resolver(published="2003-11-03")
        resolver.introduce(
            title, [(title.index(w), title.index(w) + len(w), "GOV", kind) for w, kind in named]
        )
        found = resolver.resolve_all(words, 0, len(words), kind="group")
        assert {m.country for m in found} == {"RUS", "ISR"}, words


def test_of_the_two_leaders_on_a_presidents_page_one_may_be_at_home_and_unnamed():
    title = "Telephone conversation with President of Kazakhstan Kassym-Jomart Tokayev"
    start = title.index("President of")
    for home, countries in (("RUS", {"RUS", "KAZ"}), (None, {None})):
        resolver = Resolver(published="2020-05-03", home=home)
        resolver.introduce(title, [(start, len(title), "GOV", "person")])
        found = resolver.resolve_all("The two leaders", 0, 15, kind="group")
        assert {m.country for m in found} == countries


def test_a_pair_named_in_passing_does_not_take_the_place_of_whom_the_title_names():
    title = "President Vladimir Putin spoke with French President Jacques Chirac"
    named = ["President Vladimir Putin", "French President Jacques Chirac"]
    resolver = Resolver(published="2001-11-08")
    resolver.introduce(title, [(title.index(w), title.index(w) + len(w), "GOV", "person") for w in named])
    resolver.resolve_all("Pervez Musharraf", 20, 36, kind="person")
    resolver.resolve_all("George W. Bush", 40, 54, kind="person")
    found = resolver.resolve_all("the two leaders", 80, 95, kind="group")
    assert {m.country for m in found} == {"RUS", "FRA"}


def test_one_word_of_a_name_is_whoever_was_called_so_before():
    resolver = Resolver(published="2002-11-23")
    resolver.resolve_all("Chinese envoy Feng Lunai", 0, 24, kind="person")
    (found,) = resolver.resolve_all("Mr Feng", 60, 67, kind="person")
    assert (found.country, found.resolved_by) == ("CHN", "coreference")
    resolver.resolve_all("French President Jacques Chirac", 80, 111, kind="person")
    (found,) = resolver.resolve_all("Mr Chirac", 120, 129, kind="person")
    assert found.code == "FRA.chirac"
    resolver.resolve_all("Minister German Gref", 140, 160, kind="person")
    (found,) = resolver.resolve_all("German", 170, 176, kind="state")
    assert found.country == "DEU"


def test_a_title_is_no_name_that_somebody_was_called_by():
    resolver = Resolver(published="2016-03-01", home="RUS")
    (first,) = resolver.resolve_all("The Prime Minister", 0, 18, kind="person")
    assert first.code == "RUS.medvedev"
    for words in ("the Interior Minister", "Vice President"):
        (found,) = resolver.resolve_all(words, 40, 40 + len(words), kind="person")
        assert found.code is None, words


def test_who_bears_the_surname_of_somebody_met_under_another_first_name_is_not_that_person():
    resolver = Resolver(published="2002-11-23")
    resolver.resolve_all("Polish envoy Zdzislaw Kowalewski", 0, 32, kind="person")
    told = {}
    for words in ("the poet Ann Kowalewski", "his guest Kowalewski", "Envoy Zdzislaw Kowalewski"):
        (found,) = resolver.resolve_all(words, 60, 60 + len(words), kind="person")
        told[words] = found.country
    assert list(told.values()) == [None, "POL", "POL"]


def test_they_are_all_whom_the_coder_names_but_never_one_person():
    resolver = Resolver(published="2020-05-03")
    putin = resolver.resolve_all("Vladimir Putin", 0, 14, kind="person")
    merkel = resolver.resolve_all("Angela Merkel", 20, 33, kind="person")
    troops = resolver.resolve_all("Syrian troops", 40, 53, kind="group")
    both = {m.country for m in resolver.resolve_all("They", 60, 64, kind="group", antecedent=merkel)}
    assert both == {"RUS", "DEU"}
    assert [m.country for m in resolver.resolve_all("they", 60, 64, kind="group", antecedent=troops)] == [
        "SYR"
    ]
    every = resolver.resolve_all("them", 60, 64, kind="group", antecedent=[*putin, *troops])
    assert {m.country for m in every} == {"RUS", "SYR"}


def test_they_far_from_any_two_persons_are_nobody_known():
    resolver = Resolver(published="2020-05-03")
    resolver.resolve_all("Vladimir Putin", 0, 14, kind="person")
    resolver.resolve_all("Angela Merkel", 20, 33, kind="person")
    (found,) = resolver.resolve_all("They", 5000, 5004, kind="group")
    assert found.country is None


def test_a_secretary_of_state_for_something_is_not_american():
    assert resolved("the secretary of state for Northern Ireland")[0] == ["GBR"]


def test_nobody_holds_two_of_one_office_at_a_time():
    sole = {"foreign minister", "secretary of state", "secretary general", "high representative"}
    roles = [r for r in rows("roles") if r["title"] in sole and r["since"]]
    for one, other in combinations(sorted(roles, key=lambda r: r["since"]), 2):
        if (one["title"], one["country"]) == (other["title"], other["country"]):
            assert one["until"], (one, other)
            assert one["until"][:7] <= other["since"][:7], (one, other)


def test_the_secretary_general_is_that_of_the_united_nations_unless_another_body_was_met():
    assert resolved("the secretary-general")[0] == ["UN"]
    assert resolved("Ukraine", "the secretary-general")[0] == ["UN"]
    assert resolved("NATO", "the secretary-general")[0] != ["UN"]


def test_a_state_named_before_has_no_secretary_general():
    resolver = Resolver(published="2021-06-01", home="LUX")
    finland = resolver.resolve_all("Finland", 0, 7, kind="state")
    (found,) = resolver.resolve_all("the Secretary-General", 20, 41, kind="person", antecedent=finland)
    assert found.country == "UN"
    assert resolved("the Council of Europe", "the secretary-general")[0] != ["UN"]
    assert resolved("the foreign secretary")[0] == ["GBR"]
    assert resolved("Sri Lanka", "the foreign secretary")[0] != ["GBR"]


@pytest.mark.parametrize(
    "words", ["Critics of Israel", "the neighbours of Russia", "victims of Iran", "some opponents of China"]
)
def test_who_is_turned_to_a_state_is_not_of_it(words):
    assert resolved(words)[0] == [None]
    assert resolved("citizens of Israel")[0] == ["ISR"]
    assert resolved("Ukrainian victims of the war")[0] == ["UKR"]


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Sierra Leone", "SLE"),
        ("Bamako", "MLI"),
        ("Niger Delta", None),
        ("Jordan Valley", None),
        ("US-led Kherson", None),
        ("Otjiwarongo", None),
    ],
)
def test_a_place_is_a_state_only_if_its_whole_name_is_one(place, state):
    assert whereabouts.state(place, Resolver(published="2021-06-01").background) == state


@pytest.mark.parametrize(
    ("text", "published", "country"),
    [
        ("Lagos state", "2020-06-01", "NGA"),
        ("President Lagos", "2005-06-01", "CHL"),
        ("Menem state", "2020-06-01", None),
        ("Christian lorries", "1986-06-01", None),
        ("Trump administration", "2019-06-01", "USA"),
        ("Menem", "2010-06-01", "ARG"),
        ("Senator Ronald dela Rosa", "2024-06-01", None),
        ("President da Silva", "2024-06-01", "BRA"),
        ("Putin's men", "1999-01-01", "RUS"),
    ],
)
def test_a_leader_of_another_day_does_not_own_the_thing_that_bears_his_name(text, published, country):
    assert resolved(text, published=published)[0] == [country]


@pytest.mark.parametrize(
    ("text", "kind", "country", "by"),
    [
        ("Karachi", "org", "PAK", "city"),
        ("a Toronto web designer", "person", "CAN", "city"),
        ("Sofia Sapega", "person", None, None),
        ("Florence Nordmann", "person", None, None),
        ("Sofia's Mayor Terziev", "person", "BGR", "capital"),
        ("the mayor of Hamburg", "person", "DEU", "city"),
        ("the Tamil Tigers", "group", "LKA", "name"),
        ("Lufthansa ground crews", "group", "DEU", "name"),
    ],
)
def test_a_town_and_a_body_known_by_name_have_their_country_and_a_given_name_is_no_town(
    text, kind, country, by
):
    countries, _, how = resolved(text, kind=kind)
    assert (countries, how) == ([country], [by])


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        ("King Abdullah", "2003-05-01", "JOR.abdullah"),
        ("King Abdullah", "2010-05-01", None),
        ("King Hussein", "1995-01-01", "JOR.hussein"),
        ("Zelenskyy", "2023-01-01", "UKR.zelensky"),
        ("Lula", "2005-01-01", "BRA.lula"),
        ("Castro", "2010-01-01", "CUB.raul"),
        ("Senator I", "2005-01-01", None),
    ],
)
def test_kings_and_spellings_are_known_on_their_day_and_a_numeral_is_no_surname(text, published, code):
    assert resolved(text, published=published, kind="person")[1] == [code]


@pytest.mark.parametrize(
    ("text", "home", "before", "country"),
    [
        ("the Security Council", None, "Minsk", "UN"),
        ("the UN Security Council", "RUS", "Minsk", "UN"),
        ("the permanent members of his Security Council", None, "Vladimir Putin", "RUS"),
        ("its Security Council", None, "Kazakhstan", "KAZ"),
        ("our Security Council", "BLR", "Vladimir Putin", "BLR"),
        ("members of the Security Council", "RUS", "Minsk", "RUS"),
        ("members of the Security Council", "RUS", "the United Nations", "UN"),
        ("members of the Security Council", "FRA", "Minsk", "UN"),
        ("the Security Council’s secretary", "RUS", "Minsk", "RUS"),
    ],
)
def test_a_security_council_is_a_states_own_where_words_or_publisher_say_so(text, home, before, country):
    resolver = Resolver(published="2020-05-05", home=home)
    resolver.resolve_all(before, 0, len(before), kind="person" if "Putin" in before else "state")
    (found,) = resolver.resolve_all(text, 100, 100 + len(text))
    assert found.country == country


def test_the_council_of_an_alliance_is_no_states_own():
    resolver = Resolver(published="2020-05-05", home="RUS")
    (found,) = resolver.resolve_all("the Collective Security Council", 100, 131)
    assert found.country != "RUS"


def test_a_given_name_is_no_country():
    assert resolved("Mr German Gref", kind="person")[0] == [None]
    assert resolved("German Gref", kind="person")[0] == [None]
    assert resolved("Jordan Bardella", kind="person")[0] == [None]
    assert resolved("German Chancellor", kind="person")[0] == ["DEU"]
    assert resolved("the German chancellor", kind="person")[0] == ["DEU"]
    assert resolved("German Greens", kind="org")[0] == ["DEU"]
    assert resolved("Jordan King Abdullah", kind="person")[0] == ["JOR"]


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("the Russian-Ukrainian summit", "Russian-", "Russian-Ukrainian"),
        ("the Russian-Ukrainian summit", "Russian", "Russian-Ukrainian"),
        ("the Russia–EU summit", "EU", "Russia–EU"),
        ("the Russian-South African talks", "Russian", "Russian-South African"),
        ("the South African-Russian talks", "Russian", "South African-Russian"),
        ("the Russian-backed rebels", "Russian", "Russian"),
        ("the Franco-Prussian war", "Prussian", "Prussian"),
        ("Moscow - Minsk", "Minsk", "Minsk"),
        ("an anti-Russian mood", "Russian", "Russian"),
        ("the Russian-Ukrainian", "Ukrainian", "Russian-Ukrainian"),
        ("to Hong Kong in 1997", "Hong", "Hong Kong"),
        ("a visit to South Africa", "South", "South Africa"),
        ("South Korean troops", "South", "South Korean"),
        ("Georgia State spoke", "Georgia", "Georgia"),
        ("Chad Brown spoke", "Chad", "Chad"),
    ],
)
def test_a_part_of_two_states_in_one_word_is_both(text, part, words):
    at = text.index(part)
    found = whole(Span(at, at + len(part)), text, Resolver(published=None).background)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "words", "piece"),
    [
        ("Industry and Trade Minister Denis Manturov spoke.", "Industry", True),
        ("Science and Higher Education Minister spoke.", "Science", True),
        ("Manturov and Foreign Minister Lavrov spoke.", "Manturov", False),
        ("Industry and trade grew.", "Industry", False),
        ("the so-called republic", "so", True),
        ("they did so on Monday", "so", False),
        ("All I had to do was wait.", "All", True),
        ("All were there.", "All", False),
        ("a number of leaders", "number", True),
        ("Patriarch of Moscow and All Russia spoke.", "All Russia", True),
        ("All Russia mourned.", "All Russia", False),
        ("the “Union” fought.", "“", True),
    ],
)
def test_a_piece_torn_off_an_office_is_nobody(text, words, piece):
    at = text.index(words)
    assert torn(Span(at, at + len(words)), text) is piece


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Latin America", None),
        ("South American countries", None),
        ("American farmers", "USA"),
        ("the Minsk Contact Group", None),
        ("the European Judo Union", None),
        ("European Commission", "EU"),
        ("European countries", "EU"),
        ("Organization for Security and Cooperation in Europe", "OSCE"),
        ("the OSCE Minsk Group", "OSCE"),
        ("Minsk authorities", "BLR"),
        ("the Collective Security Council of the CSTO", "CSTO"),
        ("Trans-Dniester", "MDA"),
    ],
)
def test_a_name_within_a_larger_one_is_no_states(words, country):
    assert resolved(words)[0] == [country]


@pytest.mark.parametrize(
    ("words", "published", "code"),
    [
        ("Prime Minister Shinzo Abe", "2016-05-06", "JPN.abe"),
        ("Shinzō Abe", "2016-05-06", "JPN.abe"),
        ("President Yoon", "2023-08-18", "KOR.sukyeol"),
        ("President Moon Jae-in", "2018-04-27", "KOR.jaein"),
        ("Foreign Minister Sergei Lavrov", "2018-04-27", "RUS.lavrov"),
        ("President Aliyev", "1997-03-01", "AZE.heydaraliyev"),
        ("President Aliyev", "2010-03-01", "AZE.aliyev"),
        ("Mitsotakis", "2021-03-01", "GRC.kyriakosmitsotakis"),
    ],
)
def test_a_leader_is_known_as_papers_write_his_name(words, published, code):
    assert resolved(words, published=published, kind="person")[1] == [code]


def test_a_later_office_of_another_state_does_not_take_its_holder_from_the_one_he_had():
    resolver = Resolver(published="2000-10-27")
    words = "Yugoslav President Vojislav Kostunica"
    (found,) = resolver.resolve_all(words, 0, len(words), kind="person")
    (again,) = resolver.resolve_all("Mr Kostunica", 60, 72, kind="person")
    (full,) = resolver.resolve_all("Vojislav Kostunica", 80, 98, kind="person")
    assert [found.country, again.country, full.country] == ["YUG", "YUG", "YUG"]


@pytest.mark.parametrize(
    ("words", "published", "country"),
    [
        ("Mark Rutte", "2020-05-01", "NLD"),
        ("Mark Rutte", "2025-05-01", "NATO"),
        ("Donald Tusk", "2010-05-01", "POL"),
        ("Donald Tusk", "2017-05-01", "EU"),
        ("Donald Tusk", "2024-05-01", "POL"),
        ("Kaja Kallas", "2025-05-01", "EU"),
        ("Emmanuel Macron", "2020-05-01", "FRA"),
    ],
)
def test_a_person_is_of_whom_he_serves_that_day(words, published, country):
    assert resolved(words, published=published, kind="person")[0] == [country]


def test_what_is_called_like_a_family_is_no_person():
    assert resolved("Park rangers", kind="group")[0] == [None]
    assert resolved("the King", kind="person")[0] == [None]


def test_a_minister_of_another_day_is_known_by_his_surname_only_where_his_country_was_met():
    assert resolved("Carr", published="2024-05-01", kind="person")[0] == [None]
    assert resolved("Australia", "Carr", published="2024-05-01", kind="person")[0] == ["AUS"]
    assert resolved("Merkel", published="2024-05-01", kind="person")[0] == ["DEU"]


@pytest.mark.parametrize(
    ("words", "published", "country"),
    [
        ("Chairman Mao", "1995-01-01", None),
        ("Robert E. Lee", "2010-01-01", None),
        ("Singapore Prime Minister Lee", "2010-06-01", "SGP"),
        ("Taiwan's Wang", "2015-06-01", "TWN"),
        ("a Turk", "2015-01-01", "TUR"),
        ("Ana Sanchez Garcia", "2020-01-01", None),
        ("Mr Wang", "1995-01-01", None),
        ("the Moon", "2010-01-01", None),
        ("Queen Elizabeth", "2015-06-01", "GBR"),
        ("Nicolas Sarkozy", "2007-02-10", "FRA"),
        ("US-educated Ashraf Ghani", "2022-06-01", "AFG"),
        ("Israel's friend Tony Blair", "2010-01-01", "GBR"),
        ("Secretary-General Ban", "2010-01-01", "UN"),
        ("Kazakhstan Lukashenko", "2014-05-29", "BLR"),
        ("President Joseph R. Biden", "2022-05-29", "USA"),
        ("Ahmed al-Assadi", "2019-08-29", None),
        ("Mr. Ban Ki-Moon", "2008-09-29", "UN"),
        ("Volkan Bozkir", "2021-09-21", "UN"),
        ("An OSCE mission led by Adrian Severin", "1999-07-18", "OSCE"),
        ("German Tourists", "2020-01-01", "DEU"),
        ("the German Gref", "2020-01-01", "DEU"),
        ("Georgia O'Keeffe", "1980-01-01", None),
        ("Moscow's four envoys", "2020-01-01", "RUS"),
        ("African American voters", "2020-01-01", "USA"),
        ("Latin Americans", "2020-01-01", None),
        ("DPR Korea", "2020-01-01", "PRK"),
    ],
)
def test_a_name_is_no_leaders_only_because_it_is_like_his(words, published, country):
    assert resolved(words, published=published, kind="person")[0] == [country]


def test_the_former_president_is_not_the_one_in_office():
    assert resolved(
        "Donald Trump", "Joe Biden", "the former president", published="2021-06-10", kind="person"
    )[0] == [None]


def test_of_several_of_one_state_and_name_the_state_is_known():
    countries, codes, _ = resolved("Assad", published=None, kind="person")
    assert (countries, codes) == (["SYR"], ["SYR"])


def talks(title, *named):
    """A resolver at home in Russia that was told a title, in which these stand with their kinds."""
    resolver = Resolver(published="2020-02-12", home="RUS")
    resolver.introduce(title, [(title.index(n), title.index(n) + len(n), "GOV", kind) for n, kind in named])
    return resolver


def test_both_sides_of_talks_are_no_third_that_they_speak_of():
    resolver = talks("Telephone conversation with Giuseppe Conte", ("Giuseppe Conte", "person"))
    resolver.resolve_all("Moscow", 10, 16, kind="state")
    resolver.resolve_all("Libya", 50, 55, kind="state")
    assert {m.country for m in resolver.resolve_all("Both sides", 70, 80, kind="group")} == {"RUS", "ITA"}
    resolver = talks("Telephone conversation with Nikol Pashinyan", ("Nikol Pashinyan", "person"))
    resolver.resolve_all("Turkey", 10, 16, kind="state")
    resolver.resolve_all("Azerbaijan", 50, 60, kind="state")
    assert {m.country for m in resolver.resolve_all("both sides", 70, 80, kind="group")} == {"TUR", "AZE"}


def test_the_leaders_of_an_organisations_summit_are_its_own():
    resolver = talks("CSTO summit", ("CSTO", "org"))
    resolver.resolve_all("the United Nations", 10, 28, kind="org")
    assert [m.country for m in resolver.resolve_all("The leaders", 40, 51, kind="group")] == ["CSTO"]


def test_the_two_sides_of_a_title_that_names_one_other_state_are_it_and_the_home():
    resolver = Resolver(published="2013-03-26", home="RUS")
    resolver.introduce("Visit to South Africa", [(9, 21, "GOV", "state")])
    assert [m.country for m in resolver.resolve_all("the two leaders", 0, 15, kind="group")] == ["RUS", "ZAF"]
    assert [m.country for m in resolver.resolve_all("both sides", 40, 50, kind="group")] == ["RUS", "ZAF"]


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("the rebels", False),
        ("war veterans", False),
        ("leaders of 63 countries", True),
        ("our partners", True),
        ("the entire world", True),
        ("veterans of the Second World War", False),
        ("every nation", True),
        ("terrorists", True),
        ("journalists", True),
        ("the world champion", False),
        ("non-commissioned officers", False),
        ("parties to the conflict", True),
        ("the two leaders", True),
        ("his interlocutors", True),
        ("his ministers", False),
    ],
)
def test_words_for_many_states_or_for_none_share_no_compatriots_country(words, none):
    assert (compatriots.OF_NO_STATE.search(words) is not None) is none


def test_a_security_council_with_a_secretary_is_not_the_united_nations():
    assert resolved("Security Council Secretary")[0] == [None]
    assert resolved("the Secretary of the Security Council")[0] == [None]
    for words in ("UN Security Council", "UN Secretary General", "United Nations Secretary General"):
        assert resolved(words)[0] == ["UN"]


def kin(text, start, country=None, by=None):
    return Mention(start, start + len(text), text, None, country, "GOV", "group", by)


@pytest.mark.parametrize(
    ("beside", "lent"),
    [
        ([("Mali", 30, "MLI", 0.7)], "MLI"),
        ([("Mali", 300, "MLI", 0.7)], None),
        ([("Mali", 300, "MLI", 0.85)], "MLI"),
        ([("Mali", 30, "MLI", 0.75), ("France", 300, "FRA", 0.79)], "MLI"),
        ([("Mali", 30, "MLI", 0.5)], None),
    ],
)
def test_a_compatriot_close_by_need_be_less_likely_one(beside, lent):
    rebels = kin("the rebels", 0)
    tagged = TaggedMention(0, 10, 0.9, "REB", "group", 0.0, None, (1.0, *(p for *_, p in beside)))
    others = [(rebels,), *((kin(text, at, country, "name"),) for text, at, country, _ in beside)]
    (found,) = compatriots.with_country((rebels,), tagged, others)
    assert found.country == lent


def of_a_title(title):
    text = "The Prime Minister repeated the decision by his country's leadership to invite President Putin."
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2018-09-12",
        publisher="President of Russia", title=title,
    )  # fmt: skip
    return coding.default_coder().read(document, read.sentences(document), registry()).reports


def test_the_prime_minister_is_whom_the_title_calls_so():
    (invited,) = of_a_title("Meeting with Prime Minister of Republic of Korea Lee Nak-yeon")
    assert {m.country for m in invited.source} == {"KOR"}
    for title in (
        "Meeting of the Government",
        "Meeting with former Prime Minister of Malaysia Peter Pevensie",
        "Meeting with Deputy Prime Minister of Japan Peter Pevensie",
    ):
        (invited,) = of_a_title(title)
        assert {m.country for m in invited.source} == {"RUS"}, title


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peter Pevensie, Canada's Foreign Minister", "CAN"),
        ("Peter Pevensie, the Foreign Minister of Canada", "CAN"),
        ("Peter Pevensie, Canada's Foreign Minister and the king", None),
        ("Peter Pevensie, the people of Canada", None),
        ("Peter Pevensie, the Foreign Minister of Canada, and the king", None),
        ("According to Peter Pevensie, Canada's Foreign Minister, has accused him", None),
        ("Peter Pevensie and Canada's Foreign Minister", None),
    ],
)
def test_a_person_is_of_the_office_told_right_behind_his_name(text, country):
    begins = text.index("Peter")
    one = (Mention(begins, begins + 14, "Peter Pevensie", None, None, "GOV", "person", None),)
    words = next(
        w
        for w in ("Canada's Foreign Minister", "Foreign Minister of Canada", "people of Canada")
        if w in text
    )
    at = text.index(words)
    other = (Mention(at, at + len(words), words, "CAN", "CAN", "GOV", "person", "name"),)
    assert apposed(one, other, text)[0].country == country
