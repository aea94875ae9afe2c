"""What is taken back of an event whose reports parted by the correction. Invented."""

from types import SimpleNamespace

from armslength.records import Judgement, Span
from armslength.run.judging import _said_with

MADE = "2026-11-29T23:00:00"


def report(document, start):
    return SimpleNamespace(document=document, trigger=Span(start, start + 5), id=f"{document}.r{start}")


def said(of, made=MADE, person="A. Analyst", field="class"):
    return {field: Judgement(of.document, of.trigger, field, "ASSAULT", "AGREE", person, None, made)}


def test_what_was_said_in_the_same_breath_of_reports_elsewhere_goes_with_it_and_nothing_else():
    mine, parted, later, by_another, unsaid = (report("d", n) for n in (0, 10, 20, 30, 40))
    held = {
        (r.document, r.trigger): judged
        for r, judged in (
            (mine, said(mine)),
            (parted, said(parted)),
            (later, said(later, made="2026-11-29T23:05:00")),
            (by_another, said(by_another, person="B. Analyst")),
        )
    }
    dossier = SimpleNamespace(reports=lambda: [mine, parted, later, by_another, unsaid])
    assert _said_with([mine], held, dossier) == [parted]
    assert _said_with([unsaid], held, dossier) == []
    assert _said_with([mine, parted], held, dossier) == []
