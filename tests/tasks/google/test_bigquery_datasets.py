from __future__ import annotations

import pytest
from google.api_core.exceptions import BadRequest, Conflict, NotFound

from prefect.tasks.google import (
    BigQueryCreateDataset,
    BigQueryDeleteDataset,
    BigQueryGetDataset,
    BigQueryListTables,
    BigQueryUpdateDataset,
)


def test_life_of_a_dataset(google):
    made = BigQueryCreateDataset("sales", {"description": "x"}, project="p", location="EU").run()
    assert (made["location"], made["description"]) == ("EU", "x")
    assert BigQueryCreateDataset("sales", project="p").run()["description"] == "x"
    with pytest.raises(Conflict):
        BigQueryCreateDataset("sales", exists_ok=False, project="p").run()
    BigQueryUpdateDataset("sales", {"description": "y", "labels": {"a": "b"}}, project="p").run()
    found = BigQueryGetDataset("sales", project="p").run()
    assert (found["description"], found["labels"]) == ("y", {"a": "b"})
    BigQueryDeleteDataset("sales", project="p").run()
    BigQueryDeleteDataset("sales", project="p").run()
    for task in (
        BigQueryDeleteDataset("sales", missing_ok=False, project="p"),
        BigQueryGetDataset("sales", project="p"),
    ):
        with pytest.raises(NotFound):
            task.run()


def test_one_with_tables(google):
    google.bigquery.make("people", "more", "a:STRING")
    assert [each["tableId"] for each in BigQueryListTables("people", project="p").run()] == ["names", "more"]
    assert len(BigQueryListTables("people", 1, project="p").run()) == 1
    with pytest.raises(BadRequest, match="still in use"):
        BigQueryDeleteDataset("people", project="p").run()
    BigQueryDeleteDataset("people", delete_contents=True, project="p").run()
    assert google.bigquery.tables == {}
