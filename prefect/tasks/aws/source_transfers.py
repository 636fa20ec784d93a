"""
From whatever gives rows or files into S3 and DynamoDB.

There is no task for each kind of source: a function that opens the source and yields is all that these tasks ask for,
so that a source whose package is no extra of this library is served too.
"""

from __future__ import annotations

import io
import json
import posixpath
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import IO, Any

from prefect.core.optional import optional
from prefect.core.settable import Task, needed, settable
from prefect.tasks.aws.client import Credentials, aws_client
from prefect.tasks.aws.s3_moving import packed
from prefect.tasks.aws.s3_objects import exists, not_there
from prefect.tasks.aws.s3_paths import place
from prefect.tasks.aws.sql_transfers import WRITERS

types = optional("boto3.dynamodb.types", extra="aws")

#: Rows, or a function that opens their source and gives them; a row is a dict.
Rows = Iterable[Mapping[str, Any]] | Callable[[], Iterable[Mapping[str, Any]]]
#: Files by their names, or a function that opens their source and gives them; contents are bytes, or an open file.
Files = Iterable[tuple[str, bytes | IO[bytes]]] | Callable[[], Iterable[tuple[str, bytes | IO[bytes]]]]
#: Items that DynamoDB takes in one request.
BATCH = 25


def _opened(source: Any) -> Iterable[Any]:
    """What a source gives; a function opens it."""
    opened: Iterable[Any] = source() if callable(source) else source
    return opened


class RowsToS3(Task):
    """
    Write rows of any source into an object: as JSON, one row a line, as CSV or as Parquet.

    Args:
        rows: the rows, dicts, or a function that opens their source and gives them, such as a generator function over
            the cursor of a database's own client.
        key: key of the object, or `s3://bucket/key`.
        bucket: bucket of the object.
        file_format: `json`, `csv` (the columns are those of the first row) or `parquet` (which needs pandas and
            pyarrow).
        replace: write over an object that is there.
        compression: `"gzip"` to pack CSV and JSON; `None` writes them as they are.
        upload_options: S3's further settings of the object (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        How many rows were written.

    Raises:
        ValueError: the rows, the key or the bucket is missing; an unknown format or compression.
        ObjectExists: the object is there and is not to be replaced.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> RowsToS3(key="s3://reports/rows.json").run([{"a": 1}, {"a": 2}])
        2
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("key", "bucket", "file_format", "replace", "compression", "upload_options")
    def run(
        self,
        rows: Rows | None = None,
        key: str | None = None,
        bucket: str | None = None,
        file_format: str = "json",
        replace: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> int:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = needed(rows, "rows"), place(key, bucket)
        write = WRITERS.get(file_format)
        if write is None:
            raise ValueError(f"The format {file_format!r} is not known; there are {', '.join(WRITERS)}.")
        not_there(client, dest.bucket, dest.key, replace)
        counted = _Counted(_opened(source))
        with tempfile.TemporaryFile() as file:
            if file_format == "json":
                # every row has its own columns there
                for row in counted:
                    file.write(json.dumps(row, default=str).encode() + b"\n")
            else:
                names = list(counted.first)
                write(file, names, ([row.get(name) for name in names] for row in counted), True)
            file.seek(0)
            with packed(file, compression) as stream:
                client.upload_fileobj(stream, dest.bucket, dest.key, ExtraArgs=upload_options)
        return counted.count


class _Counted:
    """Rows that are counted as they go by, the first of which may be looked at before."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.rest = iter(rows)
        self.count = 0
        self._held: list[Mapping[str, Any]] = []

    @property
    def first(self) -> Mapping[str, Any]:
        """The first row; an empty one where there is none."""
        if not self._held:
            self._held = [row for row in [next(self.rest, None)] if row is not None]
        return self._held[0] if self._held else {}

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for rows in (self._held, self.rest):
            for row in rows:
                self.count += 1
                yield row


class FilesToS3(Task):
    """
    Copy files of any source into S3, one after the other.

    Args:
        files: names and contents of the files, or a function that opens their source and gives them, such as a
            generator function over a server's own client. Contents are bytes, or a file that is open for reading them.
        prefix: what comes before the names in the keys: a prefix, or `s3://bucket/prefix/`; all of the key of a file
            whose name is empty.
        bucket: bucket of the objects.
        replace: copy those too that are there already; otherwise they are left out.
        refuse: what is there already is an error, not left out.
        compression: `"gzip"` to pack the data on the way; `None` writes them as they are.
        upload_options: S3's further settings of the objects (`ACL`, `ServerSideEncryption` …).
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        The names of the files that were copied.

    Raises:
        ObjectExists: an object is there, and `refuse` holds.
        ValueError: the files, the prefix or the bucket is missing; an unknown compression.
        botocore.exceptions.ClientError: S3 refused.

    Example:
        >>> FilesToS3(prefix="s3://reports/in/").run([("a.txt", b"hello")])
        ['a.txt']
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("prefix", "bucket", "replace", "refuse", "compression", "upload_options")
    def run(
        self,
        files: Files | None = None,
        prefix: str | None = None,
        bucket: str | None = None,
        replace: bool = False,
        refuse: bool = False,
        compression: str | None = None,
        upload_options: dict[str, Any] | None = None,
        credentials: Credentials | None = None,
    ) -> list[str]:
        client = aws_client("s3", credentials, self.boto_kwargs)
        source, dest = needed(files, "files"), place(prefix, bucket, "prefix")
        copied = []
        for name, contents in _opened(source):
            key = posixpath.join(dest.key, name) if name else dest.key
            if refuse:
                not_there(client, dest.bucket, key, replace)
            elif not replace and exists(client, dest.bucket, key):
                continue
            opened = io.BytesIO(contents) if isinstance(contents, bytes) else contents
            with opened, packed(opened, compression) as stream:
                client.upload_fileobj(stream, dest.bucket, key, ExtraArgs=upload_options)
            copied.append(name)
        return copied


class DynamoDBPutItems(Task):
    """
    Write items of any source into a table, in batches.

    Args:
        items: the items, dicts, or a function that opens their source and gives them.
        table_name: name of the table.
        credentials: dict with `ACCESS_KEY` and `SECRET_ACCESS_KEY`, or the name of such a secret; boto3's own search
            order if left out.
        boto_kwargs: further arguments of the client, given when the task is built.

    Returns:
        How many items were written.

    Raises:
        ValueError: the items or the table is missing.
        RuntimeError: DynamoDB left items unwritten although they were sent again and again.
        botocore.exceptions.ClientError: AWS refused.

    Example:
        >>> DynamoDBPutItems(table_name="jobs").table_name
        'jobs'
    """

    boto_kwargs: dict[str, Any] | None = None

    @settable("table_name")
    def run(
        self, items: Rows | None = None, table_name: str | None = None, credentials: Credentials | None = None
    ) -> int:
        client = aws_client("dynamodb", credentials, self.boto_kwargs)
        source, table = needed(items, "items"), needed(table_name, "table_name")
        pack = types.TypeSerializer().serialize
        count, batch = 0, []
        for item in _opened(source):
            batch.append({"PutRequest": {"Item": {name: pack(_number(value)) for name, value in item.items()}}})
            count += 1
            if len(batch) == BATCH:
                _put(client, table, batch)
                batch = []
        if batch:
            _put(client, table, batch)
        return count


def _number(value: Any) -> Any:
    """DynamoDB has no binary fractions."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, list):
        return [_number(part) for part in value]
    if isinstance(value, dict):
        return {name: _number(part) for name, part in value.items()}
    return value


def _put(client: Any, table: str, batch: list[Any]) -> None:
    """Write a batch; what DynamoDB was too busy for is sent again."""
    # only a table that is too busy waits
    import time

    for attempt in range(8):
        batch = client.batch_write_item(RequestItems={table: batch}).get("UnprocessedItems", {}).get(table, [])
        if not batch:
            return
        time.sleep(0.05 * 2**attempt)
    raise RuntimeError(f"DynamoDB has too little capacity: {len(batch)} items of the table {table!r} are unwritten.")
