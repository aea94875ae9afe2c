"""What the words beside a deed say of whether it happened, where the network hears something else."""

from __future__ import annotations

import re

_UPCOMING = re.compile(r"\b(?:upcoming|forthcoming)\s+(?:[a-z’'-]+\s+)?$")
_NOUN = re.compile(r"(?!\w+ed\b)[a-z][\w’'-]*")
_COMING_UP = re.compile(r"\s+(?:is|are)\s+(?:coming\s+up|still\s+ahead)\b", re.IGNORECASE)
_COULD = re.compile(
    r"\b(?:(?:was|were|been)\s+able\s+to|managed\s+to|succeeded\s+in)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_ALREADY = re.compile(
    r"\b(?:has|have|had)\s+(?:already|recently)\s+(?:been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE
)
_UNSURE = re.compile(
    r"(?:\b(?:if|whether|would|could|will|shall|may|might|must|had|should|unless|once|when|until|not|never|nobody|no\s+one|cannot|unclear|unlikely|denie[ds])\b"
    r"|['’]ll\b|n['’]t\b)[^.;:!?]*$",
    re.IGNORECASE,
)
_ONLY_CONSIDERED = re.compile(
    r"(?:(?:is|are|was|were|been)\s+)?(?:considering|(?:mull|weigh|contemplat|ponder)(?:e?s|ed|ing))(?!\s+(?:itself|himself|herself|themselves|in)\b)"
    r"|considers(?=\s+(?:\w+ing\b|whether\b|how\b))",
    re.IGNORECASE,
)
"""To be "considering a ban" is not to ban; who "considers it void" or "considered the request" says so."""
_OF_WORDS = frozenset({"CONSULT", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN"})
"""Classes of acts that to consider a thing may itself be: it was talked over, held for good or bad."""


def told_modality(
    probabilities: dict[str, float], sentence: str, start: int, end: int, *, class_: str | None = None
) -> tuple[str, float]:
    """The likeliest modality of the words at [start, end) and its probability, unless what stands beside them settles it.

    A deed's noun that is upcoming is planned (77 times in 77 in the annotated texts), who was able to do a thing did it (15 in 16), and
    what has already been done happened (76 in 76).

    Args:
        class_: of the deed, where it is known: what is only considered ("is mulling a ban") has not happened.
    """
    modality = max(probabilities, key=lambda k: probabilities[k])
    before = sentence[:start]
    to_come = _UPCOMING.search(before) and _NOUN.match(sentence, start, end)
    if modality in ("happened", "habitual") and (to_come or _COMING_UP.match(sentence, end)):
        modality = "planned"
    elif (
        modality in ("planned", "possible")
        and (done := _COULD.search(before) or _ALREADY.search(before))
        and not _UNSURE.search(before, 0, done.start())
    ):
        modality = "happened"
    elif (
        modality == "happened"
        and class_ not in (None, *_OF_WORDS)
        and (one := _ONLY_CONSIDERED.match(sentence, start))
        and one.end() == end
    ):
        modality = "possible"
    return modality, probabilities[modality]
