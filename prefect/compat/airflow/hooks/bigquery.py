"""BigQuery: as a database, and by its jobs, tables and datasets."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from prefect.compat.airflow.hooks.dbapi import DbApiHook
from prefect.compat.airflow.hooks.google import GoogleBaseHook
from prefect.compat.airflow.operators.google_connection import keys
from prefect.compat.airflow.operators.google_values import job_name
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.google import bigquery_datasets as datasets
from prefect.tasks.google import bigquery_tables as tables
from prefect.tasks.google.bigquery_jobs import KINDS
from prefect.tasks.google.bigquery_names import fields_of, table_name

library = optional("google.cloud.bigquery", extra="google")
dbapi = optional("google.cloud.bigquery.dbapi", extra="google")
exceptions = optional("google.api_core.exceptions", extra="google")


class BigQueryHook(GoogleBaseHook, DbApiHook):
    """
    BigQuery; the connection is that of `GoogleBaseHook`.

    Args:
        gcp_conn_id: the connection.
        use_legacy_sql: queries are in the older SQL, where nothing else is said.
        location: where jobs run.
        priority: `"INTERACTIVE"` or `"BATCH"`.
        api_resource_configs: further settings of jobs.
        impersonation_scopes: accepted, and of no use here.
        labels: labels of jobs.
        kwargs: `impersonation_chain`, `bigquery_conn_id` and `delegate_to`.
    """

    conn_name_attr = "gcp_conn_id"
    default_conn_name = "google_cloud_bigquery_default"
    conn_type = "gcpbigquery"
    hook_name = "Google Bigquery"

    def __init__(
        self,
        gcp_conn_id: str = GoogleBaseHook.default_conn_name,
        use_legacy_sql: bool = True,
        location: str | None = None,
        priority: str = "INTERACTIVE",
        api_resource_configs: dict[str, Any] | None = None,
        impersonation_scopes: Any = None,
        labels: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(gcp_conn_id, **kwargs)
        DbApiHook.__init__(self, self.gcp_conn_id)
        self.use_legacy_sql = bool(self._field("use_legacy_sql", use_legacy_sql))
        self.location = location or self._field("location")
        self.priority = self._field("priority", priority)
        self.api_resource_configs = api_resource_configs or self._field("api_resource_configs", {})
        self.labels = labels or self._field("labels", {})
        self.running_job_id: str | None = None

    # as a database

    def get_client(self, project_id: str | None = None, location: str | None = None) -> Any:
        """Return the library's client, shared by all who ask for the same."""
        where = location or self.location
        return self.client("bigquery", project_id, **({"location": where} if where else {}))

    def get_conn(self) -> Any:
        """Return a connection of Python's DB-API."""
        more: dict[str, Any] = {"use_legacy_sql": True} if self.use_legacy_sql else {}
        if self.location:
            more["location"] = self.location
        return dbapi.connect(self.client("bigquery", **more), prefer_bqstorage_client=False)

    def get_records(self, sql: Any, parameters: Any = None, **kwargs: Any) -> Any:
        """Return all rows that a query finds."""
        return [tuple(row) for row in super().get_records(sql, parameters) or ()]

    def get_df(self, sql: str, parameters: Any = None, dialect: str | None = None, **kwargs: Any) -> Any:
        """Return what a query finds as a pandas DataFrame."""
        legacy = self.use_legacy_sql if dialect is None else dialect == "legacy"
        config = library.QueryJobConfig(use_legacy_sql=legacy)
        return self.get_client().query(sql, job_config=config).to_dataframe(create_bqstorage_client=False)

    get_pandas_df = get_df

    def insert_rows(
        self,
        table: str,
        rows: Iterable[Any],
        target_fields: Any = None,
        commit_every: int = 1000,
        replace: bool = False,
        **kwargs: Any,
    ) -> None:
        """Refuse, as Airflow does: there is `insert_all`."""
        raise NotImplementedError("BigQueryHook inserts by insert_all, or by a load job")

    # jobs

    def insert_job(
        self,
        configuration: dict[str, Any],
        job_id: str | None = None,
        project_id: str | None = None,
        location: str | None = None,
        nowait: bool = False,
        retry: Any = None,
        timeout: float | None = None,
    ) -> Any:
        """Begin a job and wait for its end; return the library's job."""
        client = self.get_client(project_id, location)
        kind = next((kind for kind in KINDS if kind in configuration), None)
        if kind is None:
            raise AirflowException(f"Unknown job type. Supported types: {', '.join(KINDS)}")
        name = job_id or f"airflow_{uuid.uuid4().hex}"
        reference = {"jobId": name, "projectId": client.project, "location": location or self.location}
        if self.labels and "labels" not in configuration:
            configuration = {**configuration, "labels": self.labels}
        job = getattr(library, KINDS[kind]).from_api_repr(
            {"configuration": configuration, "jobReference": {k: v for k, v in reference.items() if v}}, client
        )
        self.running_job_id = name
        if nowait:
            job._begin()
        else:
            job.result(timeout=timeout)
        return job

    def get_job(self, job_id: str, project_id: str | None = None, location: str | None = None) -> Any:
        """Return a job."""
        return self.get_client(project_id, location).get_job(job_id, location=location or self.location)

    def poll_job_complete(
        self, job_id: str, project_id: str | None = None, location: str | None = None, retry: Any = None
    ) -> bool:
        """Tell whether a job has ended."""
        return bool(self.get_job(job_id, project_id, location).done())

    def cancel_job(self, job_id: str, project_id: str | None = None, location: str | None = None) -> None:
        """Call a job off, if it still runs."""
        if not self.poll_job_complete(job_id, project_id, location):
            self.get_client(project_id, location).cancel_job(job_id, location=location or self.location)

    def generate_job_id(
        self,
        job_id: str | None,
        dag_id: str,
        task_id: str,
        logical_date: Any,
        configuration: dict[str, Any],
        run_after: Any = None,
        force_rerun: bool = False,
    ) -> str:
        """Return the id of a job, the same for the same run unless it is to run again."""
        return job_name(dag_id, task_id, run_after or logical_date, configuration, job_id, force_rerun)

    def get_query_results(
        self,
        job_id: str,
        location: str | None = None,
        max_results: int | None = None,
        selected_fields: Any = None,
        project_id: str | None = None,
        retry: Any = None,
        job_retry: Any = None,
    ) -> list[dict[str, Any]]:
        """Return what a query job found, as dicts."""
        names = selected_fields.split(",") if isinstance(selected_fields, str) else selected_fields
        job = self.get_job(job_id, project_id, location)
        if not hasattr(job, "query"):
            raise AirflowException(f"Job {job_id} is no query job")
        rows = job.result(max_results=max_results)
        return [{key: value for key, value in row.items() if not names or key in names} for row in rows]

    # datasets

    def create_empty_dataset(
        self,
        dataset_id: str | None = None,
        project_id: str | None = None,
        location: str | None = None,
        dataset_reference: dict[str, Any] | None = None,
        exists_ok: bool = True,
    ) -> dict[str, Any]:
        """Make a dataset; return it as the API describes it."""
        return self._run(
            datasets.BigQueryCreateDataset, project_id, dataset_id=dataset_id, resource=dataset_reference,
            location=location or self.location, exists_ok=exists_ok,
        )  # fmt: skip

    def get_dataset(self, dataset_id: str, project_id: str | None = None) -> Any:
        """Return the library's dataset."""
        client = self.get_client(project_id)
        return client.get_dataset(library.DatasetReference(client.project, dataset_id))

    def get_datasets_list(
        self,
        project_id: str | None = None,
        include_all: bool = False,
        filter_: str | None = None,
        max_results: int | None = None,
        page_token: str | None = None,
        retry: Any = None,
        return_iterator: bool = False,
    ) -> Any:
        """Return the datasets of a project."""
        found = self.get_client(project_id).list_datasets(
            include_all=include_all, filter=filter_, max_results=max_results, page_token=page_token
        )
        return found if return_iterator else list(found)

    def get_dataset_tables(
        self, dataset_id: str, project_id: str | None = None, max_results: int | None = None, retry: Any = None
    ) -> list[dict[str, Any]]:
        """Return the tables of a dataset, dicts with `projectId`, `datasetId` and `tableId`."""
        return self._run(datasets.BigQueryListTables, project_id, dataset_id=dataset_id, max_results=max_results)

    def update_dataset(
        self,
        fields: Sequence[str],
        dataset_resource: dict[str, Any],
        dataset_id: str | None = None,
        project_id: str | None = None,
        retry: Any = None,
    ) -> Any:
        """Change a dataset; return the library's."""
        made = self._run(
            datasets.BigQueryUpdateDataset, project_id, dataset_id=dataset_id, resource=dataset_resource,
            fields=list(fields),
        )  # fmt: skip
        return library.Dataset.from_api_repr(made)

    def delete_dataset(
        self, dataset_id: str, project_id: str | None = None, delete_contents: bool = False, retry: Any = None
    ) -> None:
        """Remove a dataset; one that is not there is no error."""
        client = self.get_client(project_id)
        dataset = library.DatasetReference(client.project, dataset_id)
        client.delete_dataset(dataset, delete_contents=delete_contents, not_found_ok=True)

    def run_grant_dataset_view_access(
        self,
        source_dataset: str,
        view_dataset: str,
        view_table: str,
        view_project: str | None = None,
        project_id: str | None = None,
    ) -> dict[str, Any]:
        """Let a view read a dataset; return the dataset as the API describes it."""
        dataset = self.get_dataset(source_dataset, project_id)
        client = self.get_client(project_id)
        reference = {"projectId": view_project or client.project, "datasetId": view_dataset, "tableId": view_table}
        entry = library.AccessEntry(role=None, entity_type="view", entity_id=reference)
        if entry not in dataset.access_entries:
            dataset.access_entries = [*dataset.access_entries, entry]
            dataset = client.update_dataset(dataset, ["access_entries"])
        found: dict[str, Any] = dataset.to_api_repr()
        return found

    # tables

    def create_table(
        self,
        dataset_id: str,
        table_id: str,
        table_resource: Any = None,
        location: str | None = None,
        project_id: str | None = None,
        exists_ok: bool = True,
        schema_fields: list[Any] | None = None,
        retry: Any = None,
        timeout: float | None = None,
    ) -> Any:
        """Make a table; return the library's."""
        client = self.get_client(project_id, location)
        about = table_resource if isinstance(table_resource, dict) else (table_resource or {})
        about = about if isinstance(about, dict) else about.to_api_repr()
        reference = {"projectId": client.project, "datasetId": dataset_id, "tableId": table_id}
        about = {**about, "tableReference": reference}
        if schema_fields:
            about["schema"] = {"fields": fields_of(schema_fields)}
        return client.create_table(library.Table.from_api_repr(about), exists_ok=exists_ok)

    def create_empty_table(self, project_id: str | None = None, **kwargs: Any) -> Any:
        """Make a table, by the name that this had before."""
        names = ("dataset_id", "table_id", "table_resource", "schema_fields", "exists_ok", "location")
        return self.create_table(project_id=project_id, **{name: kwargs[name] for name in names if name in kwargs})

    def delete_table(self, table_id: str, not_found_ok: bool = True, project_id: str | None = None) -> None:
        """Remove a table."""
        self._run(tables.BigQueryDeleteTable, project_id, table=table_id, missing_ok=not_found_ok)

    def update_table(
        self,
        table_resource: dict[str, Any],
        fields: list[str] | None = None,
        dataset_id: str | None = None,
        table_id: str | None = None,
        project_id: str | None = None,
    ) -> dict[str, Any]:
        """Change a table; return it as the API describes it."""
        name = f"{self.get_client(project_id).project}.{dataset_id}.{table_id}" if dataset_id and table_id else None
        return self._run(tables.BigQueryUpdateTable, project_id, table=name, resource=table_resource, fields=fields)

    def update_table_schema(
        self,
        schema_fields_updates: list[dict[str, Any]],
        include_policy_tags: bool,
        dataset_id: str,
        table_id: str,
        project_id: str | None = None,
    ) -> dict[str, Any]:
        """Change columns of a table; return it as the API describes it."""
        name = f"{self.get_client(project_id).project}.{dataset_id}.{table_id}"
        return self._run(
            tables.BigQueryUpdateTableSchema, project_id, table=name, fields=schema_fields_updates,
            include_policy_tags=include_policy_tags,
        )  # fmt: skip

    def run_table_upsert(
        self, dataset_id: str, table_resource: dict[str, Any], project_id: str | None = None
    ) -> dict[str, Any]:
        """Make a table, or change it if it is there; return it as the API describes it."""
        reference = table_resource["tableReference"]
        name = f"{self.get_client(project_id).project}.{dataset_id}.{reference['tableId']}"
        return self._run(tables.BigQueryUpsertTable, project_id, table=name, resource=table_resource)

    def get_schema(self, dataset_id: str, table_id: str, project_id: str | None = None) -> dict[str, Any]:
        """Return the columns of a table: `{"fields": […]}`."""
        client = self.get_client(project_id)
        table = client.get_table(f"{client.project}.{dataset_id}.{table_id}")
        return {"fields": [field.to_api_repr() for field in table.schema]}

    def list_rows(
        self,
        dataset_id: str,
        table_id: str,
        max_results: int | None = None,
        selected_fields: Any = None,
        page_token: str | None = None,
        start_index: int | None = None,
        project_id: str | None = None,
        location: str | None = None,
        retry: Any = None,
        return_iterator: bool = False,
    ) -> Any:
        """Return rows of a table."""
        client = self.get_client(project_id, location)
        table = client.get_table(f"{client.project}.{dataset_id}.{table_id}")
        names = selected_fields.split(",") if isinstance(selected_fields, str) else selected_fields
        found = client.list_rows(
            table, selected_fields=[field for field in table.schema if not names or field.name in names],
            max_results=max_results, page_token=page_token, start_index=start_index,
        )  # fmt: skip
        return found if return_iterator else list(found)

    def insert_all(
        self,
        project_id: str,
        dataset_id: str,
        table_id: str,
        rows: list[dict[str, Any]],
        ignore_unknown_values: bool = False,
        skip_invalid_rows: bool = False,
        fail_on_error: bool = False,
    ) -> None:
        """Stream rows into a table: dicts, or dicts with `json` and `insertId`."""
        client = self.get_client(project_id)
        values = [row.get("json", row) for row in rows]
        ids = [row.get("insertId") for row in rows] if any("json" in row for row in rows) else None
        wrong = client.insert_rows_json(
            f"{client.project}.{dataset_id}.{table_id}", values, **({"row_ids": ids} if ids else {}),
            ignore_unknown_values=ignore_unknown_values, skip_invalid_rows=skip_invalid_rows,
        )  # fmt: skip
        if wrong:
            text = f"{len(wrong)} insert error(s) occurred: {client.project}:{dataset_id}.{table_id}. Details: {wrong}"
            self.log.error(text)
            if fail_on_error:
                raise AirflowException(f"BigQuery job failed. Error was: {text}")

    def table_exists(self, dataset_id: str, table_id: str, project_id: str) -> bool:
        """Tell whether there is such a table."""
        try:
            self.get_client(project_id).get_table(f"{project_id}.{dataset_id}.{table_id}")
        except exceptions.NotFound:
            return False
        return True

    def table_partition_exists(self, dataset_id: str, table_id: str, partition_id: str, project_id: str) -> bool:
        """Tell whether a table has such a partition."""
        client = self.get_client(project_id)
        return partition_id in client.list_partitions(f"{project_id}.{dataset_id}.{table_id}")

    def split_tablename(
        self, table_input: str, default_project_id: str, var_name: str | None = None
    ) -> tuple[str, str, str]:
        """Return project, dataset and table that a name means."""
        try:
            found = table_name(table_input, default_project_id)
        except ValueError as err:
            raise AirflowException(f"Format exception for {var_name or 'table'}: {err}") from err
        return found.project, found.dataset, found.table

    def _run(self, task: Any, project_id: str | None, **arguments: Any) -> Any:
        """Have a task of the catalogue do it, with the credentials of the connection."""
        project = project_id or self.extras.get("project") or self.extras.get("project_id")
        given = {name: value for name, value in arguments.items() if value is not None}
        return task(client_kwargs=self._arguments()).run(**given, project=project, credentials=keys(self.extras))
