"""What a task returned becomes XComs, and is checked where others are mapped over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.xcom import RETURN_VALUE
from prefect.compat.airflow.standin.exceptions import (
    AirflowException,
    UnmappableXComLengthPushed,
    UnmappableXComTypePushed,
    XComForMappingNotPushed,
)

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def push_result(run: AirflowRun, ti: TaskInstance, operator: Any, result: Any) -> None:
    """
    Push what a task returned.

    Args:
        run: the run.
        ti: the task instance.
        operator: the operator that was executed.
        result: what it returned.

    Raises:
        AirflowException: several outputs were promised and it is no dict; others cannot be mapped over it.
        TypeError: it cannot be an XCom.
    """
    value = result if operator.do_xcom_push else None
    # the instances of a mapped operator are mapped over together, whatever each of them returned
    if _mapped_over(run, ti) and not run.plan.tasks[ti.index].expands_itself:
        _check(run, value)
    if value is not None:
        _push_outputs(ti, operator, value)
        ti.xcom_push(RETURN_VALUE, value)


def _push_outputs(ti: TaskInstance, operator: Any, value: Any) -> None:
    if not getattr(operator, "multiple_outputs", False):
        return
    if not isinstance(value, Mapping):
        raise AirflowException(f"Returned output was type {type(value)} expected dictionary for multiple_outputs")
    for key in value:
        if not isinstance(key, str):
            raise AirflowException(
                "Returned dictionary keys must be strings when using "
                f"multiple_outputs, found {key} ({type(key)}) instead"
            )
    for key, item in value.items():
        ti.xcom_push(key, item)


def _mapped_over(run: AirflowRun, ti: TaskInstance) -> bool:
    index = ti.index
    return any(index in run.plan.tasks[other].sources for other in run.plan.tasks[index].downstream)


def _check(run: AirflowRun, value: Any) -> None:
    if value is None:
        raise XComForMappingNotPushed
    if not isinstance(value, (Sequence, Mapping)) or isinstance(value, (str, bytes)):
        raise UnmappableXComTypePushed(value)
    if len(value) > run.options.max_map_length:
        raise UnmappableXComLengthPushed(value, run.options.max_map_length)
