"""What the caller can tell that a file cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date

from armslength.errors import ConfigError
from armslength.ontology.grades import ALLOWED, is_grade
from armslength.read import dates
from armslength.read.intake import whole


@dataclass(frozen=True, slots=True)
class Known:
    """What is told about documents from outside; None is not told.

    Attributes:
        published: a year, month or day, as EDTF, or an ISO date and time.
        publisher: who published them.
        author: who wrote them.
        title: of the document.
        url: where it stands on the web; nothing is fetched.
        grade: Admiralty grade, such as `B2`.
        language: ISO 639-1, such as `en`.
    """

    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    grade: str | None = None
    language: str | None = None

    def checked(self, where: str, today: date) -> Known:
        """The same with its date as EDTF and blanks as None.

        Raises:
            BadDate: `published` is no date.
            InputError: `published` lies in the future.
            ConfigError: `grade` or `language` is none.
        """
        told = {f.name: whole((getattr(self, f.name) or "").strip()) or None for f in fields(self)}
        published, grade, language = told["published"], told["grade"], told["language"]
        if published is not None:
            told["published"] = dates.given(published, f"{where}: published", today)
        if grade is not None and not is_grade(grade):
            raise ConfigError(
                where=where, key="grade", problem=f"{grade!r} is no Admiralty grade", allowed=ALLOWED
            )
        if language is not None and not is_language(language):
            raise ConfigError(
                where=where,
                key="language",
                problem=f"{language!r} is no language",
                allowed="ISO 639-1, such as en",
            )
        return Known(**told)

    def over(self, other: Known) -> Known:
        """What this tells, and for the rest what `other` tells."""
        return Known(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


def is_language(code: str) -> bool:
    """Whether `code` has the form of ISO 639-1."""
    return re.fullmatch(r"[a-z]{2}", code) is not None
