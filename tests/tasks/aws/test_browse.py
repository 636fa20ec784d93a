from __future__ import annotations

from prefect.tasks.aws import catalogue


def test_from_services_to_parameters():
    assert len(catalogue()["services"]) > 300
    assert "head_bucket" in catalogue("s3")["operations"]
    assert "bucket_exists" in catalogue("s3")["waiters"]
    described = catalogue("sqs", "send_message")
    assert described["parameters"]["QueueUrl"]["required"] is True
    assert described["parameters"]["DelaySeconds"]["type"] == "integer"
    assert described["returns"]["MessageId"] == "string"
    assert "<" not in described["does"]
