"""Events as a network of actors, written as GraphML (http://graphml.graphdrawing.org/specification.html)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from armslength.ontology.actors import registry
from armslength.records import Event

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_FIELDS = (
    ("node", "name", "string"),
    ("node", "kind", "string"),
    ("edge", "class", "string"),
    ("edge", "quad", "int"),
    ("edge", "modality", "string"),
    ("edge", "events", "int"),
    ("edge", "weight", "double"),
    ("edge", "intensity", "double"),
    ("edge", "first", "string"),
    ("edge", "last", "string"),
)


def graphml(events: Iterable[Event]) -> str:
    """A directed network: a node an actor, an edge for each source, target, class and modality.

    An edge carries how many `events` it stands for, their confidences summed as `weight`, their mean
    `intensity`, and the first and last day on which those that are dated began (absent where none is). What an
    actor alone does to itself is a loop; in a joint act each does it to the others.
    """
    edges: dict[tuple[str, str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        for source in event.source:
            for target in event.target:
                if source != target or len(event.source) == 1:
                    edges[source, target, event.class_, event.modality].append(event)
    root = ET.Element("graphml", xmlns=NAMESPACE)
    for owner, name, kind in _FIELDS:
        ET.SubElement(
            root, "key", {"id": f"{owner}_{name}", "for": owner, "attr.name": name, "attr.type": kind}
        )
    graph = ET.SubElement(root, "graph", id="events", edgedefault="directed")
    for code in sorted({side for key in edges for side in key[:2]}):
        actor = registry().actor(code) if code in registry() else None
        node = ET.SubElement(graph, "node", id=code)
        _data(node, "node", {"name": actor.name if actor else code, "kind": actor.kind if actor else None})
    for (source, target, class_, modality), found in sorted(edges.items()):
        days = sorted(e.start for e in found if e.start)
        edge = ET.SubElement(graph, "edge", source=source, target=target)
        _data(
            edge,
            "edge",
            {
                "class": class_,
                "quad": found[0].quad,
                "modality": modality,
                "events": len(found),
                "weight": round(sum(e.confidence for e in found), 4),
                "intensity": round(sum(e.intensity for e in found) / len(found), 4),
                "first": days[0] if days else None,
                "last": days[-1] if days else None,
            },
        )
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _data(element: ET.Element, owner: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        if value is not None:
            ET.SubElement(element, "data", key=f"{owner}_{name}").text = str(value)
