"""Google Cloud Storage."""

from __future__ import annotations

import gzip as gz
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from prefect.compat.airflow.standin.basehook import BaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.core.optional import optional

storage = optional("google.cloud.storage", extra="google")
service_account = optional("google.oauth2.service_account", extra="google")


class GCSHook(BaseHook):
    """
    Google Cloud Storage, by a connection whose extra may hold `keyfile_dict`, `key_path` and `project`, each also with
    the prefix `extra__google_cloud_platform__`; without them Google's library searches for credentials by itself.

    Args:
        gcp_conn_id: the connection; one that is not there leaves it to Google's library.
        kwargs: `google_cloud_storage_conn_id`, the older name of the connection; others are accepted.
    """

    conn_name_attr = "gcp_conn_id"
    default_conn_name = "google_cloud_default"
    conn_type = "google_cloud_platform"
    hook_name = "Google Cloud"

    def __init__(self, gcp_conn_id: str = default_conn_name, **kwargs: Any) -> None:
        super().__init__()
        if kwargs.get("delegate_to") or kwargs.get("impersonation_chain"):
            raise NotImplementedError("GCSHook acts in its own name here: neither delegate_to nor impersonation_chain")
        self.gcp_conn_id = kwargs.get("google_cloud_storage_conn_id") or gcp_conn_id
        self._conn: Any = None

    def _extra(self) -> dict[str, Any]:
        try:
            found = self.get_connection(self.gcp_conn_id).extra_dejson
        except AirflowNotFoundException:
            if self.gcp_conn_id != self.default_conn_name:
                raise
            return {}
        return {name.removeprefix("extra__google_cloud_platform__"): value for name, value in found.items()}

    @property
    def project_id(self) -> str | None:
        """The project that the connection names."""
        extra = self._extra()
        value: str | None = extra.get("project") or extra.get("project_id")
        return value

    def get_conn(self) -> Any:
        """Return the client, made once for this hook."""
        if self._conn is None:
            extra = self._extra()
            arguments: dict[str, Any] = {}
            if extra.get("keyfile_dict"):
                info = extra["keyfile_dict"]
                info = json.loads(info) if isinstance(info, str) else info
                arguments["credentials"] = service_account.Credentials.from_service_account_info(info)
            elif extra.get("key_path"):
                arguments["credentials"] = service_account.Credentials.from_service_account_file(extra["key_path"])
            if self.project_id:
                arguments["project"] = self.project_id
            self._conn = storage.Client(**arguments)
        return self._conn

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
        bucket.create(project=project_id, location=location)
        return str(bucket.id)

    def delete_bucket(self, bucket_name: str, force: bool = False, user_project: str | None = None) -> None:
        """Remove a bucket, with `force` also what is in it."""
        self.get_conn().bucket(bucket_name, user_project=user_project).delete(force=force)

    # looking

    def exists(self, bucket_name: str, object_name: str, retry: Any = None, user_project: str | None = None) -> bool:
        """Tell whether there is such an object."""
        return bool(self.get_bucket(bucket_name).blob(object_name).exists())

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
        """Return the names of objects; with a delimiter, which means an ending here, those that end so."""
        found = []
        for one in prefix if isinstance(prefix, list) else [prefix]:
            blobs = self.get_conn().list_blobs(
                bucket_name, max_results=max_results, prefix=one, versions=versions, match_glob=match_glob
            )
            found += [blob.name for blob in blobs if delimiter is None or blob.name.endswith(delimiter)]
        return found

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
        return bool(self.get_blob_update_time(bucket_name, object_name) > ts)

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
        blob = self.get_bucket(bucket_name).blob(object_name, chunk_size=chunk_size)
        if filename:
            blob.download_to_filename(filename, timeout=timeout)
            return filename
        data: bytes = blob.download_as_bytes(timeout=timeout)
        return data

    def download_as_byte_array(self, bucket_name: str, object_name: str, **kwargs: Any) -> bytes:
        """Return an object as bytes."""
        data = self.download(bucket_name, object_name, **kwargs)
        assert isinstance(data, bytes)
        return data

    @contextmanager
    def provide_file(
        self, bucket_name: str | None = None, object_name: str | None = None, dir: str | None = None, **kwargs: Any
    ) -> Iterator[Any]:
        """Give an object as an open file for a while."""
        if not bucket_name or not object_name:
            raise AirflowException("provide_file needs bucket_name and object_name")
        with NamedTemporaryFile(suffix=Path(object_name).name, dir=dir) as file:
            self.download(bucket_name, object_name, file.name)
            file.flush()
            yield file

    @contextmanager
    def provide_file_and_upload(
        self, bucket_name: str | None = None, object_name: str | None = None, **kwargs: Any
    ) -> Iterator[Any]:
        """Give an empty file for a while and write it into an object in the end."""
        if not bucket_name or not object_name:
            raise AirflowException("provide_file_and_upload needs bucket_name and object_name")
        with NamedTemporaryFile(suffix=Path(object_name).name) as file:
            yield file
            file.flush()
            self.upload(bucket_name, object_name, filename=file.name)

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
        blob = self.get_bucket(bucket_name).blob(object_name, chunk_size=chunk_size)
        if metadata:
            blob.metadata = metadata
        if cache_control:
            blob.cache_control = cache_control
        if gzip:
            blob.content_encoding = "gzip"
        if filename is not None and not gzip:
            blob.upload_from_filename(filename, content_type=mime_type or "application/octet-stream", timeout=timeout)
            return
        content = Path(filename).read_bytes() if filename is not None else data
        content = content.encode(encoding) if isinstance(content, str) else content or b""
        kind = mime_type or ("text/plain" if filename is None else "application/octet-stream")
        blob.upload_from_string(gz.compress(content) if gzip else content, content_type=kind, timeout=timeout)

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
        source = self.get_bucket(source_bucket).blob(source_object)
        target = self.get_bucket(destination_bucket).blob(destination_object or source_object)
        token, _, _ = target.rewrite(source)
        while token is not None:
            token, _, _ = target.rewrite(source, token=token)

    def compose(self, bucket_name: str, source_objects: Any, destination_object: str) -> None:
        """Put objects together into one."""
        bucket = self.get_bucket(bucket_name)
        bucket.blob(destination_object).compose([bucket.blob(blob_name=name) for name in source_objects])
