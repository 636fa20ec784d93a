"""Operators of Kubernetes jobs."""

from __future__ import annotations

import json
import time
from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_pod import KubernetesPodOperator
from prefect.compat.airflow.operators.kubernetes_values import as_sent, identity_of, name_of, templates_of
from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.operators.running import arguments_of, build
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.kubernetes_objects import model_of
from prefect.core.optional import optional
from prefect.core.waiting import Wait
from prefect.tasks.kubernetes import transport
from prefect.tasks.kubernetes.client import kubernetes_client
from prefect.tasks.kubernetes.job import delete_job, pods_of, verdict_of, why_failed
from prefect.tasks.kubernetes.names import name_from, unique_name
from prefect.tasks.kubernetes.pod_spec import over

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")
yaml = optional("yaml", extra="kubernetes")

#: Argument of the operator -> field of the job's spec.
FIELDS = {
    "backoff_limit": "backoffLimit",
    "completion_mode": "completionMode",
    "completions": "completions",
    "manual_selector": "manualSelector",
    "parallelism": "parallelism",
    "selector": "selector",
    "suspend": "suspend",
    "ttl_seconds_after_finished": "ttlSecondsAfterFinished",
    "active_deadline_seconds": "activeDeadlineSeconds",
}


def api_of(arguments: dict[str, Any]) -> Any:
    """The client that arguments of a row lead to."""
    names = ("credentials", "config_file", "cluster_context", "in_cluster")
    found = {name: arguments.get(name) for name in names}
    return kubernetes_client(found.pop("credentials"), **found)


class KubernetesJobOperator(KubernetesPodOperator):
    """Makes a job, and waits for its end if asked to."""

    def build_job_request_obj(self: Any, context: Any) -> Any:
        """Return the job that would be made, as a model of the client."""
        task, arguments = build(self.standin_row, arguments_of(self.standin_row, self, context))
        return model_of("V1Job", self._job(task, arguments, context))

    def _job(self: Any, task: Any, arguments: dict[str, Any], context: Any) -> dict[str, Any]:
        """The job as the API takes it: the operator's, over those of the templates."""
        layers = self._templates()
        container = arguments.get("container") or "base"
        below: dict[str, Any] = {}
        for pod in (*((layer.get("spec") or {}).get("template") for layer in layers), templates_of(self)):
            if pod:
                below = over(below, pod, container)
        others = dict.fromkeys(("full_pod_spec", "pod_template_file"))
        pod = task.pod_of(**{**arguments, **others, "pod_template_dict": below or None})
        metadata = pod["metadata"]
        metadata["labels"] = {**metadata.get("labels", {}), **identity_of(self, context)}
        named = next((name for layer in reversed(layers) if (name := (layer.get("metadata") or {}).get("name"))), None)
        base = f"job-{named if named and not self.name else name_of(self)}"
        own = {
            "name": unique_name(name_from(base)) if self.random_name_suffix else name_from(base),
            "namespace": metadata["namespace"],
            "labels": self._merged(layers, "labels"),
            "annotations": self._merged(layers, "annotations"),
        }
        spec = {field: as_sent(getattr(self, name)) for name, field in FIELDS.items()}
        spec = {name: value for name, value in spec.items() if value is not None}
        below_spec: dict[str, Any] = {}
        for layer in layers:
            below_spec |= layer.get("spec") or {}
        return {
            "apiVersion": "batch/v1",
            "kind": "Job",
            "metadata": {name: value for name, value in own.items() if value},
            "spec": {**below_spec, **spec, "template": {"metadata": metadata, "spec": pod["spec"]}},
        }

    def _templates(self: Any) -> list[dict[str, Any]]:
        """The jobs that the operator's is laid over, the lowest first."""
        layers = []
        if self.job_template_file:
            with open(self.job_template_file, encoding="utf-8") as stream:
                layers.append(yaml.safe_load(stream) or {})
        return [*layers, as_sent(self.full_job_spec) or {}]

    def _merged(self: Any, layers: list[dict[str, Any]], field: str) -> dict[str, Any]:
        """A mapping in the metadata of the templates, and the operator's own over it."""
        found: dict[str, Any] = {}
        for layer in layers:
            found |= (layer.get("metadata") or {}).get(field) or {}
        return found | (getattr(self, field) or {})

    def execute(self: Any, context: Any) -> Any:
        """Make the job."""
        task, arguments = build(self.standin_row, arguments_of(self.standin_row, self, context))
        task.logger = self.log
        api = api_of(arguments)
        body = self._job(task, arguments, context)
        path = f"/apis/batch/v1/namespaces/{body['metadata']['namespace']}/jobs"
        made = transport.call(api, "POST", path, body=body)
        path = f"{path}/{made['metadata']['name']}"
        self.__dict__["_standin_job"] = (api, path)
        context["ti"].xcom_push(key="job_name", value=made["metadata"]["name"])
        context["ti"].xcom_push(key="job_namespace", value=made["metadata"]["namespace"])
        if not self.wait_until_job_complete:
            context["ti"].xcom_push(key="job", value=model_of("V1Job", made).to_dict())
            return None
        result = None
        if self.get_logs or self.do_xcom_push:
            result = self._followed(task, arguments, api, made)
        while (ended := verdict_of(job := transport.call(api, "GET", path))) is None:
            time.sleep(self.job_poll_interval)
            api = self.renewed_access(api, arguments)
        context["ti"].xcom_push(key="job", value=model_of("V1Job", job).to_dict())
        if not ended:
            why = why_failed(job)
            raise AirflowException(f"Kubernetes job '{made['metadata']['name']}' is failed with error '{why}'")
        return result

    def renewed_access(self: Any, api: Any, arguments: dict[str, Any]) -> Any:
        """The client; another one where access comes to an end while the job runs."""
        return api

    def _followed(self: Any, task: Any, arguments: dict[str, Any], api: Any, job: dict[str, Any]) -> Any:
        """Tell the logs of the job's first pods, and fetch what they push."""
        wanted = self.parallelism or 1
        path = f"/apis/batch/v1/namespaces/{job['metadata']['namespace']}/jobs/{job['metadata']['name']}"
        while len(pods := pods_of(api, job)) < wanted:
            if verdict_of(transport.call(api, "GET", path)) is not None:
                break
            time.sleep(0.2)
        values = []
        for pod in pods[:wanted]:
            handle = {
                "namespace": pod["metadata"]["namespace"], "name": pod["metadata"]["name"], "uid": None,
                "started": False, "began": time.time(), "seen": {}, "told": [],
            }  # fmt: skip
            wait = Wait(handle, task.complete(arguments), time.time())
            while (delay := task.look(wait)) is not None:
                time.sleep(delay)
                self.refresh_access(wait)
            if self.do_xcom_push:
                text = task.take_output(wait)
                values.append(None if text is None else json.loads(text))
        if not self.do_xcom_push:
            return None
        return values[0] if len(values) == 1 and self.unwrap_single else values

    def on_kill(self: Any) -> None:
        """Delete the job."""
        known = self.__dict__.pop("_standin_job", None)
        if known is not None:
            api, path = known
            delete_job(api, path, self.on_kill_propagation_policy or "Foreground")


class KubernetesDeleteJobOperator(RowOperator):
    """Deletes a job, once it has ended so if a status is named."""

    def execute(self: Any, context: Any) -> None:
        """Delete it."""
        if self.delete_on_status not in (None, "Complete", "Failed"):
            raise AirflowException(
                f"`delete_on_status` is 'Complete', 'Failed' or None; it cannot be {self.delete_on_status!r}."
            )
        api = api_of(arguments_of(self.standin_row, self, context))
        path = f"/apis/batch/v1/namespaces/{self.namespace}/jobs/{self.name}"
        try:
            job = transport.call(api, "GET", path)
            while self.wait_for_completion and verdict_of(job) is None:
                time.sleep(self.poll_interval)
                job = transport.call(api, "GET", path)
        except exceptions.ApiException as err:
            if not transport.is_missing(err):
                raise
            self.log.info("The Kubernetes job %s does not exist.", self.name)
            return
        if self.delete_on_status is None or verdict_of(job) is (self.delete_on_status == "Complete"):
            delete_job(api, path)
        else:
            self.log.info("The Kubernetes job %s is left: it has not ended as %s.", self.name, self.delete_on_status)
