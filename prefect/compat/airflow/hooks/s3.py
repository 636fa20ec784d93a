"""S3."""

from __future__ import annotations

import fnmatch
import gzip as gz
import io
import re
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.s3_addresses import (
    addressed,
    parse_s3_url,
    provide_bucket_name,
    unify_bucket_name_and_key,
)
from prefect.compat.airflow.hooks.s3_async import S3AsyncMethods
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.core.optional import optional

__all__ = ["S3Hook", "provide_bucket_name", "unify_bucket_name_and_key"]

exceptions = optional("botocore.exceptions", extra="aws")
transfer = optional("boto3.s3.transfer", extra="aws")


class S3Hook(S3AsyncMethods, AwsBaseHook):
    """
    S3, by a connection, whose `service_config` may name a bucket: `{"s3": {"bucket_name": …}}`.

    Args:
        aws_conn_id: the connection.
        transfer_config_args: arguments of boto3's `TransferConfig`.
        extra_args: S3's further settings of what is read and written.
        args: further arguments of `AwsBaseHook`.
        kwargs: further arguments of `AwsBaseHook`.
    """

    default_buffer: ClassVar[int] = 1024 * 1024

    def __init__(
        self,
        aws_conn_id: str | None = AwsBaseHook.default_conn_name,
        transfer_config_args: dict[str, Any] | None = None,
        extra_args: dict[str, Any] | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if transfer_config_args is not None and not isinstance(transfer_config_args, dict):
            # older versions have `verify` in this place
            kwargs["verify"], transfer_config_args = transfer_config_args, None
        kwargs["client_type"] = "s3"
        kwargs["aws_conn_id"] = aws_conn_id
        super().__init__(*args, **kwargs)
        self._settings = dict(transfer_config_args or {})
        self._extra_args = dict(extra_args or {})

    @property
    def extra_args(self) -> dict[str, Any]:
        """S3's further settings of what is read and written."""
        return dict(self._extra_args)

    def bucket_of_connection(self) -> str | None:
        """Return the bucket that the connection names."""
        found = self.conn_config
        if found is None:
            return None
        settings = found.extra_dejson.get("service_config", {}).get("s3", {})
        return settings.get("bucket_name") or found.extra_dejson.get("bucket_name") or None

    def _transfer(self) -> Any:
        return transfer.TransferConfig(**self._settings)

    # addresses

    parse_s3_url = staticmethod(parse_s3_url)

    @staticmethod
    def get_s3_bucket_key(bucket: str | None, key: str, bucket_param_name: str, key_param_name: str) -> tuple[str, str]:
        """Return bucket and key, whichever way they were given."""
        if bucket is None:
            return parse_s3_url(key)
        if "://" in key:
            raise TypeError(
                f"If `{bucket_param_name}` is provided, {key_param_name} should be a relative path from root level, "
                "rather than a full s3:// url"
            )
        return bucket, key

    # buckets

    @provide_bucket_name
    def check_for_bucket(self, bucket_name: str | None = None) -> bool:
        """Tell whether there is such a bucket."""
        try:
            self.get_conn().head_bucket(Bucket=bucket_name)
        except exceptions.ClientError as err:
            self.log.info('Bucket "%s" cannot be seen: %s', bucket_name, err.response["Error"]["Code"])
            return False
        return True

    @provide_bucket_name
    def get_bucket(self, bucket_name: str | None = None) -> Any:
        """Return boto3's bucket."""
        return self.get_resource_type("s3").Bucket(bucket_name)

    @provide_bucket_name
    def create_bucket(self, bucket_name: str | None = None, region_name: str | None = None) -> None:
        """Make a bucket."""
        region = region_name or self.conn_region_name
        if region in (None, "us-east-1", "aws-global"):
            self.get_conn().create_bucket(Bucket=bucket_name)
        else:
            settings = {"LocationConstraint": region}
            self.get_conn().create_bucket(Bucket=bucket_name, CreateBucketConfiguration=settings)

    def delete_bucket(self, bucket_name: str, force_delete: bool = False, max_retries: int = 5) -> None:
        """Remove a bucket, with `force_delete` also what is in it."""
        if force_delete:
            for _ in range(max_retries):
                keys = self.list_keys(bucket_name=bucket_name)
                if not keys:
                    break
                self.delete_objects(bucket=bucket_name, keys=keys)
        self.get_conn().delete_bucket(Bucket=bucket_name)

    @provide_bucket_name
    def get_bucket_tagging(self, bucket_name: str | None = None) -> list[dict[str, str]] | None:
        """Return the tags of a bucket."""
        tags: list[dict[str, str]] = self.get_conn().get_bucket_tagging(Bucket=bucket_name)["TagSet"]
        return tags

    @provide_bucket_name
    def put_bucket_tagging(
        self, tag_set: Any = None, key: str | None = None, value: str | None = None, bucket_name: str | None = None
    ) -> None:
        """Set the tags of a bucket; one by `key` and `value`, or all as a dict or a list."""
        if isinstance(tag_set, dict):
            tag_set = [{"Key": name, "Value": text} for name, text in tag_set.items()]
        tags = list(tag_set or [])
        if key and value:
            tags.append({"Key": key, "Value": value})
        self.get_conn().put_bucket_tagging(Bucket=bucket_name, Tagging={"TagSet": tags})

    @provide_bucket_name
    def delete_bucket_tagging(self, bucket_name: str | None = None) -> None:
        """Remove the tags of a bucket."""
        self.get_conn().delete_bucket_tagging(Bucket=bucket_name)

    # looking

    @provide_bucket_name
    def list_keys(
        self,
        bucket_name: str | None = None,
        prefix: str | None = None,
        delimiter: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
        start_after_key: str | None = None,
        from_datetime: datetime | None = None,
        to_datetime: datetime | None = None,
        object_filter: Callable[..., list[Any]] | None = None,
        apply_wildcard: bool = False,
    ) -> list[str]:
        """Return the keys that begin with a prefix, which may be a pattern, of objects between two dates."""
        pattern = prefix or ""
        begin = re.split(r"[\[*?]", pattern, maxsplit=1)[0] if apply_wildcard else pattern
        objects = [
            found
            for page in self._pages(bucket_name, begin, delimiter, page_size, max_items, start_after_key)
            for found in page.get("Contents", ())
            if not apply_wildcard or fnmatch.fnmatch(found["Key"], pattern)
        ]
        if object_filter is not None:
            objects = object_filter(objects, from_datetime, to_datetime)
        else:
            objects = [
                found
                for found in objects
                if (from_datetime is None or found["LastModified"] > from_datetime)
                and (to_datetime is None or found["LastModified"] < to_datetime)
            ]
        return [found["Key"] for found in objects]

    @provide_bucket_name
    def list_prefixes(
        self,
        bucket_name: str | None = None,
        prefix: str | None = None,
        delimiter: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
    ) -> list[str]:
        """Return the prefixes below a prefix: the folders, where the delimiter is a slash."""
        pages = self._pages(bucket_name, prefix, delimiter, page_size, max_items)
        return [found["Prefix"] for page in pages for found in page.get("CommonPrefixes", ())]

    def _pages(
        self,
        bucket_name: str | None,
        prefix: str | None,
        delimiter: str | None,
        page_size: int | None = None,
        max_items: int | None = None,
        start_after: str | None = None,
    ) -> Any:
        return (
            self.get_conn()
            .get_paginator("list_objects_v2")
            .paginate(
                Bucket=bucket_name,
                Prefix=prefix or "",
                Delimiter=delimiter or "",
                StartAfter=start_after or "",
                PaginationConfig={"PageSize": page_size, "MaxItems": max_items},
            )
        )

    def iter_file_metadata(
        self,
        prefix: str,
        bucket_name: str | None = None,
        page_size: int | None = None,
        max_items: int | None = None,
    ) -> Iterator[Any]:
        """Yield what S3 lists about each object."""
        bucket_name = bucket_name or self.bucket_of_connection()
        for page in self._pages(bucket_name, prefix, None, page_size, max_items):
            yield from page.get("Contents", ())

    def get_file_metadata(
        self, prefix: str, bucket_name: str | None = None, page_size: int | None = None, max_items: int | None = None
    ) -> list[Any]:
        """Return what S3 lists about each object."""
        return list(self.iter_file_metadata(prefix, bucket_name, page_size, max_items))

    def check_for_prefix(self, prefix: str, delimiter: str, bucket_name: str | None = None) -> bool:
        """Tell whether there is such a folder."""
        bucket_name = bucket_name or self.bucket_of_connection()
        if "://" in prefix and bucket_name is None:
            bucket_name, prefix = self.parse_s3_url(prefix)
        if not prefix.endswith(delimiter):
            prefix += delimiter
        parent = prefix.rstrip(delimiter).rpartition(delimiter)[0]
        return prefix in self.list_prefixes(bucket_name, f"{parent}{delimiter}" if parent else "", delimiter)

    @addressed
    def head_object(self, key: str, bucket_name: str | None = None) -> dict[str, Any] | None:
        """Return the headers of an object; `None` if there is none."""
        try:
            found: dict[str, Any] = self.get_conn().head_object(Bucket=bucket_name, Key=key)
        except exceptions.ClientError as err:
            if err.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise
        return found

    @addressed
    def check_for_key(self, key: str, bucket_name: str | None = None) -> bool:
        """Tell whether there is such an object."""
        return self.head_object(key, bucket_name) is not None

    @addressed
    def get_key(self, key: str, bucket_name: str | None = None) -> Any:
        """Return boto3's object; there has to be one."""
        found = self.get_resource_type("s3").Object(bucket_name, key)
        found.load()
        return found

    @addressed
    def get_wildcard_key(self, wildcard_key: str, bucket_name: str | None = None, delimiter: str = "") -> Any:
        """Return boto3's object for the first key that matches a pattern; `None` if none does."""
        begin = re.split(r"[\[*?]", wildcard_key, maxsplit=1)[0]
        for key in self.list_keys(bucket_name, prefix=begin, delimiter=delimiter):
            if fnmatch.fnmatch(key, wildcard_key):
                return self.get_key(key, bucket_name)
        return None

    @addressed
    def check_for_wildcard_key(self, wildcard_key: str, bucket_name: str | None = None, delimiter: str = "") -> bool:
        """Tell whether a key matches a pattern."""
        return self.get_wildcard_key(wildcard_key, bucket_name, delimiter) is not None

    # reading

    @addressed
    def read_key(self, key: str, bucket_name: str | None = None) -> str:
        """Return an object as text."""
        return str(self.get_conn().get_object(Bucket=bucket_name, Key=key)["Body"].read().decode())

    @addressed
    def select_key(
        self,
        key: str,
        bucket_name: str | None = None,
        expression: str | None = None,
        expression_type: str | None = None,
        input_serialization: dict[str, Any] | None = None,
        output_serialization: dict[str, Any] | None = None,
    ) -> str:
        """Return what a query finds in an object."""
        answer = self.get_conn().select_object_content(
            Bucket=bucket_name,
            Key=key,
            Expression=expression or "SELECT * FROM S3Object",
            ExpressionType=expression_type or "SQL",
            InputSerialization=input_serialization or {"CSV": {}},
            OutputSerialization=output_serialization or {"CSV": {}},
        )
        return b"".join(event["Records"]["Payload"] for event in answer["Payload"] if "Records" in event).decode()

    @addressed
    def download_file(
        self,
        key: str,
        bucket_name: str | None = None,
        local_path: str | None = None,
        preserve_file_name: bool = False,
        use_autogenerated_subdir: bool = True,
    ) -> str:
        """Write an object into a file of a folder; return its path."""
        if self.head_object(key, bucket_name) is None:
            raise AirflowNotFoundException(f"The source file in Bucket {bucket_name} with path {key} does not exist")
        folder = Path(local_path or tempfile.gettempdir())
        if preserve_file_name:
            if use_autogenerated_subdir:
                folder /= f"airflow_tmp_dir_{uuid.uuid4().hex[:8]}"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / key.rsplit("/", 1)[-1]
            if path.exists():
                raise FileExistsError(f"file {path} is there already")
        else:
            path = Path(tempfile.NamedTemporaryFile(dir=folder, prefix="airflow_tmp_", delete=False).name)  # noqa: SIM115
        with path.open("wb") as file:
            self.get_conn().download_fileobj(
                bucket_name, key, file, ExtraArgs=self._extra_args or None, Config=self._transfer()
            )
        return str(path)

    def sync_to_local_dir(
        self, bucket_name: str, local_dir: Path, s3_prefix: str = "", delete_stale: bool = True
    ) -> None:
        """Write all objects below a prefix into a folder; remove files that are no objects."""
        folder, kept = Path(local_dir), set()
        for found in self.iter_file_metadata(s3_prefix, bucket_name):
            if found["Key"].endswith("/"):
                continue
            path = folder / found["Key"].removeprefix(s3_prefix).lstrip("/")
            kept.add(path)
            same = path.exists() and path.stat().st_size == found["Size"]
            if not same or path.stat().st_mtime < found["LastModified"].timestamp():
                path.parent.mkdir(parents=True, exist_ok=True)
                self.get_conn().download_file(bucket_name, found["Key"], str(path))
        if delete_stale:
            for path in folder.rglob("*"):
                if path.is_file() and path not in kept:
                    path.unlink()

    def generate_presigned_url(
        self,
        client_method: str,
        params: dict[str, Any] | None = None,
        expires_in: int = 3600,
        http_method: str | None = None,
    ) -> str | None:
        """Return an address that works without credentials for so many seconds."""
        url: str = self.get_conn().generate_presigned_url(
            ClientMethod=client_method, Params=params, ExpiresIn=expires_in, HttpMethod=http_method
        )
        return url

    # writing

    @addressed
    def load_file(
        self,
        filename: Path | str,
        key: str,
        bucket_name: str | None = None,
        replace: bool = False,
        encrypt: bool = False,
        gzip: bool = False,
        acl_policy: str | None = None,
    ) -> None:
        """Write a file into an object, packed if `gzip` says so."""
        with Path(filename).open("rb") as file:
            if not gzip:
                self._write(file, key, bucket_name, replace, encrypt, acl_policy)
                return
            with tempfile.TemporaryFile() as packed:
                with gz.GzipFile(fileobj=packed, mode="wb") as packing:
                    shutil.copyfileobj(file, packing)
                packed.seek(0)
                self._write(packed, key, bucket_name, replace, encrypt, acl_policy)

    @addressed
    def load_string(
        self,
        string_data: str,
        key: str,
        bucket_name: str | None = None,
        replace: bool = False,
        encrypt: bool = False,
        encoding: str | None = None,
        acl_policy: str | None = None,
        compression: str | None = None,
    ) -> None:
        """Write a text into an object."""
        data = string_data.encode(encoding or "utf-8")
        if compression not in (None, "gzip"):
            raise NotImplementedError(f"Received {compression} compression type: only gzip is known here.")
        data = gz.compress(data) if compression else data
        self._write(io.BytesIO(data), key, bucket_name, replace, encrypt, acl_policy)

    @addressed
    def load_bytes(
        self,
        bytes_data: bytes,
        key: str,
        bucket_name: str | None = None,
        replace: bool = False,
        encrypt: bool = False,
        acl_policy: str | None = None,
    ) -> None:
        """Write bytes into an object."""
        self._write(io.BytesIO(bytes_data), key, bucket_name, replace, encrypt, acl_policy)

    @addressed
    def load_file_obj(
        self,
        file_obj: Any,
        key: str,
        bucket_name: str | None = None,
        replace: bool = False,
        encrypt: bool = False,
        acl_policy: str | None = None,
    ) -> None:
        """Write an open file into an object."""
        self._write(file_obj, key, bucket_name, replace, encrypt, acl_policy)

    _upload_file_obj = load_file_obj  # DAG files call this as well

    def _write(
        self, file: Any, key: str, bucket_name: str | None, replace: bool, encrypt: bool, acl_policy: str | None
    ) -> None:
        if not replace and self.check_for_key(key, bucket_name):
            raise ValueError(f"The key {key} already exists.")
        arguments = self.extra_args
        if encrypt:
            arguments["ServerSideEncryption"] = "AES256"
        if acl_policy:
            arguments["ACL"] = acl_policy
        self.get_conn().upload_fileobj(file, bucket_name, key, ExtraArgs=arguments, Config=self._transfer())

    def copy_object(
        self,
        source_bucket_key: str,
        dest_bucket_key: str,
        source_bucket_name: str | None = None,
        dest_bucket_name: str | None = None,
        source_version_id: str | None = None,
        acl_policy: str | None = None,
        meta_data_directive: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Copy an object inside S3."""
        bucket, key = self.get_s3_bucket_key(dest_bucket_name, dest_bucket_key, "dest_bucket_name", "dest_bucket_key")
        from_bucket, from_key = self.get_s3_bucket_key(
            source_bucket_name, source_bucket_key, "source_bucket_name", "source_bucket_key"
        )
        source = {"Bucket": from_bucket, "Key": from_key}
        if source_version_id:
            source["VersionId"] = source_version_id
        arguments = {"ACL": acl_policy or "private", **kwargs}
        if acl_policy == "no-acl":
            del arguments["ACL"]
        if meta_data_directive:
            arguments["MetadataDirective"] = meta_data_directive
        return self.get_conn().copy_object(Bucket=bucket, Key=key, CopySource=source, **arguments)

    def delete_objects(self, bucket: str, keys: str | list[str]) -> None:
        """Remove objects, a thousand at a time."""
        every = [keys] if isinstance(keys, str) else list(keys)
        for begin in range(0, len(every), 1000):
            piece = [{"Key": key} for key in every[begin : begin + 1000]]
            answer = self.get_conn().delete_objects(Bucket=bucket, Delete={"Objects": piece})
            failed = [error["Key"] for error in answer.get("Errors", [])]
            if failed:
                raise AirflowException(f"Errors when deleting: {failed}")
