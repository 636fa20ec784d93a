"""
Five hundred waits on jobs, on every executor: they hold no thread, and a run that is interrupted stops its jobs.

The service is a small server of the test's own that speaks as much of Athena as the task asks for; the emulator's
queries are done at once.
"""

from __future__ import annotations

import _thread
import contextlib
import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from prefect.core.engine.executors import LocalDaskExecutor, LocalExecutor
from prefect.core.engine.executors.processes import ProcessExecutor
from prefect.core.engine.executors.threads import ThreadExecutor
from prefect.core.engine.state import Cancelled
from prefect.core.flow import Flow
from prefect.tasks.aws import AthenaQuery

COUNT = 500
#: More threads than that at a time would be a thread for a wait.
HANDFUL = 16


class Athena:
    """Queries that are done when the test says so."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.begun: list[str] = []
        self.stopped: list[str] = []
        self.looks: Counter[str] = Counter()
        self.is_done = threading.Event()

    def answer(self, operation: str, given: dict) -> dict:
        with self.lock:
            if operation == "StartQueryExecution":
                self.begun.append(f"q{len(self.begun)}")
                if len(self.begun) == COUNT:
                    self.is_done.set()
                return {"QueryExecutionId": self.begun[-1]}
            if operation == "StopQueryExecution":
                self.stopped.append(given["QueryExecutionId"])
                return {}
            self.looks[given["QueryExecutionId"]] += 1
        state = "SUCCEEDED" if self.is_done.is_set() else "RUNNING"
        return {"QueryExecution": {"Status": {"State": state}}}


@pytest.fixture
def athena(monkeypatch):
    service = Athena()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_POST(self):
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(service.answer(self.headers["X-Amz-Target"].rpartition(".")[2], given)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}", "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    yield service
    server.shutdown()
    server.server_close()


EXECUTORS = {
    "local": LocalExecutor,
    "threads": lambda: ThreadExecutor(num_workers=4),
    "processes": lambda: ProcessExecutor(num_workers=2),
    "LocalDaskExecutor threads": lambda: LocalDaskExecutor("threads", num_workers=4),
    "LocalDaskExecutor processes": lambda: LocalDaskExecutor("processes", num_workers=2),
}


def own_threads() -> int:
    """Threads that the run has begun; those of the test's server are not among them."""
    return sum(thread.name == "prefect" for thread in threading.enumerate())


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=list(EXECUTORS))
def test_five_hundred_waits_on_a_handful_of_threads(athena, executor):
    with Flow("waits") as flow:
        # all have to be under way before one of them is done: whoever held a thread or process would never end
        done = AthenaQuery("select 1", poll_interval=0.5).map(client_request_token=["x" * 32] * COUNT)
    most = 0

    def count(task, old, new):
        nonlocal most
        most = max(most, own_threads())

    state = flow.run(executor=executor(), task_runner_state_handlers=[count])
    assert state.is_successful(), state.message
    assert sorted(state.result[done].result) == sorted(athena.begun)
    assert len(athena.begun) == COUNT
    assert most <= HANDFUL


@pytest.mark.parametrize("executor", EXECUTORS.values(), ids=list(EXECUTORS))
def test_a_run_that_is_interrupted_stops_its_jobs(athena, executor):
    with Flow("interrupted") as flow:
        done = AthenaQuery("select 1", poll_interval=0.05).map(client_request_token=["x" * 32] * 5)

    def interrupt():
        deadline = time.monotonic() + 60
        # who has been looked at a second time is known to whoever drives the run
        while sum(looks > 1 for looks in list(athena.looks.values())) < 5 and time.monotonic() < deadline:
            time.sleep(0.01)
        _thread.interrupt_main()  # as Ctrl-C does

    threading.Thread(target=interrupt, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):
        state = flow.run(executor=executor())
        assert all(isinstance(each, Cancelled) for each in state.result[done].map_states)
    assert sorted(athena.stopped) == sorted(athena.begun)
    assert len(athena.stopped) == 5
