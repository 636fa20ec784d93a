"""
`Flow`: tasks, and what comes before what.

A flow is a description; `flow.run()` carries it out. What a flow can tell about itself (order, roots, references) lives
in `FlowGraph`; how it is run and looked at lives here.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.core import context as contexts
from prefect.core import hooks
from prefect.core.config import config
from prefect.core.edge import Edge
from prefect.core.errors import InvalidFlow, InvalidParameters
from prefect.core.flow_graph import FlowGraph
from prefect.core.literals import Constant
from prefect.core.logging import logger_of
from prefect.core.parameter import Parameter
from prefect.core.replaceable import replaceable
from prefect.core.task import Task

if TYPE_CHECKING:
    import logging
    from contextvars import Token

    from prefect.core.engine.executors.base import Executor
    from prefect.core.engine.state import State
    from prefect.core.results.base import Result


class Flow(FlowGraph):
    """
    Tasks, and what comes before what.

    Args:
        name: name of the flow.
        schedule: when it is to run; `None` means only when somebody runs it.
        executor: what carries its tasks out; `None` means one after the other in this thread.
        run_config: how a registered flow is to be deployed; kept for the server.
        storage: where the flow's code is kept; kept for the server.
        tasks: tasks to begin with.
        edges: edges to begin with.
        reference_tasks: the tasks whose states decide the state of the run; the last ones if left out.
        state_handlers: functions `(flow, old_state, new_state) -> new_state | None`.
        on_failure: function `(flow, state)` called when a run fails.
        validate: look for cycles at every new edge; `None` leaves it to the configuration.
        result: how the results of tasks that say nothing themselves are stored.
        terminal_state_handler: function `(flow, state, reference_states) -> state | None` that has the last word.
        environment: what programs for Prefect before 1.0 say instead of `run_config`; kept, and read by nothing.
        result_handler: what programs for Prefect 0.10 say instead of `result`.

    Raises:
        ValueError: there is no name.
        TypeError: state handlers that are no list.

    Example:
        >>> from prefect.core.function_task import task
        >>> @task
        ... def one():
        ...     return 1
        >>> with Flow("example") as flow:
        ...     x = one()
        >>> flow.run().result[x].result
        1
    """

    def __init__(
        self,
        name: str,
        schedule: Any = None,
        executor: Executor | None = None,
        run_config: Any = None,
        storage: Any = None,
        tasks: Iterable[Task] | None = None,
        edges: Iterable[Edge] | None = None,
        reference_tasks: Iterable[Task] | None = None,
        state_handlers: list[Callable[..., Any]] | None = None,
        on_failure: Callable[..., Any] | None = None,
        validate: bool | None = None,
        result: Result | None = None,
        terminal_state_handler: Callable[..., Any] | None = None,
        environment: Any = None,
        result_handler: Any = None,
    ) -> None:
        if not name:
            raise InvalidFlow("A name must be provided for the flow.")
        if result_handler is not None:
            # imported here: only programs for Prefect 0.10 have one
            from prefect.core.results.handlers import result_of

            result = result_of(result_handler)
        if state_handlers is not None and not isinstance(state_handlers, list | tuple):
            raise TypeError("state_handlers should be iterable.")
        super().__init__()
        self.name = name
        self.schedule = schedule
        self.executor = executor
        self.run_config = run_config
        self.storage = storage
        self.result = result
        self.terminal_state_handler = terminal_state_handler
        self.environment = environment
        self.state_handlers: list[Callable[..., Any]] = list(state_handlers or ())
        if on_failure is not None:
            self.state_handlers.append(_OnFailure(on_failure))
        self._open: list[Token[Any]] = []
        for task in tasks or ():
            self.add_task(task)
        for edge in edges or ():
            self.add_edge(
                upstream_task=edge.upstream_task,
                downstream_task=edge.downstream_task,
                key=edge.key,
                mapped=edge.mapped,
                flattened=edge.flattened,
                validate=validate,
            )
        if reference_tasks is not None:
            self.set_reference_tasks(reference_tasks)

    def __repr__(self) -> str:
        return f'<{type(self).__name__}: name="{self.name}">'

    @replaceable
    def logger(self) -> logging.Logger:
        """The logger named after the flow."""
        return logger_of(self.name)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return False
        mine, theirs = self.__dict__, other.__dict__
        return (
            mine["name"] == theirs["name"]
            and self.tasks == other.tasks
            and self.edges == other.edges
            and self.reference_tasks() == other.reference_tasks()
        )

    __hash__ = None  # type: ignore[assignment]

    # the `with` block

    def __enter__(self) -> Flow:
        layer = dict(contexts.context.copy())
        layer.update(flow=self, _unused_tasks={}, name=self.name)
        self._open.append(contexts.enter(contexts.Layer(layer)))
        return self

    def __exit__(self, exc_type: Any, exc_value: Any, traceback: Any) -> None:
        unused = {
            task
            for task in contexts.get_from_context("_unused_tasks") or ()
            if task not in self.tasks and not task.auto_generated and type(task) is not Constant
        }
        contexts.leave(self._open.pop())
        if unused and exc_type is None:
            # imported here: a flow that is built right warns of nothing
            import warnings

            warnings.warn(
                f"Tasks were created but not added to the flow: {unused}. This can occur when `Task` classes, "
                "including `Parameters`, are instantiated inside a `with flow:` block but not added to the flow either "
                "explicitly or as the input to another task.",
                stacklevel=2,
            )

    # copies

    def copy(self) -> Flow:
        """A copy with tasks and edges of its own lists; the tasks themselves are shared."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._open = []
        new.state_handlers = list(self.state_handlers)
        self._copy_graph_to(new)
        return new

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        state["_open"] = []
        state["_plan"] = None
        return state

    # running

    def run(
        self,
        parameters: Mapping[str, Any] | None = None,
        run_on_schedule: bool | None = None,
        runner_cls: type | None = None,
        **kwargs: Any,
    ) -> State:
        """
        Run the flow.

        Args:
            parameters: values of its parameters by name.
            run_on_schedule: wait for the times of its schedule and run at each; `None` leaves it to the configuration.
            runner_cls: a `FlowRunner` of your own.
            kwargs: further arguments of `FlowRunner.run`: `executor`, `context`, `task_states`, `state`,
                `task_contexts`; values of parameters may stand here too. And beyond upstream's: `limits`, how many
                tasks may be under way at a time, by tag; `history`, record the run (`None` leaves it to the
                configuration, a `Path` names the flow's file in the record); `resume`, the id of a recorded run that
                is to be continued; `approve`, its paused tasks that may go on, by name or slug, or `True` for all.

        Returns:
            The state of the run; `state.result` holds the state of each task. `None`, with a warning, while the flow's
            file is being read by `prefect run`, which runs the flow itself, as in Prefect 1.4.1.

        Raises:
            InvalidParameters: a parameter is unknown, missing, or of the wrong type.
            InvalidFlow: the flow holds a cycle.
            CannotResume: the run cannot be continued.
            Interrupted: Ctrl-C; a `KeyboardInterrupt` whose `state` is the `Cancelled` state of the run.
        """
        building = contexts.get_from_context("flow")
        if self._open or (building is not None and building._open):
            raise RuntimeError(
                "Don't call `flow.run()` from within a `Flow` context manager: leave the `with` block first.\n\n"
                "  with Flow(...) as flow:\n      ...\n  flow.run(...)"
            )
        if _is_being_read("run"):
            return None  # type: ignore[return-value]  # what upstream returns
        # imported here: whoever only builds flows needs no engine
        from prefect.core.engine import flow_running

        return flow_running.run_flow(self, parameters, run_on_schedule, runner_cls, kwargs)

    def checked_parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """
        The parameters of a run, checked and with defaults.

        Args:
            given: what the run was given.

        Returns:
            A value for every parameter that has one.

        Raises:
            InvalidParameters: one is unknown, missing, or of the wrong type.
        """
        known = {p.name: p for p in self.parameters()}
        unknown = sorted(set(given) - set(known))
        if unknown:
            raise InvalidParameters(
                f"Flow.run received the following unexpected parameters: {', '.join(unknown)}"
                + (f" (the flow {self.name!r} has: {', '.join(sorted(known))})" if known else "")
            )
        missing = sorted(name for name, p in known.items() if p.required and name not in given)
        if missing:
            raise InvalidParameters(f"Flow.run did not receive the following required parameters: {', '.join(missing)}")
        return {name: p.check(given[name]) if name in given else p.default for name, p in known.items()}

    # looking at it, keeping it

    def visualize(
        self,
        flow_state: State | None = None,
        filename: str | None = None,
        format: str | None = None,
        horizontal: bool = False,
    ) -> Any:
        """
        Draw the flow.

        Args:
            flow_state: the state of a run, to colour the tasks by.
            filename: file to write, without ending; `None` shows the drawing on a desktop and writes nothing elsewhere.
            format: `pdf`, `png`, `svg` …; `None` takes the ending of `filename`, or `pdf` if it has none (`svg` where
                the program `dot` is missing).
            horizontal: draw from left to right.

        Returns:
            The drawing.

        Raises:
            MissingExtra: the `viz` extra is not installed.
            NotAvailable: the format needs the program `dot`, and it is not on the path.
        """
        return hooks.call("visualize", self, flow_state, filename, format, horizontal)

    def register(
        self,
        project_name: str | None = None,
        build: bool = True,
        labels: Iterable[str] | None = None,
        set_schedule_active: bool = True,
        version_group_id: str | None = None,
        no_url: bool = False,
        idempotency_key: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """
        Make the flow known to the server.

        Args:
            project_name: the project to put it in.
            build: build the storage first.
            labels: labels that an agent must have to run it.
            set_schedule_active: begin to run it on its schedule.
            version_group_id: the group whose next version it is.
            no_url: do not print where to find it.
            idempotency_key: registering it again with the same key makes no new version.
            kwargs: further arguments of its storage.

        Returns:
            The flow's id there; `None` while the flow's file is being read, as for `run`.

        Raises:
            NotAvailable: this installation has no client.
        """
        if _is_being_read("register"):
            return None
        return hooks.call(
            "register_flow", self, project_name=project_name, build=build, labels=labels,
            set_schedule_active=set_schedule_active, version_group_id=version_group_id, no_url=no_url,
            idempotency_key=idempotency_key, **kwargs,
        )  # fmt: skip

    def run_agent(
        self, token: str | None = None, show_flow_logs: bool = False, log_to_cloud: bool | None = None, **kwargs: Any
    ) -> None:
        """
        Run an agent that runs this flow when the server says so.

        Args:
            token: the key to show to the server.
            show_flow_logs: show the log of the flow's runs.
            log_to_cloud: send the log to the server.
            kwargs: further arguments of the agent.

        Raises:
            NotAvailable: this installation has no agent.
        """
        hooks.call("run_agent", self, token=token, show_flow_logs=show_flow_logs, log_to_cloud=log_to_cloud, **kwargs)

    def diagnostics(self, include_secret_names: bool = False) -> str:
        """
        What to put into a report about a problem with this flow; it holds no values.

        Args:
            include_secret_names: name the secrets too.

        Returns:
            JSON text.
        """
        # imported here: a rare request
        from prefect.core.diagnostics import diagnostic_info

        return diagnostic_info(self, include_secret_names)

    def serialize(self, build: bool = False) -> dict[str, Any]:
        """
        The flow in the JSON form of Prefect 1.4.1.

        Args:
            build: build the storage first.

        Returns:
            The form; it describes the flow and cannot run.
        """
        return hooks.call("dump_flow", self, build)

    def serialized_hash(self, build: bool = False) -> str:
        """
        A fingerprint of the JSON form.

        Args:
            build: build the storage first.

        Returns:
            64 hexadecimal digits.
        """
        # imported here: a rare request
        import hashlib
        import json

        return hashlib.sha256(json.dumps(self.serialize(build), sort_keys=True).encode()).hexdigest()

    def save(self, fpath: str | os.PathLike[str] | None = None) -> str:
        """
        Write the flow to a file that `load` can read.

        Args:
            fpath: the file; `None` makes one below the home folder of the configuration, named for the flow.

        Returns:
            The file's path.
        """
        # imported here: only whoever saves needs it
        import cloudpickle

        if fpath is None:
            file = Path(config["home_dir"]).expanduser() / "flows" / f"{_slug(self.name)}.prefect"
        else:
            file = Path(fpath).expanduser()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(cloudpickle.dumps(self))
        return str(file)

    @classmethod
    def load(cls, fpath: str | os.PathLike[str]) -> Flow:
        """
        Read a flow that `save` wrote. Load only what you trust: the file can run code.

        Args:
            fpath: the file, or the name of a flow saved without path.

        Returns:
            The flow.

        Raises:
            FileNotFoundError: there is no such file.
        """
        # imported here: only whoever loads needs it
        import pickle

        file = Path(fpath).expanduser()
        if not file.is_file() and file.name == str(fpath):
            file = Path(config["home_dir"]).expanduser() / "flows" / f"{_slug(str(fpath))}.prefect"
        flow: Flow = pickle.loads(file.read_bytes())
        return flow

    def parameters(self) -> set[Parameter]:
        """The parameters among the tasks."""
        return {task for task in self.tasks if isinstance(task, Parameter)}


def _is_being_read(method: str) -> bool:
    """Whether a command is reading the flow's file, which must not do what the command will do."""
    if not contexts.get_from_context("loading_flow"):
        return False
    warnings.warn(
        f"Attempting to call `flow.{method}` during execution of flow file will lead to unexpected results.",
        UserWarning,
        stacklevel=3,
    )
    return True


class _OnFailure:
    """A state handler that calls a function when the flow fails."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, flow: Flow, old_state: State, new_state: State) -> State:
        if new_state.is_failed():
            self.function(flow, new_state)
        return new_state


def _slug(text: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in text.lower()).strip("-")
