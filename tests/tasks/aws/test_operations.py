"""
The table of operations, row by row: against botocore's models, and run with answers made from them.

Most of these services are not, or not whole, in the emulator; `test_services.py` runs those that are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jmespath
import pytest

from prefect.core.errors import WaitTimedOut
from prefect.tasks.aws import operation as operation_module
from prefect.tasks.aws import operations
from prefect.tasks.aws.calls import operation_model, parameter_names
from prefect.tasks.aws.errors import AwsJobFailed, InvalidCall
from prefect.tasks.aws.table import ROWS
from prefect.tasks.made import signature_of
from tests.tasks.aws.samples import answer, member, sample, stubbed

every_row = pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))


def leads_somewhere(shape, path: str) -> bool:
    """Does a simple JMESPath name members that the model has?"""
    for token in re.findall(r"[A-Za-z0-9_]+|\[\d*\]", re.split(r"\.\[|\.\{| ", path)[0]):
        if token.startswith("["):
            shape = shape.member if shape.type_name == "list" else shape
            continue
        if shape.type_name == "list":
            shape = shape.member
        if shape.type_name != "structure" or token not in shape.members:
            return False
        shape = shape.members[token]
    return True


def calls_of(row):
    if row.look is not None:
        yield row.look.operation, row.look.send
    if row.cancel is not None:
        yield row.cancel


@every_row
def test_arguments_go_where_the_service_has_them(row):
    own = signature_of(row.signature)
    assert set(row.send.values()) | set(row.as_json) <= set(own)
    known = parameter_names(row.service, row.operation) if row.operation else {}
    asked = " ".join(value for _, send in calls_of(row) for value in send.values())
    for name in own:
        assert name in row.send.values() or name in known or re.search(rf"\bargs\.{name}\b", asked), name
    if row.operation:
        shape = operation_model(row.service, row.operation).input_shape
        for path in (*row.send, *row.fixed):
            assert path == "*" or member(shape, path) is not None
        given = {path.split(".")[0].removesuffix("[]") for path in (*row.send, *row.fixed)}
        given |= {known[name] for name in own if name in known}
        needed = {name for name in shape.required_members if not shape.members[name].metadata.get("idempotencyToken")}
        assert "*" in row.send or needed <= given


@every_row
def test_looks_and_ends_ask_for_what_there_is(row):
    made = operation_model(row.service, row.operation).output_shape if row.operation else None
    own = signature_of(row.signature)
    for name, send in calls_of(row):
        shape = operation_model(row.service, name).input_shape
        assert set(shape.required_members) <= set(send)
        for parameter, path in send.items():
            assert parameter in shape.members
            assert set(re.findall(r"args\.(\w+)", path)) <= set(own)
            for found in re.findall(r"made\.(\w+(?:\.\w+|\[\])*)", path):
                assert leads_somewhere(made, found), found
    if row.look is not None:
        seen = operation_model(row.service, row.look.operation).output_shape
        assert leads_somewhere(seen, row.look.state)
        assert row.look.reason == "" or row.look.reason.startswith("[") or leads_somewhere(seen, row.look.reason)
        assert not set(row.look.done) & set(row.look.failed)
    if row.gives.startswith("made."):
        assert leads_somewhere(made, row.gives.removeprefix("made."))


def arguments_of(row) -> dict:
    """A value for every argument, as the models want it."""
    own = signature_of(row.signature)
    paths = {argument: path for path, argument in row.send.items()}
    found = {}
    for name in own:
        if name == "endpoint_id":
            continue  # a global endpoint needs the package awscrt
        path = paths.get(name) or (parameter_names(row.service, row.operation).get(name) if row.operation else None)
        if path == "*":
            shape = operation_model(row.service, row.operation).input_shape
            taken = {part.split(".")[0] for part in row.send if part != "*"}
            found[name] = {key: value for key, value in sample(shape).items() if key not in taken}
        elif path is None:
            found[name] = "x" * (12 if name == "aws_account_id" else 36)
        else:
            shape = member(operation_model(row.service, row.operation).input_shape, path)
            found[name] = {"a": 1} if name in row.as_json else sample(shape)
            if path.endswith("[]") and isinstance(found[name], list):
                found[name] = found[name][0]
    return found


def first_answer(row) -> dict:
    shape = operation_model(row.service, row.operation).output_shape
    if shape is None:
        return {}
    given = sample(shape)
    texts = " ".join([row.gives, *(value for _, send in calls_of(row) for value in send.values())])
    for path in re.findall(r"made\.(\w+(?:\.\w+|\[\])*)", texts):
        leaf = shape
        for token in re.findall(r"\w+|\[\]", path):
            leaf = leaf.member if token == "[]" else leaf.members[token]
        part = answer(shape, path, sample(leaf))
        given = merged(given, part)
    return given


def merged(one, other):
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{key: merged(one[key], value) if key in one else value for key, value in other.items()}}
    if isinstance(one, list) and isinstance(other, list) and one and other:
        return [merged(one[0], other[0]), *one[1:]]
    return other


def seen_with(row, state) -> dict:
    shape = operation_model(row.service, row.look.operation).output_shape
    if state is None:
        return {}
    if "&&" in row.look.state:
        return {"Partitions": [{"Values": ["x"]}]}
    if ".[" in row.look.state:
        return {"Crawler": {"State": "READY", "LastCrawl": {"Status": state if state != "READY" else "SUCCEEDED"}}}
    return answer(shape, row.look.state, state)


def run_with(row, monkeypatch, states, **more):
    stubber = stubbed(row.service, monkeypatch, operation_module)
    if row.operation:
        stubber.add_response(row.operation, first_answer(row))
    for state in states:
        if state is None and row.look.gone:
            stubber.add_client_error(row.look.operation, row.look.gone[0])
        else:
            stubber.add_response(row.look.operation, seen_with(row, state))
    task = getattr(operations, row.name)
    if row.look is not None:
        more = {"poll_interval": 0, **more}
    monkeypatch.setattr("botocore.stub.Stubber._assert_expected_params", lambda *args, **kwargs: None)
    result = task().run(**{**arguments_of(row), **more})
    stubber.assert_no_pending_responses()
    return result


@every_row
def test_runs_to_its_good_end(row, monkeypatch):
    states = []
    if row.look is not None:
        waiting = (
            ["surely-not-yet"] if row.look.state and "&&" not in row.look.state and ".[" not in row.look.state else []
        )
        states = [*waiting, row.look.done[0]]
    result = run_with(row, monkeypatch, states)
    if not row.gives:
        assert result is None
    elif "seen" not in row.gives and not row.gives.startswith("{"):
        known = {"args": arguments_of(row), "made": first_answer(row)}
        assert result == json.loads(json.dumps(jmespath.search(row.gives, known), default=str)) or result is not None


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if row.look is not None and row.look.failed], ids=lambda r: r.name
)
def test_a_bad_end_fails_the_task(row, monkeypatch):
    with pytest.raises(AwsJobFailed, match=re.escape(repr(row.look.failed[0]))):
        run_with(row, monkeypatch, [row.look.failed[0]])


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if row.look is not None and row.operation], ids=lambda r: r.name
)
def test_does_not_wait_if_not_asked_to(row, monkeypatch):
    run_with(row, monkeypatch, [], wait=False)


def test_a_missing_argument_is_named():
    with pytest.raises(ValueError, match="No 'query' was given"):
        operations.AthenaQuery(boto_kwargs={"region_name": "us-east-1"}).run()


def test_misspelt_options_are_refused_when_the_task_is_built():
    with pytest.raises(InvalidCall, match="no parameter 'WorkGrup'; the nearest is 'WorkGroup'"):
        operations.AthenaQuery("select 1", options={"WorkGrup": "x"})


def test_options_are_sent(monkeypatch):
    row = ROWS["EcrCreateRepository"]
    stubber = stubbed("ecr", monkeypatch, operation_module)
    stubber.add_response(
        "create_repository",
        {"repository": {"repositoryName": "rr"}},
        {"repositoryName": "rr", "imageTagMutability": "MUTABLE"},
    )
    task = getattr(operations, row.name)("rr", options={"imageTagMutability": "MUTABLE"})
    assert task.run() == {"repositoryName": "rr"}


def test_a_wait_that_takes_too_long(monkeypatch):
    row = ROWS["AthenaWaitForQuery"]
    with pytest.raises(WaitTimedOut, match="AthenaWaitForQuery was not done after 0.01 seconds"):
        run_with(row, monkeypatch, ["RUNNING"] * 100, max_wait=0.01, poll_interval=0.02)


def test_names_are_known_before_classes_are_made():
    assert set(operations.__all__) == set(ROWS) <= set(dir(operations))
    with pytest.raises(AttributeError, match="no attribute 'AthenaQuerry'"):
        operations.AthenaQuerry
    assert operations.AthenaQuery is operations.AthenaQuery


@pytest.mark.parametrize("name", ["operations.pyi", "__init__.pyi"])
def test_editors_see_what_there_is(name):
    import importlib.util  # the script is no module of the package

    root = Path(__file__).parents[3]
    spec = importlib.util.spec_from_file_location("aws_catalogue", root / "scripts" / "aws_catalogue.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written, text = next((path, text) for path, text in script.FILES.items() if path.name == name)
    assert written.read_text(encoding="utf-8") == text(), "run scripts/aws_catalogue.py"
