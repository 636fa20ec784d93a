"""Past runs in a file: what cannot be read back is named and left out; everything else comes back."""

from __future__ import annotations

import datetime
import pickle
import sqlite3
from pathlib import Path

import pendulum
import pytest

from prefect.compat.airflow.runs.records import RunRecord, TaskRecord
from prefect.compat.airflow.runs.slas import SlaMiss
from prefect.compat.airflow.runs.store import Store
from prefect.compat.airflow.runtime.updates import AssetEvent

DATE = pendulum.datetime(2024, 1, 15)
NOW = datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)
RUN = RunRecord(
    "d", "r", "manual", DATE, (DATE, DATE), DATE, "success",
    tasks=(TaskRecord("t", -1, "success", 1, NOW, NOW),), xcoms={("t", -1): {"return_value": {1, 2}}},
)  # fmt: skip
EVENT = AssetEvent("s3://x", "x", {"rows": 3}, "d", "t", "r", -1, NOW, ("alias",))
MISS = SlaMiss("t", "d", DATE, DATE)


def filled(path: Path) -> None:
    store = Store(path)
    store.keep(RUN)
    store.keep_event(EVENT)
    store.keep_sla_misses([MISS])
    store.close()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    filled(tmp_path / "runs.sqlite")
    store = Store(tmp_path / "runs.sqlite")
    assert (store.runs("d"), store.events(), store.sla_misses("d")) == ([RUN], [EVENT], [MISS])
    assert store.runs("other") == []


@pytest.mark.parametrize("body", [b"", b"no pickle", pickle.dumps(("one",))[:-2]], ids=["empty", "foreign", "cut"])
def test_what_cannot_be_read_back_is_named_and_left_out(
    tmp_path: Path, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "runs.sqlite"
    filled(path)
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO run VALUES ('d', 'bad', '2024-01-16', 'success', ?)", (body,))
        database.execute("INSERT INTO event (record) VALUES (?)", (body,))
        database.execute("INSERT INTO sla_miss VALUES ('d', 'other', '2024-01-16', ?)", (body,))
    database.close()
    store = Store(path)
    assert (store.runs("d"), store.events(), store.sla_misses("d")) == ([RUN], [EVENT], [MISS])
    told = [record.getMessage() for record in caplog.records]
    assert [each.split(" cannot be read back from ")[0] for each in told] == [
        "Run bad of DAG d", "An update of an asset", "A missed SLA of DAG d for 2024-01-16",
    ]  # fmt: skip
    assert all(str(path) in each for each in told)
