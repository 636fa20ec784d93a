"""Limits, faults and what errors tell; asked of some tasks, since all go the same way."""

from __future__ import annotations

import logging
import pickle
import time

import cloudpickle
import pytest
import requests

from prefect.core.context import context
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.airtable import ListAirtableRows, ReadAirtableRow, WriteAirtableRows, limits
from tests.airtable_service import KEY
from tests.conftest import free_port

PLACE = ("app1", "Fruits")
ROWS = [{"name": f"pear {number}"} for number in range(30)]


def test_no_faster_than_allowed(airtable):
    rows = [{"name": f"pear {number}"} for number in range(85)]
    assert len(WriteAirtableRows(*PLACE, api_url=airtable.url).run(rows, api_key=KEY)) == 85
    assert (len(airtable.asked), airtable.too_many) == (9, 0)


def test_tasks_of_a_flow_share_the_limit(airtable):
    with Flow("many", executor=ThreadExecutor()) as flow:
        read = ReadAirtableRow(*PLACE, api_url=airtable.url).map(["rec1", "rec2"] * 6)
    with context(secrets={"AIRTABLE_API_KEY": KEY}):
        state = flow.run()
    assert [row["id"] for row in state.result[read].result] == ["rec1", "rec2"] * 6
    assert (len(airtable.asked), airtable.too_many) == (12, 0)


def test_a_far_turn_needs_no_thread(airtable):
    for _ in range(40):
        limits.book(f"{airtable.url}/app1")
    task = ReadAirtableRow(*PLACE, api_url=airtable.url)
    wait = task.begin({"id": "rec1", "api_key": KEY})
    first = task.look(wait)
    assert 7 < first < 10
    assert task.look(wait) <= first, "the turn is kept"
    assert airtable.asked == []


@pytest.mark.parametrize(("said", "pause"), [("3", 3), ("30", 30), ("", limits.PAUSE)])
def test_too_many_requests(airtable, said, pause):
    airtable.pause, airtable.paused_until = said or "0", time.monotonic() + 900
    if not said:
        airtable.limit = lambda base: (429, {"errors": [{"error": "RATE_LIMIT_REACHED"}]})
    task = WriteAirtableRows(*PLACE, api_url=airtable.url)
    wait = task.begin({"rows": ROWS, "api_key": KEY})
    assert pause - 2 < task.look(wait) <= pause
    assert wait.handle["done"] == 0
    assert KEY not in repr(wait.handle)
    other = ReadAirtableRow(*PLACE, api_url=airtable.url)
    assert other.look(other.begin({"id": "rec1", "api_key": KEY})) > pause - 2, "all tasks of the base pause"
    assert len(airtable.asked) == 1


def test_goes_on_where_it_was(airtable, monkeypatch):
    refusals = iter([None, (429, "", {"Retry-After": "30"})])
    airtable.limit = lambda base: next(refusals, None)
    task = WriteAirtableRows(*PLACE, api_url=airtable.url)
    wait = task.begin({"rows": ROWS, "api_key": KEY})
    assert task.look(wait) > 25
    assert wait.handle["done"] == 10
    wait.handle["turn"] = time.time()
    limits.forget()
    assert task.look(wait) is None
    assert [row["fields"] for row in task.outcome(wait)] == ROWS
    assert len(airtable.tables["app1/Fruits"]) == 32, "nothing is written twice"


def test_a_short_pause_is_waited_for(airtable):
    refusals = iter([(429, "", {"Retry-After": "1"})])
    airtable.limit = lambda base: next(refusals, None)
    assert len(ListAirtableRows(*PLACE, api_url=airtable.url).run(api_key=KEY)) == 2
    assert len(airtable.asked) == 2


def test_gives_up(airtable):
    airtable.paused_until = time.monotonic() + 900
    with pytest.raises(WaitTimedOut, match="not done after 0.05 seconds"):
        ReadAirtableRow(*PLACE, max_wait=0.05, api_url=airtable.url).run("rec1", api_key=KEY)


def test_a_plan_that_is_used_up_is_not_waited_for(airtable):
    airtable.used_up = True
    with pytest.raises(requests.HTTPError, match="429 .*BILLING_LIMIT_EXCEEDED: API billing plan limit"):
        ReadAirtableRow(*PLACE, api_url=airtable.url).run("rec1", api_key=KEY)


@pytest.mark.parametrize(("stumbles", "fails"), [(2, False), (3, True)])
def test_a_stumble_of_the_server(airtable, stumbles, fails):
    airtable.stumbles = stumbles
    task = ReadAirtableRow(*PLACE, api_url=airtable.url)
    if fails:
        with pytest.raises(requests.HTTPError, match="502 Bad Gateway about the table 'Fruits'"):
            task.run("rec1", api_key=KEY)
    else:
        assert task.run("rec1", api_key=KEY)["id"] == "rec1"


def test_what_writes_is_sent_once(airtable):
    airtable.stumbles = 1
    with pytest.raises(requests.HTTPError, match="502"):
        WriteAirtableRows(*PLACE, api_url=airtable.url).run(ROWS, api_key=KEY)
    assert len(airtable.asked) == 1


def test_no_server():
    with pytest.raises(requests.ConnectionError, match="did not answer about the table 'Fruits'") as caught:
        ReadAirtableRow(*PLACE, api_url=f"http://127.0.0.1:{free_port()}").run("rec1", api_key="hush-hush")
    assert b"hush-hush" not in cloudpickle.dumps(caught.value)


def test_errors_travel_and_hold_no_key(airtable):
    with pytest.raises(requests.HTTPError) as caught:
        ReadAirtableRow(*PLACE, api_url=airtable.url).run("rec1", api_key="hush-hush")
    written = pickle.dumps(caught.value)
    assert b"hush-hush" not in written
    err = pickle.loads(written)
    assert (str(err), err.response.status_code) == (str(caught.value), 401)


def test_logs_and_flows_hold_no_key(airtable, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3")  # some libraries set it higher
    task = ReadAirtableRow(*PLACE, api_url=airtable.url)
    task.run("rec1", api_key=KEY)
    assert len(caplog.records) > 0
    assert KEY not in caplog.text
    assert KEY.encode() not in cloudpickle.dumps(task)
