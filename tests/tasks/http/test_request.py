from __future__ import annotations

import json
import pickle
import time

import pytest
import requests

from prefect.core.context import context
from prefect.tasks.http import HTTPRequest
from tests.conftest import free_port


@pytest.mark.parametrize(
    ("built", "result"),
    [
        ({}, '[1, 2, "ä"]'),
        ({"returns": "json"}, [1, 2, "ä"]),
        ({"returns": "bytes"}, b'[1, 2, "\xc3\xa4"]'),
        ({"response_filter": lambda response: response.json()[0]}, 1),
        ({"response_check": lambda response: response.status_code == 200, "returns": "json"}, [1, 2, "ä"]),
    ],
)
def test_result(web, built, result):
    web.answers["/rows"] = (200, '[1, 2, "ä"]'.encode(), {"Content-Type": "application/json; charset=utf-8"})
    assert HTTPRequest(f"{web.url}/rows", **built).run() == result


def test_the_response_itself_travels(web):
    web.answers["/rows"] = (200, [1])
    response = HTTPRequest(f"{web.url}/rows", returns="response").run()
    assert pickle.loads(pickle.dumps(response)).json() == [1]


@pytest.mark.parametrize(
    ("given", "method", "query", "body"),
    [
        ({}, "GET", {}, b""),
        ({"params": {"a": [1, 2], "b": "x y"}}, "GET", {"a": ["1", "2"], "b": ["x y"]}, b""),
        ({"method": "post", "json": {"a": None}}, "POST", {}, b'{"a": null}'),
        ({"method": "POST", "data": {"a": 1}}, "POST", {}, b"a=1"),
        ({"method": "PUT", "data": "ä".encode()}, "PUT", {}, "ä".encode()),
        ({"method": "DELETE"}, "DELETE", {}, b""),
        ({"method": "PATCH", "json": []}, "PATCH", {}, b"[]"),
    ],
)
@pytest.mark.parametrize("when", ["built", "run"])
def test_what_is_sent(web, given, method, query, body, when):
    web.answers["/x"] = "done"
    task = HTTPRequest(base_url=f"{web.url}/", url="/x", **(given if when == "built" else {}))
    assert task.run(**(given if when == "run" else {})) == "done"
    assert web.asked[0][:3] == (method, "/x", query)
    assert web.asked[0].body == body


@pytest.mark.parametrize(
    ("auth", "header"),
    [(("ada", "hush"), "Basic YWRhOmh1c2g="), (["ada", "hush"], "Basic YWRhOmh1c2g="), ("t0ken", "Bearer t0ken")],
)
@pytest.mark.parametrize("by_secret", [False, True])
def test_credentials(web, auth, header, by_secret):
    web.answers["/"] = "done"
    if by_secret:
        with context(secrets={"API": json.dumps(auth) if isinstance(auth, list) else auth}):
            HTTPRequest(f"{web.url}/", auth_secret="API").run()
    else:
        HTTPRequest(f"{web.url}/").run(auth=auth)
    assert web.asked[0].headers["Authorization"] == header


def test_cookies_of_one_run_are_not_those_of_another(web):
    web.answers["/"] = (200, "done", {"Set-Cookie": "session=1"})
    for _ in range(2):
        HTTPRequest(f"{web.url}/").run()
    assert ["Cookie" in asked.headers for asked in web.asked] == [False, False]


@pytest.mark.parametrize(
    ("answers", "attempts", "requests_sent", "works"),
    [
        ([(503, "busy"), "done"], 2, 2, True),
        ([None, "done"], 2, 2, True),
        ([(429, "slow", {"Retry-After": "0"}), (500, ""), "done"], 3, 3, True),
        ([(503, "busy"), "done"], 1, 1, False),
        ([(503, "busy")], 3, 3, False),
        ([(400, "no"), "done"], 3, 1, False),
    ],
)
def test_attempts(web, answers, attempts, requests_sent, works):
    web.answers["/"] = answers
    task = HTTPRequest(f"{web.url}/", attempts=attempts, backoff=0.01)
    if works:
        assert task.run() == "done"
    else:
        with pytest.raises(requests.HTTPError):
            task.run()
    assert len(web.asked) == requests_sent


@pytest.mark.parametrize(
    ("built", "answer", "error", "message"),
    [
        ({}, (404, "no such row"), requests.HTTPError, "GET http.*/x was answered 404 Not Found: no such row"),
        ({"accepted": [201]}, (200, "hm"), requests.HTTPError, "was answered 200 OK: hm"),
        ({"response_check": lambda response: False}, (200, "hm"), ValueError, "did not pass the check: hm"),
        ({"returns": "json"}, (200, "{"), ValueError, "."),
        ({"request_timeout": 0.05}, lambda asked: time.sleep(0.3), requests.Timeout, "timed out"),
        ({}, None, requests.ConnectionError, "."),
        ({"attempts": 0}, (200, ""), ValueError, "'attempts' is 0"),
        ({"auth_secret": "NOT_THERE"}, (200, ""), ValueError, "NOT_THERE"),
        ({}, (302, "", {"Location": "/x"}), requests.TooManyRedirects, "30 redirects"),
        ({}, (200, "short", {"Content-Length": "100"}), requests.RequestException, "."),
    ],
)
def test_errors(web, built, answer, error, message):
    web.answers["/x"] = [answer]
    with pytest.raises(error, match=message):
        HTTPRequest(f"{web.url}/x", **built).run()


def test_an_error_does_not_show_the_query(web):
    with pytest.raises(requests.HTTPError) as caught:
        HTTPRequest(f"{web.url}/x").run(params={"key": "hush"})
    assert "hush" not in str(caught.value)
    assert caught.value.response.status_code == 404


@pytest.mark.parametrize(
    ("built", "message"),
    [({}, "No 'url' was given"), ({"url": "rows"}, "'rows' is not whole"), ({"url": "/a?u=http://b"}, "is not whole")],
)
def test_no_address(built, message):
    with pytest.raises(ValueError, match=message):
        HTTPRequest(**built).run()


def test_an_unknown_form():
    with pytest.raises(ValueError, match="'returns' is 'xml'"):
        HTTPRequest("http://127.0.0.1:1/", returns="xml").run()


def test_no_server():
    with pytest.raises(requests.ConnectionError):
        HTTPRequest(f"http://127.0.0.1:{free_port()}/").run()


@pytest.mark.parametrize(
    ("arguments", "headers"),
    [
        ({"auth": "t0ken-of-mine"}, {}),
        ({"auth": ("ada", "t0ken-of-mine")}, {}),
        ({"auth": requests.auth.HTTPDigestAuth("ada", "t0ken-of-mine")}, {}),
        ({"headers": {"X-Api-Key": "t0ken-of-mine", "Cookie": "sid=t0ken-of-mine"}}, {}),
        ({"params": {"access_token": "t0ken-of-mine"}}, {}),
        ({"auth": "t0ken-of-mine"}, {"Location": "/end"}),
    ],
)
@pytest.mark.parametrize("ends", ["refused", "returned", "unanswered"])
def test_no_secret_travels(web, arguments, headers, ends):
    web.answers["/end"] = (404, "no") if ends == "refused" else "yes"
    web.answers["/x"] = (302, "", headers) if headers else web.answers["/end"]
    address = web.url if ends != "unanswered" else f"http://127.0.0.1:{free_port()}"
    try:
        kept = HTTPRequest(f"{address}/x", returns="response").run(**arguments)
    except requests.exceptions.RequestException as err:
        kept = err
    assert isinstance(kept, requests.Response) == (ends == "returned")
    shown = [repr(kept), str(kept), repr(vars(kept))]
    for secret in ("t0ken-of-mine", "YWRhOnQwa2VuLW9mLW1pbmU"):
        assert secret.encode() not in pickle.dumps(kept)
        assert not any(secret in text for text in shown)


def test_a_password_in_the_address_is_not_told(web):
    web.answers["/x"] = (404, "no")
    address = web.url.replace("://", "://ada:t0ken-of-mine@")
    with pytest.raises(requests.HTTPError) as caught:
        HTTPRequest().run(f"{address}/x")
    assert b"t0ken-of-mine" not in pickle.dumps(caught.value)
    assert web.asked[0].headers["Authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "built",
    [
        {"url": "http://ada:hush@example.org"},
        {"url": "http://example.org?api_key=hush"},
        {"base_url": "http://ada:hush@example.org"},
        {"headers": {"Authorization": "hush"}},
        {"headers": {"x-api-key": "hush"}},
        {"params": {"access_token": "hush"}},
    ],
)
def test_built_with_secrets(built):
    with pytest.raises(ValueError, match="would travel with every copy of the flow; give 'auth'") as caught:
        HTTPRequest(**built)
    assert "hush" not in str(caught.value)
