"""The sensor that asks a Python function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.contextkeys import context_merge, determine_kwargs
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator, PokeReturnValue


class PythonSensor(BaseSensorOperator):
    """
    Waits until `python_callable` returns something true.

    Args:
        python_callable: the function; it gets the keys of the context that its signature names.
        op_args: positional arguments.
        op_kwargs: keyword arguments.
        templates_dict: templates, rendered and handed over under that name.
    """

    template_fields: Sequence[str] = ("templates_dict", "op_args", "op_kwargs")

    def __init__(
        self,
        *,
        python_callable: Callable[..., Any],
        op_args: list[Any] | None = None,
        op_kwargs: Mapping[str, Any] | None = None,
        templates_dict: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.python_callable = python_callable
        self.op_args = op_args or []
        self.op_kwargs = op_kwargs or {}
        self.templates_dict = templates_dict

    def poke(self, context: Any) -> PokeReturnValue | bool:
        """Ask the function."""
        context_merge(context, self.op_kwargs, templates_dict=self.templates_dict)
        self.op_kwargs = determine_kwargs(self.python_callable, self.op_args, context)
        answer = self.python_callable(*self.op_args, **self.op_kwargs)
        return answer if isinstance(answer, PokeReturnValue) else PokeReturnValue(bool(answer))
