"""Tables of BigQuery: make, change, read, delete."""

from __future__ import annotations

from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.google.bigquery_names import fields_of, table_name
from prefect.tasks.google.client import Credentials, bigquery_client

library = optional("google.cloud.bigquery", extra="google")
exceptions = optional("google.api_core.exceptions", extra="google")


class BigQueryCreateTable(Task):
    """
    Make a table, a view or an external table.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        schema: its columns, dicts with `name`, `type` and `mode`.
        resource: what else it is, by the API's own names (`view`, `timePartitioning`, `externalDataConfiguration` …).
        exists_ok: a table that is there already is no error.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The table, as the API describes it.

    Raises:
        ValueError: no table was named, neither to the task nor to the run.
        google.api_core.exceptions.Conflict: it is there already, and `exists_ok` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> made = BigQueryCreateTable("people.towns", [{"name": "name", "type": "STRING"}], project="p").run()
        >>> made["tableReference"]["tableId"]
        'towns'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "schema", "resource", "exists_ok", "project")
    def run(
        self,
        table: str | None = None,
        schema: list[dict[str, Any]] | None = None,
        resource: dict[str, Any] | None = None,
        exists_ok: bool = True,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        about = {**(resource or {}), "tableReference": table_name(needed(table, "table"), client.project).reference}
        if schema is not None:
            about["schema"] = {"fields": fields_of(schema)}
        made: dict[str, Any] = client.create_table(
            library.Table.from_api_repr(about), exists_ok=exists_ok
        ).to_api_repr()
        return made


class BigQueryDeleteTable(Task):
    """
    Delete a table.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        missing_ok: a table that is not there is no error.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: no table was named, neither to the task nor to the run.
        google.api_core.exceptions.NotFound: there is no such table, and `missing_ok` is false.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryDeleteTable("people.old", missing_ok=True, project="p").run()
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "missing_ok", "project")
    def run(
        self,
        table: str | None = None,
        missing_ok: bool = False,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = bigquery_client(credentials, project, self.client_kwargs)
        name = table_name(needed(table, "table"), client.project)
        client.delete_table(name.dotted, not_found_ok=missing_ok)


class BigQueryUpdateTable(Task):
    """
    Change a table.

    Args:
        table: `dataset.table`, with a project before it if it is another; `None` takes that of `resource`.
        resource: what to change, by the API's own names (`description`, `labels`, `schema` …).
        fields: which of that to change; `None` means all that is there.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The table, as the API describes it.

    Raises:
        ValueError: the table or what to change is missing.
        google.api_core.exceptions.NotFound: there is no such table.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryUpdateTable("people.names", {"description": "all"}, project="p").run()["description"]
        'all'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "resource", "fields", "project")
    def run(
        self,
        table: str | None = None,
        resource: dict[str, Any] | None = None,
        fields: list[str] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        given = dict(needed(resource, "resource"))
        known = given.pop("tableReference", None)
        if table is None and known:
            table = f"{known.get('projectId') or client.project}.{known['datasetId']}.{known['tableId']}"
        name = table_name(needed(table, "table"), client.project)
        changes = given if fields is None else {field: given[field] for field in fields if field in given}
        return patched(client, name, changes)


class BigQueryUpsertTable(Task):
    """
    Make a table, or change it if it is there.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        resource: what it is to be, by the API's own names (`schema`, `view`, `description` …).
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The table, as the API describes it.

    Raises:
        ValueError: the table or what it is to be is missing.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryUpsertTable("people.names", {"description": "all"}, project="p").run()["description"]
        'all'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "resource", "project")
    def run(
        self,
        table: str | None = None,
        resource: dict[str, Any] | None = None,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        name = table_name(needed(table, "table"), client.project)
        about = {key: value for key, value in needed(resource, "resource").items() if key != "tableReference"}
        try:
            return patched(client, name, about)
        except exceptions.NotFound:
            wanted = library.Table.from_api_repr({**about, "tableReference": name.reference})
            made: dict[str, Any] = client.create_table(wanted).to_api_repr()
            return made


class BigQueryUpdateTableSchema(Task):
    """
    Change some columns of a table, or add some; the others stay as they are.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        fields: the columns: dicts with `name` and what changes of it (`description`, `mode`, `fields` …).
        include_policy_tags: change policy tags too; otherwise those that there are stay.
        project: project of what has none in its name; `None` means that of the credentials.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The table, as the API describes it.

    Raises:
        ValueError: the table or the columns are missing; a column has no name.
        google.api_core.exceptions.NotFound: there is no such table.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> task = BigQueryUpdateTableSchema("people.names", project="p")
        >>> task.run(fields=[{"name": "name", "description": "first name"}])["schema"]["fields"][0]["description"]
        'first name'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "fields", "include_policy_tags", "project")
    def run(
        self,
        table: str | None = None,
        fields: list[dict[str, Any]] | None = None,
        include_policy_tags: bool = False,
        project: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        name = table_name(needed(table, "table"), client.project)
        before = [field.to_api_repr() for field in client.get_table(name.dotted).schema]
        after = _merged(before, needed(fields, "fields"))
        if not include_policy_tags:
            _without_tags(after)
        return patched(client, name, {"schema": {"fields": after}})


class BigQueryGetData(Task):
    """
    Read rows of a table, or what a query job found.

    Args:
        table: `dataset.table`, with a project before it if it is another.
        job_id: id of a query job; given instead of `table`.
        max_results: how many rows at most; `None` reads all.
        selected_fields: names of the columns; `None` means all.
        as_dict: a row is a dict, not a list of values.
        project: project of what has none in its name; `None` means that of the credentials.
        location: where the job runs, such as `"EU"`; `None` leaves it to BigQuery.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        The rows.

    Raises:
        ValueError: neither a table nor a job was given, or both were.
        google.api_core.exceptions.NotFound: there is no such table or job.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> BigQueryGetData("people.names", project="p").run()
        [['Ada']]
    """

    client_kwargs: dict[str, Any] | None = None

    @settable("table", "job_id", "max_results", "selected_fields", "as_dict", "project", "location")
    def run(
        self,
        table: str | None = None,
        job_id: str | None = None,
        max_results: int | None = None,
        selected_fields: str | list[str] | None = None,
        as_dict: bool = False,
        project: str | None = None,
        location: str | None = None,
        credentials: Credentials | None = None,
    ) -> list[Any]:
        client = bigquery_client(credentials, project, self.client_kwargs)
        if (table is None) == (job_id is None):
            raise ValueError("BigQueryGetData takes either `table` or `job_id`, and one of them it needs.")
        names = selected_fields.split(",") if isinstance(selected_fields, str) else selected_fields
        if table is not None:
            found = client.get_table(table_name(table, client.project).dotted)
            columns = [field for field in found.schema if names is None or field.name in names]
            rows = client.list_rows(found, selected_fields=columns, max_results=max_results)
            return [dict(row) if as_dict else list(row.values()) for row in rows]
        rows = client.get_job(job_id, location=location).result(max_results=max_results)
        dicts = [{key: value for key, value in row.items() if names is None or key in names} for row in rows]
        return dicts if as_dict else [list(row.values()) for row in dicts]


def patched(client: Any, name: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """
    Change a table by the API's own names; what is not named stays.

    Args:
        client: the client.
        name: the table's name in parts.
        changes: what to change.

    Returns:
        The table, as the API describes it.

    Raises:
        google.api_core.exceptions.GoogleAPIError: Google refused.
    """
    wanted = library.Table.from_api_repr({**changes, "tableReference": name.reference})
    own = {"schema", "description", "labels", "friendly_name", "expires"}
    keys = {"friendlyName": "friendly_name", "expirationTime": "expires"}
    fields = [keys.get(key, key) for key in changes]
    # the library passes on by their own names what it has no property for
    made: dict[str, Any] = client.update_table(
        wanted, [each if each in own else _kept(each) for each in fields]
    ).to_api_repr()
    return made


def _kept(name: str) -> str:
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name) if name in _PROPERTIES else name


_PROPERTIES = {
    "timePartitioning", "rangePartitioning", "encryptionConfiguration", "clustering", "requirePartitionFilter",
}  # fmt: skip


def _merged(before: list[dict[str, Any]], changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    after = [dict(field) for field in before]
    known = {field["name"]: field for field in after}
    for change in changes:
        if not change.get("name"):
            raise ValueError(f"A column that changes needs its 'name': {change}")
        if change["name"] not in known:
            after.append(dict(change))
            continue
        field = known[change["name"]]
        inside = _merged(field.get("fields", []), change["fields"]) if "fields" in change else None
        field.update({key: value for key, value in change.items() if key != "fields"})
        if inside is not None:
            field["fields"] = inside
    return after


def _without_tags(fields: list[dict[str, Any]]) -> None:
    for field in fields:
        field.pop("policyTags", None)
        _without_tags(field.get("fields", []))
