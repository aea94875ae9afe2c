"""Charts that stand alone: everything they need is in them, and what they say is what was measured. All series are invented."""

import re
import sys
from datetime import date

import pytest
from lxml import etree

from armslength.draw import raster, style
from armslength.draw.cut import cut, from_first_known, touches
from armslength.draw.line_chart import Line, Size, line_chart
from armslength.draw.marks import Mark
from armslength.draw.picture import Picture
from armslength.draw.sheet import Part, Words, sheet
from armslength.draw.svg import box, link
from armslength.draw.text import LETTERS, fitted, width, wrapped
from armslength.errors import InputError, MissingExtra
from armslength.records import Reading, Series

SVG = "{http://www.w3.org/2000/svg}"
SIZE = Size(752, 330, "wide")


def series(*values, start=2015, half=0.1, measure="warmth", of=("BLR", "RUS")):
    """A yearly one; None is not known."""
    readings = tuple(
        Reading(f"{start + n}-01-01", v, None if v is None else v - half, None if v is None else v + half, 3)
        for n, v in enumerate(values)
    )
    return Series(measure, of, "year", "-1 to 1", -1.0, 1.0, readings)


def words(title='What is <found> & "said"', notes=("1  e0123456789ab",)):
    return Words(title, "Yearly; −1 hostile, 1 friendly.", notes, "Source: The Invented Post")


def chart(*lines, marks=()):
    drawing = line_chart(lines, SIZE, title="t", description="d", marks=marks)
    return Picture(words(), [Part(drawing, SIZE)])


def texts(svg):
    return ["".join(one.itertext()) for one in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def test_a_sheet_is_one_well_formed_svg_with_its_style_and_nothing_from_elsewhere():
    svg = chart(Line(series(0.1, 0.4), 0, "Russia 0.40")).svg()
    root = etree.fromstring(svg.encode())
    assert root.tag == f"{SVG}svg"
    assert root.findall(f"{SVG}style")
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|url\(|@import|<script|<image", svg)
    assert "var(" not in svg


def test_title_subtitle_notes_and_source_stand_on_it_escaped():
    said = " ".join(texts(chart(Line(series(0.1, 0.4), 0)).svg()))
    for part in (
        'What is <found> & "said"',
        "Yearly; −1 hostile, 1 friendly.",
        "1 e0123456789ab",
        "Source: The Invented Post",
    ):
        assert part in said


def test_no_word_of_a_document_can_break_the_file_or_add_to_it():
    bad = Words("a\x1b]0;x\x07</title><script>", "b\x00&", ("c\ud800",), 'd"><image href="x"/>')
    svg = Picture(bad, chart(Line(series(0.1, 0.4), 0, "e\x08<b>")).parts).svg()
    root = etree.fromstring(svg.encode())
    assert not root.findall(".//{*}script")
    assert not root.findall(".//{*}image")
    assert "\N{REPLACEMENT CHARACTER}" in svg


def test_every_class_that_a_chart_uses_has_a_rule():
    day = date(2016, 1, 1)
    mark = Mark(day, day, day, 1, "", "a shift")
    svg = chart(Line(series(0.1, None, 0.4, 0.3), 0, "Russia"), marks=[mark]).svg()
    rules = style.sheet(dark=False)
    used = {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split()}
    layout = {"armslength", "wide", "tick"}  # of the whole and of plain text, which `text` rules already
    assert {name for name in used - layout if f".{name}" not in rules} == set()


def test_the_style_changes_nothing_outside_a_chart():
    rules = style.sheet(dark=True)
    selectors = [s.strip() for s in re.findall(r"(?m)^([^@{}]+)\{", rules)]
    assert len(selectors) > 40
    assert all(one.strip().startswith(".armslength") for s in selectors for one in s.split(","))


def test_dark_is_for_viewers_that_ask_for_it_and_never_for_dots_or_ink():
    picture = chart(Line(series(0.1, 0.4), 0))
    assert "prefers-color-scheme: dark" in picture.svg()
    assert "prefers-color-scheme" not in picture.svg(dark=False)
    assert set(style.LIGHT) == set(style.DARK)


def test_lines_are_named_at_their_ends_without_touching():
    near = [
        Line(series(0.1, 0.30), 0, "Russia"),
        Line(series(0.2, 0.31), 1, "EU"),
        Line(series(0, 0.32), 2, "USA"),
    ]
    svg = chart(*near).svg()
    places = [float(y) for y in re.findall(r'class="label c\d" x="[\d.]+" y="([\d.]+)"', svg)]
    assert len(places) == 3
    assert min(abs(a - b) for n, a in enumerate(places) for b in places[n + 1 :]) >= 14.9


def test_a_label_fits_on_the_sheet():
    svg = chart(Line(series(0.1, 0.4), 0, "The Democratic Republic of the Congo −0.03")).svg()
    (x, label) = re.search(r'class="label c0" x="([\d.]+)"[^>]*>([^<]+)<', svg).groups()
    assert float(x) + width(label, 13) <= SIZE.width


def test_what_is_not_known_leaves_a_gap():
    broken = chart(Line(series(0.1, 0.2, None, 0.3, 0.4), 0)).svg()
    whole = chart(Line(series(0.1, 0.2, 0.25, 0.3, 0.4), 0)).svg()
    assert broken.count('class="line c0"') == 2
    assert whole.count('class="line c0"') == 1


def test_parts_stand_abreast_and_then_below_with_their_headings():
    small = Size(240, 100, "small")
    drawing = line_chart([Line(series(0.1, 0.4), 0)], small, title="t", description="d")
    svg = sheet(words(), [Part(drawing, small, f"Part {n}") for n in range(4)])
    places = [(float(x), float(y)) for x, y in re.findall(r'<svg x="([\d.]+)" y="([\d.]+)" width="240"', svg)]
    assert [x for x, _ in places] == [24.0, 280.0, 536.0, 24.0]
    assert places[0][1] == places[2][1] < places[3][1]
    assert [t for t in texts(svg) if t.startswith("Part")] == ["Part 0", "Part 1", "Part 2", "Part 3"]


def test_a_mark_that_leads_nowhere_is_no_link():
    assert "<a " not in str(link("", "name", [box(0, 0, 1, 1, "dot")]))
    assert "<title>name</title>" in str(link("", "name", [box(0, 0, 1, 1, "dot")]))
    assert '<a href="#x"' in str(link("#x", "name", []))


def test_a_title_has_room_for_wider_faces_than_our_own():
    said = "Of 543 deeds between Belarus and its poles, 386 are between Belarus and Russia"
    drawing = line_chart([Line(series(0.1, 0.4), 0)], SIZE, title="t", description="d")
    svg = sheet(words(title=said), [Part(drawing, SIZE)])
    assert len(re.findall('class="title"', svg)) == 2  # Liberation Sans Bold needs 773 of 752 pixels for it


def test_words_break_where_a_line_is_full_and_none_is_lost():
    said = (
        "Belarus’s arm’s length from Russia was not clearly other in March 2022 than it was in January 1995"
    )
    lines = wrapped(said, 20, 400)
    assert len(lines) > 1
    assert " ".join(lines) == said
    assert all(width(line, 20) <= 400 for line in lines)
    assert wrapped("Donaudampfschifffahrtsgesellschaft", 20, 50) == ["Donaudampfschifffahrtsgesellschaft"]


@pytest.mark.parametrize("room", [0, 24, 66, 100, 10_000])
def test_a_label_is_cut_to_its_room_as_late_as_can_be_and_says_so(room):
    label = "A very long name of a dossier"
    shown = fitted(label, LETTERS, room)
    if shown == label:
        assert width(label, LETTERS) <= room
        return
    kept = shown.removesuffix("…")
    assert label.startswith(kept)
    assert len(kept) >= 2
    assert width(shown, LETTERS) <= room or len(kept) <= 3
    longer = label[: len(kept) + 2]  # a space before the ellipsis is left out too
    assert width(f"{longer}…", LETTERS) > room


def test_letters_count_by_how_wide_they_are():
    assert fitted("illilli", LETTERS, 30) == "illilli"
    assert fitted("MWMWMWM", LETTERS, 30) == "MWM…"


def test_a_stretch_holds_the_periods_that_touch_it():
    cut_down = cut(series(0.1, 0.2, 0.3, 0.4), "2016-06-01", "2017-01-01")
    assert [r.start for r in cut_down.readings] == ["2016-01-01", "2017-01-01"]
    assert touches("2016-01-01", "year", "2016-12-31", None)
    assert not touches("2016-01-01", "year", "2017-01-01", None)
    assert not touches("2016-01-01", "month", None, "2015-12-31")


def test_what_is_not_known_at_first_is_left_out_and_at_last_is_kept():
    (shown,) = from_first_known([series(None, 0.2, None, 0.4, None)])
    assert [r.start[:4] for r in shown.readings] == ["2016", "2017", "2018", "2019"]


def test_a_picture_is_saved_in_the_format_of_its_name_and_shown_by_notebooks(tmp_path):
    picture = chart(Line(series(0.1, 0.4), 0))
    path = picture.save(tmp_path / "new" / "x.svg")
    assert path.read_text(encoding="utf-8") == picture.svg() == picture._repr_svg_()
    assert [p.name for p in path.parent.iterdir()] == ["x.svg"]
    with pytest.raises(InputError, match=r"x\.gif: ends in none of \.svg, \.png, \.pdf"):
        picture.save(tmp_path / "x.gif")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        picture.save(tmp_path / "file" / "x.svg")


@pytest.mark.parametrize(
    ("module", "suffix", "extra"), [("resvg_py", "png", "plot"), ("typst", "pdf", "pdf")]
)
def test_a_missing_extra_is_named_with_what_to_install(tmp_path, monkeypatch, module, suffix, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"{suffix.upper()} needs more.*\.\[{extra}\]"):
        chart(Line(series(0.1, 0.4), 0)).save(tmp_path / f"x.{suffix}")
    assert not list(tmp_path.iterdir())


def test_a_png_has_its_size_its_ground_and_the_same_bytes_each_time():
    pytest.importorskip("resvg_py")
    svg = chart(Line(series(0.1, 0.4), 0)).svg(dark=False)
    one = raster.png(svg, zoom=2)
    assert one[:8] == b"\x89PNG\r\n\x1a\n"
    tall = float(re.search(r'height="([\d.]+)"', svg)[1])
    assert int.from_bytes(one[16:20], "big") == 1600
    assert abs(int.from_bytes(one[20:24], "big") - 2 * tall) <= 1
    assert one == raster.png(svg, zoom=2)


def test_letters_of_a_png_come_from_the_packaged_font_alone():
    pytest.importorskip("resvg_py")
    plain = chart(Line(series(0.1, 0.4), 0)).svg(dark=False)
    other = plain.replace(style.FAMILY, "'DejaVu Serif', serif")
    assert other != plain
    nothing = re.sub(r"<text.*?</text>", "", plain)
    assert raster.png(other, zoom=1) != raster.png(plain, zoom=1)
    assert raster.png(other, zoom=1) == raster.png(nothing, zoom=1)


def test_a_pdf_is_of_its_own_size_and_has_the_same_bytes_each_time():
    pytest.importorskip("typst")
    picture = chart(Line(series(0.1, 0.4), 0))
    one = picture.pdf()
    assert one.startswith(b"%PDF-")
    assert re.search(rb"/MediaBox\s*\[0 0 600 ", one)
    assert one == picture.pdf()
