"""Over a thousand bad inputs through the command line: each ends as documented, none in a traceback, nothing is lost.

All invented. `docs/reference/errors.md` has the exit statuses and the form of a message; these tests hold the program to it.
"""

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import hostile
from armslength import add, store
from armslength.cli import armslength, main
from armslength.records import Question
from armslength.store import FORMS

TEXT = "On 8 January 2007 Russia halted oil deliveries to Belarus. Minsk accused Moscow of blackmail the next day."
QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))
DONE, UNREAD, REFUSED = 0, 1, 2
OURS = re.compile(r"armslength: [^\n]{25,}\n")
EXPERIMENTAL = re.compile(r"\AExperimental, [^\n]+\n")
USAGE = re.compile(r"Usage: [^\n]+\nTry '[^\n]+' for help\.\n\nError: .+", re.DOTALL)
UNREAD_LINE = re.compile(r"[^\n]*: [a-z-]+: [^\n]{10,}")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.fixture
def call(monkeypatch):
    """A function that runs the program in this process; what it raises but SystemExit is a traceback."""

    def run(*words, stdin=b""):
        with monkeypatch.context() as patched, CliRunner().isolation(input=stdin) as (out, err, _):
            patched.setattr(sys, "argv", ["armslength", *map(str, words)])
            try:
                main()
                status = 0
            except SystemExit as end:
                status = end.code or 0
            sys.stdout.flush()
            told = err.getvalue().decode("utf-8", "replace"), out.getvalue().decode("utf-8", "replace")
        return status, *told

    return run


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    store.create(tmp_path / "d", QUESTION)
    add(tmp_path / "d", [tmp_path / "a.txt"])
    return tmp_path / "d"


def held(dossier):
    with store.open_dossier(dossier) as opened:
        return {d.id for d in opened.documents()}


def check(words, status, err):
    """The exit status is a documented one, and the message of its form."""
    assert status in {DONE, UNREAD, REFUSED}, (words, status, err)
    assert "Traceback" not in err
    if status == REFUSED:
        assert OURS.fullmatch(EXPERIMENTAL.sub("", err)) or USAGE.fullmatch(err), (words, err)
        assert not CONTROLS.search(err), (words, err)
    elif status == UNREAD:
        lines = [line for line in err.splitlines() if UNREAD_LINE.fullmatch(line)]
        assert lines, (words, err)


@pytest.mark.slow
def test_every_bad_file_is_read_or_quarantined_with_its_reason_and_nothing_is_lost(call, dossier, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    names = []
    for name, content in hostile.files():
        names.append(name)
        (folder / name).write_bytes(content)
    assert len(names) == len(set(names)) > 350
    before = held(dossier)
    status, err, out = call("add", dossier, folder)
    assert status == DONE, err
    new, known, quarantined = (
        int(n.replace(",", ""))
        for n in re.search(r"([\d,]+) new, .*?([\d,]+) already there, ([\d,]+) quarantined", out).groups()
    )
    with store.open_dossier(dossier) as opened:
        documents = opened.documents()
        refused = opened.quarantined()
        told = {Path(item.origin.partition("#")[0]).name for item in (*documents, *refused)}
    assert before <= {d.id for d in documents}
    assert new == len(documents) - 1
    assert quarantined >= len(refused) > 150
    same = {
        name for name in names if name not in told
    }  # whose bytes are those of another, or a record there already
    assert len(same) <= known, sorted(same)
    assert not any(CONTROLS.search(item.origin) for item in (*documents, *refused))
    assert not [item for item in refused if "please report it" in item.detail]


@pytest.mark.slow
def test_each_bad_file_alone_is_coded_or_said_to_be_unread(call, tmp_path):
    for n, (name, content) in enumerate(hostile.files()):
        if name in {"span.docx", "bomb.docx", "bomb.pdf"}:
            continue  # seconds each, and in the folder above
        path = tmp_path / name
        path.write_bytes(content)
        words = ("code", path, "--format", "jsonl") if n % 3 else ("diff", path, path)
        status, err, _ = call(*words)
        check(words, status, err)
        path.unlink()


@pytest.mark.slow
@pytest.mark.parametrize("form", list(FORMS))
def test_bad_files_of_a_data_set_are_refused_or_their_rows_are(call, dossier, tmp_path, form):
    import seeds

    data, suffix = seeds.of_importer(form)
    import random

    chance = random.Random(form)
    cases = [
        *hostile.damaged(data, chance),
        ("empty", b""),
        ("blank", b"\n\n"),
        ("head", data.split(b"\n")[0]),
    ]
    cases += [
        ("not-mine", hostile.SOUND["csv"]),
        ("pdf", hostile.SOUND["pdf"]),
        ("quote", data + b'"' * 3),
        ("tabs", b"\t" * 999),
    ]
    for harm, content in cases:
        path = tmp_path / f"{harm}{suffix}"
        path.write_bytes(content)
        words = ("import", dossier, path, "--format", form)
        status, err, _ = call(*words)
        check(words, status, err)
    for harm, content in (
        ("cut", b"PK\x03\x04"),
        ("none", hostile._zip({})),
        ("two", hostile._zip({"a": "1", "b": "2"})),
    ):
        path = tmp_path / f"{harm}.zip"
        path.write_bytes(content)
        status, err, _ = call("import", dossier, path, "--format", form)
        assert status == REFUSED
        check((form, harm), status, err)
    with store.open_dossier(dossier) as opened:
        assert len(opened.documents()) == 1
        assert all(d.rows == d.stored + d.refused for d in opened.datasets())


WRONG_WORDS = (
    "", " ", "yesterday", "2021-02-30", "9999-99-99", "ZZZ", "blr", "=cmd|' /C calc'!A0", "../../etc/passwd", "x" * 5_000,
    "a\nb", "\x1b[2J", "\udcff", "'; DROP TABLE documents; --", "%s%n", "-1", "nan", "1e999", "０", "{{7*7}}",
)  # fmt: skip
SKIPPED = {
    ("serve", "no_browser"),  # a flag that it takes, and then serves
    ("code", "out"),  # a file to write
}


def wrong_options():
    """Each option of each command with each wrong word, and each argument."""
    for name, command in sorted(armslength.commands.items()):
        for option in command.params:
            if (name, option.name) in SKIPPED or (isinstance(option, click.Option) and option.is_flag):
                continue
            wrong = WRONG_WORDS
            if not isinstance(option.type, click.Choice) and name in {
                "outlook",
                "sensitivity",
                "brief",
                "compare",
                "plot",
            }:
                wrong = WRONG_WORDS[1:12]  # seconds each where the word is taken
            for word in wrong:
                yield name, option.name, word


def filled(name, dossier, changed, word, out):
    """A call that would be right but for the one word."""
    right = {
        "directory": dossier, "directories": dossier, "paths": dossier.parent / "a.txt", "source": dossier.parent / "a.txt",
        "event": "e0123456789ab", "query": "SELECT 1", "folder": dossier, "files": dossier.parent / "a.txt", "form": "events",
        "dataset": "s0123456789ab", "output": out, "of": "e0123456789ab", "person": "Ann", "old": dossier.parent / "a.txt",
        "new": dossier.parent / "a.txt", "at": "2007-01", "what": "hold", "client": "BLR", "patron": "RUS", "rival": "EU",
    }  # fmt: skip
    words = [name]
    arguments = []
    for option in armslength.commands[name].params:
        value = word if option.name == changed else right.get(option.name)
        if isinstance(option, click.Argument):
            if option.name != changed and (not option.required or (option.name, name) == ("of", "plot")):
                continue
            arguments.append(str(value))
        elif option.name == changed or (
            option.required or (name == "new" and option.name in {"client", "patron", "rival"})
        ):
            if value is None:
                continue
            values = [str(value)] * (max(1, option.nargs))
            words += [option.opts[0], *values]
    if name == "new" and changed != "directory":
        arguments = [str(out)]
    return [*words, "--", *arguments]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(armslength.commands) - {"serve"}))
def test_no_wrong_word_in_any_place_of_a_command_ends_in_a_traceback(
    call, dossier, tmp_path, name, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    before = held(dossier)
    n = 0
    for command, changed, word in wrong_options():
        if command != name:
            continue
        n += 1
        words = filled(name, dossier, changed, word, tmp_path / f"out{n}")
        status, err, _ = call(*words)
        check(words, status, err)
    for words in ((name, "--no-such"), (name, *["x"] * 9, "--no-such=1")):
        status, err, _ = call(*words)
        assert status == REFUSED
        check(words, status, err)
    with store.open_dossier(dossier) as opened:
        assert before <= {d.id for d in opened.documents()}


def wrong_configs():
    """Keys of dossier.toml with values of a wrong kind, and files that are no TOML."""
    head = '[question]\nclient = "BLR"\npatron = "RUS"\nrivals = ["EU"]\n'
    values = (
        "1",
        "-1",
        "1.5",
        "nan",
        "inf",
        "true",
        '""',
        '"ZZZ"',
        '"BLR"',
        "[]",
        "[1]",
        '["EU", "EU"]',
        "{}",
        "2021-02-28",
        "12:00:00",
    )
    for key, value in itertools.product(("client", "patron", "rivals", "since", "until", "no_such"), values):
        rest = "".join(line + "\n" for line in head.splitlines() if not line.startswith(key))
        yield f"{rest}{key} = {value}\n"
    for key, value in itertools.product(("half_life_months", "window_days", "weights", "channels"), values):
        yield f"{head}[measure]\n{key} = {value}\n"
    for table, value in itertools.product(
        ("sources.grades", "sources.home", "measure.weights", "measure.channels"), values
    ):
        yield f'{head}[{table}]\n"x" = {value}\n'
    for key, value in itertools.product(("code", "names", "country", "sector", "kind", "since"), values):
        yield f"{head}[[actor]]\n{key} = {value}\n"
    yield from (
        "",
        "x",
        "[",
        "= 1",
        head + head,
        "\x00",
        "[question",
        f"{head}x = {'[' * 2000}",
        f"{head}y = {'9' * 5000}",
        "\ufeff" + head,
    )


def test_a_wrong_dossier_toml_is_refused_with_the_key_and_what_is_allowed(call, dossier):
    config = dossier / "dossier.toml"
    sound = config.read_text(encoding="utf-8")
    refused = 0
    texts = list(dict.fromkeys(wrong_configs()))
    for text in texts:
        config.write_text(text, encoding="utf-8")
        status, err, _ = call("documents", dossier)
        check((text,), status, err)
        refused += status == REFUSED
    config.write_bytes(b"\xff\xfe\x00")
    assert call("documents", dossier)[0] == REFUSED
    config.unlink()
    assert call("documents", dossier)[0] == REFUSED
    config.mkdir()
    assert call("documents", dossier)[0] == REFUSED
    config.rmdir()
    config.write_text(sound, encoding="utf-8")
    assert call("documents", dossier)[0] == DONE
    assert refused > 200


@pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and links are POSIX's")
def test_what_is_no_file_is_refused_or_quarantined_and_never_waited_for(call, dossier, tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "loop-a.txt").symlink_to("loop-b.txt")
    (folder / "loop-b.txt").symlink_to("loop-a.txt")
    (folder / "up").symlink_to("..")
    (folder / "secret.txt").symlink_to("/etc/hostname")
    (folder / "folder.txt").mkdir()
    (folder / "a\nb\x1b[31m.txt").write_text("Russia met Belarus in Minsk (one).", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/bad-\xff.txt")).write_text(
        "Russia met Belarus in Minsk (two).", encoding="utf-8"
    )
    (folder / ("n" * 250 + ".txt")).write_text("Russia met Belarus in Minsk (three).", encoding="utf-8")
    status, err, out = call("add", dossier, folder)
    assert status == DONE, err
    assert "3 new, 0 already there, 4 quarantined" in out
    told = call("documents", dossier, "--quarantined", "--format", "csv")[2]
    assert re.findall(r",(no-access|outside),", told) == ["no-access"] * 3 + ["outside"]
    for path in ("pipe.txt", "nowhere.txt", "loop-a.txt", "folder.txt"):
        status, err, _ = call("code", folder / path)
        check((path,), status, err)
        assert status != DONE
    for device in (
        "/dev/zero",
        "/dev/null",
        "/dev/full",
        "/dev/stdin",
        "/proc/self/mem",
        "/",
        "x" * 300,
        "x/" * 3_000,
    ):
        for words in (
            ("code", device),
            ("import", dossier, device, "--format", "events"),
            ("documents", device),
            ("dyads", device, "-o", tmp_path / "o.csv"),
            ("diff", device, device),
        ):
            if device == "/" and words[0] in {"code", "diff"}:
                continue  # the whole disk
            status, err, _ = call(*words)
            check(words, status, err)
            assert status != DONE, words


def test_what_stands_on_standard_input_is_read_or_said_to_be_unread(call):
    for name, content in hostile.files():
        if len(content) < 20_000 and not name.endswith(("docx", "pdf")):
            status, err, _ = call("code", "-", "--format", "jsonl", stdin=content)
            check((name,), status, err)


@pytest.mark.slow
def test_as_a_process_of_its_own_it_ends_the_same_way(dossier, tmp_path):
    chosen = [case for case in hostile.files() if case[0].split(".")[0] in {
        "txt-nul", "pdf-cut-half", "docx-cut-half", "eml-backwards", "json-noise-7", "csv-nul", "rss-cut-half", "html-zeros",
        "laughs", "deep", "kinds", "surrogates", "words", "names", "cyclic", "forms", "outside-file", "utf-16-odd", "ebcdic",
        "md-random", "jsonl-high-bytes", "script", "many", "bomb", "tables",
    }]  # fmt: skip
    calls = []
    for name, content in chosen:
        (tmp_path / name).write_bytes(content)
        calls.append(["code", tmp_path / name, "--format", "jsonl"])
    calls += [["events", dossier, "--since", "yesterday"], ["events", tmp_path], ["documents", "\x1b[2J"], ["sql", dossier, "DROP TABLE documents"],
              ["sql", dossier, "SELECT * FROM read_csv('/etc/passwd')"], ["export", dossier, "none", "-o", tmp_path / "o"], ["nothing"], ["show", dossier, "e0"],
              ["new", dossier, "--client", "BLR", "--patron", "RUS", "--rival", "EU"], ["new", tmp_path / "n", "--client", "BLR", "--patron", "BLR", "--rival", "EU"],
              ["brief", dossier, "-o", tmp_path], ["brief", dossier, "-o", "/dev/full"], ["add", dossier, tmp_path / "gone.txt"]]  # fmt: skip
    assert len(calls) >= 50
    for words in calls:
        done = subprocess.run(
            [sys.executable, "-m", "armslength", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        check(words, done.returncode, done.stderr)


def test_a_folder_of_gold_sets_whose_name_cannot_be_seen_is_named_in_quotes(call):
    status, err, _ = call("eval", "--data", " ")
    check(["eval", "--data", " "], status, err)
    assert "' '" in err
