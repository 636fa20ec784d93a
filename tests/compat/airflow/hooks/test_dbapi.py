"""Expected values were read off SqliteHook and PostgresHook of Airflow 2.10.5 and its providers."""

from __future__ import annotations

import datetime

import pytest

from prefect.compat.airflow.hooks.dbapi import DbApiHook, fetch_all_handler, fetch_one_handler
from prefect.compat.airflow.hooks.mssql import MsSqlHook
from prefect.compat.airflow.hooks.mysql import MySqlHook
from prefect.compat.airflow.hooks.postgres import PostgresHook
from prefect.compat.airflow.hooks.sqlite import SqliteHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.core.errors import MissingExtra


@pytest.fixture(params=["sqlite", "postgres"])
def hook(request, connection, tmp_path):
    if request.param == "postgres":
        connection("db", request.getfixturevalue("postgres"))
        found = PostgresHook("db")
    else:
        connection("db", conn_type="sqlite", host=str(tmp_path / "x.db"))
        found = SqliteHook("db")
    found.run(["CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)"])
    found.insert_rows("t", [(1, "x"), (2, "y")], target_fields=["a", "b"])
    return found


def test_insert_and_replace(hook):
    hook.insert_rows("t", [(1, "z"), (3, None)], target_fields=["a", "b"], replace=True, commit_every=1)
    assert hook.get_records("SELECT * FROM t ORDER BY a") == [(1, "z"), (2, "y"), (3, None)]
    hook.insert_rows("t", ((number, "w") for number in range(10, 2510)), executemany=True)
    assert hook.get_first("SELECT COUNT(*) FROM t") == (2503,)


@pytest.mark.parametrize(
    ("sql", "given", "result"),
    [
        ("SELECT a FROM t ORDER BY a", {"handler": fetch_all_handler}, [(1,), (2,)]),
        ("SELECT a FROM t ORDER BY a", {"handler": fetch_one_handler}, (1,)),
        ("SELECT a FROM t WHERE a = 99", {"handler": fetch_one_handler}, None),
        (["SELECT 1", "SELECT 2"], {"handler": fetch_all_handler}, [[(1,)], [(2,)]]),
        ("SELECT 1; SELECT 2", {"handler": fetch_all_handler, "split_statements": True}, [(2,)]),
        ("SELECT 1; SELECT 2", {"handler": fetch_all_handler, "split_statements": True, "return_last": False},
         [[(1,)], [(2,)]]),
        ("CREATE TABLE q (a INTEGER)", {"handler": fetch_all_handler}, None),
        ("SELECT 1", {}, None),
    ],
)  # fmt: skip
def test_run(hook, sql, given, result):
    assert hook.run(sql, **given) == result


def test_parameters(hook):
    mark = hook.placeholder
    assert hook.get_first(f"SELECT b FROM t WHERE a = {mark}", parameters=(2,)) == ("y",)
    assert hook.get_records("SELECT b FROM t WHERE b LIKE 'x%'") == [("x",)]


@pytest.mark.parametrize("sql", ["", "  ", []])
def test_nothing_to_run(hook, sql):
    with pytest.raises(ValueError, match="List of SQL statements is empty"):
        hook.run(sql)


@pytest.mark.parametrize("autocommit", [False, True])
def test_what_failed_is_taken_back(hook, autocommit):
    with pytest.raises(Exception, match="nowhere"):
        hook.run(["DELETE FROM t", "DELETE FROM nowhere"], autocommit=autocommit)
    kept = 0 if autocommit and hook.supports_autocommit else 2
    assert hook.get_first("SELECT COUNT(*) FROM t") == (kept,)


def test_description(hook):
    hook.run("SELECT a AS q FROM t", handler=fetch_all_handler)
    assert hook.last_description[0][0] == "q"


def test_pandas(hook):
    pytest.importorskip("pandas")
    wanted = {"a": {0: 1, 1: 2}, "b": {0: "x", 1: "y"}}
    assert hook.get_pandas_df("SELECT * FROM t ORDER BY a").to_dict() == wanted
    assert hook.get_df("SELECT * FROM t ORDER BY a").to_dict() == wanted
    chunks = list(hook.get_pandas_df_by_chunks("SELECT * FROM t ORDER BY a", chunksize=1))
    assert [len(chunk) for chunk in chunks] == [1, 1]
    filtered = hook.get_pandas_df(f"SELECT * FROM t WHERE a = {hook.placeholder}", parameters=(2,))
    assert list(filtered.b) == ["y"]


def test_sqlalchemy(hook):
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = hook.get_sqlalchemy_engine()
    with engine.connect() as connected:
        assert connected.execute(sqlalchemy.text("SELECT COUNT(*) FROM t")).scalar() == 2
    assert hook.inspector.get_table_names() == ["t"]
    engine.dispose()


def test_a_connection_and_a_cursor(hook):
    with hook.get_conn() as connected:
        cursor = connected.cursor()
        cursor.execute("SELECT COUNT(*) FROM t")
        assert cursor.fetchone() == (2,)
    connected.close()
    assert hook.test_connection() == (True, "Connection successfully tested")
    assert hook.get_conn_id() == "db"


def test_bulk(hook, tmp_path):
    path = tmp_path / "rows.tsv"
    path.write_text("7\tseven\n8\t\\N\n")
    if isinstance(hook, SqliteHook):
        with pytest.raises(NotImplementedError, match="SqliteHook has no bulk_load"):
            hook.bulk_load("t", str(path))
        return
    hook.bulk_load("t", str(path))
    assert hook.get_records("SELECT * FROM t WHERE a > 5 ORDER BY a") == [(7, "seven"), (8, None)]
    hook.bulk_dump("(SELECT * FROM t WHERE a = 7)", str(tmp_path / "out.tsv"))
    assert (tmp_path / "out.tsv").read_text() == "7\tseven\n"
    hook.copy_expert("COPY t TO STDOUT WITH CSV HEADER", str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text().splitlines()[0] == "a,b"


def test_primary_key_and_upsert(postgres, connection):
    connection("db", postgres)
    hook = PostgresHook("db")
    hook.run("CREATE TABLE p (a INTEGER, b INTEGER, c TEXT, PRIMARY KEY (b, a))")
    assert hook.get_table_primary_key("p") == ["b", "a"]
    assert hook._generate_insert_sql("p", (1, 2), ["a", "c"], True) == (
        "INSERT INTO p (a, c) VALUES (%s,%s) ON CONFLICT (b, a) DO UPDATE SET c = excluded.c"
    )
    with pytest.raises(ValueError, match="requires column names"):
        hook._generate_insert_sql("p", (1, 2), None, True)


@pytest.mark.parametrize(
    ("cls", "uri", "given", "result"),
    [
        (PostgresHook, "postgresql://ada:p%40w@db:5433/sales?sslmode=require", {}, "postgresql://ada:p%40w@db:5433/sales"),
        (PostgresHook, "postgresql://db/sales", {"database": "other"}, "postgresql://db/other"),
        (PostgresHook, "postgresql://db/sales", {"schema": "other"}, "postgresql://db/other"),
        (MySqlHook, "mysql://ada:pw@db:3307/sales?charset=utf8mb4", {},
         "mysql+pymysql://ada:pw@db:3307/sales?charset=utf8mb4"),
        (MsSqlHook, "mssql://ada:pw@db:1433/sales", {}, "mssql+pymssql://ada:pw@db:1433/sales"),
        (SqliteHook, "sqlite:////tmp/x.db", {}, "sqlite:////tmp/x.db"),
    ],
)  # fmt: skip
def test_uri(connection, cls, uri, given, result):
    connection("db", uri)
    assert cls(**{cls.conn_name_attr: "db"}, **given).get_uri() == result


def test_arguments_of_the_drivers(connection, monkeypatch):
    import psycopg2
    import pymysql

    for module in (psycopg2, pymysql):
        monkeypatch.setattr(module, "connect", lambda **arguments: arguments)
    connection("pg", "postgresql://ada:pw@db:5433/sales?sslmode=require&cursor=dictcursor&sqlalchemy_scheme=x")
    assert PostgresHook("pg").get_conn() == {
        "host": "db", "user": "ada", "password": "pw", "dbname": "sales", "port": 5433, "sslmode": "require",
        "cursor_factory": psycopg2.extras.DictCursor,
    }  # fmt: skip
    connection("my", "mysql://ada:pw@db/sales?charset=utf8mb4&cursor=dictcursor")
    assert MySqlHook("my", local_infile=True).get_conn() == {
        "host": "db", "user": "ada", "password": "pw", "database": "sales", "port": 3306, "local_infile": 1,
        "charset": "utf8mb4", "cursorclass": pymysql.cursors.DictCursor,
    }  # fmt: skip


def test_a_driver_that_is_missing(connection):
    connection("ms", "mssql://ada:pw@db/sales")
    with pytest.raises(MissingExtra, match="'pymssql', which is not installed: pip install pymssql"):
        MsSqlHook("ms").get_conn()


@pytest.mark.parametrize(
    ("text", "strip", "statements"),
    [
        ("select 1; -- c\nselect ';';", False, ["select 1;", "-- c\nselect ';';"]),
        ("select 1; select 2", False, ["select 1;", "select 2"]),
        ("select 1;", True, ["select 1"]),
    ],
)
def test_split(text, strip, statements):
    assert SqliteHook.split_sql_string(text, strip) == statements


@pytest.mark.parametrize(
    ("cls", "value", "result"),
    [
        (SqliteHook, 1, "1"), (SqliteHook, None, None),
        (SqliteHook, datetime.datetime(2024, 1, 1), "2024-01-01T00:00:00"),
        (SqliteHook, True, "True"), (PostgresHook, 1, 1), (PostgresHook, None, None),
    ],
)  # fmt: skip
def test_cells(cls, value, result):
    assert cls._serialize_cell(value) == result


def test_no_connection():
    with pytest.raises(AirflowNotFoundException, match="nowhere"):
        SqliteHook("nowhere").get_conn()
    assert SqliteHook().sqlite_conn_id == "sqlite_default"
    assert PostgresHook(postgres_conn_id="x").postgres_conn_id == "x"


def test_a_hook_of_ones_own(connection, tmp_path):
    import sqlite3

    class Mine(DbApiHook):
        conn_name_attr = "my_conn_id"
        default_conn_name = "my_default"
        placeholder = "?"

        def get_conn(self):
            return sqlite3.connect(self.connection.host)

    connection("my_default", conn_type="mine", host=str(tmp_path / "x.db"))
    assert Mine().get_first("SELECT 1") == (1,)
    assert Mine().my_conn_id == "my_default"
    with pytest.raises(AirflowException, match="conn_name_attr"):
        DbApiHook()
