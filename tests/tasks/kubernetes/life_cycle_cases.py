"""The questions that the tasks of every kind of resource are asked."""

from __future__ import annotations

import ast
import importlib
import inspect
from typing import Any

import pytest
from kubernetes.client.exceptions import ApiException

from prefect.core.context import context
from prefect.tasks import kubernetes
from tests.tasks.kubernetes.cluster.api import Cluster

UPSTREAM = ("body", "namespace", "kube_kwargs", "kubernetes_api_key_secret")


class LifeCycleCases:
    """Subclasses say which kind of resource it is."""

    #: Module of the tasks, and the constant in it that describes the resource.
    module = ""
    constant = ""
    plural = ""
    group = ""

    @property
    def of(self) -> Any:
        return getattr(importlib.import_module(f"prefect.tasks.kubernetes.{self.module}"), self.constant)

    @property
    def kind(self) -> str:
        return "".join(part.title() for part in self.of.noun.split("_"))

    def task(self, verb: str, **arguments: Any) -> Any:
        which = dict(zip(self.of.which, ("stable.example.com", "v1", "backups"), strict=False))
        return getattr(kubernetes, f"{verb}Namespaced{self.kind}")(**which, **arguments)

    def name_of(self, item: Any) -> str:
        return item["metadata"]["name"] if isinstance(item, dict) else item.metadata.name

    def named(self, name: str) -> dict[str, str]:
        return {f"{self.of.noun}_name": name}

    def body(self) -> dict[str, Any]:
        return ast.literal_eval(self.of.sample)

    def names(self, cluster: Cluster, namespace: str = "default") -> list[str]:
        return cluster.names(self.plural, group=self.group, namespace=namespace)

    @pytest.mark.parametrize("verb", ["Create", "Delete", "List", "Patch", "Read", "Replace"])
    def test_arguments_stand_in_upstreams_order(self, verb: str) -> None:
        name = () if verb in ("Create", "List") else (f"{self.of.noun}_name",)
        body = ("body",) if verb in ("Create", "Patch", "Replace") else ()
        wanted = [*self.of.which, *name, *body, "namespace", "kube_kwargs", "kubernetes_api_key_secret"]
        task = self.task(verb)
        assert list(type(task).__constructor__.positional) == wanted
        of_run = list(inspect.signature(task.run).parameters)
        assert of_run == [*wanted, *(["delete_option_kwargs"] if verb == "Delete" else [])]

    def test_create(self, furnished: Cluster) -> None:
        made = self.task("Create", body={"metadata": {"name": "old"}}).run(body=self.body())
        assert self.name_of(made) == "new"
        assert "new" in self.names(furnished)

    def test_create_again(self, furnished: Cluster) -> None:
        task = self.task("Create", body=self.body())
        task.run()
        with pytest.raises(ApiException) as caught:
            task.run()
        assert caught.value.status == 409

    def test_create_in_another_namespace(self, furnished: Cluster) -> None:
        furnished.make("namespaces", {"metadata": {"name": "other"}}, namespace="")
        self.task("Create", body=self.body(), namespace="other").run()
        assert self.names(furnished, "other") == ["new"] or "new" in self.names(furnished, "other")
        assert "new" not in self.names(furnished)

    def test_kube_kwargs_are_laid_over(self, furnished: Cluster) -> None:
        self.task("Create", body=self.body(), kube_kwargs={"field_manager": "a"}).run(kube_kwargs={"dry_run": "All"})
        assert "new" not in self.names(furnished)
        assert {"fieldManager": "a", "dryRun": "All"}.items() <= furnished.asked[-1].query.items()

    def test_list(self, furnished: Cluster) -> None:
        task = self.task("List", kube_kwargs={"field_selector": f"metadata.name={self.of.example}"})
        found = task.run()
        items = found["items"] if isinstance(found, dict) else found.items
        assert [self.name_of(item) for item in items] == [self.of.example]

    def test_read(self, furnished: Cluster) -> None:
        assert self.name_of(self.task("Read", **self.named(self.of.example)).run()) == self.of.example

    def test_read_what_is_not_there(self, furnished: Cluster) -> None:
        with pytest.raises(ApiException) as caught:
            self.task("Read").run(**self.named("nowhere"))
        assert caught.value.status == 404

    def test_patch(self, furnished: Cluster) -> None:
        body = {"metadata": {"labels": {"a": "b"}}}
        self.task("Patch", **self.named(self.of.example)).run(body=body)
        item = furnished.get(self.plural, self.of.example, group=self.group)
        assert item["metadata"]["labels"]["a"] == "b"

    def test_replace_with_an_old_version_is_a_conflict(self, furnished: Cluster) -> None:
        body = self.body()
        body["metadata"] = {"name": self.of.example, "resourceVersion": "1"}
        with pytest.raises(ApiException) as caught:
            self.task("Replace", **self.named(self.of.example)).run(body=body)
        assert caught.value.status == 409

    def test_replace(self, furnished: Cluster) -> None:
        body = self.body()
        body["metadata"] = {"name": self.of.example, "annotations": {"note": "new"}}
        self.task("Replace", **self.named(self.of.example), body=body).run()
        item = furnished.get(self.plural, self.of.example, group=self.group)
        assert item["metadata"]["annotations"] == {"note": "new"}

    def test_delete(self, furnished: Cluster) -> None:
        self.task("Create", body=self.body()).run()
        options = {"propagation_policy": "Foreground", "grace_period_seconds": 0}
        self.task("Delete").run(**self.named("new"), delete_option_kwargs=options)
        assert "new" not in self.names(furnished)
        sent = furnished.bodies("DELETE", self.plural)[-1]
        assert {"propagationPolicy": "Foreground", "gracePeriodSeconds": 0}.items() <= sent.items()

    def test_delete_with_a_finalizer(self, furnished: Cluster) -> None:
        body = self.body()
        body["metadata"]["finalizers"] = ["example.com/wait"]
        self.task("Create", body=body).run()
        self.task("Delete", **self.named("new")).run()
        assert "deletionTimestamp" in furnished.get(self.plural, "new", group=self.group)["metadata"]

    @pytest.mark.parametrize("verb", ["Create", "Patch", "Replace"])
    def test_no_body(self, verb: str) -> None:
        arguments = {} if verb == "Create" else self.named("x")
        with pytest.raises(ValueError, match="'body'"):
            self.task(verb).run(**arguments)

    @pytest.mark.parametrize("verb", ["Delete", "Read"])
    def test_no_name(self, verb: str) -> None:
        with pytest.raises(ValueError, match=f"'{self.of.noun}_name'"):
            self.task(verb).run()

    def test_a_secret_that_is_not_there(self, furnished: Cluster) -> None:
        with pytest.raises(ValueError, match="MINE"):
            self.task("List").run(kubernetes_api_key_secret="MINE")

    def test_a_token_from_a_secret(self, furnished: Cluster) -> None:
        furnished.token = "the-token"
        with pytest.raises(ApiException) as caught:
            self.task("List").run()
        assert caught.value.status == 401
        assert "the-token" not in str(caught.value)
        with context(secrets={"KUBERNETES_API_KEY": "the-token"}):
            self.task("List").run()
        with context(secrets={"MINE": {"host": furnished.url, "token": "the-token"}}):
            self.task("List", kubernetes_api_key_secret="MINE").run()

    def test_too_many_requests(self, furnished: Cluster) -> None:
        furnished.refuse("POST", f"/{self.plural}", 429, "TooManyRequests", times=2, Retry_After=0)
        self.task("Create", body=self.body()).run()
        assert "new" in self.names(furnished)
