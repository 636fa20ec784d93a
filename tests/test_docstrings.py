"""The examples in docstrings run. Those of tasks that talk to a service get it, and its address, from a fixture."""

from __future__ import annotations

import doctest
import importlib
import logging
import shutil
import sqlite3
import zipfile
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest

from prefect.core.logging import logger_of
from tests.architecture.sources import modules


def a_bucket_with_a_greeting(request: pytest.FixtureRequest) -> dict[str, Any]:
    bucket = request.getfixturevalue("bucket")
    importlib.import_module("boto3").client("s3").put_object(Bucket=bucket, Key="2024/greeting.txt", Body=b"hello")
    return {}


def a_bucket_and_a_table_at_google(request: pytest.FixtureRequest) -> dict[str, Any]:
    patch = request.getfixturevalue("monkeypatch")
    running = importlib.import_module("tests.gcloud.server").fake_google()
    server = running.__enter__()
    request.addfinalizer(lambda: running.__exit__(None, None, None))
    for name in ("STORAGE_EMULATOR_HOST", "BIGQUERY_EMULATOR_HOST"):
        patch.setenv(name, server.url)
    patch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    server.storage.make("reports", {"2024/greeting.txt": b"hello", "names.csv": b"Ada\nAlan\n"})
    server.bigquery.make("people", "names", "name:STRING", [("Ada",)])
    return {}


def a_redis_with_rows(request: pytest.FixtureRequest) -> dict[str, Any]:
    address = request.getfixturevalue("redis")
    importlib.import_module("redis").Redis(*address).set("rows", 3)
    names: dict[str, Any] = address._asdict()
    return names


def a_server_with_rows(request: pytest.FixtureRequest) -> dict[str, Any]:
    server = request.getfixturevalue("web")
    server.answers |= {
        "/rows": (200, [1, 2]),
        "/pages": (200, ["a", "b"], {"Link": '</last>; rel="next"'}),
        "/last": (200, ["c"]),
        "/ready": [(404, ""), "yes"],
        "/hook": "ok",
        "/slack/chat.postMessage": (200, {"ok": True}),
    }
    return {"server": server.url}


def a_server_and_a_mailbox(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {**a_server_with_rows(request), "mail": request.getfixturevalue("mailbox")}


def some_files(request: pytest.FixtureRequest) -> dict[str, Any]:
    folder = request.getfixturevalue("tmp_path")
    for name in ("orders.csv", "old.csv"):
        (folder / name).write_text("kiwi,3\nlime,4\n")
    with zipfile.ZipFile(folder / "orders.zip", "w") as archive:
        archive.writestr("orders.csv", "")
    return {}


def a_database_with_orders(request: pytest.FixtureRequest) -> dict[str, Any]:
    some_files(request)
    path = request.getfixturevalue("tmp_path") / "orders.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            CREATE TABLE orders (name TEXT, price INTEGER); INSERT INTO orders VALUES ('apple', 1), ('pear', 200);
            CREATE TABLE copies (name TEXT, price INTEGER);
            CREATE TABLE days (ds TEXT, n INTEGER); INSERT INTO days VALUES ('2024-01-01', 10), ('2024-01-08', 12);
        """)
    return {"url": f"sqlite:///{path}"}


def add(a: int, b: int) -> int:
    return a + b


def a_cluster(request: pytest.FixtureRequest) -> dict[str, Any]:
    importlib.import_module("tests.tasks.kubernetes.cluster.examples").furnish(request.getfixturevalue("cluster"))
    return {}


def a_function(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"add": add}


def a_table_of_fruits(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"server": request.getfixturevalue("airtable").url}


def two_tweets(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"server": request.getfixturevalue("twitter").url}


def a_pipeline(request: pytest.FixtureRequest) -> dict[str, Any]:
    shutil.copytree(request.getfixturevalue("spacy_model"), request.getfixturevalue("tmp_path") / "a-model")
    return {}


def a_machine(request: pytest.FixtureRequest) -> dict[str, Any]:
    some_files(request)
    return {"server": request.getfixturevalue("ssh_server").address}


def a_server_of_files(request: pytest.FixtureRequest) -> dict[str, Any]:
    some_files(request)
    return {"server": request.getfixturevalue("ftp_server").address}


def a_postgres_with_orders(request: pytest.FixtureRequest) -> dict[str, Any]:
    url = request.getfixturevalue("postgres")
    with closing(importlib.import_module("psycopg2").connect(url)) as connection, connection:
        connection.cursor().execute(
            "CREATE TABLE orders (name TEXT, price INT); INSERT INTO orders VALUES ('apple', 1)"
        )
    parts = urlsplit(url)
    where = {"db_name": parts.path[1:], "user": parts.username, "host": parts.hostname, "port": parts.port}
    return {"server": where}


def a_mysql_with_orders(request: pytest.FixtureRequest) -> dict[str, Any]:
    found = request.getfixturevalue("mysql")
    with importlib.import_module("pymysql").connect(**found, autocommit=True) as connection:
        connection.cursor().execute("CREATE TABLE orders (name VARCHAR(20), price INT)")
        connection.cursor().execute("INSERT INTO orders VALUES ('apple', 1)")
    return {"server": {"db_name" if name == "database" else name: value for name, value in found.items()}}


#: Folder of the catalogue -> what stands ready for its examples; returns the names that they use.
SERVICES = {
    "prefect.tasks.airtable": a_table_of_fruits,
    "prefect.tasks.aws": a_bucket_with_a_greeting,
    "prefect.tasks.google": a_bucket_and_a_table_at_google,
    "prefect.tasks.database": a_database_with_orders,
    "prefect.tasks.files": some_files,
    "prefect.tasks.ftp": a_server_of_files,
    "prefect.tasks.http": a_server_with_rows,
    "prefect.tasks.kubernetes": a_cluster,
    "prefect.tasks.mysql": a_mysql_with_orders,
    "prefect.tasks.notifications": a_server_and_a_mailbox,
    "prefect.tasks.postgres": a_postgres_with_orders,
    "prefect.tasks.python_env": a_function,
    "prefect.tasks.redis": a_redis_with_rows,
    "prefect.tasks.sftp": a_machine,
    "prefect.tasks.spacy": a_pipeline,
    "prefect.tasks.ssh": a_machine,
    "prefect.tasks.twitter": two_tweets,
}


def with_examples() -> list[str]:
    return [name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", with_examples())
def test_examples(name, request, monkeypatch, tmp_path, caplog):
    names = {}
    for folder, prepare in SERVICES.items():
        if name.startswith(folder):
            names = prepare(request)
    monkeypatch.chdir(tmp_path)
    logger_of()  # set up now, so that it stays as it is set here
    caplog.set_level(logging.CRITICAL, "prefect")  # the log of a run goes to the output, where results are expected
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed, _ = doctest.testmod(importlib.import_module(name), extraglobs=names, optionflags=flags)
    assert failed == 0
