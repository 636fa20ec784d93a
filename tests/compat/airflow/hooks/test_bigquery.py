from __future__ import annotations

import pytest

from prefect.compat.airflow.hooks.bigquery import BigQueryHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from tests.gcloud.server import fake_google

pytest.importorskip("google.cloud.bigquery")


@pytest.fixture
def server(monkeypatch, connection):
    with fake_google() as found:
        monkeypatch.setenv("BIGQUERY_EMULATOR_HOST", found.url)
        connection("google_cloud_default", conn_type="google_cloud_platform", extra={"project": "p"})
        found.bigquery.make("d", "t", "name:STRING, age:INTEGER", [("Ada", 36), ("Alan", 41)])
        yield found


@pytest.fixture
def hook(server):
    return BigQueryHook(use_legacy_sql=False)


def test_as_a_database(hook):
    assert hook.get_records("SELECT * FROM d.t") == [("Ada", 36), ("Alan", 41)]
    assert tuple(hook.get_first("SELECT COUNT(*) FROM d.t")) == (2,)


def test_jobs(hook):
    job = hook.insert_job({"query": {"query": "SELECT name FROM d.t", "useLegacySql": False}}, job_id="j")
    assert job.job_id == "j"
    assert hook.poll_job_complete("j") is True
    assert hook.get_query_results("j", "US") == [{"name": "Ada"}, {"name": "Alan"}]
    hook.cancel_job("j")
    with pytest.raises(AirflowException, match="Unknown job type"):
        hook.insert_job({"labels": {}})


def test_tables_and_datasets(server, hook):
    assert hook.project_id == "p"
    hook.create_empty_dataset("fresh")
    assert hook.get_dataset("fresh").dataset_id == "fresh"
    hook.create_table("fresh", "made", {"schema": {"fields": [{"name": "a", "type": "STRING"}]}})
    assert hook.get_dataset_tables("fresh") == [{"projectId": "p", "datasetId": "fresh", "tableId": "made"}]
    assert hook.get_schema("fresh", "made")["fields"][0]["name"] == "a"
    hook.insert_all("p", "fresh", "made", [{"json": {"a": "x"}, "insertId": "1"}, {"a": "y"}])
    assert [tuple(row) for row in hook.list_rows("fresh", "made")] == [("x",), ("y",)]
    with pytest.raises(AirflowException, match="1 insert error"):
        hook.insert_all("p", "fresh", "made", [{"b": "x"}], fail_on_error=True)
    assert hook.update_table({"description": "x"}, dataset_id="fresh", table_id="made")["description"] == "x"
    hook.run_table_upsert("fresh", {"tableReference": {"tableId": "other"}, "description": "y"})
    assert [hook.table_exists("fresh", "other", "p"), hook.table_exists("fresh", "no", "p")] == [True, False]
    hook.delete_table("p.fresh.made")
    hook.delete_dataset("fresh", delete_contents=True)
    assert "p.fresh" not in server.bigquery.datasets


def test_names(hook):
    assert hook.split_tablename("q:d.t", "p") == ("q", "d", "t")
    with pytest.raises(AirflowException, match="Format exception for x"):
        hook.split_tablename("t", "p", "x")
