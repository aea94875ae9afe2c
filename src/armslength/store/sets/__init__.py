"""Data sets in and out: a file a format, each as SQL over rows as they came; one place runs it."""

from armslength.store.sets.acled import ACLED
from armslength.store.sets.figures import FIGURES
from armslength.store.sets.files import ready
from armslength.store.sets.form import Layout
from armslength.store.sets.gdelt import GDELT
from armslength.store.sets.giving import give_back
from armslength.store.sets.icews import ICEWS
from armslength.store.sets.plain import EVENTS
from armslength.store.sets.plover import PLOVER
from armslength.store.sets.polecat import POLECAT
from armslength.store.sets.ucdp import UCDP

FORMS: dict[str, Layout] = {
    form.name: form for form in (POLECAT, ICEWS, GDELT, ACLED, UCDP, PLOVER, EVENTS, FIGURES)
}
"""Every format that a dossier takes in, by name."""

__all__ = ["FORMS", "Layout", "give_back", "ready"]
