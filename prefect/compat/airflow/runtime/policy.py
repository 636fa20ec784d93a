"""The policy of an Airflow DAG: what the run machine asks, answered by Airflow's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any

from prefect.compat.airflow.runtime.callbacks import run_callbacks
from prefect.compat.airflow.runtime.decisions import UNMAPPED, Move, decide, outcome
from prefect.compat.airflow.runtime.deferral import limit_of
from prefect.compat.airflow.runtime.earlier import WAITING, alone, waits_for_past
from prefect.compat.airflow.runtime.execution import TOO_LATE, Attempt, lost
from prefect.compat.airflow.runtime.mixing import take_over
from prefect.compat.airflow.runtime.places import Places
from prefect.compat.airflow.runtime.plan import Plan
from prefect.compat.airflow.runtime.reports import taken_in
from prefect.compat.airflow.runtime.run import AirflowRun, RunOptions
from prefect.compat.airflow.runtime.run_dates import in_utc
from prefect.compat.airflow.runtime.task_instance import TaskInstance
from prefect.compat.airflow.runtime.trigger_rules import EARLY_RULES
from prefect.compat.airflow.runtime.words import FAILED, FINISHED, SKIPPED, SUCCESS, UPSTREAM_FAILED, state_of
from prefect.core.engine.flow_run import Known
from prefect.core.engine.policy import Answer, Job, Policy, Verdict
from prefect.core.engine.state import Deferred, Failed, Skipped, State, Success, TriggerFailed

if TYPE_CHECKING:
    from prefect.core.engine.machine import RunMachine

#: Under this key the machine's store keeps the run.
STORE_KEY = "airflow_run"

_VERDICTS = {
    Move.WAIT: Verdict.WAIT,
    Move.RUN: Verdict.RUN,
    Move.MAP: Verdict.MAP,
    Move.MAP_BESIDE: Verdict.MAP,
    Move.MAP_SKIPPED: Verdict.MAP,
}


class AirflowPolicy(Policy):
    """
    Airflow's decisions about the tasks of one DAG.

    Args:
        plan: the DAG; the tasks of the flow stand in its order.
        session: the import session of the DAG's folder.
    """

    def __init__(self, plan: Plan, session: Any = None) -> None:
        self.plan = plan
        self.session = session
        self.options: RunOptions | None = None
        self.rounds = False
        self.run_other: Callable[[Any, RunOptions], AirflowRun] | None = None
        self.world: Any = None
        self.pools: dict[str, int] = {}
        #: Native task of the flow -> id of the task in whose place it stands.
        self.replaced: dict[Any, str] = {}
        self._triggerer: Any = None
        self.latest: AirflowRun | None = None
        self.on_begin: Callable[[AirflowRun], None] | None = None
        self.on_change: Callable[[AirflowRun, int], None] | None = None

    def begin(self, machine: RunMachine) -> None:
        """Make the run."""
        options = self.options
        if options is None:
            date = machine.context.get("logical_date") or machine.context.get("scheduled_start_time")
            options = RunOptions(logical_date=in_utc(date) if date is not None else None, conf=dict(machine.parameters))
        run = AirflowRun(self.plan, machine, options, self.session, self.replaced)
        run.run_other = self.run_other
        run.world = self.world
        run.defers = not self.rounds
        if not self.rounds:
            # one task after the other needs no places
            machine.table.limits = Places(run, self.pools, machine.table.limits)
        self.latest = run
        machine.store[STORE_KEY] = run
        # in rounds the first look at every task is a pass as well; `pass_over` or the first task ends it
        run.in_pass = self.rounds
        if self.on_begin is not None:
            self.on_begin(run)

    def run_of(self, machine: RunMachine) -> AirflowRun:
        """The run that a machine drives."""
        return machine.store[STORE_KEY]

    def verdict(self, machine: RunMachine, node: int) -> Answer:
        """May this task instance start?"""
        run = self.run_of(machine)
        if run.chosen and node in run.chosen:
            return state_of(SKIPPED, run.chosen[node])
        index = run.index(node)
        if run.doomed and index in run.doomed:
            return state_of(SKIPPED, "everything upstream was skipped when it was expanded")
        if run.replaced:
            take_over(run)
        if run.options.only is not None:
            return self._alone(run, node, index)
        if run.absent and index in run.absent:
            return Verdict.WAIT
        if run.version < (3, 0) and run.is_late and node not in run.begun:
            return Verdict.WAIT  # what has not begun by then never gets a state, from 3.0 on it is skipped
        decision = decide(self.plan, run, index, machine.map_index(node))
        if decision.word is not None:
            return state_of(decision.word, decision.reason)
        if self.plan.minds_past and decision.move is not Move.WAIT and waits_for_past(run, node):
            return Verdict.WAIT
        if decision.move is Move.RUN:
            run.begun.add(node)
            if run.leftovers:
                run.remove_leftover(index)
        elif decision.move is Move.MAP_BESIDE:
            run.leftovers[index] = SKIPPED
        elif decision.move is Move.MAP_SKIPPED:
            run.doomed.add(index)
        return _VERDICTS[decision.move]

    def _alone(self, run: AirflowRun, node: int, index: int) -> Answer:
        task = self.plan.tasks[index]
        if task.task_id != run.options.only:
            return Verdict.WAIT
        if task.mapped and run.machine.map_index(node) == UNMAPPED:
            return Verdict.MAP if run.length(index) is not None else Verdict.WAIT
        run.begun.add(node)
        return Verdict.RUN

    def expand(self, machine: RunMachine, node: int) -> int | State:
        """The number of instances of a mapped task."""
        run = self.run_of(machine)
        length = run.length(run.index(node))
        if length is None:
            return TriggerFailed("cannot be expanded: a task that it is mapped over pushed nothing to map")
        if length == 0:
            return Skipped("mapped over nothing")
        return length

    def job(self, machine: RunMachine, node: int) -> Job:
        """What to carry out for a task instance."""
        run = self.run_of(machine)
        if run.in_pass:
            self._end_pass(run)
        ti = run.instance(node)
        taken_in(run, ti, machine.states[node])
        waiting = run.waiting.get(node)
        if waiting is None and ti.deferral is not None:
            deferred, ti.deferral = ti.deferral, None
            limit = limit_of(deferred)
            waiting = self._triggers().start(deferred.trigger, deferred.method_name, deferred.kwargs, limit)
            run.waiting[node] = waiting
        if waiting is not None:
            if not waiting.is_over and not run.is_late:
                return Known(Deferred("waits for its trigger", start_time=waiting.next_look()))
            if waiting.is_over:
                ti.resumption = waiting.resumption()
            del run.waiting[node]
        return Attempt(run, node)

    def _triggers(self) -> Any:
        # an event loop is only there for those who defer
        from prefect.compat.airflow.runtime.triggerer import Triggerer

        if self._triggerer is None:
            self._triggerer = Triggerer()
        return self._triggerer

    def lost(self, machine: RunMachine, node: int, state: State) -> State:
        """A try whose process ended has failed; there may be others."""
        run = self.run_of(machine)
        return lost(run, run.instance(node), state)

    def settled(self, machine: RunMachine, node: int, state: State) -> Iterable[tuple[int, State]]:
        """The task instances that this one skipped: by its choice, or by failing in a DAG that stops at once."""
        run = self.run_of(machine)
        index = run.index(node)
        known = run._instances.get(node)
        if known is not None:
            taken_in(run, known, state)
        if known is not None and known.skips:
            reason = f"{self.plan.tasks[index].task_id!r} chose to skip it"
            chosen = list(self._skipped(run, known))
            # while the first of them ends, others are asked whether they may start
            run.chosen.update((other, reason) for other in chosen)
            for other in chosen:
                if run.word(other) in (FINISHED if run.version < (3, 0) else (UPSTREAM_FAILED,)):
                    # a choice overrules how a task ended before, from 3.0 on only where it never began
                    run.overruled[other] = SKIPPED
                yield other, state_of(SKIPPED, reason)
        if type(state) is Failed and getattr(self.plan.dag, "fail_stop", False):
            reason = f"the DAG stops at the first failure, that of {self.plan.tasks[index].task_id!r}"
            for task in self.plan.tasks:
                if not task.is_teardown:
                    for other in run.instances(task.number):
                        yield other, state_of(SKIPPED, reason)

    def _skipped(self, run: AirflowRun, ti: TaskInstance) -> Iterator[int]:
        # a task named without an index: that with the same index, up to 2.x all if the one that chooses is not mapped
        everywhere = ti.map_index if run.version >= (3, 0) or ti.map_index >= 0 else None
        for entry in ti.skips:
            task_id, map_index = (entry, everywhere) if isinstance(entry, str) else entry
            index = self.plan.index_of.get(task_id)
            if index is None or index in run.absent:
                continue
            if map_index is None:
                yield from run.instances(index)
            else:
                node = run.node_of(index, map_index)
                if node is not None:
                    yield node

    def affected(self, machine: RunMachine, node: int) -> Iterable[int]:
        """
        The task instances that look at this one, or at how many instances its task has.

        They are judged pass after pass, as Airflow's scheduler does: within a pass nobody sees what the pass itself has
        decided. Driven in rounds, a pass comes when every task of the round has ended (see `pass_over`).
        """
        run = self.run_of(machine)
        if self.on_change is not None:
            self.on_change(run, node)
        index = run.index(node)
        if machine.map_index(node) == UNMAPPED and index not in run.expanded and run.is_expanded(index):
            run.expanded.add(index)
            yield from run.children(index) or ()
        if run.in_pass:
            run.fresh.add(node)
            return
        run.dirty.update(self._watching(run, index, machine.map_index(node)))
        if not self.rounds:
            while run.dirty:
                yield from self._pass(run)

    def pass_over(self, machine: RunMachine) -> bool:
        """
        Judge every task instance whose verdict may have changed, once.

        Args:
            machine: the machine of the run.

        Returns:
            Whether there was any.
        """
        run = self.run_of(machine)
        self._end_pass(run)
        judged = False
        for node in self._pass(run):
            machine.judge(node)
            judged = True
        return judged

    def heard_of_past(self, machine: RunMachine) -> bool:
        """
        Wait for the runs before, where they are under way and task instances wait for them.

        Args:
            machine: the machine of the run.

        Returns:
            Whether something has changed there: the next pass judges who waits for it.
        """
        run = self.run_of(machine)
        if not run.blocked or run.world is None or not run.world.past.wait(machine.next_time()):
            return False
        run.dirty.update(run.blocked)
        return True

    def _pass(self, run: AirflowRun) -> Iterator[int]:
        # what has begun or ended is not judged again; what waits for its next try comes back when its time has come
        # of native ones in the place of others the machine decides
        done = {*run.begun, *run.replaced.values()} if run.replaced else run.begun
        nodes = sorted(node for node in run.dirty if node not in done and run.machine.states[node] is None)
        run.dirty.clear()
        run.in_pass = True
        try:
            yield from nodes
        finally:
            self._end_pass(run)

    def _end_pass(self, run: AirflowRun) -> None:
        run.in_pass = False
        for node in run.fresh:
            run.dirty.update(self._watching(run, run.index(node), run.machine.map_index(node)))
        run.fresh.clear()

    def _watching(self, run: AirflowRun, index: int, map_index: int) -> Iterator[int]:
        group = self.plan.tasks[index].group
        watchers: Iterable[int] = self.plan.watchers[index]
        if run.overruled:
            watchers = {*watchers, *(w for n in run.overruled for w in self.plan.watchers[run.index(n)])}
        for other in watchers:
            task = self.plan.tasks[other]
            nodes = run.instances(other)
            same_pipeline = group is not None and task.group is group and task.rule not in EARLY_RULES
            if map_index != UNMAPPED and same_pipeline and len(nodes) > map_index and run.is_expanded(other):
                yield nodes[map_index]
            else:
                yield from nodes

    def outcome(self, machine: RunMachine) -> State:
        """The state of the whole run."""
        run = self.run_of(machine)
        if self._triggerer is not None:
            self._triggerer.stop()
        if run.replaced:
            take_over(run)
        word = outcome(self.plan, run)
        late = run.is_late and any(state is None or state.message == TOO_LATE for state in machine.states)
        if late:
            word = FAILED
        if run.options.only is not None:
            word = alone(run)
        elif run.blocked and any(machine.states[node] is None for node in run.blocked):
            run.final_word = WAITING
            return Failed(f"Tasks wait for the run before: {'; '.join(sorted(set(run.blocked.values())))}")
        run.final_word = word
        self._call_back(run, word, late=late)
        if word != FAILED:
            return Success("All reference tasks succeeded.")
        if late:
            return Failed(f"{TOO_LATE.capitalize()} of {self.plan.dag.dagrun_timeout}.")
        bad = [ti for ti in run.task_instances() if ti.word in (FAILED, UPSTREAM_FAILED)]
        names = ", ".join(ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]" for ti in bad[:5])
        more = f" and {len(bad) - 5} more" if len(bad) > 5 else ""
        return Failed(f"Tasks that decide about the run did not succeed: {names or 'none could start'}{more}")

    def _call_back(self, run: AirflowRun, word: str, *, late: bool) -> None:
        name = "on_failure_callback" if word == FAILED else "on_success_callback"
        if not getattr(run.dag, name, None):
            return
        context = self._end_context(run, word, late=late)
        context["reason"] = "success" if word != FAILED else "timed_out" if late else "task_failure"
        run_callbacks(run.dag, name, context, f"DAG {run.dag.dag_id!r}")

    def _end_context(self, run: AirflowRun, word: str, *, late: bool) -> MutableMapping[str, Any]:
        """The context of the last task; from 3.0 on of that which decided how the run ended, if there is one."""
        if run.version < (3, 0):
            last = run.instance(run.instances(self.plan.tasks[-1].number)[0]) if self.plan.tasks else None
        else:
            # a run that ends too late is decided by what was under way then
            states = (SKIPPED,) if late else (FAILED,) if word == FAILED else (SUCCESS,)
            ended = [ti for ti in run.task_instances() if ti.word in states and ti.end_date is not None]
            last = max(ended, key=lambda ti: ti.end_date or run.started, default=None)
        return {"dag": run.dag, "run_id": run.run_id} if last is None else TaskInstance.get_template_context(last)
