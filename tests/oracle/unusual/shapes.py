"""Outputs that are lists, tuples and dicts, mapped, zipped and joined, in mapped tasks and in one that collects."""

import datetime

from airflow import DAG
from airflow.decorators import task

try:
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.python import PythonOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
VALUES = {"l": [1, 2], "d": {"a": 1, "b": 2}, "e": [], "i": {0: "z"}, "t": (7, 8, 9)}


def plain(value):
    if value is None or isinstance(value, (str, int)):
        return value
    return [plain(item) for item in value] if hasattr(value, "__len__") else type(value).__name__


def look_up(key):
    return {1: "one"}[key]


@task
def show(x):
    return plain(x)


with DAG("sh_shapes", schedule=None, start_date=START):
    outputs = {
        name: PythonOperator(task_id=name, python_callable=lambda value=value: value).output
        for name, value in VALUES.items()
    }
    for a, one in outputs.items():
        show.override(task_id=f"plain_{a}").expand(x=one)
        show.override(task_id=f"map_{a}").expand(x=one.map(lambda v: [v]))
        show.override(task_id=f"all_map_{a}")(one.map(lambda v: [v]))
        for b, other in outputs.items():
            show.override(task_id=f"zip_{a}_{b}")(one.zip(other))
            show.override(task_id=f"fill_{a}_{b}")(one.zip(other, fillvalue="F"))
            show.override(task_id=f"join_{a}_{b}")(one.concat(other))
    show.override(task_id="each_zip").expand(x=outputs["l"].zip(outputs["d"], fillvalue="F"))
    show.override(task_id="each_join").expand(x=outputs["l"].concat(outputs["d"]))
    show.override(task_id="unknown_zip").expand(x=outputs["l"].map(look_up).zip(outputs["t"], fillvalue="F"))
    show.override(task_id="unknown_map").expand(x=outputs["l"].map(look_up))
