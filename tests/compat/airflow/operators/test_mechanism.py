"""What every operator of a row does, whatever its task is."""

from __future__ import annotations

import datetime
import importlib.metadata
import time
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.operators import (
    ByVersion,
    Converted,
    Fixed,
    FromConnection,
    FromContext,
    Mapping,
    index,
    nothing,
)
from prefect.compat.airflow.operators.index import rows_of_file
from prefect.core.settable import Task, settable
from prefect.core.waiting import Wait, WaitingTask

LOG: list[Any] = []


class Copy(Task):
    """Notes what it was given."""

    mode: str = "plain"

    @settable("source")
    def run(
        self, source: str | None = None, copies: int = 1, credentials: Any = None, run_id: str = "", fixed: Any = 0
    ) -> Any:
        LOG.append((self.mode, source, copies, credentials, run_id, fixed))
        return {"copied": source}


class Countdown(WaitingTask):
    """Counts down, one a look."""

    def start(self, count: int = 3) -> dict[str, int]:
        LOG.append("start")
        return {"left": count}

    def check(self, wait: Wait) -> float | None:
        wait.handle["left"] -= 1
        LOG.append(wait.handle["left"])
        return 0.001 if wait.handle["left"] > 0 else None

    def outcome(self, wait: Wait) -> str:
        return "lift-off"

    def cancel(self, wait: Wait) -> None:
        LOG.append("cancelled")


COPY = Mapping(
    operators=(
        "airflow.providers.acme.operators.copy.AcmeCopyOperator",
        "airflow.contrib.operators.acme_copy.AcmeOldCopy",
    ),
    target=Copy,
    args={
        "source": "path",
        "mode": "mode",
        "copies": Converted(lambda a, b: a * b, "times", "per_time"),
        "credentials": FromConnection("acme_conn_id", lambda found, region: (found.login, region), also=("region",)),
        "run_id": FromContext(lambda operator, context: f"{operator.task_id} {context['ds']}"),
        "fixed": Fixed(None),
    },
    required=("path",),
    defaults={"times": 2, "per_time": 1, "acme_conn_id": None, "mode": ByVersion("old", {(3, 0): "new"})},
    dropped={"colour": "there are no colours here"},
    ignored=("log_level",),
    renamed={"file_path": "path"},
    template_fields=("path",),
    template_ext=(".txt",),
)
COUNT = Mapping(
    operators=("airflow.providers.acme.operators.count.AcmeCountOperator",), target=Countdown, args={"count": "count"},
    defaults={"count": 3}, on_kill="cancel",
)  # fmt: skip
SENSOR = Mapping(
    operators=("airflow.providers.acme.sensors.count.AcmeCountSensor",), target=Countdown, args={"count": "count"},
    defaults={"poke_interval": 0.001, "count": 2},
)  # fmt: skip
ROWS = (COPY, COUNT, SENSOR)

HEAD = """
from datetime import datetime, timedelta
from airflow import DAG
from airflow.providers.acme.operators.copy import AcmeCopyOperator
from airflow.providers.acme.operators.count import AcmeCountOperator
from airflow.providers.acme.sensors.count import AcmeCountSensor
from airflow.contrib.operators.acme_copy import AcmeOldCopy
with DAG("d", start_date=datetime(2024, 1, 1), schedule=None, default_args={"times": 5}) as dag:
"""


@pytest.fixture(autouse=True)
def empty_log() -> None:
    LOG.clear()


def loaded(tmp_path: Path, *lines: str, version: str = "2.10") -> Any:
    file = tmp_path / "d.py"
    file.write_text(HEAD + "\n".join("    " + line for line in lines) + "\n")
    return load_flow(file, rows=ROWS, airflow_version=version)


def ran(flow: Any) -> dict[str, Any]:
    state = flow.run(context={"logical_date": datetime.datetime(2024, 1, 15, tzinfo=datetime.UTC)})
    return {task.name: found for task, found in state.result.items()}


def words(states: dict[str, Any]) -> dict[str, str]:
    return {name: type(state).__name__ for name, state in states.items()}


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        pytest.param("path='a'", ("old", "a", 5, None, "t 2024-01-15", None), id="defaults and default_args"),
        pytest.param(
            "path='{{ ds }}', times=1, per_time=3", ("old", "2024-01-15", 3, None, "t 2024-01-15", None), id="template"
        ),
        pytest.param("file_path='a', mode=None", ("plain", "a", 5, None, "t 2024-01-15", None), id="older name; None"),
        pytest.param(
            "path='a', acme_conn_id='acme', region='eu'",
            ("old", "a", 5, ("ada", "eu"), "t 2024-01-15", None),
            id="connection",
        ),
        pytest.param("path='a', log_level=3", ("old", "a", 5, None, "t 2024-01-15", None), id="ignored"),
    ],
)
def test_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, given: Any) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_ACME", "acme://ada:secret@host")
    flow = loaded(tmp_path, f"AcmeCopyOperator(task_id='t', {arguments})")
    assert flow.findings == []
    assert words(ran(flow)) == {"t": "Success"}
    assert LOG == [given]


def test_defaults_of_versions(tmp_path: Path) -> None:
    ran(loaded(tmp_path, "AcmeCopyOperator(task_id='t', path='a')", version="3.2"))
    assert LOG[0][0] == "new"


def test_a_missing_connection_is_named(tmp_path: Path) -> None:
    states = ran(loaded(tmp_path, "AcmeCopyOperator(task_id='t', path='a', acme_conn_id='nowhere')"))
    assert "nowhere" in states["t"].message and "AIRFLOW_CONN_NOWHERE" in states["t"].message


def test_a_missing_argument_is_named(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="missing keyword argument 'path'") as caught:
        loaded(tmp_path, "AcmeCopyOperator(task_id='t')")
    assert "d.py:9" in str(caught.value)


def test_an_argument_of_no_version_is_a_finding(tmp_path: Path) -> None:
    flow = loaded(tmp_path, "AcmeCopyOperator(task_id='t', path='a', size=3)")
    ((code, text),) = [(each.code, each.text) for each in flow.findings]
    assert code == "unknown-argument" and "size" in text


def test_what_is_not_honoured_is_a_finding_of_its_use(tmp_path: Path) -> None:
    flow = loaded(
        tmp_path, "AcmeCopyOperator(task_id='a', path='a')", "AcmeCopyOperator(task_id='b', path='a', colour='red')"
    )
    (finding,) = flow.findings
    assert (finding.code, finding.line) == ("not-honoured", 10)
    assert "colour of AcmeCopyOperator is not honoured: there are no colours here" in finding.text


def test_what_is_not_honoured_of_a_mapped_operator_is_a_finding(tmp_path: Path) -> None:
    flow = loaded(tmp_path, "AcmeCopyOperator.partial(task_id='t', colour='red').expand(path=['a', 'b'])")
    assert [(each.code, each.line) for each in flow.findings] == [("not-honoured", 9)]
    ran(flow)
    assert len(flow.session.notes) == 1


def test_an_older_name_is_a_subclass(tmp_path: Path) -> None:
    flow = loaded(tmp_path, "old = AcmeOldCopy(task_id='t', path='a')", "assert isinstance(old, AcmeCopyOperator)")
    assert flow.dag.get_task("t").task_type == "AcmeOldCopy"
    assert words(ran(flow)) == {"t": "Success"}


def test_subclasses_call_execute(tmp_path: Path) -> None:
    flow = loaded(
        tmp_path,
        "class Mine(AcmeCopyOperator):",
        "    def __init__(self, suffix, **kwargs):",
        "        super().__init__(path='a', **kwargs)",
        "        self.suffix = suffix",
        "    def execute(self, context):",
        "        self.path += self.suffix",
        "        return [super().execute(context)]",
        "Mine(task_id='t', suffix='{{ ds }}')",
        "AcmeCopyOperator(task_id='pulled', path=\"{{ ti.xcom_pull('t') }}\").set_upstream(dag.get_task('t'))",
    )
    assert words(ran(flow)) == {"t": "Success", "pulled": "Success"}
    assert [each[1] for each in LOG] == ["a{{ ds }}", "[{'copied': 'a{{ ds }}'}]"]


def test_mapped(tmp_path: Path) -> None:
    flow = loaded(tmp_path, "AcmeCopyOperator.partial(task_id='t', times=1).expand(path=['a', 'b'])")
    ran(flow)
    assert [each[1:3] for each in LOG] == [("a", 1), ("b", 1)]
    with pytest.raises(Exception, match="unexpected keyword argument"):
        loaded(tmp_path, "AcmeCopyOperator.partial(task_id='t', sizes=1).expand(path=['a', 'b'])")


def test_operators_wait(tmp_path: Path) -> None:
    states = ran(loaded(tmp_path, "AcmeCountOperator(task_id='t')"))
    assert (LOG, states["t"].result) == (["start", 2, 1, 0], "lift-off")


def test_killing_cancels(tmp_path: Path) -> None:
    begin = time.monotonic()
    states = ran(
        loaded(tmp_path, "AcmeCountOperator(task_id='t', count=10**9, execution_timeout=timedelta(seconds=0.1))")
    )
    assert words(states) == {"t": "Failed"} and LOG[-1] == "cancelled" and time.monotonic() - begin < 5


@pytest.mark.parametrize("mode", ["poke", "reschedule"])
def test_sensors_look(tmp_path: Path, mode: str) -> None:
    states = ran(loaded(tmp_path, f"AcmeCountSensor(task_id='t', mode={mode!r}, count={2 if mode == 'poke' else 1})"))
    assert states["t"].result == "lift-off"
    assert LOG.count("start") == 1


def test_rows_are_given_to_one_load_only(tmp_path: Path) -> None:
    loaded(tmp_path, "AcmeCopyOperator(task_id='t', path='a')")
    file = tmp_path / "d.py"
    codes = {each.code for each in load_flow(file).findings}
    assert codes == {"made-on-demand", "no-counterpart"}


def test_rows_of_an_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        def load(self) -> Any:
            return ROWS

    monkeypatch.setattr(importlib.metadata, "entry_points", lambda *, group: [Point()] if group == index.GROUP else [])
    index._of_entry_points.cache_clear()
    try:
        file = tmp_path / "d.py"
        file.write_text(HEAD + "    AcmeCopyOperator(task_id='t', path='a')\n")
        assert words(ran(load_flow(file))) == {"t": "Success"}
    finally:
        index._of_entry_points.cache_clear()


def test_nothing_pushes_nothing() -> None:
    assert nothing({"a": 1}, None, None) is None


def test_a_file_of_rows_loads_when_asked() -> None:
    assert "airflow.contrib.sensors.redis_key_sensor.RedisKeySensor" in rows_of_file(
        "prefect.compat.airflow.operators.rows.redis"
    )
