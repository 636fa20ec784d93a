"""The operators behind `@task` and its variants."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.contextkeys import KNOWN_CONTEXT_KEYS, KeywordParameters, context_keys
from prefect.compat.airflow.standin.current import DagContext, TaskGroupContext
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.expandinput import EXPAND_INPUT_EMPTY
from prefect.compat.airflow.standin.mapped import MappedOperator, check_no_duplicates
from prefect.compat.airflow.standin.operatorargs import merged_defaults
from prefect.compat.airflow.standin.operators.python import BranchPythonOperator, PythonOperator, ShortCircuitOperator
from prefect.compat.airflow.standin.signatures import accepted_arguments
from prefect.compat.airflow.standin.versions import Version, current


def unique_task_id(task_id: str, dag: Any = None, task_group: Any = None) -> str:
    """Return `task_id`, or with `__1`, `__2` … behind it when the DAG has such a task already."""
    dag = dag if dag is not None else DagContext.get_current_dag()
    if dag is None:
        return task_id
    group = task_group if task_group is not None else TaskGroupContext.get_current_task_group(dag)
    full = group.child_id(task_id) if group is not None else task_id
    if full not in dag.task_dict:
        return task_id
    base = re.split(r"__\d+$", task_id)[0]
    full_base = group.child_id(base) if group is not None else base
    pattern = re.compile(rf"^{re.escape(full_base)}__(\d+)$")
    taken = [int(found.group(1)) for known in dag.task_dict if (found := pattern.match(known))]
    return f"{base}__{max(taken, default=0) + 1}"


get_unique_task_id = unique_task_id


def signature_with_context(function: Callable[..., Any]) -> tuple[inspect.Signature, frozenset[str]]:
    """Return the signature of a task function, context keys optional, and what has to be given all the same."""
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    for parameter in parameters:
        if parameter.name in context_keys() and parameter.default not in (parameter.empty, None):
            raise ValueError(f"Context key parameter {parameter.name} can't have a default other than None")
    # a context key is filled in by the run, so nothing needs to be given for it; nor is it asked here for what follows
    # one, which only Airflow 3 allows
    made, demanded = [], set()
    seen_default = False
    for parameter in parameters:
        is_key = parameter.name in KNOWN_CONTEXT_KEYS and parameter.kind is not parameter.VAR_KEYWORD
        positional = parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
        if not is_key and seen_default and positional and parameter.default is parameter.empty:
            demanded.add(parameter.name)
        if is_key or parameter.name in demanded:
            parameter = parameter.replace(default=None)
        seen_default = seen_default or positional and parameter.default is not parameter.empty
        made.append(parameter)
    if demanded and current() < (3, 0):
        raise ValueError(
            f"The function signature broke while assigning defaults to context key parameters: in Airflow 2 "
            f"{', '.join(sorted(demanded))} must stand before them"
        )
    return signature.replace(parameters=made), frozenset(demanded)


#: The signatures of the last functions: a mapped one is asked once for each of its instances.
@functools.lru_cache(maxsize=256)
def _signatures(function: Callable[..., Any], version: Version) -> tuple[inspect.Signature, frozenset[str]]:
    return signature_with_context(function)


def _bind(function: Callable[..., Any], args: Collection[Any], kwargs: Mapping[str, Any], *, partly: bool) -> None:
    try:
        signature, demanded = _signatures(function, current())
    except TypeError:
        signature, demanded = signature_with_context(function)  # an object that cannot be a key
    if partly:
        signature.bind_partial(*args, **kwargs)
        return
    missing = demanded - signature.bind(*args, **kwargs).arguments.keys()
    if missing:
        raise TypeError(f"missing required argument(s): {', '.join(sorted(missing))}")


class DecoratedOperator(BaseOperator):
    """A task made of a function by a decorator."""

    template_fields: Sequence[str] = ("op_args", "op_kwargs")
    template_fields_renderers = {"op_args": "py", "op_kwargs": "py"}
    shallow_copy_attrs: Sequence[str] = ("python_callable",)
    #: Whether the operator itself hands arguments to the function, such as a session of Spark.
    hands_over_more = False

    def __init__(
        self,
        *,
        python_callable: Callable[..., Any],
        task_id: str,
        op_args: Collection[Any] | None = None,
        op_kwargs: Mapping[str, Any] | None = None,
        kwargs_to_upstream: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        if not self.__dict__.get("_standin_unmapping"):
            task_id = unique_task_id(task_id, kwargs.get("dag"), kwargs.get("task_group"))
        self.python_callable = python_callable
        op_args, op_kwargs = op_args or [], op_kwargs or {}
        _bind(python_callable, op_args, op_kwargs, partly=self.hands_over_more)
        self.op_args, self.op_kwargs = op_args, op_kwargs
        super().__init__(task_id=task_id, **(kwargs_to_upstream or {}), **kwargs)

    def get_python_source(self) -> str:
        """Return the source of the function."""
        return inspect.getsource(self.python_callable)


class _PythonDecoratedOperator(DecoratedOperator, PythonOperator):
    """`@task`."""

    template_fields: Sequence[str] = ("templates_dict", "op_args", "op_kwargs")
    template_fields_renderers = {"templates_dict": "json", "op_args": "py", "op_kwargs": "py"}
    custom_operator_name = "@task"

    def __init__(self, *, python_callable: Any, op_args: Any, op_kwargs: Any, **kwargs: Any) -> None:
        super().__init__(
            kwargs_to_upstream={"python_callable": python_callable, "op_args": op_args, "op_kwargs": op_kwargs},
            python_callable=python_callable,
            op_args=op_args,
            op_kwargs=op_kwargs,
            **kwargs,
        )


class _BranchPythonDecoratedOperator(_PythonDecoratedOperator, BranchPythonOperator):
    """`@task.branch`."""

    custom_operator_name = "@task.branch"


class _ShortCircuitDecoratedOperator(_PythonDecoratedOperator, ShortCircuitOperator):
    """`@task.short_circuit`."""

    custom_operator_name = "@task.short_circuit"


class DecoratedMappedOperator(MappedOperator):
    """A decorated task of which a run has one instance for each value."""

    _expand_input_attr = "op_kwargs_expand_input"

    def __init__(self, *, op_kwargs_expand_input: Any, **kwargs: Any) -> None:
        self.op_kwargs_expand_input = op_kwargs_expand_input
        super().__init__(expand_input=EXPAND_INPUT_EMPTY, **kwargs)

    @property
    def python_callable(self) -> Any:
        """The function."""
        return self.partial_kwargs["python_callable"]

    def _unmap_kwargs(self, resolved: Mapping[str, Any]) -> dict[str, Any]:
        if current() < (3, 0):
            self._check_defaults()
        own = self.partial_kwargs.get("op_kwargs") or {}
        if self._disallow_kwargs_override:
            check_no_duplicates(own, resolved, reason="mapping already partial")
        return {**self.partial_kwargs, "op_kwargs": {**own, **resolved}}

    def _check_defaults(self) -> None:
        """Airflow 2 gives each instance all default arguments, also those that its operator does not take."""
        known = accepted_arguments(self.operator_class)
        if known is None:
            return
        defaults = merged_defaults(self.dag, self.task_group, self.partial_kwargs.get("default_args"))
        unknown = ", ".join(repr(name) for name in defaults if name not in known)
        if unknown:
            raise AirflowException(
                f"Invalid arguments were passed to {self.operator_class.__name__} (task_id: {self.task_id}): {unknown} "
                "of default_args; Airflow 2 hands all of them to the instances of a decorated task"
            )


def rendered_kwargs(operator: Any, context: Any) -> Mapping[str, Any]:
    """Return the keyword arguments for the function of `operator` out of its own and the context."""
    merged = dict(context)
    merged.update(operator.op_kwargs)
    return KeywordParameters.determine(operator.python_callable, operator.op_args, merged).unpacking()
