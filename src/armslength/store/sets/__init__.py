"""Data sets in and out: a file a format, each as SQL over rows as they came; one place runs it."""

from armslength.store.sets.acled import ACLED
from armslength.store.sets.alliances import ALLIANCES
from armslength.store.sets.cow_trade import COW_TRADE
from armslength.store.sets.figures import FIGURES
from armslength.store.sets.files import Ready, ready
from armslength.store.sets.form import Form, Layout, Reckoned
from armslength.store.sets.gdelt import GDELT
from armslength.store.sets.giving import give_back
from armslength.store.sets.icews import ICEWS
from armslength.store.sets.ideal_points import IDEAL_POINTS
from armslength.store.sets.igo import IGO
from armslength.store.sets.plain import EVENTS
from armslength.store.sets.plover import PLOVER
from armslength.store.sets.polecat import POLECAT
from armslength.store.sets.sipri import SIPRI
from armslength.store.sets.ucdp import UCDP
from armslength.store.sets.unga import UNGA_ROLL_CALLS, UNGA_VOTES

FORMS: dict[str, Layout] = {
    form.name: form
    for form in (POLECAT, ICEWS, GDELT, ACLED, UCDP, PLOVER, EVENTS, FIGURES, IDEAL_POINTS, UNGA_ROLL_CALLS, UNGA_VOTES,
                 SIPRI, COW_TRADE, ALLIANCES, IGO)
}  # fmt: skip
"""Every format that a dossier takes in, by name."""


def tells_events(form: str) -> bool:
    """Whether a format is one of coded events; the others are of figures."""
    return isinstance(FORMS[form], Form)


__all__ = ["FORMS", "Layout", "Ready", "Reckoned", "give_back", "ready", "tells_events"]
