from __future__ import annotations

import pytest
from google.api_core.exceptions import Conflict

from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.google import BigQueryCopyTables, BigQueryRunJob, BigQueryToGcs, GcsToBigQuery
from prefect.tasks.google.errors import GoogleJobFailed

QUERY = {"query": {"query": "SELECT * FROM people.names", "useLegacySql": False}}


def test_runs_and_waits(google):
    google.bigquery.looks = 2
    found = BigQueryRunJob(QUERY, job_id="j", project="p", poll_interval=0.01).run()
    assert (found["job_id"], found["project"], found["location"]) == ("j", "p", "US")
    assert len([path for path in google.paths("GET") if path.endswith("/jobs/j")]) == 3
    with pytest.raises(Conflict):
        BigQueryRunJob(QUERY, job_id="j", project="p").run()
    assert BigQueryRunJob(QUERY, job_id="j", project="p", reattach=True).run()["job_id"] == "j"


def test_does_not_wait(google):
    google.bigquery.looks = 99
    assert BigQueryRunJob(QUERY, job_id="j", project="p", wait=False).run()["job_id"] == "j"
    with pytest.raises(WaitTimedOut):
        BigQueryRunJob(QUERY, project="p", poll_interval=0.01, max_wait=0.03).run()


def test_calls_off(google):
    google.bigquery.looks = 99
    task = BigQueryRunJob(QUERY, job_id="j", project="p")
    task.cancel(task.begin({}))
    assert google.bigquery.jobs["j"]["status"]["errorResult"]["reason"] == "stopped"


def test_many_wait_in_a_flow(google):
    google.bigquery.looks = 1
    with Flow("jobs") as flow:
        done = BigQueryRunJob(QUERY, project="p", poll_interval=0.01).map(job_id=[f"j{number}" for number in range(5)])
    assert [each["job_id"] for each in flow.run().result[done].result] == [f"j{number}" for number in range(5)]


def test_fails_with_the_reason(google):
    wrong = {"query": {"query": "SELECT * FROM people.nothing", "useLegacySql": False}}
    with pytest.raises(GoogleJobFailed, match="invalidQuery"):
        BigQueryRunJob(wrong, project="p").run()
    with pytest.raises(ValueError, match="has one of query, load, extract, copy; it has: labels"):
        BigQueryRunJob({"labels": {}}, project="p").run()


def test_from_and_to_storage(google):
    assert BigQueryToGcs("people.names", "gs://reports/n.csv", project="p").run()["job_id"]
    assert google.storage.data["reports", "n.csv"] == b"name,age\nAda,36\nAlan,41\n"
    task = GcsToBigQuery("reports", "n.csv", "people.copy", format_options={"skipLeadingRows": 1}, project="p")
    fields = [{"name": "name", "type": "STRING"}, {"name": "age", "type": "INTEGER"}]
    assert task.run(schema_fields=fields)["destination"] == "p.people.copy"
    assert google.bigquery.rows("people.copy") == google.bigquery.rows("people.names")
    with pytest.raises(GoogleJobFailed, match="duplicate"):
        task.run(schema_fields=fields)
    outside = task.run(destination_table="people.outside", external_table=True, schema_fields=fields)
    assert outside == {"destination": "p.people.outside"}
    external = google.bigquery.tables["p.people.outside"]["externalDataConfiguration"]
    assert external["csvOptions"] == {"skipLeadingRows": 1}
    with pytest.raises(ValueError, match="'gs://bucket/name'"):
        BigQueryToGcs("people.names", "reports/n.csv", project="p").run()


def test_copies(google):
    task = BigQueryCopyTables(["people.names", "p.people.names"], "people.twice", project="p")
    assert task.run()["destination"] == "p.people.twice"
    assert len(google.bigquery.rows("people.twice")) == 4
    with pytest.raises(ValueError, match="is named 'dataset.table'"):
        BigQueryCopyTables("names", "people.twice", project="p").run()
