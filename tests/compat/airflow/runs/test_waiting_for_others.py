"""DAGs that wait for assets, for assets or a date, and for groups of other DAGs; a conf for each DAG."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from prefect.compat.airflow.cli import airflow


def outcome(tmp_path: Path, text: str, *options: str) -> dict[str, Any]:
    """What a file's DAGs gave, by the report of `run`."""
    path, report = tmp_path / "d.py", tmp_path / "report.json"
    path.write_text(text)
    CliRunner().invoke(airflow, ["run", str(path), "--all", "--date", "2024-02-01", "--json", str(report), *options])
    return json.loads(report.read_text())


def test_asset_functions(tmp_path: Path) -> None:
    found = outcome(
        tmp_path,
        "from airflow.sdk import asset\n"
        "@asset(schedule=None, uri='s3://b/one')\ndef one(self, context): return [self.name, self.uri]\n"
        "@asset(schedule=one)\ndef two(one): return one.uri\n",
        "--with-triggered",
    )
    assert found["dags"]["one"]["tis"]["one"]["xcoms"] == {"return_value": ["one", "s3://b/one"]}
    assert [run["tis"]["two"]["xcoms"] for run in found["triggered"]["two"]] == [{"return_value": "s3://b/one"}]


def test_assets_or_a_date(tmp_path: Path) -> None:
    found = outcome(
        tmp_path,
        "import datetime\nfrom airflow.sdk import DAG, Asset, CronTriggerTimetable, task\n"
        "from airflow.timetables.assets import AssetOrTimeSchedule\n"
        "with DAG('makes', schedule=None):\n    @task(outlets=[Asset('z')])\n    def m(): return 1\n    m()\n"
        "with DAG('waits', start_date=datetime.datetime(2024, 1, 1), schedule=AssetOrTimeSchedule(\n"
        "        timetable=CronTriggerTimetable('0 1 * * *', timezone='UTC'), assets=[Asset('z')])):\n"
        "    @task\n    def w(triggering_asset_events): return len(triggering_asset_events)\n    w()\n",
        "--with-triggered",
    )
    assert found["dags"]["waits"]["tis"]["w"]["xcoms"] == {"return_value": 0}
    assert [run["tis"]["w"]["xcoms"] for run in found["triggered"]["waits"]] == [{"return_value": 1}]


def test_a_sensor_for_a_group(tmp_path: Path) -> None:
    found = outcome(
        tmp_path,
        "import datetime\nfrom airflow import DAG\nfrom airflow.decorators import task, task_group\n"
        "from airflow.sensors.external_task import ExternalTaskSensor as Sensor\n"
        "with DAG('up', start_date=datetime.datetime(2024, 1, 1), schedule='@daily'):\n"
        "    @task_group\n    def g():\n        @task\n        def a(): return 1\n        a()\n    g()\n"
        "with DAG('down', start_date=datetime.datetime(2024, 1, 1), schedule='@daily'):\n"
        "    Sensor(task_id='there', external_dag_id='up', external_task_group_id='g', poke_interval=0.1, timeout=5)\n"
        "    Sensor(task_id='gone', external_dag_id='up', external_task_group_id='x', poke_interval=0.1, timeout=1)\n",
    )
    assert {name: ti["state"] for name, ti in found["dags"]["down"]["tis"].items()} == {
        "there": "success",
        "gone": "failed",
    }


def test_a_conf_for_each_dag(tmp_path: Path) -> None:
    confs = tmp_path / "confs.json"
    confs.write_text('{"a": {"x": 1}, "b": {"x": 2}}')
    found = outcome(
        tmp_path,
        "import datetime\nfrom airflow import DAG\nfrom airflow.decorators import task\n"
        "def made(name):\n    with DAG(name, schedule=None, start_date=datetime.datetime(2024, 1, 1)) as dag:\n"
        "        @task\n        def t(dag_run=None): return dag_run.conf\n        t()\n    return dag\n"
        "for name in 'abc': globals()[name] = made(name)\n",
        "--conf-file",
        str(confs),
    )
    assert {name: run["tis"]["t"]["xcoms"]["return_value"] for name, run in found["dags"].items()} == {
        "a": {"x": 1},
        "b": {"x": 2},
        "c": {},
    }
