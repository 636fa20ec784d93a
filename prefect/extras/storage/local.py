"""Flows in a folder of this machine."""

from __future__ import annotations

import datetime
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.core.config import config
from prefect.core.results.local import LocalResult
from prefect.extras.storage.base import Storage
from prefect.extras.storage.flow_files import (
    extract_flow_from_file,
    extract_flow_from_module,
    flow_from_bytes_pickle,
    flow_to_bytes_pickle,
)

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Local(Storage):
    """
    Flows in a folder of this machine, as pickles or as source.

    Args:
        directory: the folder; `flows` below the home folder of the configuration if left out.
        validate: make the folder now, and check that it can be written.
        path: a file to use instead of one made from the flow's name; with `stored_as_script`, a Python file or module.
        stored_as_script: the flows are taken out of the Python file.
        kwargs: further arguments of `Storage`.

    Example:
        >>> from prefect.core.flow import Flow
        >>> storage = Local(directory="flows")
        >>> location = storage.add_flow(Flow("nightly"))
        >>> storage.get_flow("nightly").name
        'nightly'
    """

    def __init__(
        self,
        directory: str | None = None,
        validate: bool = True,
        path: str | None = None,
        stored_as_script: bool = False,
        **kwargs: Any,
    ) -> None:
        folder = directory or os.path.join(config["home_dir"], "flows")
        self.directory = os.path.abspath(os.path.expanduser(folder)) if validate else folder
        self.path = path
        kwargs.setdefault("result", LocalResult(self.directory, validate_dir=validate))
        super().__init__(stored_as_script=stored_as_script, **kwargs)

    @property
    def default_labels(self) -> list[str]:
        """The name of this machine: only its agent can reach the folder."""
        return [socket.gethostname()]

    def add_flow(self, flow: Flow) -> str:
        """
        Write a flow into the folder.

        Args:
            flow: the flow.

        Returns:
            The path of its file.

        Raises:
            ValueError: a flow of the same name is there already, or the path of its source is not known.
        """
        if flow.name in self.flows:
            raise ValueError(f'Name conflict: Flow with the name "{flow.name}" is already present in this storage.')
        if self.stored_as_script:
            if not self.path:
                raise ValueError("A `path` must be provided to show where flow `.py` file is stored.")
            return self._add(flow, self.path)
        now = datetime.datetime.now(datetime.UTC)
        file = Path(self.path or os.path.join(self.directory, _slug(flow.name), _slug(now.isoformat())))
        data = flow_to_bytes_pickle(flow)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return self._add(flow, str(file))

    def get_flow(self, flow_name: str) -> Flow:
        """
        Read a flow.

        Args:
            flow_name: name of the flow.

        Returns:
            The flow.

        Raises:
            ValueError: it is not in this storage.
        """
        location = self._location(flow_name)
        if not self.stored_as_script:
            return flow_from_bytes_pickle(Path(location).read_bytes())
        if location.endswith(".py"):
            return extract_flow_from_file(file_path=location, flow_name=flow_name)
        return extract_flow_from_module(location, flow_name)


def _slug(text: str) -> str:
    return "-".join(part for part in "".join(c if c.isalnum() else " " for c in text.lower()).split())
