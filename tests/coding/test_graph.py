"""Events as a network. Everything here is invented."""

from xml.etree import ElementTree as ET

from armslength.coding.graph import NAMESPACE, graphml
from factory import ev

NS = {"g": NAMESPACE}


def edges(*events):
    root = ET.fromstring(graphml(events))  # noqa: S314 - our own output
    found = []
    for edge in root.findall(".//g:edge", NS):
        data = {d.get("key").removeprefix("edge_"): d.text for d in edge.findall("g:data", NS)}
        found.append((edge.get("source"), edge.get("target"), data))
    return root, found


def test_an_edge_gathers_the_events_of_a_pair_class_and_modality():
    root, found = edges(
        ev("RUS", "AID", "BLR", "2020-03-04", confidence=0.5),
        ev("RUS", "AID", "BLR", "2021-01-01", confidence=0.25),
        ev("RUS", "AID", "BLR", None, modality="planned"),
    )
    (source, target, happened), (_, _, planned) = found
    assert (source, target) == ("RUS", "BLR")
    assert (happened["events"], happened["weight"], happened["first"], happened["last"]) == (
        "2",
        "0.75",
        "2020-03-04",
        "2021-01-01",
    )
    assert planned["modality"] == "planned"
    assert "first" not in planned
    names = {n.get("id"): n.find("g:data", NS).text for n in root.findall(".//g:node", NS)}
    assert names == {"BLR": "Belarus", "RUS": "Russia"}


def test_every_value_is_of_a_declared_kind():
    root, _ = edges(ev("X & <Y>", "AID", "BLR", "2020-03-04"))
    declared = {k.get("id") for k in root.findall("g:key", NS)}
    assert {d.get("key") for d in root.findall(".//g:data", NS)} <= declared
    assert root.find(".//g:node[@id='X & <Y>']", NS) is not None
