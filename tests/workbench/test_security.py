"""Who is let in, and what pages may do. All texts invented."""

import re

import pytest

from armslength.workbench.security import HEADERS, Keys, Place

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def outside(made, serving):
    return serving(made, let_in=False)


def test_without_the_token_nothing_is_shown(outside):
    for path in ("/", "/events", "/documents", "/static/workbench.js", "/events.csv"):
        answer = outside.get(path)
        assert answer.status_code == 401, path
        assert "Belarus" not in answer.text


def test_a_wrong_token_lets_nobody_in(outside):
    answer = outside.get("/", params={"token": "guess"}, follow_redirects=False)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_the_token_is_taken_from_the_address_once_and_a_cookie_stands_for_it(outside):
    answer = outside.get(
        "/events", params={"actor": "BLR", "token": outside.keys.token}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?actor=BLR")
    cookie = answer.headers["set-cookie"]
    assert outside.keys.token not in cookie
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert outside.get("/events").status_code == 200


def test_the_token_leads_to_no_other_server(outside):
    answer = outside.get(f"{HERE}//evil.example/?token={outside.keys.token}", follow_redirects=False)
    assert answer.headers["location"] == "/evil.example/"


def test_a_cookie_of_another_run_lets_nobody_in(outside):
    outside.cookies.set("armslength-8765", Keys().session)
    assert outside.get("/").status_code == 401


def test_what_other_servers_of_this_machine_keep_in_cookies_keeps_nobody_out(reading):
    for odd in ('a={"b":[1,2]}', "=; c", 'd="e;f', "g[h]=i"):
        answer = reading.get("/quarantine", headers={"Cookie": f"{odd}; {_cookie(reading)}"})
        assert answer.status_code == 200, odd


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", ""])  # fmt: skip
def test_the_server_answers_to_no_other_name(reading, host):
    answer = reading.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Belarus" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_it_answers_to_loopback(reading, host):
    answer = reading.get("/quarantine", headers={"Host": host, "Cookie": _cookie(reading)})
    assert answer.status_code == 200


def _cookie(client):
    return "; ".join(f"{c.name}={c.value}" for c in client.cookies.jar)


def test_a_browser_that_leaves_out_the_port_of_the_scheme_is_answered():
    place = Place("MyHost", 80)
    assert all(map(place.answers_to, ("127.0.0.1", "localhost", "[::1]", "myhost", "127.0.0.1:80")))
    assert not any(map(place.answers_to, ("", "evil.example", "127.0.0.1:8765", "evil.example:80")))


def test_served_to_a_network_it_answers_to_addresses_but_to_no_name():
    place = Place("0.0.0.0", 80)  # noqa: S104 - what is tested
    assert place.answers_to("192.0.2.7:80")
    assert place.answers_to("[2001:db8::1]:80")
    assert not place.answers_to("evil.example:80")
    assert place.reaches_out
    assert not Place("127.0.0.1", 80).reaches_out
    assert not Place("localhost", 80).reaches_out


@pytest.mark.parametrize(
    "path", ["/", "/events", "/nowhere", "/events.csv", "/static/workbench.css", "/events?since=never"]
)
def test_every_answer_has_the_strict_headers_errors_and_refusals_too(reading, outside, path):
    for client in (reading, outside):
        headers = client.get(path).headers
        for name, value in HEADERS.items():
            assert headers[name] == value, (path, name)
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'")
    assert HEADERS["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/measures", "/shifts", "/events", "/documents", "/quarantine", "/corrections", "/poles", "/actors", "/claims", "/sources"])  # fmt: skip
def test_no_page_needs_what_its_policy_forbids(reading, path):
    page = re.sub(r">[^<]*<", "><", reading.get(path).text)  # words aside
    assert not re.search(r"<style|<[^>]*\s(?:style|on\w+)=", re.sub(r'"[^"]*"', '""', page))
    assert re.findall(r"<script\b[^>]*>", page) == ['<script src="/static/workbench.js" defer>']
    assert not re.search(r"<(?:script|link|img|form)\b[^>]*(?:src|href|action)=\"(?:https?:)?//", page)


def the_form(client):
    event = re.search(r"/events/(e[0-9a-f]+)", client.get("/events?class=ACCUSE").text)[1]
    page = client.get(f"/events/{event}").text
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', page)[1]
    return {"of": event, "form_token": token, "person": "A. Analyst", "modality": "denied"}


@pytest.mark.parametrize("token", ["", "0" * 64, None])
def test_a_change_needs_the_token_of_the_form(made, serving, token):
    client = serving(made)
    form = the_form(client)
    form["form_token"] = token
    answer = client.post("/judge", data={k: v for k, v in form.items() if v is not None})
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert client.get("/corrections.csv").text.count("\n") == 1


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
def test_a_change_must_come_from_a_page_of_ours(made, serving, headers):
    client = serving(made)
    assert client.post("/judge", data=the_form(client), headers=headers).status_code == 403
    assert client.get("/corrections.csv").text.count("\n") == 1


def test_a_change_is_never_made_by_an_address_alone(made, serving):
    client = serving(made)
    assert client.get("/judge", params=the_form(client)).status_code == 405
    assert client.get("/corrections.csv").text.count("\n") == 1


def test_a_form_too_long_is_refused(made, serving):
    client = serving(made)
    assert client.post("/judge", data=the_form(client) | {"note": "x" * 40_000}).status_code == 413


def test_two_servers_side_by_side_do_not_share_a_cookie():
    assert Place("127.0.0.1", 1).cookie != Place("127.0.0.1", 2).cookie
