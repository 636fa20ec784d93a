"""Expected values were read off HttpHook of Airflow 2.10.5 and its http provider."""

from __future__ import annotations

import json

import pytest
import requests

from prefect.compat.airflow.hooks.http import HttpHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException


@pytest.fixture
def server(web, connection):
    host, port = web.url.removeprefix("http://").split(":")
    connection("http_default", f"http://ada:hush@{host}:{port}/?x-key=1")
    return web


@pytest.mark.parametrize(
    ("parts", "base_url"),
    [
        ({"uri": "https://example.org/https"}, "https://example.org"),
        ({"host": "https://example.org/api", "port": 443}, "https://example.org/api:443"),
        ({"host": "example.org", "schema": "https"}, "https://example.org"),
        ({"host": "example.org"}, "http://example.org"),
    ],
)
def test_base_url(connection, parts, base_url):
    connection("c", **({} if "uri" in parts else {"conn_type": "http"}), **parts)
    hook = HttpHook("GET", "c")
    hook.get_conn()
    assert hook.base_url == base_url
    assert [hook.url_from_endpoint(end) for end in ("a", "/a", "", None)] == [
        f"{base_url}/a", f"{base_url}/a", base_url, base_url
    ]  # fmt: skip


def test_extra_of_the_connection(connection):
    extra = {
        "verify": False, "timeout": 3, "proxies": {"a": "b"}, "X-A": "b", "allow_redirects": False, "stream": True,
        "check_response": False, "cert": "c", "max_redirects": 3, "trust_env": False,
    }  # fmt: skip
    connection("c", conn_type="http", host="example.org", extra=extra)
    hook = HttpHook("GET", "c")
    session = hook.get_conn({"X": "1"})
    found = (session.verify, session.proxies, session.cert, session.stream, session.max_redirects, session.trust_env)
    assert found == (False, {"a": "b"}, "c", True, 3, False)
    assert (session.headers["X-A"], session.headers["X"]) == ("b", "1")
    assert hook.merged_extra == {
        "stream": True, "cert": "c", "proxy": {"a": "b"}, "timeout": 3, "verify_ssl": False, "allow_redirects": False,
        "max_redirects": 3, "trust_env": False, "check_response": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("method", "data", "query", "body"),
    [
        ("GET", {"a": 1}, {"a": ["1"]}, b""),
        ("POST", {"a": 1}, {}, b"a=1"),
        ("POST", '{"a": 1}', {}, b'{"a": 1}'),
        ("PUT", b"x", {}, b"x"),
        ("DELETE", None, {}, b""),
        ("HEAD", {"a": 1}, {}, b""),
    ],
)
def test_run(server, method, data, query, body):
    server.answers["/rows"] = "done"
    response = HttpHook(method).run("rows", data, headers={"X-Own": "2"})
    assert response.status_code == 200
    [asked] = server.asked
    assert (asked.method, asked.query, asked.body) == (method, query, body)
    assert asked.headers["x-key"] == "1"
    assert asked.headers["X-Own"] == "2"
    assert asked.headers["Authorization"] == "Basic YWRhOmh1c2g="


def test_request_kwargs(server):
    server.answers["/rows"] = "done"
    HttpHook("POST").run("rows", json={"a": 1})
    assert json.loads(server.asked[0].body) == {"a": 1}


@pytest.mark.parametrize(("options", "fails"), [({}, True), ({"check_response": False}, False)])
def test_an_answer_that_is_an_error(server, options, fails):
    server.answers["/rows"] = (404, "no")
    if fails:
        with pytest.raises(AirflowException, match="404:Not Found"):
            HttpHook("GET").run("rows", extra_options=options)
    else:
        assert HttpHook("GET").run("rows", extra_options=options).status_code == 404


def test_retries(server):
    import tenacity

    server.answers["/rows"] = [(503, ""), (503, ""), "done"]
    retry = {"stop": tenacity.stop_after_attempt(3), "wait": tenacity.wait_none(), "reraise": True}
    assert HttpHook("GET").run_with_advanced_retry(retry, "rows").text == "done"
    server.answers["/rows"] = (503, "")
    with pytest.raises(AirflowException, match="503"):
        HttpHook("GET").run_with_advanced_retry(retry, "rows")


def test_own_credentials(server):
    class Token(requests.auth.AuthBase):
        def __init__(self, login, password):
            self.password = password

        def __call__(self, request):
            request.headers["Authorization"] = f"Token {self.password}"
            return request

    server.answers["/rows"] = "done"
    HttpHook("GET", auth_type=Token).run("rows")
    assert server.asked[0].headers["Authorization"] == "Token hush"


def test_connection_is_tested(server):
    server.answers["/"] = "done"
    assert HttpHook("GET").test_connection() == (True, "Connection successfully tested")
    server.answers["/"] = (500, "")
    assert HttpHook("GET").test_connection()[0] is False


def test_no_connection():
    with pytest.raises(AirflowNotFoundException, match="nowhere"):
        HttpHook("GET", "nowhere").run("rows")
