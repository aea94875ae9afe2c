"""The language of a text."""

from __future__ import annotations

import tempfile

from armslength.errors import InputError

_SAMPLE_LENGTH = 2000
_LETTERS_NEEDED = 100
_TAKEN_FOR = {"pcm": "en"}
"""A language that a few sentences of another are taken for: Nigerian Pidgin, where English comes second."""


def language(text: str) -> str | None:
    """The language of the first 2,000 characters, ISO 639-1; None under 100 letters: too few to say.

    Source: py3langid, after Lui and Baldwin, langid.py, ACL 2012.

    Raises:
        InputError: there is no room for the model that tells it.
    """
    sample = text[:_SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample)) < _LETTERS_NEEDED:
        return None
    import py3langid  # noqa: PLC0415 - its model takes a second to load, once

    try:
        first, second, *_ = (str(code) for code, _ in py3langid.rank(sample))
        return second if _TAKEN_FOR.get(first) == second else first
    except OSError as problem:  # it unpacks its model into a temporary file
        raise InputError(
            f"{tempfile.gettempdir()}: no room to unpack the language model ({problem}); make room, or set TMPDIR"
        ) from problem
