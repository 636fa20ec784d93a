"""Results of the extras have the forms that 1.4.1 wrote, and are read from them."""

from __future__ import annotations

import pytest

import prefect  # noqa: F401 - says where the kinds of results are
from prefect.core.results.base import Result
from prefect.core.serialization.result import StateResultSchema
from prefect.tasks.aws.s3_result import S3Result
from prefect.tasks.google.storage_result import GCSResult

SCHEMA = StateResultSchema()


@pytest.mark.parametrize(
    ("result", "form"),
    [
        (GCSResult("b", location="x/{y}"), {"type": "GCSResult", "bucket": "b", "location": "x/{y}"}),
        (GCSResult("b"), {"type": "GCSResult", "bucket": "b", "location": None}),
        (S3Result("b", location="k"), {"type": "S3Result", "bucket": "b", "location": "k"}),
        (
            S3Result("b", boto3_kwargs={"aws_secret_access_key": "hush"}, upload_options={"A": 1}, location="z"),
            {"type": "S3Result", "bucket": "b", "location": "z"},
        ),
    ],
)
def test_there_and_back(result, form):
    written = SCHEMA.dump(result)
    assert {name: value for name, value in written.items() if name != "__version__"} == form
    read = SCHEMA.load(written)
    assert (type(read), read.bucket, read.location, read.value) == (type(result), "b", form["location"], None)


def test_a_kind_without_an_extra():
    read = SCHEMA.load({"type": "AzureResult", "container": "c", "location": "x"})
    assert (type(read), read.location) == (Result, "x")
