"""Small makers of records for tests; everything they make is invented."""

import hashlib

from armslength.edtf import bounds
from armslength.ontology.plover import CLASSES
from armslength.records import Event


def ev(who, class_, whom, day, **kw):
    """An event: `ev("RUS", "AID", "BLR", "2020-03-04", contexts=("energy",))`."""
    start, end = bounds(day) if day else (None, None)
    name = kw.pop("name", f"{who}{class_}{whom}{day}{sorted(kw.items())}")
    known = CLASSES[class_]
    return Event(
        id="e" + hashlib.sha256(name.encode()).hexdigest()[:12],
        source=(who,),
        target=(whom,),
        class_=class_,
        quad=known.quad,
        intensity=kw.pop("intensity", known.intensity),
        modality=kw.pop("modality", "happened"),
        date=day,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        date_basis=kw.pop("basis", "stated") if day else None,
        contexts=kw.pop("contexts", ()),
        reports=(f"d{name}.r1",),
        publishers=1,
        confidence=kw.pop("confidence", 0.9),
    )
