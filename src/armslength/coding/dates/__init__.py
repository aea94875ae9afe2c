"""The date grammar: times in English text, resolved to EDTF.

A rule is a phrase and a function that reads what the phrase matched. The rules stand, by what they count
from, in `stated`, `alone`, `relative` and `counting`; `scan` finds and resolves them one after the other, `binding`
adds the words before them, `linking` weighs which of them dates a deed, and `choice` says what it then means.
What is understood, and the conventions chosen, are in docs/reference/dates.md.
"""

from armslength.coding.dates.choice import date_of
from armslength.coding.dates.scan import TimeExpression, expressions

__all__ = ["TimeExpression", "date_of", "expressions"]
