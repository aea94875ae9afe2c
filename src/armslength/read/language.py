"""The language of a text."""

from __future__ import annotations

_SAMPLE_LENGTH = 2000
_LETTERS_NEEDED = 100


def language(text: str) -> str | None:
    """The language of the first 2,000 characters, ISO 639-1; None under 100 letters: too few to say.

    Source: py3langid, after Lui and Baldwin, langid.py, ACL 2012.
    """
    sample = text[:_SAMPLE_LENGTH]
    if sum(map(str.isalpha, sample)) < _LETTERS_NEEDED:
        return None
    import py3langid  # noqa: PLC0415 - its model takes a second to load, once

    return str(py3langid.classify(sample)[0])
