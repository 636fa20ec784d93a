"""Words that are members of enums in template fields, and a field that cannot be rendered."""

import datetime
import enum

from airflow import DAG
from airflow.decorators import task

try:
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.python import PythonOperator

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)


class Word(str, enum.Enum):
    A = "a"
    DAY = "{{ ds }}"


class Number(enum.IntEnum):
    ONE = 1


class Kind(enum.Enum):
    RED = "r"


def types(word=None, number=None, kind=None):
    return [f"{type(value).__name__} {value}" for value in (word, number, kind)]


with DAG("wo_words", schedule=None, start_date=START):
    given = {"word": Word.A, "number": Number.ONE, "kind": Kind.RED}
    PythonOperator(task_id="alone", python_callable=types, op_args=[Word.A])
    PythonOperator(task_id="day", python_callable=types, op_args=[Word.DAY])
    PythonOperator(task_id="number", python_callable=types, op_args=[None, Number.ONE])
    PythonOperator(task_id="all", python_callable=types, op_kwargs=given)

    @task.bash
    def no_such_name(x):
        return "echo hi"

    no_such_name("{{ params.nope }}")
