"""EML: a mail's own words, with its subject, sender and date."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from itertools import islice

from armslength.read import dates, html
from armslength.read.foreign import foreign
from armslength.read.intake import Found, Intake, Item, one_line, quarantined
from armslength.read.reason import Reason

_ADVICE = "save the mail's text as .txt"


def read(data: bytes, intake: Intake) -> Iterator[Item]:
    """The plain part of a mail, else its HTML part as a page; each attachment goes to quarantine, by its name.

    Raises:
        UnreadableDocument: `broken-mail`, `too-many-parts`, or `no-text` where it has neither part.
    """
    with foreign(intake, Reason.BROKEN_MAIL, _ADVICE):
        mail = BytesParser(policy=policy.default).parsebytes(data)
        if sum(1 for _ in islice(mail.walk(), intake.limits.parts + 1)) > intake.limits.parts:
            raise intake.refuse(Reason.TOO_MANY_PARTS, f"over {intake.limits.parts:,} parts; {_ADVICE}")
        attached = [
            str(part.get_filename() or number) for number, part in enumerate(mail.iter_attachments(), 1)
        ]
        body = mail.get_body(preferencelist=("plain", "html"))
        text = str(body.get_content()) if body else ""
        subtype = body.get_content_subtype() if body else ""
        subject, sender, sent = mail.get("subject"), mail.get("from"), mail.get("date")
    for name in attached:
        yield quarantined(intake.part(name).refuse(Reason.ATTACHMENT, "save it as a file and add that"))
    if subtype == "html":
        text = html.read(text.encode("utf-8"), intake).text
    if not text.strip():
        raise intake.refuse(Reason.NO_TEXT, f"it has no text; {_ADVICE}")
    yield Found(
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
    except (
        ValueError,
        TypeError,
        IndexError,
        OverflowError,
    ):  # as the date has it; the module says nothing of them
        return None
    return dates.plausible(sent.date(), intake.today)
