"""Whose "I" and "we" it is. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.coding.actors.speakers import BOTH_OURS, Turns
from armslength.coding.network.places import Found, joined
from armslength.ontology.actors import registry
from armslength.records import Document


def said(text, start):
    label = Turns(text).label(text.index(start))
    return text[slice(*label)] if label else None


def test_a_turn_lasts_until_the_next_label():
    text = (
        "An introduction.\nMS. ARDEN: We agree.\nAnd more.\nPresident of Narnia Peter Pevensie: No.\nQ: Why?"
    )
    assert said(text, "An intro") is None
    assert said(text, "We agree") == said(text, "And more") == "MS. ARDEN"
    assert said(text, "No.") == "President of Narnia Peter Pevensie"
    assert said(text, "Why") == "Q"


def test_what_stands_in_brackets_after_a_name_is_no_part_of_it():
    text = "Vladimir Putin: Good.\nPresident of Narnia Peter Pevensie (retranslated): I agree.\nQuestion (in French): Why?"
    assert said(text, "I agree") == "President of Narnia Peter Pevensie"
    assert said(text, "Why") == "Question"


def test_a_label_may_stand_on_a_line_of_its_own():
    text = "Vladimir Putin: Welcome.\nPresident of Narnia Peter Pevensie (retranslated):\nThank you.\n\nThe agenda:\nTrade."
    assert said(text, "Thank you") == "President of Narnia Peter Pevensie"
    assert said(text, "Trade") == "President of Narnia Peter Pevensie"


@pytest.mark.parametrize(
    "text", ["He said this: we agree.", "The rules are as follows: we agree.", "At 10:30 we agree."]
)
def test_a_colon_within_a_sentence_opens_no_turn(text):
    assert said(text, "we agree") is None


def coded(text, publisher=None, home=(), title=None):
    document = Document(
        title=title,
        id="d0123456789ab",
        text=text,
        content_hash="",
        origin="",
        how_read="",
        publisher=publisher,
        published="2014-03-03",
    )
    return coding.default_coder().read(document, read.sentences(document), registry((), home)).reports


def test_we_in_a_turn_is_the_country_of_who_speaks():
    text = "Vladimir Putin: Good afternoon.\n\nWe condemned the United States yesterday."
    found = coded(text)
    assert [m.country for r in found for m in r.source] == ["RUS"]
    assert found[0].source[0].resolved_by in ("speaker", "coreference")


def test_we_in_the_texts_of_a_publisher_with_a_home_is_that_home():
    (report,) = coded("We strongly condemn Georgia.", "kremlin.ru", (("kremlin.ru", "RUS"),))
    assert (report.source[0].country, report.source[0].resolved_by) == ("RUS", "speaker")
    (report,) = coded("We strongly condemn Georgia.", "someone else", (("kremlin.ru", "RUS"),))
    assert report.source[0].country is None


def test_we_on_both_sides_is_not_the_speaker_alone():
    for report in coded("We discussed trade.", "kremlin.ru", (("kremlin.ru", "RUS"),)):
        assert all(m.country is None for m in report.source + report.target)


TALK = """Vladimir Putin: Good afternoon.
Angela Merkel: I thank you.
Vladimir Putin: We will see.
"""
PRESS = """Vladimir Putin: Good afternoon.
Angela Merkel: Good afternoon.
Question: Will you meet again?
Angela Merkel: I thank you.
"""


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (TALK, "I thank", "Vladimir Putin"),
        (TALK, "We will", "Angela Merkel"),
        (TALK, "Good", "Angela Merkel"),
        (PRESS, "Will you", "Angela Merkel"),
        ("Vladimir Putin: I congratulate you.", "I cong", None),
        ("I congratulate you.", "I cong", None),
        ("A Ray: Hello.\nB Hill: Hello.\nC Park: I thank you.", "I thank", None),
    ],
)
def test_who_is_spoken_to_is_the_other_of_two_or_who_answered_last(text, words, whom):
    label = Turns(text).addressed(text.index(words))
    assert (text[slice(*label)] if label else None) == whom


def test_one_who_is_named_more_shortly_in_later_turns_is_still_one():
    text = "President of Narnia Peter Pevensie: Good day.\nA Hill: Good day.\nPeter Pevensie: I thank you.\nA Hill: And I you."
    assert text[slice(*Turns(text).addressed(text.index("I thank")))] == "A Hill"
    assert text[slice(*Turns(text).addressed(text.index("And I")))] == "Peter Pevensie"


def sides(reports):
    return [{m.country for m in (*r.source, *r.target)} for r in reports]


OF_TWO = """Vladimir Putin: We signed an agreement yesterday.
President of France Emmanuel Macron: We discussed trade. Our army will visit your country.
"""


def test_we_of_two_who_talk_are_both_and_what_is_ours_is_the_speakers():
    signed, discussed, visit = coded(OF_TWO)
    assert sides([signed, discussed, visit]) == [{"RUS", "FRA"}] * 3
    assert {m.resolved_by for m in signed.source} == {"speaker", "addressed"}
    assert [m.country for m in visit.source] == ["FRA"]
    assert [(m.country, m.resolved_by) for m in visit.target] == [("RUS", "addressed")]


def test_we_of_more_than_two_stay_unknown():
    found = coded(OF_TWO + "President of Turkey Recep Tayyip Erdogan: I thank you.\n")
    assert sides(found[:1]) == [{None}]


def test_who_speaks_alone_at_home_speaks_to_the_one_whom_the_title_names():
    home = ("kremlin.ru", (("kremlin.ru", "RUS"),))
    (report,) = coded(
        "We signed a treaty in May.", *home, title="Message to President of Egypt Abdel Fattah el-Sisi"
    )
    assert sides([report]) == [{"RUS", "EGY"}]
    (report,) = coded("We signed a treaty in May.", *home, title="Message to the G20 summit")
    assert sides([report]) == [{None}]
    (report,) = coded(
        "I congratulate you.", *home, title="Message to President of Egypt Abdel Fattah el-Sisi"
    )
    assert [m.country for m in report.target] == ["EGY"]


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("our delegation", "FRA"),
        ("our country", "FRA"),
        ("our armed forces", "FRA"),
        ("our Turkish partners", "TUR"),
        ("our partners", None),
    ],
)
def test_what_a_guest_calls_ours_is_of_his_country(words, country):
    text = f"Vladimir Putin: Good day.\nPresident of France Emmanuel Macron: The terrorists attacked {words}."
    (report,) = coded(text, "kremlin.ru", (("kremlin.ru", "RUS"),))
    assert [m.country for m in report.target] == [country]


def test_a_letter_that_the_publisher_received_is_its_writers():
    (report,) = coded(
        "I thank you for your support.",
        "kremlin.ru",
        (("kremlin.ru", "RUS"),),
        title="President received a letter from President of Egypt Abdel Fattah el-Sisi",
    )[:1]
    assert [m.country for m in report.source] == ["EGY"]
    assert [m.country for m in report.target] == ["RUS"]


def test_a_title_on_another_state_makes_it_no_partner():
    home = ("kremlin.ru", (("kremlin.ru", "RUS"),))
    (report,) = coded("We signed a treaty in May.", *home, title="Statement on the situation in Syria")
    assert sides([report]) == [{None}]
    (report,) = coded("We signed a treaty in May.", *home, title="Russian-Chinese talks")
    assert sides([report]) == [{"RUS", "CHN"}]


def test_the_president_and_i_are_the_other_and_the_speaker():
    text = """Vladimir Putin: The President and I have just discussed trade.
President of France Emmanuel Macron: I want to thank Mr President for the invitation.
"""
    discussed, thanks, *_ = coded(text)
    assert sides([discussed]) == [{"RUS", "FRA"}]
    assert [(m.country, m.resolved_by) for m in thanks.target] == [("RUS", "addressed")]


def test_what_is_of_our_countries_is_of_both():
    text = """Vladimir Putin: The regions of our countries signed an agreement yesterday.
President of France Emmanuel Macron: Good day.
"""
    assert sides(coded(text)[:1]) == [{"RUS", "FRA"}]


AT_HOME = ("kremlin.ru", (("kremlin.ru", "RUS"),))


@pytest.mark.parametrize(
    ("text", "title", "countries"),
    [
        ("The leaders discussed the ceasefire.", "Telephone conversation with Angela Merkel and Emmanuel Macron", {"RUS", "DEU", "FRA"}),
        ("The two leaders discussed the ceasefire.", "Telephone conversation with Angela Merkel and Emmanuel Macron", {"DEU", "FRA"}),
        ("The leaders discussed the ceasefire.", "Statement on the meeting of Angela Merkel and Emmanuel Macron", {"DEU", "FRA"}),
        ("The leaders discussed the ceasefire.", "Telephone conversation with Emmanuel Macron", {"RUS", "FRA"}),
    ],
)  # fmt: skip
def test_two_guests_of_a_title_and_the_host_are_three_leaders(text, title, countries):
    (report,) = coded(text, *AT_HOME, title=title)
    assert sides([report]) == [countries]


MET = "Vladimir Putin met with Prime Minister of Italy Matteo Renzi"


@pytest.mark.parametrize(
    ("text", "title", "source", "target"),
    [
        ("At the beginning of the meeting, Mr Putin pointed to the importance of trade.", MET, ["RUS"], ["ITA"]),
        ("The conversation took place on Italy’s initiative.", "Telephone conversation with Matteo Renzi", ["ITA"], ["RUS"]),
        ("Sergei Lavrov and Yury Ushakov also attended the meeting.", MET, ["RUS", "RUS", "ITA"], ["RUS", "RUS", "ITA"]),
        ("After the talks, Mr Putin told journalists about the plan.", "Statement on Italy", ["RUS"], []),
        ("After the meeting of the Security Council, Mr Putin left.", MET, None, None),
    ],
)  # fmt: skip
def test_the_meeting_of_a_page_is_with_whom_its_title_names(text, title, source, target):
    found = next((r for r in coded(text, *AT_HOME, title=title) if r.class_ == "CONSULT"), None)
    if source is None:
        assert found is None or not any(m.resolved_by == "title" for m in (*found.source, *found.target))
        return
    assert found is not None
    assert [m.country for m in found.source] == source
    assert [m.country for m in found.target] == target
    for m in (*found.source, *found.target):
        assert text[m.start : m.end] == m.text


@pytest.mark.parametrize(
    ("text", "title", "class_", "source", "target"),
    [
        ("It was agreed to continue contacts with Italy.", "Telephone conversation with Matteo Renzi", "AGREE", {"ITA"}, {"RUS"}),
        ("Beginning of meeting with Italian Prime Minister Matteo Renzi", MET, "CONSULT", {"RUS"}, {"ITA"}),
        ("Thank you for your trust.", MET, "SUPPORT", {"RUS"}, {"ITA"}),
        ("Vladimir Putin conveyed his sincere condolences over the deaths of two citizens.", "Telephone conversation with Matteo Renzi", "SUPPORT", {"RUS"}, {"ITA"}),
        ("The Italian Prime Minister’s upcoming visit will be discussed.", MET, "CONSULT", {"ITA"}, {"RUS"}),
        ("Vladimir Putin spoke of his visit.", MET, "CONSULT", {"RUS"}, set()),
        ("Vladimir Putin reaffirmed Russia’s readiness for closer cooperation.", MET, "COOPERATE", {"RUS", "ITA"}, {"RUS", "ITA"}),
        ("Vladimir Putin: We have reiterated our commitment to build the bridge.", MET, "AGREE", {"RUS", "ITA"}, {"RUS", "ITA"}),
        ("Russia will cooperate with Japan on fishing.", MET, "COOPERATE", {"RUS", "JPN"}, {"RUS", "JPN"}),
        ("The President promised to send grain.", MET, "AGREE", {"RUS"}, set()),
        ("Vladimir Putin: Welcome.\nMatteo Renzi: I would like to thank you for your invitation to visit Sochi again.", MET, "CONSULT", {"ITA"}, {"RUS"}),
        ("Vladimir Putin: Welcome.\nMatteo Renzi: I would like to thank you for your invitation to visit Sochi again.", MET, "REQUEST", {"RUS"}, {"ITA"}),
        ("Vladimir Putin: I am grateful to you for accepting our invitation to come to Sochi.", MET, "REQUEST", {"RUS"}, {"ITA"}),
    ],
)  # fmt: skip
def test_who_is_not_told_is_whom_the_title_or_the_speaker_adds(text, title, class_, source, target):
    found = next((r for r in coded(text, *AT_HOME, title=title) if r.class_ == class_), None)
    assert found is not None
    assert {m.country for m in found.source} == source
    assert {m.country for m in found.target} == target


def test_talks_among_one_people_are_its_own_whoever_hosts_them():
    text = "The two leaders exchanged opinions on the results of the recent round of intra-Syrian talks, which took place in Astana."
    found = [
        r
        for r in coded(text, *AT_HOME, title="Telephone conversation with Nursultan Nazarbayev")
        if r.trigger_text == "talks"
    ]
    assert sides(found) == [{"SYR"}]


OF_THREE = "Press statements following meeting with President of Iran Hassan Rouhani and President of Turkey Recep Tayyip Erdogan"


def test_we_of_talks_of_three_are_all_three():
    text = "Vladimir Putin: Good.\nRecep Tayyip Erdogan: We discussed the steps ahead.\nHassan Rouhani: We agreed on all of them."
    found = [r for r in coded(text, *AT_HOME, title=OF_THREE) if r.class_ in {"CONSULT", "AGREE"}]
    assert len(found) == 2
    assert sides(found) == [{"RUS", "TUR", "IRN"}] * 2
    (report,) = coded("Recep Tayyip Erdogan: I thank Russia.", *AT_HOME, title=OF_THREE)
    assert [m.country for m in report.source] == ["TUR"]


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("I am very happy to have this opportunity to meet.", {"RUS", "ITA"}),
        ("We discussed this with the President.", {"RUS", "ITA"}),
        ("I discussed this in Berlin with Germany.", {"ITA", "DEU"}),
    ],
)
def test_who_speaks_of_a_talk_and_says_with_nobody_talks_with_whom_he_speaks_to(words, countries):
    title = "Meeting with President of Italy Sergio Mattarella"
    text = f"Vladimir Putin: Good afternoon.\nPresident of Italy Sergio Mattarella: {words}"
    (report,) = [r for r in coded(text, *AT_HOME, title=title) if r.class_ == "CONSULT"]
    assert sides([report]) == [countries]


def test_a_particle_of_a_name_is_no_word_of_a_sentence():
    text = "President of Syria Bashar al-Assad: I thank you.\nMohammed bin Salman: We do.\nThe man al-Shami said: no."
    assert said(text, "I thank") == "President of Syria Bashar al-Assad"
    assert said(text, "no.") == said(text, "We do") == "Mohammed bin Salman"


def test_who_writes_condolences_to_a_president_is_the_homes_own():
    title = "Condolences to President of Italy Sergio Mattarella"
    text = "The President passed on his words of sympathy and support for the victims’ families."
    (report,) = coded(text, *AT_HOME, title=title)
    assert [m.country for m in report.source] == ["RUS"]


XI = "Telephone conversation with President of China Xi Jinping"
BOTH_GUESTS = "Meeting with President of Turkey Recep Tayyip Erdogan and President of Iran Hassan Rouhani"


@pytest.mark.parametrize(
    ("text", "title", "class_", "source", "target"),
    [
        ("Vladimir Putin thanked Xi Jinping for the invitation and invited him to visit Russia.", XI, "REQUEST", {"RUS"}, {"CHN"}),
        ("Vladimir Putin thanked Xi Jinping for the invitation and said that Angela Merkel will visit Moscow in May.", XI, "CONSULT", {"DEU"}, {"RUS"}),
        ("Russia and Turkey are cooperating in building a gas pipeline.", BOTH_GUESTS, "COOPERATE", {"RUS", "TUR"}, {"RUS", "TUR"}),
        ("Russia signed an agreement with Iran on visas.", BOTH_GUESTS, "AGREE", {"RUS", "IRN"}, {"RUS", "IRN"}),
        ("The Emergencies Ministry is cooperating with the Defence Ministry to fight the forest fires.", MET, "COOPERATE", {"RUS"}, {"RUS"}),
        ("Vladimir Putin: We are committed to raising wages for teachers and doctors.", MET, "AGREE", {"RUS"}, {"RUS"}),
    ],
)  # fmt: skip
def test_what_is_told_stands_above_what_the_title_would_add(text, title, class_, source, target):
    report = [r for r in coded(text, *AT_HOME, title=title) if r.class_ == class_][-1]
    assert {m.country for m in report.source} == source
    assert {m.country for m in report.target} <= target


@pytest.mark.parametrize(
    "title",
    [
        "Angela Merkel’s meeting with Emmanuel Macron",
        "Telephone conversation with Emmanuel Macron on talks with Angela Merkel",
    ],
)
def test_whom_a_title_only_names_beside_is_no_third(title):
    found = coded("Vladimir Putin: We signed a treaty.", *AT_HOME, title=title)
    assert found
    assert all(len({m.country for m in r.source}) < len({"RUS", "DEU", "FRA"}) for r in found)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("EU member Poland's former president Lech Walesa condemned Russia.", "POL"),
        ("Former EU commissioner Mario Monti condemned Russia.", "ITA"),
        (
            "The former president of Georgia, Mikheil Saakashvili, condemned Russia. A former president attacked Japan.",
            None,
        ),
    ],
)
def test_who_held_an_office_is_of_his_own_state(text, country):
    report = coded(text)[-1]
    assert {m.country for m in report.source} == {country}


def test_the_president_of_ones_own_voters_is_ones_own():
    text = "Vladimir Putin: Our voters supported the President in March.\nEmmanuel Macron: I see."
    found = coded(text, *AT_HOME, title="Meeting with Emmanuel Macron")
    assert found
    for report in found:
        assert "FRA" not in {m.country for m in report.target}


def test_a_label_may_tell_several_offices():
    label = "Special Envoy of the President of the People’s Republic of China, Member of the State Council and Foreign Minister Wang Yi"
    assert said(f"Vladimir Putin: Welcome.\n{label} (retranslated):I am glad.", "I am") == label


def test_an_officer_of_a_body_is_its_own_whatever_he_was_at_home():
    title = "Meeting with head of the Eurasian Economic Commission Silvio Berlusconi"
    text = "Vladimir Putin: Welcome.\nSilvio Berlusconi: I assure you that we will carry out the plan."
    found = coded(text, *AT_HOME, title=title)
    assert {m.country for r in found for m in r.source} == {"EAEU"}


def test_two_of_one_body_are_two():
    text = "The meeting was attended by Secretary of the Security Council Nikolai Patrushev and Deputy Secretary of the Security Council Rashid Nurgaliyev."
    (report,) = coded(text, *AT_HOME, title="Meeting with permanent members of the Security Council")
    assert len(report.source) == 2
    assert {m.country for m in report.source} == {"RUS"}


def test_who_is_called_german_is_no_german():
    text = "Vladimir Putin: Good.\nGerman Gref: I briefed you on our work last year.\nGerman Gref: We lent money to small business."
    found = coded(text, *AT_HOME, title="Meeting with Sberbank CEO German Gref")
    assert found
    assert all(m.country != "DEU" for r in found for m in (*r.source, *r.target))


def test_a_king_is_known_without_his_land_and_a_former_minister_without_his_name():
    title = "Vladimir Putin met with King Carl XVI Gustav of Sweden"
    (report,) = coded("Vladimir Putin invited King Carl XVI Gustav.", *AT_HOME, title=title)
    assert [m.country for m in report.target] == ["SWE"]
    title = "Vladimir Putin met with former Prime Minister of Malaysia Mahathir Mohamad"
    (report,) = coded(
        "Vladimir Putin congratulated the former Prime Minister on his birthday.", *AT_HOME, title=title
    )
    assert [m.country for m in report.target] == ["MYS"]


@pytest.mark.parametrize(
    ("text", "spans", "kept"),
    [
        ("both leaders met", ["both", "leaders"], ["both leaders"]),
        ("the main ISIS forces", ["main", "ISIS forces"], ["main ISIS forces"]),
        ("the “Democratic Union", ["“", "Democratic Union"], ["“Democratic Union"]),
        ("all I had", ["all", "I"], ["all", "I"]),
        ("to many Russia is a threat", ["many", "Russia"], ["many", "Russia"]),
        ("those\n\nPutin", ["those", "Putin"], ["those", "Putin"]),
        ("French troops", ["French", "troops"], ["French", "troops"]),
    ],
)
def test_the_first_words_of_a_mention_are_no_actor_of_their_own(text, spans, kept):
    found = [Found(text.index(s), text.index(s) + len(s), n, n, 1.0) for n, s in enumerate(spans)]
    assert [text[f.start : f.end] for f in joined(text, found)] == kept


def test_nobody_is_added_where_the_title_names_nobody_or_another_is_there():
    for text, title in [
        ("After the meeting, Mr Putin told journalists about the plan.", "Vladimir Putin in Sochi"),
        ("After the meeting, Mr Putin and Mr Erdogan told journalists about the plan.", MET),
    ]:
        for report in coded(text, *AT_HOME, title=title):
            assert not any(m.resolved_by == "title" for m in (*report.source, *report.target))


def test_what_is_upcoming_is_planned():
    (report,) = coded("Our forthcoming meeting in Rome in May 2014 will help.", *AT_HOME, title=MET)
    assert report.modality == "planned"


def test_we_with_others_unnamed_are_the_speaker_alone():
    (report, *_) = coded(
        "We will work on this together with all the interested parties.", *AT_HOME, title=MET
    )
    assert {m.country for m in report.source} == {"RUS", None}


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The French President’s visit is coming up.", "visit", "planned"),
        ("Russia was able to discuss the ceasefire with France on Monday.", "discuss", "happened"),
    ],
)
def test_what_stands_beside_a_deed_says_whether_it_happened(text, trigger, modality):
    found = [r for r in coded(text) if r.trigger_text == trigger]
    assert [r.modality for r in found] == [modality]


def test_a_colon_without_a_space_opens_a_turn_too():
    assert said("Vladimir Putin: Good.\nKing Lune (retranslated):Thank you.", "Thank") == "King Lune"
    assert said("See http://example.org and\nhttp://example.com for more.", "for more") is None


def test_who_is_reassured_is_not_who_reassures():
    title = "Vladimir Putin met with Prime Minister of Italy Matteo Renzi"
    found = [
        r
        for r in coded("Mr Renzi thanked him for the gas.", *AT_HOME, title=title)
        if r.trigger_text == "thanked"
    ]
    assert [{m.country for m in (*r.source, *r.target)} for r in found] == [{"ITA", "RUS"}]


def test_a_title_may_be_printed_with_spaces_that_do_not_break():
    (report,) = coded("After the talks, Mr Renzi left.", *AT_HOME, title="Talks with\xa0Matteo\xa0Renzi")
    assert sides([report]) == [{"ITA", "RUS"}]


def test_on_a_visit_we_are_of_both_states():
    (report,) = coded("We discussed trade in Pretoria.", *AT_HOME, title="Visit to South Africa")
    assert sides([report]) == [{"RUS", "ZAF"}]


def test_the_army_and_government_of_a_people_are_its_own():
    (report, *_) = coded("Iran has helped the Syrian army and government.", *AT_HOME)
    assert {m.country for m in report.target} == {"SYR"}


def test_the_government_and_people_of_a_state_are_its_own():
    (report,) = coded(
        "Please convey my condolences to the government and people of Peru.",
        *AT_HOME,
        title="Condolences to President of Peru Martin Vizcarra",
    )
    assert {m.country for m in report.target} == {"PER"}


def test_a_ministers_own_president_is_not_the_other_sides():
    text = "John Kerry: The President and I have discussed the attack.\nSergei Lavrov: Thank you."
    assert "RUS" not in sides(coded(text)[:1])[0]


@pytest.mark.parametrize(
    ("words", "both"),
    [
        ("our countries", True),
        ("the regions of our countries", True),
        ("our respective ministries", True),
        ("the enemies of our countries", False),
        ("foreign companies in our countries", False),
        ("our respective partners", False),
    ],
)
def test_what_is_of_two_countries_and_what_is_only_beside_them(words, both):
    assert (BOTH_OURS.fullmatch(words) is not None) is both


def test_whom_the_president_mourns_with_is_of_the_country_that_the_title_names():
    text = "The President offered his condolences to the families of the victims."
    (report,) = coded(text, *AT_HOME, title="Condolences to President of France Emmanuel Macron")
    assert [m.country for m in report.target] == ["FRA"]


@pytest.mark.parametrize(
    ("text", "title", "country"),
    [
        ("The President’s message of congratulations was sent today.", "Vladimir Putin congratulated President of Italy Sergio Mattarella", "RUS"),
        ("The Chancellor thanked Vladimir Putin.", "Telephone conversation with Federal Chancellor of Germany Angela Merkel", "DEU"),
        ("The Prime Minister condemned the attack.", "Vladimir Putin met with Prime Minister of Israel Benjamin Netanyahu", "ISR"),
    ],
)  # fmt: skip
def test_an_office_of_the_first_words_is_the_homes_own_only_where_the_title_names_its_holder(
    text, title, country
):
    (report,) = coded(text, *AT_HOME, title=title)
    assert [m.country for m in report.source] == [country]


def test_an_entity_of_a_state_may_have_a_president_who_speaks():
    text = "Vladimir Putin: Welcome.\nPresident of the Republika Srpska entity of Bosnia and Herzegovina Milorad Dodik (retranslated): I agree."
    assert (
        said(text, "I agree")
        == "President of the Republika Srpska entity of Bosnia and Herzegovina Milorad Dodik"
    )


@pytest.mark.parametrize(
    "text",
    ["Vladimir Putin: Welcome.\nBosnian entity: Republika Srpska.", "Sanctioned entity: Narnian Arms."],
)
def test_what_is_called_an_entity_does_not_speak(text):
    assert said(text, text.rsplit(": ", 1)[1]) in {None, "Vladimir Putin"}


def test_a_host_greets_those_whom_the_title_sends():
    title = "The Russian President and his wife arrived on an official visit to Finland"
    text = "At the residence, they were greeted by President Tarja Halonen and her husband, Dr Peter Pevensie, who showed the guests the park."
    greeted = next(r for r in coded(text, "President of Russia", title=title) if r.trigger_text == "greeted")
    assert {m.country for m in greeted.source} == {"FIN"}
    assert [m.country for m in greeted.target] == ["RUS"]


def test_whom_one_fights_is_none_of_the_two_who_talk():
    title = "Meeting with President of the Philippines Rodrigo Duterte"
    text = (
        "President of the Philippines Rodrigo Duterte: I spoke with President Putin yesterday. "
        "So we had to hurt them, building for building."
    )
    hurt = next(
        r for r in coded(text, "President of Russia", title=title) if r.class_ in {"ASSAULT", "COERCE"}
    )
    assert "RUS" not in {m.country for m in hurt.target}
