"""Reports as passages in the format of our corpus, for a scorer or a training to read."""

from __future__ import annotations

from collections.abc import Sequence

from armslength.records import Document, Mention, Report, Sentence

UNKNOWN = "---"


def as_passage(document: Document, sentence: Sentence, reports: Sequence[Report]) -> str | None:
    """One sentence with its reports as an annotated passage; None where its words contain marks of the format.

    Times are left out. Where words of actors overlap the first is kept.
    """
    text = document.text[sentence.start : sentence.end].replace("\n", " ").replace("\r", " ")
    if set(text) & set("[]{}") or not document.published:
        return None
    spans: dict[tuple[int, int], str] = {}
    lines: list[str] = []
    for number, report in enumerate(reports, 1):
        spans[report.trigger.start, report.trigger.end] = f"{{e{number}:"
    for mention in (m for r in reports for m in (*r.source, *r.target, *((r.by,) if r.by else ()))):
        _mark(mention, sentence, spans, lines)
    for number, report in enumerate(reports, 1):
        source, target = (_side(side, spans) for side in (report.source, report.target))
        by = _side((report.by,), spans) if report.by else "-"
        lines.append(
            f"e{number}: {report.class_} {source}>{target} {report.modality} - {','.join(report.contexts) or '-'}"
            + (f" by={by}" if by != "-" else "")
        )
    marked = text
    for (start, end), opening in sorted(spans.items(), reverse=True):
        a, z = start - sentence.start, end - sentence.start
        marked = f"{marked[:a]}{opening}{marked[a:z]}{'}' if opening[0] == '{' else ']'}{marked[z:]}"
    head = [
        f"id: {sentence.id.replace('.', '-')}",
        f"date: {document.published}",
        "style: wire",
        f"text: {marked}",
    ]
    return "\n".join([*head, *lines])


def _mark(mention: Mention, sentence: Sentence, spans: dict[tuple[int, int], str], lines: list[str]) -> None:
    where = mention.start, mention.end
    outside = mention.start < sentence.start or mention.end > sentence.end
    if outside or any(where[0] < end and start < where[1] for start, end in spans):
        return
    name = f"a{sum(o[0] == '[' for o in spans.values()) + 1}"
    spans[where] = f"[{name}:"
    lines.append(f"{name}: {mention.country or UNKNOWN} {mention.sector} {mention.kind}")


def _side(mentions: Sequence[Mention], spans: dict[tuple[int, int], str]) -> str:
    names = [spans[m.start, m.end].strip("[:") for m in mentions if (m.start, m.end) in spans]
    return "+".join(dict.fromkeys(names)) or "-"
