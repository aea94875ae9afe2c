"""Towns that are struck, taken or visited stand for their state. Every text here is invented."""

import pytest

from armslength import coding, read
from armslength.ontology.actors import registry
from armslength.records import Document


def sides(text, classes=("ASSAULT", "COERCE")):
    document = Document(
        id="d0123456789ab", text=text, content_hash="", origin="", how_read="", published="2022-03-01"
    )
    reports = coding.default_coder().read(document, read.sentences(document), registry()).reports
    found = [r for r in reports if r.class_ in classes]
    assert found, "no such deed was read"
    return [m.country for m in found[0].source], [(m.country, m.text, m.resolved_by) for m in found[0].target]


@pytest.mark.parametrize(
    ("text", "doer", "country", "place"),
    [
        ("Israeli jets bombed Gaza City overnight.", "ISR", "PSE", "Gaza City"),
        ("Turkish troops occupied Afrin in 2018.", "TUR", "SYR", "Afrin"),
        ("Saudi warplanes hit Sanaa.", "SAU", "YEM", "Sanaa"),
        ("Iran fired missiles at Erbil.", "IRN", "IRQ", "Erbil"),
        ("Serb forces began shelling the eastern town of Tuzla.", "SRB", "BIH", "Tuzla"),
        ("Rwandan troops crossed into Goma.", "RWA", "COD", "Goma"),
    ],
)
def test_who_is_struck_in_a_town_is_its_state(text, doer, country, place):
    doers, targets = sides(text)
    assert doers == [doer]
    assert targets == [(country, place, "place")]


def test_rebels_of_no_state_take_a_states_town():
    doers, targets = sides("The rebels seized Goma.")
    assert doers == [None]
    assert [t[0] for t in targets] == ["COD"]


@pytest.mark.parametrize(
    "text",
    [
        "Russian aircraft bombed Grozny.",  # one's own
        "The army captured Stepanakert.",  # no state holds it undisputed
        "Two gunmen attacked in Lagos.",  # where, not whom
        "The army shelled Homs.",  # it may be its own
        "French jets bombed Kidal, where the jihadists hide.",  # for whom the blow is
        "Kenyan troops captured Kismayo from Al-Shabaab.",
        "French troops recaptured Timbuktu.",  # freed
        "Iranian sailors seized Havana cigars.",
    ],
)
def test_no_place_is_told_that_is_ones_own_disputed_or_only_where(text):
    assert not any(by == "place" for _, _, by in sides(text)[1])


def test_who_visits_a_capital_visits_its_state():
    doers, targets = sides("China's foreign minister will visit Astana next week.", ("CONSULT",))
    assert doers == ["CHN"]
    assert targets == [("KAZ", "Astana", "place")]


@pytest.mark.parametrize(
    "text",
    [
        "The Chinese foreign minister travelled to Brussels on Monday.",  # whom one meets there is not told
        "The Chinese foreign minister travelled to Shanghai on Monday.",  # at home
        "The Iranian delegation travelled to Muscat for nuclear talks.",  # others hold them there
        "The Chinese foreign minister visited Santiago de Compostela.",
        "The Chinese foreign minister visited Athens, Georgia.",
    ],
)
def test_a_city_of_many_bodies_or_ones_own_is_no_host(text):
    assert not any(by == "place" for _, _, by in sides(text, ("CONSULT",))[1])
