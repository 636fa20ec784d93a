"""Run configurations, storages, executors."""

from __future__ import annotations

import os
import pickle
import sys
from datetime import timedelta

from prefect import Flow, Task, task
from prefect.executors import Executor, LocalExecutor
from prefect.run_configs import ECSRun, KubernetesRun, LocalRun, UniversalRun, VertexRun
from prefect.serialization.run_config import RunConfigSchema
from prefect.serialization.storage import StorageSchema
from prefect.storage import S3, Docker, Git, GitHub, Local, Module, Webhook


class SuccessTask(Task):
    def run(self):
        return 1


class IdTask(Task):
    def run(self, x):
        return x


def _attrs(thing, *names):
    return [getattr(thing, name, "missing") for name in names]


def _write(name, text):
    with open(name, "w") as file:
        file.write(text)


def runconfigs(show):
    show(LocalRun(working_dir="~/x").working_dir)
    show.error(
        lambda: KubernetesRun(job_template_path="x", job_template={}),
        saying="Cannot provide both `job_template_path` and `job_template`",
    )
    show.error(lambda: KubernetesRun(image_pull_policy="Nope"))
    show(KubernetesRun(cpu_limit=1.5).cpu_limit, KubernetesRun(cpu_limit=2).cpu_limit)
    show(KubernetesRun(job_template="a: 1").job_template)
    show(_write("t.yaml", "a: 2"))
    show(
        KubernetesRun(job_template_path="t.yaml").job_template,
        KubernetesRun(job_template_path="t.yaml").job_template_path,
    )
    show(
        KubernetesRun(job_template_path="s3://b/t.yaml").job_template_path,
        KubernetesRun(job_template_path="s3://b/t.yaml").job_template,
    )
    show.error(lambda: KubernetesRun(job_template_path="nofile.yaml"))
    show.error(
        lambda: ECSRun(task_definition={"a": 1}, task_definition_arn="x"),
        saying="Can only provide one of `task_definition`,",
    )
    show.error(
        lambda: ECSRun(task_definition={"a": 1}, task_definition_path="x"),
        saying="Can only provide one of `task_definition`,",
    )
    show(
        ECSRun(cpu=1024, memory=2048).cpu,
        ECSRun(task_definition="a: 1").task_definition,
        ECSRun(task_definition_path="t.yaml").task_definition,
    )
    show.error(
        lambda: ECSRun(task_definition_arn="x", image="y"),
        saying="Cannot provide both `task_definition_arn` and `image`,",
    )
    show(VertexRun(scheduling={"timeout": timedelta(seconds=3)}).scheduling)
    show(pickle.loads(pickle.dumps(LocalRun(env={"a": "b"}))).env)
    show(UniversalRun() == UniversalRun())
    show(RunConfigSchema().load(LocalRun(env={"a": "1"}, working_dir="/z").serialize()).working_dir)
    show.error(lambda: RunConfigSchema().load({"type": "nope"}))


def storages(show):
    found = Local()
    show(
        repr(found),
        found.name,
        found.default_labels if hasattr(found, "default_labels") else 0,
        [x for x in found.labels if False],
    )
    show(
        Local(directory="x").directory == os.path.abspath("x"),
        Local(directory="~/x").directory == os.path.expanduser("~/x"),
    )
    show(Local(directory="sub", validate=True).directory == os.path.abspath("sub"))
    f = Flow("my flow", tasks=[Task("a")])
    found = Local(directory=".")
    p = found.add_flow(f)
    show(
        "my flow" in found,
        "x" in found,
        found.flows == {"my flow": p},
        found.build() is found,
        found.get_flow("my flow").name,
    )
    show.error(lambda: found.get_flow("x"), saying="Flow is not contained in this Storage")
    show.error(lambda: found.add_flow(f), saying='Name conflict: Flow with the name "my flow" is already')
    show.error(lambda: found.get_flow())
    show(Local(path="a.py", stored_as_script=True).get_flow("f") if False else 0)
    show(_write("a.py", "from prefect import Flow\nf = Flow('scr')\ng=Flow('scr2')\n"))
    s = Local(path="a.py", stored_as_script=True)
    show.error(
        lambda: (s.path, s.add_flow(Flow("scr")), s.get_flow("scr").name, s.get_flow("scr2").name),
        saying="Flow is not contained in this Storage",
    )
    show.error(lambda: s.get_flow("nope"), saying="Flow is not contained in this Storage")
    show.error(
        lambda: Local(stored_as_script=True).add_flow(Flow("z")),
        saying="A `path` must be provided to show where flow `.py` file is",
    )
    show.error(lambda: Local(stored_as_script=True).get_flow("z"), saying="Flow is not contained in this Storage")
    m = Module("os.path")
    show(_attrs(m, "module", "flows", "stored_as_script", "secrets", "result"))
    show(m.add_flow(Flow("a")), m.flows, "a" in m, repr(m))
    show(_write("modf.py", "from prefect import Flow\nf = Flow('mf')\n"))
    show(sys.path.insert(0, os.getcwd()))
    show.error(lambda: Module("modf").get_flow("mf").name, saying="Flow is not contained in this Storage")
    show.error(lambda: Module("modf").get_flow("zz"), saying="Flow is not contained in this Storage")
    show.error(lambda: Module("nomod").get_flow("zz"), saying="Flow is not contained in this Storage")
    show.error(lambda: Git(flow_path="x"), saying="Either `repo` or `git_clone_url_secret_name` must be")
    show.error(
        lambda: Webhook(
            build_request_kwargs={"url": "u"},
            build_request_http_method="PUT2",
            get_flow_request_kwargs={},
            get_flow_request_http_method="GET",
        )
    )
    show(Docker().name if False else 0)
    show(Docker(registry_url="r", image_name="i", image_tag="t").name)
    show(Docker(env_vars={"a": 1}, files={"/x": "/y"}, python_dependencies=["a"], base_image="b").serialize()["type"])
    show.error(
        lambda: Docker(base_image="x", dockerfile="y"),
        saying="Only one of `base_image` and `dockerfile` can be provided",
    )
    show.error(lambda: Docker(files={"rel": "/y"}), saying="Provided paths rel are not absolute file paths, please")
    show(S3("b").add_flow(Flow("zz q")).startswith("zz-q/"))
    x = S3("b", key="k")
    show.error(
        lambda: (x.add_flow(Flow("a")), x.flows, x.add_flow(Flow("a"))),
        saying='Name conflict: Flow with the name "a" is already present in',
    )
    show(GitHub("a/b", "p").add_flow(Flow("z")))
    show(repr(S3("b")), repr(GitHub("a/b", "p")))
    show.error(lambda: StorageSchema().load({"type": "zz"}))


def executors(show):
    e = LocalExecutor()
    with e.start():
        show(e.submit(lambda x, y=1: x + y, 1, y=5), e.wait(5), e.wait({"a": [1]}))
    show(e.submit(lambda x: x, 3))
    show(e.start().__enter__())
    show.error(lambda: Executor().submit(1))
    show.error(lambda: Executor().wait(1))
    with Executor().start() as q:
        show(q)
    show(pickle.loads(pickle.dumps(LocalExecutor())))
    f = Flow("f", tasks=[SuccessTask("s")])
    show(f.run().is_successful())
    show(f.executor)
    with Flow("f") as f:
        r = IdTask().map([1, 2, 3])
        task(lambda x: sum(x), name="sum")(r)
