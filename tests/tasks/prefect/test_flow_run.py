from __future__ import annotations

import datetime

import pytest

from prefect.core.context import context
from prefect.core.engine import signals
from prefect.core.engine.state import Failed, Success
from prefect.core.errors import NotAvailable
from prefect.tasks.prefect import StartFlowRun, create_flow_run, get_task_run_result, wait_for_flow_run

DAY = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("given", "around", "calls"),
    [
        ({"flow_id": "a"}, {}, [("find", "a"), ("create", {"flow_id": "fid"})]),
        ({"flow_name": "b"}, {}, [("find", ("b", "")), ("create", {"flow_id": "fid"})]),
        ({"flow_name": "b", "project_name": "p", "parameters": {"x": 1}, "context": {"c": 1}, "labels": ["l"],
          "run_name": "n", "idempotency_key": "k"}, {},
         [("find", ("b", "p")), ("create", {"flow_id": "fid", "parameters": {"x": 1}, "context": {"c": 1},
          "labels": ["l"], "run_name": "n", "idempotency_key": "k"})]),
        ({"flow_id": "a"}, {"task_run_id": "tr"}, [("find", "a"), ("create", {"flow_id": "fid",
          "idempotency_key": "tr"})]),
        ({"flow_id": "a"}, {"task_run_id": "tr", "map_index": 2}, [("find", "a"), ("create", {"flow_id": "fid",
          "idempotency_key": "tr-2"})]),
        ({"flow_id": "a", "scheduled_start_time": DAY}, {}, [("find", "a"), ("create", {"flow_id": "fid",
          "scheduled_start_time": DAY})]),
    ],
)  # fmt: skip
def test_create_flow_run(server, given, around, calls):
    with context(around):
        assert create_flow_run.run(**given) == "run-id"
    assert server.calls == calls


def test_a_start_so_long_from_now(server):
    before = datetime.datetime.now(datetime.UTC)
    create_flow_run.run(flow_id="a", scheduled_start_time=datetime.timedelta(hours=1))
    start = server.calls[-1][1]["scheduled_start_time"]
    assert datetime.timedelta(0) <= start - before - datetime.timedelta(hours=1) < datetime.timedelta(minutes=5)


@pytest.mark.parametrize(("given", "text"), [({}, "are null"), ({"flow_id": "a", "flow_name": "b"}, "Received both")])
def test_which_flow(given, text):
    with pytest.raises(ValueError, match=text):
        create_flow_run.run(**given)


def test_wait_for_flow_run(server, running):
    server.states = [running, Success("ok")]
    assert wait_for_flow_run.run("r", stream_logs=True).state.is_successful()
    assert server.calls == [("watch", True)]


@pytest.mark.parametrize(("state", "signal"), [(Success("ok"), signals.SUCCESS), (Failed("no"), signals.FAIL)])
def test_ends_like_the_run(server, running, state, signal):
    server.states = [running, state]
    with pytest.raises(signal, match="r finished in state"):
        wait_for_flow_run.run("r", raise_final_state=True)


def test_get_task_run_result(server, running):
    server.states = [running, Success("ok")]
    assert get_task_run_result.run("r", "add-1", poll_time=0) == 42
    assert server.calls == [("task", ("add-1", -1))]


def test_not_of_its_own_run(server):
    with context(flow_run_id="r"), pytest.raises(ValueError, match="same as the currently running flow"):
        get_task_run_result.run("r", "add-1")


def test_start_flow_run(server):
    with context(task_run_id="tr"):
        assert StartFlowRun("f", "p", {"a": 1}).run() == "run-id"
    assert server.calls == [
        ("find", ("f", "p")),
        ("create", {"flow_id": "fid", "parameters": {"a": 1}, "idempotency_key": "tr"}),
        ("link", "http://server/flow-run/run-id"),
    ]


def test_start_flow_run_and_wait(server):
    with pytest.raises(signals.FAIL, match="run-id finished in state"):
        server.states = [Failed("no")]
        StartFlowRun("f", "p", wait=True).run()


@pytest.mark.parametrize(
    ("given", "text"), [({}, "flow name"), ({"flow_name": "f"}, "project name")]
)  # fmt: skip
def test_start_flow_run_needs(given, text):
    with pytest.raises(ValueError, match=f"Must provide a {text}"):
        StartFlowRun(**given).run()


def test_poll_interval():
    with pytest.raises(ValueError, match="at least 3 seconds"):
        StartFlowRun(poll_interval=datetime.timedelta(seconds=1))


@pytest.mark.parametrize(
    "run",
    [
        lambda: create_flow_run.run(flow_id="a"),
        lambda: wait_for_flow_run.run("r"),
        lambda: get_task_run_result.run("r", "t"),
        lambda: StartFlowRun("f", "p").run(),
    ],
)
def test_without_a_server(run):
    with pytest.raises(NotAvailable, match="orchestration server"):
        run()
