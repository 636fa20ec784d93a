"""What a node is given: the arguments of its run, and the states before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.core.edge import Edge
from prefect.core.engine.state import Mapped, State, Success
from prefect.core.results.base import Result

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine


class _Nothing:
    """What a task is mapped over where the task before it failed: `None`, as often as the others have elements."""

    def __getitem__(self, number: int) -> None:
        return None


_NOTHING = _Nothing()


def inputs_of(machine: RunMachine, node: int) -> dict[str, Any]:
    """
    The arguments of a node's run.

    Args:
        machine: the run.
        node: the node.

    Returns:
        The values by argument name.
    """
    index = machine.owner[node]
    plan = machine.plan
    constants = plan.constants[index]
    arguments = dict(constants) if constants else {}
    states = machine.states
    if node < len(machine.tasks):
        for key, before, _, flattened in plan.keyed[index]:
            # what `state.result` does, without the call
            value = states[before]._value  # type: ignore[union-attr]
            arguments[key] = value.value if isinstance(value, Result) else value
            if flattened and isinstance(states[before], Success):
                arguments[key] = elements_of(machine, before, flattened)
        return arguments
    number = node - machine.spans[index].start
    for key, before, mapped, flattened in plan.keyed[index]:
        if not mapped:
            arguments[key] = states[before].result  # type: ignore[union-attr]
        elif not flattened and before in machine.spans:
            arguments[key] = states[machine.spans[before].start + number].result  # type: ignore[union-attr]
        else:
            arguments[key] = elements_of(machine, before, flattened)[number]
    return arguments


def elements_of(machine: RunMachine, before: int, flattened: bool) -> Any:
    """
    What a node is mapped over.

    Args:
        machine: the run.
        before: the task whose result it is.
        flattened: take one level of nesting off.

    Returns:
        The elements.
    """
    state = machine.states[before]
    if not isinstance(state, Success):
        return _NOTHING
    if not flattened:
        return state.result
    return _flat(machine, before)[0]


def _flat(machine: RunMachine, before: int) -> tuple[Any, dict[int, State]]:
    """
    The elements of a result with one level of nesting taken off, and the states of children that stand there whole: a
    failed child, and one whose result has no elements. A result that is not nested is taken as it is.
    """
    cache = machine.store.setdefault("flattened", {})
    found = cache.get(before)
    if found is None:
        span = machine.spans.get(before)
        if span is None:
            found = _unnested(machine.states[before].result), {}  # type: ignore[union-attr]
        else:
            elements: list[Any] = []
            whole: dict[int, State] = {}
            for child in machine.states[span.start : span.stop]:
                assert child is not None, "a mapped task has ended when its children have"
                if isinstance(child, Success) and hasattr(child.result, "__iter__"):
                    elements.extend(child.result)
                else:
                    whole[len(elements)] = child
                    elements.append(child.result)
            found = elements, whole
        cache[before] = found
    return found


def _unnested(value: Any) -> Any:
    try:
        return [item for part in value for item in part]
    except TypeError:
        return value


def states_before(machine: RunMachine, node: int) -> dict[Edge, State]:
    """
    The states before a node by edge, as triggers, handlers and runners see them; constants are edges too.

    Args:
        machine: the run.
        node: the node.

    Returns:
        The states by edge.
    """
    # imported here: literals are tasks, and tasks know the triggers of this package
    from prefect.core.literals import Constant

    index = machine.owner[node]
    plan = machine.plan
    child = node >= len(machine.tasks)
    number = node - machine.spans[index].start if child else -1
    found: dict[Edge, State] = {}
    for edge, before in zip(plan.edges[index], plan.upstream[index], strict=True):
        state = machine.states[before]
        if child and edge.mapped:
            state = _element_state(machine, before, edge.flattened, number)
        elif edge.flattened and isinstance(state, Success):
            state = Success(state.message, elements_of(machine, before, True))
        found[edge] = state  # type: ignore[assignment]
    task = plan.tasks[index]
    for key, value in (plan.constants[index] or {}).items():
        constant = Constant(value)
        found[Edge(constant, task, key)] = Success("Auto-generated constant value", value)
    return found


def _element_state(machine: RunMachine, before: int, flattened: bool, number: int) -> State:
    if not flattened and before in machine.spans:
        return machine.states[machine.spans[before].start + number]  # type: ignore[return-value]
    whole = machine.states[before]
    if flattened and isinstance(whole, Success) and number in (own := _flat(machine, before)[1]):
        return own[number]
    element = elements_of(machine, before, flattened)[number]
    assert whole is not None, "what comes before a child has ended"
    kind = Success if isinstance(whole, Mapped) else type(whole)
    return kind(whole.message, element)
