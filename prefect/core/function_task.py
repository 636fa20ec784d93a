"""`@task`: a task made of a function."""

from __future__ import annotations

from collections.abc import Callable
from inspect import CO_COROUTINE, iscoroutinefunction
from typing import Any, Generic, ParamSpec, TypeVar, overload

from prefect.core.signature import CallSpec, check_run_signature
from prefect.core.task import Task

P = ParamSpec("P")
R = TypeVar("R")


class FunctionTask(Task, Generic[P, R]):
    """
    A task that calls a function.

    Args:
        fn: the function.
        name: name for people; the function's name if left out.
        kwargs: further options of `Task`.

    Example:
        >>> FunctionTask(lambda x: x + 1, name="inc").run(1)
        2
    """

    fn: Callable[P, R]
    #: The function itself, so that editors and type checkers know its arguments.
    run: Callable[P, R]

    def __init__(self, fn: Callable[P, R], name: str | None = None, **kwargs: Any) -> None:
        if not callable(fn):
            raise TypeError("`fn` must be callable")
        check_run_signature(fn)
        self.fn = fn
        self.run = fn
        self._spec = CallSpec(fn)
        self.__wrapped__ = fn
        code = getattr(fn, "__code__", None)
        if code is None or code.co_flags & CO_COROUTINE:
            self.is_async = iscoroutinefunction(fn)
        for attribute in ("__module__", "__qualname__", "__doc__", "__annotations__"):
            value = getattr(fn, attribute, None)
            if value is not None:
                self.__dict__[attribute] = value
        found = getattr(fn, "__name__", type(self).__name__)
        self.__dict__["__name__"] = found
        super().__init__(name=name or found, **kwargs)

    def _call_spec(self) -> CallSpec:
        return self._spec

    def _how_to_make(self) -> str:
        return self.name

    def _bound(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.fn(*args, **kwargs)

    def __getattr__(self, key: str) -> Any:
        if key == "fn" or key.startswith("__"):
            raise AttributeError(key)
        try:
            return getattr(self.fn, key)
        except AttributeError as err:
            raise AttributeError(
                f"'FunctionTask' object has no attribute {key!r}. Did you call this object within a function that "
                "should have been decorated with @prefect.task?"
            ) from err


@overload
def task(fn: Callable[P, R], **task_init_kwargs: Any) -> FunctionTask[P, R]: ...
@overload
def task(fn: None = None, **task_init_kwargs: Any) -> Callable[[Callable[P, R]], FunctionTask[P, R]]: ...


def task(fn: Any = None, **task_init_kwargs: Any) -> Any:
    """
    Turn a function into a task.

    Args:
        fn: the function.
        task_init_kwargs: options of `Task`.

    Returns:
        The task; without `fn`, a decorator that makes it.

    Raises:
        ValueError: the function takes `*args`, or an argument named like one of a task call's own.

    Example:
        >>> @task(name="greet")
        ... def hello(name="world"):
        ...     return f"hello, {name}"
        >>> hello.run()
        'hello, world'
    """
    if fn is None:
        return lambda function: FunctionTask(function, **task_init_kwargs)
    return FunctionTask(fn, **task_init_kwargs)
