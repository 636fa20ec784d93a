"""Requests to a stand-in that fails on demand."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import pytest
import requests
from google.api_core import exceptions

from prefect.tasks.google import operations, rest
from prefect.tasks.google.client import google_client
from prefect.tasks.google.rows import Service

pytest.importorskip("googleapiclient")

THING = "/v1/projects/p/regions/r/clusters"
DATAPROC = Service("dataproc", "{region}-dataproc.googleapis.com", emulator="SOME_EMULATOR_HOST")


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    found: list[float] = []
    monkeypatch.setattr(rest, "time", SimpleNamespace(sleep=found.append))
    monkeypatch.setattr(rest.random, "random", lambda: 0.5)
    return found


@pytest.fixture
def session():
    return google_client("session", {"token": "hush-hush"}, "p")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, "break"])
def test_what_passes_is_asked_again(google, session, waits, status):
    google.fail(f"GET {THING}", status, times=3)
    assert rest.ask(session, "GET", google.url + THING) == {"clusters": []}
    assert waits == [1, 2, 4]


@pytest.mark.parametrize(("status", "times"), [(429, 3), (503, 3), (500, 1), (502, 1), (504, 1), ("break", 1)])
def test_what_may_have_been_done_is_not_done_twice(google, session, status, times):
    google.fail(f"POST {THING}", status, times=3)
    asked = lambda: [path for path in google.paths("POST") if path.endswith(THING)]  # noqa: E731
    if times == 3:
        assert rest.ask(session, "POST", google.url + THING, body={"clusterName": "c"})["name"]
        assert len(asked()) == 4
    else:
        with pytest.raises((exceptions.ServerError, requests.ConnectionError)):
            rest.ask(session, "POST", google.url + THING, body={})
        assert len(asked()) == 1


def test_it_gives_up(google, session, waits):
    google.fail("GET", 503, "notYet", times=100)
    with pytest.raises(exceptions.ServiceUnavailable, match="notYet happened"):
        rest.ask(session, "GET", google.url + THING)
    assert len(waits) == rest.ATTEMPTS - 1 and max(waits) <= rest.LONGEST


def test_the_service_says_when_to_ask_again(google, session, waits, monkeypatch):
    answers = iter([(429, {"Retry-After": "7"}), (503, {"Retry-After": "900"}), (200, {})])

    def request(method, url, **more):
        found = requests.Response()
        found.status_code, headers = next(answers)
        found.headers.update(headers)
        return found

    monkeypatch.setattr(session, "request", request)
    assert rest.ask(session, "POST", "https://example.org/x") == {}
    assert waits == [7, rest.LONGEST]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, exceptions.BadRequest),
        (401, exceptions.Unauthorized),
        (403, exceptions.Forbidden),
        (404, exceptions.NotFound),
        (409, exceptions.Conflict),
    ],
)
def test_a_refusal_has_the_services_reason_and_no_secret(google, session, status, kind):
    google.fail("GET", status, "quotaExceeded")
    with pytest.raises(kind, match=rf"GET http.*{THING}: quotaExceeded happened") as caught:
        rest.ask(session, "GET", google.url + THING)
    assert caught.value.errors[0]["reason"] == "quotaExceeded"
    assert b"hush" not in pickle.dumps(caught.value)
    assert "Authorization" not in caught.value.response.request.headers


def test_a_refusal_that_is_no_json(google, session, monkeypatch):
    found = requests.Response()
    found.status_code, found._content, found.reason = 403, b"<html>not here</html>", "Forbidden"
    with pytest.raises(exceptions.Forbidden, match="not here"):
        raise rest.refusal("GET", "https://example.org", found)


def test_an_answer_that_does_not_come(session, waits, monkeypatch):
    def request(method, url, **more):
        assert more["timeout"] == 0.5
        raise requests.ReadTimeout("nothing came")

    monkeypatch.setattr(session, "request", request)
    with pytest.raises(requests.ReadTimeout):
        rest.ask(session, "GET", "https://example.org/x", timeout=0.5)
    assert len(waits) == rest.ATTEMPTS - 1


@pytest.mark.parametrize(
    ("given", "environment", "host"),
    [
        (None, {}, "https://r-dataproc.googleapis.com"),
        ({"api_endpoint": "localhost:99"}, {}, "https://localhost:99"),
        ({"client_options": {"api_endpoint": "http://localhost:99/"}}, {}, "http://localhost:99"),
        (None, {"CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC": "https://mine.example.org/"}, "https://mine.example.org"),
        (None, {"SOME_EMULATOR_HOST": "localhost:8085"}, "http://localhost:8085"),
    ],
)
def test_where_a_service_is(given, environment, host, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert rest.host_of(DATAPROC, given, {"region": "r"}.get) == host


def test_the_global_region_has_no_host_of_its_own():
    assert rest.host_of(DATAPROC, None, {"region": "global"}.get) == "https://dataproc.googleapis.com"


def test_the_address_of_a_task(google):
    options = {"anonymous": True, "client_options": {"api_endpoint": google.url}}
    task = operations.DataprocCreateCluster("c", "r", client_kwargs=options, poll_interval=0.001, project="p")
    assert task.run()["status"] == {"state": "RUNNING"}


@pytest.mark.parametrize("status", [429, 503])
def test_a_task_survives_what_passes(google, monkeypatch, status):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC", google.url)
    google.fail("/clusters|/operations", status, times=3)
    task = operations.DataprocCreateCluster("c", "r", project="p", client_kwargs={"anonymous": True})
    assert task.run(poll_interval=0.001)["clusterName"] == "c"
    assert [call[0].rpartition(".")[2] for call in google.cloud.calls] == ["create", "get", "get"]
