"""Cloud Functions: deploying what is there and what is not, with a source; calls that fail."""

from __future__ import annotations

import pytest

from prefect.tasks.google import operations
from prefect.tasks.google.errors import GoogleJobFailed

NAME = "projects/p/locations/r/functions/f"
FUNCTION = {"name": NAME, "runtime": "python311", "httpsTrigger": {}}
OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}


@pytest.fixture
def cloud(google, monkeypatch):
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDFUNCTIONS", google.url)
    return google.cloud


def deploy(**more):
    return operations.CloudFunctionDeployFunction(FUNCTION, "r", poll_interval=0.001, **more, **OPTIONS)


@pytest.mark.parametrize(("there", "wrote"), [(False, "create"), (True, "patch")])
@pytest.mark.parametrize("wait", [True, False])
def test_deploys(cloud, there, wrote, wait):
    if there:
        cloud.kept[f"/v1/{NAME}"] = {"name": NAME, "runtime": "python39"}
    found = deploy(wait=wait).run()
    assert cloud.calls[1][0].endswith(f"functions.{wrote}")
    assert (found.get("runtime") == "python311") == wait
    assert there == (cloud.calls[1][2] == {"updateMask": ["name,runtime,httpsTrigger"]})


@pytest.mark.parametrize("there", [True, False])
def test_a_deployment_that_fails(cloud, there):
    if there:
        cloud.kept[f"/v1/{NAME}"] = {"name": NAME}
    cloud.broken = "no quota"
    with pytest.raises(GoogleJobFailed, match="no quota"):
        deploy().run()


def test_the_source_is_uploaded(cloud, tmp_path):
    file = tmp_path / "x.zip"
    file.write_bytes(b"12345")
    deploy(zip_path=str(file)).run()
    uploaded = next(call for call in cloud.calls if call[0] == "upload")
    assert uploaded[3]["size"] == 5 and uploaded[3]["content-type"] == "application/zip"
    assert cloud.kept[f"/v1/{NAME}"]["sourceUploadUrl"].endswith(uploaded[1])


def test_a_function_without_a_name():
    with pytest.raises(ValueError, match=r"function\['name'\]"):
        operations.CloudFunctionDeployFunction({"runtime": "x"}, "r", **OPTIONS).run()


def test_a_call_that_fails(cloud):
    cloud.kept[f"/v1/{NAME}"] = {"name": NAME}
    task = operations.CloudFunctionInvokeFunction("f", "r", "x", **OPTIONS)
    assert task.run()["result"] == "x"
    cloud.broken = "division by zero"
    with pytest.raises(GoogleJobFailed, match="division by zero"):
        task.run()
