"""What states, rules and kinds of runs read like: in templates, in callables, as XComs."""

from __future__ import annotations

import datetime
import json
import pickle

try:
    from airflow.providers.standard.operators.python import PythonOperator, get_current_context
    from airflow.sdk import DAG, BaseOperator
    from airflow.sdk import DagRunState as SdkRunState
    from airflow.sdk import TaskInstanceState as SdkState
    from airflow.sdk import TriggerRule as SdkRule
    from airflow.sdk import WeightRule as SdkWeight

    IN_3 = True
except ImportError:
    from airflow import DAG
    from airflow.models.baseoperator import BaseOperator
    from airflow.operators.python import PythonOperator, get_current_context

    IN_3 = False

from airflow.utils.state import DagRunState, State, TaskInstanceState
from airflow.utils.trigger_rule import TriggerRule
from airflow.utils.types import DagRunType

MEMBERS = {
    "State.RUNNING": State.RUNNING,
    "TaskInstanceState.FAILED": TaskInstanceState.FAILED,
    "DagRunState.FAILED": DagRunState.FAILED,
    "DagRunType.MANUAL": DagRunType.MANUAL,
    "TriggerRule.ALL_DONE": TriggerRule.ALL_DONE,
}
GIVEN = ["task.trigger_rule", "dag_run.state", "dag_run.run_type"]
if IN_3:
    # before, the rule of the weight is an object without a text, and `dag.test()` leaves a task `scheduled`
    GIVEN += ["task.weight_rule", "ti.state"]
    MEMBERS |= {
        "SdkState.RUNNING": SdkState.RUNNING,
        "SdkRunState.FAILED": SdkRunState.FAILED,
        "SdkRule.ALL_DONE": SdkRule.ALL_DONE,
        "SdkWeight.ABSOLUTE": SdkWeight.ABSOLUTE,
    }

FORMS = {
    "str": str,
    "repr": repr,
    "f": "{}".format,
    "aligned": "{:>30}".format,
    "percent": lambda value: "%s" % (value,),  # noqa: UP031 - one of the forms
    "type": lambda value: type(value).__name__,
    "is str": lambda value: isinstance(value, str),
    "json": json.dumps,
    "upper": lambda value: value.upper(),
    "joined": lambda value: ",".join([value, value]),
    "added": lambda value: value + "!",
    "equal": lambda value: [
        word for word in ("running", "failed", "manual", "all_success", "all_done") if value == word
    ],
    "in": lambda value: value in {"running", "manual", "all_success", "downstream"},
    "pickled": lambda value: repr(pickle.loads(pickle.dumps(value))),
    "value": lambda value: value.value,
    "name": lambda value: value.name,
}


def form(how, value):
    try:
        return how(value)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
        return f"raises {type(error).__name__}"


def look():
    context = get_current_context()
    values = {**MEMBERS, **{what: eval(what, dict(context)) for what in GIVEN}}
    return {what: {name: form(how, value) for name, how in FORMS.items()} for what, value in values.items()}


def give():
    context = get_current_context()
    return {
        "state": DagRunState.FAILED, "rule": TriggerRule.ALL_DONE, "type": DagRunType.MANUAL, State.SUCCESS: 1,
        "own": [context["task"].trigger_rule, context["dag_run"].state, context["dag_run"].run_type],
    }  # fmt: skip


def get(ti):
    given = ti.xcom_pull(task_ids="give")
    return [[type(key).__name__, str(key), type(value).__name__, str(value)] for key, value in given.items()]


class Echo(BaseOperator):
    template_fields = ("lines",)

    def __init__(self, lines=None, **kwargs):
        super().__init__(**kwargs)
        self.lines = lines

    def execute(self, context):
        return self.lines


TEXTS = [
    "{{ %s }}", "{{ %s == 'running' }}", "{{ (%s) | upper }}", "{{ (%s) ~ '!' }}", "{{ (%s) | tojson }}",
    "{{ '%%s' | format(%s) }}", "{{ (%s) in ['running', 'manual', 'all_done'] }}", "{{ {(%s): 1} }}", "{{ [%s] }}",
]  # fmt: skip
RULES = {"plain": {}, "word": {"trigger_rule": "all_done"}, "member": {"trigger_rule": TriggerRule.NONE_FAILED}}
if IN_3:
    RULES["word"]["weight_rule"] = "upstream"
    RULES["sdk"] = {"trigger_rule": SdkRule.ALL_SKIPPED, "weight_rule": SdkWeight.ABSOLUTE}

with DAG("words", start_date=datetime.datetime(2024, 1, 1), schedule=None) as words:
    for name, rule in RULES.items():
        PythonOperator(task_id=f"look_{name}", python_callable=look, **rule)
        Echo(task_id=f"texts_{name}", lines=[text % what for what in GIVEN for text in TEXTS], **rule)
    PythonOperator(task_id="give", python_callable=give) >> PythonOperator(task_id="get", python_callable=get)

with DAG("native_words", start_date=datetime.datetime(2024, 1, 1), schedule=None, render_template_as_native_obj=True):
    Echo(task_id="texts", lines=[text % what for what in GIVEN for text in ["{{ %s }}", "{{ %s }}!", "{{ [%s] }}"]])
