"""What the fuzzers start from: the invented inputs of the tests, and nothing else."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

TESTS = Path(__file__).parents[1] / "tests"

DATES = (
    "Freedonia closed the port on 8 January 2007. Two days later it opened again, in the third quarter of 2021.",
    "between March and May 2021, from 2014 to 2016, in the 1990s, last Friday, the second half of the 19th century",
    "three days ago; by the end of next month; since the winter of 2013-14; on 05/04/2021; mid-June; for two years",
    "the first week of May, the night before, on the eve of Easter 2020, a week after the elections, 2014/15",
    "On 3 May 1500 he left; at Easter next year, last Whitsun, by the new year, at month's end, all winter, on this day, during World War II",
)
EDTF = (
    "2020",
    "2020-08-09",
    "2020-21",
    "2020-41",
    "199X",
    "19XX",
    "2020-08~",
    "2014/..",
    "../2020%",
    "2014-03/2014-05",
)
TOML = (
    """[question]\nclient = "BLR"\npatron = "RUS"\nrivals = ["EU", "USA"]\nsince = 2014-01-01\nuntil = "2021"\n""",
    """[question]
client = "BLR"
patron = "RUS"
rivals = ["EU"]
[sources.grades]
"The Invented Post" = "B"
[sources.home]
"The Invented Post" = "RUS"
[measure]
half_life_months = 36.0
window_days = 180
[measure.weights]
dependence = 0.35
compliance = 0.25
lead = 0.25
commitment = 0.15
[measure.channels]
energy = 2
[[actor]]
code = "BLR.invented"
names = ["Ann Invented"]
country = "BLR"
sector = "GOV"
kind = "person"
since = "2014-03"
""",
)
SCENARIOS = ("RUS>BLR:4=3@2022-06", "EU > USA : 1 = 0 @ 2021-12-31", "BLR.lukashenko>RUS:2=10@2020")
CODED = (
    "On 8 January 2007 Russia halted oil deliveries to Belarus. Minsk accused Moscow of blackmail the next day.",
    "Lukashenko denied that Russian troops would be based in Belarus, the Invented Wire reported on Monday.",
    "Poland, Latvia and the EU imposed sanctions; “we may yet talk”, the foreign minister of Germany told reporters.",
)
TREATY = """ARTICLE 1\n\n1. The Parties shall consult each other.\n(a) at once; and\n(b) in good faith.\n\n\nArticle 2
Foreign policy\n\nThe Republic is a neutral state. It has no bases.\n\nANNEX I\n- oil\n- timber\n\n12\n"""


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"seeds_{path.stem}_{path.parent.name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


def of_reader(fmt: str) -> list[bytes]:
    """Small files of a format."""
    samples = _module(TESTS / "read" / "samples.py")
    text, record = samples.TEXT, '{"text": "%s", "title": "Recall", "published": "2021-05-04", "grade": "B2"}'
    seeds: dict[str, list[bytes]] = {
        "text": [text.encode(), text.encode("utf-16"), "Фридония отозвала посла.".encode("cp1251")],
        "html": [samples.PAGE.encode(), b"<html><meta charset=koi8-r><p>\xf0\xd2\xc9\xd7\xc5\xd4</html>"],
        "pdf": [samples.pdf()],
        "docx": [samples.docx()],
        "eml": [
            samples.MAIL.encode(),
            f"Subject: =?koi8-r?b?8NLJ?=\nContent-Type: text/html\n\n<p>{text}".encode(),
        ],
        "json": [f"[{record % text}]".encode(), (record % text).encode()],
        "jsonl": [f"{record % text}\n{{}}\n[1]\n".encode()],
        "csv": [f'text,title,date\n"{text}",Recall,2021\n'.encode()],
        "feed": [samples.FEED.encode(), _atom(text)],
    }
    return seeds[fmt]


def _atom(text: str) -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Invented Wire</title><entry><title>Recall'
        "</title><updated>2021-05-04T09:00:00Z</updated><content type='html'>&lt;p&gt;"
        f"{text}&lt;/p&gt;</content></entry></feed>"
    ).encode()


def body_of_docx() -> bytes:
    """The part of a DOCX that holds its words."""
    return (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        b"<w:p><w:r><w:t>Freedonia met Sylvania.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        b"<w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"
    )


def of_importer(form: str) -> tuple[bytes, str]:
    """A small file of a data set's format, and its suffix."""
    fixture: Any = _module(TESTS / "store" / "sets" / "conftest.py").file
    function = (
        fixture._get_wrapped_function() if hasattr(fixture, "_get_wrapped_function") else fixture.__wrapped__
    )
    with tempfile.TemporaryDirectory() as folder:
        path = function(Path(folder))(form)
        return path.read_bytes(), path.suffix
