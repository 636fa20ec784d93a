"""
A flow for `kill_loop.py`: layers of short tasks that note in a file of their own when they begin.

Called with the folder of the history, the executor's name, the number of tasks and the id of the run; continues the run
if it is recorded. It has no `__main__` guard on purpose.
"""

from __future__ import annotations

import os
import sys
import time

import prefect
from prefect import Flow, task
from prefect.core.engine.executors import LocalExecutor, ProcessExecutor, ThreadExecutor
from prefect.core.errors import CannotResume

FOLDER, NAME, COUNT, RUN = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
EXECUTORS = {
    "local": LocalExecutor,
    "threads": lambda: ThreadExecutor(4),
    "processes": lambda: ProcessExecutor(2),
}
WIDTH = 10

prefect.config.history.path = FOLDER


def add(place, attempt, folder, *before):
    file = os.open(os.path.join(folder, "notes.txt"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(file, f"{attempt} {place}\n".encode())
    os.close(file)
    time.sleep(0.002)
    return place + sum(before) % 1000


def build() -> tuple[Flow, list[prefect.Task]]:
    """Half of the tasks stand alone in layers, the other half are children of one mapped task."""
    made: list[prefect.Task] = []
    with Flow("kill loop") as flow:
        for place in range(COUNT // 2):
            layer = made[place - place % WIDTH - WIDTH : place - place % WIDTH] if place >= WIDTH else []
            before = [layer[place % WIDTH], layer[(place + 1) % WIDTH]] if layer else []
            made.append(single(place, *before))
        made.append(children.map(list(range(COUNT // 2, COUNT))))
    return flow, made


@task
def single(place, first=0, second=0):
    return add(place, os.environ["ATTEMPT"], FOLDER, first, second)


@task
def children(place):
    return add(place, os.environ["ATTEMPT"], FOLDER)


flow, made = build()
print("begins", flush=True)
try:
    state = flow.run(executor=EXECUTORS[NAME](), history=True, resume=RUN)
except CannotResume:
    state = flow.run(executor=EXECUTORS[NAME](), history=True, context={"flow_run_id": RUN})
total = sum(state.result[t].result for t in made[:-1]) + sum(state.result[made[-1]].result)
print("ended", type(state).__name__, total, flush=True)
