"""`ObjectStoragePath`, over local files and what fsspec knows."""

from __future__ import annotations

import posixpath
import shutil
from typing import Any


class ObjectStoragePath:
    """
    A path in a storage: `s3://bucket/key`, `file:///folder/name`.

    Args:
        *args: the URL and further parts.
        conn_id: connection of the storage.
        **kwargs: further options of the storage.
    """

    def __init__(self, *args: Any, conn_id: str | None = None, **kwargs: Any) -> None:
        text = "/".join(str(part).strip("/") if number else str(part).rstrip("/") for number, part in enumerate(args))
        scheme, separator, rest = text.partition("://")
        if separator and "@" in rest.split("/")[0] and conn_id is None:
            conn_id, _, rest = rest.partition("@")
            text = f"{scheme}://{rest}"
        self.url, self.conn_id, self.storage_options = text, conn_id, kwargs

    @property
    def fs(self) -> Any:
        """The file system."""
        import fsspec  # type: ignore[import-not-found] # an extra's package, only when a file is touched

        return fsspec.core.url_to_fs(self.url, **self.storage_options)[0]

    @property
    def protocol(self) -> str:
        """The kind of storage."""
        return self.url.partition("://")[0] if "://" in self.url else "file"

    @property
    def path(self) -> str:
        """The path inside the storage."""
        return self.url.partition("://")[2] if "://" in self.url else self.url

    @property
    def name(self) -> str:
        """The last part."""
        return self.url.rstrip("/").rpartition("/")[2]

    @property
    def parent(self) -> ObjectStoragePath:
        """The folder around."""
        return self._beside(self.url.rstrip("/").rpartition("/")[0])

    def _beside(self, url: str) -> ObjectStoragePath:
        return ObjectStoragePath(url, conn_id=self.conn_id, **self.storage_options)

    def __truediv__(self, other: Any) -> ObjectStoragePath:
        return self._beside(f"{self.url.rstrip('/')}/{other}")

    def open(self, mode: str = "r", **kwargs: Any) -> Any:
        """Open the file."""
        return self.fs.open(self.path, mode, **kwargs)

    def read_text(self, encoding: str = "utf-8") -> str:
        """Return the content as text."""
        return str(self.fs.read_text(self.path, encoding=encoding))

    def read_bytes(self) -> bytes:
        """Return the content."""
        return bytes(self.fs.cat_file(self.path))

    def write_text(self, text: str, encoding: str = "utf-8") -> None:
        """Write text."""
        self.fs.write_text(self.path, text, encoding=encoding)

    def write_bytes(self, content: bytes) -> None:
        """Write bytes."""
        self.fs.pipe_file(self.path, content)

    def exists(self) -> bool:
        """Tell whether it is there."""
        return bool(self.fs.exists(self.path))

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Make the folder."""
        self.fs.makedirs(self.path, exist_ok=exist_ok)

    def iterdir(self) -> Any:
        """Yield what is in the folder."""
        for name in self.fs.ls(self.path, detail=False):
            yield self._beside(f"{self.protocol}://{name}")

    def unlink(self, missing_ok: bool = False) -> None:
        """Delete the file."""
        self.fs.rm(self.path)

    @property
    def bucket(self) -> str:
        """The bucket, where the storage has some."""
        return self.path.partition("/")[0] if "://" in self.url and self.protocol != "file" else ""

    @property
    def container(self) -> str:
        """Another name of `bucket`."""
        return self.bucket

    @property
    def key(self) -> str:
        """The path inside the bucket."""
        return self.path.partition("/")[2] if self.bucket else self.path

    @property
    def namespace(self) -> str:
        """Kind of storage and bucket."""
        return f"{self.protocol}://{self.bucket}" if self.bucket else self.protocol

    @property
    def suffix(self) -> str:
        """The ending of the last part, with its dot."""
        return posixpath.splitext(self.name)[1]

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return posixpath.splitext(self.name)[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the path."""
        return tuple(part for part in self.path.split("/") if part)

    def as_uri(self) -> str:
        """Return the path as a URL."""
        return self.url if "://" in self.url else f"file://{self.url}"

    def as_posix(self) -> str:
        """Return the path as text."""
        return self.url

    def joinpath(self, *parts: Any) -> ObjectStoragePath:
        """Return a path below this one."""
        path = self
        for part in parts:
            path = path / part
        return path

    def with_name(self, name: str) -> ObjectStoragePath:
        """Return the path with another last part."""
        return self.parent / name

    def with_suffix(self, suffix: str) -> ObjectStoragePath:
        """Return the path with another ending."""
        return self.parent / f"{self.stem}{suffix}"

    def is_file(self) -> bool:
        """Tell whether it is a file."""
        return bool(self.fs.isfile(self.path))

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""
        return bool(self.fs.isdir(self.path))

    def stat(self) -> Any:
        """Return what the storage knows about the file."""
        return self.fs.stat(self.path)

    def size(self) -> int:
        """Return the length in bytes."""
        return int(self.fs.size(self.path))

    def glob(self, pattern: str) -> Any:
        """Yield what is below and matches."""
        for name in self.fs.glob(f"{self.path.rstrip('/')}/{pattern}"):
            yield self._beside(f"{self.protocol}://{name}")

    def touch(self, **kwargs: Any) -> None:
        """Make an empty file."""
        self.fs.touch(self.path)

    def rmdir(self, recursive: bool = True) -> None:
        """Delete the folder."""
        self.fs.rm(self.path, recursive=recursive)

    def copy(self, dst: Any, recursive: bool = False, **kwargs: Any) -> None:
        """Copy the file to another path, in another storage if need be."""
        target = dst if isinstance(dst, ObjectStoragePath) else ObjectStoragePath(dst, conn_id=self.conn_id)
        with self.open("rb") as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink)

    def move(self, path: Any, recursive: bool = False, **kwargs: Any) -> None:
        """Copy the file to another path and delete it here."""
        self.copy(path)
        self.unlink()

    rename = replace = move

    def __fspath__(self) -> str:
        return self.path

    def __str__(self) -> str:
        return self.url

    def __repr__(self) -> str:
        return f"ObjectStoragePath({self.url!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ObjectStoragePath) and (other.url, other.conn_id) == (self.url, self.conn_id)

    def __hash__(self) -> int:
        return hash(self.url)
