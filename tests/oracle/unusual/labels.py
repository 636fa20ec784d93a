"""Labels of mapped instances that cannot be rendered, behind tasks that succeed, fail, skip, retry and wait."""

import datetime

from airflow import DAG
from airflow.decorators import task
from airflow.exceptions import AirflowSkipException
from airflow.triggers.base import BaseTrigger, TriggerEvent

try:
    from airflow.sdk import BaseOperator

    NATIVE = ["{{ params.n }}", "{{ nope }}", "{{ 1 / 0 }}", "{{ none }}", "of {{ ds }}"]
except ImportError:
    from airflow.models import BaseOperator

    # 2.10 keeps labels in a column of text and cannot go on after one that is none
    NATIVE = ["of {{ ds }}"]

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
LABELS = ["{{ params.n }}", "{{ nope }}", "{{ nope.a }}", "{{ 1 / 0 }}", "{{ task.task_id", "{{ none }}", "of {{ ds }}"]


class Once(BaseTrigger):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def serialize(self):
        return (f"{__name__}.Once", {"value": self.value})

    async def run(self):
        yield TriggerEvent(self.value)


class Waits(BaseOperator):
    def __init__(self, *, value, **kwargs):
        super().__init__(**kwargs)
        self.value = value

    def execute(self, context):
        self.defer(trigger=Once(self.value), method_name="go_on")

    def go_on(self, context, event=None):
        return event


def dag(dag_id, labels, native):
    with DAG(
        dag_id, schedule=None, start_date=START, params={"n": 5}, render_template_as_native_obj=native
    ):
        for number, label in enumerate(labels):

            @task(task_id=f"ends_{number}", map_index_template=label, retries=1, retry_delay=datetime.timedelta(0))
            def ends(x, ti=None):
                if x == "fail":
                    raise ValueError("as told")
                if x == "skip":
                    raise AirflowSkipException
                return ti.try_number

            ends.expand(x=["end", "fail", "skip"])
            Waits.partial(task_id=f"waits_{number}", map_index_template=label).expand(value=[1])


dag("la_text", LABELS, False)
dag("la_native", NATIVE, True)
