"""What ours does otherwise, on purpose; the reasons stand in `differences.py`."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

import cloudpickle
import pendulum

import prefect
from prefect import Flow, Task, task
from prefect.core.edge import Edge
from prefect.engine import signals
from prefect.engine.result import Result
from prefect.engine.results import ConstantResult, LocalResult
from prefect.engine.state import Failed, Looped, Pending
from prefect.engine.task_runner import TaskRunner
from prefect.schedules.clocks import CronClock
from prefect.tasks.database.sqlite import SQLiteQuery, SQLiteScript


class Add(Task):
    def run(self, x, y=1):
        return x + y


def item_of_a_result_that_has_a_place(show):
    stored = Task("a", result=LocalResult(dir=".", location="a.bin"))
    with Flow("f"):
        item = stored["k"]
    show(item.result is stored.result)


def inputs_that_a_state_brings(show):
    show(TaskRunner(Add()).run(state=Pending(cached_inputs={"x": Result(5)})).is_successful())


def results_are_stored_where_one_is_named(show):
    show("setting", prefect.config.flows.checkpointing)
    with Flow("f") as flow:
        task(lambda: 1, name="t", result=LocalResult(dir=".", location="a.bin"))()
    flow.run()
    show("stored", os.path.exists("a.bin"))


def context_in_a_pickle(show):
    show.error(lambda: type(cloudpickle.dumps(prefect.context)).__name__, saying="Pickling context objects")


def handlers_of_a_copy(show):
    flow = Flow("f")
    flow.copy().state_handlers.append(print)
    show(len(flow.state_handlers))


def key_of_two_edges(show):
    flow, added = Flow("f"), Add("added")
    flow.add_edge(Task("a"), added, key="x")
    show.error(flow.add_edge, Task("b"), added, key="x", saying="has already been assigned")


def cron_when_clocks_go_back(show):
    start = pendulum.datetime(2020, 10, 31, tz="America/New_York")
    events = CronClock("0 1 * * *", start_date=start).events(after=start)
    show([next(events).start_time.isoformat() for _ in range(3)])


def result_that_is_constant(show):
    with Flow("f") as flow:
        made = task(lambda: 1, name="t", result=ConstantResult(value=5))()
    with prefect.context(checkpointing=True):
        show(type(flow.run().result[made]).__name__)


def named_argument_without_elements(show):
    with Flow("f"):
        show.error(lambda: Add("added").map(x=None), saying="Cannot map over unsubscriptable object")


def map_over_a_dictionary(show):
    with Flow("f") as flow:
        Add("added").map({"a": 1})
    show.error(flow.run)


def query_that_writes(show):
    SQLiteScript(db="x.db", script="CREATE TABLE t (a INT)").run()
    SQLiteQuery(db="x.db", query="INSERT INTO t VALUES (1)").run()
    show(SQLiteQuery(db="x.db", query="SELECT count(*) FROM t").run())


def result_that_cannot_be_stored(show):
    class Full(Result):
        def write(self, value_, **kwargs):
            raise OSError("disk full")

    with Flow("f") as flow:
        made = task(lambda: 1, name="t", result=Full(location="x"))()
    with prefect.context(checkpointing=True):
        show(flow.run().result[made])


def tags_of_a_task_that_never_began(show):
    def fails():
        raise signals.FAIL("no")

    with Flow("f") as flow:
        after = task(lambda: 1, name="after")(upstream_tasks=[task(fails, name="fails")()])
    show(flow.run().result[after].context)


def every_change_in_the_log(show):
    class Noted(logging.Handler):
        def emit(self, record):
            if "Handling state change" in record.getMessage():
                show(record.getMessage())

    noted, logger = Noted(), logging.getLogger("prefect")
    before, logger.handlers[:] = list(logger.handlers), [noted]
    logger.setLevel(logging.DEBUG)
    try:
        Flow("f", tasks=[Task("t")]).run()
    finally:
        logger.handlers[:] = before


def round_of_a_loop(show):
    looped = Looped(loop_count=2, result=1)
    show.error(lambda: TaskRunner(Task()).check_task_is_looping(looped, inputs={}, upstream_states={}, context={}))


def retry_of_a_looping_task(show):
    runner = TaskRunner(Task("t", max_retries=1, retry_delay=timedelta(1)))
    with prefect.context(task_run_count=1, task_loop_count=3, task_loop_result=4):
        again = runner.check_for_retry(Failed("x"), inputs={})
    show(sorted(again.context), sorted(again.cached_inputs))


def sequence_of_upstream_states(show):
    edge = Edge(Task("a"), Task("b"), key="x")
    show(TaskRunner(Task()).get_task_inputs(Pending(cached_inputs={"q": Result(4)}), {edge: Pending()}))
