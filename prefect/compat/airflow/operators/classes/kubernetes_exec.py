"""Commands in pods."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.classes.kubernetes_job import api_of
from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.tasks.kubernetes import transport


class KubernetesPodExecOperator(RowOperator):
    """Runs a command in a container of a pod that is there."""

    def execute(self: Any, context: Any) -> str | None:
        """Run it."""
        arguments = arguments_of(self.standin_row, self, context)
        command = [self.command] if isinstance(self.command, str) else list(self.command)
        path = f"/api/v1/namespaces/{arguments['namespace']}/pods/{self.pod_name}"
        out, err, code = transport.execute(api_of(arguments), path, command, container=self.container_name)
        for line in (out + err).splitlines():
            self.log.info("%s", line)
        if code:
            raise AirflowException(f"The command in the pod {self.pod_name} ended with exit code {code}: {err or out}")
        if not self.do_xcom_push:
            return None
        longest = self.max_xcom_output_size
        return out if longest is None else out.encode()[:longest].decode(errors="ignore")
