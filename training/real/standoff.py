"""Annotations of real text without the text: offsets and labels, and the way back to passages.

    PYTHONPATH=training python -m real.standoff detach annotated.txt > training/real/kremlin.ann
    PYTHONPATH=training python -m real.standoff join ../shared/data   # training/real/*.ann -> build/real/*.txt
    PYTHONPATH=training python -m real.standoff join ../shared/data --folder training/stances/real --out build/real_willed

A block of an .ann file is a passage of the corpus (training/corpus/SCHEME.md) in which each mark's line begins with
the mark's place in the stretch, and `from:` says where the stretch stands: source, document, offsets in its text
as `real.texts` reads it, and the first eight digits of its sha256, so that a changed text is noticed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from armslength.coding.windows import stretches
from armslength.read.sentences import sentences
from armslength.records import Document
from real.texts import SOURCES

HERE = Path(__file__).resolve().parent
JOINED = HERE.parents[1] / "build" / "real"
WILLED, JOINED_WILLED = HERE.parent / "stances" / "real", JOINED.with_name("real_willed")
"""The same for passages of will."""
AROUND = "around.json"
"""The file beside the joined passages that holds what stands around each: id to [before, after]."""
MARK = re.compile(r"\[([anop]\d+):([^\[\]{}]+)\]|\{([est]\d+):([^\[\]{}]+)\}")
"""The marks of deeds (training/corpus/SCHEME.md) and of will (training/stances/SCHEME.md)."""
LINE = re.compile(r"([aenopst]\d+)(?:: ?| (?== ))(.*)$")
PLACED = re.compile(r"([aenopst]\d+): (\d+)-(\d+) ?(.*)$")


class TextChanged(ValueError):
    """The data set holds another text than the one that was annotated."""


def blocks(text: str) -> Iterator[list[str]]:
    """The blocks of a file as lists of lines, comments left out."""
    for block in re.split(r"\n\s*\n", text):
        rows = [row for row in block.splitlines() if row.strip() and not row.startswith("#")]
        if rows:
            yield rows


def detached(rows: list[str]) -> str:
    """One annotated passage as a stand-off block."""
    head = dict(re.findall(r"^(id|from|date|style|text): (.*)$", "\n".join(rows), re.MULTILINE))
    plain, spans = unmarked(head["text"])
    source, key, where = head["from"].split(" ")
    start, end = map(int, where.split("-"))
    plain = plain.rstrip() if len(plain.rstrip()) == end - start else plain
    if len(plain) != end - start:
        raise TextChanged(f"{head['id']}: {len(plain)} characters where {end - start} were drawn")
    out = [f"id: {head['id']}", f"from: {source} {key} {where} {digest(plain)}"]
    out += [f"date: {head['date']}", f"style: {head['style']}"]
    labels: dict[str, list[str]] = {}
    for row in rows:
        if found := LINE.match(row):
            labels.setdefault(found[1], []).append(found[2].strip())
    for mark, (a, z) in sorted(spans.items(), key=lambda item: item[1]):
        out += [f"{mark}: {a}-{z} {label}".rstrip() for label in labels.get(mark, [""])]
    return "\n".join(out) + "\n"


def joined(rows: list[str], text_of: dict[tuple[str, str], str]) -> str:
    """One stand-off block as a passage of the corpus."""
    head = dict(re.findall(r"^(id|from|date|style): (.*)$", "\n".join(rows), re.MULTILINE))
    source, key, where, wanted = head["from"].split(" ")
    start, end = map(int, where.split("-"))
    text = text_of.get((source, key), "")[start:end]
    if digest(text) != wanted:
        raise TextChanged(f"{head['id']}: {source} {key} is missing or another text than the one annotated")
    spans, lines = {}, []
    for row in rows:
        if found := PLACED.match(row):
            spans[found[1]] = (int(found[2]), int(found[3]))
            label = found[4]
            if label:
                lines.append(f"{found[1]} {label}" if label.startswith("= ") else f"{found[1]}: {label}")
    marked, last = "", 0
    for mark, (a, z) in sorted(spans.items(), key=lambda item: item[1]):
        left, right = ("{", "}") if mark[0] in "est" else ("[", "]")
        marked += f"{text[last:a]}{left}{mark}:{text[a:z]}{right}"
        last = z
    marked += text[last:]
    return "\n".join(
        [
            f"id: {head['id']}",
            f"date: {head['date']}",
            f"style: {head['style']}",
            f"text: {marked}",
            *lines,
            "",
        ]
    )


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where each mark stood."""
    text, spans, last = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        name, words = (mark[1], mark[2]) if mark[1] else (mark[3], mark[4])
        spans[name] = (len(text), len(text) + len(words))
        text += words
        last = mark.end()
    return text + marked[last:], spans


def digest(text: str) -> str:
    """What the annotated text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def around(rows: list[str], text_of: dict[tuple[str, str], str]) -> tuple[str, str]:
    """What the coder reads before and after an annotated stretch in the same window; nothing where it is cut by one."""
    _, source, key, where, _ = next(row for row in rows if row.startswith("from: ")).split(" ")
    start, end = map(int, where.split("-"))
    text = text_of[source, key]
    document = Document(id="d", text=text, content_hash="", origin="", how_read="")
    for window in stretches(text, sentences(document)):
        if window.own <= start < window.end:
            if end > window.end:
                break
            return text[window.base : start], text[end : window.end].rstrip()
    return "", ""


def join_all(data: Path, out: Path, folder: Path = HERE) -> int:
    """Every .ann file of the folder, joined with its texts, into files of the corpus; how many passages."""
    text_of = {(name, t.key): t.text for name, read in SOURCES.items() for t in read(data)}
    out.mkdir(parents=True, exist_ok=True)
    neighbours = {}
    for path in sorted(folder.glob("*.ann")):
        found = list(blocks(path.read_text(encoding="utf-8")))
        passages = [joined(rows, text_of) for rows in found]
        (out / f"{path.stem}.txt").write_text("\n".join(passages), encoding="utf-8")
        neighbours |= {rows[0].removeprefix("id: "): around(rows, text_of) for rows in found}
    (out / AROUND).write_text(json.dumps(neighbours, ensure_ascii=False, indent=0), encoding="utf-8")
    return len(neighbours)


def main() -> None:
    """`detach` or `join`."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ways = parser.add_subparsers(dest="way", required=True)
    ways.add_parser("detach").add_argument("annotated", type=Path, nargs="+")
    to_text = ways.add_parser("join")
    to_text.add_argument("data", type=Path, help="the folder of data sets")
    to_text.add_argument("--folder", type=Path, default=HERE, help="where the .ann files are")
    to_text.add_argument("--out", type=Path, default=JOINED)
    given = parser.parse_args()
    if given.way == "join":
        print(join_all(given.data, given.out, given.folder), "passages in", given.out)
        return
    for path in given.annotated:
        for rows in blocks(path.read_text(encoding="utf-8")):
            sys.stdout.write(detached(rows) + "\n")


if __name__ == "__main__":
    main()
