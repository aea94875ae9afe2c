"""The real texts that we annotate: documents of four data sets whose licence permits it, with stable keys.

| source | data set | licence | key |
| --- | --- | --- | --- |
| kremlin | kremlin_news_en | CC BY 4.0 | the page's number |
| wikinews | wikinews_2019_2020 | CC BY 2.5 | the article's address after /wiki/ |
| us | us_ru_statements, the American ones | public domain | file and row |
| un | un_general_debate | CC0 | country and session |
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class RealText:
    """A document as its data set has it; offsets of annotations count its `text` as read here."""

    key: str
    date: str  # of publication, as ISO 8601
    title: str
    text: str


def kremlin(data: Path) -> Iterator[RealText]:
    """Pages of the President of Russia."""
    with gzip.open(data / "kremlin_news_en" / "kremlin_news_en.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            text = row["text"].split("\nPublished in section")[0]
            yield RealText(str(row["id"]), row["date"], row["title"], text)


def wikinews(data: Path) -> Iterator[RealText]:
    """Articles of the English Wikinews."""
    for year in ("2019", "2020"):
        for row in _rows(data / "wikinews_2019_2020" / f"wikinews_{year}.csv"):
            yield RealText(row["url"].split("/wiki/")[1], row["date"], row["title"], row["text"])


def us(data: Path) -> Iterator[RealText]:
    """Statements and briefings of American leaders."""
    for name in ("us_chechnya", "us_ukraine"):
        for number, row in enumerate(_rows(data / "us_ru_statements" / f"{name}.csv")):
            if row["date"] == "NA":
                continue
            form = "%Y%m%d" if row["date"].isdigit() else "%B %d, %Y"
            date = datetime.strptime(row["date"], form).replace(tzinfo=UTC).date().isoformat()
            yield RealText(f"{name}/{number}", date, f"{row['speaker']}: {row['title']}", row["text"])


def un(data: Path) -> Iterator[RealText]:
    """Speeches of the General Debate; only their year is known, so they are dated to its opening, late September."""
    import duckdb

    table = duckdb.read_parquet(str(data / "un_general_debate" / "ungdc_2004_2022.parquet"))
    columns = table.select("iso3", "session", "year", "text").order("iso3, session")
    for iso3, session, year, text in columns.fetchall():
        yield RealText(f"{iso3}/{session}", f"{year}-09-25", f"{iso3}, General Debate {year}", text)


SOURCES: dict[str, Callable[[Path], Iterator[RealText]]] = {
    "kremlin": kremlin,
    "wikinews": wikinews,
    "us": us,
    "un": un,
}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
