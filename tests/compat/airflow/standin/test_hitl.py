"""Operators that ask a person, as the standard provider of Airflow 3.2.2 has them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from prefect.compat.airflow.cli.commands import airflow
from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.standin.exceptions import ParamValidationError
from prefect.compat.airflow.standin.operators.hitl import (
    ApprovalOperator,
    HITLBranchOperator,
    HITLEntryOperator,
    HITLOperator,
    HITLTimeoutError,
    HITLTriggerEventError,
)
from prefect.compat.airflow.standin.param import Param

DAY = datetime.timedelta(days=1)
TWO = {"options": ["a", "b"]}
REFUSED = [
    (HITLOperator, {"options": []}, '"options" cannot be empty.'),
    (HITLOperator, {"options": ["a"], "defaults": ["b"]}, "should be a subset of options"),
    (HITLOperator, {**TWO, "defaults": ["a", "b"]}, 'More than one defaults given when "multiple" is set to False.'),
    (HITLOperator, {**TWO, "params": {"_options": 1}}, '"_options" is not allowed in params'),
    (ApprovalOperator, {"options": ["x"]}, "Passing options to ApprovalOperator is not allowed."),
    (ApprovalOperator, {"multiple": True}, "Passing multiple to ApprovalOperator is not allowed."),
    (ApprovalOperator, {"defaults": "x"}, "should be a subset of options"),
    (HITLBranchOperator, {**TWO, "options_mapping": {"y": "z"}}, "contains keys that are not in `options`"),
    (HITLBranchOperator, {**TWO, "options_mapping": {"a": 3}}, "values must be strings"),
]
MADE = [
    (HITLOperator, {**TWO, "defaults": "a"}, {"defaults": ["a"], "multiple": False}),
    (HITLOperator, {**TWO, "execution_timeout": DAY}, {"execution_timeout": None, "response_timeout": DAY}),
    (
        HITLOperator,
        {**TWO, "execution_timeout": DAY, "response_timeout": 2 * DAY},
        {"execution_timeout": DAY, "response_timeout": 2 * DAY},
    ),
    (HITLOperator, {**TWO, "assigned_users": {"id": "1"}}, {"assigned_users": [{"id": "1"}]}),
    (ApprovalOperator, {}, {"options": ["Approve", "Reject"], "multiple": False, "defaults": None}),
    (HITLBranchOperator, TWO, {"options_mapping": {}}),
    (HITLEntryOperator, {}, {"options": ["OK"], "defaults": ["OK"]}),
    (HITLEntryOperator, {"options": ["a"]}, {"options": ["a"], "defaults": None}),
]


@pytest.mark.parametrize(("kind", "given", "text"), REFUSED)
def test_refused(kind: type, given: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError) as caught:
        kind(task_id="t", subject="s", **given)
    assert text in str(caught.value)


@pytest.mark.parametrize(("kind", "given", "expected"), MADE)
def test_made(kind: type, given: dict[str, Any], expected: dict[str, Any]) -> None:
    made = kind(task_id="t", subject="s", **given)
    assert {name: getattr(made, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("event", "error"),
    [
        ({"chosen_options": ["z"]}, ValueError),
        ({"params_input": {"x": "text"}}, ParamValidationError),
        ({"params_input": {"y": 1}}, ValueError),
        ({"error": "boom", "error_type": "timeout"}, HITLTimeoutError),
        ({"error": "boom", "error_type": "unknown"}, HITLTriggerEventError),
    ],
)
def test_answers_that_do_not_hold(event: dict[str, Any], error: type[Exception]) -> None:
    asking = HITLOperator(task_id="t", subject="s", params={"x": Param(1, type="integer")}, **TWO)
    answer = {"chosen_options": ["a"], "params_input": {}, "responded_at": None, "responded_by_user": None}
    with pytest.raises(error):
        asking.execute_complete({}, {**answer, **event})


ASKED = "/dags/d/runs/manual__2024-01-15T00:00:00+00:00/tasks/t/required_actions"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"base_url": "http://h:8080/x/"}, "http://h:8080" + ASKED + "?map_index=3"),
        ({"base_url": "http://h", "options": "b"}, f"http://h{ASKED}?_options=%5B%27b%27%5D&map_index=3"),
        (
            {"base_url": "http://h", "options": ["a", "b"], "params_input": {"x": 5}},
            f"http://h{ASKED}?_options=%5B%27a%27%2C+%27b%27%5D&x=5&map_index=3",
        ),
        ({}, f"https://air.example{ASKED}?map_index=3"),
        ({"options": ["z"]}, "options {'z'} are not valid options"),
        ({"params_input": {"k": 1}}, "params {'k'} are not valid params"),
    ],
)
def test_the_address_of_a_question(monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], address: str) -> None:
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://air.example/p")
    asking = HITLOperator(task_id="t", subject="s", params={"x": 1}, **TWO)
    ti = SimpleNamespace(dag_id="d", task_id="t", run_id="manual__2024-01-15T00:00:00+00:00", map_index=3)
    try:
        found = HITLOperator.generate_link_to_ui_from_context(context={"task": asking, "task_instance": ti}, **given)
    except ValueError as error:
        found = str(error)
    assert found == address


DAG = """
from datetime import datetime, timedelta
from airflow.sdk import DAG, Param
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.hitl import *

with DAG("asks", start_date=datetime(2024, 1, 1), schedule=None):
    SOON = {"response_timeout": timedelta(seconds=0.01)}
    HITLOperator(task_id="by_default", subject="{{ ds }}", options=["a", "b"], defaults="b", params={"x": 3}, **SOON)
    HITLOperator(task_id="too_late", subject="s", options=["a", "b"], **SOON)
    HITLOperator(task_id="nobody", subject="Which?", options=["a", "b"])
    HITLEntryOperator(task_id="entry", subject="s", params={"x": Param(3, type="integer")})
    HITLOperator.partial(task_id="mapped", options=["a", "b"]).expand(subject=["one", "two"])
    approve = ApprovalOperator(task_id="approve", subject="s")
    approve >> EmptyOperator(task_id="approved")
    reject = ApprovalOperator(task_id="reject", subject="s")
    reject >> EmptyOperator(task_id="rejected") >> EmptyOperator(task_id="anyway", trigger_rule="all_done")
    all_after = ApprovalOperator(task_id="reject_all", subject="s", ignore_downstream_trigger_rules=True)
    all_after >> EmptyOperator(task_id="first") >> EmptyOperator(task_id="second", trigger_rule="all_done")
    ApprovalOperator(task_id="fails", subject="s", fail_on_reject=True)
    branch = HITLBranchOperator(task_id="branch", subject="s", options=["one", "two"], options_mapping={"one": "left"})
    branch >> [EmptyOperator(task_id="left"), EmptyOperator(task_id="two")]
"""
ANSWERS = {
    "entry": {"chosen_options": "OK", "params_input": {"x": 5}, "responded_by_user": {"id": "7", "name": "Ada"}},
    "mapped": "a",
    "mapped[1]": ["b"],
    "approve": "Approve",
    "reject": "Reject",
    "reject_all": "Reject",
    "fails": "Reject",
    "branch": "one",
}
STATES = {
    "by_default": "success", "too_late": "failed", "nobody": "failed", "entry": "success", "mapped[0]": "success",
    "mapped[1]": "success", "approve": "success", "approved": "success", "reject": "success", "rejected": "skipped",
    "anyway": "success", "reject_all": "success", "first": "skipped", "second": "skipped", "fails": "failed",
    "branch": "success", "left": "success", "two": "skipped",
}  # fmt: skip


@pytest.mark.parametrize("executor", ["local", "processes"])
def test_answers_from_a_file(tmp_path: Path, executor: str) -> None:
    file, answers, out = tmp_path / "dag.py", tmp_path / "answers.json", tmp_path / "out.json"
    file.write_text(DAG)
    answers.write_text(json.dumps({"asks": ANSWERS}))
    told = CliRunner().invoke(
        airflow, ["run", str(file), "--responses", str(answers), "--json", str(out), "--executor", executor]
    )
    tis = json.loads(out.read_text())["dags"]["asks"]["tis"]
    assert {name: ti["state"] for name, ti in tis.items()} == STATES
    chosen = {name: ti["xcoms"].get("return_value") for name, ti in tis.items()}
    assert chosen["by_default"]["chosen_options"] == ["b"]
    assert chosen["by_default"]["params_input"] == {"x": 3}
    assert chosen["entry"]["params_input"] == {"x": 5}
    assert chosen["entry"]["responded_by_user"] == {"id": "7", "name": "Ada"}
    assert [chosen[f"mapped[{index}]"]["chosen_options"] for index in (0, 1)] == [["a"], ["b"]]
    assert "task 'nobody' asks a person: 'Which?' (a, b); give the answer with --responses FILE" in told.output


def test_answers_from_python(tmp_path: Path) -> None:
    file = tmp_path / "dag.py"
    file.write_text(DAG)
    flow = load_flow(file)
    flow.responses = {"approve": "Approve"}
    state = flow.run()
    assert state.result[flow.task("approve")].is_successful()
    assert state.result[flow.task("branch")].is_failed()


@pytest.mark.parametrize("text", ['{"asks": 3}', '{"asks": {"approve": 3}}', '{"asks": {"approve": []}}'])
def test_a_file_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    file, answers = tmp_path / "dag.py", tmp_path / "answers.json"
    file.write_text(DAG)
    answers.write_text(text)
    told = CliRunner().invoke(airflow, ["run", str(file), "--responses", str(answers)])
    assert told.exit_code == 2
    assert f"{answers}: 'asks': " in told.output
