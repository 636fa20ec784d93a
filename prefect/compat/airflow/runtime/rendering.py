"""Rendering of an operator in a run: by the run's renderer, unless the operator has a way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.run import AirflowRun

_OF_BASE = BaseOperator.render_template_fields
_PREPARE_OF_BASE = BaseOperator.prepare_template


def render(run: AirflowRun, operator: Any, context: Any, seen: set[int]) -> None:
    """
    Render the template fields of an operator in place.

    Args:
        run: the run.
        operator: the operator of one try.
        context: the names that templates may use.
        seen: `id()` of objects that came out of XCom and are no templates.
    """
    if type(operator).prepare_template is not _PREPARE_OF_BASE:
        operator.prepare_template()
    if type(operator).render_template_fields is _OF_BASE:
        run.renderer.fields(operator, operator.template_fields, context, operator.template_ext, seen)
    else:
        operator.render_template_fields(context)
