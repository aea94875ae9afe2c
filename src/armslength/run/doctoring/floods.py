"""Floods: much the same text, one publisher, or sources that nobody graded, all at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from armslength import store
from armslength.edtf import bounds
from armslength.errors import BadDate
from armslength.periods import labels
from armslength.run.doctoring import copies
from armslength.run.doctoring.finding import SHOWN, Finding, asking

FEW_DAYS = 7
COPIES = 10
"""As many documents of like text within FEW_DAYS are a flood; a wire story in a handful of papers is none."""
FEWEST = 20
"""Documents, or events, of a month under which no share of it means much."""
TIMES_USUAL = 5
"""How many times the usual is a sudden jump."""
MOST_OF = 0.5
GRADED = 0.2
"""Where at least this share of all documents is graded, the ungraded stand out."""
AROUND = 12
"""Months on either side that say what is usual."""
DOCUMENTS_A_PART = 500


def looked_for(dossier: store.Dossier) -> list[Finding]:
    """Every flood."""
    holdings = dossier.documents()
    return [
        *_near_copies(dossier, {h.id: h for h in holdings}),
        *_jumps(holdings),
        *_one_voice(dossier),
        *_ungraded(holdings),
    ]


def _near_copies(dossier: store.Dossier, of: Mapping[str, store.Holding]) -> Iterator[Finding]:
    ids = sorted(of)
    sketches = [
        (document.id, copies.sketch(document.text))
        for first in range(0, len(ids), DOCUMENTS_A_PART)
        for document in dossier.documents_named(ids[first : first + DOCUMENTS_A_PART])
    ]
    floods = []
    for members in copies.groups(sketches):
        dated = sorted((d, m) for m in members if (d := _day(of[m].published)) is not None)
        undated = [m for m in members if _day(of[m].published) is None]
        densest = max(_within(dated, FEW_DAYS), undated, key=len)
        if len(densest) >= COPIES:
            floods.append(densest)
    if floods:
        floods.sort(key=lambda f: (-len(f), f))
        most = floods[0]
        names = {of[m].publisher for m in most} - {None}
        yield Finding(
            "warning",
            "near-copies",
            f"{len(floods)} floods of documents that say much the same within {FEW_DAYS} days, or undated; the largest has "
            f"{len(most):,}, from {len(names):,} publishers that are named",
            tuple(most[:SHOWN]),
            asking(f"SELECT id, published, publisher, title FROM documents WHERE id IN {tuple(most[:50])}"),  # noqa: S608
            "see whether they are one text sent out under many names; grade or leave out their publishers",
        )


def _within(dated: Sequence[tuple[date, str]], days: int) -> list[str]:
    """The most that fall within so many days."""
    best: tuple[int, int] = (0, 0)
    start = 0
    for end in range(len(dated)):
        while (dated[end][0] - dated[start][0]).days > days:
            start += 1
        best = max(best, (end + 1 - start, -start))
    return [m for _, m in dated[-best[1] : -best[1] + best[0]]]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published and len(published) == 10 else None
    except ValueError:
        return None


def _jumps(holdings: Sequence[store.Holding]) -> Iterator[Finding]:
    """Months with many times the documents of the months around them, and who brought them."""
    of: dict[str, list[store.Holding]] = defaultdict(list)
    for h in holdings:
        if month := _month(h.published):
            of[month].append(h)
    jumps = []
    months = _all_months(of)
    for n, month in enumerate(months):
        around = [len(of.get(m, ())) for m in months[max(0, n - AROUND) : n + AROUND + 1] if m != month]
        usual = median(around) if around else 0
        if around and len(of.get(month, ())) >= max(FEWEST, TIMES_USUAL * usual):
            who, most = Counter(h.publisher or "unknown" for h in of[month]).most_common(1)[0]
            jumps.append((len(of[month]), month, usual, who, most))
    if jumps:
        jumps.sort(reverse=True)
        n, month, usual, who, most = jumps[0]
        yield Finding(
            "warning",
            "jump",
            f"in {len(jumps)} months came {TIMES_USUAL} times as many documents as in the {AROUND} months on either side; most in "
            f"{month}: {n:,}, usually {usual:g}; {most:,} of them from {who}",
            tuple(m for _, m, *_ in jumps[:SHOWN]),
            asking(
                f"SELECT publisher, count(*) FROM documents WHERE published LIKE '{month}%' GROUP BY publisher"  # noqa: S608
            ),
            "see whether so much happened, or somebody wants it to seem so; how much is reported is no measure of warmth",
        )


def _month(published: str | None) -> str | None:
    """The month in which all of a date lies, as `2020-03`; None where it is none, or may be of several."""
    try:
        first, last = bounds(published) if published else (None, None)
    except BadDate:
        return None
    if first is None or last is None or first.replace(day=1) != last.replace(day=1):
        return None
    return f"{first.year:04}-{first.month:02}"


def _all_months(of: Collection[str]) -> list[str]:
    """Every month from the first to the last of these."""
    if not of:
        return []
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(of), max(of)))
    return [f"{day.year:04}-{day.month:02}" for day in labels(first, last, "month")]


def _one_voice(dossier: store.Dossier) -> Iterator[Finding]:
    """Months in which one publisher alone tells most of the events, where the dossier has more than one."""
    rows = dossier.sql(
        """
        WITH told AS (
            SELECT DISTINCT event, publisher
            FROM event_reports JOIN documents ON documents.id = split_part(report, '.', 1)),
        alone AS (SELECT event, any_value(publisher) AS publisher, count(*) AS n FROM told GROUP BY event)
        SELECT strftime(events.start, '%Y-%m') AS month, CASE WHEN n = 1 THEN publisher END AS alone, count(*) AS n
        FROM events JOIN alone ON alone.event = events.id WHERE events.start IS NOT NULL GROUP BY ALL"""
    )
    if len(dossier.sql("SELECT DISTINCT publisher FROM documents")) < 2:
        return
    total: Counter[str] = Counter()
    for month, _, n in rows:
        total[month] += n
    loud = sorted(
        (
            (n, month, alone)
            for month, alone, n in rows
            if alone and n >= FEWEST and n > MOST_OF * total[month]
        ),
        reverse=True,
    )
    if loud:
        n, month, who = loud[0]
        yield Finding(
            "warning",
            "one-publisher",
            f"in {len(loud)} months one publisher alone tells more than half of the events, {FEWEST} or more; most in {month}: "
            f"{who} tells {n:,} of {total[month]:,} that nobody else tells",
            tuple(f"{m}: {w}" for _, m, w in loud[:SHOWN]),
            asking(
                f"SELECT id, title FROM documents WHERE publisher = '{_quoted(who)}' AND published LIKE '{month}%'"  # noqa: S608
            ),
            "look for another source of the same; grade the publisher in dossier.toml, or make the dossier without it and compare",
        )


def _ungraded(holdings: Sequence[store.Holding]) -> Iterator[Finding]:
    """Months filled by ungraded documents, where others are graded."""
    graded = sum(h.grade is not None for h in holdings)
    if graded < GRADED * len(holdings) or not holdings:
        return
    of: dict[str, list[bool]] = defaultdict(list)
    for h in holdings:
        if month := _month(h.published):
            of[month].append(h.grade is None)
    floods = sorted(
        (
            (sum(u), month, len(u))
            for month, u in of.items()
            if sum(u) >= FEWEST and sum(u) > MOST_OF * len(u)
        ),
        reverse=True,
    )
    if floods:
        n, month, of_all = floods[0]
        yield Finding(
            "warning",
            "ungraded",
            f"in {len(floods)} months most documents are of sources that nobody graded; most in {month}: {n:,} of {of_all:,}",
            tuple(m for _, m, _ in floods[:SHOWN]),
            asking(
                f"SELECT publisher, count(*) FROM documents WHERE grade IS NULL AND published LIKE '{month}%' GROUP BY publisher"  # noqa: S608
            ),
            "grade their publishers in dossier.toml ([sources.grades])",
        )


def _quoted(text: str) -> str:
    return text.replace("'", "''")
