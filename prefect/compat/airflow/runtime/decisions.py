"""
May this task instance start? Airflow's dependencies of a task instance, as pure functions of a `View`.

A mapped task that is not expanded yet is asked as one instance with map index -1; once it may start it is expanded, and
every child is asked for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple, Protocol

from prefect.compat.airflow.runtime.plan import Plan, TaskPlan
from prefect.compat.airflow.runtime.trigger_rules import EARLY_RULES, Counts, Evaluation, evaluate, evaluate_setups
from prefect.compat.airflow.runtime.words import FAILED, FINISHED, SKIPPED, SUCCESS, UPSTREAM_FAILED

UNMAPPED = -1


class View(Protocol):
    """What the rules ask of a run."""

    #: Numbers of the tasks that have native tasks right upstream, and those.
    natives: Mapping[int, Sequence[int]]
    #: Numbers of the tasks that have no instances in this run.
    absent: frozenset[int]

    def instances(self, index: int) -> Sequence[int]:
        """The nodes of a task's instances: its children, or the task itself while it is not expanded."""

    def native_words(self, index: int) -> list[str | None]:
        """The states of the tasks right upstream that are none of the DAG's."""

    def leftover(self, index: int, rule: str) -> str | None:
        """How a rule sees the unexpanded instance beside the expanded ones, `None` where none stayed."""

    def is_expanded(self, index: int) -> bool:
        """Has the task children?"""

    def word(self, node: int) -> str | None:
        """The state of an instance."""

    def length(self, index: int) -> int | None:
        """Into how many instances a mapped task expands, `None` while that is not known."""

    def skip_note(self, index: int, map_index: int) -> dict[str, Any] | None:
        """What an instance of a branch or short circuit noted about its downstream tasks."""


class Move(Enum):
    """What may happen to a task instance that does not end at once; the last two also skip."""

    WAIT = "wait"
    RUN = "run"
    MAP = "map"
    #: Expanded; the unexpanded instance stays as well, skipped.
    MAP_BESIDE = "map beside"
    #: Expanded; every instance is skipped.
    MAP_SKIPPED = "map skipped"


class Decision(NamedTuple):
    """A move, or the word of the state in which the task instance ends at once and why."""

    move: Move
    word: str | None = None
    reason: str = ""


WAIT = Decision(Move.WAIT)
RUN = Decision(Move.RUN)
MAP = Decision(Move.MAP)


def decide(plan: Plan, view: View, index: int, map_index: int) -> Decision:
    """
    What may happen to a task instance now.

    Args:
        plan: the DAG.
        view: the run.
        index: the number of the task.
        map_index: which of its instances, -1 for the only one or for one that is not expanded yet.

    Returns:
        The decision.
    """
    task = plan.tasks[index]
    unexpanded = task.mapped and map_index == UNMAPPED
    if unexpanded and task.length and not view.natives:
        return MAP  # the DAG file says how many there are: Airflow makes them when the run begins
    if not task.upstream and not task.indirect_setups and not task.sources and index not in view.natives:
        return MAP if unexpanded else RUN
    skipped = _skipped_by_choice(plan, view, task, map_index)
    setups = _setups(plan, view, task, map_index)
    if setups is not None and not setups.passes and setups.word is not None:
        rule = setups
    else:
        rule = _direct(plan, view, task, map_index)
        if setups is not None and not setups.passes:
            rule = Evaluation(rule.word, False)
    if skipped is not None:
        return Decision(Move.WAIT, SKIPPED, f"{plan.tasks[skipped].task_id!r} chose to skip it")
    if rule.word is not None:
        if unexpanded and rule.word == SKIPPED and task.rule == "none_failed_min_one_success":
            return _expanded_although_skipped(plan, view, task)
        return Decision(Move.WAIT, rule.word, f"trigger rule {task.rule!r} over {_story(plan, view, task)}")
    sources = _mapped_sources(plan, view, task)
    if sources is not None:
        return sources
    if not rule.passes:
        return WAIT
    return MAP if unexpanded else RUN


def _expanded_although_skipped(plan: Plan, view: View, task: TaskPlan) -> Decision:
    """
    Airflow's check of this rule passes even where everything upstream was skipped, or where no upstream instance counts
    yet (in a mapped group): the task is expanded all the same. Up to 2.x the instances take over that it was skipped.
    """
    if _mapped_sources(plan, view, task) is None:
        length = view.length(task.number)
        if length:
            return Decision(Move.MAP_SKIPPED if plan.version < (3, 0) else Move.MAP_BESIDE)
        if length is None and plan.version < (3, 0):
            return Decision(Move.WAIT, UPSTREAM_FAILED, "a task that it is mapped over pushed nothing to map")
    return Decision(Move.WAIT, SKIPPED, "everything upstream was skipped")


def _direct(plan: Plan, view: View, task: TaskPlan, map_index: int) -> Evaluation:
    if task.rule == "always":
        return Evaluation(None, True)
    counts = _count(plan, view, task, map_index, task.upstream)
    if task.number in view.natives:
        for word in view.native_words(task.number):
            counts.add(word, is_setup=False)
    return evaluate(task.rule, counts)


def _setups(plan: Plan, view: View, task: TaskPlan, map_index: int) -> Evaluation | None:
    if not task.indirect_setups or task.rule == "always":
        return None
    return evaluate_setups(_count(plan, view, task, map_index, task.indirect_setups))


def _count(plan: Plan, view: View, task: TaskPlan, map_index: int, upstream: Iterable[int]) -> Counts:
    counts = Counts(map_index)
    word = view.word
    for other in upstream:
        is_setup = plan.tasks[other].is_setup
        for node in _relevant(plan, view, task, map_index, other):
            counts.add(word(node), is_setup=is_setup)
        if (left := view.leftover(other, task.rule)) is not None:
            counts.add(left, is_setup=is_setup)
    return counts


def _relevant(plan: Plan, view: View, task: TaskPlan, map_index: int, other: int) -> Sequence[int]:
    """The instances of an upstream task that a task instance depends on."""
    nodes = view.instances(other)
    if task.group is None or not view.is_expanded(other):
        return nodes
    own = own_index(plan, view, task, map_index, other)
    if own is None:
        return nodes
    return nodes[own : own + 1] if 0 <= own < len(nodes) else ()


def own_index(plan: Plan, view: View, task: TaskPlan, map_index: int, other: int) -> int | None:
    """
    The one instance of an upstream task in the same mapped group that belongs to a task instance.

    Returns:
        Its map index (-1 while the group is not expanded), or `None` where the task instance sees all of them.
    """
    if task.group is None or plan.tasks[other].group is not task.group:
        return None
    early = task.rule in EARLY_RULES and task.task.task_group is task.group and other not in task.sources
    if early:
        return None
    return map_index if view.length(task.number) else None


def _skipped_by_choice(plan: Plan, view: View, task: TaskPlan, map_index: int) -> int | None:
    """The number of a finished upstream task that chose another way than this task."""
    for other in task.skippers:
        if not any(view.word(node) in FINISHED for node in view.instances(other)):
            continue
        # from 3.0 on a choice made inside a mapped group skips nothing, one made outside every instance
        note = view.skip_note(other, map_index if plan.version < (3, 0) else UNMAPPED)
        if not note:
            continue
        if "followed" in note:
            if task.task_id not in note["followed"]:
                return other
        elif task.task_id in _task_ids(note.get("skipped", ())):
            return other
    return None


def _task_ids(entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        yield entry if isinstance(entry, str) else entry[0]


def _mapped_sources(plan: Plan, view: View, task: TaskPlan) -> Decision | None:
    """What those over whose output a task is mapped mean for it, before anything else of them is known."""
    words = {word for other in task.sources if not view.is_expanded(other) and (word := view.word(other)) in FINISHED}
    if not words or words == {SUCCESS}:
        return None
    if words & {FAILED, UPSTREAM_FAILED}:
        return Decision(Move.WAIT, UPSTREAM_FAILED, "a task that it is mapped over did not succeed")
    if SKIPPED in words:
        return Decision(Move.WAIT, SKIPPED, "a task that it is mapped over was skipped")
    return WAIT


def _story(plan: Plan, view: View, task: TaskPlan) -> str:
    told = []
    for other in task.upstream[:8]:
        words = sorted({view.word(node) or "none" for node in view.instances(other)})
        told.append(f"{plan.tasks[other].task_id}={'/'.join(words)}")
    return ", ".join(told) + (", …" if len(task.upstream) > 8 else "")


def outcome(plan: Plan, view: View) -> str:
    """
    The state of a whole run in which nothing can start any more.

    Args:
        plan: the DAG.
        view: the run.

    Returns:
        `success` or `failed`.
    """
    tasks = [task for task in plan.tasks if task.number not in view.absent]
    last = [task for task in tasks if task.decides_run] or [task for task in tasks if not task.downstream]
    words = [view.word(node) for task in last for node in view.instances(task.number)]
    if any(word in (FAILED, UPSTREAM_FAILED) for word in words):
        return FAILED
    unfinished = any(view.word(node) not in FINISHED for task in tasks for node in view.instances(task.number))
    return FAILED if unfinished else SUCCESS
