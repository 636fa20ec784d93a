from __future__ import annotations

import io

import pytest
from google.api_core.exceptions import BadRequest

from prefect.core.engine.signals import FAIL, SUCCESS
from prefect.tasks.google import (
    BigQueryLoadFile,
    BigQueryLoadGoogleCloudStorage,
    BigQueryStreamingInsert,
    BigQueryTask,
    CreateBigQueryTable,
)

FIELDS = [{"name": "name", "type": "STRING"}, {"name": "age", "type": "INTEGER"}]


def test_queries(google):
    rows = BigQueryTask("SELECT name FROM people.names WHERE age > @age", [("age", "INT64", 40)], "p").run()
    assert [row.name for row in rows] == ["Alan"]
    assert BigQueryTask(project="p").run("SELECT 1 AS one")[0].one == 1


def test_pages(google):
    google.bigquery.page = 2
    google.bigquery.make("many", "t", "n:INTEGER", [(number,) for number in range(7)])
    assert [row.n for row in BigQueryTask("SELECT n FROM many.t", project="p").run()] == list(range(7))


def test_writes_a_table(google):
    task = BigQueryTask("SELECT * FROM people.names", project="p", dataset_dest="people", table_dest="copy")
    assert [tuple(row) for row in task.run()] == [("Ada", 36), ("Alan", 41)]
    assert google.bigquery.rows("people.copy") == [("Ada", 36), ("Alan", 41)]
    with pytest.raises(ValueError, match="Both `dataset_dest` and `table_dest`"):
        BigQueryTask("SELECT 1", project="p", dataset_dest="people").run()


def test_asks_for_the_size_first(google):
    assert BigQueryTask("SELECT 1 AS one", project="p", dry_run_max_bytes=10**6).run()[0].one == 1
    with pytest.raises(ValueError, match="which is above the set maximum of 10"):
        BigQueryTask("SELECT 1 AS one", project="p", dry_run_max_bytes=10).run()


def test_streams(google):
    task = BigQueryStreamingInsert("people", "names", "p")
    assert task.run([{"name": "Grace", "age": 85}]) == []
    assert google.bigquery.rows("people.names")[-1] == ("Grace", 85)
    with pytest.raises(ValueError, match="refused 1 of 2 records"):
        task.run([{"name": "x"}, {"nick": "x"}])


def test_loads_objects(google):
    google.storage.put("reports", "p1.csv", b"Grace,85\n")
    task = BigQueryLoadGoogleCloudStorage("gs://reports/p*.csv", "people", "loaded", "p", FIELDS)
    assert task.run().output_rows == 1
    assert google.bigquery.rows("people.loaded") == [("Grace", 85)]
    with pytest.raises(FAIL, match="Not found"):
        BigQueryLoadGoogleCloudStorage("gs://reports/no", "people", "loaded", "p", FIELDS).run()


@pytest.mark.parametrize("how", ["path", "file"])
def test_loads_files(google, tmp_path, how):
    (tmp_path / "x.csv").write_text("name,age\nGrace,85\n")
    given = str(tmp_path / "x.csv") if how == "path" else io.BytesIO(b"name,age\nGrace,85\n")
    task = BigQueryLoadFile(given, dataset_id="people", table="names", project="p", schema=FIELDS)
    assert task.run(skip_leading_rows=1).output_rows == 1
    assert google.bigquery.rows("people.names")[-1] == ("Grace", 85)


def test_makes_a_table_and_its_dataset(google):
    task = CreateBigQueryTable("p", "fresh", "t", FIELDS, clustering_fields=["name"])
    assert task.run() is None
    assert google.bigquery.tables["p.fresh.t"]["clustering"] == {"fields": ["name"]}
    with pytest.raises(SUCCESS, match="fresh.t already exists"):
        task.run()


def test_what_is_wrong(google):
    with pytest.raises(BadRequest):
        BigQueryTask("SELEC", project="p").run()
    with pytest.raises(ValueError, match="No 'query'"):
        BigQueryTask().run()
    with pytest.raises(ValueError, match="path or an open file, not int"):
        BigQueryLoadFile(42, dataset_id="d", table="t", project="p").run()
    with pytest.raises(FileNotFoundError):
        BigQueryLoadFile("no", dataset_id="d", table="t", project="p").run()
