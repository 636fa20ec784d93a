"""Services that move data: DataSync, DMS, AppFlow."""

from __future__ import annotations

import datetime
import json
from typing import Any

from prefect.compat.airflow.hooks.amazon.errors import WaiterMaxAttemptsError, WaiterTerminalFailure
from prefect.compat.airflow.hooks.amazon.states import DmsTaskWaiterStatus
from prefect.compat.airflow.hooks.amazon.waiting import looks, until
from prefect.compat.airflow.hooks.aws import AwsBaseHook
from prefect.compat.airflow.standin.exceptions import AirflowBadRequest, AirflowException, AirflowTaskTimeout
from prefect.core.optional import optional
from prefect.tasks.aws.operation import code_of

exceptions = optional("botocore.exceptions", extra="aws")


def _named(value: Any, name: str) -> Any:
    if not value:
        raise AirflowBadRequest(f"{name} is empty; it has to name what is meant")
    return value


class DataSyncMethods(AwsBaseHook):
    """What `DataSyncHook` does."""

    TASK_EXECUTION_INTERMEDIATE_STATES = (
        "INITIALIZING", "QUEUED", "LAUNCHING", "PREPARING", "TRANSFERRING", "VERIFYING"
    )  # fmt: skip
    TASK_EXECUTION_FAILURE_STATES = ("ERROR",)
    TASK_EXECUTION_SUCCESS_STATES = ("SUCCESS",)

    wait_interval_seconds: int

    def configured(self, **given: Any) -> None:
        """See the base class."""
        self.locations: list[dict[str, Any]] = []
        self.tasks: list[dict[str, Any]] = []

    def _listed(self, operation: str, part: str) -> list[dict[str, Any]]:
        pages = self.conn.get_paginator(operation).paginate()
        return [each for page in pages for each in page.get(part, ())]

    def create_location(self, location_uri: str, **create_location_kwargs: Any) -> str:
        """Make a location; return its ARN."""
        kind = location_uri.partition("://")[0] if "://" in location_uri else ""
        if kind not in ("s3", "nfs", "smb", "efs"):
            raise AirflowException(f"DataSync has no locations of the kind {kind!r} here; use `hook.conn`")
        made = getattr(self.conn, f"create_location_{kind}")(**create_location_kwargs)
        self.locations = self._listed("list_locations", "Locations")
        return str(made["LocationArn"])

    def get_location_arns(
        self, location_uri: str, case_sensitive: bool = False, ignore_trailing_slash: bool = True
    ) -> list[str]:
        """Return the ARNs of the locations with an address."""
        _named(location_uri, "location_uri")

        def plain(uri: str) -> str:
            uri = uri if case_sensitive else uri.lower()
            return uri.rstrip("/") if ignore_trailing_slash else uri

        if not self.locations:
            self.locations = self._listed("list_locations", "Locations")
        wanted = plain(location_uri)
        return [each["LocationArn"] for each in self.locations if plain(each["LocationUri"]) == wanted]

    def create_task(self, source_location_arn: str, destination_location_arn: str, **create_task_kwargs: Any) -> str:
        """Make a task; return its ARN."""
        made = self.conn.create_task(
            SourceLocationArn=source_location_arn,
            DestinationLocationArn=destination_location_arn,
            **create_task_kwargs,
        )
        self.tasks = self._listed("list_tasks", "Tasks")
        return str(made["TaskArn"])

    def get_task_arns_for_location_arns(
        self, source_location_arns: list[str], destination_location_arns: list[str]
    ) -> list[str]:
        """Return the ARNs of the tasks between locations."""
        _named(source_location_arns, "source_location_arns")
        _named(destination_location_arns, "destination_location_arns")
        if not self.tasks:
            self.tasks = self._listed("list_tasks", "Tasks")
        found = []
        for each in self.tasks:
            told = self.get_task_description(each["TaskArn"])
            ends = told["SourceLocationArn"] in source_location_arns, told["DestinationLocationArn"]
            if ends[0] and ends[1] in destination_location_arns:
                found.append(each["TaskArn"])
        return found

    def start_task_execution(self, task_arn: str, **kwargs: Any) -> str:
        """Begin a run of a task; return its ARN."""
        made = self.conn.start_task_execution(TaskArn=_named(task_arn, "task_arn"), **kwargs)
        return str(made["TaskExecutionArn"])

    def cancel_task_execution(self, task_execution_arn: str) -> None:
        """Call a run off."""
        self.conn.cancel_task_execution(TaskExecutionArn=_named(task_execution_arn, "task_execution_arn"))

    def get_task_description(self, task_arn: str) -> dict[str, Any]:
        """Return what DataSync knows about a task."""
        found: dict[str, Any] = self.conn.describe_task(TaskArn=_named(task_arn, "task_arn"))
        return found

    def get_current_task_execution_arn(self, task_arn: str) -> str | None:
        """Return the ARN of the run that goes on, `None` if there is none."""
        found: str | None = self.get_task_description(task_arn).get("CurrentTaskExecutionArn")
        return found

    def wait_for_task_execution(self, task_execution_arn: str, max_iterations: int = 60) -> bool:
        """Wait until a run has ended; return whether it succeeded."""
        _named(task_execution_arn, "task_execution_arn")

        def look() -> dict[str, Any]:
            found: dict[str, Any] = self.conn.describe_task_execution(TaskExecutionArn=task_execution_arn)
            return found

        for seen in looks(look, self.wait_interval_seconds, max_iterations):
            state = seen["Status"]
            if state in self.TASK_EXECUTION_SUCCESS_STATES:
                return True
            if state in self.TASK_EXECUTION_FAILURE_STATES:
                self.log.error("the run %s of DataSync: %s", task_execution_arn, seen.get("Result"))
                return False
            if state not in self.TASK_EXECUTION_INTERMEDIATE_STATES:
                raise AirflowException(f"the run {task_execution_arn} of DataSync has an unknown state: {state}")
        raise AirflowTaskTimeout(f"the run {task_execution_arn} had not ended after {max_iterations} looks")


class DmsMethods(AwsBaseHook):
    """What `DmsHook` does beside forwarding."""

    def describe_replication_tasks(self, **kwargs: Any) -> tuple[str | None, list[Any]]:
        """Return the mark of the next page and the replication tasks of this one."""
        answer = self.conn.describe_replication_tasks(**kwargs)
        return answer.get("Marker"), answer.get("ReplicationTasks", [])

    def find_replication_tasks_by_arn(
        self, replication_task_arn: str, without_settings: bool | None = False
    ) -> list[Any]:
        """Return what DMS knows about a replication task, a list of one."""
        named = {"Name": "replication-task-arn", "Values": [replication_task_arn]}
        return self.describe_replication_tasks(Filters=[named], WithoutSettings=without_settings)[1]

    def get_task_description(self, replication_task_arn: str) -> dict[str, Any] | None:
        """Return what DMS knows about a replication task, `None` if there is none."""
        found = self.find_replication_tasks_by_arn(replication_task_arn, without_settings=True)
        return found[0] if len(found) == 1 else None

    def get_task_status(self, replication_task_arn: str) -> str | None:
        """Return the state of a replication task, `None` if there is none."""
        found = self.get_task_description(replication_task_arn)
        return found["Status"] if found else None

    def create_replication_task(
        self,
        replication_task_id: str,
        source_endpoint_arn: str,
        target_endpoint_arn: str,
        replication_instance_arn: str,
        migration_type: str,
        table_mappings: dict[str, Any],
        **kwargs: Any,
    ) -> str:
        """Make a replication task and wait until it is ready; return its ARN."""
        made = self.conn.create_replication_task(
            ReplicationTaskIdentifier=replication_task_id,
            SourceEndpointArn=source_endpoint_arn,
            TargetEndpointArn=target_endpoint_arn,
            ReplicationInstanceArn=replication_instance_arn,
            MigrationType=migration_type,
            TableMappings=json.dumps(table_mappings),
            **kwargs,
        )
        arn: str = made["ReplicationTask"]["ReplicationTaskArn"]
        self.wait_for_task_status(arn, DmsTaskWaiterStatus.READY)
        return arn

    def delete_replication_task(self, replication_task_arn: str) -> None:
        """Delete a replication task and wait until it is gone."""
        self.conn.delete_replication_task(ReplicationTaskArn=replication_task_arn)
        self.wait_for_task_status(replication_task_arn, DmsTaskWaiterStatus.DELETED)

    def modify_replication_task(
        self,
        replication_task_arn: str,
        table_mappings: dict[str, Any] | None = None,
        migration_type: str | None = None,
        replication_task_settings: dict[str, Any] | None = None,
        cdc_start_time: datetime.datetime | None = None,
        cdc_start_position: str | None = None,
        cdc_stop_position: str | None = None,
    ) -> dict[str, Any]:
        """Change a replication task; return what DMS knows about it then."""
        given = {
            "TableMappings": json.dumps(table_mappings) if table_mappings is not None else None,
            "MigrationType": migration_type,
            "ReplicationTaskSettings": (
                json.dumps(replication_task_settings) if replication_task_settings is not None else None
            ),
            "CdcStartTime": cdc_start_time,
            "CdcStartPosition": cdc_start_position,
            "CdcStopPosition": cdc_stop_position,
        }
        given = {name: value for name, value in given.items() if value is not None}
        answer = self.conn.modify_replication_task(ReplicationTaskArn=replication_task_arn, **given)
        found: dict[str, Any] = answer["ReplicationTask"]
        return found

    def wait_for_task_status(self, replication_task_arn: str, status: DmsTaskWaiterStatus) -> None:
        """Wait until a replication task has a state."""
        if not isinstance(status, DmsTaskWaiterStatus):
            raise TypeError(f"Status must be an instance of DmsTaskWaiterStatus, not {status!r}")
        waiter = self.conn.get_waiter(f"replication_task_{status.value}")
        waiter.wait(Filters=[{"Name": "replication-task-arn", "Values": [replication_task_arn]}], WithoutSettings=True)

    def delete_replication_config(self, replication_config_arn: str, delay: int = 60, max_attempts: int = 120) -> None:
        """Delete a configuration; one whose replication still ends is tried again."""

        def delete() -> bool:
            try:
                self.conn.delete_replication_config(ReplicationConfigArn=replication_config_arn)
            except exceptions.ClientError as err:
                if code_of(err) != "InvalidResourceStateFault":
                    raise
                return False
            return True

        what = f"the end of {replication_config_arn}"
        until(delete, lambda done: done, (True,), what=what, delay=delay, attempts=max_attempts)

    def start_replication(
        self,
        replication_config_arn: str,
        start_replication_type: str,
        cdc_start_time: datetime.datetime | str | None = None,
        cdc_start_pos: str | None = None,
        cdc_stop_pos: str | None = None,
    ) -> Any:
        """Begin a replication; return what boto3 does."""
        if isinstance(cdc_start_time, str):
            cdc_start_time = datetime.datetime.fromisoformat(cdc_start_time)
        given = {
            "CdcStartTime": cdc_start_time, "CdcStartPosition": cdc_start_pos, "CdcStopPosition": cdc_stop_pos
        }  # fmt: skip
        return self.conn.start_replication(
            ReplicationConfigArn=replication_config_arn,
            StartReplicationType=start_replication_type,
            **{name: value for name, value in given.items() if value is not None},
        )

    def get_provision_status(self, replication_config_arn: str) -> str:
        """Return how far the machines for a replication are; empty if DMS does not say."""
        named = {"Name": "replication-config-arn", "Values": [replication_config_arn]}
        found = self.conn.describe_replications(Filters=[named])["Replications"][0]
        return str((found.get("ProvisionData") or {}).get("ProvisionState", ""))


class AppflowMethods(AwsBaseHook):
    """What `AppflowHook` does."""

    def run_flow(
        self, flow_name: str, poll_interval: int = 20, wait_for_completion: bool = True, max_attempts: int = 60
    ) -> str:
        """Begin a run of a flow, and wait for its end; return its id."""
        run: str = self.conn.start_flow(flowName=flow_name)["executionId"]
        if not wait_for_completion:
            return run

        def look() -> dict[str, Any]:
            found: dict[str, Any] = self.conn.describe_flow_execution_records(flowName=flow_name)
            return found

        for seen in looks(look, poll_interval, max_attempts):
            record: dict[str, Any] = next((each for each in seen["flowExecutions"] if each["executionId"] == run), {})
            state = record.get("executionStatus")
            if state == "Successful":
                return run
            if state == "Error":
                why = (record.get("executionResult") or {}).get("errorInfo") or "AppFlow gave no reason"
                raise WaiterTerminalFailure(f"the run {run} of the flow {flow_name}: {why}", seen)
        raise WaiterMaxAttemptsError(f"the run {run} of the flow {flow_name} had not ended after {max_attempts} looks")

    def update_flow_filter(self, flow_name: str, filter_tasks: list[Any], set_trigger_ondemand: bool = False) -> None:
        """Put filters into a flow, in the place of those that it has."""
        flow = self.conn.describe_flow(flowName=flow_name)
        tasks = [*(task for task in flow["tasks"] if task["taskType"] != "Filter"), *filter_tasks]
        given = {
            "flowName": flow["flowName"],
            "destinationFlowConfigList": flow["destinationFlowConfigList"],
            "sourceFlowConfig": flow["sourceFlowConfig"],
            "triggerConfig": {"triggerType": "OnDemand"} if set_trigger_ondemand else flow["triggerConfig"],
            "description": flow.get("description") or "Flow description.",
            "tasks": tasks,
        }
        self.conn.update_flow(**given)
