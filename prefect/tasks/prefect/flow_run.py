"""Start runs of other flows, wait for them, and read what their tasks returned."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Iterable, Mapping
from typing import Any

from prefect.core import hooks
from prefect.core.context import get_from_context
from prefect.core.engine.signals import signal_from_state
from prefect.core.function_task import task
from prefect.core.logging import logger_of
from prefect.core.settable import Task, settable

#: How long a run is waited for.
MAX_DURATION = datetime.timedelta(hours=12)


def _key_of_this_run() -> str | None:
    """What names the run of this task: the server starts nothing twice for one key."""
    mine, index = get_from_context("task_run_id"), get_from_context("map_index")
    return mine if not mine or index is None or index < 0 else f"{mine}-{index}"


@task
def create_flow_run(
    flow_id: str | None = None,
    flow_name: str | None = None,
    project_name: str = "",
    parameters: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
    labels: Iterable[str] | None = None,
    run_name: str | None = None,
    run_config: Any = None,
    scheduled_start_time: datetime.datetime | datetime.timedelta | None = None,
    idempotency_key: str | None = None,
) -> str:
    """
    Have the server start a run of a flow.

    Args:
        flow_id: id of the flow.
        flow_name: its name, instead.
        project_name: the project in which the name is looked for.
        parameters: parameters of the run.
        context: further values of its context.
        labels: labels that an agent must have; the flow's own if left out.
        run_name: name of the run; `None` means one that the server makes up.
        run_config: how the run is carried out; the flow's own if left out.
        scheduled_start_time: when it starts, or how long from now; `None` means now.
        idempotency_key: a run with a key that was seen is not started again; `None` means the key of this task's run.

    Returns:
        Id of the run.

    Raises:
        ValueError: there is neither id nor name, or both.
        NotAvailable: there is no server.
    """
    if flow_id and flow_name:
        raise ValueError("Received both `flow_id` and `flow_name`. Only one flow identifier can be passed.")
    if not flow_id and not flow_name:
        raise ValueError("Both `flow_id` and `flow_name` are null. You must pass a flow identifier")
    view = hooks.call("flow_view", flow_id=flow_id, flow_name=flow_name, project_name=project_name)
    if isinstance(scheduled_start_time, datetime.timedelta):
        scheduled_start_time = datetime.datetime.now(datetime.UTC) + scheduled_start_time
    return str(
        hooks.call("server_client").create_flow_run(
            flow_id=view.flow_id,
            parameters=parameters,
            context=context,
            labels=list(labels) if labels else None,
            run_name=run_name,
            run_config=run_config,
            scheduled_start_time=scheduled_start_time,
            idempotency_key=idempotency_key or _key_of_this_run(),
        )
    )


@task
def wait_for_flow_run(
    flow_run_id: str,
    stream_states: bool = True,
    stream_logs: bool = False,
    raise_final_state: bool = False,
    max_duration: datetime.timedelta = MAX_DURATION,
) -> Any:
    """
    Wait for the end of a flow's run.

    Args:
        flow_run_id: id of the run.
        stream_states: log its states as they come.
        stream_logs: log its log as it comes.
        raise_final_state: end this task in the state in which the run ended.
        max_duration: how long to wait at most.

    Returns:
        What the server knows about the run, a `FlowRunView`.

    Raises:
        prefect.core.engine.signals.PrefectStateSignal: with `raise_final_state`, the state in which the run ended.
        NotAvailable: there is no server.
    """
    view = hooks.call("flow_run_view", flow_run_id)
    log = logger_of("wait_for_flow_run")
    for record in hooks.call(
        "watch_flow_run", flow_run_id, stream_states=stream_states, stream_logs=stream_logs, max_duration=max_duration
    ):
        log.log(record.level, "Flow %r: %s", view.name, record.message)
    view = view.get_latest()
    if raise_final_state:
        raise signal_from_state(view.state)(f"{flow_run_id} finished in state {view.state!r}", result=view)
    return view


@task
def get_task_run_result(flow_run_id: str, task_slug: str, map_index: int = -1, poll_time: int = 5) -> Any:
    """
    What a task of another run returned, read once that run has ended.

    Args:
        flow_run_id: id of the run.
        task_slug: slug of the task.
        map_index: which of a mapped task's runs; -1 means all of them, or the only one.
        poll_time: seconds between two looks whether the run has ended.

    Returns:
        The result.

    Raises:
        ValueError: it is this task's own run, which cannot have ended.
        NotAvailable: there is no server.
    """
    if flow_run_id == get_from_context("flow_run_id"):
        raise ValueError(
            "Given `flow_run_id` is the same as the currently running flow. The `get_task_run_result` task cannot be "
            "used to retrieve results from the flow run it belongs to."
        )
    view = hooks.call("flow_run_view", flow_run_id)
    while not view.state.is_finished():
        time.sleep(poll_time)
        view = view.get_latest()
    return view.get_task_run(task_slug=task_slug, map_index=map_index).get_result()


class StartFlowRun(Task):
    """
    Have the server start a run of a flow, and wait for its end if asked to.

    Args:
        flow_name: name of the flow.
        project_name: the project that it is in.
        parameters: parameters of the run.
        run_config: how the run is carried out; the flow's own if left out.
        wait: wait for its end, and end in the same state; given when the task is built.
        new_flow_context: further values of its context.
        run_name: name of the run; `None` means one that the server makes up.
        scheduled_start_time: when it starts; `None` means now.
        poll_interval: how long to wait between two looks, three seconds at least; given when the task is built like the
            next.
        create_link_artifact: put a link to the run beside this task's.
        idempotency_key: a run with a key that was seen is not started again; `None` means the key of this task's run.

    Returns:
        Id of the run.

    Raises:
        ValueError: no flow or no project was given; `poll_interval` is shorter than three seconds.
        prefect.core.engine.signals.PrefectStateSignal: with `wait`, the state in which the run ended.
        NotAvailable: there is no server.

    Example:
        >>> StartFlowRun("nightly", "reports").run()
        Traceback (most recent call last):
            ...
        prefect.core.errors.NotAvailable: FlowView.from_flow_name needs an orchestration server, ...
    """

    wait: bool = False
    poll_interval: datetime.timedelta = datetime.timedelta(seconds=10)
    create_link_artifact: bool = True

    def __post_init__(self) -> None:
        flow_name = getattr(self, "flow_name", None)
        if flow_name and self.name == type(self).__name__:
            self.name = f"Flow {flow_name}"
        if self.poll_interval.total_seconds() < 3:
            raise ValueError("`poll_interval` needs to be at least 3 seconds to avoid spamming the Prefect server.")

    @settable(
        "flow_name", "project_name", "parameters", "run_config", "wait", "new_flow_context", "run_name",
        "scheduled_start_time", "poll_interval", "create_link_artifact",
    )  # fmt: skip
    def run(
        self,
        flow_name: str | None = None,
        project_name: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        run_config: Any = None,
        new_flow_context: Mapping[str, Any] | None = None,
        run_name: str | None = None,
        idempotency_key: str | None = None,
        scheduled_start_time: datetime.datetime | None = None,
    ) -> str:
        if not flow_name:
            raise ValueError("Must provide a flow name.")
        if not project_name:
            raise ValueError("Must provide a project name.")
        view = hooks.call("flow_view", flow_id=None, flow_name=flow_name, project_name=project_name)
        client = hooks.call("server_client")
        flow_run_id = str(
            client.create_flow_run(
                flow_id=view.flow_id,
                parameters=parameters,
                run_config=run_config,
                idempotency_key=idempotency_key or get_from_context("task_run_id"),
                context=new_flow_context,
                run_name=run_name,
                scheduled_start_time=scheduled_start_time,
            )
        )
        if self.create_link_artifact and get_from_context("task_run_id"):
            hooks.call("link_artifact", client.get_cloud_url("flow-run", flow_run_id))
        if self.wait:
            self._end_like(client, flow_run_id)
        return flow_run_id

    def _end_like(self, client: Any, flow_run_id: str) -> None:
        while True:
            state = client.get_flow_run_info(flow_run_id).state
            if state.is_finished():
                raise signal_from_state(state)(f"{flow_run_id} finished in state {state!r}", result=flow_run_id)
            self.logger.log(logging.DEBUG, "%s is %r", flow_run_id, state)
            time.sleep(self.poll_interval.total_seconds())
