"""Datasets of BigQuery: make, read, change, delete, list their tables."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.client import Credentials, bigquery_client

library = optional("google.cloud.bigquery", extra="google")
exceptions = optional("google.api_core.exceptions", extra="google")


class BigQueryCreateDataset(Task):
    """
    Make a dataset.

    Args:
        dataset_id: name of the dataset.
        resource: further settings by the API's own names (`description`, `labels`, `defaultTableExpirationMs` …).
        exists_ok: a dataset that is there already is no error.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the dataset is, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The dataset, as the API describes it.

    Raises:
        ValueError: no dataset was named, neither to the task nor to the run.
        google.api_core.exceptions.Conflict: it is there already, and `exists_ok` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryCreateDataset("sales", project="p").run()["datasetReference"]
        {'projectId': 'p', 'datasetId': 'sales'}
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "resource", "exists_ok", "project", "location")
    def run(
        self,
        dataset_id: str | None = None,
        resource: dict[str, Any] | None = None,
        exists_ok: bool = True,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        known = (resource or {}).get("datasetReference", {})
        name = needed(dataset_id or known.get("datasetId"), "dataset_id")
        reference = {"projectId": known.get("projectId") or client.project, "datasetId": name}
        wanted = library.Dataset.from_api_repr({**(resource or {}), "datasetReference": reference})
        if location is not None:
            wanted.location = location
        made: dict[str, Any] = client.create_dataset(wanted, exists_ok=exists_ok).to_api_repr()
        return made


class BigQueryGetDataset(Task):
    """
    Read what BigQuery knows of a dataset.

    Args:
        dataset_id: name of the dataset.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The dataset, as the API describes it.

    Raises:
        ValueError: no dataset was named, neither to the task nor to the run.
        google.api_core.exceptions.NotFound: there is no such dataset.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryGetDataset("people", project="p").run()["location"]
        'US'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "project")
    def run(
        self, dataset_id: str | None = None, project: str | None = None, credentials: Credentials | None = None
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        found: dict[str, Any] = client.get_dataset(_reference(client, dataset_id)).to_api_repr()
        return found


class BigQueryUpdateDataset(Task):
    """
    Change a dataset.

    Args:
        dataset_id: name of the dataset; `None` takes that of `resource`.
        resource: what to change, by the API's own names (`description`, `labels`, `access` …).
        fields: which of that to change; `None` means all that is there.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The dataset, as the API describes it.

    Raises:
        ValueError: the dataset or what to change is missing.
        google.api_core.exceptions.NotFound: there is no such dataset.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryUpdateDataset("people", {"description": "all of them"}, project="p").run()["description"]
        'all of them'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "resource", "fields", "project")
    def run(
        self,
        dataset_id: str | None = None,
        resource: dict[str, Any] | None = None,
        fields: list[str] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        given = needed(resource, "resource")
        known = given.get("datasetReference", {})
        name = needed(dataset_id or known.get("datasetId"), "dataset_id")
        reference = {"projectId": known.get("projectId") or client.project, "datasetId": name}
        changes = fields or [_snake(each) for each in given if each != "datasetReference"]
        wanted = library.Dataset.from_api_repr({**given, "datasetReference": reference})
        made: dict[str, Any] = client.update_dataset(wanted, [_snake(each) for each in changes]).to_api_repr()
        return made


class BigQueryDeleteDataset(Task):
    """
    Delete a dataset.

    Args:
        dataset_id: name of the dataset.
        delete_contents: with the tables in it; otherwise one that is not empty is an error.
        missing_ok: a dataset that is not there is no error.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no dataset was named, neither to the task nor to the run.
        google.api_core.exceptions.BadRequest: the dataset is not empty, and `delete_contents` is false.
        google.api_core.exceptions.NotFound: there is no such dataset, and `missing_ok` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryDeleteDataset("old", delete_contents=True, project="p").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "delete_contents", "missing_ok", "project")
    def run(
        self,
        dataset_id: str | None = None,
        delete_contents: bool = False,
        missing_ok: bool = True,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = bigquery_client(credentials, project, self.client_kwargs)
        dataset = _reference(client, dataset_id)
        client.delete_dataset(dataset, delete_contents=delete_contents, not_found_ok=missing_ok)


class BigQueryListTables(Task):
    """
    List the tables of a dataset.

    Args:
        dataset_id: name of the dataset.
        max_results: how many at most; `None` lists all.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The tables, dicts with `projectId`, `datasetId` and `tableId`.

    Raises:
        ValueError: no dataset was named, neither to the task nor to the run.
        google.api_core.exceptions.NotFound: there is no such dataset.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryListTables("people", project="p").run()[0]["tableId"]
        'names'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("dataset_id", "max_results", "project")
    def run(
        self,
        dataset_id: str | None = None,
        max_results: int | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[dict[str, str]]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        tables = client.list_tables(_reference(client, dataset_id), max_results=max_results)
        return [table.reference.to_api_repr() for table in tables]


def _snake(name: str) -> str:
    """The library's name of a field of the API."""
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name)


def _reference(client: Any, dataset_id: str | None) -> Any:
    return library.DatasetReference(client.project, needed(dataset_id, "dataset_id"))
