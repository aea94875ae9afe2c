"""Rebuild `ontology/data/leaders.csv` from Wikidata's list of heads of state and government (CC0).

    .venv/bin/python scripts/build_registry.py ../shared/data/leaders/wikidata_leaders_history.csv

Facts only: who headed which state's government, or the state, from when to when, since 1990. Offices that `roles.csv` says
who held are left out for them. What is wrong in Wikidata's list is dropped, or ended, by `scripts/leaders_mended.csv`.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from fnmatch import fnmatchcase
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "armslength" / "ontology" / "data"
SINCE = "1990"
TITLES = {"head_of_state": "head of state", "head_of_government": "prime minister"}
PRESIDENTS = {"head_of_state": "president"}
FIELDS = ("code", "name", "title", "country", "since", "until", "source")


def slug(words: str) -> str:
    """ASCII letters of a name, lower case."""
    return re.sub(
        r"[^a-z]", "", unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    )


def day(value: str) -> str | None:
    """The ISO day of a timestamp; None for anything else, such as the links that stand in some rows."""
    return value[:10] if re.match(r"\d{4}-\d\d-\d\d", value) else None


def mended(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without those that `leaders_mended.csv` drops, and with the ends that it gives; its `*` stands for anything."""
    with Path(__file__).with_name("leaders_mended.csv").open(encoding="utf-8", newline="") as handle:
        mends = list(csv.DictReader(handle))
    out = []
    for row in rows:
        ends = [
            m["until"] for m in mends if all(fnmatchcase(row[f], m[f]) for f in ("code", "title", "since"))
        ]
        if "drop" not in ends:
            out.append(
                {**row, "until": ends[0] if ends and (row["until"] or "9999") > ends[0] else row["until"]}
            )
    return out


def main(source: Path) -> None:
    """Write leaders.csv."""
    with (DATA / "codes.csv").open(encoding="utf-8", newline="") as handle:
        states = {r["actor"] for r in csv.DictReader(handle) if r["scheme"] == "cow"} | {"PSE", "VAT", "XKX"}
    with (DATA / "roles.csv").open(encoding="utf-8", newline="") as handle:
        held = {(r["code"], r["title"]) for r in csv.DictReader(handle)}
    found: dict[tuple[str, ...], dict[str, str]] = {}
    with source.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            since, until = day(row["start"]), day(row["end"])
            name = row["person"].strip()
            if (
                row["iso3"] not in states
                or since is None
                or (until or "9999") < SINCE
                or re.match(r"Q\d", name)
            ):
                continue
            if " " not in name or not name.isprintable():
                continue
            title = PRESIDENTS.get(row["role"], TITLES[row["role"]])
            code = f"{row['iso3']}.{slug(name.split()[-1])}"
            if not slug(name.split()[-1]) or (code, title) in held:
                continue
            found.setdefault(
                (code, title, since),
                dict(
                    zip(
                        FIELDS,
                        (
                            code,
                            name,
                            title,
                            row["iso3"],
                            since,
                            until or "",
                            f"Wikidata {row['person_qid']} (CC0)",
                        ),
                        strict=True,
                    )
                ),
            )
    first_name: dict[str, str] = {}
    terms = []
    for key in sorted(found):
        row = found[key]
        # Two leaders of one state with one surname: the later keeps a code with the given name.
        if first_name.setdefault(row["code"], row["name"]) != row["name"]:
            row["code"] = f"{row['country']}.{slug(row['name'])}"
        terms.append(row)
    terms = mended(terms)
    with (DATA / "leaders.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(terms)
    print(f"{len(terms)} terms of office written to {DATA / 'leaders.csv'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
