"""Between S3 and databases."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import itertools
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.s3_objects import not_there
from prefect.tasks.aws.s3_paths import place

pandas = optional("pandas", extra="pandas")
sqlalchemy = optional("sqlalchemy", extra="airflow")

#: Rows that are fetched and written at a time.
ROWS = 10_000


@contextlib.contextmanager
def connected(database: str | Callable[[], Any] | None) -> Iterator[Any]:
    """
    A connection to a database, of Python's DB-API.

    Args:
        database: SQLAlchemy's URL, or a function that connects.

    Yields:
        The connection.

    Raises:
        ValueError: no database was given.
        MissingExtra: a URL was given, and SQLAlchemy is not installed.
    """
    how = needed(database, "database")
    if callable(how):
        with contextlib.closing(how()) as connection:
            yield connection
        return
    engine = sqlalchemy.create_engine(how)
    try:
        with contextlib.closing(engine.raw_connection()) as connection:
            yield connection
    finally:
        engine.dispose()


class SqlToS3(Task):
    """
    Write what a query gives into an object: as CSV, as JSON or as Parquet. Rows are fetched in pieces.

    Args:
        query: the query.
        key: key of the object, or `s3://bucket/key`.
        database: SQLAlchemy's URL of the database, or a function that connects.
        bucket: bucket of the object.
        parameters: values for the query, as its driver takes them.
        file_format: `csv`, `json` (one value a line) or `parquet` (which needs pandas and pyarrow).
        header: CSV begins with the names of the columns.
        replace: write over an object that is there.
        compression: `"gzip"` to pack CSV and JSON; `None` writes them as they are.
        max_rows_per_file: begin another object after so many rows; they are numbered in the key: `name_1.csv` …
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        Nothing.

    Raises:
        ValueError: the query, the database, the key or the bucket is missing; an unknown format.
        ObjectExists: the object is there and is not to be replaced.
        MissingExtra: SQLAlchemy or pandas is needed and not installed.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> import sqlite3
        >>> SqlToS3("select 1 as a", "s3://reports/a.csv").run(database=lambda: sqlite3.connect(":memory:"))
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable(
        "query", "key", "bucket", "parameters", "file_format", "header", "replace", "compression", "max_rows_per_file",
        "upload_options",
    )  # fmt: skip
    def run(
        self,
        query: str | None = None,
        key: str | None = None,
        database: str | Callable[[], Any] | None = None,
        bucket: str | None = None,
        parameters: Sequence[Any] | dict[str, Any] | None = None,
        file_format: str = "csv",
        header: bool = True,
        replace: bool = False,
        compression: str | None = None,
        max_rows_per_file: int = 0,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        client = aws_client("s3", credentials, self.boto_kwargs)
        text, dest = needed(query, "query"), place(key, bucket)
        write = WRITERS.get(file_format)
        if write is None:
            raise ValueError(f"The format {file_format!r} is not known; there are {', '.join(WRITERS)}.")
        not_there(client, dest.bucket, dest.key, replace)
        with connected(database) as connection, contextlib.closing(connection.cursor()) as cursor:
            cursor.execute(text, *(() if parameters is None else (parameters,)))
            names = [column[0] for column in cursor.description]
            rows = _rows(cursor)
            for number in itertools.count():
                part = itertools.islice(rows, max_rows_per_file) if max_rows_per_file else rows
                first = next(part, None)
                if first is None and number:
                    return
                some = itertools.chain([first], part) if first is not None else iter(())
                with tempfile.TemporaryFile() as file:
                    _written(file, write, names, some, header, compression)
                    client.upload_fileobj(file, dest.bucket, _numbered(dest.key, number), ExtraArgs=upload_options)
                if not max_rows_per_file:
                    return


def _rows(cursor: Any) -> Iterator[Sequence[Any]]:
    while rows := cursor.fetchmany(ROWS):
        yield from rows


def _numbered(key: str, number: int) -> str:
    if not number:
        return key
    stem, dot, ending = key.rpartition(".")
    return f"{stem}_{number}.{ending}" if dot and "/" not in ending else f"{key}_{number}"


def _written(
    file: Any, write: Callable[..., None], names: list[str], rows: Iterable[Any], header: bool, compression: str | None
) -> None:
    if compression not in (None, "gzip"):
        raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")
    if compression == "gzip":
        with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packing:
            write(packing, names, rows, header)
    else:
        write(file, names, rows, header)
    file.seek(0)


def _csv(file: Any, names: list[str], rows: Iterable[Any], header: bool) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    if header:
        writer.writerow(names)
    writer.writerows(rows)
    text.detach()


def _json(file: Any, names: list[str], rows: Iterable[Any], header: bool) -> None:
    for row in rows:
        file.write(json.dumps(dict(zip(names, row, strict=True)), default=str).encode() + b"\n")


def _parquet(file: Any, names: list[str], rows: Iterable[Any], header: bool) -> None:
    pandas.DataFrame.from_records(list(rows), columns=names).to_parquet(file)


#: Name of a format -> what writes it.
WRITERS: dict[str, Callable[..., None]] = {"csv": _csv, "json": _json, "parquet": _parquet}


def rows_of_csv(path: str) -> Iterator[list[str]]:
    """
    The rows of a CSV file.

    Args:
        path: path of the file.

    Yields:
        Each row.
    """
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


class S3ToSql(Task):
    """
    Insert the rows of an object into a table.

    Args:
        key: key of the object, or `s3://bucket/key`.
        table: name of the table.
        database: SQLAlchemy's URL of the database, or a function that connects.
        bucket: bucket of the object.
        parser: function of the path of the downloaded file that gives the rows; `None` reads CSV.
        column_list: names of the columns that the rows fill; `None` means all, in their order.
        commit_every: rows between two commits; 0 commits once, at the end.
        schema: schema of the table.
        placeholder: how the database's driver marks a value: `?`, or `%s`.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        How many rows were inserted.

    Raises:
        ValueError: the key, the bucket, the table or the database is missing; a name that is none.
        MissingExtra: a URL was given, and SQLAlchemy is not installed.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> S3ToSql("s3://reports/a.csv", "a").commit_every
        1000
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "table", "bucket", "parser", "column_list", "commit_every", "schema", "placeholder")
    def run(
        self,
        key: str | None = None,
        table: str | None = None,
        database: str | Callable[[], Any] | None = None,
        bucket: str | None = None,
        parser: Callable[[str], Iterable[Any]] | None = None,
        column_list: list[str] | None = None,
        commit_every: int = 1000,
        schema: str | None = None,
        placeholder: str | None = None,
        credentials: Credentials | None = None,
    ) -> int:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source = place(key, bucket)
        name = ".".join(_named(part) for part in (schema, needed(table, "table")) if part)
        columns = f" ({', '.join(_named(column) for column in column_list)})" if column_list else ""
        with tempfile.NamedTemporaryFile() as file:
            client.download_fileobj(source.bucket, source.key, file)
            file.flush()
            with connected(database) as connection, contextlib.closing(connection.cursor()) as cursor:
                count = 0
                rows = iter((parser or rows_of_csv)(file.name))
                while part := list(itertools.islice(rows, commit_every or None)):
                    marks = ", ".join([placeholder or _placeholder(connection)] * len(part[0]))
                    cursor.executemany(f"INSERT INTO {name}{columns} VALUES ({marks})", [tuple(row) for row in part])
                    count += len(part)
                    if commit_every:
                        connection.commit()
                connection.commit()
        return count


def _placeholder(connection: Any) -> str:
    """`?` where the driver says so, else `%s`, which most take."""
    module = type(getattr(connection, "driver_connection", connection)).__module__.partition(".")[0]
    return "?" if module in ("sqlite3", "_sqlite3", "pyodbc", "duckdb") else "%s"


def _named(name: str) -> str:
    """A name that can be put into a statement: nothing but letters, digits, `_`, `$` and dots."""
    if not all(part.replace("$", "_").isidentifier() for part in name.strip('"`').split(".")):
        raise ValueError(f"{name!r} is no name of a table, schema or column.")
    return name
