"""Data sets into a dossier, and back as they came; tables of dyads past it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from armslength import engine, store
from armslength.engine import local
from armslength.errors import InputError, StoreError
from armslength.records import Dataset, Question
from armslength.run.inputs import of_file
from armslength.run.opening import merge_rest
from armslength.run.recording import versions
from armslength.whole import written_whole


def take_in_set(directory: str | Path, file: Path, form: str, told: Mapping[str, object]) -> Dataset | None:
    """Take a file of coded events into a dossier, and merge its rows with all that tell of the same deeds.

    Args:
        form: one of `store.FORMS`.
        told: what the user says of the set in the place of what its form says: fields of `records.Dataset`.

    Returns:
        The set with its counts; None, and nothing changes, where the dossier has the file already.

    Raises:
        InputError: the file cannot be read, is not of that form, or none of its rows can be stored.
    """
    shape = store.FORMS[form]
    with (
        store.ready(file) as found,
        store.open_dossier(directory, write=True, beside=[found.path]) as dossier,
    ):
        named = _named(form, file, found, told)
        run = dossier.start_run("import", versions())
        dossier.count_run(run, {}, [of_file(file, str(file))])
        try:
            taken = dossier.take_in(shape, found.path, named)
        except (
            BaseException
        ):  # a stop by hand too: the run is closed whatever happened, and the reason goes on
            dossier.end_run(run, "nothing taken")
            raise
        if taken is not None:
            counted = {name: getattr(taken, name) for name in ("rows", "stored", "refused")}
            dossier.count_run(run, counted)
        merge_rest(dossier)
        dossier.end_run(run, "finished")
    return taken


@contextlib.contextmanager
def in_memory_with(question: Question, figures: Sequence[Path]) -> Iterator[store.Dossier]:
    """A dossier in memory that holds tables of figures.

    Raises:
        InputError: the question cannot be asked, or a file cannot be read, is no table of figures, or none of its rows can
            be stored.
    """
    with contextlib.ExitStack() as stack:
        found = [(file, stack.enter_context(store.ready(file))) for file in figures]
        beside = [ready.path for _, ready in found]
        dossier = stack.enter_context(store.in_memory(question, beside=beside))
        for file, ready in found:
            dossier.take_in(store.FORMS["figures"], ready.path, _named("figures", file, ready, {}))
        yield dossier


def _named(form: str, file: Path, found: store.Ready, told: Mapping[str, object]) -> Dataset:
    """What is known of a set before its rows are counted."""
    shape = store.FORMS[form]
    of_form = {
        name: getattr(shape, name)
        for name in ("title", "publisher", "licence", "terms", "url", "confidence", "confidence_source")
    }
    return Dataset(
        **{
            "id": found.id, "format": form, "origin": str(file), "grade": None, "encoding": found.encoding,
            "crosswalk": store.CROSSWALK, "rows": 0, "stored": 0, "refused": 0, **of_form, **told,
        }
    )  # fmt: skip


def give_set_back(directory: str | Path, dataset: str, out: Path) -> Dataset:
    """Write the rows of a set of coded events to a file, as they came; whole or not at all.

    Raises:
        InputError: the dossier holds no such set.
        StoreError: the file cannot be written.
    """
    try:
        with written_whole(out.resolve()) as half, store.open_dossier(directory, beside=[half]) as dossier:
            found = next((d for d in dossier.datasets() if d.id == dataset), None)
            if found is None:
                known = ", ".join(d.id for d in dossier.datasets()) or "none"
                raise InputError(f"{dataset}: no such data set in this dossier; it has {known}")
            dossier.give_back(store.FORMS[found.format], found, half)
    except OSError as problem:
        raise StoreError(f"{out}: cannot be written: {problem.strerror}; give another name") from problem
    return found


def dyads(asked: engine.Dyads, files: Sequence[str], out: str, *, on: str = "local") -> int:
    """Write the table of dyads of Parquet files, here or on a Spark cluster; how many rows it has."""
    if on == "spark":
        from armslength.engine import spark  # noqa: PLC0415 - an extra

        return spark.dyads(asked, files, out)
    return local.dyads(asked, files, Path(out))
