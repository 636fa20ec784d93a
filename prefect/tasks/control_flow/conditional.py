"""`switch`, `ifelse` and `merge`: branches of a flow said with functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from prefect.core.engine import signals
from prefect.core.engine.triggers import not_all_skipped
from prefect.core.function_task import task
from prefect.core.joining import Joining
from prefect.core.literals import as_task
from prefect.core.settable import Task, settable
from prefect.core.tags import tags

if TYPE_CHECKING:
    from prefect.core.flow import Flow
    from prefect.core.task import Task as AnyTask


class CompareValue(Task):
    """
    Let a branch run if a value is the one expected.

    Args:
        value: built with: the value expected; run with: the value found.

    Returns:
        Nothing.

    Raises:
        signals.SKIP: the two differ. Where `case` or `switch` made the task, this skips all of the branch, also its
            tasks with `skip_on_upstream_skip=False`.

    Example:
        >>> CompareValue("a").run("a")
    """

    value: Any = None

    def __post_init__(self) -> None:
        if self.name == "CompareValue":
            self.name = f'CompareValue: "{self.value}"'

    @settable("value")
    def run(self, value: Any) -> None:
        if value != self.value:
            raise signals.SKIP(f'Provided value "{value}" did not match "{self.value}"')


class Merge(Joining):
    """
    The result of the branch that ran.

    Args:
        task_results: the results of the branches, as `task_1`, `task_2` and so on.

    Returns:
        The first result that is not `None`; `None` if there is none.

    Raises:
        signals.SKIP: by its trigger, if all branches were skipped.

    Example:
        >>> Merge().run(task_1=None, task_2="b")
        'b'
    """

    _joins_on: Callable[..., Any] = staticmethod(not_all_skipped)

    @settable()
    def run(self, **task_results: Any) -> Any:
        in_order = sorted(task_results, key=_numbered)
        return next((task_results[key] for key in in_order if task_results[key] is not None), None)


def _numbered(key: str) -> tuple[str, int]:
    """`task_10` comes after `task_2`."""
    name, _, number = key.rpartition("_")
    return (name, int(number)) if number.isdigit() else (key, 0)


def switch(condition: AnyTask, cases: Mapping[Any, AnyTask], mapped: bool = False) -> None:
    """
    Run the task that stands for the condition's result, and skip the others.

    The tasks before the chosen ones run anyhow, unless they are in the same branch by other means.

    Args:
        condition: the task whose result decides.
        cases: a task, or a list of tasks, by the result for which it runs.
        mapped: decide for every element of the condition's result.

    Example:
        >>> from prefect.core.flow import Flow
        >>> with Flow("letters") as flow:
        ...     letter = task(lambda: "b", name="letter")()
        ...     a, b = task(lambda: 1, name="a")(), task(lambda: 2, name="b")()
        ...     switch(letter, {"a": a, "b": b})
        >>> state = flow.run()
        >>> state.result[a], state.result[b].result
        (<Skipped: "Upstream task was skipped; if this was not the intended behavior, consider changing \
`skip_on_upstream_skip=False` for this task.">, 2)
    """
    with tags("switch"):
        for value, branch in cases.items():
            chosen = as_task(branch)
            gate = gate_for(value, f'CompareValue: "{value}"').bind(value=condition, mapped=mapped)
            chosen.set_dependencies(upstream_tasks=[gate], mapped=mapped)


def gate_for(value: Any, name: str) -> CompareValue:
    """
    A comparison that decides about a branch: if it is skipped, the tasks right after it are, whatever their options.

    Args:
        value: the value for which the branch runs.
        name: name of the task.

    Returns:
        The task, not yet in a flow.
    """
    gate = CompareValue(value, name=name)
    gate.is_gate = True
    return gate


@task
def as_bool(x: Any) -> bool:
    """The truth of a value."""
    return bool(x)


def ifelse(condition: AnyTask, true_task: AnyTask | None, false_task: AnyTask | None, mapped: bool = False) -> None:
    """
    Run one task if a result is true, and another if it is not.

    Args:
        condition: the task whose result decides.
        true_task: runs if the result is true; `None` runs nothing.
        false_task: runs if it is not; `None` runs nothing.
        mapped: decide for every element of the condition's result.

    Example:
        >>> from prefect.core.flow import Flow
        >>> with Flow("even") as flow:
        ...     even, odd = task(lambda: "even", name="even")(), task(lambda: "odd", name="odd")()
        ...     ifelse(task(lambda: 4 % 2 == 0, name="is even")(), even, odd)
        ...     found = merge(even, odd)
        >>> flow.run().result[found].result
        'even'
    """
    truth = as_bool(condition, mapped=mapped)
    cases = {value: branch for value, branch in ((True, true_task), (False, false_task)) if branch is not None}
    if cases:
        switch(truth, cases, mapped=mapped)


def merge(*tasks: AnyTask, flow: Flow | None = None, mapped: bool = False, **kwargs: Any) -> AnyTask:
    """
    Bring branches together: the result of the first one that ran.

    It is skipped if all branches were, or if it stands in a branch of its own that was not taken.

    Args:
        tasks: the last task of each branch.
        flow: the flow; the one whose `with` block is open if left out.
        mapped: merge element by element.
        kwargs: options of the merging task.

    Returns:
        The merging task.

    Raises:
        ValueError: there is no flow.
    """
    branches = {f"task_{number}": branch for number, branch in enumerate(tasks, 1)}
    return Merge(**kwargs).bind(**branches, mapped=mapped, flow=flow)
