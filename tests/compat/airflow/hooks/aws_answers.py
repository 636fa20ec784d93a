"""Answers of services that the cases for the hooks of Amazon have in common."""

from __future__ import annotations

import datetime
from typing import Any

NOW = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


def batch(state: str, **more: Any) -> dict[str, Any]:
    return {"DescribeJobs": {"jobs": [{"jobId": "j", "status": state, "statusReason": "why", **more}]}}


def query(state: str | None) -> dict[str, Any]:
    status = {"State": state, "StateChangeReason": "why"}
    return {
        "GetQueryExecution": {
            "QueryExecution": {"Status": status, "ResultConfiguration": {"OutputLocation": "s3://b/q.csv"}}
        },
        "GetQueryResults": {"ResultSet": {"Rows": []}},
    }


def events(*counts: int) -> dict[str, Any]:
    pages = [
        {
            "events": [{"timestamp": 10 * page + n, "message": f"{page}.{n}"} for n in range(count)],
            "nextForwardToken": f"t{page}",
        }
        for page, count in enumerate(counts)
    ]
    return {"GetLogEvents": [*pages, pages[-1]]}


def training(state: str) -> dict[str, Any]:
    seen = {
        "TrainingJobStatus": state,
        "FailureReason": "why",
        "ResourceConfig": {"InstanceCount": 2},
        "TrainingStartTime": NOW,
        "TrainingEndTime": NOW,
    }
    return {
        "CreateTrainingJob": {"TrainingJobArn": "arn:t"}, "DescribeTrainingJob": seen,
        "DescribeLogStreams": {"logStreams": []},
    }  # fmt: skip
