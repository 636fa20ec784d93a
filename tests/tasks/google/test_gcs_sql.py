from __future__ import annotations

import datetime
import decimal
import gzip
import json
import sqlite3

import pytest

from prefect.tasks.google import SqlToGcs
from prefect.tasks.google.gcs_sql import converted


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "d.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (name TEXT, age INTEGER)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", [("Ada", 36), ("Alan", None)])
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


def test_json(google, database):
    done = SqlToGcs("SELECT * FROM t", "reports", "t.json").run(database=database)
    assert google.storage.data["reports", "t.json"] == b'{"age": 36, "name": "Ada"}\n{"age": null, "name": "Alan"}\n'
    assert done == {
        "bucket": "reports", "total_row_count": 2, "total_files": 1,
        "files": [{"file_name": "t.json", "file_mime_type": "application/json", "file_row_count": 2}],
    }  # fmt: skip


def test_csv_in_several(google, database):
    task = SqlToGcs("SELECT * FROM t", "reports", "t{}.csv", export_format="csv", null_marker="-", max_bytes=1)
    assert [each["file_name"] for each in task.run(database=database)["files"]] == ["t0.csv", "t1.csv"]
    assert google.storage.data["reports", "t1.csv"] == b"name,age\r\nAlan,-\r\n"


def test_packed_with_schema(google, database):
    task = SqlToGcs("SELECT * FROM t", "reports", "t", compression="gzip", schema_object="s", exclude_columns=["age"])
    task.run(database=database)
    assert gzip.decompress(google.storage.data["reports", "t"]) == b'{"name": "Ada"}\n{"name": "Alan"}\n'
    assert json.loads(google.storage.data["reports", "s"]) == [{"mode": "NULLABLE", "name": "name", "type": "STRING"}]


def test_types_of_postgres(google, postgres):
    query = "SELECT 1::bigint AS i, 1.5::numeric AS n, DATE '2024-01-15' AS d, true AS b, 'x'::text AS s"
    SqlToGcs(query, "reports", "t", schema_object="s").run(database=postgres)
    fields = {each["name"]: each["type"] for each in json.loads(google.storage.data["reports", "s"])}
    assert fields == {"i": "INTEGER", "n": "FLOAT", "d": "DATE", "b": "BOOLEAN", "s": "STRING"}
    assert json.loads(google.storage.data["reports", "t"]) == {"i": 1, "n": 1.5, "d": "2024-01-15", "b": True, "s": "x"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (decimal.Decimal("1.5"), 1.5),
        (
            datetime.datetime(2024, 1, 15, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=1))),
            "2024-01-15T00:00:00+00:00",
        ),
        (datetime.date(2024, 1, 15), "2024-01-15"),
        (datetime.timedelta(minutes=1), 60.0),
        (b"\x01", "AQ=="),
        (None, None),
    ],
)
def test_values(value, written):
    assert converted(value, "STRING") == written


@pytest.mark.parametrize("empty", [True, False])
def test_no_rows(google, database, empty):
    done = SqlToGcs("SELECT * FROM t WHERE age = 1", "reports", "t", write_on_empty=empty).run(database=database)
    assert done["total_files"] == int(empty)


def test_what_is_wrong(google, database):
    with pytest.raises(ValueError, match="'xml' is not known"):
        SqlToGcs("SELECT 1", "reports", "t", export_format="xml").run(database=database)
    with pytest.raises(ValueError, match="No 'database'"):
        SqlToGcs("SELECT 1", "reports", "t").run()
    with pytest.raises(sqlite3.OperationalError):
        SqlToGcs("SELECT * FROM no", "reports", "t").run(database=database)
