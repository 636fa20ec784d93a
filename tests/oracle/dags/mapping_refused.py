"""What can and cannot be mapped over: arguments that `partial` fixes, arguments given twice."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task
from airflow.exceptions import AirflowException

try:
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.bash import BashOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
#: Arguments of every operator; `refused` says which of them cannot be mapped over in this version.
NAMES = (
    "owner", "email", "email_on_retry", "email_on_failure", "retries", "retry_delay", "start_date", "end_date",
    "depends_on_past", "wait_for_downstream", "dag", "params", "default_args", "priority_weight", "weight_rule",
    "queue", "pool", "pool_slots", "sla", "execution_timeout", "on_failure_callback", "on_skipped_callback",
    "pre_execute", "trigger_rule", "resources", "run_as_user", "map_index_template", "max_active_tis_per_dag",
    "executor", "executor_config", "do_xcom_push", "inlets", "outlets", "task_group", "doc_md", "logger_name",
    "task_id", "task_display_name", "cwd", "no_such_argument",
)  # fmt: skip


def refusals():
    found = {}
    with DAG("map_not_kept", start_date=START, schedule=None, auto_register=False):
        for name in NAMES:
            try:
                BashOperator.partial(task_id=f"over_{name}", bash_command="true").expand(**{name: [1]})
            except TypeError as error:
                found[name] = str(error)
        try:
            BashOperator.partial(task_id="sla", sla=datetime.timedelta(1)).expand(bash_command=["true"])
        except AirflowException as error:
            found["sla in partial"] = str(error)
    return found


REFUSED = refusals()

with DAG("map_refused", start_date=START, schedule=None):

    @task
    def refused():
        return REFUSED

    refused()


def shown(retries=0, queue=None, pool=1):
    return [retries, queue, pool]


with DAG("map_given_twice", start_date=START, schedule=None):
    task(shown, task_id="mapped_wins").partial(queue=1).expand(queue=[2])
    task(shown, task_id="strict").partial(queue=1).expand_kwargs([{"queue": 2}])
    task(shown, task_id="not_strict").partial(queue=1).expand_kwargs([{"queue": 2}], strict=False)
    task(shown, task_id="of_the_function", retries=1).expand_kwargs([{"retries": 5}])
    BashOperator.partial(task_id="fixed").expand_kwargs([{"bash_command": "echo 1", "retries": 2}])
    BashOperator.partial(task_id="fixed_not_strict").expand_kwargs(
        [{"bash_command": "echo 1", "retries": 2}], strict=False
    )
    BashOperator.partial(task_id="fixed_in_two").expand_kwargs([{"bash_command": "echo 1", "doc": "text"}])

    @task
    def option_given():
        try:
            task(shown, task_id="again", retries=1).expand(retries=[5])
        except TypeError as error:
            return str(error)

    option_given()
