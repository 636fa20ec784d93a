"""Flows, tasks, edges, results and run configurations as data; saving and loading; storages."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import prefect
from prefect import Flow, Parameter, Task, task
from prefect.core.edge import Edge
from prefect.engine import cache_validators
from prefect.engine.results import LocalResult, PrefectResult
from prefect.engine.state import Success
from prefect.run_configs import DockerRun, ECSRun, KubernetesRun, LocalRun, UniversalRun, VertexRun
from prefect.schedules import CronSchedule
from prefect.serialization.edge import EdgeSchema
from prefect.serialization.flow import FlowSchema
from prefect.serialization.run_config import RunConfigSchema
from prefect.serialization.state import StateSchema
from prefect.serialization.task import ParameterSchema, TaskSchema
from prefect.storage import GCS, S3, Azure, Docker, Git, GitHub, Local, Module, Webhook


def _plain(data):
    """Data in order, without the versions."""
    if isinstance(data, dict):
        left_out = ("__version__", "prefect_version", "base_image", "image_tag", "dockerfile")
        return {key: _plain(data[key]) for key in sorted(data) if key not in left_out}
    return [_plain(item) for item in data] if isinstance(data, list) else data


def _flow():
    with Flow("f", schedule=CronSchedule("0 1 * * *")) as flow:
        given = Parameter("p", default=1)
        first = task(
            lambda x, y: x, name="a", tags=["t"], max_retries=1, retry_delay=timedelta(seconds=3),
            cache_for=timedelta(1), cache_validator=cache_validators.partial_inputs_only(validate_on=["x"]),
            trigger=prefect.triggers.some_failed(at_least=2),
        )(given, 4)  # fmt: skip
        task(lambda x: x, name="b").map(first)
    return flow


def flow_as_data(show):
    data = _flow().serialize()
    show(sorted(data))
    show(data["name"], data["type"], _plain(data["parameters"]), data["reference_tasks"], _plain(data["schedule"]))


def tasks_as_data(show):
    for each in sorted(_flow().serialize()["tasks"], key=lambda data: data["slug"]):
        show(_plain(each))


def edges_as_data(show):
    edges = _flow().serialize()["edges"]
    for each in sorted(edges, key=lambda data: (data["downstream_task"]["slug"], str(data["key"]))):
        show(_plain(each))


def flow_from_data(show):
    loaded = FlowSchema().load(_flow().serialize())
    show(type(loaded).__name__, loaded.name, sorted(task.name for task in loaded.tasks), len(loaded.edges))
    show(loaded.schedule is not None, sorted(loaded.slugs.values()), loaded.parameters())


def task_as_data(show):
    show(_plain(TaskSchema().dump(Task("z", slug="s"))), _plain(ParameterSchema().dump(Parameter("p", default=[1]))))
    show(_plain(TaskSchema().dump(Task("z", slug="s", timeout=3, checkpoint=False, result=LocalResult(dir="/x")))))


def task_from_data(show):
    loaded = TaskSchema().load(TaskSchema().dump(Task("z", slug="s", max_retries=1, retry_delay=timedelta(1))))
    show(loaded.name, loaded.slug, loaded.max_retries, loaded.retry_delay, loaded.trigger.__name__)


def edge_as_data(show):
    edge = Edge(Task("a", slug="a"), Task("b", slug="b"), key="k", mapped=True)
    show(_plain(EdgeSchema().dump(edge)))
    loaded = EdgeSchema().load(EdgeSchema().dump(edge))
    show(loaded.key, loaded.mapped, loaded.upstream_task.slug)


def states_as_data(show):
    show(_plain(StateSchema().dump(Success(result=PrefectResult(value=3, location="3")))))
    show(StateSchema().load({"type": "Success", "message": "m"}))
    show.error(StateSchema().load, {"type": "Nope"})


def hash_of_a_flow(show):
    flow = _flow()
    show(len(flow.serialized_hash()), flow.serialized_hash() == flow.serialized_hash())
    show(
        flow.serialized_hash() == _flow().serialized_hash(), Flow("a").serialized_hash() == Flow("b").serialized_hash()
    )


def saved_and_loaded(show):
    with Flow("My Flow") as flow:
        called = task(lambda: 41, name="a")()
    path = flow.save()
    show(path)
    loaded = Flow.load(path)
    show(
        loaded.name, len(loaded.tasks), loaded.run().is_successful(), Flow.load("My Flow").name, called in loaded.tasks
    )


def saved_to_a_path(show):
    path = Flow("f").save(os.path.join(os.getcwd(), "x.prefect"))
    show(path, os.path.exists("x.prefect"), Flow.load(path).name)


def loaded_from_nowhere(show):
    show.error(Flow.load, "nope")


def run_configs(show):
    for kind in (LocalRun, DockerRun, KubernetesRun, ECSRun, VertexRun):
        show(kind.__name__, _plain(kind(env={"A": "b"}, labels=["x"]).serialize()))
    show(_plain(UniversalRun(labels=["x"]).serialize()), _plain(RunConfigSchema().dump(UniversalRun())))


def run_configs_that_are_wrong(show):
    show.error(KubernetesRun, image_pull_policy="No")
    show.error(KubernetesRun, job_template={}, job_template_path="x")
    show.error(DockerRun, foo=3)


def run_config_of_a_flow(show):
    show(Flow("f", run_config=LocalRun()).run_config.labels, Flow("f").run_config)


def run_config_from_data(show):
    loaded = RunConfigSchema().load(LocalRun(env={"A": "b"}, working_dir="/x", labels=["l"]).serialize())
    show(type(loaded).__name__, loaded.env, loaded.working_dir, loaded.labels)


def local_storage(show):
    with Flow("My flow") as flow:
        task(lambda: 1, name="t")()
    storage = Local(directory=os.getcwd())
    location = storage.add_flow(flow)
    show(os.path.dirname(location), "My flow" in storage, list(storage.flows), storage.get_flow("My flow").name)
    show(storage.secrets, storage.stored_as_script, storage.build() is storage, os.path.exists(location))


def local_storage_refuses(show):
    storage = Local(directory=os.getcwd())
    storage.add_flow(Flow("f"))
    show.error(storage.add_flow, Flow("f"))
    show.error(storage.get_flow, "nope")


def local_storage_of_a_script(show):
    with open("script.py", "w") as file:
        file.write("from prefect import Flow\nflow = Flow('in script')\nother = Flow('other')\n")
    storage = Local(path=os.path.join(os.getcwd(), "script.py"), stored_as_script=True)
    storage.add_flow(Flow("in script"))
    show(storage.get_flow("in script").name)


def module_storage(show):
    with open("module_with_a_flow.py", "w") as file:
        file.write("from prefect import Flow\nflow = Flow('in module')\n")
    sys.path.insert(0, os.getcwd())
    storage = Module("module_with_a_flow")
    storage.add_flow(Flow("in module"))
    show(storage.get_flow("in module").name, storage.flows)
    show.error(storage.get_flow, "nope")


def storages_as_data(show):
    request = {
        "build_request_kwargs": {}, "build_request_http_method": "POST", "get_flow_request_kwargs": {},
        "get_flow_request_http_method": "GET",
    }  # fmt: skip
    for kind, options in (
        (S3, {"bucket": "b"}), (GCS, {"bucket": "b"}), (GitHub, {"repo": "a/b", "path": "p"}),
        (Azure, {"container": "c"}),
        (Docker, {"registry_url": "r", "python_dependencies": ["x"]}), (Git, {"repo": "a/b", "flow_path": "p"}),
        (Webhook, request), (Local, {"directory": "/x"}), (Module, {"module": "m"}),
    ):  # fmt: skip
        show(kind.__name__, _plain(kind(**options).serialize()))


def storage_of_a_flow(show):
    flow = Flow("f", storage=Local(directory=os.getcwd()))
    data = flow.serialize(build=True)
    show(data["storage"]["type"], list(data["storage"]["flows"]))


def result_of_a_storage(show):
    show(type(Local(directory=os.getcwd()).result).__name__, Local(directory=os.getcwd()).result.dir)
