"""Names of Airflow that DAG files import: what they are, in the version that holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from prefect.compat.airflow.conversion.loading import load_flow
from prefect.compat.airflow.loader import ImportSession, LoadedFile, load_file

SAME = {
    "an exception from anywhere": ("airflow.operators.bash.AirflowSkipException", "airflow.exceptions"),
    "exceptions of the common provider": ("airflow.providers.common.compat.sdk.AirflowSkipException",) * 2,
    "its time zones": ("airflow.providers.common.compat.sdk.timezone.utcnow", "airflow.utils.timezone.utcnow"),
    "its settings": ("airflow.providers.common.compat.sdk.conf", "airflow.configuration.conf"),
    "its hook": ("airflow.providers.common.compat.sdk.BaseHook", "airflow.hooks.base.BaseHook"),
    "macros of Airflow 3": ("airflow.sdk.macros.ds_add", "airflow.macros.ds_add"),
    "the key of a task instance": (
        "airflow.sdk.types.TaskInstanceKey", "airflow.models.taskinstancekey.TaskInstanceKey",
    ),
    "time-outs": ("airflow.sdk.execution_time.timeout.timeout", "airflow.utils.timeout.timeout"),
}  # fmt: skip


def value(path: str, version: tuple[int, int] = (2, 10)) -> Any:
    """What a dotted path gives; nothing may be made on demand for it."""
    session = ImportSession([], version)
    module, _, name = path.rpartition(".")
    with session:
        names: dict[str, Any] = {}
        if ".timezone." in path or ".macros." in path:
            package, _, module = module.rpartition(".")
            exec(f"from {package} import {module} as module\nfound = module.{name}", names)
        else:
            exec(f"from {module} import {name} as found", names)
    assert [note.text for note in session.notes] == []
    return names["found"]


@pytest.mark.parametrize("paths", SAME.values(), ids=SAME)
def test_names_of_one_thing(paths: tuple[str, str]) -> None:
    other = paths[1] if paths[1] != "airflow.exceptions" else "airflow.exceptions.AirflowSkipException"
    assert value(paths[0], (3, 2)) is value(other, (3, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, False), ("", False), ("t", True), ("TRUE", True), ("on", True), ("1", True), ("y", True), ("0", False)],
)
def test_to_boolean(text: str | None, expected: bool) -> None:
    assert value("airflow.utils.strings.to_boolean")(text) is expected


@pytest.mark.parametrize(("version", "date"), [((2, 10), "EXECUTION_DATE"), ((3, 2), "LOGICAL_DATE")])
def test_environment_of_a_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int], date: str
) -> None:
    # the variables stay, as in Airflow, whose tasks have processes of their own
    monkeypatch.setattr(os, "environ", dict(os.environ))
    path = tmp_path / "d.py"
    path.write_text(
        "import datetime, os\nfrom airflow import DAG\nfrom airflow.decorators import task\n"
        "with DAG('d', schedule=None, start_date=datetime.datetime(2024, 1, 1),\n"
        "         default_args={'owner': 'me', 'email': ['a@b.c', 'd@e.f']}):\n"
        "    @task\n    def t(): return {k[12:]: v for k, v in os.environ.items() if k.startswith('AIRFLOW_CTX_')}\n"
        "    t()\n"
    )
    flow = load_flow(path, airflow_version=".".join(map(str, version)))
    found = flow.run(context={"logical_date": "2024-02-01"}).result[flow.task("t")].result
    assert found.pop("DAG_RUN_ID").startswith("manual__")
    assert found == {
        "DAG_EMAIL": "a@b.c,d@e.f", "DAG_OWNER": "me", "DAG_ID": "d", "TASK_ID": "t", "TRY_NUMBER": "1",
        date: "2024-02-01T00:00:00+00:00",
    }  # fmt: skip


UNKNOWN = {
    "several results": (
        "from airflow.providers.nowhere.x import made\na, b, c = made(1)\na >> EmptyOperator(task_id='e')"
    ),
    "constants of a hook": "from airflow.providers.nowhere.x import XHook\nfound = {*XHook.STATES, 'x'}",
    "class inside an operator": (
        "from airflow.providers.amazon.aws.sensors.bedrock import BedrockBatchInferenceSensor as S\nS.SuccessState.DONE"
    ),
    "attribute of an unknown operator": (
        "from airflow.providers.nowhere.x import XOperator\n"
        "class Mine(XOperator):\n"
        "    def __init__(self, **kwargs):\n"
        "        super().__init__(**kwargs)\n        self.limit = self.timeout or 3\n"
        "Mine(task_id='m', size=3)"
    ),
    "function that is handed more": (
        "from airflow.decorators import task\n@task.pyspark\ndef f(spark, a): pass\nf(a=1)"
    ),
    "timetable": "from airflow.providers.nowhere.x import XTimetable\nd.schedule = XTimetable(3)",
    "runs of a DAG": "assert d.get_last_dagrun() is None and d.get_num_active_runs() == 0",
    "setting of a provider": (
        "from airflow.configuration import conf\nassert conf.get('kubernetes_executor', 'worker_container_tag') == ''"
    ),
}


def loaded(tmp_path: Path, body: str) -> LoadedFile:
    path = tmp_path / "d.py"
    path.write_text(
        "from airflow import DAG\nfrom airflow.operators.empty import EmptyOperator\n"
        "with DAG('d', schedule=None) as d:\n" + "".join(f"    {line}\n" for line in body.split("\n"))
    )
    return load_file(path)


@pytest.mark.parametrize("body", UNKNOWN.values(), ids=UNKNOWN)
def test_a_file_loads_around_what_is_known_by_name_only(tmp_path: Path, body: str) -> None:
    assert list(loaded(tmp_path, body).dags) == ["d"]


def test_an_attribute_that_is_asked_for_outside_is_missing(tmp_path: Path) -> None:
    task = loaded(tmp_path, UNKNOWN["attribute of an unknown operator"]).dag().get_task("m")
    assert task.limit == "timeout"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = task.nothing


def test_the_default_of_a_variable_by_the_name_of_the_other_version() -> None:
    with ImportSession([], (2, 10)):
        from airflow.models import Variable  # type: ignore[import-untyped,unused-ignore]

        with pytest.raises(TypeError, match="unexpected keyword argument 'default'"):
            Variable.get("nope", default=1)
        assert Variable.get("nope", 5) == 5
    with ImportSession([], (3, 2)):
        from airflow.models import Variable as Later

        assert Later.get("nope", default_var=1) == Later.get("nope", 1) == 1
