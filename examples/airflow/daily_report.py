"""
A day's orders become a report: an ordinary Airflow DAG file, which knows nothing of prefect.

    prefect airflow run examples/airflow/daily_report.py --date 2024-01-15 --conf '{"folder": "out"}'

The orders are extracted, summed up for each region by mapped tasks, checked against a price service that fails at the
first try, and written by the branch that the day's total chooses.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.decorators import task
from airflow.models.param import Param
from airflow.operators.bash import BashOperator
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator

REGIONS = ["east", "north", "south", "west"]


def extract_orders(day: str, count: str) -> list[dict]:
    """The orders of a day; a day always has the same. The count comes from a template and is therefore text."""
    chance = random.Random(day)
    return [
        {"id": f"{day}/{number}", "region": chance.choice(REGIONS), "cents": chance.randrange(500, 20_000)}
        for number in range(int(count))
    ]


def check_prices(ti=None, **context) -> str:
    """A service that is not ready at the first try."""
    if ti.try_number == 1:
        raise ConnectionError("the price service is still starting")
    return f"checked at try {ti.try_number}"


with DAG(
    dag_id="daily_report",
    description="Sums up a day's orders and writes a report",
    schedule="@daily",
    start_date=datetime(2024, 1, 1),
    catchup=False,
    default_args={"owner": "reports", "retries": 0},
    params={
        "orders": Param(12, type="integer", minimum=0),
        "large": Param(60_000, type="integer", description="cents from which on a day is a large one"),
        "folder": Param("", type="string", description="where the report is written; nowhere if empty"),
    },
    tags=["example"],
) as dag:
    extract = PythonOperator(
        task_id="extract",
        python_callable=extract_orders,
        op_kwargs={"day": "{{ ds }}", "count": "{{ params.orders }}"},
    )
    check = PythonOperator(
        task_id="check_prices",
        python_callable=check_prices,
        retries=2,
        retry_delay=timedelta(seconds=1),
    )

    @task
    def regions_of(orders: list[dict]) -> list[str]:
        return sorted({order["region"] for order in orders})

    @task
    def sum_up(region: str, orders: list[dict]) -> dict:
        own = [order["cents"] for order in orders if order["region"] == region]
        return {"region": region, "orders": len(own), "cents": sum(own)}

    @task
    def total_of(sums) -> int:
        return sum(row["cents"] for row in sums)

    @task.branch
    def choose(total: int, params=None) -> str:
        return "long_report" if total >= params["large"] else "short_report"

    @task
    def long_report(sums, ds=None) -> list[str]:
        lines = [f"{row['region']:<6} {row['orders']:>3} orders {row['cents'] / 100:>10.2f}" for row in sums]
        return [f"Orders of {ds}", *lines]

    @task
    def short_report(total: int, ds=None) -> list[str]:
        return [f"Orders of {ds}: {total / 100:.2f}, a quiet day"]

    @task(trigger_rule="none_failed_min_one_success")
    def write(params=None, ti=None, ds=None) -> str:
        chosen = [lines for lines in ti.xcom_pull(task_ids=["long_report", "short_report"]) if lines]
        text = "\n".join([*chosen[0], ti.xcom_pull(task_ids="check_prices"), ""])
        if params["folder"]:
            folder = Path(params["folder"])
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"report-{ds}.txt").write_text(text)
        return text

    announce = BashOperator(
        task_id="announce",
        bash_command="echo 'Report of {{ ds }}: {{ ti.xcom_pull(task_ids=\"write\").splitlines() | length }} lines'",
    )
    done = EmptyOperator(task_id="done")

    orders = extract.output
    sums = sum_up.partial(orders=orders).expand(region=regions_of(orders))
    total = total_of(sums)
    written = write()
    choose(total) >> [long_report(sums), short_report(total)] >> written
    check >> written >> announce >> done
