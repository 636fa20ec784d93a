from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.tasks.prefect import CancelFlowRun


@pytest.mark.parametrize(("given", "around", "which"), [("x", {}, "x"), (None, {"flow_run_id": "mine"}, "mine")])
def test_cancel(server, given, around, which):
    with context(around):
        assert CancelFlowRun(given).run() is True
    assert server.calls == [("cancel", which)]


def test_which():
    with pytest.raises(ValueError, match="without flow run ID"):
        CancelFlowRun().run()
