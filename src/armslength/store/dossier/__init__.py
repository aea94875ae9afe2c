"""An open dossier: everything that is asked of it or written to it, a file for each thing that it holds."""

from __future__ import annotations

from armslength.store.dossier.asking import Asking
from armslength.store.dossier.database import DAMAGE, damaged
from armslength.store.dossier.documents import Documents
from armslength.store.dossier.events import MergedEvents
from armslength.store.dossier.issued import Issued
from armslength.store.dossier.quotations import Quotations
from armslength.store.dossier.reports import Reports
from armslength.store.dossier.runs import Runs
from armslength.store.dossier.sets import Sets

__all__ = ["DAMAGE", "Dossier", "damaged"]


class Dossier(Documents, Reports, MergedEvents, Sets, Issued, Runs, Quotations, Asking):
    """Documents, what was read from them, and the question asked of them.

    Use it as a context manager. Each method that writes is one transaction: it happens wholly, and
    lasts, or not at all. One dossier object belongs to one thread.

    Attributes:
        question: as `dossier.toml` stood when the dossier was opened.
        where: the directory, as messages name it.
    """
