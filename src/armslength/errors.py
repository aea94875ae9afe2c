"""Every error of ours, as one tree.

    ArmslengthError
    ├── InputError               what you gave us
    │   ├── ConfigError          a key of dossier.toml, or an option
    │   ├── UnknownActor         a code that is no state, organisation or actor of the dossier
    │   ├── MissingExtra         something that a plain install does not bring
    │   ├── BadDate              words where an EDTF date was asked for
    │   └── UnreadableDocument   a document that goes to quarantine, with its reason
    ├── EvidenceError            the sources do not carry the claim
    │   ├── TooFewEvents
    │   └── UnsupportedCitation
    ├── TooLittleMemory          this machine, or what it lets us have
    ├── ModelDamaged             the coder's own files
    └── StoreError               the dossier on disk
        ├── NoDossier
        ├── DossierBusy
        └── SchemaMismatch

A message says what is wrong, where, and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable


class ArmslengthError(Exception):
    """The root: catch it to catch everything this package raises on purpose."""


class InputError(ArmslengthError):
    """What was given cannot be used."""


class ConfigError(InputError):
    """A key of `dossier.toml` (or an option of the command line) has a value it may not have."""

    def __init__(self, *, where: str, key: str, problem: str, allowed: str) -> None:
        super().__init__(f"{where}: {key}: {problem}; allowed: {allowed}")
        self.where, self.key, self.problem, self.allowed = where, key, problem, allowed


class UnknownActor(InputError):
    """A code names no state and no organisation that the ontology holds."""

    def __init__(self, code: str, *, where: str, near: Iterable[str] = ()) -> None:
        near = list(near)
        hint = (
            f"did you mean {', '.join(near)}?"
            if near
            else "use an ISO 3166-1 alpha-3 code or EU, NATO, UN, ..."
        )
        super().__init__(f"{where}: unknown actor code {code!r}; {hint}")
        self.code, self.where, self.near = code, where, near


class MissingExtra(InputError):
    """What was asked for needs packages that a plain install does not bring."""

    def __init__(self, *, extra: str, needs: str) -> None:
        super().__init__(
            f"{needs} needs more than a plain install: pip install -e '.[{extra}]' in the checkout"
        )
        self.extra = extra


class BadDate(InputError):
    """Words stand where a date was asked for."""

    def __init__(self, value: str, *, where: str) -> None:
        super().__init__(f"{where}: {value!r} is no date; write 2022-03-01, 2022-03 or 2022 (EDTF)")
        self.value, self.where = value, where


class UnreadableDocument(InputError):
    """A document cannot be read; it is quarantined under `reason`, never dropped.

    Attributes:
        origin: where it came from, as given (path, or path#record).
        reason: a short stable word, such as `empty`, `binary`, `too-large`, `broken-pdf`.
        detail: what exactly, and what to do about it.
    """

    def __init__(self, *, origin: str, reason: str, detail: str) -> None:
        super().__init__(f"{origin}: {reason}: {detail}")
        self.origin, self.reason, self.detail = origin, reason, detail


class GoldUnreadable(InputError):
    """A gold set cannot be scored against: it is not there, or not in the format it claims."""


class EvidenceError(ArmslengthError):
    """The sources do not carry the claim."""


class TooFewEvents(EvidenceError):
    """A measure was asked for where there is too little to measure."""

    def __init__(self, *, have: int, need: int, where: str) -> None:
        super().__init__(f"{where}: {have} events, at least {need} needed; widen the period or add sources")
        self.have, self.need, self.where = have, need, where


class UnsupportedCitation(EvidenceError):
    """A quotation does not stand where its citation says it stands."""

    def __init__(self, *, citation: str, problem: str) -> None:
        super().__init__(
            f"{citation}: {problem}; the brief was not written. Re-add the document, then write the brief again"
        )
        self.citation, self.problem = citation, problem


class TooLittleMemory(ArmslengthError):
    """There is not enough memory to begin or to go on; what was finished is kept."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message
            or "there is not enough memory to go on; what was finished is kept. Close other programs, lift the limit "
            "(ulimit -v), or give fewer documents at a time, then run the same command again"
        )


def is_want_of_memory(problem: BaseException) -> bool:
    """Whether an error of Python's or of a library's says that memory ran out."""
    told = f"{type(problem).__name__}: {problem}".lower()
    return isinstance(problem, MemoryError) or any(
        words in told
        for words in (
            "bad_alloc",
            "bad allocation",
            "outofmemory",
            "out of memory",
            "allocate memory",
            "start new thread",
            "failed to map segment",
        )
    )


class ModelDamaged(ArmslengthError):
    """The coder's files are not those that were shipped: nothing is coded with them."""

    def __init__(self, directory: str, problem: str) -> None:
        super().__init__(
            f"{directory}: the coder's files are damaged: {problem}; install armslength anew "
            "(pip install --force-reinstall --no-deps armslength)"
        )
        self.directory, self.problem = directory, problem


class StoreError(ArmslengthError):
    """The dossier on disk cannot be used."""


class NoDossier(StoreError):
    """The directory holds no dossier."""

    def __init__(self, directory: str) -> None:
        super().__init__(
            f"{directory}: no dossier here (no dossier.toml); make one with `armslength new {directory} ...`"
        )
        self.directory = directory


class DossierBusy(StoreError):
    """Another process is writing to the dossier."""

    def __init__(self, directory: str, holder: str) -> None:
        super().__init__(
            f"{directory}: another process is using the dossier ({holder}); wait for it to end, then try again"
        )
        self.directory, self.holder = directory, holder


class OlderSchema(StoreError):
    """The dossier was written by an earlier version, and whoever only reads cannot bring it up to date."""

    def __init__(self, *, directory: str, found: int, known: int) -> None:
        super().__init__(
            f"{directory}: schema {found} is older than this version's {known}; "
            "bring it up to date by any command that writes, such as `armslength add`"
        )
        self.directory, self.found, self.known = directory, found, known


class SchemaMismatch(StoreError):
    """The dossier was written by a version of Armslength that this one cannot follow."""

    def __init__(self, *, directory: str, found: int, known: int) -> None:
        super().__init__(
            f"{directory}: schema {found}, this version knows up to {known}; update armslength to open it"
        )
        self.directory, self.found, self.known = directory, found, known
