"""BigQuery Data Transfer Service: with a location and without."""

from __future__ import annotations

import pytest

from prefect.tasks.google import operations

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}


@pytest.mark.parametrize(("location", "place"), [(None, ""), ("eu", "locations/eu/")])
def test_the_location_may_be_left_out(google, monkeypatch, location, place):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_BIGQUERYDATATRANSFER", google.url)
    operations.BigQueryCreateDataTransfer({"displayName": "x"}, location, **OPTIONS).run()
    google.cloud.kept[f"/v1/projects/p/{place}transferConfigs/c"] = {"name": "c"}
    task = operations.BigQueryDataTransferServiceStartTransferRuns("c", location=location, poll_interval=0.001)
    assert task.run(project="p", credentials={"token": "t"})["state"] == "SUCCEEDED"
    assert [path for _, path, _, _ in google.cloud.calls][:2] == [
        f"/v1/projects/p/{place}transferConfigs",
        f"/v1/projects/p/{place}transferConfigs/c:startManualRuns",
    ]
