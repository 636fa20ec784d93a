"""Arguments of the Kubernetes operators of all ages, as `RunPod` takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prefect.compat.airflow.standin import versions
from prefect.compat.airflow.standin.kubernetes_names import make_safe_label_value
from prefect.compat.airflow.standin.kubernetes_objects import Resources
from prefect.tasks.kubernetes.client import plain
from prefect.tasks.kubernetes.pod_spec import template_of


def as_sent(value: Any) -> Any:
    """
    An argument as the API takes it: models of the client, and Airflow 1.10's own classes, become dicts.

    Args:
        value: the argument.

    Returns:
        Dicts, lists and plain values.
    """
    if isinstance(value, (list, tuple)):
        return [as_sent(each) for each in value]
    if hasattr(value, "to_k8s_client_obj"):
        return value.to_k8s_client_obj()
    return plain(value)


def resources_of(value: Any) -> Any:
    """
    Requests and limits; Airflow 1.10 wrote them as `{"request_memory": …, "limit_cpu": …}`.

    Args:
        value: the argument.

    Returns:
        The resources as the API takes them; `None` if there are none.
    """
    if isinstance(value, Mapping) and any(str(name).startswith(("request_", "limit_")) for name in value):
        value = Resources(**value)
    return as_sent(value) or None


def variables_of(env_vars: Any, runtime: Any) -> Any:
    """
    The variables, with those that hold fields of the pod.

    Args:
        env_vars: a dict, or a list of models.
        runtime: a list of models or of `PodRuntimeInfoEnv`.

    Returns:
        A dict, or a list as the API takes it; `None` if there are none.
    """
    if not runtime:
        return (env_vars if isinstance(env_vars, Mapping) else as_sent(env_vars)) or None
    listed = (
        [{"name": name, "value": str(value)} for name, value in env_vars.items()]
        if isinstance(env_vars, Mapping)
        else as_sent(env_vars or [])
    )
    return [*listed, *as_sent(runtime)]


def identity_of(operator: Any, context: Any) -> dict[str, str]:
    """
    The labels by which the pod of a task instance is found again.

    Args:
        operator: the operator.
        context: the template context.

    Returns:
        Label -> value.
    """
    instance, run = context["ti"], context["dag_run"]
    found = {
        "dag_id": instance.dag_id,
        "task_id": instance.task_id,
        "run_id": run.run_id,
        "kubernetes_pod_operator": "True",
    }
    if instance.map_index is not None and instance.map_index >= 0:
        found["map_index"] = str(instance.map_index)
    return {name: make_safe_label_value(value) for name, value in found.items()}


def labels_of(operator: Any, context: Any) -> dict[str, str]:
    """
    The labels of the pod that do not tell it from that of another try.

    Args:
        operator: the operator.
        context: the template context.

    Returns:
        Label -> value.
    """
    own = {str(name): value for name, value in (operator.labels or {}).items()}
    return {
        **own,
        "try_number": make_safe_label_value(context["ti"].try_number),
        "airflow_version": versions.full_name().replace("+", "-"),
        "airflow_kpo_in_cluster": str(bool(getattr(operator, "in_cluster", None))),
    }


def templates_of(operator: Any) -> dict[str, Any]:
    """
    The pod that the operator's is laid over.

    Args:
        operator: the operator.

    Returns:
        The pod as a dict; empty if there is none.

    Raises:
        ValueError: it is no pod.
        OSError: the file cannot be read.
    """
    full = as_sent(operator.full_pod_spec)
    return template_of(
        {
            "full_pod_spec": full,
            "pod_template_dict": as_sent(operator.pod_template_dict),
            "pod_template_file": operator.pod_template_file,
        }
    )


def name_of(operator: Any) -> str:
    """
    The name of the pod: the operator's, that of the template, the task's.

    Args:
        operator: the operator.

    Returns:
        The name, not yet made unique.
    """
    named = (templates_of(operator).get("metadata") or {}).get("name")
    return str(operator.name or named or operator.task_id)


def finish_of(on_finish_action: Any, is_delete_operator_pod: bool | None) -> str:
    """
    What happens to the pod in the end.

    Args:
        on_finish_action: the argument of today, a text or a member of the enum.
        is_delete_operator_pod: the argument of before; it comes first where it was given.

    Returns:
        The name of the action.
    """
    if is_delete_operator_pod is not None:
        return "delete_pod" if is_delete_operator_pod else "keep_pod"
    return str(getattr(on_finish_action, "value", on_finish_action))
