from __future__ import annotations

import pytest

from prefect.core.engine import signals
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.resource_manager import ResourceManager, resource_manager
from prefect.tasks.control_flow import case
from tests.tasks.control_flow.flows import edges, ended, inc, value


def resource(log, setup=None, init=None, cleanup=None):
    class Resource:
        def __init__(self, number=1):
            if init is not None:
                raise init
            self.number = number

        def setup(self):
            if setup is not None:
                raise setup
            log.append("setup")
            return self.number

        def cleanup(self, number):
            log.append(("cleanup", number))
            if cleanup is not None:
                raise cleanup

    return resource_manager(Resource)


def test_tasks_and_edges():
    log = []
    kind = resource(log)
    with Flow("f") as flow:
        with kind(value(5, "five")()) as number:
            used = inc(number)
            beside = value(0, "beside")()
        inc(used)
    assert edges(flow) == {
        ("five-1", "Resource-1", "number"), ("Resource-1", "Resource.setup-1", "mgr"),
        ("Resource-1", "Resource.cleanup-1", "mgr"), ("Resource.setup-1", "Resource.cleanup-1", "resource"),
        ("Resource.setup-1", "inc-1", "x"), ("Resource.setup-1", "beside-1", None),
        ("inc-1", "Resource.cleanup-1", None), ("beside-1", "Resource.cleanup-1", None), ("inc-1", "inc-2", "x"),
    }  # fmt: skip
    assert {flow.slugs[one] for one in flow.reference_tasks()} == {"beside-1", "inc-2"}
    assert flow.run().result[used].result == 6
    assert log == ["setup", ("cleanup", 5)]
    assert beside in flow.tasks


#: What goes wrong -> states of setup, use and cleanup, of the run, and what was done.
FAILURES = [
    ({}, "Success", "Success", "Success", "Success", ["setup", ("cleanup", 1)]),
    ({"setup": ValueError()}, "Failed", "TriggerFailed", "Skipped", "Failed", []),
    ({"setup": signals.SKIP("no")}, "Skipped", "Skipped", "Skipped", "Success", []),
    ({"init": ValueError()}, "TriggerFailed", "TriggerFailed", "Skipped", "Failed", []),
    ({"cleanup": ValueError()}, "Success", "Success", "Failed", "Success", ["setup", ("cleanup", 1)]),
]


@pytest.mark.parametrize(("wrong", "setup", "use", "cleanup", "run", "done"), FAILURES, ids=str)
def test_failures(wrong, setup, use, cleanup, run, done):
    log = []
    with Flow("f") as flow, resource(log, **wrong)() as number:
        inc(number)
    states = ended(flow)
    assert (states["Resource.setup-1"], states["inc-1"], states["Resource.cleanup-1"]) == (setup, use, cleanup)
    assert log == done
    assert type(flow.run()).__name__ == run


def test_cleans_up_after_a_failure():
    log = []
    with Flow("f") as flow, resource(log)() as number:
        task(lambda x: 1 / 0, name="broken")(number)
    assert type(flow.run()).__name__ == "Failed"
    assert log == ["setup", ("cleanup", 1)]


def test_nested_ones_are_cleaned_up_from_within():
    log = []
    kind = resource(log)
    with Flow("f") as flow:
        with kind(1) as outer:
            with kind(2) as inner:
                inc(inner)
            inc(outer)
    assert ("Resource.cleanup-2", "Resource.cleanup-1", None) in edges(flow)
    flow.run()
    assert log == ["setup", "setup", ("cleanup", 2), ("cleanup", 1)]


def test_in_a_branch_not_taken():
    log = []
    with Flow("f") as flow:
        with case(value(1, "one")(), 2):
            with resource(log)() as number:
                inc(number)
    states = ended(flow)
    assert {states[f"Resource{part}-1"] for part in ("", ".setup", ".cleanup")} == {"Skipped"}
    assert log == []


def test_without_setup():
    log = []

    @resource_manager(name="Mine", cleanup_task_kwargs={"name": "tidy"})
    class Bare:
        def cleanup(self, nothing):
            log.append(nothing)

    with Flow("f") as flow:
        with Bare() as found:
            assert found is None
            inc(1)
    assert set(flow.slugs.values()) == {"Mine-1", "tidy-1", "inc-1"}
    flow.run()
    assert log == [None]


def test_needs_a_flow():
    kind = resource([])
    assert isinstance(kind, ResourceManager)
    with pytest.raises(ValueError, match="Could not infer an active Flow context"):
        kind()
