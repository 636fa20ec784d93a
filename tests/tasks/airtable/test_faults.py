"""What Airtable does on bad days, beside limits and stumbles."""

from __future__ import annotations

import threading

import pytest
from requests.exceptions import HTTPError, RequestException

from prefect.tasks.airtable import ReadAirtableRow, WriteAirtableRow, client

ROW = {"id": "rec1", "fields": {"name": "kiwi"}}


def test_an_answer_that_breaks_off_is_asked_for_again(web):
    web.otherwise = [lambda asked: None, ROW]
    assert ReadAirtableRow("appB", "Fruits", api_url=web.url).run("rec1", api_key="k3y") == ROW
    assert len(web.asked) == 2


def test_a_row_whose_answer_breaks_off_is_not_written_again(web):
    web.otherwise = lambda asked: None
    with pytest.raises(RequestException, match="did not answer"):
        WriteAirtableRow("appC", "Fruits", api_url=web.url).run({"name": "lime"}, api_key="k3y")
    assert len(web.asked) == 1


@pytest.mark.parametrize(("status", "kind"), [(401, "AUTHENTICATION_REQUIRED"), (403, "INVALID"), (404, "NOT_FOUND")])
def test_a_refusal_is_told_at_once(web, status, kind):
    web.otherwise = (status, {"error": {"type": kind, "message": "because"}})
    with pytest.raises(HTTPError, match=f"{status} .*{kind}: because") as caught:
        ReadAirtableRow("appD", "Fruits", api_url=web.url).run("rec1", api_key="hush-hush")
    assert len(web.asked) == 1
    assert "hush-hush" not in str(caught.value)


def test_a_silent_server_is_given_up(web, monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT", 0.1)
    over = threading.Event()
    web.otherwise = lambda asked: over.wait(10) and None
    try:
        with pytest.raises(RequestException, match="did not answer"):
            WriteAirtableRow("appE", "Fruits", api_url=web.url).run({"name": "lime"}, api_key="k3y")
    finally:
        over.set()
