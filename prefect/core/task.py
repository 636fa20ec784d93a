"""
`Task`: one step of a flow.

A task is a description, not a run: what to call, with which rules. Called inside `with Flow(...)` it makes a copy of
itself and ties it into the flow by its arguments; nothing runs before `flow.run()`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.core import context as contexts
from prefect.core import hooks
from prefect.core.annotations import EdgeAnnotation
from prefect.core.engine.triggers import all_successful
from prefect.core.errors import InvalidTask
from prefect.core.logging import logger_of
from prefect.core.signature import CallSpec, annotated, check_run_signature
from prefect.core.task_operators import TaskOperators
from prefect.core.task_options import check_options

if TYPE_CHECKING:
    import logging

    from prefect.core.engine.policy import Policy
    from prefect.core.flow import Flow

Self = TypeVar("Self", bound="Task")


class Task(TaskOperators):
    """
    One step of a flow. Subclass it and write `run`, or decorate a function with `@task`.

    Args:
        name: name for people; the class's name if left out.
        slug: what the task is called in its flow, without the number that makes it unique there.
        tags: labels; those of an enclosing `prefect.tags(...)` block are added.
        max_retries: how often a failed run is tried again.
        retry_delay: how long to wait before each new try: a `timedelta`, a sequence with one for each retry, or a
            function of the number of the try that failed (see `prefect.core.retries`).
        retry_on: exceptions that are tried again; `None` means all.
        timeout: how long a run may take, in whole seconds or as `timedelta`; `None` means for ever.
        trigger: function of the upstream states that says whether the task may run.
        skip_on_upstream_skip: skip the task when a task before it was skipped, without asking the trigger.
        cache_for: how long a result may serve again.
        cache_validator: function that says whether a cached state may serve again.
        cache_key: name under which tasks share cached states; `None` keeps them to this task.
        checkpoint: whether the result is stored; `None` stores it where the task or flow names a result or target.
        state_handlers: functions `(task, old_state, new_state) -> new_state | None`, called at every change of state.
        on_failure: function `(task, state)` called when the task fails.
        log_stdout: send what the task prints to its logger.
        result: how the result is stored.
        target: where the result is stored; a run that finds something there takes it instead of running.
        task_run_name: name of each run: a template over the context, or a function of it.
        nout: number of results, so that the task can be unpacked: `a, b = my_task()`.
        result_handler: what programs for Prefect 0.10 say instead of `result`.

    Raises:
        ValueError: options that contradict each other, such as retries without a delay.
        TypeError: an option of the wrong type.

    Example:
        >>> class Add(Task):
        ...     def run(self, x, y):
        ...         return x + y
        >>> Add().run(1, 2)
        3
    """

    #: Who decides about runs of this task; `None` is Prefect's own table (see `prefect.core.engine.policy`).
    policy: Policy | None = None

    #: Made by the library, not by the author of the flow.
    auto_generated: bool = False

    #: Its value is given to a run from outside.
    is_parameter: bool = False

    #: Its `run` is a coroutine function.
    is_async: bool = False

    #: It decides about a branch: if it is skipped, the tasks right after it are, whatever their options.
    is_gate: bool = False

    #: It only tidies up: the state of a run does not hang on it.
    cleans_up: bool = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "run" in cls.__dict__:
            check_run_signature(cls.run)
            cls.is_async = iscoroutinefunction(cls.run)

    def __init__(
        self,
        name: str | None = None,
        slug: str | None = None,
        tags: Iterable[str] | None = None,
        max_retries: int | None = None,
        retry_delay: Any = None,
        retry_on: type[Exception] | Iterable[type[Exception]] | None = None,
        timeout: int | datetime.timedelta | None = None,
        trigger: Callable[..., Any] | None = None,
        skip_on_upstream_skip: bool = True,
        cache_for: datetime.timedelta | None = None,
        cache_validator: Callable[..., Any] | None = None,
        cache_key: str | None = None,
        checkpoint: bool | None = None,
        state_handlers: list[Callable[..., Any]] | None = None,
        on_failure: Callable[..., Any] | None = None,
        log_stdout: bool = False,
        result: Any = None,
        target: str | Callable[..., str] | None = None,
        task_run_name: str | Callable[..., str] | None = None,
        nout: int | None = None,
        result_handler: Any = None,
    ) -> None:
        if result_handler is not None:
            # imported here: only programs for Prefect 0.10 have one
            from prefect.core.results.handlers import result_of

            result = result_of(result_handler)
        options = check_options(
            self, tags, max_retries, retry_delay, retry_on, timeout, cache_for, cache_validator, cache_key,
            state_handlers, on_failure, target, result,
        )  # fmt: skip
        self.name = name or type(self).__name__
        self.slug = slug
        self.tags: set[str] = options.tags
        self.max_retries: int = options.max_retries
        self.retry_delay: Any = options.retry_delay
        self.retry_on: tuple[type[Exception], ...] | None = options.retry_on
        self.timeout: int | None = options.timeout
        self.trigger: Callable[..., Any] = trigger or all_successful
        self.skip_on_upstream_skip = skip_on_upstream_skip
        self.cache_for = cache_for
        self.cache_key = cache_key
        self.cache_validator: Callable[..., Any] = options.cache_validator
        self.checkpoint = checkpoint
        self.result: Any = options.result
        self.target = target
        self.task_run_name = task_run_name
        self.state_handlers: list[Callable[..., Any]] = options.state_handlers
        self.auto_generated = False
        self.log_stdout = log_stdout
        self.nout = nout if nout is not None else self._nout_of_annotation()
        contexts.note_created(self)

    # what a run does

    if TYPE_CHECKING:
        # so that a subclass may give it any arguments
        run: Callable[..., Any]
    else:

        def run(self) -> Any:
            """
            Do the work; subclasses write this, with arguments of their own.

            Returns:
                The result of the task.
            """
            return None

    @property
    def logger(self) -> logging.Logger:
        """The logger named after the task, or the one that it was given."""
        return self.__dict__.get("_logger") or logger_of(self.name)

    @logger.setter
    def logger(self, logger: logging.Logger) -> None:
        self._logger = logger

    def _nout_of_annotation(self) -> int | None:
        """The number of results that a `tuple[...]` annotation of `run` tells."""
        annotation = getattr(self.run, "__annotations__", {}).get("return")
        if annotation is None:
            return None
        # imported here: few tasks are annotated so, and typing is slow to ask
        from prefect.core.nout import nout_of

        return nout_of(self.run, annotation)

    # text and identity

    def __repr__(self) -> str:
        return f"<{'Parameter' if self.is_parameter else 'Task'}: {self.name}>"

    # the interpreter's own, which looks at the identity: flows are dictionaries of tasks
    __hash__ = object.__hash__

    # copies and calls

    def copy(self: Self, **task_args: Any) -> Self:
        """
        A copy of the task that is not in any flow.

        Args:
            task_args: attributes that are to be different in the copy.

        Returns:
            The copy.

        Raises:
            AttributeError: the task has no such attribute.

        Example:
            >>> Task(name="a").copy(name="b")
            <Task: b>
        """
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.tags = set(self.tags)
        for name, value in task_args.items():
            if not hasattr(new, name):
                raise AttributeError(f"{self} does not have {name} as an attribute")
            setattr(new, name, value)
        if more := contexts.get_from_context("tags"):
            new.tags = {*new.tags, *more}
        if new.slug is not None and "slug" not in task_args:
            new.slug = f"{new.slug}-copy"  # one flow may hold both
        if task_args:
            new.tags = set(new.tags) | self.tags if "tags" in task_args else new.tags
            if "max_retries" in task_args or "retry_delay" in task_args:
                check_options(
                    new, None, new.max_retries, new.retry_delay, None, None, None, None, None, None, None, None, None
                )
        contexts.note_created(new, copy_of=self)
        return new

    def _call_spec(self) -> CallSpec:
        cls = type(self)
        spec = cls.__dict__.get("_spec")
        if spec is None or spec[0] is not cls.run:
            spec = (cls.run, CallSpec(self.run))
            cls._spec = spec  # type: ignore[attr-defined]
        return spec[1]

    def __call__(
        self: Self,
        *args: Any,
        mapped: bool = False,
        task_args: dict[str, Any] | None = None,
        upstream_tasks: Iterable[Any] | None = None,
        flow: Flow | None = None,
        **kwargs: Any,
    ) -> Self:
        """
        Add a copy of the task to a flow, with these arguments.

        Args:
            args: positional arguments of `run`: tasks, values, or collections of both.
            mapped: run once for every element of the arguments.
            task_args: attributes that are to be different in the copy.
            upstream_tasks: tasks that come before it without handing over a result.
            flow: the flow; the one whose `with` block is open if left out.
            kwargs: arguments of `run` by name.

        Returns:
            The copy, which stands for its result in further calls.

        Raises:
            TypeError: an argument is missing or unknown.
            ValueError: there is no flow.
        """
        new = self.copy(**task_args) if task_args else self.copy()
        return new.bind(*args, mapped=mapped, upstream_tasks=upstream_tasks, flow=flow, **kwargs)

    def bind(
        self: Self,
        *args: Any,
        mapped: bool = False,
        upstream_tasks: Iterable[Any] | None = None,
        flow: Flow | None = None,
        **kwargs: Any,
    ) -> Self:
        """
        Add this very task to a flow, with these arguments.

        Args:
            args: positional arguments of `run`: tasks, values, or collections of both.
            mapped: run once for every element of the arguments.
            upstream_tasks: tasks that come before it without handing over a result.
            flow: the flow; the one whose `with` block is open if left out.
            kwargs: arguments of `run` by name.

        Returns:
            The task.

        Raises:
            TypeError: an argument is missing or unknown.
            ValueError: there is no flow.
        """
        try:
            arguments = self._call_spec().bind(args, kwargs)
        except TypeError as err:
            raise TypeError(self._call_spec().complaint(err, self.name, kwargs)) from None
        flow = flow if flow is not None else contexts.get_from_context("flow")
        if flow is None:
            raise InvalidTask(
                f"Could not infer an active Flow context while creating edge to {self}. This often means you called a "
                "task outside a `with Flow(...)` block. If you're trying to run this task outside of a Flow context, "
                f"you need to call `{self._how_to_make()}.run(...)`"
            )
        flow.set_dependencies(
            task=self, upstream_tasks=upstream_tasks, keyword_tasks=arguments, mapped=mapped, validate=False
        )
        contexts.note_bound(self, flow)
        return self

    def _how_to_make(self) -> str:
        """What stands before `.run(...)` in the program of somebody who forgot the flow."""
        return f"{type(self).__name__}(...)"

    def map(
        self: Self,
        *args: Any,
        upstream_tasks: Iterable[Any] | None = None,
        flow: Flow | None = None,
        task_args: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> Self:
        """
        Add a copy of the task that runs once for every element of its arguments.

        Args:
            args: sequences, or tasks whose results are sequences; `unmapped(x)` gives `x` whole to every child.
            upstream_tasks: tasks that come before it, mapped as well unless wrapped into `unmapped`.
            flow: the flow; the one whose `with` block is open if left out.
            task_args: attributes that are to be different in the copy.
            kwargs: arguments of `run` by name.

        Returns:
            The copy.

        Raises:
            TypeError: an argument cannot be mapped over.
        """
        for value in (*args, *kwargs.values()):
            if not isinstance(value, Task | EdgeAnnotation) and not hasattr(value, "__getitem__"):
                raise TypeError(f"Cannot map over unsubscriptable object of type {type(value)}: {repr(value)[:20]}...")
        new = self.copy(**(task_args or {}))
        return new.bind(*args, mapped=True, upstream_tasks=upstream_tasks, flow=flow, **kwargs)

    def pipe(_prefect_self, _prefect_task: Any, **kwargs: Any) -> Any:
        """
        Hand this task's result to another as its first argument, so that calls read from left to right.

        Args:
            _prefect_task: the next task, or an annotation such as `unmapped`.
            kwargs: further arguments of the call.

        Returns:
            What the call returns.

        Example:
            >>> from prefect.core.flow import Flow
            >>> from prefect.core.function_task import task
            >>> inc = task(lambda x: x + 1, name="inc")
            >>> with Flow("pipe") as flow:
            ...     y = inc(1).pipe(inc).pipe(inc)
            >>> flow.run().result[y].result
            4
        """
        return _prefect_task(_prefect_self, **kwargs)

    # building by hand

    def set_dependencies(
        self: Self,
        flow: Flow | None = None,
        upstream_tasks: Iterable[object] | None = None,
        downstream_tasks: Iterable[object] | None = None,
        keyword_tasks: Mapping[str, object] | None = None,
        mapped: bool = False,
        validate: bool | None = None,
    ) -> Self:
        """
        Say what comes before and after this task.

        Args:
            flow: the flow; the one whose `with` block is open if left out.
            upstream_tasks: tasks that come before it.
            downstream_tasks: tasks that come after it.
            keyword_tasks: tasks or values by the argument that gets them.
            mapped: run once for every element.
            validate: look for cycles now; `None` leaves it to the configuration.

        Returns:
            The task.

        Raises:
            ValueError: there is no flow, or the flow would hold a cycle.
        """
        flow = flow if flow is not None else _open_flow()
        flow.set_dependencies(
            task=self,
            upstream_tasks=upstream_tasks,
            downstream_tasks=downstream_tasks,
            keyword_tasks=keyword_tasks,
            mapped=mapped,
            validate=validate,
        )
        return self

    def set_upstream(
        self: Self, task: object, flow: Flow | None = None, key: str | None = None, mapped: bool = False
    ) -> Self:
        """
        Say that another task comes before this one.

        Args:
            task: the other task.
            flow: the flow; the one whose `with` block is open if left out.
            key: the argument that gets its result; `None` hands over nothing.
            mapped: run once for every element of its result.

        Returns:
            The task.

        Raises:
            ValueError: there is no flow.
        """
        if key is not None:
            return self.set_dependencies(flow=flow, keyword_tasks={key: task}, mapped=mapped)
        return self.set_dependencies(flow=flow, upstream_tasks=[task], mapped=mapped)

    def set_downstream(
        self: Self, task: Task, flow: Flow | None = None, key: str | None = None, mapped: bool = False
    ) -> Self:
        """
        Say that another task comes after this one.

        Args:
            task: the other task.
            flow: the flow; the one whose `with` block is open if left out.
            key: the argument of the other task that gets this one's result; `None` hands over nothing.
            mapped: the other task runs once for every element of this one's result.

        Returns:
            The task.

        Raises:
            ValueError: there is no flow.
        """
        flow = flow if flow is not None else _open_flow()
        task.set_upstream(self, flow=flow, key=key, mapped=mapped)
        return self

    # looking at it

    def inputs(self) -> dict[str, dict[str, Any]]:
        """
        The arguments of `run`.

        Returns:
            For each name: its `type`, its `default` (`None` where there is none), and whether it is `required`.
        """
        types = annotated(self.run)
        return {
            name: {
                "type": types.get(name, Any),
                "default": None if p.default is p.empty else p.default,
                "required": p.default is p.empty,
            }
            for name, p in self._call_spec().signature.parameters.items()
        }

    def outputs(self) -> Any:
        """The type that `run` is annotated to return; `Any` if it is not."""
        found = annotated(self.run).get("return", Any)
        return None if found is type(None) else found

    def __iter__(self) -> Iterator[Any]:
        if self.nout is None:
            raise TypeError(
                "Task is not iterable. If your task returns multiple results, pass `nout` to the task "
                "decorator/constructor, or provide a `Tuple` return-type annotation to your task."
            )
        return (self[i] for i in range(self.nout))

    def serialize(self) -> dict[str, Any]:
        """The task in the JSON form of Prefect 1.4.1."""
        return hooks.call("dump_task", self)


def _open_flow() -> Flow:
    flow: Flow | None = contexts.get_from_context("flow")
    if flow is None:
        raise InvalidTask("No Flow was passed, and could not infer an active Flow context.")
    return flow
