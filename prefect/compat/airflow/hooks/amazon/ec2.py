"""Machines of EC2."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.hooks.aws_async import in_thread
from prefect.compat.airflow.standin.exceptions import AirflowException


def only_client_type(func: Callable[..., Any]) -> Callable[..., Any]:
    """Make a method refuse where the hook is for the resource of EC2."""

    @wraps(func)
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self._api_type != "client_type":
            raise AirflowException(
                f"EC2Hook.{func.__name__} works with the client only: make the hook by EC2Hook(api_type='client_type')"
            )
        return func(self, *args, **kwargs)

    return method


class EC2Methods(AwsBaseHook):
    """What `EC2Hook` does."""

    API_TYPES = frozenset({"resource_type", "client_type"})
    _api_type: str

    def configured(self, **given: Any) -> None:
        """See the base class."""
        chosen = given.get("api_type", "resource_type")
        if chosen not in self.API_TYPES:
            raise AirflowException(f"api_type is {chosen!r}; it is one of {', '.join(sorted(self.API_TYPES))}")
        self._api_type = chosen
        self.client_type = self.resource_type = None
        setattr(self, chosen, "ec2")

    def get_instance(self, instance_id: str, filters: list[Any] | None = None) -> Any:
        """Return a machine: what EC2 knows about it, or boto3's resource for it."""
        if self._api_type == "client_type":
            return self.get_instances(filters=filters, instance_ids=[instance_id])[0]
        return self.conn.Instance(id=instance_id)

    @only_client_type
    def stop_instances(self, instance_ids: list[str]) -> dict[str, Any]:
        """Stop machines."""
        answer: dict[str, Any] = self.conn.stop_instances(InstanceIds=instance_ids)
        return answer

    @only_client_type
    def start_instances(self, instance_ids: list[str]) -> dict[str, Any]:
        """Start machines."""
        answer: dict[str, Any] = self.conn.start_instances(InstanceIds=instance_ids)
        return answer

    @only_client_type
    def terminate_instances(self, instance_ids: list[str]) -> dict[str, Any]:
        """End machines."""
        answer: dict[str, Any] = self.conn.terminate_instances(InstanceIds=instance_ids)
        return answer

    @only_client_type
    def describe_instances(
        self, filters: list[Any] | None = None, instance_ids: list[str] | None = None
    ) -> dict[str, Any]:
        """Return what EC2 answers about machines."""
        answer: dict[str, Any] = self.conn.describe_instances(Filters=filters or [], InstanceIds=instance_ids or [])
        return answer

    @only_client_type
    def get_instances(self, filters: list[Any] | None = None, instance_ids: list[str] | None = None) -> list[Any]:
        """Return what EC2 knows about machines."""
        found = self.describe_instances(filters=filters, instance_ids=instance_ids)
        return [instance for reservation in found["Reservations"] for instance in reservation["Instances"]]

    @only_client_type
    def get_instance_ids(self, filters: list[Any] | None = None) -> list[str]:
        """Return the ids of machines."""
        return [instance["InstanceId"] for instance in self.get_instances(filters=filters)]

    def get_instance_state(self, instance_id: str) -> str:
        """Return the state of a machine."""
        found = self.get_instance(instance_id)
        state: str = found["State"]["Name"] if self._api_type == "client_type" else found.state["Name"]
        return state

    async def get_instance_state_async(self, instance_id: str) -> str:
        """Return the state of a machine."""
        return await in_thread(self.get_instance_state, instance_id)

    def wait_for_state(self, instance_id: str, target_state: str, check_interval: float) -> None:
        """Wait until a machine has a state."""
        for state in looks(lambda: self.get_instance_state(instance_id), check_interval):
            if state == target_state:
                return
