"""Operators of Kueue, which lets jobs wait for room in the cluster."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_job import KubernetesJobOperator
from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.kubernetes import KubernetesApply, KubernetesWaitFor
from prefect.tasks.kubernetes.manifests import manifests_of

exceptions = optional("kubernetes.client.exceptions", extra="kubernetes")
requests = optional("requests", extra="airflow")

RELEASE = "https://github.com/kubernetes-sigs/kueue/releases/download/{version}/manifests.yaml"
#: Label and annotation by which Kueue knows the queue of a job.
QUEUE = "kueue.x-k8s.io/queue-name"
#: Seconds that the controller has to come up, and between two looks.
STARTS_WITHIN, LOOKS_AGAIN = 300.0, 2.0


class KubernetesInstallKueueOperator(RowOperator):
    """Brings a release of Kueue into the cluster, and waits until its controller runs."""

    def execute(self: Any, context: Any) -> None:
        """Make what is not there yet; what is there stays as it is."""
        arguments = arguments_of(self.standin_row, self, context)
        where = {name: arguments.get(name) for name in ("config_file", "cluster_context", "in_cluster")}
        answer = requests.get(RELEASE.format(version=self.kueue_version), timeout=60)
        if not answer.ok:
            raise AirflowException(f"There are no manifests of Kueue at {answer.url}: status {answer.status_code}.")
        for manifest in manifests_of(answer.text):
            try:
                KubernetesApply(how="create", **where).run(manifest, credentials=arguments.get("credentials"))
            except exceptions.ApiException as err:
                if err.status != 409:
                    raise
        KubernetesWaitFor(
            "apps/v1", "Deployment", "kueue-controller-manager", "kueue-system", condition="Available",
            poll_interval=LOOKS_AGAIN, max_wait=STARTS_WITHIN, **where,
        ).run(credentials=arguments.get("credentials"))  # fmt: skip


class KubernetesStartKueueJobOperator(KubernetesJobOperator):
    """Makes a job that stays suspended until Kueue has room for it."""

    def build_job_request_obj(self: Any, context: Any) -> Any:
        """Return the job that would be made, as a model of the client."""
        self._queue()
        return super().build_job_request_obj(context)

    def execute(self: Any, context: Any) -> Any:
        """Make the job."""
        self._queue()
        return super().execute(context)

    def _queue(self: Any) -> None:
        if self.suspend is False:
            raise AirflowException(
                "`suspend` cannot be False: Kueue starts a job by ending its suspension. Leave it out, or say True."
            )
        self.suspend = True
        self.labels = {**(self.labels or {}), QUEUE: self.queue_name}
        self.annotations = {**(self.annotations or {}), QUEUE: self.queue_name}
