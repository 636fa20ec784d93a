"""Flows as objects of a bucket, whichever service keeps it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.extras.storage.base import Storage
from prefect.extras.storage.flow_files import extract_flow_from_file, flow_from_bytes_pickle, flow_to_bytes_pickle

if TYPE_CHECKING:
    from prefect.core.flow import Flow

Self = TypeVar("Self", bound="BucketStorage")


class BucketStorage(Storage):
    """
    Flows in a bucket, as pickles or as source; a service says how an object is written and read.

    Args:
        bucket: the bucket.
        key: name of the object; made from the flow's name and the time if left out.
        stored_as_script: the object is the flow's source.
        local_script_path: the source to upload when the storage is built; `None` means that it is there already.
        kwargs: further arguments of `Storage`.
    """

    def __init__(
        self,
        bucket: str,
        key: str | None = None,
        stored_as_script: bool = False,
        local_script_path: str | None = None,
        **kwargs: Any,
    ) -> None:
        self.bucket = bucket
        self.key = key
        self.local_script_path = local_script_path
        super().__init__(stored_as_script=stored_as_script, **kwargs)

    def _place(self, flow: Flow) -> str:
        if self.stored_as_script and not self.key:
            raise ValueError("A `key` must be provided to show where flow `.py` file is stored in the bucket.")
        slug = "-".join(flow.name.lower().split())
        now = datetime.datetime.now(datetime.UTC)
        return self.key or f"{slug}/{now:%Y-%m-%dt%H-%M-%S-%f-00-00}"

    def build(self: Self) -> Self:
        """
        Upload the flows that were added.

        Returns:
            The storage.

        Raises:
            MissingExtra: the package that talks to the service is not installed.
        """
        if self.stored_as_script:
            if self.local_script_path:
                for key in self.flows.values():
                    self._write(key, Path(self.local_script_path).read_bytes())
            return self
        for name, flow in self._flows.items():
            self._write(self.flows[name], flow_to_bytes_pickle(flow))
        return self

    def get_flow(self, flow_name: str) -> Flow:
        """
        Download a flow.

        Args:
            flow_name: name of the flow.

        Returns:
            The flow.

        Raises:
            ValueError: it is not in this storage.
            MissingExtra: the package that talks to the service is not installed.
        """
        data = self._read(self._location(flow_name))
        if self.stored_as_script:
            return extract_flow_from_file(file_contents=data, flow_name=flow_name)
        return flow_from_bytes_pickle(data)

    def _write(self, key: str, data: bytes) -> None:
        """Write an object."""
        raise NotImplementedError

    def _read(self, key: str) -> bytes:
        """Read an object."""
        raise NotImplementedError
