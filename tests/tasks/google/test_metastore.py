"""Waiting for partitions: the answers of the metastore lie in Cloud Storage."""

from __future__ import annotations

import json

import pytest

from prefect.tasks.google import DataprocMetastoreWaitForHivePartition
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.metastore import query_of

pytest.importorskip("googleapiclient")

SERVICE = "/v1/projects/p/locations/r/services/s"
WANTED = {"region": "r", "service_id": "s", "table": "t", "project": "p", "poll_interval": 0.001}


@pytest.fixture
def metastore(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_METASTORE", google.url)
    google.cloud.kept[SERVICE] = {"state": "ACTIVE"}

    def holds(*counts: int, status: int = 0) -> None:
        """The files of the next answers, each with so many rows."""
        about = {
            "status": {"code": status, "message": "no such table"},
            "filenames": [str(n) for n in range(len(counts))],
        }
        files = {f"q/{n}": json.dumps({"rows": [["x"]] * count}).encode() for n, count in enumerate(counts)}
        google.storage.make("results", {"q/result-manifest": json.dumps(about).encode(), **files})

    google.holds = holds
    return google


@pytest.mark.parametrize(
    ("partitions", "counts", "found"),
    [(["a"], (1,), 1), (["a", "b", "a"], (1, 1), 2), ([], (0, 3), 3), (None, (1,), 1)],
)
def test_finds_partitions(metastore, partitions, counts, found):
    metastore.holds(*counts)
    task = DataprocMetastoreWaitForHivePartition(partitions=partitions, client_kwargs={"anonymous": True}, **WANTED)
    assert task.run() == found
    assert metastore.cloud.calls[0][3] == {"query": query_of("t", partitions)}


def test_asks_again_until_they_are_there(metastore):
    metastore.holds(1)
    task = DataprocMetastoreWaitForHivePartition(partitions=["a", "b"], client_kwargs={"anonymous": True}, **WANTED)
    wait = task.begin({})
    assert [task.look(wait) for _ in range(4)] == [0.001] * 4
    assert json.loads(json.dumps(wait.handle)) == wait.handle
    metastore.holds(1, 1)
    while task.look(wait) is not None:
        assert wait.looks < 20
    assert task.outcome(wait) == 2
    asked = [call for call in metastore.cloud.calls if call[0].endswith("queryMetadata")]
    assert len(asked) == 3


def test_an_answer_that_is_none(metastore):
    metastore.holds(status=3)
    task = DataprocMetastoreWaitForHivePartition(client_kwargs={"anonymous": True}, **WANTED)
    with pytest.raises(GoogleJobFailed, match="no such table"):
        task.run()


def test_a_table_is_needed(metastore):
    with pytest.raises(ValueError, match="No .table. "):
        DataprocMetastoreWaitForHivePartition(client_kwargs={"anonymous": True}).run(region="r", service_id="s")
