"""Operators that call a Python function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.contextkeys import KeywordParameters, context_merge
from prefect.compat.airflow.standin.current import get_current_context
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.skipmixin import BranchMixIn, SkipMixin

__all__ = ["BranchPythonOperator", "PythonOperator", "ShortCircuitOperator", "get_current_context", "task"]


def is_venv_installed() -> bool:
    """Tell whether virtual environments with packages can be made: is `virtualenv` there?"""
    import importlib.util  # only example DAGs ask
    import shutil

    return shutil.which("virtualenv") is not None or importlib.util.find_spec("virtualenv") is not None


def task(python_callable: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
    """Make a task of a function (the place where Airflow 2.0 had `@task`)."""
    from prefect.compat.airflow.standin.taskflow import task as decorator  # TaskFlow is built on these operators

    return decorator(python_callable, multiple_outputs=multiple_outputs, **kwargs)


class PythonOperator(BaseOperator):
    """
    Calls `python_callable`.

    Args:
        python_callable: the function; it gets the keys of the context that its signature names.
        op_args: positional arguments.
        op_kwargs: keyword arguments; they win over the context.
        templates_dict: templates, rendered and handed over under that name.
        templates_exts: endings of template files.
        show_return_value_in_logs: log what was returned.
    """

    template_fields: Sequence[str] = ("templates_dict", "op_args", "op_kwargs")
    template_fields_renderers = {"templates_dict": "json", "op_args": "py", "op_kwargs": "py"}
    ui_color = "#ffefeb"
    shallow_copy_attrs: Sequence[str] = ("python_callable", "op_kwargs")

    def __init__(
        self,
        *,
        python_callable: Callable[..., Any],
        op_args: Collection[Any] | None = None,
        op_kwargs: Mapping[str, Any] | None = None,
        templates_dict: dict[str, Any] | None = None,
        templates_exts: Sequence[str] | None = None,
        show_return_value_in_logs: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        if not callable(python_callable):
            raise AirflowException("`python_callable` param must be callable")
        self.python_callable = python_callable
        self.op_args = op_args or ()
        self.op_kwargs = op_kwargs or {}
        self.templates_dict = templates_dict
        if templates_exts:
            self.template_ext = templates_exts
        self.show_return_value_in_logs = show_return_value_in_logs

    def execute(self, context: Any) -> Any:
        """Call the function with its arguments and return what it returns."""
        context_merge(context, self.op_kwargs, templates_dict=self.templates_dict)
        self.op_kwargs = self.determine_kwargs(context)
        result = self.execute_callable()
        if self.show_return_value_in_logs:
            self.log.info("Done. Returned value was: %s", result)
        else:
            self.log.info("Done. Returned value not shown")
        return result

    def determine_kwargs(self, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the keyword arguments that the function takes out of the context."""
        return KeywordParameters.determine(self.python_callable, self.op_args, context).unpacking()

    def execute_callable(self) -> Any:
        """Call the function; an `async` one is run to its end."""
        result = self.python_callable(*self.op_args, **self.op_kwargs)
        if inspect.iscoroutine(result):
            # takes longer to load than most tasks run
            import asyncio

            return asyncio.run(result)
        return result


class BranchPythonOperator(PythonOperator, BranchMixIn):
    """Calls `python_callable`, which returns the id or ids of the tasks to follow; the others are skipped."""

    _can_skip_downstream = True

    def execute(self, context: Any) -> Any:
        """Call the function and skip what is not followed."""
        return self.do_branch(context, super().execute(context))


class ShortCircuitOperator(PythonOperator, SkipMixin):
    """
    Calls `python_callable`; when it returns something false, what comes after is skipped.

    Args:
        ignore_downstream_trigger_rules: skip everything after, not just the tasks directly after.
    """

    _can_skip_downstream = True

    def __init__(self, *, ignore_downstream_trigger_rules: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ignore_downstream_trigger_rules = ignore_downstream_trigger_rules

    def execute(self, context: Any) -> Any:
        """Call the function and skip what comes after if it returns something false."""
        condition = super().execute(context)
        if condition:
            return condition
        if not self.downstream_task_ids:
            return condition
        ti = context["ti"]
        node = ti.task
        if self.ignore_downstream_trigger_rules:
            after = node.get_flat_relatives(upstream=False)
        else:
            after = node.get_direct_relatives(upstream=False)
        to_skip = [found.task_id for found in after if not found.is_teardown]
        if to_skip:
            self.skip(ti=ti, tasks=to_skip)
        return condition
