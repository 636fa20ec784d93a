"""States as they change: a table with a progress bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.compat.airflow.runtime.run import AirflowRun
from prefect.compat.airflow.runtime.words import FAILED, FINISHED

COLOURS = {
    "success": "green",
    "failed": "red",
    "upstream_failed": "dark_orange",
    "skipped": "magenta",
    "removed": "grey50",
    "running": "bright_green",
    "up_for_retry": "yellow",
    "up_for_reschedule": "turquoise2",
    "deferred": "medium_purple",
}


class Screen:
    """Plain lines: one when a task instance ends, one at the end of the run."""

    def begin(self, run: AirflowRun) -> None:
        """A run begins."""
        print(f"DAG {run.dag.dag_id}  run {run.run_id}")

    def change(self, run: AirflowRun, node: int) -> None:
        """A task instance has another state, or a task was expanded."""
        word = run.word(node)
        if word is not None:
            print(f"  {name_of(run, node)}  {word}", flush=True)

    def end(self, run: AirflowRun, *, with_traceback: bool) -> None:
        """A run has ended."""
        show_failures(run, with_traceback=with_traceback)
        print(f"DAG {run.dag.dag_id}  {run.final_word}")

    def aside(self, run: AirflowRun) -> None:
        """A run has ended that a task or an asset had started."""
        print(f"DAG {run.dag.dag_id}  {run.final_word}  (started by others, run {run.run_id})")


class Quiet(Screen):
    """One line a run, for many of them, and the errors of those that failed."""

    def begin(self, run: AirflowRun) -> None:
        """A run begins: nothing to say."""

    def change(self, run: AirflowRun, node: int) -> None:
        """A state changed: nothing to say."""


class Table(Screen):
    """A table that is drawn anew while the run goes on, with a progress bar below."""

    def __init__(self) -> None:
        self._live: Any = None

    def begin(self, run: AirflowRun) -> None:
        """A run begins."""
        # rich is only loaded where there is a terminal
        from rich.live import Live

        self._live = Live(get_renderable=lambda: self._drawn(run), refresh_per_second=8)
        self._live.start()

    def change(self, run: AirflowRun, node: int) -> None:
        """A state changed: the next drawing shows it."""

    def end(self, run: AirflowRun, *, with_traceback: bool) -> None:
        """A run has ended."""
        self._live.refresh()
        self.close()
        show_failures(run, with_traceback=with_traceback)

    def close(self) -> None:
        """Give the terminal back."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _drawn(self, run: AirflowRun) -> Any:
        # rich is only loaded where there is a terminal
        from rich.console import Group
        from rich.progress_bar import ProgressBar
        from rich.table import Table as RichTable
        from rich.text import Text

        instances = run.task_instances()
        table = RichTable("task", "state", "try", title=f"{run.dag.dag_id}  {run.final_word or 'running'}")
        done = 0
        for ti in instances:
            word = ti.word
            done += word in FINISHED
            table.add_row(
                ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]",
                Text(word or "", style=COLOURS.get(word or "", "")),
                str(ti.try_number or ""),
            )
        bar = ProgressBar(total=max(len(instances), 1), completed=done, width=40)
        return Group(table, Text(f"{done} of {len(instances)} "), bar)


def name_of(run: AirflowRun, node: int) -> str:
    """The task id of a node, with the map index in brackets."""
    map_index = run.machine.map_index(node)
    task_id = run.plan.tasks[run.index(node)].task_id
    return task_id if map_index < 0 else f"{task_id}[{map_index}]"


def show_failures(run: AirflowRun, *, with_traceback: bool) -> None:
    """
    Say of every task instance that failed why, with the line of the DAG file.

    Args:
        run: the run.
        with_traceback: show the whole traceback.
    """
    for ti in run.task_instances():
        if ti.word != FAILED:
            continue
        node = run.node_of(ti.index, ti.map_index)
        state = run.machine.states[node] if node is not None else None
        if state is None:
            continue
        print(f"{name_of(run, node)} failed: {state.message}", file=sys.stderr)  # type: ignore[arg-type]
        if with_traceback and isinstance(state.result, BaseException):
            print("".join(traceback.format_exception(state.result)), file=sys.stderr)


@contextmanager
def screen_for(*, quiet: bool, plain: bool = False) -> Iterator[Screen]:
    """
    The screen that fits where the output goes.

    Args:
        quiet: many DAGs are run: one line each.
        plain: lines even on a terminal: the tasks' logs are shown between them.
    """
    if quiet:
        yield Quiet()
    elif plain or not sys.stdout.isatty():
        yield Screen()
    else:
        table = Table()
        try:
            yield table
        finally:
            table.close()
