"""What a journal tells of a run, for whoever continues it."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from prefect.core.engine.plan import plan_of
from prefect.core.engine.state import Finished, Paused, Resume, State, Success
from prefect.core.errors import CannotResume
from prefect.core.history import journal
from prefect.core.history.folder import HistoryFolder
from prefect.core.history.states import SECRET, revived
from prefect.core.logging import logger_of

if TYPE_CHECKING:
    from prefect.core.flow import Flow

#: Kinds of records: the run itself, an attempt, a node that begins, a state that a node came to, the end of an attempt.
RUN, TRY, BEGIN, STATE, END = "run", "try", "b", "s", "end"


class Past(NamedTuple):
    """The run as its journal has it. A node is the number of its task and its own among siblings, -1 for no child."""

    #: What the first attempt wrote down.
    run: dict[str, Any]
    attempts: int
    #: The last record of each node, as `states.recorded` gave it.
    states: dict[tuple[int, int], tuple[Any, ...]]
    #: Nodes that had begun, in this attempt or one before, and whose end is not recorded.
    under_way: list[tuple[int, int]]
    #: Up to where the journal is whole, in bytes.
    whole: int


def past_of(folder: HistoryFolder, run_id: str) -> Past:
    """
    Read the journal of a run.

    Args:
        folder: where the history lies.
        run_id: the run.

    Returns:
        What it tells.

    Raises:
        CannotResume: there is none, or nothing stands in it.
        HistoryUnreadable: another version has written it.
    """
    try:
        frames = journal.read(folder.journal(run_id))
    except FileNotFoundError as err:
        raise CannotResume(
            f"There is nothing to continue the run {run_id!r} from: it is unknown here, has succeeded, or is so old "
            f"that it was forgotten. `prefect runs` lists the runs in {folder.path}."
        ) from err
    if frames.broken:
        logger_of("history").warning(
            "The last %d bytes of the journal of run %s are incomplete and are left out.", frames.broken, run_id
        )
    if not frames.records or frames.records[0][0] != RUN:
        raise CannotResume(f"The run {run_id!r} ended before anything of it was recorded; run the flow anew.")
    states: dict[tuple[int, int], tuple[Any, ...]] = {}
    begun: dict[tuple[int, int], None] = {}
    attempts = 0
    for record in frames.records:
        kind = record[0]
        if kind == BEGIN:
            begun[record[1:3]] = None
        elif kind == STATE:
            begun.pop(record[1:3], None)
            states[record[1:3]] = record[3:]
        elif kind == TRY:
            attempts += 1
    return Past(frames.records[0][1], attempts, states, list(begun), frames.whole)


def fingerprint(flow: Flow) -> tuple[list[str], str]:
    """
    What must be alike in two attempts: the tasks by slug, in the order of their numbers, and what comes before what.

    Args:
        flow: the flow.

    Returns:
        The slugs, and a fingerprint of all.
    """
    plan = plan_of(flow)
    if plan.fingerprint is None:
        slugs = [flow.slugs.get(task) or task.name for task in plan.tasks]
        edges = sorted(
            f"{slugs[before]}>{slug}:{edge.key}:{edge.mapped}:{edge.flattened}"
            for slug, befores, its_edges in zip(slugs, plan.upstream, plan.edges, strict=True)
            for before, edge in zip(befores, its_edges, strict=True)
        )
        plan.fingerprint = slugs, hashlib.sha256("\n".join([*sorted(slugs), *edges]).encode()).hexdigest()
    return plan.fingerprint


def check_same_flow(flow: Flow, past: Past) -> None:
    """
    Is a flow the one that a run was of?

    Args:
        flow: the flow.
        past: the run.

    Raises:
        CannotResume: it is not; the message says what differs.
    """
    slugs, mark = fingerprint(flow)
    if mark == past.run["fingerprint"]:
        return
    known = past.run["slugs"]
    differences = [
        f"{word}: {', '.join(sorted(found))}"
        for word, found in (("new tasks", set(slugs) - set(known)), ("missing tasks", set(known) - set(slugs)))
        if found
    ]
    raise CannotResume(
        f"The run {past.run['id']!r} was of the flow {past.run['flow']!r} as it was then, and flow {flow.name!r} has "
        f"other tasks or edges ({'; '.join(differences) or 'the edges differ'}). What a task does may change, the "
        "graph may not."
    )


def recorded_states(
    flow: Flow, past: Past, folder: HistoryFolder, approve: Collection[str] | bool
) -> dict[tuple[int, int], State]:
    """
    What need not run again. What failed, was cancelled, or was under way runs again.

    Args:
        flow: the flow.
        past: the run.
        folder: where the history lies.
        approve: the paused tasks that may go on, by name or slug; `True` means all.

    Returns:
        The states by node, numbered as in this flow.
    """
    logger = logger_of("history")
    slugs, _ = fingerprint(flow)
    number_of = {slug: number for number, slug in enumerate(slugs)}
    tasks = plan_of(flow).tasks
    old = past.run["slugs"]
    found: dict[tuple[int, int], State] = {}
    for (then, child), record in past.states.items():
        number = number_of[old[then]]
        name = tasks[number].name if child < 0 else f"{tasks[number].name}[{child}]"
        try:
            state = revived(record, folder.results(past.run["id"]))
        except Exception as err:  # noqa: BLE001 - reading back runs the code of whoever made the value
            if record[-2] != SECRET:
                logger.warning(
                    "Task '%s' had ended and runs again, since its result cannot be read back: %s", name, err
                )
            continue
        if isinstance(state, Paused):
            if approve is True or (
                not isinstance(approve, bool) and {tasks[number].name, slugs[number]} & set(approve)
            ):
                state = Resume("Approved.", result=state._value)
            found[number, child] = state
        elif isinstance(state, Success) or not isinstance(state, Finished):
            found[number, child] = state
    for then, child in past.under_way:
        number = number_of[old[then]]
        name = tasks[number].name if child < 0 else f"{tasks[number].name}[{child}]"
        logger.warning("Task '%s' had begun when the run was ended, and its end is not recorded: it runs again.", name)
    return found


def parameters_of(past: Past) -> dict[str, Any]:
    """
    The parameters of a run.

    Args:
        past: the run.

    Returns:
        Their values by name.

    Raises:
        CannotResume: they could not be kept, or cannot be read back.
    """
    body = past.run["parameters"]
    if body is None:
        raise CannotResume(
            f"The parameters of the run {past.run['id']!r} could not be recorded, so it cannot continue."
        )
    try:
        values: dict[str, Any] = pickle.loads(body)
    except Exception as err:
        raise CannotResume(f"The parameters of the run {past.run['id']!r} cannot be read back: {err!r}") from err
    return values
