"""Files are parsed in a process that is held to its limits, and replaced where one breaks them. All invented."""

import io
import os
import signal
import sys
import time
from datetime import date

import pytest
from samples import PAGE, TEXT, docx

import hostile
from armslength import read
from armslength.errors import InputError, UnreadableDocument
from armslength.read import child, confinement, frames, parsing, worker
from armslength.read.intake import Found, Intake, Limits
from armslength.records import Citation, Quarantined

TODAY = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _fresh():
    worker.close()
    yield
    worker.close()


def intake(**limits):
    return Intake("a", Limits(**limits), TODAY)


def test_one_process_serves_all_files_and_finds_what_a_parser_here_finds():
    for fmt, data in (
        ("html", PAGE.encode()),
        ("docx", docx()),
        ("eml", hostile.SOUND["eml"]),
        ("feed", hostile.SOUND["rss"]),
    ):
        assert worker.parsed(data, fmt, intake()) == frames_of(data, fmt)
    assert worker._worker.served == 4


def frames_of(data, fmt):
    out = []
    try:
        out += parsing.parse(data, fmt, intake())
    except UnreadableDocument as error:
        out.append(Quarantined(error.origin, error.reason, error.detail))
    return out


def asked(monkeypatch, code, **limits):
    """What becomes of a file whose parser is `code`."""
    monkeypatch.setattr(worker, "_PROGRAM", (sys.executable, "-P", "-c", PROGRAM.format(code=code)))
    return refused(b"<html>", "html", **limits)


PROGRAM = """
import os, signal, socket, subprocess, time
from armslength.read import child, parsing
def parse(data, fmt, intake):
    {code}
    yield from ()
parsing.parse = parse
child.main()
"""


def refused(data, fmt, **limits):
    try:
        found = worker.parsed(data, fmt, intake(**limits))
    except UnreadableDocument as error:
        return error.reason, error.detail
    return (found[-1].reason, found[-1].detail) if found else None


def test_a_parser_that_loops_is_ended_in_time_and_the_next_file_is_read(monkeypatch):
    with monkeypatch.context() as patched:
        began = time.monotonic()
        assert asked(patched, "\n    while True: pass", seconds=1.0)[0] == "too-slow"
        assert time.monotonic() - began < 20
    assert worker.parsed(PAGE.encode(), "html", intake())[0].title


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(
    "code", ["held = [b'x' * 10_000_000 for _ in range(100_000)]", "held = list(range(10 ** 10))"]
)
def test_a_parser_that_swells_is_ended(monkeypatch, code):
    assert asked(monkeypatch, code, memory_bytes=600_000_000)[0] == "too-much-memory"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_parser_that_dies_takes_nothing_with_it(monkeypatch):
    reason, detail = asked(monkeypatch, "os.abort()")
    assert reason == "crashed"
    assert f"signal {int(signal.SIGABRT)}" in detail


def test_a_fault_of_ours_in_a_reader_is_a_reason_too(monkeypatch):
    reason, detail = asked(monkeypatch, "raise KeyError('invented')")
    assert (reason, "please report it" in detail) == ("crashed", True)


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open('/etc/hostname').read()",
        "open('invented.txt', 'w')",
        "os.remove('/tmp/invented')",
        "os.open('/usr/../etc/hostname', os.O_RDONLY)",
        "os.mkdir('/tmp/invented')",
    ],
)
def test_a_parser_can_neither_call_out_nor_touch_files(monkeypatch, code):
    reason, detail = asked(monkeypatch, code)
    assert (reason, "a parser may not" in detail) == ("crashed", True), detail


def test_a_folder_cannot_slip_a_module_of_its_own_under_the_parser(tmp_path, monkeypatch):
    (tmp_path / "feedparser.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    found = worker.parsed(hostile.SOUND["rss"], "feed", intake())
    assert found[0].title == "Recall"


def test_the_environment_stays_behind(monkeypatch):
    monkeypatch.setenv("INVENTED_SECRET", "of Freedonia")
    assert "None" in asked(monkeypatch, "raise KeyError(os.environ.get('INVENTED_SECRET'))")[1]


def test_an_answer_without_end_is_refused(monkeypatch):
    code = "\n    from armslength.read.intake import Found\n    yield Found('', 'x' * 9_000_000, 'html')"
    assert asked(monkeypatch, code, file_bytes=1_000_000)[0] == "expands-too-much"


def test_where_no_process_can_be_had_the_user_is_told(monkeypatch):
    monkeypatch.setattr(worker, "_PROGRAM", ("/no/such/python",))
    with pytest.raises(InputError, match="process"):
        worker.parsed(PAGE.encode(), "html", intake())


def test_plain_text_needs_no_process(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (source,) = read.sources([tmp_path / "a.txt"])
    assert [d.text for d in read.documents(source, today=TODAY)] == [TEXT]
    assert worker._worker is None


def test_what_goes_over_comes_back_the_same():
    found = Found("#2", "täxt \ud800", "json", title="T", cites=(Citation("P", "T", None, "u"),))
    lost = Quarantined("#3", "empty", "nothing")
    assert frames.item(frames.told(found), "a") == Found(
        "a#2", "täxt \ud800", "json", title="T", cites=(Citation("P", "T", None, "u"),)
    )
    assert frames.item(frames.told(lost), "a") == Quarantined("a#3", "empty", "nothing")


def test_words_of_another_script_weigh_what_they_weigh_in_utf_8():
    text = "Фридония отозвала посла. " * 2_000
    data = text.encode("cp1251")
    (found,) = worker.parsed(data, "text", intake(file_bytes=len(data)))
    assert found.text == text


def test_a_lone_surrogate_goes_over_as_it_is():
    stream = io.BytesIO()
    frames.put(stream, {"text": "täxt \ud800"}, b"body")
    stream.seek(0)
    assert frames.taken(stream, 1_000) == ({"text": "täxt \ud800"}, b"body")


def test_a_process_that_ended_between_two_files_is_no_fault_of_the_second():
    for end in (lambda one: one._process.kill(), lambda one: one._ring()):
        worker.parsed(PAGE.encode(), "html", intake())
        end(worker._worker)
        worker._worker._process.wait()
        assert worker.parsed(PAGE.encode(), "html", intake())[0].title


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("span.docx", "too-much-memory"),
        ("bomb.docx", "expands-too-much"),
        ("many.docx", "too-many-parts"),
        ("many.eml", "too-many-parts"),
    ],
)
def test_what_was_made_to_harm_is_refused_for_what_it_is(name, reason):
    content = dict(hostile.made_to_harm())[name]
    data = content.encode() if isinstance(content, str) else content
    assert refused(data, name.split(".")[-1], memory_bytes=1_000_000_000)[0] == reason


def test_no_entity_reaches_out_or_swells(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of Freedonia")
    for name, content in hostile.of_entities():
        text = (
            content
            if isinstance(content, bytes)
            else content.replace("file:///etc/passwd", secret.as_uri()).encode()
        )
        fmt = {"rss": "feed"}.get(name.split(".")[-1], name.split(".")[-1])
        for item in child.found(text, fmt, intake()):
            assert "secret of" not in str(item).replace(str(secret), "")
            assert len(str(item)) < 2_000_000, name


def test_a_watch_ends_a_process_that_was_ever_too_large():
    if not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    done = worker.subprocess.run(
        [
            sys.executable,
            "-c",
            "from armslength.read import confinement; import time; confinement.watch(1000); time.sleep(20)",
        ],
        check=False,
    )
    assert done.returncode == confinement.TOO_MUCH_MEMORY
