"""A server that speaks MySQL's protocol: a real one where the machine has it, else a small one over SQLite."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.services import free_port, missing


@pytest.fixture(scope="session")
def mysql_server() -> Iterator[dict[str, Any]]:
    """
    How to reach a database, which the user `free` reaches without a password.

    It is that of `PREFECT_TEST_MYSQL` (`host:port:user:password:database`), else one of MariaDB from the path, else the
    protocol over SQLite, which has no server's checks of types and no rights.
    """
    given = os.environ.get("PREFECT_TEST_MYSQL")
    if given:
        host, port, user, password, database = given.split(":")
        yield {"host": host, "port": int(port), "user": user, "password": password, "database": database}
    elif shutil.which("mariadbd") and shutil.which("mariadb-install-db"):
        folder = Path(tempfile.mkdtemp(prefix="my-", dir="/tmp"))  # a long path is no name of a socket
        folder.chmod(0o777)
        with _mariadb(folder) as port:
            yield {"host": "127.0.0.1", "port": port, "user": "ada", "password": "hush", "database": "shop"}
        shutil.rmtree(folder, ignore_errors=True)
    else:
        with _over_sqlite() as port:
            yield {"host": "127.0.0.1", "port": port, "user": "ada", "password": "hush", "database": "shop"}


@pytest.fixture
def mysql(mysql_server: dict[str, Any]) -> dict[str, Any]:
    """How to reach an empty database."""
    import pymysql  # only the tests that need it should pay

    with pymysql.connect(**mysql_server) as connection, connection.cursor() as cursor:
        for table in ("orders", "copies", "t", "days", "wide", "typed"):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
    return mysql_server


@contextmanager
def _mariadb(folder: Path) -> Iterator[int]:
    as_user = ["--user=nobody"] if os.geteuid() == 0 else []
    install = ["--auth-root-authentication-method=normal", "--skip-test-db"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={folder}/data", *install, *as_user], check=True, **quiet
    )
    port = free_port()
    (folder / "begin.sql").write_text(
        "CREATE DATABASE shop;\n"
        "GRANT ALL ON *.* TO ada IDENTIFIED BY 'hush';\n"
        "CREATE USER free;\n"
        "GRANT ALL ON *.* TO free;\n"
    )
    options = [f"--datadir={folder}/data", f"--port={port}", "--bind-address=127.0.0.1", f"--socket={folder}/s"]
    options += [f"--init-file={folder}/begin.sql", "--innodb-flush-log-at-trx-commit=0", "--local-infile=1"]
    process = subprocess.Popen(["mariadbd", "--no-defaults", *options, *as_user], **quiet)
    try:
        _until_it_answers(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def _until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as knock:
                if knock.recv(1):
                    return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
        time.sleep(0.05)


@contextmanager
def _over_sqlite() -> Iterator[int]:
    try:
        from mysql_mimic import IdentityProvider, MysqlServer, NativePasswordAuthPlugin, Session, User
    except ImportError:
        missing("A MySQL server")
        return
    shared = f"file:shop{id(object())}?mode=memory&cache=shared"
    kept = sqlite3.connect(shared, uri=True)  # the database is there as long as somebody has it open

    class OverSqlite(Session):
        async def init(self, connection: Any) -> None:
            await super().init(connection)
            self.sqlite = sqlite3.connect(shared, uri=True, isolation_level=None, check_same_thread=False)
            self.by_itself, self.changed, told = False, 0, connection.ok
            connection.ok = lambda **given: told(**{"affected_rows": max(self.changed, 0), **given})

        async def handle_query(self, sql: str, attrs: Any) -> Any:
            self.changed = 0
            word = sql.split(None, 1)[0].upper()
            if word == "SET" and "AUTOCOMMIT" in sql.upper():
                self.by_itself = sql.rstrip()[-1] == "1"
            elif word in ("COMMIT", "ROLLBACK"):
                if self.sqlite.in_transaction:
                    self.sqlite.execute(word)
            elif word in ("SET", "SHOW") or "@@" in sql:
                return await super().handle_query(sql, attrs)
            else:
                return self._run(sql.replace("`", '"'), word)
            return None

        def _run(self, sql: str, word: str) -> Any:
            if (
                not self.by_itself
                and not self.sqlite.in_transaction
                and word in ("INSERT", "UPDATE", "DELETE", "REPLACE")
            ):
                self.sqlite.execute("BEGIN")
            cursor = self.sqlite.execute(sql)
            self.changed = cursor.rowcount
            return (cursor.fetchall(), [column[0] for column in cursor.description]) if cursor.description else None

        async def close(self) -> None:
            self.sqlite.close()

    class Ada(IdentityProvider):
        def get_plugins(self) -> Any:
            return [NativePasswordAuthPlugin()]

        async def get_user(self, username: str) -> Any:
            secret = NativePasswordAuthPlugin.create_auth_string("hush") if username == "ada" else None
            return User(name=username, auth_string=secret, auth_plugin=NativePasswordAuthPlugin.name)

    loop = asyncio.new_event_loop()
    server = MysqlServer(session_factory=OverSqlite, identity_provider=Ada())
    port = free_port()
    loop.run_until_complete(server.start_server(host="127.0.0.1", port=port))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield port
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    kept.close()
