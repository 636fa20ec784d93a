from __future__ import annotations

import pytest
from google.api_core.exceptions import Conflict, NotFound

from prefect.tasks.google import (
    BigQueryCreateTable,
    BigQueryDeleteTable,
    BigQueryGetData,
    BigQueryRunJob,
    BigQueryUpdateTable,
    BigQueryUpdateTableSchema,
    BigQueryUpsertTable,
)

FIELDS = [{"name": "a", "type": "STRING"}]


def test_makes_and_deletes(google):
    made = BigQueryCreateTable("people.t", FIELDS, {"timePartitioning": {"type": "DAY"}}, project="p").run()
    assert made["timePartitioning"] == {"type": "DAY"}
    BigQueryCreateTable("people.t", FIELDS, project="p").run()
    with pytest.raises(Conflict):
        BigQueryCreateTable("people.t", FIELDS, exists_ok=False, project="p").run()
    BigQueryDeleteTable("people.t", project="p").run()
    with pytest.raises(NotFound):
        BigQueryDeleteTable("people.t", project="p").run()
    BigQueryDeleteTable("people.t", missing_ok=True, project="p").run()


def test_changes(google):
    assert BigQueryUpdateTable("people.names", {"description": "x"}, project="p").run()["description"] == "x"
    resource = {"tableReference": {"datasetId": "people", "tableId": "names"}, "description": "y", "labels": {"a": "b"}}
    found = BigQueryUpdateTable(resource=resource, fields=["labels"], project="p").run()
    assert (found["description"], found["labels"]) == ("x", {"a": "b"})
    assert BigQueryUpsertTable("people.names", {"description": "z"}, project="p").run()["description"] == "z"
    assert BigQueryUpsertTable("people.fresh", {"description": "z"}, project="p").run()["description"] == "z"


def test_changes_columns(google):
    updates = [{"name": "age", "description": "in years"}, {"name": "town", "type": "STRING"}]
    found = BigQueryUpdateTableSchema("people.names", updates, project="p").run()["schema"]["fields"]
    assert [(each["name"], each.get("description")) for each in found] == [
        ("name", None),
        ("age", "in years"),
        ("town", None),
    ]
    with pytest.raises(ValueError, match="needs its 'name'"):
        BigQueryUpdateTableSchema("people.names", [{"description": "x"}], project="p").run()


@pytest.mark.parametrize(
    ("how", "rows"),
    [
        ({}, [["Ada", 36], ["Alan", 41]]),
        ({"max_results": 1}, [["Ada", 36]]),
        ({"selected_fields": "age"}, [[36], [41]]),
        ({"as_dict": True, "selected_fields": ["name"]}, [{"name": "Ada"}, {"name": "Alan"}]),
    ],
)
def test_reads(google, how, rows):
    assert BigQueryGetData("people.names", project="p", **how).run() == rows


def test_reads_what_a_job_found(google):
    BigQueryRunJob({"query": {"query": "SELECT name FROM people.names"}}, job_id="j", project="p").run()
    assert BigQueryGetData(job_id="j", project="p", as_dict=True).run() == [{"name": "Ada"}, {"name": "Alan"}]
    with pytest.raises(ValueError, match="either `table` or `job_id`"):
        BigQueryGetData(project="p").run()
