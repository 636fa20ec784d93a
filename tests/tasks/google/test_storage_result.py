from __future__ import annotations

import cloudpickle
import pytest
from google.api_core.exceptions import NotFound

from prefect.core.errors import ResultUnreadable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.engine.results import GCSResult


def test_writes_reads_and_tells(google):
    result = GCSResult("reports", location="{name}/x")
    written = result.write({"a": 1}, name="n")
    assert written.location == "n/x"
    assert result.read("n/x").value == {"a": 1}
    assert [result.exists("{name}/x", name="n"), result.exists("no")] == [True, False]
    with pytest.raises(NotFound):
        result.read("no")


def test_damaged(google):
    google.storage.put("reports", "bad", b"no pickle")
    with pytest.raises(ResultUnreadable, match="gs://reports/bad"):
        GCSResult("reports").read("bad")


def test_travels_and_serves_a_flow(google):
    assert cloudpickle.loads(cloudpickle.dumps(GCSResult("reports"))).bucket == "reports"

    @task(checkpoint=True, result=GCSResult("reports", location="{task_name}"))
    def number():
        return 42

    with Flow("f") as flow:
        done = number()
    state = flow.run()
    assert state.result[done].result == 42
