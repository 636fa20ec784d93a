"""What the status of a pod says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Pod = Mapping[str, Any]

#: Phases that a pod does not leave.
ENDED = ("Succeeded", "Failed")


def phase_of(pod: Pod) -> str:
    """
    The phase of a pod.

    Args:
        pod: the pod.

    Returns:
        `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.

    Example:
        >>> phase_of({"status": {"phase": "Running"}})
        'Running'
    """
    return str((pod.get("status") or {}).get("phase") or "Pending")


def state_of(pod: Pod, container: str) -> dict[str, Any]:
    """
    The state of a container.

    Args:
        pod: the pod.
        container: its name.

    Returns:
        A dict with one key, `waiting`, `running` or `terminated`; empty while nothing is known.

    Example:
        >>> state_of({"status": {}}, "base")
        {}
    """
    status = pod.get("status") or {}
    for each in (*(status.get("containerStatuses") or ()), *(status.get("initContainerStatuses") or ())):
        if each["name"] == container:
            return {name: value for name, value in (each.get("state") or {}).items() if value is not None}
    return {}


def is_over(pod: Pod, container: str) -> bool:
    """
    Whether a container has ended.

    Args:
        pod: the pod.
        container: its name.

    Example:
        >>> is_over({"status": {"phase": "Succeeded"}}, "base")
        True
    """
    return phase_of(pod) in ENDED or "terminated" in state_of(pod, container)


def exit_code_of(pod: Pod, container: str) -> int | None:
    """
    The exit code of a container.

    Args:
        pod: the pod.
        container: its name.

    Returns:
        The code; `None` if it has not ended or nothing is known of it.

    Example:
        >>> status = {"containerStatuses": [{"name": "base", "state": {"terminated": {"exitCode": 3}}}]}
        >>> exit_code_of({"status": status}, "base")
        3
    """
    code = (state_of(pod, container).get("terminated") or {}).get("exitCode")
    return None if code is None else int(code)


def message_of(pod: Pod, container: str) -> str:
    """
    The message that a container left when it ended.

    Args:
        pod: the pod.
        container: its name.

    Returns:
        The message; empty if there is none.

    Example:
        >>> message_of({"status": {}}, "base")
        ''
    """
    return str((state_of(pod, container).get("terminated") or {}).get("message") or "")


def why_waiting(pod: Pod) -> str:
    """
    Why a pod does not run yet.

    Args:
        pod: the pod.

    Returns:
        The reasons that Kubernetes gives; empty if it gives none.

    Example:
        >>> waiting = {"waiting": {"reason": "ErrImagePull", "message": "not found"}}
        >>> why_waiting({"status": {"containerStatuses": [{"name": "base", "state": waiting}]}})
        'container base: ErrImagePull: not found'
    """
    status = pod.get("status") or {}
    found = []
    for each in status.get("conditions") or ():
        if each.get("type") == "PodScheduled" and each.get("status") == "False":
            found.append(f"{each.get('reason')}: {each.get('message')}")
    for each in (*(status.get("initContainerStatuses") or ()), *(status.get("containerStatuses") or ())):
        waiting = (each.get("state") or {}).get("waiting")
        if waiting:
            text = ": ".join(filter(None, (waiting.get("reason"), waiting.get("message"))))
            found.append(f"container {each['name']}: {text}")
    return "; ".join(found)


def why_failed(pod: Pod) -> str:
    """
    Why a pod has failed.

    Args:
        pod: the pod.

    Returns:
        What the pod and its containers say; empty if they say nothing.

    Example:
        >>> why_failed({"status": {"phase": "Failed", "reason": "Evicted", "message": "disk pressure"}})
        'Evicted: disk pressure'
    """
    status = pod.get("status") or {}
    found = [": ".join(filter(None, (status.get("reason"), status.get("message"))))]
    for each in (*(status.get("initContainerStatuses") or ()), *(status.get("containerStatuses") or ())):
        ended = (each.get("state") or {}).get("terminated")
        if ended and ended.get("exitCode"):
            text = f"container {each['name']} ended with exit code {ended['exitCode']}"
            if ended.get("reason") not in (None, "Error"):
                text += f" ({ended['reason']})"
            if ended.get("message"):
                text += f": {ended['message'].strip()}"
            found.append(text)
    return "; ".join(filter(None, found))
