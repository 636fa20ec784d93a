"""What Redis does on bad days: it breaks off, says nothing, has no right for this user, is busy."""

from __future__ import annotations

import socketserver
import threading

import pytest
from redis import exceptions

from prefect.core.flow import Flow
from prefect.tasks.redis import RedisExecute, RedisGet, RedisSet

#: What the stand-in speaks, and no attempts beside those of the test.
ONCE = {"protocol": 2, "retry": None}


@pytest.fixture
def stand_in():
    """Port of a server whose answers to GET are written down; the last stays, `None` breaks off, "" says nothing."""
    answers, over = [], threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            while asked := self.request.recv(4096):
                if b"GET" not in asked.upper().split(b"\r\n"):
                    self.request.sendall(b"-ERR unknown command\r\n" * asked.count(b"*"))
                    continue
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
                if answer is None:
                    return
                if not answer:
                    over.wait(10)
                self.request.sendall(answer.encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server.server_address[1], answers
        over.set()
        server.shutdown()


def test_a_connection_that_the_server_closed_is_made_again(redis):
    RedisSet(*redis).run("k", "v")
    RedisExecute(*redis).run("CLIENT KILL TYPE normal SKIPME no")
    assert RedisGet(*redis).run("k") == b"v"


def test_an_answer_that_breaks_off_is_asked_for_again(stand_in):
    port, answers = stand_in
    answers += [None, "$5\r\nhello\r\n"]
    assert RedisGet("127.0.0.1", port, redis_connection_params={"protocol": 2}).run("k") == b"hello"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("-LOADING Redis is loading the dataset in memory\r\n", exceptions.BusyLoadingError),
        ("-ERR max number of clients reached\r\n", exceptions.ConnectionError),
    ],
)
def test_what_passes_is_tried_again_by_the_flow(stand_in, answer, error):
    port, answers = stand_in
    task = RedisGet("127.0.0.1", port, redis_connection_params=ONCE, redis_key="k")
    answers += [answer]
    with pytest.raises(error):
        task.run()
    answers[:] = [answer, "$5\r\nhello\r\n"]
    with Flow("again") as flow:
        found = task.copy(max_retries=1, retry_delay=0)()
    assert flow.run().result[found].result == b"hello"


def test_a_silent_server_is_given_up(stand_in):
    port, answers = stand_in
    answers += [""]
    with pytest.raises(exceptions.TimeoutError):
        RedisGet("127.0.0.1", port, redis_connection_params={"socket_timeout": 0.1, **ONCE}).run("k")


def test_a_user_without_the_right(redis):
    RedisExecute(*redis).run(["ACL", "SETUSER", "reader", "on", ">hush", "~*", "+get"])
    try:
        options = {"username": "reader", "password": "hush"}
        assert RedisGet(*redis, redis_connection_params=options).run("k") is None
        with pytest.raises(exceptions.NoPermissionError):
            RedisSet(*redis, redis_connection_params=options).run("k", "v")
    finally:
        RedisExecute(*redis).run(["ACL", "DELUSER", "reader"])
