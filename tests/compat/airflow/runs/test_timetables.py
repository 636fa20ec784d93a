"""Next runs and data intervals, compared with what real Airflow answered, also where the clocks change."""

from __future__ import annotations

import datetime
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from prefect.compat.airflow.loader.session import ImportSession

HERE = Path(__file__).parent
#: Runs by hand in the night in which the clocks change: the intervals of Airflow end before they begin, or are odd.
KNOWN = {
    f"cron {cron} {name} man {day}"
    for cron, days in (("*/30 1-3 * * *", ("0331", "1027")), ("0 */6 * * *", ("0331",)))
    for name in ("ber_spr", "ber_aut")
    for day in days
}


def _cases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("timetable_cases", HERE / "timetable_cases.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _asked(version: tuple[int, int], recorded: dict[str, Any], folder: Path) -> dict[str, Any]:
    cases = _cases()
    found: dict[str, Any] = {}
    with ImportSession([folder], version):
        from airflow import DAG

        for number, (name, (schedule, start)) in enumerate(cases.schedules().items()):
            timetable = DAG(f"d{number}", schedule=schedule, start_date=start, catchup=True).timetable
            for key, until in ((name, None), (f"{name} end", start + datetime.timedelta(days=4))):
                rows = recorded.get(key)
                if rows is not None:
                    found[key] = cases.answers(timetable, start, until=until, count=len(rows))
            for moment in cases.BY_HAND:
                interval = timetable.infer_manual_data_interval(run_after=moment)
                found[f"{name} man {moment:%m%d}"] = [
                    each.in_timezone("UTC").strftime("%Y-%m-%dT%H:%M") for each in interval
                ]
    return found


@pytest.mark.parametrize("version", [(2, 10), (3, 2)])
def test_next_runs_are_as_in_airflow(version: tuple[int, int], tmp_path: Path) -> None:
    path = HERE.parent / "oracle" / f"timetables_{version[0]}_{version[1]}.json"
    recorded = json.loads(path.read_text(encoding="utf-8"))
    found = _asked(version, recorded, tmp_path)
    assert len(found) > 500
    wrong = {key: (answer, recorded[key]) for key, answer in found.items() if answer != recorded[key]}
    assert set(wrong) <= (KNOWN if version < (3, 0) else set()), wrong
