"""Questions to a person: answered, refused, never answered (`SOON`: the time for an answer is over then)."""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.hitl import (
    ApprovalOperator,
    HITLBranchOperator,
    HITLEntryOperator,
    HITLOperator,
)
from airflow.providers.standard.operators.python import PythonOperator
from airflow.sdk import DAG, Param

SOON = {"response_timeout": timedelta(seconds=3)}
ONE_MORE = {"retries": 1, "retry_delay": timedelta(seconds=0.1)}
WHEN = {"start_date": datetime(2024, 1, 1), "schedule": None}


def after(task, **kinds):
    for name, rule in kinds.items():
        task >> EmptyOperator(task_id=f"{task.task_id}_{name}", trigger_rule=rule)


def give(value):
    return value


with DAG("asks", **WHEN):
    ABC = {"subject": "On {{ ds }}?", "options": ["a", "b", "c"]}
    HITLOperator(task_id="one", body="{{ task.task_id }}", **ABC)
    HITLOperator(task_id="several", multiple=True, **ABC)
    HITLOperator(task_id="several_of_one", **ABC)
    HITLOperator(task_id="filled_in", params={"x": Param(1, type="integer"), "y": "text"}, **ABC)
    HITLOperator(task_id="filled_in_partly", params={"x": Param(1, type="integer"), "y": "text"}, **ABC)
    HITLOperator(task_id="filled_in_wrongly", params={"x": Param(1, type="integer")}, **ABC)
    HITLOperator(task_id="not_filled_in", params={"x": Param(1, type="integer")}, **ABC)
    HITLOperator(task_id="by_default", defaults="b", params={"x": 3}, **SOON, **ABC)
    HITLOperator(task_id="by_defaults", defaults=["c", "a"], multiple=True, **SOON, **ABC)
    HITLOperator(task_id="answered_before_default", defaults="b", response_timeout=timedelta(hours=1), **ABC)
    late = HITLOperator(task_id="too_late", **SOON, **ABC)
    after(late, next="all_success", always="all_done")
    HITLOperator(task_id="too_late_twice", **SOON, **ABC, **ONE_MORE)
    HITLOperator.partial(task_id="mapped", options=["a", "b"]).expand(subject=["one", "two", "three"])
    HITLOperator(task_id="no_xcom", do_xcom_push=False, **ABC)
    HITLOperator(task_id="no_such_name", subject="{{ nothing_like_it }}", options=["a"], **SOON)

with DAG("fills", **WHEN):
    FORM = {"subject": "s", "params": {"x": Param(3, type="integer"), "name": Param("Ada", type="string")}}
    HITLEntryOperator(task_id="filled", **FORM)
    HITLEntryOperator(task_id="untouched", **FORM)
    HITLEntryOperator(task_id="by_default", **SOON, **FORM)
    HITLEntryOperator(task_id="own_options", options=["x", "y"], **FORM)
    HITLEntryOperator(task_id="own_options_late", options=["x", "y"], **SOON, **FORM)
    read = HITLEntryOperator(task_id="read", **FORM)
    read >> PythonOperator(
        task_id="reader", python_callable=give, op_args=["{{ ti.xcom_pull(task_ids='read')['params_input']['name'] }}"]
    )

with DAG("approves", **WHEN):
    RULES = {"next": "all_success", "done": "all_done", "not_failed": "none_failed"}
    for name, given in {
        "yes": {},
        "no": {},
        "no_all": {"ignore_downstream_trigger_rules": True},
        "no_fails": {"fail_on_reject": True},
        "no_fails_again": {"fail_on_reject": True, **ONE_MORE},
        "yes_by_default": {"defaults": "Approve", **SOON},
        "no_by_default": {"defaults": ["Reject"], **SOON},
        "nobody": SOON,
    }.items():
        asked = ApprovalOperator(task_id=name, subject="s", **given)
        after(asked, **RULES)
    asked >> EmptyOperator(task_id="nobody_failed", trigger_rule="all_failed")
    end = ApprovalOperator(task_id="no_deep", subject="s")
    (
        end
        >> EmptyOperator(task_id="deep_1")
        >> EmptyOperator(task_id="deep_2")
        >> EmptyOperator(task_id="deep_3", trigger_rule="all_done")
    )
    ApprovalOperator(task_id="no_last", subject="s")

with DAG("branches", **WHEN):
    for name, given in {
        "first": {"options": ["first_a", "first_b"]},
        "mapping": {"options": ["left", "right"], "options_mapping": {"left": "mapping_a", "right": "mapping_b"}},
        "both": {"options": ["both_a", "both_b"], "multiple": True},
        "default": {"options": ["default_a", "default_b"], "defaults": "default_b", **SOON},
        "unknown": {"options": ["unknown_z", "unknown_a"]},
        "nobody": {"options": ["nobody_a", "nobody_b"], **SOON},
        "none": {"options": ["none_a", "none_b"], "multiple": True},
    }.items():
        asked = HITLBranchOperator(task_id=name, subject="s", **given)
        a, b, join = (
            EmptyOperator(task_id=f"{name}_a"),
            EmptyOperator(task_id=f"{name}_b"),
            EmptyOperator(task_id=f"{name}_join", trigger_rule="none_failed_min_one_success"),
        )
        asked >> [a, b] >> join
