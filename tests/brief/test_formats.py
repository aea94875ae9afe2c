"""One brief in four formats: the same words, the same notes, the same bytes each time. All stories invented."""

import io
import re
import sys
import zipfile
from dataclasses import replace

import docx
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

import armslength
from armslength import brief, run
from armslength.brief import sources
from armslength.brief.citations import Note
from armslength.brief.figures import Table
from armslength.brief.layout.thinning import thinned
from armslength.brief.model import Endnotes, Grid, Happenings, Paragraph, Ref, plain, walk
from armslength.cli import armslength as command
from armslength.errors import InputError, MissingExtra
from armslength.ontology.experimental import MEASURED
from armslength.ontology.likelihood import YARDSTICK
from armslength.records import Question

HOSTILE = '<script>alert("1")</script> [x](javascript:alert(1)) | #set page() $x$ \\* `y` \u202e'


def blocks(composed):
    return [block for section in composed.sections for block in walk(section.blocks)]


def sentences(composed):
    """Every line of prose of a brief."""
    for block in blocks(composed):
        if isinstance(block, Paragraph):
            yield plain(block.line)
        for item in getattr(block, "items", ()):
            yield plain(item) if isinstance(item, tuple) else plain(item.weight)


def text_of(content, form):
    return " ".join(unit.text for unit in brief.units(content, form, "test"))


def squeezed(text):
    return re.sub(r"[\s\\*`]", "", text)


def test_no_block_stands_without_what_it_rests_on(composed):
    for block in blocks(composed):
        every = block.items if isinstance(block, Happenings) else (block,)
        for one in every:
            support = getattr(one, "support", None)
            if support is not None:
                assert support, block
                assert all(part.of and all(part.of) for part in support), block


def test_likelihood_and_confidence_never_stand_in_one_sentence(composed):
    words = "|".join(word for _, _, word in YARDSTICK)
    for line in sentences(composed):
        for sentence in re.split(r"(?<=[.;]) ", line):
            likely = re.search(rf"\b(?:{words})\b \(", sentence)
            assert not (likely and re.search(r"\bconfidence\b", sentence, re.IGNORECASE)), sentence


def test_a_reading_says_how_sure_it_is_by_a_number_and_the_yardstick_has_its_seven_words(composed):
    sure = [
        line
        for line in sentences(composed)
        if "eading " in line and " sure" in line and "“Reading" not in line
    ]
    assert sure
    assert all(re.search(r"\b[Rr]eading (?:over |under )?\d+% sure\b", line) for line in sure)
    grids = [b for b in blocks(composed) if isinstance(b, Grid) and "ICD 203" in b.caption]
    assert [len(grid.rows) for grid in grids] == [7]


def test_notes_are_numbered_in_the_order_in_which_they_are_cited(composed):
    cited = []

    def gather(line):
        cited.extend(one.note for one in line if isinstance(one, Ref))

    for block in blocks(composed):
        if isinstance(block, Paragraph):
            gather(block.line)
        elif isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    gather(cell)
        for item in getattr(block, "items", ()):
            gather(item if isinstance(item, tuple) else item.said)
    first = list(dict.fromkeys(cited))
    assert first == list(range(1, len(first) + 1))
    (notes,) = [b for b in blocks(composed) if isinstance(b, Endnotes)]
    assert [note.number for note in notes.notes] == first


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_every_format_has_every_sentence_and_every_note(composed, form):
    told = squeezed(text_of(brief.render(composed, form), form))
    for line in sentences(composed):
        assert squeezed(line.removesuffix("Arm’s length"))[:60] in re.sub(r"\[\^?\d+\]", "", told), line
    (notes,) = [b for b in blocks(composed) if isinstance(b, Endnotes)]
    for note in notes.notes:
        assert squeezed(plain(note.quotation)) in told


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_the_same_brief_has_the_same_bytes(directory, composed, form):
    assert brief.render(run.composed(directory, made="2026-01-01"), form) == brief.render(composed, form)


def test_word_is_given_headings_tables_and_endnotes(composed):
    content = brief.render(composed, "docx")
    found = docx.Document(io.BytesIO(content))
    headings = [p.text for p in found.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in composed.sections]
    assert len(found.tables) >= 8
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        notes = archive.read("word/endnotes.xml").decode()
        body = archive.read("word/document.xml").decode()
    (told,) = [b for b in blocks(composed) if isinstance(b, Endnotes)]
    assert notes.count("<w:endnote ") == len(told.notes) + 2
    assert re.findall(r'endnoteReference w:id="(\d+)"', body) == [f"{n.number}" for n in told.notes]
    assert found.core_properties.created.isoformat().startswith("2026-01-01")


def test_word_without_pictures_says_so_and_gives_the_tables(composed, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    told = text_of(brief.render(composed, "docx"), "docx")
    assert "This copy has no pictures of its charts: pip install -e '.[pdf]'" in told


def test_word_has_pictures_where_one_of_the_two_extras_is_installed(composed, monkeypatch):
    pytest.importorskip("typst", reason="the extra pdf is not installed")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    content = brief.render(composed, "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")]
    assert "no pictures of its charts" not in text_of(content, "docx")


def test_pdf_without_its_extra_says_how_to_get_it(directory, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"pip install -e '\.\[pdf\]'"):
        run.write_brief(run.composed(directory, made="2026-01-01"), tmp_path / "b.pdf")
    assert not list(tmp_path.iterdir())


def test_pdf_has_its_contents_its_page_numbers_and_its_words(directory, composed, tmp_path):
    pytest.importorskip("typst", reason="the extra pdf is not installed")
    one = brief.render(composed, "pdf")
    assert one == brief.render(composed, "pdf")
    told = text_of(one, "pdf")
    for section in composed.sections:
        assert section.title in told
    assert "1 / " in "".join(run_pages(one))
    file = tmp_path / "b.pdf"
    file.write_bytes(one)
    found = run.check_brief(directory, file)
    assert (found.verdict, found.whole) == ("holds", True)
    assert found.notes >= 8


def run_pages(content):
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_hostile_words_are_shown_in_every_format_and_obeyed_in_none(tmp_path):
    armslength.new(str(tmp_path / "d"), Question(client="BLR", patron="RUS", rivals=("EU",)))
    text = f"On 11 August 2020 the EU imposed sanctions on Belarus {HOSTILE}. On 9 June 2018 Russia lent Belarus 600 million dollars."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    known = armslength.Known(
        published="2021-07-01", publisher=HOSTILE, title=HOSTILE, url="javascript:alert(1)"
    )
    armslength.add(str(tmp_path / "d"), [tmp_path / "a.txt"], known)
    composed = run.composed(tmp_path / "d", made="2026-01-01")
    told = brief.render(composed, "md").decode()
    page = MarkdownIt("commonmark").enable("table").render(told)
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in told
    assert 'alert("1")' in text_of(brief.render(composed, "docx"), "docx")
    pytest.importorskip("typst", reason="the extra pdf is not installed")
    assert "#set page() $x$" in " ".join("".join(run_pages(brief.render(composed, "pdf"))).split())


def test_the_command_writes_what_the_ending_says_and_charts_beside_markdown(directory, tmp_path):
    file, assets = tmp_path / "b.md", tmp_path / "charts"
    told = CliRunner().invoke(
        command, ["brief", str(directory), "-o", str(file), "--assets", str(assets), "--made", "2026-01-01"]
    )
    assert told.exit_code == 0, told.output
    named = re.findall(r"!\[.*?\]\((charts/[^)]+)\)", file.read_text(encoding="utf-8"))
    assert named
    assert {(tmp_path / name).name for name in named} == {path.name for path in assets.iterdir()}
    assert all(path.read_text(encoding="utf-8").startswith("<svg") for path in assets.iterdir())
    assert run.check_brief(directory, file).verdict == "holds"
    with pytest.raises(InputError, match="--assets is for Markdown"):
        run.write_brief(run.composed(directory), tmp_path / "b.html", assets=assets)


def test_leads_are_shown_with_how_good_their_rules_are_only_where_asked_for(directory):
    without = brief.render(run.composed(directory, made="2026-01-01"), "md").decode()
    with_them = brief.render(run.composed(directory, made="2026-01-01", leads=True), "md").decode()
    assert "were not looked for" in without
    assert "## Red lines, reversals, contradictions" not in without
    assert "## Red lines, reversals, contradictions" in with_them
    measured = MEASURED["redlines"]
    assert f"{measured[0].upper()}{measured[1:]}." in with_them


def test_an_archived_address_gives_the_original_and_the_day_of_the_copy(rendered):
    assert "https://post.example/story, archived 2 July 2021 at" in text_of(rendered["html"], "html")
    assert sources.archived("https://web.archive.org/web/20211399000000/https://a.example") == ""
    assert sources.archived("https://a.example/web/20210702000000/https://b.example") == ""
    assert sources.archived(None) == ""


def test_a_title_keeps_its_own_stops_and_gets_no_second_one(directory):
    with run.opened(directory) as dossier:
        quote = dossier.cite(dossier.reports()[0].sentence)

    def listed(title, publisher="The Invented Post"):
        given = replace(
            quote, title=title, author="J. Smith Jr.", publisher=publisher, published="2021-07-02"
        )
        (source,) = sources.sources([Note(1, given)])
        return source.entry.listed

    assert listed("Wait... what") == "J. Smith Jr. “Wait... what.” The Invented Post, 2 July 2021."
    assert listed("Who?") == "J. Smith Jr. “Who?” The Invented Post, 2 July 2021."
    assert listed("He said “no”") == "J. Smith Jr. “He said “no”.” The Invented Post, 2 July 2021."


def test_a_long_table_keeps_the_last_period_of_each_year():
    rows = tuple(
        (f"{m} {y}", f"{y}")
        for y in range(1990, 2000)
        for m in ("May", "November", "December", "June", "July", "April", "March")
    )
    found = thinned(Table(("Period", "x"), rows))
    assert len(found.rows) == 10
    assert all(row[0].startswith("March") for row in found.rows)
    assert "10 of 70" in found.note
    assert len(thinned(Table(("Period", "x"), rows[:9])).rows) == 9
