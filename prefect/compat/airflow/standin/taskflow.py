"""`@task` with its variants, `@setup`, `@teardown`."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.contextkeys import KNOWN_CONTEXT_KEYS
from prefect.compat.airflow.standin.current import DagContext, TaskGroupContext
from prefect.compat.airflow.standin.decorated import (
    DecoratedMappedOperator,
    _BranchPythonDecoratedOperator,
    _PythonDecoratedOperator,
    _ShortCircuitDecoratedOperator,
    unique_task_id,
)
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowSkipException
from prefect.compat.airflow.standin.expandinput import DictOfListsExpandInput, ListOfDictsExpandInput, is_mappable
from prefect.compat.airflow.standin.mapped import check_no_duplicates
from prefect.compat.airflow.standin.notes import here
from prefect.compat.airflow.standin.versions import current
from prefect.compat.airflow.standin.xcomarg import XComArg


def infer_multiple_outputs(function: Callable[..., Any]) -> bool:
    """Tell whether the return annotation says that the function returns a dict."""
    if "return" not in getattr(function, "__annotations__", {}):
        return False
    try:
        returned = typing.get_type_hints(function).get("return", Any)
    except (NameError, TypeError):
        # annotations that cannot be resolved at run time say nothing
        return False
    kind = typing.get_origin(returned) or returned
    return isinstance(kind, type) and (issubclass(kind, Mapping) or typing.is_typeddict(kind))


class TaskDecorator:
    """A function that `@task` made: calling it adds a task to the open DAG."""

    _airflow_is_task_decorator = True

    def __init__(
        self,
        function: Callable[..., Any],
        operator_class: Any,
        kwargs: dict[str, Any],
        *,
        multiple_outputs: bool | None = None,
    ) -> None:
        if isinstance(function, (staticmethod, classmethod)):
            function = function.__func__
        self.function = function
        self.operator_class = operator_class
        self.multiple_outputs_given = multiple_outputs
        self.kwargs = dict(kwargs)
        self.is_setup = self.is_teardown = self.on_failure_fail_dagrun = False
        self.kwargs.setdefault("task_id", getattr(function, "__name__", "task"))
        functools.update_wrapper(self, function, updated=())

    @property
    def multiple_outputs(self) -> bool:
        """Whether each key of the returned dict is pushed."""
        if self.multiple_outputs_given is not None:
            return self.multiple_outputs_given
        return infer_multiple_outputs(self.function)

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        return self.function

    @__wrapped__.setter
    def __wrapped__(self, value: Callable[..., Any]) -> None:
        self.function = value

    def __call__(self, *args: Any, **kwargs: Any) -> XComArg:
        if self.is_teardown and "trigger_rule" in self.kwargs:
            raise ValueError("Trigger rule not configurable for teardown tasks.")
        operator = self.operator_class(
            python_callable=self.function,
            op_args=args,
            op_kwargs=kwargs,
            multiple_outputs=self.multiple_outputs,
            **self._operator_kwargs(),
        )
        operator.__dict__["where"] = here(1)
        self._mark(operator)
        return XComArg(operator)

    def _operator_kwargs(self) -> dict[str, Any]:
        kwargs = dict(self.kwargs)
        if self.is_teardown:
            kwargs["trigger_rule"] = "all_done_setup_success"
        if self.function.__doc__ and "doc_md" not in kwargs and not any(key.startswith("doc") for key in kwargs):
            kwargs["doc_md"] = self.function.__doc__
        return kwargs

    def _mark(self, operator: Any) -> None:
        if self.is_setup:
            operator.is_setup = True
        if self.is_teardown:
            operator.is_teardown = True
            operator.on_failure_fail_dagrun = self.on_failure_fail_dagrun

    def _check_arguments(self, func: str, kwargs: Mapping[str, Any]) -> None:
        signature = inspect.signature(self.function)
        names = set(signature.parameters)
        takes_any = any(p.kind is p.VAR_KEYWORD for p in signature.parameters.values())
        unknown = [name for name in kwargs if name not in names]
        if unknown and not takes_any:
            text = ", ".join(repr(name) for name in unknown)
            raise TypeError(f"{func}() got an unexpected keyword argument{'s' if len(unknown) > 1 else ''} {text}")
        for name in kwargs:
            if name in KNOWN_CONTEXT_KEYS:
                raise ValueError(f"cannot call {func}() on task context variable {name!r}")

    def expand(self, **map_kwargs: Any) -> XComArg:
        """Make one instance for each combination of the given lists."""
        if self.kwargs.get("trigger_rule") == "always" and any(isinstance(v, XComArg) for v in map_kwargs.values()):
            raise ValueError(
                "Task-generated mapping within a task using 'expand' is not allowed with trigger rule 'always'."
            )
        if not map_kwargs:
            raise TypeError("no arguments to expand against")
        self._check_arguments("expand", map_kwargs)
        # options of the task, not what `partial` gave the function: Airflow lets the mapped value win over that
        check_no_duplicates({"task_id": None, **self.kwargs}, map_kwargs, reason="mapping already partial")
        for name, value in map_kwargs.items():
            if not is_mappable(value):
                raise ValueError(
                    f"expand() got an unexpected type {type(value).__name__!r} for keyword argument {name!r}"
                )
        return self._expand(DictOfListsExpandInput(map_kwargs), strict=False)

    def expand_kwargs(self, kwargs: Any, *, strict: bool = True) -> XComArg:
        """Make one instance for each dict of arguments."""
        if self.kwargs.get("trigger_rule") == "always" and isinstance(kwargs, XComArg):
            raise ValueError(
                "Task-generated mapping within a task using 'expand_kwargs' is not allowed with trigger rule 'always'."
            )
        if isinstance(kwargs, Sequence) and not isinstance(kwargs, (str, bytes)):
            for item in kwargs:
                if not isinstance(item, (XComArg, Mapping)):
                    raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        elif not isinstance(kwargs, XComArg):
            raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        return self._expand(ListOfDictsExpandInput(kwargs), strict=strict)

    def _expand(self, expand_input: Any, *, strict: bool) -> XComArg:
        where = here(2)
        kwargs = self._operator_kwargs()
        task_id = kwargs.pop("task_id")
        dag = kwargs.pop("dag", None) or DagContext.get_current_dag()
        group = kwargs.pop("task_group", None) or TaskGroupContext.get_current_task_group(dag)
        task_id = unique_task_id(task_id, dag, group)
        op_kwargs = kwargs.pop("op_kwargs", None) or {}
        op_args = kwargs.pop("op_args", None) or []
        operator = DecoratedMappedOperator(
            operator_class=self.operator_class,
            task_id=group.child_id(task_id) if group is not None else task_id,
            dag=dag,
            task_group=group,
            op_kwargs_expand_input=expand_input,
            disallow_kwargs_override=strict,
            where=where,
            partial_kwargs={
                **kwargs,
                "python_callable": self.function,
                "op_args": op_args,
                "op_kwargs": op_kwargs,
                "multiple_outputs": self.multiple_outputs,
            },
        )
        self._mark(operator)
        return XComArg(operator)

    def partial(self, **kwargs: Any) -> TaskDecorator:
        """Give arguments that all instances share; then call `expand`."""
        self._check_arguments("partial", kwargs)
        old = self.kwargs.get("op_kwargs") or {}
        check_no_duplicates(old, kwargs, reason="duplicate partial")
        return self._changed(op_kwargs={**old, **kwargs})

    def override(self, **kwargs: Any) -> TaskDecorator:
        """Return the same with other arguments for the operator."""
        multiple_outputs = kwargs.pop("multiple_outputs", None)
        made = self._changed(**kwargs)
        if multiple_outputs is not None:
            made.multiple_outputs_given = multiple_outputs
        return made

    def _changed(self, **kwargs: Any) -> TaskDecorator:
        made = type(self)(
            self.function, self.operator_class, {**self.kwargs, **kwargs}, multiple_outputs=self.multiple_outputs_given
        )
        made.is_setup, made.is_teardown = self.is_setup, self.is_teardown
        made.on_failure_fail_dagrun = self.on_failure_fail_dagrun
        return made

    def __repr__(self) -> str:
        return f"<@task {getattr(self.function, '__qualname__', self.function)!r}>"


def make_decorator(
    operator_class: Any, function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any
) -> Any:
    """Return a `TaskDecorator` for `function`, or a decorator that makes one when there is no function yet."""
    if multiple_outputs is None:
        multiple_outputs = kwargs.pop("multiple_outputs", None)
    if function is None:
        function = kwargs.pop("python_callable", None)
    if function is None:
        return lambda later: make_decorator(operator_class, later, multiple_outputs, **kwargs)
    if isinstance(function, TaskDecorator):
        if current() < (3, 0):
            raise TypeError(f"{function!r} is a task already")
        return function  # from 3.0 on the inner decorator counts, with its own arguments
    if not callable(function):
        raise TypeError("No args allowed while using @task, use kwargs instead")
    return TaskDecorator(function, operator_class, kwargs, multiple_outputs=multiple_outputs)


def task_decorator_factory(
    python_callable: Any = None,
    *,
    multiple_outputs: bool | None = None,
    decorated_operator_class: Any = None,
    **kwargs: Any,
) -> Any:
    """Make a decorator of an operator class; for decorators of users' own."""
    return make_decorator(decorated_operator_class, python_callable, multiple_outputs, **kwargs)


class TaskDecoratorCollection:
    """`task`: `@task`, `@task(…)`, and `@task.branch` and the like."""

    def __init__(self, fixed: Mapping[str, Any] | None = None) -> None:
        self._fixed = dict(fixed or {})

    def __call__(self, function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
        return self.python(function, multiple_outputs, **kwargs)

    def _make(self, operator_class: Any, function: Any, multiple_outputs: bool | None, kwargs: dict[str, Any]) -> Any:
        return make_decorator(operator_class, function, multiple_outputs, **{**self._fixed, **kwargs})

    def python(self, function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
        """Make a task that calls the function."""
        return self._make(_PythonDecoratedOperator, function, multiple_outputs, kwargs)

    def branch(self, function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
        """Make a task whose function returns the ids of the tasks to follow."""
        return self._make(_BranchPythonDecoratedOperator, function, multiple_outputs, kwargs)

    def short_circuit(self, function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
        """Make a task after which all is skipped when its function returns something false."""
        return self._make(_ShortCircuitDecoratedOperator, function, multiple_outputs, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # the rarer kinds are loaded on first use
        from prefect.compat.airflow.standin.taskkinds import operator_class_for

        operator_class = operator_class_for(name)

        def decorator(function: Any = None, multiple_outputs: bool | None = None, **kwargs: Any) -> Any:
            if operator_class.__name__ == "DecoratedSensorOperator" and function is None and not kwargs:
                return lambda later: self._make(operator_class, later, multiple_outputs, kwargs)
            return self._make(operator_class, function, multiple_outputs, kwargs)

        decorator.__name__ = name
        return decorator

    @staticmethod
    def run_if(condition: Callable[[Any], Any], skip_message: str | None = None) -> Any:
        """Skip the decorated task unless `condition(context)` holds."""
        return lambda decorated: _conditional(decorated, condition, True, skip_message)

    @staticmethod
    def skip_if(condition: Callable[[Any], Any], skip_message: str | None = None) -> Any:
        """Skip the decorated task if `condition(context)` holds."""
        return lambda decorated: _conditional(decorated, condition, False, skip_message)


def _conditional(decorated: Any, condition: Callable[[Any], Any], wanted: bool, message: str | None) -> Any:
    if not isinstance(decorated, TaskDecorator):
        raise TypeError("run_if and skip_if can only be used with tasks: put them above @task")
    before = decorated.kwargs.get("pre_execute")

    def pre_execute(context: Any) -> None:
        answer = condition(context)
        text = message
        if isinstance(answer, tuple):
            answer, text = answer
        if bool(answer) is not wanted:
            raise AirflowSkipException(
                text or f"Task was skipped: the condition of @task.{'run_if' if wanted else 'skip_if'}"
            )
        if before is not None:
            before(context)

    decorated.kwargs["pre_execute"] = pre_execute
    return decorated


task = TaskDecoratorCollection()


def bound_task_decorator(dag: Any) -> TaskDecoratorCollection:
    """Return `@task` for one DAG."""
    return TaskDecoratorCollection({"dag": dag})


def setup(function: Any) -> Any:
    """Make a setup task of a function, a task or a group."""
    decorated = _as_task(function)
    decorated.is_setup = True
    return decorated


def teardown(function: Any = None, *, on_failure_fail_dagrun: bool = False) -> Any:
    """Make a teardown task of a function or a task; it runs whatever happened to the work before it."""

    def mark(inner: Any) -> Any:
        decorated = _as_task(inner)
        decorated.is_teardown = True
        decorated.on_failure_fail_dagrun = on_failure_fail_dagrun
        return decorated

    return mark if function is None else mark(function)


def _as_task(function: Any) -> TaskDecorator:
    if isinstance(function, TaskDecorator):
        return function
    from prefect.compat.airflow.standin.groupdecorator import TaskGroupDecorator  # groups are built on tasks

    if isinstance(function, TaskGroupDecorator):
        raise AirflowException("Task groups cannot be marked as setup or teardown.")
    made: TaskDecorator = task.python(function)
    return made
