"""Check the gold ledgers: does each item keep the format, and does every quoted string stand in its own case?

    python bench/ledgers/check.py                     # errors, then counts by kind and half
    python bench/ledgers/check.py --show p017         # one case with its documents and items

Nothing here scores the program: it only makes sure that a score can be trusted. README.md beside this file
says what each item means. Needs nothing beside the files of cases and the actor registry.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from armslength import edtf

HERE = Path(__file__).resolve().parent
GOLD = tuple(HERE / name for name in ("invented.txt", "news.txt", "archive.txt", "later.txt"))
ACTORS = HERE.parents[1] / "src" / "armslength" / "ontology" / "data" / "actors.csv"

FIELDS: Mapping[str, tuple[str, ...]] = {
    "position": ("holder", "issue", "value", "quote"),
    "reversal": ("holder", "issue", "before", "after", "when"),
    "redline": ("holder", "by", "condition", "threat", "quote", "declared", "then"),
    "contradiction": ("kind", "holder", "a", "b"),
    "commitment": ("holder", "to", "what", "due", "quote", "state"),
    "instrument": ("name", "what", "who", "date", "quote"),
}
"""The fields of each kind of item, all of them required and in this order."""

EXACT = ("quote", "before", "after", "condition", "threat", "a", "b", "what", "name")
"""Fields whose words must stand in a document of the case (a lone `-` says that there are none)."""

ACTOR = ("holder", "by", "to", "who")
VALUES = ("for", "against", "conditional", "undecided")
WORD_KINDS = ("word-word", "word-deed")
INSTRUMENT_WHAT = (
    "signed",
    "ratified",
    "adopted",
    "in force",
    "amended",
    "clause added",
    "clause deleted",
    "extended",
    "suspended",
    "denounced",
    "rejected",
    "expired",
)
LATER = ("s", "t")
"""Beginnings of the ids of `later.txt`."""
FATES = ("tested", "crossed", "held", "enforced", "dropped")
STATES = ("kept", "late", "broken", "superseded", "open")

CASE = re.compile(r"^=== (\S+)$")
DOCUMENT = re.compile(r"^--- (d\d+) \| (\S+) \| (.+)$")
FATE = re.compile(r"^(?P<verb>\w+) (?P<date>\S+)(?: by (?P<who>\S.*))?$")
STATE = re.compile(r"^(?P<verb>\w+)(?: (?P<date>\S+))?$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One document of a case: its number there, its EDTF date, its publisher, its text as it stands."""

    id: str
    date: str
    publisher: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated item: its kind, its fields, and the line of the file it stands on (from 1)."""

    kind: str
    fields: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """A case: documents in the order of the file, and the items that a careful reader finds in them (maybe none)."""

    id: str
    documents: tuple[Passage, ...]
    items: tuple[Item, ...]

    @property
    def half(self) -> str:
        """`test` (held out) or `dev`, by a hash of the id alone; the cases of `later.txt` are all for development."""
        if self.id.startswith(LATER):
            return "dev"
        return "test" if int(hashlib.sha256(self.id.encode()).hexdigest()[:8], 16) % 2 == 0 else "dev"


class BadGold(ValueError):
    """The file cannot be read as cases; the message says on which line and why."""


WORDS = (40, 360)
"""A document has no fewer words, and no more."""


def read_cases(path: Path) -> list[Case]:
    """All cases of the file. What stands before the first case is its preface. Raises `BadGold`."""
    cases: list[Case] = []
    for case_id, lines in _blocks(path):
        documents: list[Passage] = []
        items: list[Item] = []
        head: tuple[str, str, str] | None = None
        body: list[str] = []
        in_items = False
        for number, line in lines:
            found = DOCUMENT.match(line)
            if found or line == "--- items":
                if in_items:
                    raise BadGold(f"{path.name} line {number}: a part follows the items of {case_id}")
                if head:
                    documents.append(Passage(*head, "\n".join(body).strip()))
                head = (found[1], found[2], found[3]) if found else None
                body = []
                in_items = not found
            elif line.startswith("---"):
                raise BadGold(
                    f"{path.name} line {number}: neither `--- dN | date | publisher` nor `--- items`"
                )
            elif not in_items:
                body.append(line)
            elif line.strip():
                items.append(_item(path, number, line))
        if not in_items:
            raise BadGold(f"{path.name}: case {case_id} has no `--- items`")
        cases.append(Case(case_id, tuple(documents), tuple(items)))
    return cases


def _blocks(path: Path) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    name, lines = "", list[tuple[int, str]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        found = CASE.match(line)
        if found:
            if name:
                yield name, lines
            name, lines = found[1], []
        elif line.startswith("==="):
            raise BadGold(f"{path.name} line {number}: a case opens with `=== id` and nothing more")
        elif name:
            lines.append((number, line))
    if name:
        yield name, lines


def _item(path: Path, number: int, line: str) -> Item:
    kind, *parts = line.split(" | ")
    fields: dict[str, str] = {}
    for part in parts:
        key, equals, value = part.partition("=")
        if not equals or not value or key in fields:
            raise BadGold(f"{path.name} line {number}: {part!r} is not one `field=value`, or is given twice")
        fields[key] = value
    return Item(kind, fields, number)


def complaints(case: Case, codes: frozenset[str]) -> Iterator[str]:
    """What is wrong with a case, a line each; nothing where all is well."""
    texts = [document.text for document in case.documents]
    if not 2 <= len(texts) <= 5:
        yield f"{case.id}: {len(texts)} documents, not 2 to 5"
    if [document.id for document in case.documents] != [f"d{n}" for n in range(1, len(texts) + 1)]:
        yield f"{case.id}: its documents are not numbered d1, d2, ..."
    for document in case.documents:
        length = len(document.text.split())
        if not WORDS[0] <= length <= WORDS[1]:
            yield f"{case.id} {document.id}: {length} words, not {WORDS[0]} to {WORDS[1]}"
        if not edtf.is_edtf(document.date):
            yield f"{case.id} {document.id}: {document.date!r} is not EDTF"
        if " | " in document.text:
            yield f"{case.id} {document.id}: ' | ' stands in the text"
    for item in case.items:
        for words in _faults(item, texts, codes):
            yield f"{case.id} line {item.line}: {words}"
    twins = Counter((item.kind, *sorted(item.fields.items())) for item in case.items)
    for twin in (twin for twin, count in twins.items() if count > 1):
        yield f"{case.id}: the same {twin[0]} twice"


def _faults(item: Item, texts: list[str], codes: frozenset[str]) -> Iterator[str]:
    wanted = FIELDS.get(item.kind)
    if wanted is None:
        yield f"no such kind of item: {item.kind!r}"
        return
    if tuple(item.fields) != wanted:
        yield f"a {item.kind} has {', '.join(wanted)}; this one {', '.join(item.fields)}"
        return
    for key in EXACT:
        value = item.fields.get(key, "-")
        if item.kind == "instrument" and key == "what":
            continue
        if value == "-" and key == "threat":
            continue
        if value != "-" and not any(value in text for text in texts):
            yield f"{key} does not stand in any document: {value!r}"
        elif value == "-" and key in wanted:
            yield f"{key} is empty"
    for key in ACTOR:
        for actor in _actors(item.fields.get(key, ""), key):
            yield from _actor_faults(actor, key, texts, codes)
    yield from _closed(item)


def _actors(value: str, key: str) -> list[str]:
    """The actors that a field names: several only for an instrument, none where the item has no such field."""
    return [] if not value else value.split(",") if key == "who" else [value]


def _actor_faults(actor: str, key: str, texts: list[str], codes: frozenset[str]) -> Iterator[str]:
    if actor == "-" and key in ("to", "by"):
        return
    code, _, words = actor.partition(" ")
    if code not in codes:
        yield f"{key}: no actor {code!r} in the registry"
    if words and not any(words in text for text in texts):
        yield f"{key}: {words!r} stands in no document"


def _closed(item: Item) -> Iterator[str]:
    """Faults of the fields with a closed vocabulary, and of the dates."""
    fields = item.fields
    dates = [fields[key] for key in ("when", "declared", "date") if key in fields]
    if item.kind == "position" and fields["value"] not in VALUES:
        yield f"value {fields['value']!r} is none of {', '.join(VALUES)}"
    if item.kind == "contradiction" and fields["kind"] not in WORD_KINDS:
        yield f"kind {fields['kind']!r} is none of {', '.join(WORD_KINDS)}"
    if item.kind == "instrument" and fields["what"] not in INSTRUMENT_WHAT:
        yield f"what {fields['what']!r} is none of {', '.join(INSTRUMENT_WHAT)}"
    if item.kind == "redline" and fields["then"] != "-":
        for part in fields["then"].split(", "):
            found = FATE.match(part)
            if not found or found["verb"] not in FATES:
                yield f"then: {part!r} is not `verb date` or `verb date by CODE`, verb one of {', '.join(FATES)}"
                continue
            dates.append(found["date"])
    if item.kind == "commitment":
        if fields["due"] != "-":
            dates.append(fields["due"])
        found = STATE.match(fields["state"])
        if not found or found["verb"] not in STATES:
            yield f"state {fields['state']!r} is not one of {', '.join(STATES)}, with a date or without"
        elif found["date"]:
            dates.append(found["date"])
    for value in dates:
        if not edtf.is_edtf(value):
            yield f"{value!r} is not an EDTF date"


def registry() -> frozenset[str]:
    """Every code of the actor registry."""
    with ACTORS.open(encoding="utf-8", newline="") as handle:
        return frozenset(row["code"] for row in csv.DictReader(handle))


def tally(cases: list[Case]) -> Iterator[str]:
    """Counts of cases, documents, words and items, by half."""
    halves = ("dev", "test")
    yield f"{'':34}" + "".join(f"{half:>8}" for half in (*halves, "all"))
    rows: dict[str, Counter[str]] = {}
    for case in cases:
        seen = rows.setdefault("cases", Counter())
        seen[case.half] += 1
        rows.setdefault("cases without an item", Counter())[case.half] += not case.items
        rows.setdefault("documents", Counter())[case.half] += len(case.documents)
        rows.setdefault("words", Counter())[case.half] += sum(len(d.text.split()) for d in case.documents)
        rows.setdefault("items", Counter())[case.half] += len(case.items)
    for kind in FIELDS:
        rows[kind] = Counter(case.half for case in cases for item in case.items if item.kind == kind)
        for sub, of in _subkinds(cases, kind):
            rows.setdefault(f"  {kind}: {sub}", Counter())[of] += 1
    for name, row in rows.items():
        yield f"{name:34}" + "".join(f"{row[half]:8}" for half in halves) + f"{row.total():8}"


def _subkinds(cases: list[Case], kind: str) -> list[tuple[str, str]]:
    key = {"position": "value", "contradiction": "kind", "commitment": "state", "instrument": "what"}.get(
        kind
    )
    found: list[tuple[str, str]] = []
    for case in cases:
        for item in case.items:
            if item.kind != kind:
                continue
            if kind == "redline":
                fates = {part.split(" ")[0] for part in item.fields["then"].split(", ")}
                found.extend(("no fate told" if fate == "-" else fate, case.half) for fate in sorted(fates))
            elif key:
                value = item.fields[key]
                found.append((value.split(" ")[0] if kind == "commitment" else value, case.half))
    return sorted(found)


def main() -> int:
    """Print errors and counts; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--show", metavar="CASE", help="print one case instead of the counts")
    parser.add_argument(
        "file", nargs="*", type=Path, help="files of cases; without one, all beside this file"
    )
    args = parser.parse_args()
    try:
        cases = [case for path in args.file or GOLD for case in read_cases(path)]
    except BadGold as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if args.show:
        asked = [case for case in cases if case.id == args.show]
        if not asked:
            print(f"error: no case {args.show!r}; the last is {cases[-1].id}", file=sys.stderr)
            return 1
        for case in asked:
            for document in case.documents:
                print(f"{document.id} ({document.date}, {document.publisher})\n{document.text}\n")
            for item in case.items:
                print(item.kind, *(f"{key}={value}" for key, value in item.fields.items()), sep="\n    ")
        return 0
    codes = registry()
    wrong = [words for case in cases for words in complaints(case, codes)]
    wrong += [
        f"{name}: two cases of this id" for name, n in Counter(case.id for case in cases).items() if n > 1
    ]
    for words in wrong:
        print(f"error: {words}", file=sys.stderr)
    for row in tally(cases):
        print(row)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
