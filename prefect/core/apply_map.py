"""`apply_map`: map a whole function that builds tasks, not only one task."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core.annotations import EdgeAnnotation, unwrap
from prefect.core.errors import InvalidFlow
from prefect.core.flow import Flow
from prefect.core.literals import Constant, as_task
from prefect.core.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Argument(Constant):
    """Stands for a value inside the mapped function: an edge leads from it, which a constant would not have."""


def apply_map(func: Callable[..., Any], *args: Any, flow: Flow | None = None, **kwargs: Any) -> Any:
    """
    Build tasks with a function, and run all of them once for every element of the arguments.

    Args:
        func: function of tasks that adds further tasks to the flow.
        args: its arguments: sequences, or tasks whose results are sequences; `unmapped(x)` is given whole to every
            child, `flatten(x)` loses one level of nesting first.
        flow: the flow; the one whose `with` block is open if left out.
        kwargs: arguments by name.

    Returns:
        What the function returned.

    Raises:
        ValueError: there is no flow.
        TypeError: an argument can be neither mapped over nor is `unmapped`.

    Example:
        >>> from prefect.core.function_task import task
        >>> inc = task(lambda x: x + 1, name="inc")
        >>> with Flow("map") as flow:
        ...     twice = apply_map(lambda x: inc(inc(x)), [1, 2, 3])
        >>> flow.run().result[twice].result
        [3, 4, 5]
    """
    if flow is None:
        flow = contexts.get_from_context("flow")
    if flow is None:
        raise InvalidFlow("Couldn't infer a flow in the current context")
    edges: dict[Task, tuple[bool, bool]] = {}

    def argument(value: Any) -> Task:
        bare, is_mapped, flat = unwrap(value, True)
        if not isinstance(value, EdgeAnnotation | Task) and not hasattr(value, "__getitem__"):
            raise TypeError(f"Cannot map over non-sequence object of type `{type(value).__name__}`")
        task = as_task(bare, flow=flow)
        if type(task) is Constant:
            task.auto_generated = True
            task = _Argument(task.value, name=task.name)
            task.auto_generated = True
        edges[task] = (is_mapped, flat)
        return task

    given = [argument(value) for value in args]
    named = {key: argument(value) for key, value in kwargs.items()}
    inner = Flow("temporary flow")
    # the blocks around this call belong to the flow outside; they learn of the tasks when those arrive there
    with contexts.context(case=None, resource=None), inner:
        result = func(*given, **named)
    _take_over(inner, flow, edges)
    return result


def _take_over(inner: Flow, flow: Flow, arguments: dict[Task, tuple[bool, bool]]) -> None:
    """Move what the function built into the flow around it, every edge mapped."""
    real = {task: _constant(task) if isinstance(task, _Argument) else task for task in arguments}
    before = set(flow.tasks)
    made = [task for task in inner.tasks_in_order() if task not in arguments and task not in before]
    for task in made:
        flow.add_task(task)
        flow.constants[task].update(inner.constants.get(task) or {})
    for task in made:
        for edge in inner.edges_in_order(task):
            upstream = edge.upstream_task
            is_mapped, flat = arguments.get(upstream, (True, edge.flattened))
            if isinstance(upstream, _Argument) and not is_mapped:
                if edge.key is not None:
                    flow.constants[task][edge.key] = upstream.value
                continue
            flow.add_edge(
                real.get(upstream, upstream), task, key=edge.key, mapped=is_mapped,
                flattened=flat and is_mapped, validate=False,
            )  # fmt: skip
    _tie_roots(made, inner, flow, arguments, real)


def _constant(argument: _Argument) -> Task:
    constant = Constant(argument.value, name=argument.name)
    # nobody forgot it if nothing uses it
    constant.auto_generated = True
    return constant


def _tie_roots(
    made: Iterable[Task],
    inner: Flow,
    flow: Flow,
    arguments: dict[Task, tuple[bool, bool]],
    real: dict[Task, Task],
) -> None:
    """A task that begins the function is mapped over all its arguments, also those that it does not use."""
    inside = set(made)
    for task in made:
        upstream = inner.upstream_tasks(task)
        if upstream & inside:
            continue
        for argument, (is_mapped, flat) in arguments.items():
            if argument in upstream or (isinstance(argument, _Argument) and not is_mapped):
                continue
            flow.add_edge(real[argument], task, mapped=is_mapped, flattened=flat and is_mapped, validate=False)
