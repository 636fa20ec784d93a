"""`@task.bash` and `@task.sensor`: functions that give a command or an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.compat.airflow.standin.decorated import DecoratedOperator, rendered_kwargs, unique_task_id
from prefect.compat.airflow.standin.notset import NOTSET
from prefect.compat.airflow.standin.operators.bash import BashOperator
from prefect.compat.airflow.standin.sensors.python import PythonSensor
from prefect.compat.airflow.standin.versions import current


class _BashDecoratedOperator(DecoratedOperator, BashOperator):
    """`@task.bash`: the function returns the command to run."""

    template_fields: Sequence[str] = ("op_args", "op_kwargs", "bash_command", "env", "cwd")
    template_fields_renderers = {"bash_command": "bash", "env": "json", "op_args": "py", "op_kwargs": "py"}
    custom_operator_name = "@task.bash"
    overwrite_rtif_after_execution = True

    def __init__(self, *, python_callable: Any, op_args: Any = None, op_kwargs: Any = None, **kwargs: Any) -> None:
        several = bool(kwargs.pop("multiple_outputs", False))
        super().__init__(
            kwargs_to_upstream={"bash_command": NOTSET},
            python_callable=python_callable,
            op_args=op_args,
            op_kwargs=op_kwargs,
            multiple_outputs=several and current() >= (3, 0),  # before, it is accepted and makes no difference
            **kwargs,
        )

    def execute(self, context: Any) -> Any:
        """Ask the function for the command, render and run it."""
        command = self.python_callable(*self.op_args, **rendered_kwargs(self, context))
        if current() >= (3, 0):
            self.bash_command = command  # shown even if it is refused
        if not isinstance(command, str) or not command.strip():
            raise TypeError("The returned value from the TaskFlow callable must be a non-empty string.")
        self.bash_command = command
        self._is_inline_cmd = not command.endswith(tuple(self.template_ext))
        context["ti"].render_templates()
        return super().execute(context)


class DecoratedSensorOperator(PythonSensor):
    """`@task.sensor`: the function is asked until it says yes."""

    template_fields: Sequence[str] = ("op_args", "op_kwargs")
    template_fields_renderers = {"op_args": "py", "op_kwargs": "py"}
    custom_operator_name = "@task.sensor"
    shallow_copy_attrs: Sequence[str] = ("python_callable",)

    def __init__(self, *, task_id: str, **kwargs: Any) -> None:
        kwargs.pop("multiple_outputs", None)
        if not self.__dict__.get("_standin_unmapping"):
            task_id = unique_task_id(task_id, kwargs.get("dag"), kwargs.get("task_group"))
        super().__init__(task_id=task_id, **kwargs)
