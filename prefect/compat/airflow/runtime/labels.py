"""The label of an instance of a mapped task: its `map_index_template`, rendered once the task has been executed."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.runtime.context import Context
from prefect.compat.airflow.runtime.run import AirflowRun
from prefect.compat.airflow.runtime.task_instance import TaskInstance
from prefect.core.optional import optional

_jinja2 = optional("jinja2", extra="airflow")


def has_label(ti: TaskInstance, operator: Any) -> bool:
    """Is there a label to render?"""
    return ti.map_index >= 0 and getattr(operator, "map_index_template", None) is not None


def label(run: AirflowRun, ti: TaskInstance, operator: Any, context: Context) -> TypeError | None:
    """
    Render the label; an error in it lets the task instance fail, although its work is done.

    Args:
        run: the run.
        ti: the task instance.
        operator: the operator that was executed.
        context: what the template may use.

    Returns:
        From 3.0 on the error that ends a task instance once its result is pushed: native rendering gave a collection.

    Raises:
        TypeError: from 3.0 on: native rendering gave something else that is no text.
    """
    text = run.renderer.text(operator.map_index_template, context)
    if run.version >= (3, 0) and not isinstance(text, (str, _jinja2.Undefined)):
        unfit = TypeError(
            f"map_index_template of {ti.task_id!r} has to give text, not {type(text).__name__}: {text!r} "
            "(the DAG renders templates as native objects)"
        )
        if isinstance(text, (list, tuple, dict)):
            return unfit
        raise unfit
    ti.rendered_map_index = str(text)
    return None


def label_of_failure(run: AirflowRun, ti: TaskInstance, operator: Any, context: Context) -> None:
    """Render the label of a task instance that did not succeed: that a name is unknown must not hide why."""
    try:
        label(run, ti, operator, context)
    except (_jinja2.UndefinedError, _jinja2.TemplateSyntaxError):
        ti.rendered_map_index = None
