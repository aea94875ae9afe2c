"""The command, and the server that it starts. All texts invented."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from click.testing import CliRunner

from armslength.cli import armslength
from armslength.errors import InputError, MissingExtra
from armslength.workbench.reckoning import Jobs, NotYet


def test_the_command_prints_an_address_that_lets_in_and_ends_when_told(made):
    pytest.importorskip("uvicorn", reason="needs the extra `serve`")
    command = [
        sys.executable,
        "-m",
        "armslength",
        "serve",
        str(made),
        "--port",
        "0",
        "--no-browser",
        "--as-of",
        "2019",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            found = re.search(
                r"http://(127\.0\.0\.1:\d+)(/\?as_of=2019-12-31&token=\S+)", server.stdout.readline()
            )
            connection = http.client.HTTPConnection(found[1], timeout=30)
            connection.request("GET", found[2])
            answer = connection.getresponse()
            assert answer.status == 303
            assert answer.headers["location"] == "/?as_of=2019-12-31"
            assert "uvicorn" not in str(answer.headers).lower()
            answer.read()
            connection.request(
                "GET", "/documents", headers={"Cookie": answer.headers["set-cookie"].partition(";")[0]}
            )
            assert connection.getresponse().status == 200
            connection.close()
        finally:
            server.send_signal(signal.SIGINT)
            out, err = server.communicate(timeout=30)
    assert "Traceback" not in err
    assert "token" not in out + err  # it was printed once, and nothing logs it


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_without_the_extra_it_says_what_to_install(made, monkeypatch, package):
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == package else find(name, *a)
    )
    result = CliRunner().invoke(armslength, ["serve", str(made), "--no-browser"])
    assert isinstance(result.exception, MissingExtra)
    assert "pip install -e '.[serve]'" in str(result.exception)


def test_a_port_in_use_is_told_with_what_to_do(made):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(armslength, ["serve", str(made), "--no-browser", "--port", port])
    assert isinstance(result.exception, InputError)
    assert "--port" in str(result.exception)


@pytest.mark.parametrize("host", ["", "no such host", "a..b", "192.0.2.1"])
def test_an_address_that_is_not_of_this_machine_is_told_as_that(made, host):
    result = CliRunner().invoke(
        armslength, ["serve", str(made), "--no-browser", "--port", "0", "--host", host]
    )
    assert isinstance(result.exception, InputError)
    assert "an address of this machine" in str(result.exception)


def test_where_there_is_no_dossier_nothing_is_served(tmp_path):
    result = CliRunner().invoke(armslength, ["serve", str(tmp_path), "--no-browser"])
    assert "no dossier here" in str(result.exception)


def test_what_is_asked_of_an_older_state_and_has_not_begun_is_not_begun():
    jobs, made = Jobs(), []
    with pytest.raises(NotYet):
        jobs.get(("assess", 0), lambda: time.sleep(0.3), 0.0)
    for state in (1, 2, 3):
        with pytest.raises(NotYet):
            jobs.get(("assess", state), lambda state=state: made.append(state), 0.0)
    jobs.get(("assess", 3), lambda: None, 10)
    assert made == [3]


def test_what_is_beyond_the_most_that_are_kept_and_has_not_begun_is_not_begun():
    jobs, made, go = Jobs(), [], threading.Event()
    with pytest.raises(NotYet):
        jobs.get(("assess", 0, "first"), lambda: (go.wait(30), made.append("first")), 0.0)
    for day in range(9):
        with pytest.raises(NotYet):
            jobs.get(("assess", 0, day), lambda day=day: made.append(day), 0.0)
    go.set()
    jobs.get(("assess", 0, 8), lambda: None, 10)
    assert made[0] == "first"
    assert len(made) == 5
    assert made[-1] == 8


@pytest.mark.parametrize("failure", [InputError, TimeoutError])
def test_what_failed_is_tried_again(failure):
    jobs, tries = Jobs(), []

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise failure("busy")
        return "made"

    with pytest.raises(failure):
        jobs.get(("why", 0), make, 10)
    assert jobs.get(("why", 0), make, 10) == "made"
    assert jobs.get(("why", 0), make, 10) == "made"
    assert len(tries) == 2
