"""What there is to say of a format of coded events: how its files are read, and what each row means.

Rows are read as they came, every column as text, into a table of their own. A form then says in SQL, over the
alias `r` of that table, what the columns of `records` are. Nothing here touches a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

UNKNOWN = ("", "NA", "N/A", "NULL", "None", "nan")
"""What data sets write where they know nothing."""


@dataclass(frozen=True, slots=True)
class Key:
    """One way to find an actor: SQL for a code or a name, and the scheme it belongs to.

    `scheme` is `iso` (our own codes), `name` (words, resolved by `naming.py`), or one of `ontology/data/codes.csv`: `cameo`,
    `cameo-group`, `cow`, `gw`.

    Attributes:
        column: SQL for a column as it came, where the words are what is known of it and nothing else: words are then looked up
            by it, and no row needs to be trimmed. Of `name` alone.
    """

    scheme: str
    sql: str
    column: str | None = None

    @property
    def asked(self) -> str:
        """SQL for what the table of meanings is asked by."""
        return self.column or self.sql


@dataclass(frozen=True, slots=True)
class Side:
    """Who did it, or to whom: SQL for the name as given, and keys to try in turn.

    Attributes:
        sector: SQL for the PLOVER sector; where `sectors` are given, for words that tell of it.
        sectors: (pattern, sector) pairs: the first that is found in the words holds. Words that none is found in
            are a civilian's (CVL), no words at all the state's own (GOV).
        column: as a key's, of the words that tell of the sector.
    """

    name: str
    sector: str
    keys: tuple[Key, ...]
    sectors: tuple[tuple[str, str], ...] = ()
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How files of a format are read, and what a set of it is.

    Attributes:
        name: as `--format` has it.
        title, publisher, licence, terms, url: what a set of this format is and under what terms it comes, unless
            the user knows better; None is not known.
        confidence: how likely a row is as coded, in [0, 1]; `confidence_source` says on whose word.
        kind: `delimited`, `json` (one object a line, or one array), or `table`: whichever of delimited text, JSON lines and
            Parquet its suffix says.
        columns: of files without a header, in order; None where there is one.
        needs: columns without which a file is not of this form.
        optional: columns that may be there; they read as NULL where they are not.
        delimiter, quote: of delimited files; quote empty where there is none.
    """

    name: str
    title: str
    publisher: str | None = None
    licence: str | None = None
    terms: str | None = None
    url: str | None = None
    confidence: float
    confidence_source: str
    kind: str = "delimited"
    columns: tuple[str, ...] | None = None
    needs: tuple[str, ...]
    optional: tuple[str, ...] = ()
    delimiter: str = "\t"
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Layout):
    """A format of coded events: what its rows mean.

    Attributes:
        day: SQL for the day given (DATE), NULL where it cannot be read.
        date, first_day, last_day: SQL over `_day`, that day, for the EDTF text and the days it may mean, where these are
            more than that day.
        coded: SQL for a CAMEO code, NULL where the form has none.
        class_: SQL for the PLOVER class where the form says it itself; NULL takes it from `coded`.
        classless: whether a row may have neither class nor code, and still be stored.
        intensity: SQL for -10 to 10; NULL takes it from the crosswalk, or the class.
        text: SQL for the sentence where the set has it, or the row's own words.
    """

    source: Side
    target: Side
    day: str
    native: str = "NULL"
    first_day: str | None = None
    last_day: str | None = None
    date: str | None = None
    published: str = "NULL"
    coded: str = "NULL"
    class_: str = "NULL"
    classless: bool = False
    intensity: str = "NULL"
    modality: str = "'happened'"
    contexts: str = "NULL"
    place: str = "NULL"
    told_by: str = "NULL"
    link: str = "NULL"
    text: str = "NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned(Layout):
    """A format whose figures are reckoned from its rows: a share needs all partners' rows, an agreement both states' votes.

    Its rows are first read into the table `said`: `number` (place in the file), `day` (first of the year), a column a side
    and beside it `<side>_name` (as the file has it), the columns of `told`, and `reason` (to refuse the row; NULL is none).

    Attributes:
        sides: the states that a row names, by role; a row is refused, with the role as its reason, where one is not known.
        day: SQL for a day of the year that the row is of, NULL where it cannot be read.
        told: further columns of `said`: SQL over `r`.
        wrong: reason -> (SQL over `said` that is true of a row to refuse, words for why), tried in turn.
        figures: SQL over `said`, over `asked` (the `code` of every party of the question) and over `{rows}` (the rows as
            they came, with `_row`), for `number` (the first row that the figure rests on), `first` and `last` (years),
            `country`, `partner`, `channel`, `name`, `value` and `unit`. What touches nobody in `asked`, has no value, or is
            of a state with itself need not be left out. Empty where the format gives none by itself.
        dated_by: the format whose sets tell when this one's roll calls were: SQL finds them in `calls` (`rcid`, `day`).
    """

    sides: Mapping[str, Side]
    day: str
    told: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    figures: str = ""
    dated_by: str | None = None


def whole(column: str) -> str:
    """SQL for a whole number, however it is written (`365`, `365.0`); NULL where there is none."""
    return f"try_cast(try_cast({known(column)} AS DOUBLE) AS BIGINT)"


def number(column: str) -> str:
    """SQL for a finite number; NULL where there is none."""
    return f"CASE WHEN isfinite(try_cast({known(column)} AS DOUBLE)) THEN try_cast({known(column)} AS DOUBLE) END"


def new_year(year: str) -> str:
    """SQL for the first day of a year given as a whole number; NULL outside 1000 to 9999."""
    return f"CASE WHEN {year} BETWEEN 1000 AND 9999 THEN make_date({year}, 1, 1) END"


def named(column: str) -> Key:
    """The key of words that stand in a column."""
    return Key("name", known(column), f'r."{column}"')


def known(column: str) -> str:
    """SQL for a column's text without the spaces around it, NULL where it says that nothing is known."""
    listed = ", ".join(f"'{word}'" for word in UNKNOWN)
    return f'CASE WHEN trim(r."{column}") NOT IN ({listed}) THEN trim(r."{column}") END'
