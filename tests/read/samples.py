"""Small files of every format, all invented, made as other programs make them."""

import io

TEXT = "Freedonia recalled its ambassador from Sylvania on 3 May 2021. Sylvania called the step regrettable."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Freedonia recalls ambassador</title>
<meta name="author" content="Ann Invented"><meta property="og:site_name" content="The Invented Post">
<meta property="article:published_time" content="2021-05-04T09:00:00Z">
<script>document.write("Sylvania invaded Freedonia")</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></nav>
<article><h1>Freedonia recalls ambassador</h1>
<p>{TEXT}</p><p>{"The two neighbours had been at odds over a river port since the winter before. " * 4}</p></article>
<footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Invented Wire</title>
<item><title>Recall</title><link>https://example.org/1</link><pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate>
<description>{TEXT}</description></item>
<item><title>Nothing</title><link>https://example.org/2</link></item></channel></rss>"""
MAIL = f"""From: Ann Invented <ann@example.org>\r\nTo: desk@example.org\r\nSubject: Recall\r
Date: Tue, 04 May 2021 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r
--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}\r\n--x\r\nContent-Type: application/pdf\r
Content-Disposition: attachment; filename=note.pdf\r\n\r\n%PDF-\r\n--x--\r\n"""


def pdf(text=TEXT):
    """A one-page PDF with one line a sentence."""
    shown = " ".join(f"({line.strip()}.) Tj 0 -20 Td" for line in text.split(".") if line.strip())
    stream = f"BT /F1 12 Tf 20 700 Td {shown} ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Recall) /Author (Ann Invented) /CreationDate (D:20210504090000Z) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(parts) + 1, table, len(parts) + 1, len(out))
    )


def docx(text=TEXT):
    """A document with a paragraph and a table."""
    import docx as python_docx

    document = python_docx.Document()
    document.core_properties.title = "Recall"
    document.core_properties.author = "Ann Invented"
    document.add_paragraph(text)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "Ambassadors", "1"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
