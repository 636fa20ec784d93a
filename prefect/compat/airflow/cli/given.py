"""What surrounds the runs of a command: connections, variables, pools, executor, logs; options that commands share."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import click

EXECUTORS = ("local", "threads", "processes")


class Given(NamedTuple):
    """
    What the shared options say.

    Args:
        connections: files of connections, later ones first.
        variables: files of variables, later ones first.
        pools: files of pools.
        responses: files of answers to the tasks that ask people.
        database: SQLAlchemy's address of an Airflow metadata database.
        executor: `local`, `threads` or `processes`.
        workers: how many tasks at a time, for the last two.
        logs: show the tasks' logs.
        log_dir: folder for the tasks' logs.
    """

    connections: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    database: str | None = None
    executor: str = "local"
    workers: int | None = None
    logs: bool = False
    log_dir: str | None = None

    @contextlib.contextmanager
    def applied(self) -> Iterator[None]:
        """
        Let all of it hold.

        Raises:
            SourceError: a file or the database cannot be read.
        """
        # loaded by those who run: the command line's help is quick
        from prefect.compat.airflow.runtime.tasklogs import TaskLogs
        from prefect.compat.airflow.sources import files
        from prefect.compat.airflow.standin import overrides

        held: tuple[dict[str, Any], ...] = (
            overrides.connections,
            overrides.variables,
            overrides.responses,
            overrides.pools,
        )
        before = [dict(each) for each in held]
        backends = list(overrides.backends)
        try:
            for path in self.connections:
                overrides.connections.update(files.connections(path))
            for path in self.variables:
                overrides.variables.update(files.variables(path))
            for path in self.responses:
                overrides.responses.update(files.responses(path))
            if self.database:
                from prefect.compat.airflow.sources.metadata import MetadataDatabase

                database = MetadataDatabase(self.database)
                overrides.backends.append(database)
                overrides.pools.update(database.pools())
            for path in self.pools:
                overrides.pools.update(files.pools(path))
            with TaskLogs(to_terminal=self.logs, folder=self.log_dir):
                yield
        finally:
            for kept, earlier in zip(held, before, strict=True):
                kept.clear()
                kept.update(earlier)
            overrides.backends[:] = backends

    def made_executor(self) -> Any:
        """The executor, `None` for the one that goes in Airflow's own order."""
        if self.executor == "local":
            return None
        # loaded by those who ask for one
        from prefect.core.engine.executors.processes import ProcessExecutor
        from prefect.core.engine.executors.threads import ThreadExecutor

        return (ThreadExecutor if self.executor == "threads" else ProcessExecutor)(self.workers)


_OPTIONS = {
    "connections": click.option("--connections", multiple=True, type=click.Path(dir_okay=False), metavar="FILE",
        help="Connections as `airflow connections export` writes them: JSON, YAML or dotenv."),
    "variables": click.option("--variables", multiple=True, type=click.Path(dir_okay=False), metavar="FILE",
        help="Variables as `airflow variables export` writes them: JSON, YAML or dotenv."),
    "pools": click.option("--pools", multiple=True, type=click.Path(dir_okay=False), metavar="FILE",
        help="Pools as `airflow pools export` writes them."),
    "responses": click.option("--responses", multiple=True, type=click.Path(dir_okay=False), metavar="FILE",
        help="Answers to the tasks that ask people, JSON or YAML: DAG id -> task id -> option or options."),
    "database": click.option("--airflow-db", "database", metavar="URL",
        help="Airflow metadata database whose connections, variables and pools are read."),
    "executor": click.option("--executor", type=click.Choice(EXECUTORS), default="local", show_default=True,
        help="Run tasks one after the other, in threads, or in processes."),
    "workers": click.option("--workers", type=click.IntRange(min=1), help="Tasks at a time, in threads or processes."),
    "logs": click.option("--logs", is_flag=True, help="Show the logs of the tasks."),
    "log_dir": click.option("--log-dir", type=click.Path(file_okay=False), metavar="FOLDER",
        help="Write the logs of the tasks into a folder, laid out as Airflow's."),
}  # fmt: skip

#: Of commands about one file.
version_option = click.option(
    "--airflow-version", help="Version whose rules hold, such as 2.10; guessed from the file if left out."
)

#: All options.
EVERYTHING = tuple(_OPTIONS)
#: Those of commands that load DAG files.
SOURCES = ("connections", "variables", "database")
#: Those of commands that also run tasks, each run in its own way.
TASKS = (*SOURCES, "responses", "logs", "log_dir")


def given_options(names: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    Give a command some of the shared options; it is called with `given`.

    Args:
        names: which of them.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        def call(**options: Any) -> Any:
            return command(
                **{k: v for k, v in options.items() if k not in names},
                given=Given(**{name: options[name] for name in names}),
            )

        call.__name__, call.__doc__ = command.__name__, command.__doc__
        call.__click_params__ = list(getattr(command, "__click_params__", []))  # type: ignore[attr-defined]
        wrapped: Callable[..., Any] = call
        for name in reversed(names):
            wrapped = _OPTIONS[name](wrapped)
        return wrapped

    return decorate
