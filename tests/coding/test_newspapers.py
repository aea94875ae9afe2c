"""What the rules of whom a page means must leave alone: papers without a home, agencies that only report. All texts invented."""

import pytest

from armslength import coding, read
from armslength.ontology.actors import registry
from armslength.records import Document

REUTERS = ("Reuters", ())
TASS = ("TASS", (("TASS", "RUS"),))
STATE = ("US Department of State", (("US Department of State", "USA"),))
KREMLIN = ("kremlin.ru", (("kremlin.ru", "RUS"),))


def coded(text, title, publisher, home):
    document = Document(
        title=title, id="d0123456789ab", text=text, content_hash="", origin="", how_read="", publisher=publisher, published="2022-03-03"
    )  # fmt: skip
    return coding.default_coder().read(document, read.sentences(document), registry((), home)).reports


def one(reports, class_):
    found = [r for r in reports if r.class_ == class_]
    assert found, f"no {class_}"
    return found[-1]


@pytest.mark.parametrize(
    ("text", "title", "where", "class_", "source", "target"),
    [
        ("The two sides clashed in Tehran.", "Iran arrests protesters", TASS, "ASSAULT", [None], [None]),
        ("Both sides agreed to a truce.", "Sudan's Army Attacks Civilians", STATE, "AGREE", [None], [None]),
        ("Russia and Ukraine failed to agree on a truce. The sides will meet again on Monday.", "NATO warns of escalation", REUTERS, "CONSULT", ["RUS", "UKR"], ["RUS", "UKR"]),
        ("At the beginning of the meeting, Mr Putin pointed to the importance of trade.", "Meeting with journalists: Ukraine and trade", KREMLIN, "CONSULT", ["RUS"], []),
        ("After the talks, Mr Macron left for Lviv.", "Macron met with Zelensky", TASS, "CONSULT", ["FRA"], []),
        ("Vladimir Putin expressed condolences over the plane crash in Egypt.", "Meeting with President of France Francois Hollande", KREMLIN, "SUPPORT", ["RUS"], []),
        ("Talks with Hamas continued in Cairo.", None, TASS, "CONSULT", ["PSE"], []),
        ("Thousands rallied in Phoenix. Participants attacked journalists.", "Trump praises Putin at rally", REUTERS, "ASSAULT", [None], [None]),
        ("Labour and Prime Minister Keir Starmer condemned Israel.", None, REUTERS, "ACCUSE", ["GBR"], ["ISR"]),
        ("The Russian-Ukrainian summit took place in Minsk.", None, REUTERS, "CONSULT", ["RUS", "UKR"], ["RUS", "UKR"]),
        ("The European Court of Justice rejected Poland's appeal.", None, REUTERS, "REJECT", ["EU"], ["POL"]),
    ],
)  # fmt: skip
def test_who_did_it_is_not_read_off_the_title(text, title, where, class_, source, target):
    report = one(coded(text, title, *where), class_)
    assert sorted({m.country for m in report.source}, key=str) == source
    assert sorted({m.country for m in report.target}, key=str) == target


@pytest.mark.parametrize(
    ("text", "class_", "modality"),
    [
        ("Despite the upcoming summit Russia shelled Kharkiv.", "ASSAULT", "happened"),
        ("Without the deal Iran would have been able to attack Israel.", "ASSAULT", "possible"),
    ],
)
def test_a_deed_beside_what_is_to_come_happened_and_what_could_have_been_did_not(text, class_, modality):
    assert one(coded(text, None, *REUTERS), class_).modality == modality


def test_a_headline_about_an_agency_is_no_name_of_a_treaty():
    assert one(coded("UN Agency Resumes Aid to Gaza.", None, *REUTERS), "AID")


def test_a_piece_of_an_office_is_no_party():
    report = one(
        coded("Industry and Trade Minister Denis Manturov praised Kazakhstan.", None, *KREMLIN), "SUPPORT"
    )
    assert "Industry" not in {m.text for m in report.source}


def test_a_stranger_keeps_his_surname():
    reports = coded("Carrie Lam met students. Lam rejected their demands.", None, *REUTERS)
    assert {m.country for r in reports for m in (*r.source, *r.target)} == {None}
