"""`@task_group` and `@dag`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prefect.compat.airflow.standin.dag import DAG
from prefect.compat.airflow.standin.expandinput import (
    DictOfListsExpandInput,
    ListOfDictsExpandInput,
    MappedArgument,
    is_mappable,
)
from prefect.compat.airflow.standin.notes import here
from prefect.compat.airflow.standin.relations import DependencyMixin
from prefect.compat.airflow.standin.taskgroup import MappedTaskGroup, TaskGroup
from prefect.compat.airflow.standin.xcomarg import XComArg


class TaskGroupDecorator:
    """A function that `@task_group` made: calling it adds a group to the open DAG."""

    def __init__(
        self, function: Callable[..., Any], kwargs: Mapping[str, Any], partial_kwargs: Mapping[str, Any] | None = None
    ) -> None:
        self.function = function
        self.kwargs = dict(kwargs)
        self.partial_kwargs = dict(partial_kwargs or {})
        self.kwargs.setdefault("group_id", getattr(function, "__name__", "group"))
        self.kwargs.setdefault("add_suffix_on_collision", True)
        if "tooltip" not in self.kwargs and function.__doc__:
            self.kwargs["tooltip"] = function.__doc__
        functools.update_wrapper(self, function, updated=())

    def _fill(self, group: TaskGroup, *args: Any, **kwargs: Any) -> Any:
        group.where = here(2)
        with group:
            returned = self.function(*args, **kwargs)
        # without a returned value the group itself stands at either side of `>>`
        if returned is None:
            return group
        if isinstance(returned, DependencyMixin) or _holds_tasks(returned):
            return returned
        return returned

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._fill(TaskGroup(**self.kwargs), *args, **{**self.partial_kwargs, **kwargs})

    def override(self, **kwargs: Any) -> TaskGroupDecorator:
        """Return the same with other arguments for the group."""
        return TaskGroupDecorator(self.function, {**self.kwargs, **kwargs}, self.partial_kwargs)

    def partial(self, **kwargs: Any) -> TaskGroupDecorator:
        """Give arguments that all instances share; then call `expand`."""
        self._check("partial", kwargs)
        twice = [name for name in kwargs if name in self.partial_kwargs]
        if twice:
            raise TypeError(f"duplicate partial argument{'s' if len(twice) > 1 else ''}: {', '.join(twice)}")
        return TaskGroupDecorator(self.function, self.kwargs, {**self.partial_kwargs, **kwargs})

    def _check(self, func: str, kwargs: Mapping[str, Any]) -> None:
        parameters = inspect.signature(self.function).parameters
        if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
            return
        unknown = [name for name in kwargs if name not in parameters]
        if unknown:
            text = ", ".join(repr(name) for name in unknown)
            raise TypeError(f"{func}() got an unexpected keyword argument{'s' if len(unknown) > 1 else ''} {text}")

    def _expand(self, expand_input: Any, names: Sequence[str]) -> Any:
        group = MappedTaskGroup(expand_input=expand_input, **self.kwargs)
        mapped = {name: MappedArgument(input=expand_input, key=name) for name in names}
        return self._fill(group, **self.partial_kwargs, **mapped)

    def expand(self, **kwargs: Any) -> Any:
        """Make one instance of the group for each combination of the given lists."""
        if not kwargs:
            raise TypeError("no arguments to expand against")
        self._check("expand", kwargs)
        twice = [name for name in kwargs if name in self.partial_kwargs]
        if twice:
            raise TypeError(f"mapping already partial argument{'s' if len(twice) > 1 else ''}: {', '.join(twice)}")
        for name, value in kwargs.items():
            if not is_mappable(value):
                raise ValueError(
                    f"expand() got an unexpected type {type(value).__name__!r} for keyword argument {name!r}"
                )
        return self._expand(DictOfListsExpandInput(kwargs), list(kwargs))

    def expand_kwargs(self, kwargs: Any) -> Any:
        """Make one instance of the group for each dict of arguments."""
        if isinstance(kwargs, Sequence) and not isinstance(kwargs, (str, bytes)):
            for item in kwargs:
                if not isinstance(item, (XComArg, Mapping)):
                    raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        elif not isinstance(kwargs, XComArg):
            raise TypeError(f"expected XComArg or list[dict], not {type(kwargs).__name__}")
        names = [
            name
            for name, parameter in inspect.signature(self.function).parameters.items()
            if name not in self.partial_kwargs
            and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
            and (parameter.default is parameter.empty or _mentions(kwargs, name))
        ]
        return self._expand(ListOfDictsExpandInput(kwargs), names)


def _mentions(kwargs: Any, name: str) -> bool:
    # what upstream returns is not known, so only defaults that no dict mentions are left to the function
    if isinstance(kwargs, XComArg):
        return True
    return any(isinstance(item, XComArg) or name in item for item in kwargs)


def _holds_tasks(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(item, DependencyMixin) for item in value)


def task_group(python_callable: Any = None, **tg_kwargs: Any) -> Any:
    """Make a task group of a function."""
    if callable(python_callable):
        return TaskGroupDecorator(python_callable, tg_kwargs)
    if python_callable is not None:
        tg_kwargs.setdefault("group_id", python_callable)
    return lambda function: TaskGroupDecorator(function, tg_kwargs)


def dag(dag_id: Any = "", *args: Any, **kwargs: Any) -> Any:
    """Make a function that makes a DAG: its arguments become params."""
    if callable(dag_id):
        return dag("")(dag_id)

    def wrapper(function: Callable[..., Any]) -> Callable[..., DAG]:
        @functools.wraps(function)
        def factory(*call_args: Any, **call_kwargs: Any) -> DAG:
            bound = inspect.signature(function).bind(*call_args, **call_kwargs)
            bound.apply_defaults()
            with DAG(dag_id or function.__name__, *args, **kwargs) as made:
                where = here(1)
                made.where = where
                made.fileloc = function.__code__.co_filename
                if function.__doc__ and not made.doc_md:
                    made.doc_md = function.__doc__
                params = {name: made.param(name, value) for name, value in bound.arguments.items()}
                function(**_as_call(function, params))
            return made

        return factory

    return wrapper


def _as_call(function: Callable[..., Any], params: dict[str, Any]) -> dict[str, Any]:
    kinds = inspect.signature(function).parameters
    return {
        name: value
        for name, value in params.items()
        if kinds[name].kind not in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    }
