"""A server's client that stands for one: the calls it gets are what upstream's tasks were seen to send theirs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from prefect.core import hooks
from prefect.core.engine.state import Running, Success


class Server:
    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        #: States of the run, one for each look.
        self.states: list[Any] = [Success("ok")]

    def create_flow_run(self, **given: Any) -> str:
        self.calls.append(("create", {name: value for name, value in given.items() if value is not None}))
        return "run-id"

    def cancel_flow_run(self, flow_run_id: str) -> bool:
        self.calls.append(("cancel", flow_run_id))
        return True

    def set_flow_run_name(self, flow_run_id: str, name: str) -> bool:
        self.calls.append(("rename", (flow_run_id, name)))
        return True

    def get_cloud_url(self, kind: str, flow_run_id: str) -> str:
        return f"http://server/{kind}/{flow_run_id}"

    def get_flow_run_info(self, flow_run_id: str) -> Any:
        return SimpleNamespace(state=self.states.pop(0))

    def flow_view(self, flow_id: str | None, flow_name: str | None, project_name: str) -> Any:
        self.calls.append(("find", flow_id or (flow_name, project_name)))
        return SimpleNamespace(flow_id="fid")

    def flow_run_view(self, flow_run_id: str) -> Any:
        state = self.states.pop(0)
        result = SimpleNamespace(get_result=lambda: 42)
        return SimpleNamespace(
            name="quick-fox", state=state, get_latest=lambda: self.flow_run_view(flow_run_id),
            get_task_run=lambda task_slug, map_index: self.calls.append(("task", (task_slug, map_index))) or result,
        )  # fmt: skip

    def watch_flow_run(self, flow_run_id: str, **given: Any) -> Any:
        self.calls.append(("watch", given["stream_logs"]))
        yield SimpleNamespace(level=20, message="running")

    def link_artifact(self, url: str) -> None:
        self.calls.append(("link", url))


@pytest.fixture
def server(monkeypatch):
    found = Server()
    answers = {name: getattr(found, name) for name in ("flow_view", "flow_run_view", "watch_flow_run", "link_artifact")}
    monkeypatch.setattr(hooks, "_found", {**hooks._found, **answers, "server_client": lambda: found})
    return found


@pytest.fixture
def running():
    return Running()
