"""
What a task adds to the call of the client that it stands for, extra by extra.

    python benchmarks/tasks_overhead.py                                   # pip install "prefect[all_extras]"
    python benchmarks/tasks_overhead.py --postgres postgresql://u@127.0.0.1:5432/db

Each task's `run` beside the bare call of the same client, which is kept open as a program would; they take turns, and
the median of each counts. Requests over HTTP are answered within the process, below the client (in urllib3), so that no
network is measured; Redis and Postgres are asked over the loopback. AWS has `aws_throughput.py`.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Pair = tuple[Callable[[], Any], Callable[[], Any]]
#: Parts of an address -> what is answered.
ANSWERS: dict[str, Any] = {
    "/api/v1/namespaces": {
        "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "default"},
        "spec": {"containers": [{"name": "c", "image": "i"}]}, "status": {"phase": "Running"},
    },
    "/storage/v1": {"kind": "storage#object", "name": "k", "bucket": "b", "size": "1"},
    "/2/tweets": {"data": [{"id": "1", "text": "a kiwi", "edit_history_tweet_ids": ["1"]}]},
    "/v0/app1": {"id": "rec1", "createdTime": "2024-01-15T00:00:00.000Z", "fields": {"name": "kiwi"}},
    "/rows": [1, 2],
}  # fmt: skip
REDIS = """
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)

def serve(connection):
    while asked := connection.recv(4096).upper():
        connection.sendall(b"$1\\r\\n3\\r\\n" if b"\\nGET\\r" in asked else b"+OK\\r\\n" * asked.count(b"*"))

while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
"""


def answer_within() -> None:
    """Let urllib3 answer all requests by itself."""
    from urllib3 import HTTPResponse
    from urllib3.connectionpool import HTTPConnectionPool

    bodies = {part: json.dumps(body).encode() for part, body in ANSWERS.items()}

    def urlopen(self: Any, method: str, url: str, *_: Any, preload_content: bool = True, **__: Any) -> HTTPResponse:
        body = next(text for part, text in bodies.items() if part in url)
        return HTTPResponse(
            io.BytesIO(body), {"Content-Type": "application/json"}, 200, "HTTP/1.1", 11, "OK", preload_content,
            request_method=method, request_url=url,
        )  # fmt: skip

    HTTPConnectionPool.urlopen = urlopen  # type: ignore[method-assign]


# each group imports its client: a reader may have only one of them


def kubernetes() -> dict[str, Pair]:
    from kubernetes.client import CoreV1Api

    from prefect.tasks.kubernetes import ReadNamespacedPod
    from prefect.tasks.kubernetes.client import kubernetes_client

    config = Path(tempfile.mkdtemp()) / "config"
    config.write_text(json.dumps({
        "apiVersion": "v1", "kind": "Config", "current-context": "x",
        "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:1"}}],
        "users": [{"name": "u", "user": {"token": "t"}}],
        "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
    }))  # fmt: skip
    os.environ["KUBECONFIG"] = str(config)
    api = CoreV1Api(kubernetes_client())
    read = ReadNamespacedPod("p")
    return {"kubernetes `ReadNamespacedPod`": (read.run, lambda: api.read_namespaced_pod("p", "default"))}


def google() -> dict[str, Pair]:
    os.environ["STORAGE_EMULATOR_HOST"] = "http://127.0.0.1:1"
    from prefect.tasks.google import GCSBlobExists
    from prefect.tasks.google.client import storage_client

    client = storage_client()
    task = GCSBlobExists("b", "k")
    return {"google `GCSBlobExists`": (task.run, lambda: client.bucket("b").blob("k").exists())}


def twitter() -> dict[str, Pair]:
    import tweepy

    from prefect.tasks.twitter import LookupTweets

    client = tweepy.Client("t0ken", return_type=dict)
    task = LookupTweets([1], options={"expansions": None})
    keys = {"bearer_token": "t0ken"}
    return {"twitter `LookupTweets`": (lambda: task.run(credentials=keys), lambda: client.get_tweets([1]))}


def airtable() -> dict[str, Pair]:
    from airtable import Airtable

    from prefect.tasks.airtable import ReadAirtableRow, limits

    limits.REQUESTS = 10**9  # five a second are what the service allows
    table = Airtable("app1", "Fruits", "k3y")
    table.API_LIMIT = 0
    task = ReadAirtableRow("app1", "Fruits")
    return {"airtable `ReadAirtableRow`": (lambda: task.run("rec1", api_key="k3y"), lambda: table.get("rec1"))}


def templates() -> dict[str, Pair]:
    from jinja2.sandbox import SandboxedEnvironment

    from prefect.tasks.templates import JinjaTemplate

    text = "{{ n }} row{{ 's' if n != 1 }} of {{ name }}"
    compiled, task = SandboxedEnvironment().from_string(text), JinjaTemplate(template=text)
    return {"templates `JinjaTemplate`": (lambda: task.run(n=2, name="x"), lambda: compiled.render(n=2, name="x"))}


def http() -> dict[str, Pair]:
    import requests

    from prefect.tasks.http import HTTPRequest

    session, url = requests.Session(), "http://127.0.0.1:1/rows"
    task = HTTPRequest(url, returns="json")
    return {"http `HTTPRequest`": (task.run, lambda: session.get(url, timeout=(10, 60)).json())}


def sqlite() -> dict[str, Pair]:
    import sqlite3

    from prefect.tasks.database import SQLiteQuery

    path = str(Path(tempfile.mkdtemp()) / "db")
    task = SQLiteQuery(path, "SELECT 1 + ?")

    def bare() -> Any:
        with closing(sqlite3.connect(path)) as connection, connection:
            return connection.execute("SELECT 1 + ?", (2,)).fetchall()

    return {"sqlite `SQLiteQuery`": (lambda: task.run(data=(2,)), bare)}


def redis(port: int) -> dict[str, Pair]:
    import redis as sdk

    from prefect.tasks.redis import RedisGet

    options = {"protocol": 2}  # the server knows no other
    client = sdk.Redis(port=port, **options)
    task = RedisGet("127.0.0.1", port, redis_key="k", redis_connection_params=options)
    return {"redis `RedisGet`": (task.run, lambda: client.get("k"))}


def postgres(url: str) -> dict[str, Pair]:
    import psycopg2

    from prefect.tasks.postgres import PostgresFetch

    parts = urlsplit(url)
    where = {"user": parts.username, "host": parts.hostname, "port": parts.port or 5432}
    task = PostgresFetch(parts.path.strip("/"), query="SELECT 1 + %s", data=(2,), **where)
    password = parts.password

    def bare() -> Any:
        with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
            cursor.execute("SELECT 1 + %s", (2,))
            return cursor.fetchone()

    return {"postgres `PostgresFetch`": (lambda: task.run(password=password), bare)}


def measured(pair: Pair, count: int) -> tuple[float, float]:
    """
    Time a task and its bare call, in turns.

    Args:
        pair: the two.
        count: how often each.

    Returns:
        Medians in microseconds.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for act in pair * 20:  # clients, compiled templates and the like are made
        act()
    for _ in range(count):
        for act, taken in zip(pair, times, strict=True):
            began = time.perf_counter()
            act()
            taken.append(time.perf_counter() - began)
    return statistics.median(times[0]) * 1e6, statistics.median(times[1]) * 1e6


@contextmanager
def redis_server() -> Iterator[int]:
    """The port of a server that answers like Redis, and does nothing else."""
    server = subprocess.Popen([sys.executable, "-c", REDIS], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield int(server.stdout.readline())
    finally:
        server.kill()
        server.wait(10)


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--postgres", help="URL of a database; without it Postgres is left out")
    options.add_argument("--count", type=int, default=2000)
    given = options.parse_args()
    os.environ["PREFECT__LOGGING__LEVEL"] = "CRITICAL"
    answer_within()
    print("| task | bare call, us | task, us | added, us |\n|---|--:|--:|--:|")
    with redis_server() as port:
        groups: list[Callable[[], dict[str, Pair]]] = [kubernetes, google, twitter, airtable, templates, http, sqlite]
        groups.append(lambda: redis(port))
        if given.postgres:
            groups.append(lambda: postgres(given.postgres))
        for group in groups:
            for name, pair in group().items():
                task, bare = measured(pair, given.count)
                print(f"| {name} | {bare:.0f} | {task:.0f} | {task - bare:.0f} |", flush=True)


if __name__ == "__main__":
    main()
