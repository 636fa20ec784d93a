"""Deferrable operators with triggers of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from prefect.compat.airflow.conversion.loading import load_flow

FILE = """
import asyncio, datetime
from airflow import DAG
from airflow.models import BaseOperator
from airflow.triggers.base import BaseTrigger, TriggerEvent

class Trigger(BaseTrigger):
    def __init__(self, n, fails=False):
        super().__init__()
        self.n, self.fails = n, fails
    def serialize(self):
        return f"{__name__}.Trigger", {"n": self.n, "fails": self.fails}
    async def run(self):
        if self.fails:
            raise ValueError("the trigger broke")
        await asyncio.sleep(self.n)
        yield TriggerEvent({"n": self.n})

class Operator(BaseOperator):
    def __init__(self, n=0, fails=False, limit=None, again=False, **kwargs):
        super().__init__(**kwargs)
        self.n, self.fails, self.limit, self.again = n, fails, limit, again
    def execute(self, context):
        self.defer(trigger=Trigger(self.n, self.fails), method_name="done", kwargs={"more": 3}, timeout=self.limit)
    def done(self, context, event, more):
        if self.again:
            self.defer(trigger=Trigger(0.01), method_name="ended")
        return [event, more, context["ti"].try_number]
    def ended(self, context, event):
        return ["again", event]

with DAG("d", schedule=None, start_date=datetime.datetime(2024, 1, 1)):
    Operator(task_id="once")
    Operator(task_id="twice", again=True)
    Operator(task_id="broken", fails=True)
    Operator(task_id="late", n=30, limit=datetime.timedelta(seconds=0.2))
"""

EXPECTED = {
    "once": (True, "[{'n': 0}, 3, 1]"),
    "twice": (True, "['again', {'n': 0.01}]"),
    "broken": (False, "Trigger failure: the trigger broke"),
    "late": (False, "Trigger"),
}


@pytest.mark.parametrize("version", ["2.10", "3.2"])
def test_a_trigger_of_ones_own(tmp_path: Path, version: str) -> None:
    path = tmp_path / "d.py"
    path.write_text(FILE)
    flow = load_flow(path, airflow_version=version)
    result = flow.run().result
    for task_id, (succeeds, text) in EXPECTED.items():
        state = result[flow.task(task_id)]
        assert (state.is_successful(), text in (str(state.result) if succeeds else state.message)) == (succeeds, True)
