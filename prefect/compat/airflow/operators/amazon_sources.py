"""
Where Amazon's transfers get rows and files from, if the package of the source belongs to no extra.

Each gives a function for a task that takes rows or files; the package is looked for when the operator runs, and whoever
lacks it is told which one it is.
"""

from __future__ import annotations

import importlib
import json
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

from prefect.compat.airflow.standin.connection import find_connection
from prefect.core.errors import MissingExtra


def package(name: str, install: str) -> Any:
    """
    Import a package that belongs to no extra.

    Args:
        name: dotted name of the module.
        install: what pip calls it.

    Returns:
        The module.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as err:
        if err.name is None or not f"{name}.".startswith(f"{err.name}."):
            raise  # it is there and lacks something of its own
        raise MissingExtra(
            f"This operator needs the package {install!r}, which no extra of prefect brings: pip install {install}",
            name=err.name,
        ) from err


def mongo(operator: Any, context: Any) -> Callable[[], Iterator[dict[str, Any]]]:
    """Rows of a collection: a pipeline where the query is a list, else a query."""
    query, projection = operator.mongo_query, operator.mongo_projection

    def rows() -> Iterator[dict[str, Any]]:
        client_of = package("pymongo", "pymongo").MongoClient
        connection = find_connection(operator.mongo_conn_id)
        extra = dict(connection.extra_dejson)
        scheme = "mongodb+srv" if extra.pop("srv", False) else "mongodb"
        at = f"{connection.host}:{connection.port}" if connection.port else connection.host
        known = {"username": connection.login, "password": connection.password} if connection.login else {}
        extra.pop("allow_insecure", None)
        if extra.pop("ssl", False):
            extra["tls"] = True
        with client_of(f"{scheme}://{at}/", **known, **extra) as client:
            found = client[operator.mongo_db or connection.schema][operator.mongo_collection]
            if isinstance(query, list):
                yield from found.aggregate(query, allowDiskUse=bool(operator.allow_disk_use))
            else:
                yield from found.find(query, projection) if projection else found.find(query)

    return rows


def salesforce(operator: Any, context: Any) -> Callable[[], Iterator[dict[str, Any]]]:
    """Rows of a query to Salesforce, without what it adds about each."""

    def rows() -> Iterator[dict[str, Any]]:
        api_of = package("simple_salesforce", "simple-salesforce").Salesforce
        connection = find_connection(operator.salesforce_conn_id)
        extra = connection.extra_dejson
        names = {"security_token": "security_token", "domain": "domain", "instance_url": "instance_url",
                 "consumer_key": "consumer_key", "organization_id": "organizationId", "version": "version"}  # fmt: skip
        more = {ours: extra[theirs] for theirs, ours in names.items() if extra.get(theirs)}
        api = api_of(username=connection.login, password=connection.password, **more)
        found = api.query_all_iter(
            operator.salesforce_query, include_deleted=bool(operator.include_deleted), **(operator.query_params or {})
        )
        for row in found:
            yield {name: value for name, value in row.items() if name != "attributes"}

    return rows


def exasol(operator: Any, context: Any) -> Callable[[], Iterator[tuple[str, Any]]]:
    """One file, as Exasol exports a query or a table: CSV."""

    def files() -> Iterator[tuple[str, Any]]:
        connect = package("pyexasol", "pyexasol").connect
        connection = find_connection(operator.exasol_conn_id)
        at = f"{connection.host}:{connection.port or 8563}"
        with connect(
            dsn=at, user=connection.login, password=connection.password, schema=connection.schema or "",
            **connection.extra_dejson,
        ) as source:  # fmt: skip
            file = tempfile.NamedTemporaryFile("w+b", suffix=".csv")  # noqa: SIM115 - closed by who uploads it
            source.export_to_file(
                file.name,
                query_or_table=operator.query_or_table,
                query_params=operator.query_params,
                export_params=operator.export_params,
            )
            file.seek(0)
            yield "", file

    return files


def azure(operator: Any, context: Any) -> Callable[[], Iterator[tuple[str, Any]]]:
    """The blobs of a container, by their names after the prefix."""

    def files() -> Iterator[tuple[str, Any]]:
        service = package("azure.storage.blob", "azure-storage-blob").BlobServiceClient
        connection = find_connection(operator.wasb_conn_id)
        extra, more = connection.extra_dejson, operator.wasb_extra_args or {}
        if extra.get("connection_string"):
            client = service.from_connection_string(extra["connection_string"], **more)
        else:
            host = connection.host or ""
            address = host if "://" in host else f"https://{host or f'{connection.login}.blob.core.windows.net'}"
            client = service(address, credential=extra.get("sas_token") or connection.password, **more)
        container = client.get_container_client(operator.container_name)
        for blob in container.list_blobs(name_starts_with=operator.prefix or None):
            if not operator.delimiter or blob.name.endswith(operator.delimiter):
                yield blob.name, container.download_blob(blob.name).readall()

    return files


def hive(operator: Any, context: Any) -> Callable[[], Iterator[dict[str, Any]]]:
    """Rows of a query to Hive; a function of the operator's may make other items of them."""

    def rows() -> Iterator[dict[str, Any]]:
        connect = package("pyhive.hive", "pyhive").connect
        connection = find_connection(operator.hiveserver2_conn_id)
        with connect(
            host=connection.host, port=connection.port or 10000, username=connection.login,
            database=operator.schema or connection.schema or "default",
        ) as source:  # fmt: skip
            cursor = source.cursor()
            cursor.execute(operator.sql)
            names = [column[0].rpartition(".")[2] for column in cursor.description]
            found = (dict(zip(names, row, strict=True)) for row in cursor)
            if operator.pre_process is None:
                yield from found
            else:
                yield from operator.pre_process(
                    data=list(found), args=operator.pre_process_args, kwargs=operator.pre_process_kwargs
                )

    return rows


def google_api(operator: Any, context: Any) -> Callable[[], Iterator[tuple[str, bytes]]]:
    """What an API of Google answers, as JSON; all its pages if that is wanted."""

    def files() -> Iterator[tuple[str, bytes]]:
        build = package("googleapiclient.discovery", "google-api-python-client").build
        ti = context["ti"]
        params = dict(operator.google_api_endpoint_params or {})
        if operator.google_api_endpoint_params_via_xcom:
            params.update(
                ti.xcom_pull(
                    task_ids=operator.google_api_endpoint_params_via_xcom_task_ids,
                    key=operator.google_api_endpoint_params_via_xcom,
                )
            )
        *parts, last = operator.google_api_endpoint_path.split(".")
        # the first part is the service's own name
        resource = build(operator.google_api_service_name, operator.google_api_service_version)
        for part in parts[1:]:
            resource = getattr(resource, part)()
        request = getattr(resource, last)(**params)
        found = []
        while request is not None:
            found.append(request.execute(num_retries=operator.google_api_num_retries))
            following = getattr(resource, f"{last}_next", None) if operator.google_api_pagination else None
            request = following(request, found[-1]) if following is not None else None
        answer = found if operator.google_api_pagination else found[0]
        if operator.google_api_response_via_xcom:
            ti.xcom_push(key=operator.google_api_response_via_xcom, value=answer)
        yield "", json.dumps(answer).encode()

    return files
