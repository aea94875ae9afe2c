"""What is the matter with a dossier: its files, its question, its dates, what was lost, and who fills it with what."""

from armslength.run.doctoring.examining import doctor
from armslength.run.doctoring.finding import Finding

__all__ = ["Finding", "doctor"]
