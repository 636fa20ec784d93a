"""BigQuery: query, insert, load, make tables."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, Any

from prefect.core.engine.signals import FAIL, SUCCESS
from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.bigquery_names import fields_of
from prefect.tasks.google.client import Credentials, bigquery_client

library = optional("google.cloud.bigquery", extra="google")
exceptions = optional("google.api_core.exceptions", extra="google")


class BigQueryTask(Task):
    """
    Run a query and wait for its end.

    Args:
        query: the query, in GoogleSQL.
        query_params: values of its parameters: tuples of name, type and value, such as `("day", "DATE", "2024-01-15")`.
        project: project that runs the query and is billed; `None` means that of the credentials.
        location: where the data are.
        dry_run_max_bytes: ask first how much it would read, and refuse if that is more; `None` does not ask.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        dataset_dest: dataset of the table to write the rows into.
        table_dest: name of that table.
        to_dataframe: return a pandas DataFrame.
        job_config: further settings of the job, by the names of the library's `QueryJobConfig`.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The rows, a list of the library's `Row`; a DataFrame with `to_dataframe`.

    Raises:
        ValueError: no query was given, or it would read more than `dry_run_max_bytes`; the dataset of the rows was
            named and not the table, or the other way round.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryTask("SELECT 'Ada' AS name").run()
        [Row(('Ada',), {'name': 0})]
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "query", "query_params", "project", "location", "dry_run_max_bytes", "dataset_dest", "table_dest",
        "to_dataframe", "job_config",
    )  # fmt: skip
    def run(
        self,
        query: str | None = None,
        query_params: list[tuple[str, str, Any]] | None = None,
        project: str | None = None,
        location: str = "US",
        dry_run_max_bytes: int | None = None,
        credentials: Credentials | None = None,
        dataset_dest: str | None = None,
        table_dest: str | None = None,
        to_dataframe: bool = False,
        job_config: dict[str, Any] | None = None,
    ) -> Any:
        text = needed(query, "query")
        if (dataset_dest is None) != (table_dest is None):
            raise ValueError("Both `dataset_dest` and `table_dest` must be provided if writing to a destination table.")
        client = bigquery_client(credentials, project, self.client_kwargs)
        config = library.QueryJobConfig(**(job_config or {}))
        if query_params is not None:
            config.query_parameters = [library.ScalarQueryParameter(*each) for each in query_params]
        if dry_run_max_bytes is not None:
            self._check_size(client, text, config, location, dry_run_max_bytes)
        if dataset_dest is not None:
            config.destination = library.DatasetReference(client.project, dataset_dest).table(table_dest)
        rows = client.query(text, location=location, job_config=config).result()
        if to_dataframe:
            return rows.to_dataframe()
        return list(rows)

    @staticmethod
    def _check_size(client: Any, text: str, config: Any, location: str, limit: int) -> None:
        dry = library.QueryJobConfig.from_api_repr(config.to_api_repr())
        dry.dry_run, dry.use_query_cache = True, False
        size = client.query(text, location=location, job_config=dry).total_bytes_processed
        if size > limit:
            raise ValueError(
                f"Query will process {size} bytes which is above the set maximum of {limit} for this task."
            )


class BigQueryStreamingInsert(Task):
    """
    Insert records into a table; they can be queried at once.

    Args:
        records: the records, dicts of column -> value.
        dataset_id: dataset of the table.
        table: name of the table.
        project: project of the table; `None` means that of the credentials.
        location: where the dataset is.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        kwargs: further arguments of the library's `insert_rows_json` (`row_ids`, `ignore_unknown_values` …).
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        An empty list.

    Raises:
        ValueError: the dataset or the table is missing; BigQuery refused some of the records, which the
            message names.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryStreamingInsert("people", "names").run([{"name": "Grace"}])
        []
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "table", "project", "location")
    def run(
        self,
        records: list[dict[str, Any]],
        dataset_id: str | None = None,
        table: str | None = None,
        project: str | None = None,
        location: str = "US",
        credentials: Credentials | None = None,
        **kwargs: Any,
    ) -> list[Any]:
        dataset, name = needed(dataset_id, "dataset_id"), needed(table, "table")
        client = bigquery_client(credentials, project, self.client_kwargs)
        wrong = client.insert_rows_json(_table(client, dataset, name), records, **kwargs)
        if wrong:
            raise ValueError(f"BigQuery refused {len(wrong)} of {len(records)} records: {wrong[:5]}")
        return []


class BigQueryLoadGoogleCloudStorage(Task):
    """
    Load objects of Cloud Storage into a table and wait for the end.

    Args:
        uri: `gs://bucket/name`; a `*` in the name means several objects.
        dataset_id: dataset of the table.
        table: name of the table.
        project: project of the table; `None` means that of the credentials.
        schema: columns of the table, the library's `SchemaField`s or dicts; `None` lets BigQuery find out.
        location: where the dataset is.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        kwargs: further settings of the job, by the names of the library's `LoadJobConfig`. BigQuery finds out what is
            not said (`autodetect`), such as whether the first row is a heading.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The library's job, which has ended.

    Raises:
        ValueError: the address, the dataset or the table is missing.
        FAIL: the job failed: there are no such objects, or not what the schema says.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> task = BigQueryLoadGoogleCloudStorage("gs://reports/names.csv", "people", "names")
        >>> task.run(schema=[{"name": "name", "type": "STRING"}]).output_rows
        2
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("uri", "dataset_id", "table", "project", "schema", "location")
    def run(
        self,
        uri: str | None = None,
        dataset_id: str | None = None,
        table: str | None = None,
        project: str | None = None,
        schema: list[Any] | None = None,
        location: str = "US",
        credentials: Credentials | None = None,
        **kwargs: Any,
    ) -> Any:
        address, dataset, name = needed(uri, "uri"), needed(dataset_id, "dataset_id"), needed(table, "table")
        client = bigquery_client(credentials, project, self.client_kwargs)
        job = client.load_table_from_uri(
            address,
            _table(client, dataset, name),
            location=location,
            job_config=_load_config(schema, kwargs),
        )
        try:
            job.result()
        except exceptions.GoogleAPICallError as err:
            raise FAIL(str(err)) from err
        return job


class BigQueryLoadFile(Task):
    """
    Load a file into a table and wait for the end.

    Args:
        file: path of the file, or the open file.
        rewind: go back to the beginning of an open file first.
        size: bytes to load; `None` loads up to the file's end.
        num_retries: how often to try again.
        dataset_id: dataset of the table.
        table: name of the table.
        project: project of the table; `None` means that of the credentials.
        schema: columns of the table, the library's `SchemaField`s or dicts; `None` lets BigQuery find out.
        location: where the dataset is.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        kwargs: further settings of the job, by the names of the library's `LoadJobConfig`. BigQuery finds out what is
            not said (`autodetect`), such as whether the first row is a heading.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The library's job, which has ended.

    Raises:
        ValueError: the file, the dataset or the table is missing; the file is none.
        FileNotFoundError: there is no such file.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> _ = open("names.csv", "w").write("Ada")
        >>> task = BigQueryLoadFile("names.csv", dataset_id="people", table="names")
        >>> task.run(schema=[{"name": "name", "type": "STRING"}]).output_rows
        1
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("file", "rewind", "size", "num_retries", "dataset_id", "table", "project", "schema", "location")
    def run(
        self,
        file: str | Path | IO[bytes] | None = None,
        rewind: bool = False,
        size: int | None = None,
        num_retries: int = 6,
        dataset_id: str | None = None,
        table: str | None = None,
        project: str | None = None,
        schema: list[Any] | None = None,
        location: str = "US",
        credentials: Credentials | None = None,
        **kwargs: Any,
    ) -> Any:
        given, dataset, name = needed(file, "file"), needed(dataset_id, "dataset_id"), needed(table, "table")
        client = bigquery_client(credentials, project, self.client_kwargs)
        target, config = _table(client, dataset, name), _load_config(schema, kwargs)

        def load(stream: Any, again: bool) -> Any:
            # the library's own argument for trying again is on its way out: a piece that fails is sent again anyway
            tries = {} if num_retries == 6 else {"num_retries": num_retries}
            job = client.load_table_from_file(
                stream, target, rewind=again, size=size, location=location, job_config=config, **tries
            )
            job.result()
            return job

        if isinstance(given, (str, Path)):
            with open(given, "rb") as stream:
                return load(stream, False)
        if not isinstance(given, io.IOBase) and not hasattr(given, "read"):
            raise ValueError(f"BigQueryLoadFile loads a path or an open file, not {type(given).__name__}.")
        return load(given, rewind)


class CreateBigQueryTable(Task):
    """
    Make a table, and its dataset if it is not there.

    Args:
        project: project of the table; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        dataset: dataset of the table.
        table: name of the table.
        schema: its columns, the library's `SchemaField`s or dicts.
        clustering_fields: names of the columns to sort the data by, at most four.
        time_partitioning: the library's `TimePartitioning`.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        SUCCESS: the table is there already.
        ValueError: the dataset or the table is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> CreateBigQueryTable(dataset="people", table="places").run(schema=[{"name": "name", "type": "STRING"}])
    """

    client_kwargs: dict[str, Any] | None = None
    clustering_fields: list[str] | None = None
    time_partitioning: Any = None

    @settable("project", "dataset", "table", "schema", "clustering_fields", "time_partitioning")
    def run(
        self,
        project: str | None = None,
        credentials: Credentials | None = None,
        dataset: str | None = None,
        table: str | None = None,
        schema: list[Any] | None = None,
    ) -> None:
        owner, name = needed(dataset, "dataset"), needed(table, "table")
        client = bigquery_client(credentials, project, self.client_kwargs)
        reference = library.DatasetReference(client.project, owner)
        try:
            client.get_dataset(reference)
        except exceptions.NotFound:
            client.create_dataset(reference, exists_ok=True)
        wanted = library.Table(reference.table(name), schema=fields_of(schema))
        if self.clustering_fields:
            wanted.clustering_fields = self.clustering_fields
        if self.time_partitioning:
            wanted.time_partitioning = self.time_partitioning
        try:
            client.create_table(wanted)
        except exceptions.Conflict as err:
            raise SUCCESS(f"{owner}.{name} already exists.") from err


def _load_config(schema: Any, kwargs: dict[str, Any]) -> Any:
    # with a schema too: then it finds out whether the first row is a heading
    config = library.LoadJobConfig(**{"autodetect": True, **kwargs})
    if schema is not None:
        config.schema = fields_of(schema)
    return config


def _table(client: Any, dataset: str, name: str) -> Any:
    return library.DatasetReference(client.project, dataset).table(name)
