"""
The table of operations, row by row: against Google's own descriptions of its services, and run against a stand-in that
follows them and refuses what they do not have.

That real Airflow sends the same and returns the same is asked in `tests/compat/airflow/operators`.
"""

from __future__ import annotations

import copy
import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from prefect.core.engine.state import TimedOut
from prefect.core.errors import WaitTimedOut
from prefect.core.flow import Flow
from prefect.tasks.google import operations, rest
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.operation import KIND
from prefect.tasks.google.rows import OPERATION, Look
from prefect.tasks.google.table import ROWS
from prefect.tasks.made import make
from tests.gcloud.cloud import set_at
from tests.gcloud.samples import ALONE, THERE, Described, leads_somewhere

pytest.importorskip("googleapiclient")

every_row = pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))


def rows(chosen):
    return pytest.mark.parametrize("row", list(filter(chosen, ROWS.values())), ids=lambda row: row.name)


OPTIONS = {"project": "p", "client_kwargs": {"anonymous": True}}


def version_of(row) -> str:
    return row.service.version.rpartition("/")[2]


def row_id(row) -> str:
    """The id of the method that a row's request asks for."""
    return Described(row, version_of(row)).method.id


def looks_of(row) -> list[Look]:
    return [look for look in (row.look, row.instead, row.unless) if look is not None]


@pytest.fixture
def cloud(google, monkeypatch):
    for service in {row.service.name for row in ROWS.values()}:
        monkeypatch.setenv(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{service.upper()}", google.url)
    return google.cloud


# against the descriptions


@every_row
def test_asks_for_what_there_is(row):
    about = Described(row, version_of(row))
    for request in (row.request, row.cancel, *(step for step, _ in row.undo)):
        assert not request or about.find(request) is not None, request
    for name in (*row.send, *row.fixed):
        if name.startswith("?"):
            assert name[1:] in about.method.query
        elif name != "*":
            assert leads_somewhere(about.api, about.method.request, name), name
    assert set(row.send.values()) <= {*about.own, "project"}
    about.arguments()  # each argument goes somewhere


@every_row
def test_looks_at_what_there_is(row):
    about = Described(row, version_of(row))
    for look in looks_of(row):
        for template in filter(None, (look.path, look.last)):
            assert about.find(f"GET {template}") is not None, template
        seen = about.find(f"GET {look.path}").response
        for path in filter(None, (look.state if look.done else "", look.error, look.reason)):
            assert leads_somewhere(about.api, seen, path), path
        assert not set(look.done) & set(look.failed)
        assert look.done or look.early or look.gone or look is row.instead
    if row.pages:
        assert leads_somewhere(about.api, about.method.response, row.pages)
        assert "pageToken" in about.method.query or about.verb == "POST"


# against the stand-in


def set_up(row, cloud, good: bool = True) -> dict[str, Any]:
    """Put there what the row needs; the arguments of its run."""
    about = Described(row, version_of(row))
    given = about.arguments()
    cloud.kept |= copy.deepcopy(THERE.get(row.name, {}))
    if row.request and not (about.verb == "POST" and ":" not in about.template.rpartition("/")[2]):
        cloud.kept[about.path(about.template).rpartition(":")[0] or about.path(about.template)] = {"labels": {}}
        cloud.kept[about.path(about.template)] = {"labels": {}}
    elif row.request:
        cloud.kept[about.path(about.template).rpartition("/")[0]] = {"labels": {}}
    look = row.look
    if look is not None and not look.begins_with_answer and "made." not in look.path:
        resource = cloud.kept.setdefault(about.path(look.path), {})
        if look.gone:
            cloud.becomes(about.path(look.path), None)
        elif look.done:
            set_at(resource, look.state, "SURELY_NOT_YET")
            end: dict[str, Any] = {}
            set_at(end, look.state, look.done[0] if good else look.failed[0])
            if not good and look.reason and "[" not in look.reason:
                set_at(end, look.reason, "no quota")
            cloud.becomes(about.path(look.path), end)
    if not good:
        cloud.broken = "no quota"
    return given


def run(row, given, **more) -> Any:
    if row.look is not None:
        more = {"poll_interval": 0.001, "max_wait": 20, **more}
    return getattr(operations, row.name)(**OPTIONS).run(**{**given, **more})


def flat(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {text for part in value.values() for text in flat(part)}
    if isinstance(value, list):
        return {text for part in value for text in flat(part)}
    return {str(value).lower() if isinstance(value, bool) else str(value)}


@rows(lambda row: row.name not in ALONE)
def test_sends_all_and_runs_to_its_good_end(row, cloud):
    given = set_up(row, cloud)
    result = run(row, given)
    assert (result is None) == (row.gives in ("", "already"))
    if not row.request:
        assert len(cloud.calls) >= (2 if row.look.done else 1)
        return
    about = Described(row, version_of(row))
    called, path, query, body = next(call for call in cloud.calls if call[0] == about.method.id)
    assert called == about.method.id and path == about.path(about.template)
    arrived = flat(query) | flat(body) | set(re.split("[/:]", path))
    for name in about.ways():
        if name in given:
            assert flat(json.loads(json.dumps(given[name]))) <= arrived, name


@rows(lambda row: row.look and (row.look.failed or row.look.error) and row.name not in ALONE)
def test_a_bad_end_fails_the_task_with_its_reason(row, cloud):
    given = set_up(row, cloud, good=False)
    tells = row.look.error or (row.look.reason and "[" not in row.look.reason)
    with pytest.raises(GoogleJobFailed, match="no quota" if tells else row.name):
        run(row, given)
    about = Described(row, version_of(row))
    undone = [about.find(step).id for step, _ in row.undo]
    assert [call[0] for call in cloud.calls if call[0] in undone] == undone


@rows(lambda row: row.look and row.request and row.name not in ALONE)
def test_does_not_wait_if_not_asked_to(row, cloud):
    run(row, set_up(row, cloud), wait=False)
    before = 0 if row.unless is None else 1
    looks = "seen" in row.gives_at_once
    # steps of a row's own may look before
    assert len(cloud.calls) == 1 + before + looks or (row.steps and cloud.calls[-1][0] == row_id(row))


@rows(lambda row: row.unless)
def test_what_is_done_already_is_not_asked_for(row, cloud):
    given = set_up(row, cloud)
    for state in row.unless.done:
        resource: dict[str, Any] = {}
        set_at(resource, row.unless.state, state)
        cloud.kept[Described(row, version_of(row)).path(row.unless.path)] = resource
        cloud.calls.clear()
        assert run(row, given) is None
        assert len(cloud.calls) == 1


@rows(lambda row: row.cancel)
def test_is_called_off(row, cloud):
    given = set_up(row, cloud)
    cloud.looks = 50
    task = getattr(operations, row.name)(**OPTIONS)
    wait = task.begin(given)
    task.cancel(wait)
    about = Described(row, version_of(row))
    # the operations of several services have the same paths
    assert cloud.calls[-1][0].partition(".")[2] == about.find(row.cancel).id.partition(".")[2]
    if row.cancel_if:
        sent = len(cloud.calls)
        cloud.clear()
        task.cancel(task.begin({**set_up(row, cloud), row.cancel_if: False}))
        assert len(cloud.calls) == sent - 1


@rows(lambda row: row.already)
def test_what_is_so_already_is_fine(row, cloud, google):
    given = set_up(row, cloud)
    if row.instead is not None:
        about = Described(row, version_of(row))
        resource: dict[str, Any] = {}
        if row.instead.done:
            set_at(resource, row.instead.state, row.instead.done[0])
        cloud.kept[about.path(row.instead.path)] = resource
    verb, _, template = row.request.partition(" ")
    google.fail(f"{verb} ", row.already[0], "alreadyExists")
    run(row, given)
    if row.already_if:
        google.fail(f"{verb} ", row.already[0], "alreadyExists")
        with pytest.raises(Exception, match="alreadyExists happened"):
            run(row, {**given, row.already_if: False})


@rows(lambda row: row.pages)
def test_all_pages_are_fetched(row, cloud):
    about = Described(row, version_of(row))
    for number in range(5):
        cloud.kept[f"{about.path(about.template)}/{number}"] = {"labels": {"number": str(number)}}
    cloud.page_size = 2
    needed = {*rest.places(about.template), *(name for name, one in about.own.items() if one.default is one.empty)}
    found = run(row, {name: value for name, value in about.arguments().items() if name in needed})
    listed = found if isinstance(found, list) else found[row.pages]
    assert len(listed) == 5 and len(cloud.calls) == 3


@rows(lambda row: row.pages and "limit" in row.local)
def test_no_more_come_than_are_asked_for(row, cloud):
    about = Described(row, version_of(row))
    for number in range(5):
        cloud.kept[f"{about.path(about.template)}/{number}"] = {"labels": {"number": str(number)}}
    cloud.page_size = 2
    given = {name: value for name, value in about.arguments().items() if name in rest.places(about.template)}
    assert len(run(row, {**given, "limit": 3})) == 3
    assert len(cloud.calls) == 2


# what holds for all


def test_a_missing_argument_is_named():
    with pytest.raises(ValueError, match="No .region. "):
        operations.DataprocSubmitJob({"placement": {}}, **OPTIONS).run()


def test_a_missing_project_is_named(google, monkeypatch):
    for name in ("GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ValueError, match="DataprocSubmitJob: nothing says in which project to work"):
        operations.DataprocSubmitJob({"placement": {}}, "r", client_kwargs={"anonymous": True}).run()


def test_options_are_sent(cloud):
    more = {"job": {"labels": {"c": "d"}}}
    operations.DataprocSubmitJob({"labels": {"a": "b"}}, "r", options=more, **OPTIONS).run(wait=False)
    assert cloud.calls[0][3] == {"job": {"labels": {"c": "d"}}}


def test_a_wait_that_takes_too_long(cloud):
    cloud.looks = 1000
    task = operations.DataprocSubmitJob({"placement": {}}, "r", poll_interval=0.005, max_wait=0.02, **OPTIONS)
    with pytest.raises(WaitTimedOut, match="DataprocSubmitJob was not done after 0.02 seconds"):
        task.run()


def test_a_wait_is_plain_data_without_secrets(cloud):
    task = operations.DataprocCreateCluster("c", "r", **{**OPTIONS, "client_kwargs": None})
    wait = task.begin({"credentials": {"token": "hush-hush"}})
    assert "hush" not in json.dumps(wait.handle)
    assert json.loads(json.dumps(wait.handle)) == wait.handle
    assert task.look(wait) is not None


def test_an_operation_that_is_done_at_once_is_not_looked_at(cloud, monkeypatch):
    answer = {"name": "projects/p/o", "done": True, "response": {"@type": "x", "clusterName": "c"}}
    monkeypatch.setitem(cloud.answers, "dataproc.projects.regions.clusters.create", lambda cloud, call: answer)
    found = operations.DataprocCreateCluster("c", "r", **OPTIONS).run()
    assert found == {"clusterName": "c"} and len(cloud.calls) == 1


def test_names_are_known_before_classes_are_made():
    assert set(operations.__all__) == set(ROWS) <= set(dir(operations))
    with pytest.raises(AttributeError, match="no attribute 'DataprocSubmitJobb'"):
        operations.DataprocSubmitJobb
    assert operations.DataprocSubmitJob is operations.DataprocSubmitJob


@pytest.mark.parametrize("name", ["operations.pyi", "__init__.pyi"])
def test_editors_see_what_there_is(name, monkeypatch):
    import importlib.util  # the script is no module of the package

    root = Path(__file__).parents[3]
    spec = importlib.util.spec_from_file_location("google_catalogue", root / "scripts" / "google_catalogue.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written, text = next((path, text) for path, text in script.FILES.items() if path.name == name)
    assert written.read_text(encoding="utf-8") == text(), "run scripts/google_catalogue.py"


def test_operation_is_a_whole_look():
    assert OPERATION.done == (True,) and OPERATION.error and OPERATION.begins_with_answer


def test_many_waits_in_a_flow_need_no_threads(cloud):
    cloud.looks = 3
    with Flow("jobs") as flow:
        task = operations.DataprocSubmitJob(region="r", poll_interval=0.01, **OPTIONS)
        jobs = task.map(job=[{"reference": {"jobId": f"j{number}"}} for number in range(20)])
    before, seen = threading.active_count(), []
    look = operations.DataprocSubmitJob.check

    def counted(self, wait):
        seen.append(threading.active_count())
        return look(self, wait)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations.DataprocSubmitJob, "check", counted)
        state = flow.run()
    assert state.result[jobs].result == [f"j{number}" for number in range(20)]
    # those of the stand-in, one for each connection, are among them
    assert len(seen) >= 60 and max(seen) <= before + 5


def test_a_run_whose_time_is_over_calls_its_job_off(cloud):
    cloud.looks = 10**6
    with Flow("job") as flow:
        job = operations.DataprocSubmitJob({"reference": {"jobId": "j"}}, "r", poll_interval=0.05, timeout=1, **OPTIONS)
        flow.add_task(job)
    state = flow.run()
    assert isinstance(state.result[job], TimedOut)
    assert cloud.calls[-1][:2] == ("dataproc.projects.regions.jobs.cancel", "/v1/projects/p/regions/r/jobs/j:cancel")


@pytest.mark.parametrize(("method", "status"), [("GET .*operations/op-2", 404), ("DELETE", 403), ("no time", 0)])
def test_a_failure_is_told_whatever_comes_of_cleaning_up(cloud, google, method, status):
    cloud.broken = "no quota"
    google.fail(method, status, "refused", times=9)
    task = operations.DataprocCreateCluster("c", "r", poll_interval=0.001, max_wait=600, **OPTIONS)
    wait = task.begin({})
    while wait.handle.get("by") != "undo":
        task.look(wait)
        assert wait.looks < 10
    if not status:
        wait.began -= 1000
    with pytest.raises(GoogleJobFailed, match="no quota"):
        while task.look(wait) is not None:
            assert status and wait.looks < 20


def test_a_result_of_what_was_made_and_seen(cloud, monkeypatch):
    row = ROWS["DataprocSubmitJob"]._replace(name="Both", gives="[made.jobUuid, seen.status.state]")
    task = make(row, KIND, __name__)({"reference": {"jobId": "j"}}, "r", poll_interval=0.001, **OPTIONS)
    assert task.run() == ["uuid-of-j", "DONE"]
