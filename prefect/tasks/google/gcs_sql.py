"""From databases into Cloud Storage, in the forms that BigQuery loads."""

from __future__ import annotations

import base64
import contextlib
import csv
import datetime
import decimal
import gzip
import io
import itertools
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

from prefect.core.settable import Task, needed, settable
from prefect.tasks.database.connection import Database, connected
from prefect.tasks.database.dialects import MYSQL, POSTGRES, dialect_of
from prefect.tasks.google.client import Credentials, storage_client

#: Rows that are fetched at a time.
ROWS = 2000
#: Name of a form -> media type of its files.
FORMS = {"json": "application/json", "csv": "text/csv"}


class SqlToGcs(Task):
    """
    Write what a query gives into objects: as JSON, one value a line, or as CSV. Rows are fetched in pieces.

    Args:
        query: the query.
        bucket: name of the bucket.
        object_name: name of the object; with `{}` in it, which becomes a number, there is another one for each
            `max_bytes`.
        database: URL of the database, or a function without arguments that opens a DB-API connection.
        parameters: values for the query, as its driver takes them.
        schema_object: name of an object to write BigQuery's schema of the columns into; `None` writes none.
        schema: the columns for `schema_object`, dicts with `name`, `type` and `mode`, instead of the database's own.
        export_format: `"json"` or `"csv"`.
        field_delimiter: what separates the values in CSV.
        null_marker: what stands for null in CSV.
        max_bytes: begin another object after so many bytes.
        compression: `"gzip"` to pack the objects; `None` writes them as they are.
        exclude_columns: columns to leave out.
        write_on_empty: write an object even if there is no row.
        convert: function of a value and the type of its column that says what to write; `None` takes our own.
        ensure_utc: set the session's time zone to UTC first (MySQL).
        project: project that is worked in; `None` means that of the credentials.
        password: takes the place of the one in the URL of the database; given to a run only.
        credentials: the key of a service account: a dict, the path of its file, or the name of a secret; Google's own
            search order if left out.
        client_kwargs: further arguments of the client (`impersonate`, `scopes` …), given when the task is built.

    Returns:
        `bucket`, `total_row_count`, `total_files` and `files`, a list of `file_name`, `file_mime_type` and
        `file_row_count`.

    Raises:
        ValueError: the query, the bucket, the object or the database is missing; an unknown form.
        Exception: the driver's own errors.
        google.api_core.exceptions.GoogleAPIError: Google refused.

    Example:
        >>> import sqlite3
        >>> done = SqlToGcs("SELECT 1 AS a", "reports", "a_{}.json").run(database=lambda: sqlite3.connect(":memory:"))
        >>> done["files"][0]["file_name"]
        'a_0.json'
    """

    client_kwargs: dict[str, Any] | None = None

    @settable(
        "query", "bucket", "object_name", "database", "parameters", "schema_object", "schema", "export_format",
        "field_delimiter", "null_marker", "max_bytes", "compression", "exclude_columns", "write_on_empty", "convert",
        "ensure_utc", "project",
    )  # fmt: skip
    def run(
        self,
        query: str | None = None,
        bucket: str | None = None,
        object_name: str | None = None,
        database: Database | None = None,
        parameters: Sequence[Any] | dict[str, Any] | None = None,
        schema_object: str | None = None,
        schema: list[dict[str, Any]] | None = None,
        export_format: str = "json",
        field_delimiter: str = ",",
        null_marker: str | None = None,
        max_bytes: int = 1_900_000_000,
        compression: str | None = None,
        exclude_columns: Sequence[str] | None = None,
        write_on_empty: bool = False,
        convert: Callable[[Any, str], Any] | None = None,
        ensure_utc: bool = False,
        project: str | None = None,
        password: str | None = None,
        credentials: Credentials | None = None,
    ) -> dict[str, Any]:
        text, name = needed(query, "query"), needed(object_name, "object_name")
        if export_format not in FORMS:
            raise ValueError(f"The form {export_format!r} is not known; there are {', '.join(FORMS)}.")
        if compression not in (None, "gzip"):
            raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")
        client = storage_client(credentials, project, self.client_kwargs)
        place = client.bucket(needed(bucket, "bucket"))
        files: list[dict[str, Any]] = []
        opened: Any = needed(database, "database")
        with connected(opened, password=password) as connection:
            with contextlib.closing(connection.cursor()) as cursor:
                if ensure_utc:
                    cursor.execute("SET time_zone = '+00:00'")
                cursor.execute(text, *(() if parameters is None else (parameters,)))
                columns = [column for column in cursor.description if column[0] not in (exclude_columns or ())]
                taken = [index for index, column in enumerate(cursor.description) if column in columns]
                names = [column[0] for column in columns]
                kinds = _kinds(connection, schema, columns)
                change = convert or converted
                rows = (
                    [change(row[index], kind) for index, kind in zip(taken, kinds, strict=True)]
                    for row in _fetched(cursor)
                )
                write = _json_writer if export_format == "json" else _csv_writer(field_delimiter, null_marker)
                for number in itertools.count():
                    first = next(rows, None)
                    if first is None and (number or not write_on_empty):
                        break
                    target = name.replace("{}", str(number))
                    with tempfile.TemporaryFile() as file:
                        part = itertools.chain([first], rows) if first is not None else iter(())
                        limit = max_bytes if "{}" in name else None
                        count = _written(file, write, names, part, compression, limit)
                        blob = place.blob(target)
                        blob.content_encoding = compression
                        blob.upload_from_file(file, rewind=True, content_type=FORMS[export_format])
                    files.append({"file_name": target, "file_mime_type": FORMS[export_format], "file_row_count": count})
        if schema_object is not None:
            fields = schema or [
                {"name": column, "type": kind, "mode": "NULLABLE"} for column, kind in zip(names, kinds, strict=True)
            ]
            place.blob(schema_object).upload_from_string(
                json.dumps(fields, sort_keys=True), content_type="application/json"
            )
        total = sum(each["file_row_count"] for each in files)
        return {"bucket": bucket, "total_row_count": total, "total_files": len(files), "files": files}


def _fetched(cursor: Any) -> Iterator[Sequence[Any]]:
    while rows := cursor.fetchmany(ROWS):
        yield from rows


def converted(value: Any, kind: str) -> Any:
    """
    A value of a database as BigQuery reads it.

    Args:
        value: the value.
        kind: BigQuery's type of its column.

    Returns:
        What JSON and CSV can hold: moments in ISO 8601 (aware ones in UTC), durations in seconds, numbers, and bytes in
        base64, save for integers.
    """
    if isinstance(value, datetime.datetime):
        return (value.astimezone(datetime.UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        if kind == "INTEGER":
            return int.from_bytes(value, "big")
        return base64.standard_b64encode(bytes(value)).decode("ascii")
    return value


#: Number by which a driver tells the type of a column -> BigQuery's type.
_POSTGRES = {1114: "DATETIME", 1184: "TIMESTAMP", 1082: "DATE", 1083: "TIME", 16: "BOOLEAN", 20: "INTEGER",
             21: "INTEGER", 23: "INTEGER", 700: "FLOAT", 701: "FLOAT", 1700: "FLOAT", 17: "BYTES"}  # fmt: skip
_MYSQL = {1: "INTEGER", 2: "INTEGER", 3: "INTEGER", 8: "INTEGER", 9: "INTEGER", 13: "INTEGER", 16: "INTEGER",
          0: "FLOAT", 4: "FLOAT", 5: "FLOAT", 246: "FLOAT", 7: "TIMESTAMP", 12: "DATETIME", 10: "DATE",
          11: "TIME"}  # fmt: skip
TYPES = {POSTGRES.name: _POSTGRES, MYSQL.name: _MYSQL}


def _kinds(connection: Any, schema: list[dict[str, Any]] | None, columns: Sequence[Sequence[Any]]) -> list[str]:
    """BigQuery's types of the columns: those that were given, else by what the driver says of them."""
    given = {field["name"]: field["type"] for field in schema or ()}
    known = TYPES.get(dialect_of(connection).name, {})
    return [given.get(column[0]) or known.get(column[1], "STRING") for column in columns]


Writer = Callable[[IO[bytes], list[str], list[Any] | None], None]


def _json_writer(file: IO[bytes], names: list[str], row: list[Any] | None) -> None:
    if row is not None:
        file.write(
            json.dumps(dict(zip(names, row, strict=True)), sort_keys=True, ensure_ascii=False, default=str).encode()
        )
        file.write(b"\n")


def _csv_writer(delimiter: str, null_marker: str | None) -> Writer:
    def write(file: IO[bytes], names: list[str], row: list[Any] | None) -> None:
        values = names if row is None else [null_marker if value is None else value for value in row]
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(values)
        file.write(line.getvalue().encode())

    return write


def _written(
    file: IO[bytes], write: Writer, names: list[str], rows: Iterator[Any], compression: str | None, limit: int | None
) -> int:
    """Write rows until there are none left, or the file is large enough; return how many."""
    packing = gzip.GzipFile(fileobj=file, mode="wb", mtime=0) if compression else None
    target: Any = packing or file
    write(target, names, None)
    count = 0
    for row in rows:
        write(target, names, row)
        count += 1
        if limit is not None and file.tell() >= limit:
            break
    if packing is not None:
        packing.close()
    return count
