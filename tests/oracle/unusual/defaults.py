"""Default arguments that an operator does not take, params and events in XComs, keys that are no text, odd labels."""

import datetime

from airflow import DAG
from airflow.decorators import task, task_group
from airflow.triggers.base import TriggerEvent

try:
    from airflow.sdk import Asset, BaseOperator, Param

    EVENTS = "{{ triggering_asset_events }}"
    LABELS = ["{{ [1, 2] }}", "{{ {'a': 1} }}", "{{ (1,) }}", "{{ 5 }}", "{{ true }}"]
except ImportError:
    from airflow.models import BaseOperator
    from airflow.models.param import Param

    Asset = None
    # 2.10 cannot ask for events without a database, nor go on after a label that is none
    EVENTS, LABELS = None, ["of {{ ds }}"]
try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.bash import BashOperator
    from airflow.operators.python import PythonOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)


class Op(BaseOperator):
    def __init__(self, *, a=None, other=None, **kwargs):
        super().__init__(**kwargs)
        self.a, self.other = a, other

    def execute(self, context):
        return [self.a, self.other]


def give(x):
    return x


@task
def plain(x):
    return x


@task(retries=1, retry_delay=datetime.timedelta(0))
def mapped(x):
    return x


@task.bash
def shell(x):
    return "echo 1"


@task.branch
def branch(x):
    return []


@task.sensor
def looks(x):
    return True


def of_all_kinds(dag_id, **defaults):
    with DAG(dag_id, schedule=None, start_date=START, default_args=defaults):
        plain(1)
        mapped.expand(x=[1, 2])
        mapped.override(task_id="dicts").expand_kwargs([{"x": 1}])
        shell.expand(x=[1])
        branch.expand(x=[1])
        looks.expand(x=[1])
        PythonOperator.partial(task_id="python", python_callable=give).expand(
            op_args=[[1], [2]]
        )
        BashOperator.partial(task_id="bash").expand(bash_command=["echo 1"])
        Op.partial(task_id="own_class").expand(a=[1])


of_all_kinds("df_unknown", unknown_thing=5)
of_all_kinds("df_other", other=5)
of_all_kinds("df_python", multiple_outputs=False)
of_all_kinds("df_bash", append_env=True)
of_all_kinds("df_sensor", poke_interval=1)
of_all_kinds("df_known", owner="some", retries=0)

with DAG("df_groups", schedule=None, start_date=START):

    @task_group(default_args={"unknown_thing": 5})
    def over_group(x):
        plain(mapped(x))

    @task_group(default_args={"unknown_thing": 5})
    def in_group():
        plain.override(trigger_rule="all_done")(mapped.expand(x=[1]))

    over_group.expand(x=[1, 2])
    in_group()
    task(task_id="by_itself", default_args={"unknown_thing": 5})(give).expand(x=[1])
    Op.partial(task_id="op_by_itself", default_args={"unknown_thing": 5}).expand(a=[1])

with DAG("df_values", schedule=None, start_date=START):

    @task
    def param():
        return [Param(3, type="integer"), {"a": Param(["x"], description="d")}]

    @task
    def empty_param():
        return [Param()]

    @task
    def event():
        return [TriggerEvent({"a": 1}), TriggerEvent(None)]

    @task(trigger_rule="all_done")
    def look(x):
        return f"{[[getattr(v, 'value', None), getattr(v, 'payload', None), str(type(v))[-10:]] for v in x or []]}"

    # the values themselves are of classes of each implementation: the tasks behind them tell
    for made in (param, empty_param, event):
        look.override(task_id=f"look_{made.function.__name__}")(made())

with DAG("df_keys", schedule=None, start_date=START):

    @task
    def keys(ti=None):
        found = []
        for key in (None, 5, True, 1.5, ["k"]) if Asset else ():
            for call in (
                lambda: ti.xcom_push(key, 1),
                lambda: ti.xcom_pull(key=key),
                lambda: ti.xcom_pull(task_ids=["keys"], key=key),
                lambda: ti.xcom_pull(task_ids="keys", key=key, map_indexes=0),
            ):
                try:
                    found.append(repr(call()))
                except ValueError as err:
                    found.append(type(err).__name__)
        return found

    keys()

with DAG(
    "df_labels", schedule=None, start_date=START, render_template_as_native_obj=True
):
    for number, template in enumerate(LABELS):

        @task(task_id=f"labelled_{number}", map_index_template=template)
        def labelled(x):
            if x == 2:
                raise ValueError("as told")
            return x

        labelled.expand(x=[1, 2])

with DAG("df_events", schedule=None, start_date=START):

    @task
    def events(triggering_asset_events=None):
        if triggering_asset_events is None:
            return None
        found = [
            len(triggering_asset_events),
            list(triggering_asset_events),
            triggering_asset_events[Asset("s3://x")],
        ]
        try:
            triggering_asset_events["s3://x"]
        except TypeError as err:
            return [found, isinstance(triggering_asset_events, dict), str(err)]
        return None

    events()
    if EVENTS:
        plain(EVENTS)
