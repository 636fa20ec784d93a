"""Every way to pull: one task, several, any; by key or without; one map index, several, none; with a default."""

import datetime

from airflow import DAG
from airflow.decorators import task
from airflow.exceptions import AirflowSkipException

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
IDS = (None, "one", "many", ["one"], ["many", "one"], ["other", "many", "one"], "nope", ["nope"], [], ("many", "zero"))
KEYS = ({}, {"key": "k"}, {"key": None}, {"key": "nope"})
INDEXES = ({}, *({"map_indexes": each} for each in (None, 0, 1, -1, [0, 1], [2, 0], [], range(2), [-1], 9)))


def plain(value):
    if value is None or isinstance(value, (str, int)):
        return value
    return ["list" if type(value) is list else "lazy", *(plain(item) for item in value)]


def dag(dag_id, order):
    with DAG(dag_id, schedule=None, start_date=START):

        @task
        def one(ti=None):
            ti.xcom_push("k", "one-k")
            return "one"

        @task
        def zero(ti=None):
            ti.xcom_push("k", None)

        @task
        def many(x, ti=None):
            ti.xcom_push("k", f"k{x}")
            if x == 2:
                raise AirflowSkipException
            return x

        @task
        def other(x, ti=None):
            ti.xcom_push("only", x)
            return x * 10

        @task(trigger_rule="all_done")
        def pulls(ti=None):
            ti.xcom_push("own", "mine")
            found = {}
            for ids in IDS:
                for key in KEYS:
                    for indexes in INDEXES:
                        for default in ({}, {"default": "D"}):
                            try:
                                value = plain(ti.xcom_pull(task_ids=ids, **key, **indexes, **default))
                            except ValueError:
                                value = "refused"
                            found.setdefault(f"{ids} {key.get('key', 'returned')}", []).append(value)
            return found

        made = {"one": one(), "many": many.expand(x=[1, 2, 3]), "zero": zero(), "other": other.expand(x=[5, 6])}
        before = None
        for name in order:
            if before is not None:
                before >> made[name]
            before = made[name]
        before >> pulls()


dag("pu_late", ["one", "many", "zero", "other"])
dag("pu_early", ["other", "many", "zero", "one"])
