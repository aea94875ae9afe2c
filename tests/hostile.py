"""Files that no reader should fall for, made from the sound ones of `samples.py`. All invented."""

import gzip
import io
import json
import random
import zipfile

from samples import FEED, MAIL, PAGE, TEXT, docx, pdf

RECORD = json.dumps({"text": TEXT, "title": "Recall", "published": "2021-05-04"})
SOUND = {
    "txt": TEXT.encode(),
    "md": f"# Recall\n\n{TEXT}".encode(),
    "html": PAGE.encode(),
    "pdf": pdf(),
    "docx": docx(),
    "eml": MAIL.encode(),
    "json": f"[{RECORD}]".encode(),
    "jsonl": f"{RECORD}\n".encode(),
    "csv": f'text,title\n"{TEXT}",Recall\n'.encode(),
    "rss": FEED.encode(),
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def damaged(data, chance):
    """Harms that any file may come to."""
    n = len(data)
    yield "cut-quarter", data[: n // 4]
    yield "cut-half", data[: n // 2]
    yield "cut-last", data[:-1]
    yield "head-gone", data[n // 3 :]
    yield "wrong-magic", b"\x7fELF" + data[4:]
    yield "backwards", data[::-1]
    yield "nul", data[: n // 2] + b"\0" * 9 + data[n // 2 :]
    yield "high-bytes", bytes(b ^ 0x80 if i % 7 == 0 else b for i, b in enumerate(data))
    yield "twice", data + data
    yield "zeros", b"\0" * n
    yield "utf-16-mark", b"\xff\xfe" + data
    yield "surrogate", data[: n // 2] + b"\xed\xa0\x80" + data[n // 2 :]
    yield "packed-not", gzip.compress(data)
    for turn in range(8):
        out = bytearray(data)
        for _ in range(1 + turn * turn):
            out[chance.randrange(n)] = chance.randrange(256)
        yield f"noise-{turn}", bytes(out)


def packed_docx(body=None, **more):
    """A sound DOCX but for its words, or with other files in it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND["docx"])) as sound,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in sound.infolist():
            is_body = entry.filename == "word/document.xml" and body is not None
            made.writestr(entry.filename, body if is_body else sound.read(entry))
        for name, content in more.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _body(inside):
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def laughs(times=9, of=10):
    """Entities of entities: the last stands for `of` to the power of `times` words."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * of}">' for n in range(1, times + 1)]
    return f"<!DOCTYPE x [{''.join(lines)}]>", f"&a{times};"


def _cyclic_pdf():
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 "
        b"/Parent 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF"
    )


def _loop_of_forms():
    """A page whose form draws itself."""
    stream = b"/F Do /F Do BT /X 12 Tf (Freedonia) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /F 4 0 R >> >> >>",
        b"<< /Type /XObject /Subtype /Form /Resources << /XObject << /F 4 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        % (len(stream), stream),
    ]
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, p) for n, p in enumerate(parts, 1))
        + b"trailer\n<< /Root 1 0 R >>\n%%EOF"
    )


def _bomb_pdf():
    import zlib

    packed = zlib.compress(b"BT (Freedonia) Tj ET\n" * 8_000_000, 9)
    sound = pdf()
    at, to = sound.index(b"<< /Length"), sound.index(b"endstream")
    return (
        sound[:at]
        + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(packed), packed)
        + sound[to:]
    )


def nested_mail(depth):
    """Parts in parts."""
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"Subject: deep\n{head}Content-Type: text/plain\n\n{TEXT}\n".encode()


def made_to_harm():
    """Files by name that want time, memory, other files or the network."""
    for part in (of_entities, of_docx, of_html, of_records, of_mail, of_pdf, of_text):
        yield from part()


def of_entities():
    """Entities that swell, and those that name other files and hosts."""
    dtd, bomb = laughs()
    yield (
        "laughs.rss",
        f'<?xml version="1.0"?>{dtd}<rss version="2.0"><channel><item><title>{bomb}</title><description>{bomb}</description></item></channel></rss>',
    )
    yield (
        "laughs.docx",
        packed_docx(
            _body(f"<w:p><w:r><w:t>{bomb}</w:t></w:r></w:p>").replace(
                "<w:document", f"{dtd.replace('DOCTYPE x', 'DOCTYPE w:document')}<w:document", 1
            )
        ),
    )
    yield "laughs.html", f"{dtd}<html><body><p>{bomb}</p></body></html>"
    big = "A" * 100_000
    yield (
        "quadratic.rss",
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{big}">]><rss version="2.0"><channel><item><description>{"&a;" * 5_000}</description></item></channel></rss>',
    )
    for scheme in (
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "ftp://127.0.0.1/x",
        "//127.0.0.1/share",
        "php://filter/x",
    ):
        name = scheme.partition(":")[0].strip("/").replace("/", "-")
        entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{scheme}"><!ENTITY % p SYSTEM "{scheme}">%p;]>'
        yield (
            f"outside-{name}.rss",
            f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel><item><description>&x;</description></item></channel></rss>',
        )
        yield (
            f"outside-{name}.docx",
            packed_docx(
                _body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").replace(
                    "<w:document", f"{entity}<w:document", 1
                )
            ),
        )
        yield (
            f"outside-{name}.html",
            f'<html><head><base href="{scheme}"><link rel=stylesheet href="{scheme}"></head><body><iframe src="{scheme}"></iframe></body></html>',
        )


def of_docx():
    """Tables without end, archives that unfold or climb."""
    yield (
        "span.docx",
        packed_docx(
            _body(
                '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
            )
        ),
    )
    yield "deep.docx", packed_docx(_body("<w:p>" * 5_000))
    yield "bomb.docx", packed_docx(word__media__a=b"\0" * 250_000_000)
    yield "many.docx", packed_docx(**{f"word__media__{n}": b"x" for n in range(1_200)})
    yield "not-word.docx", _zip({"a.txt": TEXT})
    yield "climbs.docx", packed_docx(**{"..__..__..__tmp__climbed": b"x"})


def of_html():
    """Pages that nest or never close."""
    yield "deep.html", "<div>" * 50_000 + TEXT
    yield "attributes.html", "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{TEXT}"
    yield "comment.html", "<html><!--" + "-" * 500_000
    yield "tables.html", "<table><tr><td>" * 3_000 + TEXT
    yield "unclosed.html", "<a href=x><b><i>" * 20_000


def of_records():
    """Records that nest, swell, or hold what they may not."""
    yield "deep.json", "[" * 200_000
    yield "deep-object.json", '{"a":' * 100_000
    yield "long-number.json", '{"text": ' + "9" * 100_000 + "}"
    yield "nan.json", '[{"text": NaN}, {"text": Infinity}]'
    yield "many.json", "[" + "1," * 300 + "1]"
    yield (
        "surrogates.jsonl",
        '{"text": "Freedonia \\ud800 met.", "title": "\\udfff", "author": "\\ud800", "url": "\\udc00", "published": "2021"}\n',
    )
    yield (
        "kinds.jsonl",
        "".join(f"{json.dumps({'text': v})}\n" for v in (1, None, True, [], {}, "", " ", 1.5)),
    )
    yield (
        "fields.jsonl",
        "".join(
            f"{json.dumps({'text': TEXT, k: v})}\n"
            for k in ("title", "author", "publisher", "url", "language", "grade", "sources", "published")
            for v in (
                1,
                True,
                [],
                {"a": 1},
                "\u202e\x1b[2J",
                "x" * 10_000,
                "2021-02-30",
                "9999-12-31",
                "0000",
            )
        ),
    )
    yield "deep.jsonl", '{"text": ' + "[" * 100_000 + "\n" + RECORD + "\n"
    yield "long.jsonl", '{"text": "' + "x" * 6_000_000 + '"}\n' + RECORD + "\n"
    yield "quote.csv", 'text,title\n"' + "never closed " * 20_000
    yield "wide.csv", "text," + ",".join(f"c{n}" for n in range(20_000)) + "\n" + "x," * 20_000 + "\n"
    yield "ragged.csv", "text,title\na\na,b,c,d,e\n,,,\n\n"
    yield "twice.csv", "text,text,text\na,b,c\n"
    yield "no-head.csv", "\n\n\n"
    yield "long-field.csv", "text\n" + "x" * 6_000_000 + "\n"


def of_mail():
    """Parts in parts, headers and dates that are none."""
    yield "deep.eml", nested_mail(3_000)
    yield "many.eml", "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\na\n" * 5_000 + "--x--"
    yield (
        "no-end.eml",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=no-such\n\nFreedonia",
    )
    yield "headers.eml", "".join(f"X-{n}: {'a' * 500}\n" for n in range(5_000)) + "\nFreedonia met."
    yield (
        "words.eml",
        "Subject: "
        + "=?utf-8?q?=ED=A0=80?= " * 200
        + "\nDate: Tue, 99 Foo 99999 25:61:61 +9999\n\nFreedonia met.",
    )
    yield (
        "names.eml",
        'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename="../../etc/\x1b[31mpasswd\\udcff"\n\na\n--x\n\nFreedonia met.\n--x--',
    )
    yield "coded.eml", "Content-Transfer-Encoding: base64\n\n" + "====" * 5_000


def of_pdf():
    """Pages that hold themselves, streams that swell."""
    yield "cyclic.pdf", _cyclic_pdf()
    yield "forms.pdf", _loop_of_forms()
    yield "bomb.pdf", _bomb_pdf()
    yield "count.pdf", pdf().replace(b"/Count 1", b"/Count 999999999")
    yield "deep.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer\n<< /Root 1 0 R >>"
    yield "dicts.pdf", b"%PDF-1.4\n1 0 obj\n" + b"<< /A " * 50_000
    yield (
        "script.pdf",
        pdf().replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> "
        ),
    )
    yield "huge-number.pdf", pdf().replace(b"/Length ", b"/Length " + b"9" * 5_000)


def of_text():
    """Lines, marks, encodings and packings."""
    yield "giant-line.txt", "x" * 3_000_000
    yield "giant-words.txt", "Freedonia " * 100_000
    yield "no-break.md", ("[" * 5_000 + "](" * 5_000) * 4
    yield "marks.txt", "\u0300" * 100_000 + "a"
    yield "escapes.txt", f"\x1b]0;owned\x07\x1b[2J{TEXT}"
    yield "controls.txt", "".join(map(chr, range(1, 32))) * 100
    yield "bomb.txt.gz", gzip.compress(b"\n" * 100_000_000)
    yield "bomb.jsonl.gz", gzip.compress(b" " * 60_000_000)
    yield "twice.txt.gz.gz", gzip.compress(gzip.compress(TEXT.encode()))
    yield "cut.jsonl.gz", gzip.compress(RECORD.encode() * 50)[:-12]
    yield "utf-32.txt", TEXT.encode("utf-32")
    yield "utf-16-odd.txt", TEXT.encode("utf-16") + b"\xd8"
    yield "utf-7.txt", "+2AA-".encode("ascii") * 50
    yield "ebcdic.txt", TEXT.encode("cp500")


def _zip(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def files():
    """All of them: name and bytes, each another."""
    chance = random.Random(20261128)
    seen = set()
    for ending, data in SOUND.items():
        named = [(f"{ending}-{harm}.{ending}", content) for harm, content in damaged(data, chance)]
        named += [(f"{ending}-as.{other}", data) for other in SOUND if other != ending]
        named += [(f"{ending}-empty.{ending}", b""), (f"{ending}-blank.{ending}", b" \n" * len(ending))]
        named += [(f"{ending}-random.{ending}", bytes(chance.randrange(256) for _ in range(500)))]
        for name, content in named:
            if (ending, content, name) not in seen:
                seen.add((ending, content, name))
                yield name, content
    for name, content in made_to_harm():
        yield name, content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
