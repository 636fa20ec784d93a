"""100 PythonOperators in layers of ten."""

from datetime import datetime

from airflow import DAG
from airflow.operators.python import PythonOperator


def same(number):
    return number


with DAG("dag_100", schedule=None, start_date=datetime(2024, 1, 1)) as dag:
    before = []
    for layer in range(10):
        tasks = [
            PythonOperator(task_id=f"t{layer}_{number}", python_callable=same, op_args=[number]) for number in range(10)
        ]
        for number, each in enumerate(before):
            each >> tasks[number]
        before = tasks
