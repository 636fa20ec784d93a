from __future__ import annotations

import pytest

from prefect.tasks.google import DataflowCreatePipeline, DataflowStartFlexTemplate, DataflowStopJob
from prefect.tasks.google.errors import GoogleJobFailed

OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}, "location": "l"}
JOBS = "/v1b3/projects/p/locations/l/jobs"
BODY = {"launchParameter": {"jobName": "n", "containerSpecGcsPath": "gs://b/t"}}


@pytest.fixture
def cloud(google, monkeypatch):
    for name in ("DATAFLOW", "DATAPIPELINES"):
        monkeypatch.setenv(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{name}", google.url)
    return google.cloud


def job(name: str, state: str = "RUNNING", kind: str = "BATCH") -> dict[str, str]:
    return {"id": name, "name": f"the-{name}", "currentState": f"JOB_STATE_{state}", "type": f"JOB_TYPE_{kind}"}


def asked(cloud) -> list[tuple[str, str]]:
    """(job, state) of what was asked for."""
    return [
        (call[1].rpartition("/")[2], call[3]["requestedState"])
        for call in cloud.calls
        if "requestedState" in (call[3] or ())
    ]


def test_stops_all_jobs_whose_names_begin_so(cloud):
    for found in (job("a"), job("b", kind="STREAMING"), job("c", "DONE"), {**job("d"), "name": "other"}):
        cloud.kept[f"{JOBS}/{found['id']}"] = found
    DataflowStopJob(name_prefix="the-", poll_interval=0.001, max_wait=20, **OPTIONS).run()
    assert asked(cloud) == [("a", "JOB_STATE_CANCELLED"), ("b", "JOB_STATE_DRAINED")]
    assert [cloud.kept[f"{JOBS}/{name}"]["currentState"] for name in "abcd"] == [
        "JOB_STATE_CANCELLED", "JOB_STATE_DRAINED", "JOB_STATE_DONE", "JOB_STATE_RUNNING",
    ]  # fmt: skip


def test_no_job_of_such_a_name_is_none_to_stop(cloud):
    DataflowStopJob(name_prefix="no-", **OPTIONS).run()
    assert len(cloud.calls) == 1


def test_which_jobs_to_stop_has_to_be_said(cloud):
    with pytest.raises(ValueError, match="job_id"):
        DataflowStopJob(**OPTIONS).run()


@pytest.mark.parametrize(
    ("kind", "drain", "looks", "state"),
    [
        ("STREAMING", True, 2, "DRAINED"),
        ("STREAMING", True, 0, "CANCELLED"),
        ("STREAMING", False, 2, "CANCELLED"),
        ("BATCH", True, 2, "CANCELLED"),
    ],
)
def test_is_called_off_as_fits_its_kind(cloud, kind, drain, looks, state):
    cloud.looks = 50
    cloud.kept[f"{JOBS}/job-1"] = {"type": f"JOB_TYPE_{kind}"}
    task = DataflowStartFlexTemplate(BODY, drain=drain, **OPTIONS)
    wait = task.begin({})
    for _ in range(looks):
        assert task.look(wait) is not None
    task.cancel(wait)
    assert asked(cloud)[-1] == ("job-1", f"JOB_STATE_{state}")


def test_tells_why_a_job_failed(cloud):
    cloud.broken = "no workers"
    task = DataflowStartFlexTemplate(BODY, poll_interval=0.001, max_wait=20, **OPTIONS)
    with pytest.raises(GoogleJobFailed, match="'JOB_STATE_FAILED'; no workers"):
        task.run()


@pytest.mark.parametrize(
    ("more", "end", "good"),
    [
        ({}, "RUNNING", True),
        ({"expected_state": "JOB_STATE_DRAINED"}, "DRAINED", True),
        ({"until_finished": True}, "DRAINED", False),
        ({}, "CANCELLED", False),
    ],
)
def test_what_a_streaming_job_is_waited_for(cloud, more, end, good):
    cloud.kept[f"{JOBS}/job-1"] = {"type": "JOB_TYPE_STREAMING"}
    cloud.becomes(f"{JOBS}/job-1", {"currentState": f"JOB_STATE_{end}"})
    task = DataflowStartFlexTemplate(BODY, poll_interval=0.001, max_wait=20, **more, **OPTIONS)
    if good:
        assert task.run()["currentState"] == f"JOB_STATE_{end}"
    else:
        with pytest.raises(GoogleJobFailed, match=end):
            task.run()


def test_a_pipeline_gets_its_full_name(cloud):
    assert DataflowCreatePipeline("n", {}, **OPTIONS).run()["name"] == "projects/p/locations/l/pipelines/n"
