"""Loggers: names, `log_stdout`, what a run says."""

from __future__ import annotations

import logging
from datetime import timedelta

import prefect
from prefect import Flow, Task, task
from prefect.utilities.logging import get_logger


class _Kept(logging.Handler):
    """Keeps what is logged while the `with` block is open."""

    def __init__(self):
        super().__init__()
        self.said = []

    def emit(self, record):
        self.said.append((record.name, record.levelname, record.getMessage()))

    def __enter__(self):
        logger = logging.getLogger("prefect")
        logger.addHandler(self)
        logger.setLevel(logging.INFO)
        return self

    def __exit__(self, *error):
        logger = logging.getLogger("prefect")
        logger.removeHandler(self)
        logger.setLevel(logging.CRITICAL)


def _quiet(flow):
    """A run of whose log only what is asked for gets out."""
    streams = [handler for handler in logging.getLogger("prefect").handlers if not isinstance(handler, _Kept)]
    levels = [handler.level for handler in streams]
    for handler in streams:
        handler.setLevel(99)
    try:
        return flow.run()
    finally:
        for handler, level in zip(streams, levels):  # noqa: B905 - Python 3.9 knows no `strict`
            handler.setLevel(level)


def names(show):
    show(get_logger().name, get_logger("mine").name, get_logger("a.b").name, Task("t").logger.name)
    show(Flow("f").logger.name, get_logger("mine") is get_logger("mine"))


def said_by_a_run(show):
    with Flow("f") as flow:
        numbers = task(lambda: [1, 2], name="numbers")()
        task(lambda x: x, name="each").map(numbers)
    with _Kept() as kept:
        _quiet(flow)
    for line in kept.said:
        show(*line)


def said_by_a_failure(show):
    with Flow("f") as flow:
        task(lambda: 1 / 0, name="t")()
    with _Kept() as kept:
        _quiet(flow)
    for line in kept.said:
        show(*line)


def said_by_a_retry(show):
    tries = []

    def work():
        tries.append(1)
        if len(tries) < 2:
            raise ValueError("again")

    with Flow("f") as flow:
        task(work, name="t", max_retries=1, retry_delay=timedelta(0))()
    with _Kept() as kept:
        _quiet(flow)
    for line in kept.said:
        if line[0].endswith("TaskRunner"):
            show(*line)


def logger_of_a_task(show):
    @task(name="mine")
    def work():
        prefect.context.logger.warning("inside")

    class Other(Task):
        def run(self):
            self.logger.info("in a class")

    with Flow("f") as flow:
        work()
        Other()()
    with _Kept() as kept:
        _quiet(flow)
    show(sorted(line for line in kept.said if line[2].startswith("in")))


def printed_lines(show):
    @task(name="mine", log_stdout=True)
    def work():
        print("hello", 3)
        print("two\nlines")
        return 1

    with Flow("f") as flow:
        worked = work()
    with _Kept() as kept:
        state = _quiet(flow)
    show([line for line in kept.said if "run" not in line[2]], state.result[worked].result)


def printed_lines_are_left_alone(show):
    @task(name="mine")
    def work():
        print("hello")

    with Flow("f") as flow:
        work()
    with _Kept() as kept:
        _quiet(flow)
    show([line for line in kept.said if "hello" in line[2]])


def skips_in_the_log(show):
    from prefect.engine import signals

    @task(name="mine")
    def work():
        raise signals.SKIP("not today")

    with Flow("f") as flow:
        worked = work()
        task(lambda x: x, name="after")(worked)
    with _Kept() as kept:
        _quiet(flow)
    show([line for line in kept.said if line[0].endswith("TaskRunner")])


def level_for_a_while(show):
    from prefect.utilities.logging import temporary_logger_config

    logger = get_logger()
    before = logger.level
    with temporary_logger_config(level=logging.ERROR, stream_fmt="%(message)s"):
        show(logger.level)
    show(logger.level == before)


def diagnostic_logger(show):
    from prefect.utilities.logging import create_diagnostic_logger

    logger = create_diagnostic_logger("diagnosis")
    show(logger.name, len(logger.handlers) > 0, logger is create_diagnostic_logger("diagnosis"))


def stream_into_the_log(show):
    from prefect.utilities.logging import RedirectToLog

    logger = logging.getLogger("stream_into_the_log")
    logger.setLevel(logging.INFO)
    kept = _Kept()
    logger.addHandler(kept)
    stream = RedirectToLog(logger)
    for text in ("hello", "\n", "  ", "more\n"):
        stream.write(text)
    stream.flush()
    show(kept.said)
    show.error(stream.write, 3)
