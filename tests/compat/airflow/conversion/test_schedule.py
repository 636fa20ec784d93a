from __future__ import annotations

import datetime

import pendulum
import pytest

from prefect.compat.airflow import load_flow
from prefect.testing import frozen_clock

HEAD = """
import datetime, pendulum
from airflow import DAG, Dataset
from airflow.operators.empty import EmptyOperator
from airflow.operators.python import PythonOperator
from airflow.timetables.trigger import CronTriggerTimetable
"""
AFTER = pendulum.datetime(2024, 3, 9, 12)


def flow_of(tmp_path, arguments, tasks="EmptyOperator(task_id='t')"):
    file = tmp_path / "dag.py"
    file.write_text(f"{HEAD}with DAG('d', {arguments}) as dag:\n    {tasks}\n")
    return load_flow(file)


@pytest.mark.parametrize(
    ("arguments", "times"),
    [
        ("start_date=datetime.datetime(2015, 1, 1), schedule='@daily'", ["2024-03-10 00:00", "2024-03-11 00:00"]),
        # the first run begins after its interval
        ("start_date=datetime.datetime(2024, 4, 1), schedule='@daily'", ["2024-04-02 00:00", "2024-04-03 00:00"]),
        (
            "start_date=pendulum.datetime(2024, 1, 1, tz='America/New_York'), schedule='0 9 * * *'",
            ["2024-03-09 14:00", "2024-03-10 13:00"],  # an hour was left out in the night
        ),
        (
            "start_date=datetime.datetime(2024, 1, 1), schedule=datetime.timedelta(hours=7)",
            ["2024-03-09 13:00", "2024-03-09 20:00"],  # counted from the start
        ),
        (
            "start_date=datetime.datetime(2024, 1, 1), end_date=datetime.datetime(2024, 3, 9), schedule='@daily'",
            ["2024-03-10 00:00"],
        ),
        (
            "start_date=datetime.datetime(2024, 1, 1), schedule=CronTriggerTimetable('0 6 * * *', timezone='UTC')",
            ["2024-03-10 06:00", "2024-03-11 06:00"],
        ),
        ("start_date=datetime.datetime(2024, 5, 1), schedule='@once'", ["2024-05-01 00:00"]),
    ],
)
def test_a_flow_carries_the_schedule_of_its_dag(tmp_path, arguments, times):
    schedule = flow_of(tmp_path, arguments).schedule
    found = [pendulum.instance(when).in_timezone("UTC") for when in schedule.next(2, after=AFTER)]
    assert [when.format("YYYY-MM-DD HH:mm") for when in found] == times


@pytest.mark.parametrize(
    "arguments",
    [
        "start_date=datetime.datetime(2024, 1, 1), schedule=None",
        "start_date=datetime.datetime(2024, 1, 1), schedule=[Dataset('x')]",
        "start_date=datetime.datetime(2024, 1, 1), schedule='@continuous', max_active_runs=1",
        "default_args={'retries': 1}",
    ],
)
def test_no_clock_tells(tmp_path, arguments):
    assert flow_of(tmp_path, arguments).schedule is None


def test_a_run_is_made_at_once_unless_asked_otherwise(tmp_path):
    assert flow_of(tmp_path, "start_date=datetime.datetime(2024, 1, 1), schedule='@daily'").run().is_successful()


def test_the_form_of_1_4_1_has_no_words_for_a_timetable(tmp_path):
    flow = flow_of(tmp_path, "start_date=datetime.datetime(2024, 1, 1), schedule='@daily'")
    assert flow.serialize()["schedule"] is None
    assert flow.schedule is not None


def test_runs_of_the_schedule_have_their_intervals(tmp_path):
    out = tmp_path / "out"
    write = f"lambda ds, run_id: open({str(out)!r}, 'a').write(ds + ' ' + run_id[:9] + '|')"
    dates = "start_date=datetime.datetime(2024, 1, 1), end_date=datetime.datetime(2024, 3, 10), schedule='@daily'"
    flow = flow_of(tmp_path, dates, f"PythonOperator(task_id='t', python_callable={write})")
    with frozen_clock(datetime.datetime(2024, 3, 9, 12, tzinfo=datetime.UTC)):  # sleeping takes no time
        assert flow.run(run_on_schedule=True).is_successful()
    assert out.read_text() == "2024-03-09 scheduled|2024-03-10 scheduled|"
