"""EML: a mail's own words, with its subject, sender and date."""

from __future__ import annotations

from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from armslength.read import dates, html
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, one_line
from armslength.read.reason import Reason

_ADVICE = "save the mail's text as .txt"


def read(data: bytes, intake: Intake) -> Found:
    """The plain part of a mail, else its HTML part as a page; attachments are not read.

    Raises:
        UnreadableDocument: `broken-mail`, or `no-text` where it has neither part.
    """
    with foreign(intake, Reason.BROKEN_MAIL, _ADVICE):
        mail = BytesParser(policy=policy.default).parsebytes(data)
        body = mail.get_body(preferencelist=("plain", "html"))
        if body is None:
            raise intake.refuse(Reason.NO_TEXT, f"it has no text; {_ADVICE}")
        text = str(body.get_content())
        subtype = body.get_content_subtype()
        subject, sender, sent = mail.get("subject"), mail.get("from"), mail.get("date")
    if subtype == "html":
        text = html.read(text.encode("utf-8"), intake).text
    if not text.strip():
        raise intake.refuse(Reason.NO_TEXT, f"it has no text; {_ADVICE}")
    return Found(
        intake.origin,
        text,
        f"eml/{subtype}",
        title=one_line(str(subject) if subject else None),
        author=one_line(str(sender) if sender else None),
        published=_day(str(sent) if sent else None, intake),
    )


def _day(value: str | None, intake: Intake) -> str | None:
    """The day of an RFC 2822 date as printed in it; None where it is none, or lies in the future."""
    try:
        sent = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return dates.plausible(sent.date(), intake.today)
