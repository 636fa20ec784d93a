"""Google Cloud Storage."""

from __future__ import annotations

import datetime
import gzip as gz
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import Any

from prefect.compat.airflow.hooks.google import GoogleBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.core.optional import optional
from prefect.tasks.google.gcs_buckets import add_entry
from prefect.tasks.google.gcs_copying import sync
from prefect.tasks.google.gcs_transfers import PIECE, packed, parsed
from prefect.tasks.google.storage import rewrite

exceptions = optional("google.api_core.exceptions", extra="google")


class GCSHook(GoogleBaseHook):
    """
    Google Cloud Storage; the arguments and the connection are those of `GoogleBaseHook`.

    Args:
        gcp_conn_id: the connection.
        impersonation_chain: the service account to act as.
        kwargs: `google_cloud_storage_conn_id`, the older name of the connection, and `delegate_to`.
    """

    def get_conn(self) -> Any:
        """Return the client, shared by all who ask for the same."""
        return self.client("storage")

    # buckets

    def get_bucket(self, bucket_name: str) -> Any:
        """Return the library's bucket; nothing is asked of the server."""
        return self.get_conn().bucket(bucket_name)

    def create_bucket(
        self,
        bucket_name: str,
        resource: dict[str, Any] | None = None,
        storage_class: str = "MULTI_REGIONAL",
        location: str = "US",
        project_id: str | None = None,
        labels: dict[str, str] | None = None,
    ) -> str:
        """Make a bucket; return its id."""
        bucket = self.get_conn().bucket(bucket_name)
        for name, value in (resource or {}).items():
            if name != "name":
                bucket._patch_property(name=name, value=value)
        bucket.storage_class = storage_class
        bucket.labels = labels or {}
        bucket.create(project=project_id or self.extras.get("project"), location=location)
        return str(bucket.id)

    def delete_bucket(self, bucket_name: str, force: bool = False, user_project: str | None = None) -> None:
        """Remove a bucket, with `force` also what is in it; one that is not there is no error."""
        try:
            self.get_conn().bucket(bucket_name, user_project=user_project).delete(force=force)
        except exceptions.NotFound:
            self.log.info("Bucket %s does not exist", bucket_name)

    def insert_bucket_acl(self, bucket_name: str, entity: str, role: str, user_project: str | None = None) -> None:
        """Add an entry to the access list of a bucket."""
        add_entry(self.get_conn().bucket(bucket_name, user_project=user_project).acl, entity, role)

    def insert_object_acl(
        self,
        bucket_name: str,
        object_name: str,
        entity: str,
        role: str,
        generation: int | None = None,
        user_project: str | None = None,
    ) -> None:
        """Add an entry to the access list of an object."""
        bucket = self.get_conn().bucket(bucket_name, user_project=user_project)
        add_entry(bucket.blob(object_name, generation=generation).acl, entity, role)

    # looking

    def exists(self, bucket_name: str, object_name: str, retry: Any = None, user_project: str | None = None) -> bool:
        """Tell whether there is such an object."""
        bucket = self.get_conn().bucket(bucket_name, user_project=user_project)
        return bool(bucket.blob(object_name).exists(**({"retry": retry} if retry is not None else {})))

    def list(
        self,
        bucket_name: str,
        versions: bool | None = None,
        max_results: int | None = None,
        prefix: Any = None,
        delimiter: str | None = None,
        match_glob: str | None = None,
        user_project: str | None = None,
    ) -> list[str]:
        """
        Return the names of objects; with a delimiter, what it cuts off, if there is any.

        `max_results` is how many are asked for at a time, as in Airflow: all are returned.
        """
        found: list[str] = []
        bucket = self.get_conn().bucket(bucket_name, user_project=user_project)
        for one in prefix if isinstance(prefix, list) else [prefix]:
            found += _listed(
                self.get_conn(), bucket, max_results, prefix=one, delimiter=delimiter, versions=versions,
                match_glob=match_glob,
            )  # fmt: skip
        return found

    def list_by_timespan(
        self,
        bucket_name: str,
        timespan_start: datetime.datetime,
        timespan_end: datetime.datetime,
        versions: bool | None = None,
        max_results: int | None = None,
        prefix: str | None = None,
        delimiter: str | None = None,
        match_glob: str | None = None,
    ) -> Any:
        """Return the names of the objects that were changed in a span of time; else as `list`."""
        return _listed(
            self.get_conn(), bucket_name, max_results, lambda blob: timespan_start <= blob.updated < timespan_end,
            prefix=prefix, delimiter=delimiter, versions=versions, match_glob=match_glob,
        )  # fmt: skip

    def _blob(self, bucket_name: str, object_name: str) -> Any:
        blob = self.get_bucket(bucket_name).get_blob(blob_name=object_name)
        if blob is None:
            raise ValueError(f"Object ({object_name}) not found in Bucket ({bucket_name})")
        return blob

    def get_size(self, bucket_name: str, object_name: str) -> int:
        """Return the size of an object in bytes."""
        return int(self._blob(bucket_name, object_name).size)

    def get_crc32c(self, bucket_name: str, object_name: str) -> str:
        """Return the CRC32c of an object."""
        return str(self._blob(bucket_name, object_name).crc32c)

    def get_md5hash(self, bucket_name: str, object_name: str) -> str:
        """Return the MD5 of an object."""
        return str(self._blob(bucket_name, object_name).md5_hash)

    def get_metadata(self, bucket_name: str, object_name: str) -> dict[str, Any] | None:
        """Return the metadata of an object."""
        found: dict[str, Any] | None = self._blob(bucket_name, object_name).metadata
        return found

    def get_blob_update_time(self, bucket_name: str, object_name: str) -> Any:
        """Return when an object was last changed."""
        return self._blob(bucket_name, object_name).updated

    def is_updated_after(self, bucket_name: str, object_name: str, ts: Any) -> bool:
        """Tell whether an object was changed after a moment."""
        return bool(self.get_blob_update_time(bucket_name, object_name) > _aware(ts))

    def is_updated_before(self, bucket_name: str, object_name: str, ts: Any) -> bool:
        """Tell whether an object was changed before a moment."""
        return bool(self.get_blob_update_time(bucket_name, object_name) < _aware(ts))

    def is_updated_between(self, bucket_name: str, object_name: str, min_ts: Any, max_ts: Any) -> bool:
        """Tell whether an object was changed between two moments."""
        return bool(_aware(min_ts) <= self.get_blob_update_time(bucket_name, object_name) < _aware(max_ts))

    def is_older_than(self, bucket_name: str, object_name: str, seconds: int) -> bool:
        """Tell whether an object was changed so many seconds ago, or longer."""
        limit = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=seconds)
        return bool(self.get_blob_update_time(bucket_name, object_name) < limit)

    # reading

    def download(
        self,
        bucket_name: str,
        object_name: str,
        filename: str | None = None,
        chunk_size: int | None = None,
        timeout: int | None = 60,
        num_max_attempts: int | None = 1,
        user_project: str | None = None,
    ) -> str | bytes:
        """Return an object as bytes, or write it into a file and return the file's name."""
        bucket = self.get_conn().bucket(bucket_name, user_project=user_project)
        blob = bucket.blob(object_name, chunk_size=chunk_size)

        def read() -> str | bytes:
            if filename:
                blob.download_to_filename(filename, timeout=timeout)
                return filename
            data: bytes = blob.download_as_bytes(timeout=timeout)
            return data

        return _tried(read, num_max_attempts or 1)

    def download_as_byte_array(self, bucket_name: str, object_name: str, **kwargs: Any) -> bytes:
        """Return an object as bytes."""
        data = self.download(bucket_name, object_name, **kwargs)
        assert isinstance(data, bytes)
        return data

    @contextmanager
    def provide_file(
        self,
        bucket_name: str | None = None,
        object_name: str | None = None,
        object_url: str | None = None,
        dir: str | None = None,
        user_project: str | None = None,
    ) -> Iterator[Any]:
        """Give an object as an open file for a while."""
        bucket, name = _named("provide_file", bucket_name, object_name, object_url)
        with NamedTemporaryFile(suffix=Path(name).name, dir=dir) as file:
            self.download(bucket, name, file.name, user_project=user_project)
            file.flush()
            yield file

    @contextmanager
    def provide_file_and_upload(
        self,
        bucket_name: str | None = None,
        object_name: str | None = None,
        object_url: str | None = None,
        user_project: str | None = None,
    ) -> Iterator[Any]:
        """Give an empty file for a while and write it into an object in the end."""
        bucket, name = _named("provide_file_and_upload", bucket_name, object_name, object_url)
        with NamedTemporaryFile(suffix=Path(name).name) as file:
            yield file
            file.flush()
            self.upload(bucket, name, filename=file.name, user_project=user_project)

    def sync_to_local_dir(
        self, bucket_name: str, local_dir: str | Path, prefix: str | None = None, delete_stale: bool = False
    ) -> None:
        """Make a folder of this machine like one of a bucket: what is new or of another size is downloaded."""
        folder, wanted = Path(local_dir), set()
        folder.mkdir(parents=True, exist_ok=True)
        for blob in self.get_conn().list_blobs(bucket_name, prefix=prefix):
            if blob.name.endswith("/"):
                continue
            below = PurePosixPath(prefix or "")
            if below not in PurePosixPath(blob.name).parents:
                raise ValueError(f"The object {blob.name} is not in the folder {prefix}, though it begins with that")
            path = folder / PurePosixPath(blob.name).relative_to(below)
            if folder.resolve() not in path.resolve().parents:
                raise AirflowException(f"The object {blob.name} would be written outside of {folder}")
            wanted.add(path)
            known = path.stat() if path.exists() else None
            if known is None or known.st_size != blob.size or known.st_mtime < blob.updated.timestamp():
                path.parent.mkdir(parents=True, exist_ok=True)
                blob.download_to_filename(str(path))
        if delete_stale:
            for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder comes before it
                if path.is_dir() and not any(path.iterdir()):
                    path.rmdir()
                elif path.is_file() and path not in wanted:
                    path.unlink()

    # writing

    def upload(
        self,
        bucket_name: str,
        object_name: str,
        filename: str | None = None,
        data: str | bytes | None = None,
        mime_type: str | None = None,
        gzip: bool = False,
        encoding: str = "utf-8",
        chunk_size: int | None = None,
        timeout: int | None = 60,
        num_max_attempts: int = 1,
        metadata: dict[str, Any] | None = None,
        cache_control: str | None = None,
        user_project: str | None = None,
    ) -> None:
        """Write a file, or data, into an object."""
        if (filename is None) == (data is None):
            raise ValueError("Either filename or data has to be given, and not both.")
        bucket = self.get_conn().bucket(bucket_name, user_project=user_project)
        blob = bucket.blob(object_name, chunk_size=chunk_size)
        if metadata:
            blob.metadata = metadata
        if cache_control:
            blob.cache_control = cache_control
        if gzip:
            blob.content_encoding = "gzip"
        kind = mime_type or ("text/plain" if filename is None else "application/octet-stream")

        def write() -> None:
            if filename is None:
                content = data.encode(encoding) if isinstance(data, str) else data or b""
                blob.upload_from_string(gz.compress(content) if gzip else content, content_type=kind, timeout=timeout)
                return
            blob.chunk_size = blob.chunk_size or (PIECE if Path(filename).stat().st_size > PIECE else None)
            with open(filename, "rb") as file, packed(file, "gzip" if gzip else None) as stream:
                blob.upload_from_file(stream, content_type=kind, timeout=timeout)

        _tried(write, num_max_attempts)

    def delete(self, bucket_name: str, object_name: str) -> None:
        """Remove an object."""
        self.get_bucket(bucket_name).blob(object_name).delete()

    def copy(
        self,
        source_bucket: str,
        source_object: str,
        destination_bucket: str | None = None,
        destination_object: str | None = None,
    ) -> None:
        """Copy an object inside the service."""
        target_bucket, target = destination_bucket or source_bucket, destination_object or source_object
        if (target_bucket, target) == (source_bucket, source_object):
            raise ValueError(f"Source and destination of a copy have to differ; both are {target_bucket}/{target}")
        bucket = self.get_bucket(source_bucket)
        bucket.copy_blob(bucket.blob(source_object), self.get_bucket(target_bucket), target)

    def rewrite(
        self,
        source_bucket: str,
        source_object: str,
        destination_bucket: str,
        destination_object: str | None = None,
    ) -> None:
        """Copy an object inside the service, however large it is."""
        rewrite(self.get_conn(), source_bucket, source_object, destination_bucket, destination_object or source_object)

    def sync(
        self,
        source_bucket: str,
        destination_bucket: str,
        source_object: str | None = None,
        destination_object: str | None = None,
        recursive: bool = True,
        allow_overwrite: bool = False,
        delete_extra_files: bool = False,
    ) -> None:
        """Make a folder of a bucket like one of another."""
        sync(
            self.get_conn(), source_bucket, destination_bucket, source_object, destination_object, recursive=recursive,
            allow_overwrite=allow_overwrite, delete_extra_files=delete_extra_files,
        )  # fmt: skip

    def compose(self, bucket_name: str, source_objects: Any, destination_object: str) -> None:
        """Put objects together into one."""
        bucket = self.get_bucket(bucket_name)
        bucket.blob(destination_object).compose([bucket.blob(blob_name=name) for name in source_objects])


def _listed(
    client: Any, bucket: Any, size: int | None, wanted: Callable[[Any], bool] | None = None, **how: Any
) -> list[str]:
    """The names of a bucket's objects; where a delimiter cuts some off, only those."""
    found: list[str] = []
    token = None
    while True:
        blobs = client.list_blobs(bucket, max_results=size, page_token=token, **how)
        names = [blob.name for blob in blobs if wanted is None or wanted(blob)]
        found += sorted(blobs.prefixes) or names
        token = blobs.next_page_token
        if token is None:
            return found


def _aware(moment: datetime.datetime) -> datetime.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _named(who: str, bucket: str | None, name: str | None, url: str | None) -> tuple[str, str]:
    if url:
        return parsed(url)
    if not bucket or not name:
        raise AirflowException(f"{who} needs bucket_name and object_name, or object_url")
    return bucket, name


def _tried(work: Any, attempts: int) -> Any:
    """Do something, again after a while where Google's own tries were not enough."""
    for attempt in range(1, attempts):
        try:
            return work()
        except (exceptions.ServerError, exceptions.TooManyRequests, exceptions.RetryError, ConnectionError):
            time.sleep(min(2.0 ** (attempt - 1), 32.0))
    return work()
