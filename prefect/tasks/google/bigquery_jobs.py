"""Jobs of BigQuery: any, and those that load, extract and copy."""

from __future__ import annotations

import json
import uuid
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import needed, settable
from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.google.bigquery_names import fields_of, table_name
from prefect.tasks.google.client import Credentials, bigquery_client, storage_client
from prefect.tasks.google.errors import GoogleJobFailed
from prefect.tasks.google.gcs_transfers import parsed

library = optional("google.cloud.bigquery", extra="google")
exceptions = optional("google.api_core.exceptions", extra="google")

#: Kind of a job -> the library's class of it.
KINDS = {"query": "QueryJob", "load": "LoadJob", "extract": "ExtractJob", "copy": "CopyJob"}


class _Job(WaitingTask):
    """What all tasks do that begin a job: wait for its end, and call it off."""

    client_kwargs: dict[str, Any] | None = None

    def begun(
        self,
        configuration: dict[str, Any],
        client: Any,
        job_id: str | None,
        location: str | None,
        reattach: bool = False,
    ) -> dict[str, Any]:
        """
        Begin a job.

        Args:
            configuration: its configuration, as the API takes it.
            client: the client.
            job_id: its id; made up if left out.
            location: where it runs.
            reattach: a job of that id that is there already is waited for.

        Returns:
            The handle.

        Raises:
            ValueError: the configuration is of no kind that is known.
            google.api_core.exceptions.Conflict: there is a job of that id, and `reattach` is false.
        """
        kind = next((kind for kind in KINDS if kind in configuration), None)
        if kind is None:
            raise ValueError(
                f"The configuration of a job has one of {', '.join(KINDS)}; it has: {', '.join(configuration)}."
            )
        name = job_id or f"prefect_{uuid.uuid4()}"
        reference = {"projectId": client.project, "jobId": name, "location": location or client.location}
        job = getattr(library, KINDS[kind]).from_api_repr(
            {"configuration": configuration, "jobReference": {k: v for k, v in reference.items() if v}}, client
        )
        try:
            job._begin()  # the library has no public way to begin a job whose configuration is written down
        except exceptions.Conflict:
            if not reattach:
                raise
            job = client.get_job(name, location=location or client.location)
        return {"job_id": job.job_id, "project": job.project, "location": job.location}

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        client = bigquery_client(wait["credentials"], wait["project"], self.client_kwargs)
        job = client.get_job(wait.handle["job_id"], project=wait.handle["project"], location=wait.handle["location"])
        if job.state != "DONE":
            return None if not wait["wait"] else float(wait["poll_interval"])
        if job.error_result:
            about = job.error_result
            raise GoogleJobFailed(
                f"The job {job.job_id} of BigQuery failed: {about.get('reason')}: {about.get('message')}"
            )
        wait.seen = job
        return None

    def outcome(self, wait: Wait) -> Any:
        """See the base class."""
        job = wait.seen
        found = dict(wait.handle)
        if job is not None:
            found["statistics"] = dict(job._properties.get("statistics") or {})
            found["destination"] = _destination(job)
        return found

    def cancel(self, wait: Wait) -> None:
        """See the base class."""
        client = bigquery_client(wait["credentials"], wait["project"], self.client_kwargs)
        client.cancel_job(wait.handle["job_id"], project=wait.handle["project"], location=wait.handle["location"])


def _destination(job: Any) -> str | None:
    table: Any = getattr(job, "destination", None)
    return f"{table.project}.{table.dataset_id}.{table.table_id}" if hasattr(table, "table_id") else None


class BigQueryRunJob(_Job):
    """
    Run a job of any kind by its configuration and wait for its end; in a flow the wait holds no thread.

    Args:
        configuration: the job's configuration, as the API takes it: `{"query": {"query": "SELECT 1", "useLegacySql":
            False}}`; likewise `load`, `extract` and `copy`.
        job_id: id of the job; made up if left out. Letters, digits, `_` and `-`.
        reattach: a job of that id that is there already is waited for; otherwise that is an error.
        wait: wait for the end; otherwise the task is done once the job has begun.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the job runs, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        `job_id`, `project`, `location`, and once it has ended `statistics` and `destination`, the name of the table
        that was written.

    Raises:
        ValueError: no configuration was given, or it is of no kind that is known.
        GoogleJobFailed: the job failed; the message has BigQuery's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        google.api_core.exceptions.Conflict: there is a job of that id, and `reattach` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> query = {"query": "SELECT name FROM people.names", "useLegacySql": False}
        >>> BigQueryRunJob({"query": query}, job_id="job-1", project="p").run()["job_id"]
        'job-1'
    """

    @settable(
        "configuration", "job_id", "reattach", "wait", "poll_interval", "max_wait", "project", "location",
    )  # fmt: skip
    def start(
        self,
        configuration: dict[str, Any] | None = None,
        job_id: str | None = None,
        reattach: bool = False,
        wait: bool = True,
        poll_interval: float = 4.0,
        max_wait: float | None = None,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        return self.begun(needed(configuration, "configuration"), client, job_id, location, reattach)


class GcsToBigQuery(_Job):
    """
    Load objects of Cloud Storage into a table, or make an external table of them.

    Args:
        bucket: bucket of the objects.
        source_objects: their names, one or several; a `*` in a name means several.
        destination_table: `dataset.table`, with a project before it if it is another.
        schema_fields: columns of the table, dicts with `name`, `type` and `mode`.
        schema_object: name of an object that holds such columns as JSON.
        schema_bucket: bucket of that object; `None` means the same.
        source_format: `"CSV"`, `"NEWLINE_DELIMITED_JSON"`, `"AVRO"`, `"PARQUET"`, `"ORC"`, `"DATASTORE_BACKUP"`.
        compression: `"GZIP"` for an external table of packed files; loading finds that out.
        create_disposition: `"CREATE_IF_NEEDED"` or `"CREATE_NEVER"`.
        write_disposition: `"WRITE_EMPTY"`, `"WRITE_TRUNCATE"` or `"WRITE_APPEND"`.
        autodetect: let BigQuery find out the columns where none are given.
        format_options: settings of the form by the API's own names (`skipLeadingRows`, `fieldDelimiter`, `quote` …).
        options: further settings of the job by the API's own names (`maxBadRecords`, `timePartitioning` …).
        labels: labels of the job.
        description: description of the table.
        external_table: make a table whose data stay where they are.
        force_delete: delete the table first.
        job_id: id of the job; made up if left out.
        reattach: a job of that id that is there already is waited for; otherwise that is an error.
        wait: wait for the end; otherwise the task is done once the job has begun.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the job runs, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        As `BigQueryRunJob`; of an external table its name, as `destination`.

    Raises:
        ValueError: the bucket, the objects or the table is missing.
        GoogleJobFailed: the job failed; the message has BigQuery's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> task = GcsToBigQuery("reports", "names.csv", "people.names", write_disposition="WRITE_APPEND", project="p")
        >>> task.run(schema_fields=[{"name": "name", "type": "STRING"}])["statistics"]["load"]["outputRows"]
        '2'
    """

    @settable(
        "bucket", "source_objects", "destination_table", "schema_fields", "schema_object", "schema_bucket",
        "source_format", "compression", "create_disposition", "write_disposition", "autodetect", "format_options",
        "options", "labels", "description", "external_table", "force_delete", "job_id", "reattach", "wait",
        "poll_interval", "max_wait", "project", "location",
    )  # fmt: skip
    def start(
        self,
        bucket: str | None = None,
        source_objects: str | list[str] | None = None,
        destination_table: str | None = None,
        schema_fields: list[dict[str, Any]] | None = None,
        schema_object: str | None = None,
        schema_bucket: str | None = None,
        source_format: str = "CSV",
        compression: str = "NONE",
        create_disposition: str = "CREATE_IF_NEEDED",
        write_disposition: str = "WRITE_EMPTY",
        autodetect: bool | None = True,
        format_options: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        labels: dict[str, str] | None = None,
        description: str | None = None,
        external_table: bool = False,
        force_delete: bool = False,
        job_id: str | None = None,
        reattach: bool = False,
        wait: bool = True,
        poll_interval: float = 4.0,
        max_wait: float | None = None,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        source, names = needed(bucket, "bucket"), needed(source_objects, "source_objects")
        target = table_name(needed(destination_table, "destination_table"), client.project)
        fields = fields_of(schema_fields)
        if fields is None and schema_object is not None:
            place = storage_client(credentials, project, self.client_kwargs).bucket(schema_bucket or source)
            fields = json.loads(place.blob(schema_object).download_as_bytes())
        uris = [f"gs://{source}/{name}" for name in ([names] if isinstance(names, str) else names)]
        if force_delete:
            client.delete_table(target.dotted, not_found_ok=True)
        if external_table:
            return _external(
                client, target, uris, fields, source_format.upper(), compression, autodetect, format_options, options,
                description, labels,
            )  # fmt: skip
        load: dict[str, Any] = {
            "sourceUris": uris, "destinationTable": target.reference, "sourceFormat": source_format.upper(),
            "createDisposition": create_disposition, "writeDisposition": write_disposition, **(format_options or {}),
            **(options or {}),
        }  # fmt: skip
        if fields is not None:
            load["schema"] = {"fields": fields}
        if autodetect is not None:
            load["autodetect"] = autodetect
        if description is not None:
            load["destinationTableProperties"] = {"description": description}
        configuration = {"load": load, **({"labels": labels} if labels else {})}
        return self.begun(configuration, client, job_id, location, reattach)

    def check(self, wait: Wait) -> float | None:
        """See the base class."""
        return super().check(wait) if "job_id" in wait.handle else None


def _external(
    client: Any, target: Any, uris: list[str], fields: Any, form: str, compression: str, autodetect: bool | None,
    format_options: dict[str, Any] | None, options: dict[str, Any] | None, description: str | None,
    labels: dict[str, str] | None,
) -> dict[str, Any]:  # fmt: skip
    external: dict[str, Any] = {"sourceUris": uris, "sourceFormat": form, "compression": compression.upper()}
    if autodetect is not None:
        external["autodetect"] = autodetect and fields is None
    key = {"CSV": "csvOptions", "GOOGLE_SHEETS": "googleSheetsOptions", "BIGTABLE": "bigtableOptions"}.get(form)
    if key and format_options:
        external[key] = format_options
    external.update(
        {name: value for name, value in (options or {}).items() if name in ("ignoreUnknownValues", "maxBadRecords")}
    )
    resource: dict[str, Any] = {"tableReference": target.reference, "externalDataConfiguration": external}
    if fields is not None:
        resource["schema"] = {"fields": fields}
    if description:
        resource["description"] = description
    if labels:
        resource["labels"] = labels
    client.create_table(library.Table.from_api_repr(resource))
    return {"destination": target.dotted}


class BigQueryToGcs(_Job):
    """
    Write a table into objects of Cloud Storage.

    Args:
        source_table: `dataset.table`, with a project before it if it is another.
        destination_uris: `gs://bucket/name`, one or several; of a table of more than 1 GB the name needs a `*`.
        compression: `"NONE"`, `"GZIP"`, `"SNAPPY"`, `"DEFLATE"`.
        export_format: `"CSV"`, `"NEWLINE_DELIMITED_JSON"`, `"AVRO"`, `"PARQUET"`.
        field_delimiter: what separates the values in CSV.
        print_header: CSV begins with the names of the columns.
        labels: labels of the job.
        job_id: id of the job; made up if left out.
        reattach: a job of that id that is there already is waited for; otherwise that is an error.
        wait: wait for the end; otherwise the task is done once the job has begun.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the job runs, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        As `BigQueryRunJob`.

    Raises:
        ValueError: the table or the address is missing.
        GoogleJobFailed: the job failed; the message has BigQuery's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> task = BigQueryToGcs("people.names", "gs://reports/out.csv", project="p")
        >>> task.run()["statistics"]["extract"]["destinationUriFileCounts"]
        ['1']
    """

    @settable(
        "source_table", "destination_uris", "compression", "export_format", "field_delimiter", "print_header", "labels",
        "job_id", "reattach", "wait", "poll_interval", "max_wait", "project", "location",
    )  # fmt: skip
    def start(
        self,
        source_table: str | None = None,
        destination_uris: str | list[str] | None = None,
        compression: str = "NONE",
        export_format: str = "CSV",
        field_delimiter: str = ",",
        print_header: bool = True,
        labels: dict[str, str] | None = None,
        job_id: str | None = None,
        reattach: bool = False,
        wait: bool = True,
        poll_interval: float = 4.0,
        max_wait: float | None = None,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        source = table_name(needed(source_table, "source_table"), client.project)
        uris = needed(destination_uris, "destination_uris")
        extract: dict[str, Any] = {
            "sourceTable": source.reference, "compression": compression, "destinationFormat": export_format,
            "destinationUris": [uris] if isinstance(uris, str) else list(uris),
        }  # fmt: skip
        for uri in extract["destinationUris"]:
            parsed(uri)
        if export_format == "CSV":
            extract.update(fieldDelimiter=field_delimiter, printHeader=print_header)
        configuration = {"extract": extract, **({"labels": labels} if labels else {})}
        return self.begun(configuration, client, job_id, location, reattach)


class BigQueryCopyTables(_Job):
    """
    Copy tables into one, inside the service.

    Args:
        source_tables: `dataset.table`, one or several, with a project before them if it is another.
        destination_table: `dataset.table`.
        write_disposition: `"WRITE_EMPTY"`, `"WRITE_TRUNCATE"` or `"WRITE_APPEND"`.
        create_disposition: `"CREATE_IF_NEEDED"` or `"CREATE_NEVER"`.
        options: further settings of the job by the API's own names (`destinationEncryptionConfiguration` …).
        labels: labels of the job.
        job_id: id of the job; made up if left out.
        reattach: a job of that id that is there already is waited for; otherwise that is an error.
        wait: wait for the end; otherwise the task is done once the job has begun.
        poll_interval: seconds between two looks.
        max_wait: seconds to wait at most; `None` waits for ever.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the job runs, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        As `BigQueryRunJob`.

    Raises:
        ValueError: a table is missing.
        GoogleJobFailed: the job failed; the message has BigQuery's reason.
        WaitTimedOut: it had not ended after `max_wait` seconds.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryCopyTables("people.names", "people.copy", project="p").run()["destination"]
        'p.people.copy'
    """

    @settable(
        "source_tables", "destination_table", "write_disposition", "create_disposition", "options", "labels", "job_id",
        "reattach", "wait", "poll_interval", "max_wait", "project", "location",
    )  # fmt: skip
    def start(
        self,
        source_tables: str | list[str] | None = None,
        destination_table: str | None = None,
        write_disposition: str = "WRITE_EMPTY",
        create_disposition: str = "CREATE_IF_NEEDED",
        options: dict[str, Any] | None = None,
        labels: dict[str, str] | None = None,
        job_id: str | None = None,
        reattach: bool = False,
        wait: bool = True,
        poll_interval: float = 4.0,
        max_wait: float | None = None,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        given = needed(source_tables, "source_tables")
        copy = {
            "sourceTables": [
                table_name(name, client.project).reference for name in ([given] if isinstance(given, str) else given)
            ],
            "destinationTable": table_name(needed(destination_table, "destination_table"), client.project).reference,
            "writeDisposition": write_disposition, "createDisposition": create_disposition, **(options or {}),
        }  # fmt: skip
        configuration = {"copy": copy, **({"labels": labels} if labels else {})}
        return self.begun(configuration, client, job_id, location, reattach)
