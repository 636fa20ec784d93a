from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.tasks.prefect import RenameFlowRun


@pytest.mark.parametrize(
    ("built", "run", "around", "call"),
    [
        (("x", "n"), {}, {}, ("x", "n")),
        ((), {"flow_run_id": "i", "flow_run_name": "n"}, {}, ("i", "n")),
        ((None, "n"), {}, {"flow_run_id": "mine"}, ("mine", "n")),
    ],
)
def test_rename(server, built, run, around, call):
    with context(around):
        assert RenameFlowRun(*built).run(**run) is True
    assert server.calls == [("rename", call)]


@pytest.mark.parametrize(("given", "text"), [({"flow_run_id": "i"}, "flow name"), ({"flow_run_name": "n"}, "run ID")])
def test_what_is_needed(given, text):
    with pytest.raises(ValueError, match=text):
        RenameFlowRun(**given).run()
