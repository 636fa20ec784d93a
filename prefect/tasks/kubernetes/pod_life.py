"""The life of a pod that a task runs: it starts, writes its log, ends, leaves its output, and is cleared up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from prefect.core.engine.signals import SKIP
from prefect.core.optional import optional
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.kubernetes import pod_state, transport
from prefect.tasks.kubernetes.client import kubernetes_client
from prefect.tasks.kubernetes.errors import PodFailed, PodNotStarted, PodOutputUnreadable
from prefect.tasks.kubernetes.pod_logs import events_of, new_lines
from prefect.tasks.kubernetes.pod_spec import OUTPUT_FILE, containers_of

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

#: Label of a pod whose run is over, so that no other run takes it for its own.
DONE = "already_checked"
#: Seconds for which one look follows a log before it lets the engine see whether the run goes on.
LOOK = 20.0
#: What happens to the pod in the end: name -> function of (it has succeeded, it still runs).
ON_FINISH: dict[str, Callable[[bool, bool], bool]] = {
    "delete_pod": lambda succeeded, active: True,
    "keep_pod": lambda succeeded, active: False,
    "delete_succeeded_pod": lambda succeeded, active: succeeded,
    "delete_active_pod": lambda succeeded, active: active,
}
_EMPTY = "__nothing__"


class _PodLife(WaitingTask):
    """What follows once the pod was made; `RunPod` makes it."""

    def check(self, wait: Wait) -> float | None:
        """Look at the pod; tell what is new in its log."""
        api = client_of(wait.arguments)
        handle = wait.handle
        pod = self._read(api, handle)
        if not handle["started"] and pod_state.phase_of(pod) == "Pending":
            self._check_start(api, wait, pod)
            return min(1.0, float(wait["poll_interval"]))
        handle["started"] = True
        container = wait["container"]
        if wait["get_logs"]:
            was_over = pod_state.is_over(pod, container)
            pod = self._tell_logs(api, wait, pod)
            if not was_over and pod_state.is_over(pod, container):
                pod = self._tell_logs(api, wait, pod)  # what it wrote last
        if wait["output"] == "sidecar" and pod_state.is_over(pod, container):
            return None
        if pod_state.phase_of(pod) in pod_state.ENDED:
            return None
        if wait["get_logs"] and wait["log_interval"] is None:
            # the log has ended, or following it was left for a moment: the pod is about to end, or runs on
            return 0.1 if pod_state.is_over(pod, container) else 0.2
        return float(wait["log_interval"] or wait["poll_interval"])

    def outcome(self, wait: Wait) -> Any:
        """Fetch the output, judge how the pod ended, and clear up."""
        api = client_of(wait.arguments)
        pod = self._read(api, wait.handle)
        succeeded = False
        try:
            output = self._output(api, wait, pod)
            if wait["output"] == "sidecar":
                pod = self._ended(api, wait)
            self._judge(api, wait, pod)
            succeeded = True
            return None if output is None else _loaded(output, wait.handle["name"])
        except PodOutputUnreadable:
            succeeded = False
            raise
        finally:
            self._clear_up(api, wait, succeeded, active=pod_state.phase_of(pod) not in pod_state.ENDED)

    def take_output(self, wait: Wait) -> str | None:
        """
        Fetch what the container left, and let the one that keeps it end.

        Args:
            wait: the wait.

        Returns:
            The text; `None` if nothing was left.

        Raises:
            PodFailed: the pod is gone.
            PodOutputUnreadable: it cannot be read.
        """
        api = client_of(wait.arguments)
        return self._output(api, wait, self._read(api, wait.handle))

    def cancel(self, wait: Wait) -> None:
        """Delete the pod, unless it is to be kept."""
        if wait["on_kill"] == "delete_pod":
            self._delete(client_of(wait.arguments), wait)

    # waiting for it

    def _read(self, api: Any, handle: Mapping[str, Any]) -> dict[str, Any]:
        try:
            pod: dict[str, Any] = transport.call(api, "GET", path_of(handle))
        except exceptions.ApiException as err:
            if transport.is_missing(err):
                raise PodFailed(
                    f"The pod {handle['name']} in {handle['namespace']} is gone: somebody deleted it."
                ) from err
            raise
        return pod

    def _check_start(self, api: Any, wait: Wait, pod: dict[str, Any]) -> None:
        taken = time.time() - wait.handle["began"]
        placed = any(
            each.get("type") == "PodScheduled" and each.get("status") == "True"
            for each in pod["status"].get("conditions") or ()
        )
        longest = wait["startup_timeout"]
        if not placed and wait["schedule_timeout"] is not None:
            longest = wait["schedule_timeout"]
        if longest is None or taken <= longest:
            return
        reason = pod_state.why_waiting(pod) or "; ".join(events_of(api, wait.handle["namespace"], wait.handle["name"]))
        self._tell_events(api, wait)
        self._clear_up(api, wait, succeeded=False, active=True)
        raise PodNotStarted(
            f"The pod {wait.handle['name']} in {wait.handle['namespace']} did not run within {longest:g} seconds. "
            f"{reason or 'Kubernetes gives no reason.'}"
        )

    def _tell_logs(self, api: Any, wait: Wait, pod: dict[str, Any]) -> dict[str, Any]:
        """Tell the logs, and return the pod as it is then."""
        handle, path = wait.handle, path_of(wait.handle)

        def tell(container: str, line: str) -> None:
            self.logger.info("[%s] %s", container, line)
            if wait["on_log_line"] is not None:
                wait["on_log_line"](line)

        def read(container: str, follow: bool) -> None:
            if container in handle["told"]:
                return
            over = pod_state.is_over(pod, container)
            longest = self._longest(wait) if follow else None
            ended = new_lines(api, path, container, handle["seen"], follow=follow, longest=longest, tell=tell)
            if ended and over:
                handle["told"].append(container)

        for container in containers_of(pod, wait["init_container_logs"], init=True):
            read(container, False)
        main = wait["container"]
        for container in containers_of(pod, wait["container_logs"]):
            if container != main and container != wait["sidecar_name"]:
                read(container, False)
        meant = wait["container_logs"] is None or main in containers_of(pod, wait["container_logs"])
        if meant and ("running" in pod_state.state_of(pod, main) or pod_state.is_over(pod, main)):
            read(main, wait["log_interval"] is None)
            return self._read(api, handle)
        return pod

    def _longest(self, wait: Wait) -> float:
        """How long one look may follow a log."""
        limits = [LOOK]
        for limit in (wait["max_wait"], self.timeout):
            if limit:
                limits.append(max(0.1, wait.began + limit - time.time()))
        return min(limits)

    # the end

    def _output(self, api: Any, wait: Wait, pod: dict[str, Any]) -> str | None:
        if wait["output"] == "file":
            return pod_state.message_of(pod, wait["container"]) or None
        if wait["output"] != "sidecar" or "running" not in pod_state.state_of(pod, wait["sidecar_name"]):
            return None
        script = f"if [ -s {OUTPUT_FILE} ]; then cat {OUTPUT_FILE}; else echo {_EMPTY}; fi"
        sidecar = {"container": wait["sidecar_name"]}
        try:
            text, err, code = transport.execute(api, path_of(wait.handle), ["sh", "-c", script], **sidecar)
        finally:
            # the container runs until it is told to end
            transport.execute(api, path_of(wait.handle), ["sh", "-c", "kill -2 1"], **sidecar)
        if code:
            raise PodOutputUnreadable(f"The output of the pod {wait.handle['name']} cannot be read: {err.strip()}")
        return None if text.strip() == _EMPTY else text

    def _ended(self, api: Any, wait: Wait) -> dict[str, Any]:
        """The pod once all of its containers have ended."""
        while pod_state.phase_of(pod := self._read(api, wait.handle)) not in pod_state.ENDED:
            if wait["max_wait"] is not None and time.time() > wait.began + wait["max_wait"]:
                break
            time.sleep(min(0.2, wait["poll_interval"]))
        return pod

    def _judge(self, api: Any, wait: Wait, pod: dict[str, Any]) -> None:
        if pod_state.phase_of(pod) == "Succeeded":
            return
        code = pod_state.exit_code_of(pod, wait["container"])
        skips = wait["skip_on_exit_code"]
        if code is not None and code in ([skips] if isinstance(skips, int) else list(skips or ())):
            raise SKIP(f"The pod {wait.handle['name']} ended with exit code {code}.")
        self._tell_events(api, wait)
        reason = pod_state.why_failed(pod) or f"its phase is {pod_state.phase_of(pod)}"
        raise PodFailed(f"The pod {wait.handle['name']} in {wait.handle['namespace']} failed: {reason}.", code)

    def _tell_events(self, api: Any, wait: Wait) -> None:
        if wait["log_events_on_failure"]:
            for event in events_of(api, wait.handle["namespace"], wait.handle["name"]):
                self.logger.error("Event of the pod: %s", event)

    def _clear_up(self, api: Any, wait: Wait, succeeded: bool, active: bool) -> None:
        if ON_FINISH[wait["on_finish"]](succeeded, active):
            self._delete(api, wait)
            return
        body = {"metadata": {"labels": {DONE: "True"}}}
        try:
            transport.call(api, "PATCH", path_of(wait.handle), body=body, content_type=transport.MERGE)
        except exceptions.ApiException as err:
            self.logger.warning("The pod %s could not be marked as done: %s", wait.handle["name"], err.reason)

    def _delete(self, api: Any, wait: Wait) -> None:
        query = {"gracePeriodSeconds": wait["termination_grace_period"]}
        try:
            transport.call(api, "DELETE", path_of(wait.handle), query=query)
        except exceptions.ApiException as err:
            # what is gone is as it should be; a run that has ended is not made to fail by a pod that stays
            if not transport.is_missing(err):
                self.logger.error("The pod %s could not be deleted: %s", wait.handle["name"], err.reason)


def client_of(arguments: Mapping[str, Any]) -> Any:
    return kubernetes_client(
        arguments["credentials"], config_file=arguments["config_file"], cluster_context=arguments["cluster_context"],
        in_cluster=arguments["in_cluster"],
    )  # fmt: skip


def path_of(handle: Mapping[str, Any]) -> str:
    return f"/api/v1/namespaces/{handle['namespace']}/pods/{handle['name']}"


def _loaded(text: str, pod: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as err:
        raise PodOutputUnreadable(f"The output of the pod {pod} is no JSON: {err}.") from err
