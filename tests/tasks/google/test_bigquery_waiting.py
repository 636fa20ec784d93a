from __future__ import annotations

import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.google import BigQueryWaitForStreamingBuffer, BigQueryWaitForTable

SOON = {"poll_interval": 0.01, "max_wait": 0.05, "project": "p"}


def test_waits_for_a_table(google):
    assert BigQueryWaitForTable("people.names", **SOON).run() is None
    with pytest.raises(WaitTimedOut):
        BigQueryWaitForTable("people.no", **SOON).run()


def test_waits_for_the_buffer(google):
    assert BigQueryWaitForStreamingBuffer("people.names", **SOON).run() is None
    google.bigquery.tables["p.people.names"]["streamingBuffer"] = {"estimatedRows": "1", "estimatedBytes": "1"}
    with pytest.raises(WaitTimedOut):
        BigQueryWaitForStreamingBuffer("people.names", **SOON).run()


def test_waits_for_a_partition(google):
    google.bigquery.tables["p.people.names"]["partitions"] = ["20240115"]
    assert BigQueryWaitForTable("people.names", "20240115", **SOON).run() is None
    with pytest.raises(WaitTimedOut):
        BigQueryWaitForTable("people.names", "20240116", **SOON).run()
