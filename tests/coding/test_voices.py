"""In whose voice a text is written: its title, its author, a talk at home. Every text here is invented."""

from dataclasses import replace

import pytest

from armslength import coding, read
from armslength.coding.actors.resolver import Resolver
from armslength.coding.actors.speakers import Turns
from armslength.coding.actors.voices import among_own, joint, labelled
from armslength.coding.parties import on_both_sides
from armslength.ontology.actors import registry
from armslength.records import Document


def coded(text, *, title=None, author=None, publisher=None, published="2022-03-01"):
    document = Document(
        id="d0123456789ab",
        text=text,
        content_hash="",
        origin="",
        how_read="",
        title=title,
        author=author,
        publisher=publisher,
        published=published,
    )
    return coding.default_coder().read(document, read.sentences(document), registry()).reports


def one(reports, class_):
    return next(r for r in reports if r.class_ == class_)


@pytest.mark.parametrize(
    ("title", "is_joint"),
    [
        ("Joint Statement by President Biden and Prime Minister Kishida", True),
        ("Joe Biden: Joint Statement by Leaders of the G7", True),
        ("G7 Leaders’ Statement on Ukraine", True),
        ("Russian-Chinese Joint Declaration on a new era", True),
        ("After the talks the Presidents signed a joint statement", False),
        ("Joint news conference with President of France", False),
        ("Joint statement was adopted at the summit", False),
    ],
)
def test_a_title_says_that_several_wrote_the_text(title, is_joint):
    assert joint(title) is is_joint


def test_the_name_before_a_titles_colon_is_the_speakers_where_he_speaks_alone():
    assert labelled("Joe Biden: Statement on Ukraine") == (0, 9)
    assert labelled("Bill Clinton: Press Briefing by Joe Lockhart") is None
    assert labelled("Statement on Ukraine") is None


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Meeting with State Duma Speaker Vyacheslav Volodin", True),
        ("Working meeting on the harvest", True),
        ("Answers to journalists’ questions", False),
        ("Meeting with heads of international news agencies", False),
        ("Telephone conversation with Matteo Renzi", False),
        ("General Debate 2018", False),
    ],
)
def test_a_talk_at_home(title, own):
    assert among_own(title) is own


def test_we_in_a_joint_statement_are_all_who_made_it():
    reports = coded(
        "We condemn the attack by Russia on Ukraine.",
        title="Joint Statement by President Joe Biden, Prime Minister Fumio Kishida of Japan and Prime Minister Scott Morrison of Australia",
        publisher="The White House",
    )
    assert {m.country for m in one(reports, "ACCUSE").source} == {"USA", "JPN", "AUS"}


def test_we_in_an_organisations_statement_is_the_organisation():
    reports = coded(
        "We condemn the attack by Russia on Ukraine.",
        title="Joint Statement by Leaders of the Group of Seven—the Hiroshima Vision",
        publisher="The White House",
    )
    assert [m.country for m in one(reports, "ACCUSE").source] == ["G7"]


@pytest.mark.parametrize("title", [None, "What we want"])
def test_an_officials_we_is_his_states_in_a_newspaper_too(title):
    reports = coded(
        "We urge Ukraine to withdraw its troops.",
        author="Sergey Lavrov",
        publisher="The Invented Post",
        title=title,
    )
    assert [m.country for m in one(reports, "REQUEST").source] == ["RUS"]


@pytest.mark.parametrize("author", ["Jane Doe", "Tony Blair"])
def test_the_we_of_one_without_an_office_that_day_is_nobodys(author):
    reports = coded(
        "We urge Ukraine to withdraw its troops.",
        author=author,
        publisher="The Invented Post",
        title="A plea",
    )
    assert [m.country for m in one(reports, "REQUEST").source] == [None]


def test_i_and_he_are_two_in_a_statement_that_begins_with_a_name():
    reports = coded(
        "Prime Minister Kishida is a friend. I spoke to him yesterday.",
        title="Joe Biden: Statement on the Visit of Prime Minister Fumio Kishida of Japan",
        publisher="The White House",
    )
    talk = one(reports, "CONSULT")
    assert {m.code for m in (*talk.source, *talk.target)} >= {"USA.biden"}
    assert {m.country for m in (*talk.source, *talk.target)} == {"USA", "JPN"}


@pytest.mark.parametrize(
    ("title", "countries"),
    [
        ("Meeting with Emergencies Minister", {"RUS"}),
        ("Answers to journalists’ questions", {None}),
    ],
)
def test_who_talks_at_home_is_of_the_home(title, countries):
    reports = coded("We discussed the floods in detail.", title=title, publisher="President of Russia")
    talk = one(reports, "CONSULT")
    assert {m.country for m in (*talk.source, *talk.target)} == countries


def test_the_sides_of_talks_are_those_whom_the_title_names_by_their_peoples():
    reports = coded(
        "Iran and Venezuela were mentioned. During the talks, the sides agreed to build a bridge.",
        title="Press statements following Russian-Chinese talks",
        publisher="President of Russia",
    )
    assert {m.country for m in one(reports, "AGREE").source} == {"RUS", "CHN"}


def test_three_countries_are_those_of_the_three_whom_the_title_names():
    reports = coded(
        "The leaders of the three countries discussed Syria.",
        title="Russian-French-German talks",
        publisher="President of Russia",
    )
    assert {m.country for m in one(reports, "CONSULT").source} == {"RUS", "FRA", "DEU"}


def test_one_party_is_not_both_who_strikes_and_who_is_struck():
    (aramco,) = Resolver(published="2019-09-15", actors=registry()).resolve_all(
        "Saudi Aramco", 0, 12, kind="org"
    )
    fighters = replace(aramco, kind="group", code=None, text="protesters")
    assert on_both_sides(([0], [0]), [(aramco,)])
    assert not on_both_sides(([0], [0]), [(fighters,)])
    assert not on_both_sides(([0], [1]), [(aramco,), (aramco,)])


def test_those_mourned_with_are_of_whom_is_written_to():
    reports = coded(
        "The President of Russia passed on words of sincere sympathy for the victims’ families.",
        title="Condolences to President of Vietnam Nguyen Xuan Phuc",
        publisher="President of Russia",
    )
    assert [m.country for m in one(reports, "SUPPORT").target] == ["VNM"]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Press Briefing by the Press Secretary", "USA.biden"),
        ("On the visit of President of Russia Vladimir Putin", "RUS.putin"),
    ],
)
def test_the_president_in_a_states_own_texts_is_its_own_unless_the_title_names_another(title, code):
    text = "Vladimir Putin called on Monday. The President asked for a list of the prisoners."
    reports = coded(text, title=title, publisher="The White House")
    assert [m.code for m in reports[-1].source] == [code]


def test_officials_named_by_title_and_name_are_of_the_state_whose_text_it_is():
    text = "I want to thank Speaker Quillby and all of the lawmakers in the Senate."
    thanks = one(coded(text, publisher="The White House", title="Remarks on the bill"), "SUPPORT")
    assert {m.country for m in thanks.target} == {"USA"}
    thanks = one(coded(text, publisher="The Invented Post", title="Remarks on the bill"), "SUPPORT")
    assert {m.country for m in thanks.target} == {None}


def test_we_of_officials_who_brief_the_press_are_their_states():
    text = "MR. DOE: We are continuing to consult.\nQ: With whom?"
    talk = one(coded(text, title="Press Briefing by John Doe", publisher="The White House"), "CONSULT")
    assert {m.country for m in (*talk.source, *talk.target)} == {"USA"}


def test_you_in_the_assembly_are_who_presides_and_no_side_of_a_talk():
    reports = coded(
        "I congratulate you on your election. We must work together on the climate.",
        title="Portugal, General Debate 2021",
        publisher="Permanent Mission of Portugal to the United Nations",
    )
    assert [m.country for m in one(reports, "SUPPORT").target] == ["UN"]
    assert not any(
        "UN" in {m.country for m in (*r.source, *r.target)} for r in reports if r.class_ == "COOPERATE"
    )


def test_a_joint_statement_with_an_organisation_is_of_the_state_and_of_it():
    reports = coded(
        "We condemn the attack by Russia on Ukraine.",
        title="Joint Statement by President Joe Biden and the Leaders of the Gulf Cooperation Council",
        publisher="The White House",
    )
    assert {m.country for m in one(reports, "ACCUSE").source} == {"USA", "GCC"}


@pytest.mark.parametrize(
    ("words", "code"), [("the King", "JOR"), ("the Minister", "TUR.cavusoglu"), ("the Sultan", None)]
)
def test_a_title_that_many_bear_is_of_the_one_named_with_it(words, code):
    resolver = Resolver(published="2022-03-01", actors=registry())
    for at, name in enumerate(["King Abdullah II of Jordan", "Foreign Minister Mevlut Cavusoglu"]):
        resolver.resolve_all(name, 60 * at, 60 * at + len(name), kind="person")
    (found,) = resolver.resolve_all(words, 200, 200 + len(words), kind="person")
    assert (found.code or "").startswith(code or "") is True
    assert (found.country is None) is (code is None)


def test_a_line_that_goes_on_from_the_one_before_opens_no_turn():
    wrapped = "It was late in the year when the summit of all the states of the sea\nopened, and few had hoped that it would end with more than handshakes and\nThe ministers who met in the capital adopted the document that is known\nas the Declaration of\nNarnia: it says that all of them will go on with the work on the canal\nand that they will meet again before the end of the year in the capital,\nwhich has been named.\n"
    assert not Turns(wrapped).any
    assert Turns(
        "A headline without a stop that is as long as a line may well be here\nJane Doe: We agree.\n"
    ).any


def test_a_strangers_family_name_may_stand_first():
    resolver = Resolver(published="2019-10-17", actors=registry())
    resolver.resolve_all("Blair Woo Son", 0, 13, kind="person")
    (again,) = resolver.resolve_all("Blair", 100, 105, kind="person")
    assert again.country is None


def who(text, class_, **told):
    return {m.country for m in one(coded(text, **told), class_).source}


@pytest.mark.parametrize(
    ("text", "class_", "told", "countries"),
    [
        # A paper or an agency, whoever's its home is, means others' presidents, speakers and departments too.
        ("U.S. President Joe Biden signed a decree. The President accused Russia.", "ACCUSE", {"title": "New decree", "publisher": "TASS"}, {"USA"}),
        ("The State Department condemned Russia.", "ACCUSE", {"title": "Reactions", "publisher": "TASS"}, {"USA", None}),
        # A name before a headline's colon is no author.
        ("We must impose sanctions on Russia.", "SANCTION", {"title": "Putin’s war: why we must act", "publisher": "The Post"}, {None}),
        ("We must impose sanctions on Russia.", "SANCTION", {"title": "Zelensky: Poland’s friend in need", "publisher": "The Post"}, {None}),
        # Nor does news of a joint statement make its readers sign it.
        ("We condemn Russia.", "ACCUSE", {"title": "Joint statement of Japan and China alarms Poland", "publisher": "The Post"}, {None}),
        # What a joint statement is about did not write it.
        ("We condemn the elections in Belarus.", "ACCUSE", {"title": "Joint Statement on Belarus", "publisher": "U.S. Department of State"}, {"USA"}),
        ("We condemn the invasion.", "ACCUSE", {"title": "Joint Statement by the United States and Poland Condemning Russia’s Invasion", "publisher": "U.S. Department of State"}, {"USA", "POL"}),
        ("We condemn the invasion.", "ACCUSE", {"title": "Joint Statement of the United Kingdom and Canada in support of Ukraine", "publisher": "U.S. Department of State"}, {"GBR", "CAN"}),
        # An organ names another's president and officials too.
        ("Polish President Andrzej Duda criticised Minsk. The President accused Belarus of aggression.", "ACCUSE", {"title": "On the border", "publisher": "Ministry of Foreign Affairs of Belarus"}, {"POL"}),
        ("Congressman Adam Kinzinger accused Moscow of genocide.", "ACCUSE", {"title": "On hysteria", "publisher": "President of Russia"}, {"USA", None}),
        ("We condemn Belarus.", "ACCUSE", {"title": "Joint Statement by the United States and the European Union on Belarus", "publisher": "U.S. Department of State"}, {"USA", "EU"}),
    ],
)  # fmt: skip
def test_a_voice_is_not_lent_to_who_has_none(text, class_, told, countries):
    publisher = told["publisher"]
    homes = (("TASS", "RUS"),) if publisher == "TASS" else ()
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2022-03-01", **told
    )
    reports = coding.default_coder().read(document, read.sentences(document), registry((), homes)).reports
    assert {m.country for m in one(reports, class_).source} <= countries


def test_a_joint_statements_will_is_of_all_who_made_it():
    document = Document(
        id="d0123456789ab",
        text="We are against the annexation of Crimea.",
        content_hash="",
        origin="",
        how_read="",
        published="2022-03-01",
        publisher="The White House",
        title="Joint Statement by the United States and Japan on Ukraine",
    )
    stances = coding.default_coder().read(document, read.sentences(document), registry()).stances
    assert {m.country for m in stances[0].holder} == {"USA", "JPN"}


@pytest.mark.parametrize(
    ("words", "country"),
    [("The three presidents of Ukraine", "UKR"), ("Both countries", None)],
)
def test_three_of_one_land_are_its_own(words, country):
    resolver = Resolver(published="2022-03-01", actors=registry())
    found = resolver.resolve_all(words, 0, len(words), kind="group")
    assert found[0].country == country


def test_the_minister_is_no_prime_minister():
    resolver = Resolver(published="2022-03-01", actors=registry())
    for at, name in enumerate(["Foreign Minister Sergey Lavrov", "Prime Minister Narendra Modi"]):
        resolver.resolve_all(name, 60 * at, 60 * at + len(name), kind="person")
    (found,) = resolver.resolve_all("the Minister", 200, 212, kind="person")
    assert found.code == "RUS.lavrov"


def test_a_known_name_beside_a_stranger_stays_known():
    resolver = Resolver(published="2022-03-01", actors=registry())
    resolver.resolve_all("Merkel critic Ivan Doe", 0, 22, kind="person")
    (found,) = resolver.resolve_all("Merkel", 100, 106, kind="person")
    assert found.country == "DEU"


def test_who_asks_opens_a_turn_in_a_wrapped_transcript_too():
    text = (
        "MR. DOE: The talks went on into the night and nobody who was there will\nsay what came of them, and we will be --\n"
        "Q: But have you seen the paper that was handed to the ministers when they\nleft the room and that all of us have in our hands?\n"
        "MR. DOE: I have seen it and I have nothing to add to what it says of the\ncanal, which is all that was agreed.\n"
    )
    assert Turns(text).several
