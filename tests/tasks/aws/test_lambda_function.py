from __future__ import annotations

import io
import json
import zipfile

import boto3
import pytest
from botocore.response import StreamingBody

from prefect.tasks.aws import LambdaCreate, LambdaDelete, LambdaInvoke, LambdaList, lambda_function
from prefect.tasks.aws.errors import AwsJobFailed
from tests.tasks.aws.samples import stubbed


@pytest.fixture
def role(aws):
    policy = json.dumps({"Version": "2012-10-17", "Statement": []})
    return boto3.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=policy)["Role"]["Arn"]


@pytest.fixture
def code(tmp_path):
    path = tmp_path / "code.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("app.py", "def main(event, context): return event")
    return str(path)


def test_made_listed_called_deleted(role, code):
    made = LambdaCreate("f", "python3.12", role, "app.main", code, environment_variables={"A": "b"}).run()
    assert (made["FunctionName"], made["Environment"]["Variables"]) == ("f", {"A": "b"})
    assert "f" in [found["FunctionName"] for found in LambdaList().run()["Functions"]]
    answer = LambdaInvoke("f", payload='{"x": 1}').run()
    assert answer["StatusCode"] == 200
    LambdaDelete("f").run()
    assert LambdaList(function_version="").run()["Functions"] == []


def test_code_out_of_a_bucket(role, code, bucket):
    boto3.client("s3").upload_file(code, bucket, "code.zip")
    made = LambdaCreate("f", "python3.12", role, "app.main", bucket=bucket, bucket_key="code.zip").run()
    assert made["FunctionName"] == "f"


@pytest.mark.parametrize("given", [{}, {"zip_file": "a", "bucket": "b", "bucket_key": "c"}, {"bucket": "b"}])
def test_code_is_in_one_place(aws, given):
    with pytest.raises(ValueError, match="either a `zip_file`, or in `bucket` and `bucket_key`"):
        LambdaCreate("f", "python3.12", "r", "app.main", **given).run()


def test_a_function_that_fails(monkeypatch):
    # the emulator runs no functions; the answer is the test's own
    for fails in (True, None):
        stubber = stubbed("lambda", monkeypatch, lambda_function)
        said = b'{"errorMessage": "no disc"}'
        body = StreamingBody(io.BytesIO(said), len(said))
        stubber.add_response("invoke", {"FunctionError": "Unhandled", "Payload": body, "StatusCode": 200})
        task = LambdaInvoke("f", fail_on_error=fails)
        if fails:
            with pytest.raises(AwsJobFailed, match=r"'f' failed \(Unhandled\): .*no disc"):
                task.run()
        else:
            assert task.run()["FunctionError"] == "Unhandled"
