"""Pages of Airflow's UI about a task instance: nothing serves them here, but texts and messages name them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from prefect.compat.airflow.standin.configuration import conf

if TYPE_CHECKING:
    from prefect.compat.airflow.runtime.task_instance import TaskInstance


def log_page(ti: TaskInstance) -> str:
    """
    Where Airflow's UI would show the log of a task instance.

    Args:
        ti: the task instance.
    """
    if ti.run.version >= (3, 0):
        at = f"/mapped/{ti.map_index}" if ti.map_index >= 0 else ""
        run = quote(ti.run_id)
        return f"{_server('api')}/dags/{ti.dag_id}/runs/{run}/tasks/{ti.task_id}{at}?try_number={ti.try_number}"
    found = {"dag_run_id": ti.run_id, "task_id": ti.task_id}
    if ti.map_index >= 0:
        found["map_index"] = str(ti.map_index)
    found |= {"base_date": ti.run.logical_date.strftime("%Y-%m-%dT%H:%M:%S%z"), "tab": "logs"}
    return f"{_server('webserver')}/dags/{ti.dag_id}/grid?{urlencode(found)}"


def mark_success_page(ti: TaskInstance) -> str:
    """
    Where Airflow's UI would mark a task instance as succeeded; that of 3.x does so beside the log.

    Args:
        ti: the task instance.
    """
    if ti.run.version >= (3, 0):
        return log_page(ti)
    found = {"task_id": ti.task_id, "dag_id": ti.dag_id, "dag_run_id": ti.run_id}
    found |= {"upstream": "false", "downstream": "false", "state": "success"}
    return f"{_server('webserver')}/confirm?{urlencode(found)}"


def _server(section: str) -> str:
    return str(conf.get(section, "base_url")).rstrip("/")
