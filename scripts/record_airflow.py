"""
Records what real Airflow makes of a DAG, in the form of `prefect airflow run --json`, and tells the differences.

    AIRFLOW_PYTHON scripts/record_airflow.py FILE DAG DATE > real.json       with Airflow 2.x, in a fresh AIRFLOW_HOME
    prefect airflow run FILE --dag DAG --date DATE --json ours.json
    python scripts/record_airflow.py --compare real.json ours.json

States and XComs are compared; `dag.test()` of Airflow does not keep how often it tried. The exit
status of a comparison is 1 if there is a difference.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
from pathlib import Path
from typing import Any


def record(file: str, dag_id: str, date: str) -> dict[str, Any]:
    """What `dag.test()` of the Airflow at hand gives."""
    from airflow.models import DagBag
    from airflow.models.xcom import XCom
    from airflow.utils.session import create_session

    moment = datetime.datetime.fromisoformat(date)
    run = (
        DagBag(file, include_examples=False)
        .dags[dag_id]
        .test(execution_date=moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC))
    )
    tis: dict[str, Any] = {}
    with create_session() as session:
        for ti in run.get_task_instances():
            name = ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.map_index}]"
            query = session.query(XCom).filter_by(
                dag_id=dag_id, run_id=run.run_id, task_id=ti.task_id, map_index=ti.map_index
            )
            xcoms = {row.key: json.loads(json.dumps(row.value, default=str)) for row in query}
            tis[name] = {"state": ti.state, "xcoms": xcoms}
    return {"dags": {dag_id: {"dagrun_state": str(run.state), "tis": tis}}}


def differences(real: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    """One line for each difference."""
    found = []
    for dag_id, expected in real["dags"].items():
        actual = ours["dags"].get(dag_id, {"dagrun_state": None, "tis": {}})
        if expected["dagrun_state"] != actual["dagrun_state"]:
            found.append(f"{dag_id}: {expected['dagrun_state']} there, {actual['dagrun_state']} here")
        for name in sorted({*expected["tis"], *actual["tis"]}):
            there, here = expected["tis"].get(name, {}), actual["tis"].get(name, {})
            for field in ("state", "xcoms"):
                if there.get(field) != here.get(field):
                    found.append(f"{dag_id}.{name}: {field} {there.get(field)!r} there, {here.get(field)!r} here")
    return found


def main(arguments: list[str]) -> int:
    if arguments[0] == "--compare":
        real, ours = (json.loads(Path(path).read_text(encoding="utf-8")) for path in arguments[1:])
        found = differences(real, ours)
        print("\n".join(found) or "no differences")
        return 1 if found else 0
    with contextlib.redirect_stdout(sys.stderr):
        found_there = record(*arguments)
    json.dump(found_there, sys.stdout, indent=1)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
