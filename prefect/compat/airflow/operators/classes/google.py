"""Operators of Google that do one of two things."""

from __future__ import annotations

from typing import Any

from prefect.compat.airflow.operators.making import RowOperator
from prefect.compat.airflow.operators.running import arguments_of
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.tasks.google.client import storage_client

#: Bytes that an XCom may have.
LARGEST = 49_344


class GCSToLocalFilesystemOperator(RowOperator):
    """Downloads an object into a file, or into XCom."""

    filename: str | None
    store_to_xcom_key: str | None
    file_encoding: str
    bucket: str
    object_name: str

    def execute(self, context: Any) -> None:
        """Download."""
        if self.filename:
            super().execute(context)
        if self.store_to_xcom_key:
            given = arguments_of(self.standin_row, self, context)
            client = storage_client(given.get("credentials"), given.get("project"), given.get("client_kwargs"))
            data = client.bucket(self.bucket).blob(self.object_name).download_as_bytes()
            if len(data) >= LARGEST:
                raise AirflowException(f"{self.object_name} has {len(data)} bytes, which is too much for XCom.")
            context["ti"].xcom_push(key=self.store_to_xcom_key, value=data.decode(self.file_encoding))
