"""Operators of the Spark operator of Kubernetes."""

from __future__ import annotations

import time
from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_job import api_of
from prefect.compat.airflow.operators.kubernetes_values import identity_of
from prefect.compat.airflow.operators.making import RowOperator, RowSensor
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.discovery import root_of
from prefect.tasks.kubernetes.manifests import manifests_of
from prefect.tasks.kubernetes.names import name_from, unique_name
from prefect.tasks.kubernetes.pod_logs import new_lines, whole_log

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")

FAILED = ("FAILED", "SUBMISSION_FAILED", "UNKNOWN")
SUCCEEDED = ("COMPLETED",)
DRIVER = "spark-kubernetes-driver"


def state_of(application: dict[str, Any]) -> str:
    """The state of an application; empty before it has one."""
    return str(((application.get("status") or {}).get("applicationState") or {}).get("state") or "")


def driver_of(application: dict[str, Any]) -> str | None:
    """The name of the pod of the driver."""
    name: str | None = ((application.get("status") or {}).get("driverInfo") or {}).get("podName")
    return name


class SparkKubernetesOperator(RowOperator):
    """Submits an application of Spark, and waits for its end."""

    def execute(self: Any, context: Any) -> None:
        """Submit it."""
        api = api_of(arguments_of(self.standin_row, self, context))
        body = self._application(context)
        metadata = body["metadata"]
        path = f"{root_of(body['apiVersion'])}/namespaces/{metadata['namespace']}/sparkapplications"
        transport.call(api, "POST", path, body=body)
        path = f"{path}/{metadata['name']}"
        self.__dict__["_standin_spark"] = (api, path)
        seen: dict[str, str] = {}
        began = time.monotonic()
        while (state := state_of(found := transport.call(api, "GET", path))) not in (*SUCCEEDED, *FAILED):
            driver = driver_of(found)
            if driver is None and time.monotonic() - began > self.startup_timeout_seconds:
                self.on_kill()
                raise AirflowException(
                    f"The driver of {metadata['name']} did not start within {self.startup_timeout_seconds} seconds."
                )
            if driver is not None and self.get_logs:
                self._told(api, metadata["namespace"], driver, seen)
            time.sleep(self.poll_interval)
        driver = driver_of(found)
        if driver is not None and self.get_logs:
            self._told(api, metadata["namespace"], driver, seen)
        if self.delete_on_termination:
            self.on_kill()
        if state in FAILED:
            told = (found.get("status") or {}).get("applicationState") or {}
            why = told.get("errorMessage") or "no reason is given"
            raise AirflowException(f"Spark application {metadata['name']} ended as {state}: {why}")

    def _application(self: Any, context: Any) -> dict[str, Any]:
        given = self.template_spec or self.application_file
        if not given:
            raise AirflowException("either application_file or template_spec is needed")
        (body,) = manifests_of(given)
        body = body.get("spark", body)
        body.setdefault("apiVersion", "sparkoperator.k8s.io/v1beta2")
        body.setdefault("kind", "SparkApplication")
        metadata = body.setdefault("metadata", {})
        name = self.name or metadata.get("name") or self.task_id
        metadata["name"] = unique_name(name_from(name)) if self.random_name_suffix else name_from(name)
        metadata["namespace"] = metadata.get("namespace") or self.namespace or "default"
        spec = body.setdefault("spec", {})
        if self.image:
            spec["image"] = self.image
        if self.code_path:
            spec["mainApplicationFile"] = self.code_path
        labels = {**identity_of(self, context), "spark_kubernetes_operator": "True"}
        labels.pop("kubernetes_pod_operator")
        for part in ("driver", "executor"):
            spec[part] = {**spec.get(part, {}), "labels": {**spec.get(part, {}).get("labels", {}), **labels}}
        return dict(body)

    def _told(self: Any, api: Any, namespace: str, pod: str, seen: dict[str, str]) -> None:
        def tell(container: str, line: str) -> None:
            self.log.info("[%s] %s", container, line)

        new_lines(api, f"/api/v1/namespaces/{namespace}/pods/{pod}", DRIVER, seen, tell=tell)

    def on_kill(self: Any) -> None:
        """Delete the application."""
        known = self.__dict__.pop("_standin_spark", None)
        if known is not None:
            api, path = known
            try:
                transport.call(api, "DELETE", path)
            except exceptions.ApiException as err:
                if not transport.is_missing(err):
                    raise


class SparkKubernetesSensor(RowSensor):
    """Waits for the end of an application of Spark."""

    def poke(self: Any, context: Any) -> bool:
        """Look once."""
        arguments = arguments_of(self.standin_row, self, context)
        api = api_of(arguments)
        space = arguments["namespace"]
        path = f"{root_of(f'{self.api_group}/{self.api_version}')}/namespaces/{space}/sparkapplications"
        found = transport.call(api, "GET", f"{path}/{self.application_name}")
        state = state_of(found)
        if self.attach_log and state in (*FAILED, *SUCCEEDED) and driver_of(found):
            log = whole_log(api, f"/api/v1/namespaces/{space}/pods/{driver_of(found)}", self.container_name)
            self.log.info("%s", log)
        if state in FAILED:
            raise AirflowException(f"Spark application failed with state: {state}")
        return state in SUCCEEDED
