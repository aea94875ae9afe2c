"""What cannot be read says why, and never stops the rest. All invented."""

import gzip
import json
import re
from datetime import date
from pathlib import Path

import pytest
from samples import PAGE, TEXT, docx, pdf

from armslength import read
from armslength.errors import BadDate, ConfigError, InputError
from armslength.records import Quarantined

TODAY = date(2026, 1, 1)
LIMITS = read.Limits(file_bytes=200_000, html_bytes=100_000, record_bytes=10_000)


def taken(path, content, **known):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (source,) = read.sources([str(path)])
    return list(read.documents(source, read.Known(**known), limits=LIMITS, today=TODAY))


REFUSED = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("program.txt", bytes(range(256)) * 40, "binary"),
    ("large.txt", b"Freedonia met Sylvania. " * 10_000, "too-large"),
    ("large.html", b"<html>" + b"<p>Freedonia met Sylvania.</p>" * 5_000, "too-large"),
    ("broken.pdf", pdf()[:150], "broken-pdf"),
    ("only-head.pdf", b"%PDF-1.7\n", "broken-pdf"),
    ("scan.pdf", pdf(" "), "no-text"),
    ("broken.docx", docx()[:400], "broken-docx"),
    ("script.html", "<html><body><script>Sylvania()</script></body></html>", "no-text"),
    ("broken.jsonl.gz", gzip.compress(b'{"text": "Freedonia."}\n')[:-9], "broken-gzip"),
    ("bomb.txt.gz", gzip.compress(b"\n" * 900_000), "expands-too-much"),
    ("damaged.txt", ("Сильвания встретила Фридонию. " * 9).encode()[:-1] + b"\xff. ", "bad-encoding"),
    ("broken.json", '[{"text": "Freedonia."', "broken-json"),
    ("no-text.csv", "title,date\nRecall,2021\n", "no-text-column"),
    ("broken.rss", "<?xml version='1.0'?><rss><channel>", "broken-feed"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[r[0] for r in REFUSED])
def test_an_unreadable_file_is_quarantined_with_its_reason_and_what_to_do(tmp_path, name, content, reason):
    found = taken(tmp_path / name, content)
    refused = found[-1]
    assert isinstance(refused, Quarantined)
    assert (refused.reason, name in refused.origin) == (reason, True)
    assert len(refused.detail) > 15


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": ""}, "empty"),
        ({"title": "Recall"}, "empty"),
        ({"text": TEXT, "published": "last spring"}, "bad-date"),
        ({"text": TEXT, "published": "2031-01-01"}, "future-date"),
        ({"text": TEXT, "grade": "Z9"}, "bad-grade"),
        ({"text": "a\0b"}, "binary"),
        ({"text": "x" * 20_000}, "too-large"),
        ({"text": TEXT, "sources": "hearsay"}, "bad-record"),
        (["no", "object"], "bad-record"),
    ],
)
def test_one_bad_record_never_stops_its_neighbours(tmp_path, record, reason):
    good = json.dumps({"text": TEXT})
    lines = "\n".join([good, json.dumps(record), "", good.replace("May", "June")]) + "\n"
    first, refused, last = taken(tmp_path / "a.jsonl", lines)
    assert (first.text, last.text) == (TEXT, TEXT.replace("May", "June"))
    assert (refused.reason, refused.origin.rpartition("#")[2]) == (reason, "2")


def test_a_line_that_is_no_json_is_refused_by_its_number(tmp_path):
    (refused, document) = taken(tmp_path / "a.jsonl", '{"text": \n' + json.dumps({"text": TEXT}))
    assert (refused.reason, refused.origin.endswith("#1")) == ("bad-record", True)
    assert document.text == TEXT


def test_scripts_of_a_page_are_neither_run_nor_read(tmp_path):
    (document,) = taken(tmp_path / "a.html", PAGE)
    assert "invaded" not in document.text


def test_an_external_entity_is_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of Freedonia")
    feed = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>
<rss version="2.0"><channel><item><title>&x;</title><description>Talks: &x; ended.</description></item></channel></rss>"""
    for item in taken(tmp_path / "a.rss", feed):
        assert "secret of" not in str(item).replace(str(secret), "")


def test_a_date_in_the_future_of_a_pages_own_is_not_believed(tmp_path):
    (document,) = taken(tmp_path / "a.html", PAGE.replace("2021-05-04", "2091-05-04"))
    assert document.published is None


@pytest.mark.parametrize(
    ("known", "error"),
    [
        ({"published": "2091-01-01"}, InputError),
        ({"published": "yesterday"}, BadDate),
        ({"grade": "A9"}, ConfigError),
        ({"language": "English"}, ConfigError),
    ],
)
def test_what_the_user_tells_is_checked_before_anything_is_read(tmp_path, known, error):
    with pytest.raises(error):
        taken(tmp_path / "a.txt", TEXT, **known)


def test_every_reason_is_explained_in_the_reference():
    page = Path(__file__).parents[2] / "docs" / "reference" / "reading.md"
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {r.value for r in read.Reason} <= explained
