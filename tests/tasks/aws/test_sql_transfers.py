from __future__ import annotations

import gzip
import json
import sqlite3

import boto3
import pytest

from prefect.tasks.aws import S3ToSql, SqlToS3
from prefect.tasks.aws.s3_objects import ObjectExists


@pytest.fixture
def database(tmp_path):
    path = str(tmp_path / "db.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("create table t (a integer, b text)")
        connection.executemany("insert into t values (?, ?)", [(n, f"row {n}") for n in range(5)])
    return path


def body(key):
    return boto3.client("s3").get_object(Bucket="reports", Key=key)["Body"].read()


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, b"a,b\n3,row 3\n4,row 4\n"),
        ({"header": False}, b"3,row 3\n4,row 4\n"),
        ({"file_format": "json"}, b'{"a": 3, "b": "row 3"}\n{"a": 4, "b": "row 4"}\n'),
    ],
)
def test_a_query_goes_to_s3(bucket, database, given, found):
    pytest.importorskip("sqlalchemy", reason="a database that is named by a URL needs it")
    task = SqlToS3("select a, b from t where a >= ? order by a", "s3://reports/out", parameters=(3,), **given)
    task.run(database=f"sqlite:///{database}")
    assert body("out") == found
    with pytest.raises(ObjectExists):
        task.run(database=lambda: sqlite3.connect(database))
    task.run(database=lambda: sqlite3.connect(database), replace=True, compression="gzip")
    assert gzip.decompress(body("out")) == found


def test_in_several_objects(bucket, database):
    task = SqlToS3("select a from t order by a", "s3://reports/out.csv", max_rows_per_file=2, header=False)
    task.run(database=lambda: sqlite3.connect(database))
    assert [body(key) for key in ("out.csv", "out_1.csv", "out_2.csv")] == [b"0\n1\n", b"2\n3\n", b"4\n"]


def test_an_unknown_format(bucket, database):
    with pytest.raises(ValueError, match="'orc' is not known; there are csv, json, parquet"):
        SqlToS3("select 1", "s3://reports/x", file_format="orc").run(database=lambda: sqlite3.connect(database))


@pytest.mark.parametrize("commit_every", [0, 2, 1000])
def test_an_object_goes_into_a_table(bucket, database, commit_every):
    pytest.importorskip("sqlalchemy", reason="as above")
    boto3.client("s3").put_object(Bucket=bucket, Key="in.csv", Body=b"x,10\ny,11\nz,12\n")
    task = S3ToSql("s3://reports/in.csv", "t", column_list=["b", "a"], commit_every=commit_every)
    assert task.run(database=f"sqlite:///{database}") == 3
    with sqlite3.connect(database) as connection:
        assert connection.execute("select * from t where a > 9 order by a").fetchall() == [
            (10, "x"),
            (11, "y"),
            (12, "z"),
        ]


def test_a_parser_of_ones_own(bucket, database):
    boto3.client("s3").put_object(Bucket=bucket, Key="in.json", Body=b'[[20, "x"]]')

    def parser(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    assert S3ToSql("s3://reports/in.json", "t", parser=parser).run(database=lambda: sqlite3.connect(database)) == 1


def test_names_are_names(bucket, database):
    boto3.client("s3").put_object(Bucket=bucket, Key="in.csv", Body=b"1,2\n")
    with pytest.raises(ValueError, match="is no name of a table"):
        S3ToSql("s3://reports/in.csv", "t; drop table t").run(database=lambda: sqlite3.connect(database))
