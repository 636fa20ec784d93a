"""Services that keep data: RDS, Neptune, ElastiCache, DynamoDB's imports, Firehose."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from prefect.compat.airflow.hooks.amazon.errors import WaiterMaxAttemptsError, WaiterTerminalFailure
from prefect.compat.airflow.hooks.amazon.waiting import looks
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowException, AirflowNotFoundException
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")

#: What RDS keeps -> operation, name of the parameter, list in the answer, path of the state, codes of "not there".
RDS: dict[str, tuple[str, str, str, str, tuple[str, ...]]] = {
    "db_snapshot": ("describe_db_snapshots", "DBSnapshotIdentifier", "DBSnapshots", "Status", ("DBSnapshotNotFound",)),
    "db_cluster_snapshot": (
        "describe_db_cluster_snapshots", "DBClusterSnapshotIdentifier", "DBClusterSnapshots", "Status",
        ("DBClusterSnapshotNotFoundFault",),
    ),
    "export_task": (
        "describe_export_tasks", "ExportTaskIdentifier", "ExportTasks", "Status",
        ("ExportTaskNotFound", "ExportTaskNotFoundFault"),
    ),
    "event_subscription": (
        "describe_event_subscriptions", "SubscriptionName", "EventSubscriptionsList", "Status",
        ("SubscriptionNotFound", "SubscriptionNotFoundFault"),
    ),
    "db_instance": (
        "describe_db_instances", "DBInstanceIdentifier", "DBInstances", "DBInstanceStatus", ("DBInstanceNotFound",),
    ),
    "db_cluster": ("describe_db_clusters", "DBClusterIdentifier", "DBClusters", "Status", ("DBClusterNotFoundFault",)),
}  # fmt: skip
#: Those for which botocore has waiters.
RDS_WAITERS = ("db_snapshot", "db_cluster_snapshot", "db_instance", "db_cluster")


class RdsMethods(AwsBaseHook):
    """What `RdsHook` does."""

    def _state(self, what: str, name: str) -> str:
        operation, parameter, part, path, gone = RDS[what]
        try:
            answer = getattr(self.conn, operation)(**{parameter: name})
        except exceptions.ClientError as err:
            if code_of(err) in gone:
                raise AirflowNotFoundException(f"RDS has no {what.replace('_', ' ')} {name!r}: {err}") from err
            raise
        return str(answer[part][0][path]).lower()

    def _wait(self, what: str, name: str, target: str, interval: int, attempts: int) -> None:
        target = target.lower()
        if what in RDS_WAITERS and target in ("available", "deleted"):
            waiter = self.conn.get_waiter(f"{what}_{target}")
            try:
                waiter.wait(**{RDS[what][1]: name}, WaiterConfig={"Delay": interval, "MaxAttempts": attempts})
            except exceptions.WaiterError as err:
                if what != "db_instance":
                    raise
                text = f"the instance {name} did not come to {target}: {err}"
                if "Max attempts exceeded" in str(err):
                    raise WaiterMaxAttemptsError(text) from err
                raise WaiterTerminalFailure(text, err.last_response) from err
            return
        for state in looks(lambda: self._state(what, name), interval, attempts):
            if state == target:
                return
        raise AirflowException(f"the {what.replace('_', ' ')} {name!r} was not {target} after {attempts} looks")

    def get_db_snapshot_state(self, snapshot_id: str) -> str:
        """Return the state of a snapshot of an instance."""
        return self._state("db_snapshot", snapshot_id)

    def wait_for_db_snapshot_state(
        self, snapshot_id: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until a snapshot of an instance has a state."""
        self._wait("db_snapshot", snapshot_id, target_state, check_interval, max_attempts)

    def get_db_cluster_snapshot_state(self, snapshot_id: str) -> str:
        """Return the state of a snapshot of a cluster."""
        return self._state("db_cluster_snapshot", snapshot_id)

    def wait_for_db_cluster_snapshot_state(
        self, snapshot_id: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until a snapshot of a cluster has a state."""
        self._wait("db_cluster_snapshot", snapshot_id, target_state, check_interval, max_attempts)

    def get_export_task_state(self, export_task_id: str) -> str:
        """Return the state of an export."""
        return self._state("export_task", export_task_id)

    def wait_for_export_task_state(
        self, export_task_id: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until an export has a state."""
        self._wait("export_task", export_task_id, target_state, check_interval, max_attempts)

    def get_event_subscription_state(self, subscription_name: str) -> str:
        """Return the state of a subscription."""
        return self._state("event_subscription", subscription_name)

    def wait_for_event_subscription_state(
        self, subscription_name: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until a subscription has a state."""
        self._wait("event_subscription", subscription_name, target_state, check_interval, max_attempts)

    def get_db_instance_state(self, db_instance_id: str) -> str:
        """Return the state of an instance."""
        return self._state("db_instance", db_instance_id)

    def wait_for_db_instance_state(
        self, db_instance_id: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until an instance has a state."""
        self._wait("db_instance", db_instance_id, target_state, check_interval, max_attempts)

    def get_db_cluster_state(self, db_cluster_id: str) -> str:
        """Return the state of a cluster."""
        return self._state("db_cluster", db_cluster_id)

    def wait_for_db_cluster_state(
        self, db_cluster_id: str, target_state: str, check_interval: int = 30, max_attempts: int = 40
    ) -> None:
        """Wait until a cluster has a state."""
        self._wait("db_cluster", db_cluster_id, target_state, check_interval, max_attempts)


class NeptuneMethods(AwsBaseHook):
    """What `NeptuneHook` does beside forwarding."""

    AVAILABLE_STATES = ["available"]
    STOPPED_STATES = ["stopped"]
    ERROR_STATES = [
        "cloning-failed", "inaccessible-encryption-credentials", "inaccessible-encryption-credentials-recoverable",
        "migration-failed",
    ]  # fmt: skip

    def get_cluster_status(self, cluster_id: str) -> str:
        """Return the state of a cluster."""
        return str(self.conn.describe_db_clusters(DBClusterIdentifier=cluster_id)["DBClusters"][0]["Status"])

    def get_db_instance_status(self, instance_id: str) -> str:
        """Return the state of an instance."""
        found = self.conn.describe_db_instances(DBInstanceIdentifier=instance_id)["DBInstances"][0]
        return str(found["DBInstanceStatus"])

    def _wait_for(self, cluster_id: str, target: str, delay: int, attempts: int) -> str:
        state = ""
        for state in looks(lambda: self.get_cluster_status(cluster_id), delay, attempts):
            if state == target:
                return state
            if state in ("deleting", "failed"):
                break
        raise AirflowException(f"the cluster {cluster_id} of Neptune did not come to {target}: it is {state}")

    def wait_for_cluster_availability(self, cluster_id: str, delay: int = 30, max_attempts: int = 60) -> str:
        """Wait until a cluster can be used; return its state."""
        return self._wait_for(cluster_id, "available", delay, max_attempts)

    def wait_for_cluster_stopped(self, cluster_id: str, delay: int = 30, max_attempts: int = 60) -> str:
        """Wait until a cluster has stopped; return its state."""
        return self._wait_for(cluster_id, "stopped", delay, max_attempts)

    def wait_for_cluster_instance_availability(self, cluster_id: str, delay: int = 30, max_attempts: int = 60) -> None:
        """Wait until the instances of a cluster can be used."""
        self.conn.get_waiter("db_instance_available").wait(
            Filters=[{"Name": "db-cluster-id", "Values": [cluster_id]}],
            WaiterConfig={"Delay": delay, "MaxAttempts": max_attempts},
        )


class ElastiCacheMethods(AwsBaseHook):
    """What `ElastiCacheReplicationGroupHook` does beside forwarding."""

    TERMINAL_STATES = frozenset({"available", "create-failed", "deleting"})

    max_retries: int
    exponential_back_off_factor: float
    initial_poke_interval: float

    def get_replication_group_status(self, replication_group_id: str) -> str:
        """Return the state of a group."""
        found = self.conn.describe_replication_groups(ReplicationGroupId=replication_group_id)
        return str(found["ReplicationGroups"][0]["Status"])

    def is_replication_group_available(self, replication_group_id: str) -> bool:
        """Tell whether a group can be used."""
        return self.get_replication_group_status(replication_group_id) == "available"

    def _pauses(self, first: float | None, factor: float | None, retries: int | None) -> Iterable[float]:
        """Seconds before the looks after the first."""
        pause = self.initial_poke_interval if first is None else first
        for _ in range(self.max_retries if retries is None else retries):
            yield pause
            pause *= self.exponential_back_off_factor if factor is None else factor

    def wait_for_availability(
        self,
        replication_group_id: str,
        initial_sleep_time: float | None = None,
        exponential_back_off_factor: float | None = None,
        max_retries: int | None = None,
    ) -> bool:
        """Wait until a group can be used; return whether it can."""
        state = self.get_replication_group_status(replication_group_id)
        for pause in self._pauses(initial_sleep_time, exponential_back_off_factor, max_retries):
            if state in self.TERMINAL_STATES:
                break
            time.sleep(pause)
            state = self.get_replication_group_status(replication_group_id)
        return state == "available"

    def wait_for_deletion(
        self,
        replication_group_id: str,
        initial_sleep_time: float | None = None,
        exponential_back_off_factor: float | None = None,
        max_retries: int | None = None,
    ) -> tuple[Any, bool]:
        """Delete a group as soon as it allows it, and wait; return the answer to that and whether it is gone."""
        answer = None
        pauses = iter(self._pauses(initial_sleep_time, exponential_back_off_factor, max_retries))
        while True:
            try:
                state = self.get_replication_group_status(replication_group_id)
                if answer is None and state in ("available", "create-failed"):
                    answer = self.conn.delete_replication_group(ReplicationGroupId=replication_group_id)
            except exceptions.ClientError as err:
                if code_of(err) != "ReplicationGroupNotFoundFault":
                    raise
                return answer, True
            pause = next(pauses, None)
            if pause is None:
                return answer, False
            time.sleep(pause)

    def ensure_delete_replication_group(
        self,
        replication_group_id: str,
        initial_sleep_time: float | None = None,
        exponential_back_off_factor: float | None = None,
        max_retries: int | None = None,
    ) -> Any:
        """Delete a group and wait until it is gone, else raise; return the answer to the deletion."""
        answer, gone = self.wait_for_deletion(
            replication_group_id, initial_sleep_time, exponential_back_off_factor, max_retries
        )
        if not gone:
            raise AirflowException(f"the group {replication_group_id} of ElastiCache is not gone; {answer}")
        return answer


class FirehoseMethods(AwsBaseHook):
    """What `FirehoseHook` does."""

    delivery_stream: str

    def put_records(self, records: Iterable[Any]) -> dict[str, Any]:
        """Put records into the stream; return what boto3 does."""
        answer: dict[str, Any] = self.conn.put_record_batch(
            DeliveryStreamName=self.delivery_stream, Records=list(records)
        )
        return answer
