"""One task in a process of its own, for an executor that cannot stop it otherwise."""

from __future__ import annotations

import logging
import pickle
import select
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from prefect.core.engine.executors.parcels import Parcels
from prefect.core.engine.executors.processes import Crew, lost_state, state_of
from prefect.core.engine.executors.wire import DONE, LOG, RAISED, READY, TIMER
from prefect.core.engine.executors.worker_process import WorkerProcess
from prefect.core.engine.state import State

if TYPE_CHECKING:
    from prefect.core.engine.flow_run import FlowRun


class Isolated:
    """
    A job that runs in a new process. It is packed where the run is driven, and called in a thread.

    Args:
        run: the run.
        node: the node.
        job: the job.

    Raises:
        Exception: the task or its input cannot be pickled.
    """

    def __init__(self, run: FlowRun, node: int, job: Callable[[], State]) -> None:
        self.run = run
        self.node = node
        parcels = Parcels(run)
        self.parcel = parcels.pack(node, job)
        self.shared = {number: parcels.blob(number) for number in self.parcel.needs}
        self.hello = Crew(1).hello

    def __call__(self) -> State:
        """Run it and wait for its end; a task past its time-out is killed."""
        worker = WorkerProcess(self.hello)
        try:
            return self._heard(worker)
        finally:
            worker.kill()
            worker.process.wait()
            worker.dismiss()

    def _heard(self, worker: WorkerProcess) -> State:
        while True:
            patience = None if worker.deadline is None else max(0.0, worker.deadline - time.monotonic())
            # not for ever: a thread that was interrupted hears of it at its next step
            if not select.select([worker], [], [], 0.2 if patience is None else min(patience, 0.2))[0]:
                if patience == 0.0:
                    worker.deadline, worker.timed_out = None, True
                    worker.kill()
                continue
            try:
                messages = worker.wire.receive()
            except (EOFError, OSError):
                return self.run.lost(self.node, lost_state(self.run, self.node, worker, worker.ended()))
            for kind, body in messages:
                if kind == READY:
                    worker.give(self.node, self.parcel.body, self.shared)
                elif kind == DONE:
                    return state_of(body)
                elif kind == LOG:
                    record = pickle.loads(body)
                    logging.getLogger(record.name).handle(record)
                elif kind == TIMER:
                    worker.limit(*struct.unpack("d", body))
                elif kind == RAISED:
                    raise pickle.loads(body)
