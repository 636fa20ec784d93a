"""`@task.virtualenv`, `@task.external_python` and their branching forms."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.decorated import DecoratedOperator
from prefect.compat.airflow.standin.operators.venv import (
    BranchExternalPythonOperator,
    BranchPythonVirtualenvOperator,
    ExternalPythonOperator,
    PythonVirtualenvOperator,
)


class _Decorated(DecoratedOperator):
    def __init__(self, *, python_callable: Any, op_args: Any = None, op_kwargs: Any = None, **kwargs: Any) -> None:
        super().__init__(
            kwargs_to_upstream={"python_callable": python_callable, "op_args": op_args, "op_kwargs": op_kwargs},
            python_callable=python_callable,
            op_args=op_args,
            op_kwargs=op_kwargs,
            **kwargs,
        )


class _PythonVirtualenvDecoratedOperator(_Decorated, PythonVirtualenvOperator):
    """`@task.virtualenv`."""

    template_fields = PythonVirtualenvOperator.template_fields
    custom_operator_name = "@task.virtualenv"


class _PythonExternalDecoratedOperator(_Decorated, ExternalPythonOperator):
    """`@task.external_python`."""

    template_fields = ExternalPythonOperator.template_fields
    custom_operator_name = "@task.external_python"


class _BranchPythonVirtualenvDecoratedOperator(_Decorated, BranchPythonVirtualenvOperator):
    """`@task.branch_virtualenv`."""

    template_fields = PythonVirtualenvOperator.template_fields
    custom_operator_name = "@task.branch_virtualenv"


class _BranchExternalPythonDecoratedOperator(_Decorated, BranchExternalPythonOperator):
    """`@task.branch_external_python`."""

    template_fields = ExternalPythonOperator.template_fields
    custom_operator_name = "@task.branch_external_python"
