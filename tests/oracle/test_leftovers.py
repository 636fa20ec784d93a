"""
An unexpanded instance that stays beside the expanded ones, as `dag.test()` of 3.2.2 left it.

With the rule `none_failed_min_one_success` a task of a mapped group is expanded even where all before it was skipped.
From 3.0 on its unexpanded instance is first skipped, which tasks with other rules see at once, and removed when the
instances begin: then those whose rule begins with `none_failed` wait for ever, and the run fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.conversion.loading import flows_of_file
from prefect.compat.airflow.report.results import result_of
from prefect.compat.airflow.runtime.run import RunOptions
from prefect.compat.airflow.runtime.run_dates import parse_date

FILE = Path(__file__).parent / "leftovers" / "leftovers.py"

#: Rule: state of the run, of `after`, of `both`. `late` behind `all_success` was skipped or got no state, depending on
#: the order of the tasks; behind the others it is as `both`.
RECORDED: dict[str, tuple[str, str | None, str | None]] = {
    "all_success": ("success", "skipped", "skipped"),
    "all_done": ("success", "success", "success"),
    "none_failed": ("failed", None, None),
    "one_success": ("success", "success", "success"),
}


@pytest.mark.parametrize(("rule", "expected"), RECORDED.items(), ids=RECORDED)
def test_what_tasks_behind_it_see(rule: str, expected: tuple[str, str | None, str | None]) -> None:
    (flow,) = flows_of_file(str(FILE), version="3.2", dag_id=f"left_{rule}")
    flow.airflow_policy.options = RunOptions(logical_date=parse_date("2024-01-15"))
    flow.run()
    assert flow.airflow_policy.latest is not None
    found = result_of(flow.airflow_policy.latest)
    states = {name: ti["state"] for name, ti in found["tis"].items()}
    assert states["g.merge"] == "removed"
    assert [states[f"g.merge[{index}]"] for index in range(3)] == ["success"] * 3
    assert (found["dagrun_state"], states["after"], states["both"]) == expected
    assert states["late"] == states["both"]
