"""Sensors: rescheduled and mapped, time-outs, soft fails, retries; what each run of them sees."""

from __future__ import annotations

import datetime

from airflow import DAG
from airflow.decorators import task
from airflow.exceptions import AirflowFailException, AirflowSkipException

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.sensors.bash import BashSensor
    from airflow.providers.standard.sensors.python import PythonSensor
    from airflow.sdk import PokeReturnValue
    from airflow.sdk.bases.sensor import BaseSensorOperator
except ImportError:
    from airflow.operators.empty import EmptyOperator
    from airflow.sensors.base import BaseSensorOperator, PokeReturnValue
    from airflow.sensors.bash import BashSensor
    from airflow.sensors.python import PythonSensor

START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
NODELAY = datetime.timedelta(0)
seen: dict[str, int] = {}


def count(ti):
    """How often this task instance has been looked at."""
    key = f"{ti.task_id}/{ti.map_index}"
    seen[key] = seen.get(key, 0) + 1
    return seen[key]


class Counts(BaseSensorOperator):
    template_fields = ("wanted",)

    def __init__(self, *, wanted, fails_at=None, **kwargs):
        super().__init__(**kwargs)
        self.wanted, self.fails_at = wanted, fails_at

    def poke(self, context):
        number = count(context["ti"])
        if number == self.fails_at:
            raise ValueError(f"look {number}")
        if number >= int(self.wanted):
            return PokeReturnValue(True, {"looks": number, "try": context["ti"].try_number})
        return False


with DAG("wait_modes", schedule=None, start_date=START, params={"n": 2}):
    fast = {"poke_interval": 0.01, "timeout": 20}
    Counts(task_id="poke", wanted="{{ params.n }}", **fast)
    Counts(task_id="poke_retry", wanted=3, fails_at=2, retries=1, retry_delay=NODELAY, **fast)
    Counts(task_id="poke_fails", wanted=3, fails_at=1, **fast)
    Counts.partial(task_id="mapped", **fast).expand(wanted=[1, 2, 3])
    Counts.partial(task_id="mapped_retry", wanted=3, retries=1, retry_delay=NODELAY, **fast).expand(fails_at=[None, 1])
    PythonSensor(task_id="times_out", python_callable=lambda: False, poke_interval=0.01, timeout=0.05, retries=2)
    PythonSensor(task_id="soft", python_callable=lambda: False, poke_interval=0.01, timeout=0.05, soft_fail=True)
    PythonSensor(task_id="never_fails", python_callable=lambda: 1 / 0, never_fail=True, **fast)
    Counts(task_id="soft_error", wanted=3, fails_at=1, soft_fail=True, **fast)
    PythonSensor(task_id="value", python_callable=lambda: PokeReturnValue(True, [1, 2]), **fast)
    BashSensor(task_id="shell", bash_command="exit 0", **fast)
    BashSensor(task_id="shell_skip", bash_command="exit 99", soft_fail=True, poke_interval=0.01, timeout=0.05)

    @task.sensor(poke_interval=0.01, timeout=20)
    def decorated(ti=None):
        return PokeReturnValue(count(ti) > 1, "there")

    @task
    def reads(value):
        return value

    reads(decorated()) >> EmptyOperator(task_id="end")

with DAG("wait_raises", schedule=None, start_date=START):
    KINDS = {"skip": AirflowSkipException, "fail": AirflowFailException, "value": ValueError}

    def raises(name):
        raise KINDS[name]("from a sensor")

    for name in KINDS:
        for soft in (True, False):
            PythonSensor(
                task_id=f"{name}_{soft}".lower(), python_callable=raises, op_args=[name], soft_fail=soft, retries=1,
                retry_delay=NODELAY, poke_interval=0.01, timeout=10,
            )  # fmt: skip

with DAG("wait_reschedule", schedule=None, start_date=START):
    slow = {"poke_interval": 0.1, "timeout": 60, "mode": "reschedule"}
    Counts(task_id="one", wanted=2, **slow)
    Counts.partial(task_id="many", **slow).expand(wanted=[1, 2])
    Counts(task_id="retried", wanted=3, fails_at=2, retries=1, retry_delay=NODELAY, **slow) >> EmptyOperator(
        task_id="end"
    )
