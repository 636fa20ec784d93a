"""What all storages share: which flows they hold, and their JSON form."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.core.config import config
from prefect.core.errors import FlowNotStored, NotAvailable
from prefect.core.logging import logger_of
from prefect.core.replaceable import replaceable
from prefect.core.secrets import Secret
from prefect.core.serialization.storage import StorageSchema

if TYPE_CHECKING:
    from prefect.core.flow import Flow
    from prefect.core.results.base import Result

Self = TypeVar("Self", bound="Storage")


class Storage:
    """
    A place for the code of flows.

    Args:
        result: how results of the flows are stored; `None` leaves it to the flows.
        secrets: names of secrets that a run of the flows needs in its context.
        labels: labels that an agent must have to run the flows.
        add_default_labels: add the labels that this kind of storage has by itself; `None` leaves it to the
            configuration.
        stored_as_script: the place holds the flows' source, not pickles.
    """

    def __init__(
        self,
        result: Result | None = None,
        secrets: list[str] | None = None,
        labels: Iterable[str] | None = None,
        add_default_labels: bool | None = None,
        stored_as_script: bool = False,
    ) -> None:
        self.result = result
        self.secrets = list(secrets or ())
        self.stored_as_script = stored_as_script
        self.flows: dict[str, str] = {}
        self._flows: dict[str, Any] = {}
        self._labels = list(labels or ())
        if add_default_labels is None:
            add_default_labels = config.get_nested("flows.defaults.storage.add_default_labels", True)
        self.add_default_labels = add_default_labels

    def __repr__(self) -> str:
        return f"<Storage: {type(self).__name__}>"

    def __contains__(self, name: object) -> bool:
        return name in self.flows

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.serialize() == other.serialize()

    __hash__ = object.__hash__

    @property
    def name(self) -> str:
        """The kind of storage."""
        return type(self).__name__

    @property
    def default_labels(self) -> list[str]:
        """The labels that this kind of storage has by itself."""
        return []

    @property
    def labels(self) -> list[str]:
        """All labels that an agent must have."""
        return sorted({*self._labels, *(self.default_labels if self.add_default_labels else ())})

    @replaceable
    def logger(self) -> logging.Logger:
        """The logger named after the kind of storage."""
        return logger_of(type(self).__name__)

    def _add(self, flow: Flow, location: str) -> str:
        """Note a flow and where it is; each name once."""
        if flow.name in self.flows:
            raise ValueError(f'Name conflict: Flow with the name "{flow.name}" is already present in this storage.')
        self.flows[flow.name] = location
        self._flows[flow.name] = flow
        return location

    def _location(self, flow_name: str) -> str:
        if flow_name not in self.flows:
            raise FlowNotStored("Flow is not contained in this Storage")
        return self.flows[flow_name]

    def secret(self, name: str | None) -> Any:
        """
        The value of a secret that the storage needs itself.

        Args:
            name: name of the secret; `None` means that there is none.

        Returns:
            The value, or `None`.

        Raises:
            ValueError: there is no such secret.
        """
        return None if name is None else Secret(name).get()

    def add_flow(self, flow: Flow) -> str:
        """
        Put a flow in.

        Args:
            flow: the flow.

        Returns:
            Where it is.

        Raises:
            ValueError: a flow of the same name is there already.
        """
        return self._add(flow, self._place(flow))

    def _place(self, flow: Flow) -> str:
        """Where a flow will be, for storages that only note it and put it there later."""
        raise NotImplementedError(f"{type(self).__name__} does not say where it puts a flow.")

    def get_flow(self, flow_name: str) -> Flow:
        """
        Take a flow out.

        Args:
            flow_name: name of the flow.

        Returns:
            The flow.

        Raises:
            ValueError: it is not in this storage.
        """
        raise NotAvailable(
            f"Flows in a {type(self).__name__} storage are fetched by the agent that runs them; this installation "
            "has none. Load the flow from its file, or keep it in a Local, Module, S3 or GCS storage."
        )

    def build(self: Self) -> Self:
        """
        Make the place ready for the flows that were added.

        Returns:
            The storage.
        """
        return self

    def run_basic_healthchecks(self) -> None:
        """Nothing can be checked without a server."""

    def serialize(self) -> dict[str, Any]:
        """The storage in the JSON form of Prefect 1.4.1."""
        form: dict[str, Any] = StorageSchema().dump(self)
        return form


class ScriptStorage(Storage):
    """A storage that holds the source of flows at one path; what all repositories of code have in common."""

    path: str | None
    flow_path: str | None = None

    def _place(self, flow: Flow) -> str:
        return str(self.flow_path or self.path)
