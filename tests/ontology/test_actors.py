"""The registry: one person, one entry, in whichever table it stands."""

import pytest

from armslength.ontology.actors import heads_known_until, registry
from armslength.ontology.letters import plain


@pytest.mark.parametrize(
    ("name", "country"), [("Xi Jinping", "CHN"), ("Emmanuel Macron", "FRA"), ("Narendra Modi", "IND")]
)
def test_a_leader_in_two_tables_is_one_person(name, country):
    found = {n.code for n in registry().names(name, on="2019-06-05")}
    assert len(found) == 1
    assert registry().actor(found.pop()).country == country


ENGLISH = """TJK Emomali Rahmon; UZB Shavkat Mirziyoyev; TKM Gurbanguly Berdimuhamedov; KGZ Almazbek Atambayev; KAZ Karim Massimov;
AZE Heydar Aliyev; ARM Robert Kocharyan; GEO Bidzina Ivanishvili; UKR Denys Shmyhal; LVA Krisjanis Karins; POL Lech Walesa;
CZE Vaclav Havel; SVK Vladimir Meciar; SRB Boris Tadic; HRV Franjo Tudjman; MNE Milo Djukanovic; XKX Albin Kurti; GRC Kyriakos
Mitsotakis; TUR Suleyman Demirel; ESP Pedro Sanchez; FRA Francois Mitterrand; PRT Antonio Costa; MEX Enrique Pena Nieto; VEN Nicolas
Maduro; CUB Miguel Diaz-Canel; TWN Lai Ching-te; JPN Shinzo Abe; KOR Yoon Suk Yeol; VNM Nguyen Phu Trong; MYS Mahathir Mohamad; AFG
Hamid Karzai; IRN Hassan Rouhani; IRQ Mustafa al-Kadhimi; EGY Abdel Fattah el-Sisi; ETH Abiy Ahmed; SSD Salva Kiir; AGO Joao Lourenco"""


@pytest.mark.parametrize("row", ENGLISH.replace("\n", " ").split(";"))
def test_a_leader_is_found_under_the_name_that_english_papers_print(row):
    country, name = row.strip().split(" ", 1)
    found = {registry().actor(n.code).country for n in registry().names(name)}
    assert found == {country}


@pytest.mark.parametrize(
    ("title", "country", "on", "name"),
    [
        ("president", "USA", "2025-06-01", "Donald Trump"),
        ("president", "IRN", "2015-06-01", "Hassan Rouhani"),
        ("prime minister", "JPN", "2016-01-01", "Shinzō Abe"),
        ("prime minister", "KAZ", "2023-01-01", "Alihan Smaiylov"),
        ("president", "VEN", "2020-01-01", "Nicolás Maduro"),
        ("foreign minister", "CHN", "2024-06-01", "Wang Yi"),
        ("foreign minister", "UKR", "2020-06-01", "Dmytro Kuleba"),
        ("high representative", "EU", "2025-06-01", "Kaja Kallas"),
    ],
)
def test_who_held_an_office_on_a_day(title, country, on, name):
    assert [a.name for a in registry().holders(title, country, on=on)] == [name]


@pytest.mark.parametrize(
    ("text", "without"),
    [("Shinzō", "Shinzo"), ("Đukanović", "Dukanovic"), ("Yılmaz", "Yilmaz"), ("Łódź", "Lodz"), ("Минск", "Минск"), ("Май", "Май"), ("ガーナ", "ガーナ"), ("US", "US")],
)  # fmt: skip
def test_letters_without_marks(text, without):
    assert plain(text) == without


def test_presidents_and_prime_ministers_are_dated_and_ministers_are_none():
    held = {(a.code, r.title, r.since, r.until) for a, r in registry().heads("BLR")}
    assert ("BLR.rumas", "prime minister", "2018-08-18", "2020-06-03") in held
    assert {title for _, title, _, _ in held} == {"president", "prime minister"}
    assert registry().heads("NATO") == []
    assert heads_known_until() >= "2025"


@pytest.mark.parametrize(
    ("publisher", "state"),
    [
        ("President of Russia", "RUS"),
        ("The White House", "USA"),
        ("U.S. Department of State", "USA"),
        ("Ministry of Foreign Affairs of Belarus", "BLR"),
        ("Embassy of Russia in Belarus", "RUS"),
        ("Belarus", "BLR"),
        ("The Moscow Times", None),
        ("Kyiv Post", None),
        ("Minsk", None),
        ("European Commission", None),
        ("President of the European Council", None),
        ("Government Gazette", None),
    ],
)
def test_an_organ_of_a_state_is_at_home_in_it_and_a_newspaper_nowhere(publisher, state):
    assert registry().home(publisher) == state


def test_what_the_user_says_of_a_publisher_comes_first():
    assert registry((), (("President of Russia", "BLR"),)).home("President of Russia") == "BLR"
