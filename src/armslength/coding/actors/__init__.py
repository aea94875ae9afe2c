"""Which actor a mention's words stand for, read in the order in which a mention goes through.

`background` is known before the text is read, `met` is who was named in it so far. `resolver` asks, one after the other, what
words may be: `plurals` ("they", "both sides"), `pronouns` ("he"), `named` (the known `names` among them, which of them are
`persons`, who held the `offices`), and `unnamed` (what else was said before, or is plain at home). Each gives a `referent`.
`cast` does so for a whole document, and asks of what stays unknown what stands around it: the place that follows
(`whereabouts`), a compatriot beside it (`compatriots`), who speaks and to whom (`speakers`).

What is understood is in docs/reference/actors.md.
"""

from armslength.coding.actors.cast import Cast
from armslength.coding.actors.resolver import Resolver

__all__ = ["Cast", "Resolver"]
