"""`@resource_manager`: something set up before a block of tasks, and cleaned up after it however they ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import Token
from typing import TYPE_CHECKING, Any, overload

from prefect.core import context as contexts
from prefect.core.engine import signals
from prefect.core.errors import InvalidFlow
from prefect.core.literals import Constant
from prefect.core.task import Task

if TYPE_CHECKING:
    from prefect.core.edge import Edge
    from prefect.core.engine.state import State
    from prefect.core.flow import Flow


def resource_cleanup_trigger(upstream_states: Mapping[Edge, State]) -> bool:
    """
    Clean up if something was set up, however the tasks in between ended.

    Args:
        upstream_states: the states before the task, by edge.

    Returns:
        True.

    Raises:
        signals.SKIP: nothing was set up.
        signals.TRIGGERFAIL: one of the tasks in between has not ended.
    """
    for edge, state in upstream_states.items():
        what = {"mgr": "init", "resource": "setup"}.get(edge.key or "")
        if what and state.is_failed():
            raise signals.SKIP(f"Resource manager {what} failed")
        if what and state.is_skipped():
            raise signals.SKIP(f"Resource manager {what} skipped")
        if not state.is_finished():
            raise signals.TRIGGERFAIL('Trigger was "all_finished" but some of the upstream tasks were not finished.')
    return True


class ResourceInitTask(Task):
    """
    Makes the object that manages a resource.

    Args:
        resource_class: what makes it.
        kwargs: options of `Task`.
    """

    def __init__(self, resource_class: Callable[..., Any], **kwargs: Any) -> None:
        self.resource_class = resource_class
        # the arguments of a call are those of the class
        self.run = resource_class
        super().__init__(**kwargs)

    def _nout_of_annotation(self) -> None:
        return None

    def _call_spec(self) -> Any:
        # imported here: only resource managers ask
        from prefect.core.signature import CallSpec

        return CallSpec(self.resource_class)


class ResourceSetupTask(Task):
    """Sets a resource up."""

    def run(self, mgr: Any) -> Any:
        """
        Set it up.

        Args:
            mgr: the manager.

        Returns:
            The resource.
        """
        return mgr.setup()


class ResourceCleanupTask(Task):
    """Cleans a resource up."""

    cleans_up = True

    def run(self, mgr: Any, resource: Any = None) -> None:
        """
        Clean it up.

        Args:
            mgr: the manager.
            resource: what was set up; `None` if the manager has no `setup`.
        """
        mgr.cleanup(resource)


class ResourceContext:
    """
    The block between setting up and cleaning up.

    Args:
        init_task: makes the manager.
        setup_task: sets up; `None` if the manager has no `setup`.
        cleanup_task: cleans up.
        flow: the flow.
    """

    def __init__(self, init_task: Task, setup_task: Task | None, cleanup_task: Task, flow: Flow) -> None:
        self.init_task = init_task
        self.setup_task = setup_task
        self.cleanup_task = cleanup_task
        self._flow = flow
        self._tasks: dict[Task, None] = {}
        self._token: Token[Any] | None = None

    def add_task(self, task: Task, flow: Flow) -> None:
        """
        Note that a task was tied into a flow inside the block.

        Args:
            task: the task.
            flow: the flow.

        Raises:
            ValueError: it went into another flow than the resource.
        """
        if self._flow is not flow:
            raise ValueError("Multiple flows cannot be used with the same resource block")
        if not (isinstance(task, Constant) or task.is_parameter):
            self._tasks[task] = None

    def __enter__(self) -> Task | None:
        self._token = contexts.enter(contexts.Layer({**contexts.context.copy(), "resource": self}))
        return self.setup_task

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        assert self._token is not None, "left without having been entered"
        contexts.leave(self._token)
        if exc_type is not None:
            return
        flow, inside = self._flow, self._tasks
        # a resource around this one ends after it
        outer = contexts.get_from_context("resource")
        if outer is not None:
            for task in (*inside, self.cleanup_task):
                outer.add_task(task, flow)
        for task in inside:
            before = flow.upstream_tasks(task)
            if self.setup_task is not None and self.setup_task not in before and not any(b in inside for b in before):
                task.set_upstream(self.setup_task, flow=flow)
            if not any(after in inside for after in flow.downstream_tasks(task)):
                self.cleanup_task.set_upstream(task, flow=flow)


class ResourceManager:
    """
    Makes the tasks that set a resource up and clean it up; called inside a flow it is a `with` block.

    Args:
        resource_class: what makes the manager: a class with `setup` (optional) and `cleanup`.
        name: name of the resource; the class's name if left out.
        init_task_kwargs: options of the task that makes the manager.
        setup_task_kwargs: options of the task that sets up.
        cleanup_task_kwargs: options of the task that cleans up.
    """

    def __init__(
        self,
        resource_class: Callable[..., Any],
        name: str | None = None,
        init_task_kwargs: dict[str, Any] | None = None,
        setup_task_kwargs: dict[str, Any] | None = None,
        cleanup_task_kwargs: dict[str, Any] | None = None,
    ) -> None:
        self.resource_class = resource_class
        self.name = name or getattr(resource_class, "__name__", type(resource_class).__name__)
        self.init_task_kwargs = {"name": self.name, **(init_task_kwargs or {})}
        # what is set up lives in memory: there is nothing to store
        self.setup_task_kwargs = {"name": f"{self.name}.setup", "checkpoint": False, **(setup_task_kwargs or {})}
        self.cleanup_task_kwargs = {
            "name": f"{self.name}.cleanup",
            "trigger": resource_cleanup_trigger,
            "skip_on_upstream_skip": False,
            "checkpoint": False,
            **(cleanup_task_kwargs or {}),
        }

    def __call__(self, *args: Any, flow: Flow | None = None, **kwargs: Any) -> ResourceContext:
        """
        Put the resource into a flow.

        Args:
            args: arguments of the class: values or tasks.
            flow: the flow; the one whose `with` block is open if left out.
            kwargs: arguments by name.

        Returns:
            The block.

        Raises:
            ValueError: there is no flow.
        """
        flow = flow if flow is not None else contexts.get_from_context("flow")
        if flow is None:
            raise InvalidFlow("Could not infer an active Flow context.")
        init: Task = ResourceInitTask(self.resource_class, **self.init_task_kwargs)
        init.bind(*args, flow=flow, **kwargs)
        setup: Task | None = None
        if hasattr(self.resource_class, "setup"):
            setup = ResourceSetupTask(**self.setup_task_kwargs).bind(mgr=init, flow=flow)
        cleanup = ResourceCleanupTask(**self.cleanup_task_kwargs)
        arguments: dict[str, Any] = {"mgr": init} if setup is None else {"mgr": init, "resource": setup}
        # it stands behind the block, not in it
        with contexts.context(resource=None):
            cleanup.bind(flow=flow, **arguments)
        return ResourceContext(init, setup, cleanup, flow)


@overload
def resource_manager(resource_class: Callable[..., Any]) -> ResourceManager: ...
@overload
def resource_manager(
    resource_class: None = None,
    *,
    name: str | None = None,
    init_task_kwargs: dict[str, Any] | None = None,
    setup_task_kwargs: dict[str, Any] | None = None,
    cleanup_task_kwargs: dict[str, Any] | None = None,
) -> Callable[[Callable[..., Any]], ResourceManager]: ...


def resource_manager(
    resource_class: Any = None,
    *,
    name: str | None = None,
    init_task_kwargs: dict[str, Any] | None = None,
    setup_task_kwargs: dict[str, Any] | None = None,
    cleanup_task_kwargs: dict[str, Any] | None = None,
) -> Any:
    """
    Make a resource of a class with `setup` and `cleanup`: something that tasks need, and that must not stay behind.

    Args:
        resource_class: the class; its constructor's arguments may be tasks.
        name: name of the resource; the class's name if left out.
        init_task_kwargs: options of the task that makes an object of the class.
        setup_task_kwargs: options of the task that calls `setup()`.
        cleanup_task_kwargs: options of the task that calls `cleanup(resource)`.

    Returns:
        The resource; without `resource_class`, a decorator that makes it.

    Example:
        >>> from prefect.core.flow import Flow
        >>> from prefect.core.function_task import task
        >>> @resource_manager
        ... class Lines:
        ...     def setup(self):
        ...         return ["a line"]
        ...     def cleanup(self, lines):
        ...         lines.clear()
        >>> with Flow("count") as flow:
        ...     with Lines() as lines:
        ...         count = task(lambda x: len(x), name="count")(lines)
        >>> flow.run().result[count].result
        1
    """

    def made(kind: Callable[..., Any]) -> ResourceManager:
        return ResourceManager(kind, name, init_task_kwargs, setup_task_kwargs, cleanup_task_kwargs)

    return made if resource_class is None else made(resource_class)
