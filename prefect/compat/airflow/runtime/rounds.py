"""An executor that goes in rounds, as `dag.test()` does: every task that may run, then one look at who may run next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prefect.compat.airflow.runtime.interrupts import went_unheard
from prefect.core.engine.executors.driving import cancelled, report, take, wait_for_timer
from prefect.core.engine.executors.local import LocalExecutor

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.policy import AirflowPolicy
    from prefect.core.engine.flow_run import FlowRun


class RoundsExecutor(LocalExecutor):
    """
    Runs one task after the other in this thread, in Airflow's order.

    Which rule sees which state first can decide how a task ends; going in rounds decides it as `dag.test()` does.

    Args:
        policy: the policy of the DAG, told to leave its passes to this executor.
    """

    def __init__(self, policy: AirflowPolicy) -> None:
        super().__init__()
        self.policy = policy

    def drive(self, run: FlowRun, waits: bool) -> None:
        """
        Carry out a run.

        Args:
            run: the run.
            waits: wait for nodes that are to run later.
        """
        machine = run.machine
        if not run.plan.tasks:
            # the machine asks the policies of its tasks; a DAG without tasks runs as well
            self.policy.begin(machine)
            self.policy.outcome(machine)
            return
        node: int | None = None
        try:
            while True:
                for _ in range(len(machine.ready)):
                    node = take(run)
                    if node is None:
                        break
                    report(run, node, run.perform(node))
                    if went_unheard():
                        raise KeyboardInterrupt
                judged = self.policy.pass_over(machine)
                # a try that failed is repeated in the next round, behind what begins, if its time has come
                machine.due(time.time())
                if judged or machine.ready or self.policy.heard_of_past(machine):
                    continue
                if not wait_for_timer(run, waits):
                    return
        except (KeyboardInterrupt, SystemExit):
            cancelled(run, () if node is None else (node,))
            raise
