from __future__ import annotations

import pytest

from prefect.tasks.aws import calls
from prefect.tasks.aws.errors import InvalidCall


def test_names_of_services_operations_and_parameters():
    assert {"s3", "athena", "ec2"} <= set(calls.services())
    assert calls.operations("s3")["list_objects_v2"] == "ListObjectsV2"
    assert calls.parameter_names("athena", "start_query_execution")["query_string"] == "QueryString"
    assert calls.parameter_names("s3", "list_buckets") == calls.parameter_names("s3", "ListBuckets")
    assert "bucket_exists" in calls.waiters("s3")
    assert calls.waiters("sqs") == {}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: calls.service_model("athen"), "no service 'athen'; the nearest is 'athena'"),
        (lambda: calls.operation_model("s3", "copy_objct"), "no operation 'copy_objct'; the nearest is 'copy_object'"),
        (lambda: calls.check_parameters("sts", "get_caller_identity", ["A"]), "has no parameter 'A'; it has: "),
    ],
)
def test_what_there_is_not_is_an_error_with_the_nearest(call, message):
    with pytest.raises(InvalidCall, match=message):
        call()
