from __future__ import annotations

import pytest

from prefect.core.errors import MissingExtra
from prefect.tasks.google import GoogleCall
from prefect.tasks.google.errors import InvalidCall


@pytest.mark.parametrize(
    ("task", "result"),
    [
        (GoogleCall("storage", "list_buckets", select="name"), ["reports"]),
        (
            GoogleCall("google.cloud.storage.Client", "list_blobs", bucket_or_name="reports", select="name"),
            ["2024/greeting.txt"],
        ),
        (GoogleCall("storage", "list_blobs", bucket_or_name="reports", limit=0), []),
        (GoogleCall("bigquery", "list_datasets", select="dataset_id"), ["people"]),
        (GoogleCall("bigquery", "query", query="SELECT 1 AS one", select="one"), [1]),
    ],
)
def test_calls(google, task, result):
    assert task.run(project="p") == result


def test_a_message_becomes_a_dict(google):
    found = GoogleCall("bigquery", "get_table", table="p.people.names", project="p").run()
    assert found["tableReference"]["tableId"] == "names"
    assert GoogleCall("bigquery", project="p").run(method="get_dataset", dataset_ref="p.people")["location"] == "US"


@pytest.mark.parametrize(
    ("client", "method", "given", "message"),
    [
        ("storage", "list_bucket", {}, "the nearest is 'list_buckets'"),
        ("storage", "list_blobs", {"prefx": "a"}, "the nearest is 'prefix'"),
        ("google.cloud.storage.Klient", "x", {}, "has no client 'Klient'"),
    ],
)
def test_misspelt(client, method, given, message):
    with pytest.raises(InvalidCall, match=message):
        GoogleCall(client, method, **given)


def test_not_installed(google):
    with pytest.raises(MissingExtra, match="which is not installed"):
        GoogleCall("google.cloud.nowhere_v1.NoClient", "x").run()
    with pytest.raises(ValueError, match="No 'client'"):
        GoogleCall().run()
