"""Where the arguments of an operator come from, and which arguments have gone."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.standin.current import DagContext, TaskGroupContext
from prefect.compat.airflow.standin.param import ParamsDict
from prefect.compat.airflow.standin.versions import current

# Arguments that some version took everywhere; they have no effect here beyond a note.
FORMER_ARGUMENTS = {
    "provide_context": "is not needed: the callable gets the context keys that it names",
    "xcom_push": "was replaced by do_xcom_push",
    "adhoc": "has no effect",
    "run_as_owner": "has no effect",
    "lineage": "has no effect",
}

# Arguments that operators of providers once took, whatever the operator.
GONE_FROM_PROVIDERS = {
    "delegate_to": "the connection, or impersonation_chain, says on whose behalf the service is asked",
}

# Arguments of every operator that `partial` fixes even where the file does not give them, by major version: nothing can
# be mapped over them (recorded from 2.10.5 and 3.2.2).
_FIXED = {
    "allow_nested_operators", "dag", "depends_on_past", "execution_timeout", "executor_config",
    "ignore_first_depends_on_past", "inlets", "map_index_template", "max_retry_delay", "on_execute_callback",
    "on_failure_callback", "on_retry_callback", "on_skipped_callback", "on_success_callback", "outlets", "owner",
    "pool_slots", "priority_weight", "queue", "retries", "retry_delay", "retry_exponential_backoff", "task_group",
    "task_id", "trigger_rule", "wait_for_downstream", "wait_for_past_depends_before_skipping", "weight_rule",
}  # fmt: skip
_FIXED_IN_2 = {
    "doc", "doc_json", "doc_md", "doc_rst", "doc_yaml", "email", "end_date", "executor", "logger_name",
    "max_active_tis_per_dag", "max_active_tis_per_dagrun", "pool", "resources", "run_as_user", "sla", "start_date",
    "task_display_name",
}  # fmt: skip
FIXED_BY_PARTIAL = {2: _FIXED | _FIXED_IN_2, 3: _FIXED | {"email_on_failure", "email_on_retry"}}


def is_of_provider(cls: type) -> bool:
    """Tell whether a class is, or derives from, an operator of a provider other than the standard one."""
    return any(
        base.__module__.startswith(_PROVIDERS) and not base.__module__.startswith(_STANDARD) for base in cls.__mro__
    )


_PROVIDERS = ("airflow.providers.", f"{__name__.rpartition('.standin')[0]}.operators.")
_STANDARD = "airflow.providers.standard."


def merged_defaults(dag: Any, task_group: Any, own: Any) -> dict[str, Any]:
    """Return the default arguments of a task: the DAG's, overridden by the group's, overridden by its own."""
    if dag is not None and dag.default_args:
        merged = dict(dag.default_args)
    else:
        merged = {}
    if task_group is not None and task_group.default_args:
        merged.update(task_group.default_args)
    if own:
        if not isinstance(own, dict):
            raise TypeError(f"default_args must be a mapping, not {type(own).__name__}")
        merged.update(own)
    return merged


def merged_params(dag: Any, task_params: Any, defaults: dict[str, Any]) -> ParamsDict | None:
    """Return the params of a task: the DAG's, overridden by those of default_args, overridden by its own."""
    in_defaults = defaults.pop("params", None)
    dag_params = dag.params if dag is not None else None
    if not dag_params and not in_defaults and not task_params:
        return None
    # what overrides a param of the DAG has to fit its schema at once in Airflow 2
    merged = ParamsDict(suppress_exception=current() >= (3, 0))
    for part in (dag_params, in_defaults, task_params):
        if part:
            merged.update(part)
    return merged


def default_arguments(kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return the default arguments for an operator made with `kwargs`, and put its merged params into `kwargs`."""
    dag = kwargs.get("dag")
    if dag is None:
        dag = DagContext.get_current_dag()
    group = kwargs.get("task_group")
    if group is None and dag is not None:
        group = TaskGroupContext.get_current_task_group(dag)
    defaults = merged_defaults(dag, group, kwargs.pop("default_args", None))
    params = merged_params(dag, kwargs.get("params"), defaults)
    if params is not None:
        kwargs["params"] = params
    return defaults


def listed(value: Any) -> list[Any]:
    """Return what was given as inlets or outlets as a list."""
    if not value:
        return []
    if isinstance(value, (list, tuple, set)):
        return list(value)
    return [value]
