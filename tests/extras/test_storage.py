from __future__ import annotations

import sys

import pytest

from prefect.core.errors import FlowStorageError, NotAvailable
from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.serialization.run_config import RunConfigSchema
from prefect.core.serialization.storage import StorageSchema
from prefect.extras import run_configs, storage
from prefect.extras.storage.flow_files import extract_flow_from_file, extract_flow_from_module, flow_to_bytes_pickle

SOURCE = "from prefect import Flow\nf = Flow('one')\ng = Flow('two')\n"


@pytest.fixture
def flow():
    with Flow("my flow") as made:
        task(lambda: 1, name="one")()
    return made


@pytest.fixture
def source(tmp_path, monkeypatch):
    file = tmp_path / "flows_of_test_storage.py"
    file.write_text(SOURCE)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield file
    sys.modules.pop("flows_of_test_storage", None)


def test_local_keeps_and_gives(tmp_path, flow):
    local = storage.Local(directory=str(tmp_path / "flows"))
    place = local.add_flow(flow)
    assert place.startswith(str(tmp_path / "flows" / "my-flow"))
    assert (local.flows, "my flow" in local) == ({"my flow": place}, True)
    assert local.get_flow("my flow").run().is_successful()
    with pytest.raises(ValueError, match="Name conflict"):
        local.add_flow(flow)
    with pytest.raises(ValueError, match="Flow is not contained in this Storage"):
        local.get_flow("other")
    assert StorageSchema().load(local.serialize()).get_flow("my flow").name == "my flow"


def test_local_script_and_module(source, tmp_path):
    local = storage.Local(directory=str(tmp_path), path=str(source), stored_as_script=True)
    local.add_flow(Flow("two"))
    module = storage.Module("flows_of_test_storage")
    assert module.add_flow(Flow("one")) == "flows_of_test_storage"
    assert (local.get_flow("two").name, module.get_flow("one").name) == ("two", "one")
    with pytest.raises(ValueError, match="A `path` must be provided"):
        storage.Local(directory=str(tmp_path), stored_as_script=True).add_flow(Flow("f"))


@pytest.mark.parametrize("as_script", [False, True])
def test_s3(bucket, flow, source, as_script):
    options = {"stored_as_script": True, "key": "flows.py", "local_script_path": str(source)} if as_script else {}
    kept = storage.S3(bucket, **options)
    kept.add_flow(Flow("one") if as_script else flow)
    assert kept.build() is kept
    name = "one" if as_script else "my flow"
    assert kept.get_flow(name).name == name


def test_files_and_modules(source):
    assert extract_flow_from_file(str(source)).name == "one"
    assert extract_flow_from_file(file_contents=SOURCE, flow_name="two").name == "two"
    assert extract_flow_from_module("flows_of_test_storage:g").name == "two"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: extract_flow_from_file(), "Provide either"),
        (lambda: extract_flow_from_file("a", "b"), "but not both"),
        (lambda: extract_flow_from_file(file_contents="x = 1"), "No flows found in file"),
        (lambda: extract_flow_from_file(file_contents=SOURCE, flow_name="q"), "Found flows:\n- 'one'\n- 'two'"),
        (lambda: extract_flow_from_module("flows_of_test_storage"), "Multiple flows found"),
        (lambda: extract_flow_from_module("flows_of_test_storage", "q"), "Failed to find flow 'q'"),
        (lambda: storage.Git(flow_path="p"), "Either `repo` or `git_clone_url_secret_name`"),
        (lambda: storage.Git(flow_path="p", repo="r", tag="t", commit="c"), "only one of"),
        (lambda: storage.Webhook({}, "NOPE", {}, "GET"), "'NOPE' not recognized"),
        (lambda: run_configs.KubernetesRun(job_template={}, job_template_path="p"), "Cannot provide both"),
        (lambda: run_configs.ECSRun(task_definition={}, task_definition_arn="a"), "Can only provide one of"),
        (lambda: run_configs.KubernetesRun(image_pull_policy="x"), "Invalid image_pull_policy"),
    ],
)
def test_errors(source, call, message):
    with pytest.raises((ValueError, RuntimeError), match=message):
        call()


def test_unpicklable():
    with Flow("f") as made:
        task(lambda: 1, name="one", task_run_name=None)().lock = __import__("threading").Lock()
    with pytest.raises(FlowStorageError, match="Flow 'f' cannot be pickled"):
        flow_to_bytes_pickle(made)


HOLD = [
    storage.GitHub("a/b", "p.py"), storage.GitLab("a/b", path="p"), storage.Bitbucket("p", "r", path="x"),
    storage.CodeCommit("r", "p"), storage.Git("p", repo="o/r"), storage.Docker("u", image_name="i"),
    storage.Azure("c", blob_name="n"), storage.Webhook({"url": "u"}, "POST", {"url": "g"}, "GET"),
]  # fmt: skip


@pytest.mark.parametrize("kept", HOLD, ids=lambda kept: type(kept).__name__)
def test_hold_their_data(kept, flow):
    kept.flows.clear()
    kept.add_flow(flow)
    again = StorageSchema().load(kept.serialize())
    assert (type(again), again.serialize()) == (type(kept), kept.serialize())
    with pytest.raises(NotAvailable, match="fetched by the agent"):
        again.get_flow("my flow")


RUNS = [
    run_configs.UniversalRun(env={"a": "b"}, labels=["x", "a"]), run_configs.LocalRun(working_dir="/x"),
    run_configs.DockerRun(image="i", ports=[1]), run_configs.KubernetesRun(cpu_limit=1, job_template={"a": 1}),
    run_configs.ECSRun(cpu=2, memory="2 GB"), run_configs.VertexRun(image="q"),
]  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=lambda run: type(run).__name__)
def test_run_configs(run):
    assert RunConfigSchema().load(run.serialize()) == run
    assert "b" not in repr(run.env) or "'b'" not in repr(run)
