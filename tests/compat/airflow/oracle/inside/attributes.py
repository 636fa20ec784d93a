"""Which attributes task instances and runs have for tasks, and what tasks are told of runs."""

from __future__ import annotations

import datetime
import warnings

try:
    from airflow.sdk import DAG, task, task_group

    IN_3 = True
except ImportError:
    from airflow import DAG
    from airflow.decorators import task, task_group
    from airflow.models import DagRun
    from airflow.utils.state import DagRunState
    from airflow.utils.types import DagRunType

    IN_3 = False

TI = [
    "context_carrier",
    "current_state",
    "dag_id",
    "dag_run",
    "dag_version_id",
    "duration",
    "end_date",
    "execution_date",
    "executor",
    "executor_config",
    "get_dagrun",
    "get_dagrun_state",
    "get_dr_count",
    "get_previous_dagrun",
    "get_previous_execution_date",
    "get_previous_start_date",
    "get_previous_ti",
    "get_relevant_upstream_map_indexes",
    "get_task_states",
    "get_template_context",
    "get_ti_count",
    "hostname",
    "id",
    "is_premature",
    "job_id",
    "key",
    "log",
    "log_url",
    "map_index",
    "mark_success_url",
    "max_tries",
    "next_try_number",
    "operator",
    "operator_name",
    "pid",
    "pool",
    "pool_slots",
    "prev_attempted_tries",
    "previous_start_date_success",
    "previous_ti",
    "previous_ti_success",
    "priority_weight",
    "queue",
    "queued_dttm",
    "raw",
    "refresh_from_db",
    "render_templates",
    "rendered_map_index",
    "run_id",
    "sentry_integration",
    "set_state",
    "start_date",
    "state",
    "task",
    "task_display_name",
    "task_id",
    "test_mode",
    "trigger_id",
    "try_number",
    "unixname",
    "xcom_pull",
    "xcom_push",
    "no_such_thing",
]
DAG_RUN = [
    "clear_number",
    "conf",
    "creating_job_id",
    "dag",
    "dag_hash",
    "dag_id",
    "data_interval_end",
    "data_interval_start",
    "end_date",
    "execution_date",
    "external_trigger",
    "fetch_task_instance",
    "fetch_task_instances",
    "get_dag",
    "get_previous_dagrun",
    "get_previous_scheduled_dagrun",
    "get_state",
    "get_task_instance",
    "get_task_instances",
    "id",
    "is_backfill",
    "last_scheduling_decision",
    "logical_date",
    "queued_at",
    "refresh_from_db",
    "run_id",
    "run_type",
    "start_date",
    "state",
    "updated_at",
    "no_such_thing",
]


def has(thing: object, name: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return hasattr(thing, name)


with DAG("attributes", schedule=None, start_date=datetime.datetime(2024, 1, 1)):

    @task
    def of_task_instance(ti=None):
        return [name for name in TI if has(ti, name)]

    @task
    def of_dag_run(dag_run=None):
        return [name for name in DAG_RUN if has(dag_run, name)]

    of_task_instance(), of_dag_run()

DATE = datetime.datetime(2024, 1, 15, tzinfo=datetime.timezone.utc)  # noqa: UP017 - as in every Python
DAY = datetime.timedelta(1)

if IN_3:
    with DAG("counting", schedule=None, start_date=datetime.datetime(2024, 1, 1)):

        @task
        def before():
            return 1

        @task
        def each(x):
            if x == 2:
                raise ValueError(x)
            return x

        @task_group
        def group():
            @task
            def inside():
                return 2

            inside()

        @task(trigger_rule="all_done")
        def runs(ti=None):
            return [
                str(ti.get_dagrun_state("counting", ti.run_id)),
                ti.get_dr_count("counting"),
                ti.get_dr_count("counting", run_ids=[ti.run_id]),
                ti.get_dr_count("counting", run_ids=["other"]),
                ti.get_dr_count("counting", logical_dates=[DATE]),
                ti.get_dr_count("counting", logical_dates=[DATE + DAY]),
                ti.get_dr_count("counting", states=["running"]),
                ti.get_dr_count("counting", states=["success", "failed"]),
                ti.get_dr_count("nowhere"),
            ]

        @task(trigger_rule="all_done")
        def instances(ti=None):
            this = {"dag_id": "counting", "run_ids": [ti.run_id]}
            return [
                ti.get_ti_count(**this, task_ids=["before"]),
                ti.get_ti_count(**this, task_ids=["each"]),
                ti.get_ti_count(**this, task_ids=["each"], map_index=1),
                ti.get_ti_count(**this, task_group_id="group"),
                ti.get_ti_count(**this, task_ids=["each", "before"], states=["success"]),
                ti.get_ti_count(**this, task_ids=["each"], states=["failed", "running"]),
                ti.get_ti_count("counting", task_ids=["nowhere"]),
                ti.get_ti_count("nowhere"),
            ]

        @task(trigger_rule="all_done")
        def words(ti=None):
            this = {"dag_id": "counting", "run_ids": [ti.run_id]}
            found = [
                ti.get_task_states(**this, task_ids=["before", "each", "runs"]),
                ti.get_task_states(**this, task_ids=["each"], map_index=0),
                ti.get_task_states(**this, task_group_id="group"),
                ti.get_task_states("counting", logical_dates=[DATE], task_ids=["before"]),
                ti.get_task_states("nowhere"),
            ]
            return [list(states.values()) for states in found]

        @task(trigger_rule="all_done")
        def unknown(ti=None):
            told = []
            for ask in (
                lambda: ti.get_dagrun_state("counting", "other"),
                lambda: ti.get_ti_count("counting", run_ids=[ti.run_id], task_group_id="other"),
            ):
                try:
                    told.append(ask())
                except Exception:  # noqa: BLE001 - the class is that of a server's answer
                    told.append("raises")
            return told

        before() >> each.expand(x=[1, 2, 3]) >> group() >> runs() >> [instances(), words(), unknown()]

else:

    def seen(runs):
        return [
            [
                run.dag_id,
                run.run_id,
                str(run.state),
                str(run.run_type),
                run.execution_date.isoformat(),
                run.external_trigger,
            ]
            for run in runs
        ]

    with DAG("finding", schedule=None, start_date=datetime.datetime(2024, 1, 1)):

        @task
        def found(run_id=None):
            return seen(DagRun.find(dag_id="finding")) + seen(
                DagRun.find(dag_id=["finding", "other"], run_id=[run_id, "x"])
            )

        @task
        def counted(run_id=None):
            asked = [
                {"dag_id": "other"}, {"run_id": run_id}, {"run_id": "x"}, {"execution_date": DATE},
                {"execution_date": [DATE, DATE + DAY]}, {"execution_date": DATE + DAY}, {"state": DagRunState.RUNNING},
                {"state": "running"}, {"state": DagRunState.SUCCESS}, {"external_trigger": True},
                {"external_trigger": False}, {"no_backfills": True}, {"run_type": DagRunType.MANUAL},
                {"run_type": DagRunType.SCHEDULED}, {"execution_start_date": DATE},
                {"execution_start_date": DATE + DAY}, {"execution_end_date": DATE}, {"execution_end_date": DATE - DAY},
            ]  # fmt: skip
            return [len(DagRun.find(**{"dag_id": "finding", **each})) for each in asked]

        @task
        def others(run_id=None):
            twins = [
                DagRun.find_duplicate("finding", *asked) for asked in ((run_id, DATE), ("x", DATE), ("x", DATE + DAY))
            ]
            return [
                [twin and twin.run_id for twin in twins],
                seen(run for run in DagRun.get_latest_runs() if run.dag_id == "finding"),
                DagRun.generate_run_id(DagRunType.SCHEDULED, DATE),
                sorted(ti.task_id for run in DagRun.find(dag_id="finding") for ti in run.get_task_instances()),
            ]

        found(), counted(), others()
