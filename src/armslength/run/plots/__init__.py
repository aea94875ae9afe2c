"""Charts that stand alone, of a dossier: what is drawn, and what is said beside it."""

from armslength.run.plots.plotting import plot

__all__ = ["plot"]
