"""In whose voice a text is written: its title, its author, a talk at home. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.actors.resolver import Resolver
from armslength.coding.actors.speakers import Turns
from armslength.coding.actors.voices import among_own, joint, labelled
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
        title="Joint Statement by Leaders of the Group of Seven",
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
    reports = coded("Oil facilities belonging to Saudi Aramco were hit by multiple drone strikes on Monday.")
    for report in reports:
        assert not {m.code for m in report.source if m.code} & {m.code for m in report.target if m.code}


def test_those_mourned_with_are_of_whom_is_written_to():
    reports = coded(
        "The President of Russia passed on words of sincere sympathy for the victims’ families.",
        title="Condolences to President of Vietnam Nguyen Xuan Phuc",
        publisher="President of Russia",
    )
    assert [m.country for m in one(reports, "SUPPORT").target] == ["VNM"]


@pytest.mark.parametrize(
    ("named", "country"), [(["Norway"], "NOR"), (["Norway", "Sweden"], None), ([], None)]
)
def test_a_papers_supreme_court_is_of_the_one_country_named(named, country):
    resolver = Resolver(published="2022-03-01", actors=registry())
    for at, name in enumerate(named):
        resolver.resolve_all(name, 20 * at, 20 * at + len(name), kind="state")
    (court,) = resolver.resolve_all("the supreme court", 100, 117, sector="JUD", kind="org")
    assert court.country == country


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
    text = "I want to thank Speaker Doe and all of the lawmakers in the Senate."
    thanks = one(coded(text, publisher="The White House", title="Remarks on the bill"), "SUPPORT")
    assert {m.country for m in thanks.target} == {"USA"}
    text = text.replace("Doe", "Quillby")
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
