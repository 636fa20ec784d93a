"""What tasks find about their run in environment variables: `AIRFLOW_CTX_DAG_ID` and the like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from prefect.compat.airflow.standin.versions import current


def _listed(value: Any) -> str | None:
    return None if value is None else value if isinstance(value, str) else ",".join(map(str, value))


def _dated(value: Any) -> str | None:
    return None if value is None else value.isoformat()


_READ: dict[str, Callable[[Any], Any]] = {
    "dag_email": lambda context: _listed(getattr(context.get("task"), "email", None)),
    "dag_owner": lambda context: _listed(getattr(context.get("task"), "owner", None)),
    "dag_id": lambda context: getattr(_ti(context), "dag_id", None),
    "task_id": lambda context: getattr(_ti(context), "task_id", None),
    "date": lambda context: _dated(_date(context)),
    "try_number": lambda context: getattr(_ti(context), "try_number", None),
    "dag_run_id": lambda context: getattr(context.get("dag_run"), "run_id", None),
}


def _ti(context: Any) -> Any:
    return context.get("ti") or context.get("task_instance")


def _date(context: Any) -> Any:
    for name in ("logical_date", "execution_date"):
        value = getattr(context.get("dag_run"), name, None)
        if value is None and name in context:
            value = context[name]
        if value is not None:
            return value
    return None


def context_to_airflow_vars(context: Mapping[str, Any], in_env_var_format: bool = False) -> dict[str, str]:
    """
    Return what identifies the task and the run in `context`, by names with dots or by those of environment variables.

    Example:
        >>> context_to_airflow_vars({})
        {}
    """
    date = "logical_date" if current() >= (3, 0) else "execution_date"
    found: dict[str, str] = {}
    for name, read in _READ.items():
        value = read(context)
        if value not in (None, ""):
            name = date if name == "date" else name
            found[f"AIRFLOW_CTX_{name.upper()}" if in_env_var_format else f"airflow.ctx.{name}"] = str(value)
    return found


AIRFLOW_VAR_NAME_FORMAT_MAPPING = {
    f"AIRFLOW_CONTEXT_{name.upper()}": {
        "default": f"airflow.ctx.{name}",
        "env_var_format": f"AIRFLOW_CTX_{name.upper()}",
    }
    for name in (
        *("dag_id", "task_id", "execution_date", "logical_date", "try_number", "dag_run_id", "dag_owner", "dag_email"),
    )
}
