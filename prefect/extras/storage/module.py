"""Flows in an installed Python module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.extras.storage.base import Storage
from prefect.extras.storage.flow_files import extract_flow_from_module

if TYPE_CHECKING:
    from prefect.core.flow import Flow


class Module(Storage):
    """
    Flows in a Python module that can be imported where they run.

    Args:
        module: dotted name of the module.
        kwargs: further arguments of `Storage`.
    """

    def __init__(self, module: str, **kwargs: Any) -> None:
        self.module = module
        super().__init__(**kwargs)

    def _place(self, flow: Flow) -> str:
        return self.module

    def get_flow(self, flow_name: str) -> Flow:
        """
        Import a flow.

        Args:
            flow_name: name of the flow.

        Returns:
            The flow.

        Raises:
            ValueError: it is not in this storage, or not in the module.
        """
        return extract_flow_from_module(self._location(flow_name), flow_name)
