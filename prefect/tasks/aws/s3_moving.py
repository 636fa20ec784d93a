"""How contents go into an object and out of it: at once where they are small, in parts where they are not."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any

#: Bytes that are held at a time where data are packed or unpacked on the way.
PIECE = 1024 * 1024
#: Bytes from which on contents go in parts: boto3's own figure.
LARGE = 8 * 1024 * 1024

#: Is told how many bytes have gone, and of how many; the latter is `None` where nobody knows.
Progress = Callable[[int, int | None], Any]


class Count:
    """
    Adds up what has gone, for boto3, whose threads tell of a few bytes at a time.

    Args:
        told: who is told.
        total: how many bytes there are; `None` where nobody knows.
    """

    def __init__(self, told: Progress, total: int | None) -> None:
        self.told = told
        self.total = total
        self.gone = 0
        self._lock = threading.Lock()

    def __call__(self, count: int) -> None:
        with self._lock:
            self.gone += count
            self.told(self.gone, self.total)


def checked(compression: str | None) -> None:
    """
    Refuse a compression that is not known.

    Args:
        compression: its name.

    Raises:
        ValueError: it is neither `"gzip"` nor `None`.
    """
    if compression not in (None, "gzip"):
        raise ValueError(f"The compression {compression!r} is not known; use 'gzip', or None for none.")


@contextlib.contextmanager
def packed(stream: IO[bytes], compression: str | None) -> Iterator[IO[bytes]]:
    """
    A stream, packed if that is wanted; what is packed lies in a temporary file meanwhile.

    Args:
        stream: the data.
        compression: `"gzip"`, or `None`.

    Yields:
        The stream to upload.

    Raises:
        ValueError: an unknown compression.
    """
    checked(compression)
    if compression is None:
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        with gzip.GzipFile(fileobj=file, mode="wb", mtime=0) as packing:
            shutil.copyfileobj(stream, packing, PIECE)
        file.seek(0)
        yield file


def send(
    client: Any,
    data: Any,
    bucket: str,
    key: str,
    *,
    compression: str | None = None,
    options: dict[str, Any] | None = None,
    progress: Progress | None = None,
) -> None:
    """
    Write contents into an object. An upload in parts that fails leaves none behind.

    Args:
        client: boto3's client of S3.
        data: text, bytes, the path of a file (a `Path`), or a file that is open for reading bytes.
        bucket: the bucket.
        key: the key.
        compression: `"gzip"` to pack the data on the way.
        options: S3's settings of the object.
        progress: who is told how many bytes have gone, and of how many.

    Raises:
        TypeError: the data are nothing of that.
        ValueError: an unknown compression.
        FileNotFoundError: there is no such file.
        botocore.exceptions.ClientError: S3 refused.
        boto3.exceptions.S3UploadFailedError: S3 refused a file.
    """
    checked(compression)
    if isinstance(data, str):
        data = data.encode()
    if isinstance(data, (bytes, bytearray, memoryview)):
        data = gzip.compress(data) if compression else data
        size = len(data)
        if size < LARGE:
            # the manager of uploads in parts starts threads, which cost more than a small object does
            client.put_object(Bucket=bucket, Key=key, Body=bytes(data), **(options or {}))
            if progress is not None:
                progress(size, size)
            return
        _in_parts(client, io.BytesIO(data), bucket, key, options, progress, size)
    elif isinstance(data, os.PathLike) and compression is None:
        path = os.fspath(data)
        told = None if progress is None else Count(progress, os.path.getsize(path))
        # by its path: parts are read from the disc as they are sent, none is held
        client.upload_file(path, bucket, key, ExtraArgs=options, Callback=told)
    elif isinstance(data, os.PathLike):
        with open(data, "rb") as file, packed(file, compression) as stream:
            _in_parts(client, stream, bucket, key, options, progress, os.fstat(stream.fileno()).st_size)
    elif hasattr(data, "read"):
        with packed(data, compression) as stream:
            _in_parts(client, stream, bucket, key, options, progress, None)
    else:
        raise TypeError(f"S3 takes text or bytes, a Path or an open file, not {type(data).__name__}.")


def _in_parts(
    client: Any,
    stream: Any,
    bucket: str,
    key: str,
    options: dict[str, Any] | None,
    progress: Progress | None,
    size: int | None,
) -> None:
    told = None if progress is None else Count(progress, size)
    client.upload_fileobj(stream, Bucket=bucket, Key=key, ExtraArgs=options, Callback=told)


def receive(
    client: Any, bucket: str, key: str, path: str, *, compression: str | None = None, progress: Progress | None = None
) -> None:
    """
    Write an object into a file. The file is there whole or not at all.

    Args:
        client: boto3's client of S3.
        bucket: the bucket.
        key: the key.
        path: path of the file; folders on the way are made.
        compression: `"gzip"` to unpack what comes.
        progress: who is told how many bytes have come, and of how many.

    Raises:
        ValueError: an unknown compression.
        OSError: the file cannot be written, or the object is not packed.
        botocore.exceptions.ClientError: S3 refused, or there is no such object.
    """
    checked(compression)
    folder, name = os.path.split(os.path.abspath(path))
    os.makedirs(folder, exist_ok=True)
    told = None
    if progress is not None:
        told = Count(progress, client.head_object(Bucket=bucket, Key=key)["ContentLength"])
    if compression is None:
        client.download_file(bucket, key, path, Callback=told)
        return
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{name}.") as beside:
        came, unpacked = os.path.join(beside, "came"), os.path.join(beside, "unpacked")
        client.download_file(bucket, key, came, Callback=told)
        with gzip.open(came, "rb") as source, open(unpacked, "wb") as file:
            shutil.copyfileobj(source, file, PIECE)
        os.replace(unpacked, path)


def read(client: Any, bucket: str, key: str, *, progress: Progress | None = None) -> bytes:
    """
    The contents of an object.

    Args:
        client: boto3's client of S3.
        bucket: the bucket.
        key: the key.
        progress: who is told how many bytes have come, and of how many.

    Returns:
        The contents.

    Raises:
        botocore.exceptions.ClientError: S3 refused, or there is no such object.
    """
    answer = client.get_object(Bucket=bucket, Key=key)
    body = answer["Body"]
    if progress is None:
        contents: bytes = body.read()
        return contents
    told, pieces = Count(progress, answer["ContentLength"]), []
    while piece := body.read(PIECE):
        pieces.append(piece)
        told(len(piece))
    return b"".join(pieces)
