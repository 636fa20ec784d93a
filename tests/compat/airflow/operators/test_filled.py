"""What Airflow's classes fill in for arguments that nobody gave: recorded by making an object of each class."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.operators.index import all_rows
from prefect.compat.airflow.operators.running import _given
from prefect.compat.airflow.operators.signatures import Signature, signature_of

#: Arguments that must be given and are looked into at once.
LOOKED_INTO = {"config": {}, "overrides": {}, "create_job_kwargs": {}, "db_type": "instance"}
ROWS = [
    (row, signature) for row in all_rows() if (signature := signature_of(row)).filled and row.operator_class is None
]


def made(path: str, version: tuple[int, int], **given: Any) -> Any:
    """An object of the class that stands for an operator."""
    module, _, name = path.rpartition(".")
    with ImportSession([], version):
        return getattr(importlib.import_module(module), name)(task_id="t", **given)


def needed(signature: Signature) -> dict[str, Any]:
    """Something for the arguments that must be given."""
    return {name: LOOKED_INTO.get(name, "x") for name in signature.required}


@pytest.mark.parametrize("version", [(2, 10), (3, 2)])
def test_attributes_hold_what_the_class_fills_in(version: tuple[int, int]) -> None:
    assert len(ROWS) > 90
    wrong = []
    for row, signature in ROWS:
        given = needed(signature)
        operator = made(row.path, version, **given)
        for name in set(signature.filled) - set(given):
            with ImportSession([], version):
                filled, default = signature.untouched(name), signature.default(name)
            if getattr(operator, name) != filled or _given(operator, name) != default:
                wrong.append((row.path, name))
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "given", "name", "expected"),
    [
        ("operators.rds.RdsDeleteDbInstanceOperator", {"db_instance_identifier": "x"}, "rds_kwargs", {}),
        ("operators.s3.S3FileTransformOperator", {"source_s3_key": "a", "dest_s3_key": "b"}, "script_args", []),
        ("operators.ssm.SsmRunCommandOperator", {"document_name": "d"}, "run_command_kwargs", {}),
        ("sensors.emr.EmrStepSensor", {"job_flow_id": "j", "step_id": "s"}, "target_states", ["COMPLETED"]),
        ("sensors.sagemaker.SageMakerPipelineSensor", {"pipeline_exec_arn": "a"}, "resource_type", "pipeline"),
    ],
)
def test_recorded_attributes(path: str, given: dict[str, Any], name: str, expected: Any) -> None:
    where = f"airflow.providers.amazon.aws.{path}"
    operator = made(where, (2, 10), **given)
    assert getattr(operator, name) == expected
    assert getattr(made(where, (2, 10), **given, **{name: None}), name) == expected
    own = type(expected)(["own"]) if isinstance(expected, list) else {"own": 1} if expected == {} else "own"
    changed = made(where, (2, 10), **given, **{name: own})
    assert getattr(changed, name) == _given(changed, name) == own


def test_what_a_subclass_adds_is_given() -> None:
    operator = made("airflow.providers.amazon.aws.operators.rds.RdsDeleteDbInstanceOperator", (2, 10),
                    db_instance_identifier="x")  # fmt: skip
    assert _given(operator, "rds_kwargs") is None
    operator.rds_kwargs["SkipFinalSnapshot"] = True
    assert _given(operator, "rds_kwargs") == {"SkipFinalSnapshot": True}
