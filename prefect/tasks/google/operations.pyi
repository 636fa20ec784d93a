# Made by scripts/google_catalogue.py from the table of operations; do not edit.

from typing import Any

from prefect.tasks.google.client import Credentials
from prefect.tasks.google.operation import Operation

class BigQueryCreateDataTransfer(Operation):
    """Create a transfer into BigQuery; it runs by its schedule, or when it is started."""

    def __init__(
        self,
        transfer_config: dict | None = ...,
        location: str | None = ...,
        authorization_code: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_config: dict | None = ...,
        location: str | None = ...,
        authorization_code: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class BigQueryDataTransferServiceStartTransferRuns(Operation):
    """Run a transfer into BigQuery now, and wait for its end."""

    def __init__(
        self,
        transfer_config_id: str | None = ...,
        requested_time_range: dict | None = ...,
        requested_run_time: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_config_id: str | None = ...,
        requested_time_range: dict | None = ...,
        requested_run_time: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class BigQueryDataTransferServiceWaitForTransferRun(Operation):
    """Wait for the end of a run of a transfer into BigQuery."""

    def __init__(
        self,
        run_id: str | None = ...,
        transfer_config_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        run_id: str | None = ...,
        transfer_config_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class BigQueryDeleteDataTransferConfig(Operation):
    """Delete a transfer into BigQuery."""

    def __init__(
        self,
        transfer_config_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_config_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBatchDeleteJob(Operation):
    """Delete a job of Batch; one that runs is called off."""

    def __init__(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        reason: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        reason: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBatchListJobs(Operation):
    """List the jobs of Batch in a region."""

    def __init__(
        self,
        region: str | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        limit: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        limit: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBatchListTasks(Operation):
    """List the tasks of a job of Batch."""

    def __init__(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        group_name: str = ...,
        filter: str | None = ...,
        limit: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        group_name: str = ...,
        filter: str | None = ...,
        limit: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBatchSubmitJob(Operation):
    """Run a job of Batch and wait for its end."""

    def __init__(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildCancelBuild(Operation):
    """Call off a build of Cloud Build."""

    def __init__(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildCreateBuild(Operation):
    """Build with Cloud Build and wait for the end."""

    def __init__(
        self,
        build: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        build: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildCreateBuildTrigger(Operation):
    """Create what triggers builds of Cloud Build."""

    def __init__(
        self,
        build_trigger: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        build_trigger: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildDeleteBuildTrigger(Operation):
    """Delete what triggers builds of Cloud Build."""

    def __init__(
        self,
        trigger_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        trigger_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildGetBuild(Operation):
    """Read what Cloud Build knows of a build."""

    def __init__(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildGetBuildTrigger(Operation):
    """Read what Cloud Build knows of a trigger."""

    def __init__(
        self,
        trigger_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        trigger_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildListBuildTriggers(Operation):
    """List what triggers builds of Cloud Build."""

    def __init__(
        self,
        location: str = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        location: str = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildListBuilds(Operation):
    """List the builds of Cloud Build."""

    def __init__(
        self,
        location: str = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        location: str = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildRetryBuild(Operation):
    """Build again what Cloud Build has built before, and wait for the end."""

    def __init__(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        build_id: str | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildRunBuildTrigger(Operation):
    """Build what a trigger of Cloud Build says, and wait for the end."""

    def __init__(
        self,
        trigger_id: str | None = ...,
        source: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        trigger_id: str | None = ...,
        source: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudBuildUpdateBuildTrigger(Operation):
    """Change what triggers builds of Cloud Build."""

    def __init__(
        self,
        trigger_id: str | None = ...,
        build_trigger: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        trigger_id: str | None = ...,
        build_trigger: dict | None = ...,
        location: str = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceCancelOperation(Operation):
    """Call off a run of a job that copies."""

    def __init__(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceCreateJob(Operation):
    """Create a job that copies between stores; one of its name that is there already is enabled."""

    def __init__(
        self,
        job: dict | None = ...,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job: dict | None = ...,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceDeleteJob(Operation):
    """Delete a job that copies between stores: its state is set so, and the service forgets it in time."""

    def __init__(
        self,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceGCSToGCS(Operation):
    """Copy from one bucket of Cloud Storage to another by a job of the service, and wait until all is there."""

    def __init__(
        self,
        source_bucket: str | None = ...,
        destination_bucket: str | None = ...,
        source_path: str | None = ...,
        destination_path: str | None = ...,
        description: str | None = ...,
        schedule: dict | None = ...,
        object_conditions: dict | None = ...,
        transfer_options: dict | None = ...,
        delete_job_after_completion: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        source_bucket: str | None = ...,
        destination_bucket: str | None = ...,
        source_path: str | None = ...,
        destination_path: str | None = ...,
        description: str | None = ...,
        schedule: dict | None = ...,
        object_conditions: dict | None = ...,
        transfer_options: dict | None = ...,
        delete_job_after_completion: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceGetOperation(Operation):
    """Read what the service knows of a run of a job that copies."""

    def __init__(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceListOperations(Operation):
    """List runs of jobs that copy."""

    def __init__(
        self,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServicePauseOperation(Operation):
    """Pause a run of a job that copies."""

    def __init__(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceResumeOperation(Operation):
    """Go on with a run of a job that copies."""

    def __init__(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_operation: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceRunJob(Operation):
    """Run a job that copies between stores, whatever its schedule, and wait for its end."""

    def __init__(
        self,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_job: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceS3ToGCS(Operation):
    """Copy a bucket of S3 into one of Cloud Storage by a job of the service, and wait until all is there."""

    def __init__(
        self,
        source_bucket: str | None = ...,
        destination_bucket: str | None = ...,
        source_path: str | None = ...,
        destination_path: str | None = ...,
        description: str | None = ...,
        schedule: dict | None = ...,
        object_conditions: dict | None = ...,
        transfer_options: dict | None = ...,
        delete_job_after_completion: bool = ...,
        role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        source_bucket: str | None = ...,
        destination_bucket: str | None = ...,
        source_path: str | None = ...,
        destination_path: str | None = ...,
        description: str | None = ...,
        schedule: dict | None = ...,
        object_conditions: dict | None = ...,
        transfer_options: dict | None = ...,
        delete_job_after_completion: bool = ...,
        aws_credentials: dict | None = ...,
        role_arn: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceUpdateJob(Operation):
    """Change a job that copies between stores."""

    def __init__(
        self,
        transfer_job: str | None = ...,
        job: dict | None = ...,
        update_mask: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_job: str | None = ...,
        job: dict | None = ...,
        update_mask: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudDataTransferServiceWaitForJobStatus(Operation):
    """Wait until a run of a job that copies has come to a state."""

    def __init__(
        self,
        transfer_job: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        transfer_job: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudFunctionDeleteFunction(Operation):
    """Delete a function and wait until it is gone."""

    def __init__(
        self,
        function_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        function_name: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudFunctionDeployFunction(Operation):
    """Create a function, or change the one of its name, and wait until it can be called."""

    def __init__(
        self,
        function: dict | None = ...,
        location: str | None = ...,
        zip_path: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        function: dict | None = ...,
        location: str | None = ...,
        zip_path: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudFunctionInvokeFunction(Operation):
    """Call a function and wait for its answer; made for tests, few calls at a time are allowed."""

    def __init__(
        self,
        function_id: str | None = ...,
        location: str | None = ...,
        data: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        function_id: str | None = ...,
        location: str | None = ...,
        data: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunCreateJob(Operation):
    """Create a job of Cloud Run and wait until it can be run."""

    def __init__(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunCreateService(Operation):
    """Create a service of Cloud Run and wait until it serves; one that is there already is left as it is."""

    def __init__(
        self,
        service_name: str | None = ...,
        service: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        service_name: str | None = ...,
        service: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunDeleteJob(Operation):
    """Delete a job of Cloud Run and wait until it is gone."""

    def __init__(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunDeleteService(Operation):
    """Delete a service of Cloud Run and wait until it is gone."""

    def __init__(
        self,
        service_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        service_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunExecuteJob(Operation):
    """Run a job of Cloud Run and wait until all of its tasks have succeeded."""

    def __init__(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        overrides: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        region: str | None = ...,
        overrides: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunListJobs(Operation):
    """List the jobs of Cloud Run in a region."""

    def __init__(
        self,
        region: str | None = ...,
        show_deleted: bool | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        show_deleted: bool | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudRunUpdateJob(Operation):
    """Change a job of Cloud Run and wait until that is done."""

    def __init__(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_name: str | None = ...,
        job: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLCloneInstance(Operation):
    """Clone an instance of Cloud SQL and wait until the clone is there."""

    def __init__(
        self,
        instance: str | None = ...,
        destination_instance_name: str | None = ...,
        clone_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        destination_instance_name: str | None = ...,
        clone_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLCreateInstance(Operation):
    """Create an instance of Cloud SQL and wait until it runs; one that is there already is left as it is."""

    def __init__(
        self,
        instance: str | None = ...,
        instance_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        instance_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLCreateInstanceDatabase(Operation):
    """Create a database in an instance of Cloud SQL; one of its name that is there already is left as it is."""

    def __init__(
        self,
        instance: str | None = ...,
        database_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        database_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLDeleteInstance(Operation):
    """Delete an instance of Cloud SQL and wait until it is gone."""

    def __init__(
        self,
        instance: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLDeleteInstanceDatabase(Operation):
    """Delete a database in an instance of Cloud SQL."""

    def __init__(
        self,
        instance: str | None = ...,
        database: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        database: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLExportInstance(Operation):
    """Write what is in an instance of Cloud SQL into a file in Cloud Storage."""

    def __init__(
        self,
        instance: str | None = ...,
        export_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        export_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLImportInstance(Operation):
    """Read a file in Cloud Storage into an instance of Cloud SQL."""

    def __init__(
        self,
        instance: str | None = ...,
        import_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        import_context: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLPatchInstance(Operation):
    """Change an instance of Cloud SQL and wait until that is done."""

    def __init__(
        self,
        instance: str | None = ...,
        instance_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        instance_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLPatchInstanceDatabase(Operation):
    """Change a database in an instance of Cloud SQL."""

    def __init__(
        self,
        instance: str | None = ...,
        database: str | None = ...,
        database_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        database: str | None = ...,
        database_body: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class CloudSQLWaitForNoOperationInProgress(Operation):
    """Wait until no operation of an instance of Cloud SQL is under way."""

    def __init__(
        self,
        instance: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineCopyInstanceTemplate(Operation):
    """Create a template for instances of Compute Engine that differs from another one in what is given."""

    def __init__(
        self,
        template_name: str | None = ...,
        new_name: str | None = ...,
        patch: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template_name: str | None = ...,
        new_name: str | None = ...,
        patch: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineDeleteInstance(Operation):
    """Delete an instance of Compute Engine and wait until it is gone."""

    def __init__(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineDeleteInstanceGroupManager(Operation):
    """Delete a group of instances of Compute Engine, and its instances."""

    def __init__(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineDeleteInstanceTemplate(Operation):
    """Delete a template for instances of Compute Engine."""

    def __init__(
        self,
        template_name: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template_name: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineInsertInstance(Operation):
    """Create an instance of Compute Engine and wait until it is there."""

    def __init__(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        instance: dict | None = ...,
        source_instance_template: str | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        instance: dict | None = ...,
        source_instance_template: str | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineInsertInstanceGroupManager(Operation):
    """Create a group of instances of Compute Engine by a template."""

    def __init__(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        group: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        group: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineInsertInstanceTemplate(Operation):
    """Create a template for instances of Compute Engine."""

    def __init__(
        self,
        template_name: str | None = ...,
        template: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template_name: str | None = ...,
        template: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineInstanceGroupUpdateManagerTemplate(Operation):
    """Give a group of instances of Compute Engine another template where it uses a certain one."""

    def __init__(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        source_template: str | None = ...,
        destination_template: str | None = ...,
        update_policy: dict | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        group_name: str | None = ...,
        zone: str | None = ...,
        source_template: str | None = ...,
        destination_template: str | None = ...,
        update_policy: dict | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineSetMachineType(Operation):
    """Give an instance of Compute Engine that was stopped another kind of machine."""

    def __init__(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        machine_type: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        machine_type: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineStartInstance(Operation):
    """Start an instance of Compute Engine that was stopped."""

    def __init__(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class ComputeEngineStopInstance(Operation):
    """Stop an instance of Compute Engine."""

    def __init__(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        instance_name: str | None = ...,
        zone: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowCreatePipeline(Operation):
    """Create a pipeline that begins jobs of Dataflow; one that is there already is left as it is."""

    def __init__(
        self,
        pipeline_name: str | None = ...,
        pipeline: dict | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_name: str | None = ...,
        pipeline: dict | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowDeletePipeline(Operation):
    """Delete a pipeline that begins jobs of Dataflow."""

    def __init__(
        self,
        pipeline_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowGetJob(Operation):
    """Read what Dataflow knows of a job."""

    def __init__(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowGetMetrics(Operation):
    """Read the metrics of a job of Dataflow."""

    def __init__(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        start_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        start_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowListAutoScalingEvents(Operation):
    """Read how the number of workers of a job of Dataflow has changed."""

    def __init__(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        start_time: str | None = ...,
        end_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        start_time: str | None = ...,
        end_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowListMessages(Operation):
    """Read the messages of a job of Dataflow."""

    def __init__(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        minimum_importance: str | None = ...,
        start_time: str | None = ...,
        end_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        minimum_importance: str | None = ...,
        start_time: str | None = ...,
        end_time: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowRunPipeline(Operation):
    """Let a pipeline begin a job of Dataflow."""

    def __init__(
        self,
        pipeline_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        pipeline_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowStartFlexTemplate(Operation):
    """Start a job of Dataflow by a flex template, and wait until it is done, or if it streams until it runs."""

    def __init__(
        self,
        body: dict | None = ...,
        location: str | None = ...,
        drain: bool = ...,
        until_finished: bool = ...,
        expected_state: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        body: dict | None = ...,
        location: str | None = ...,
        drain: bool = ...,
        until_finished: bool = ...,
        expected_state: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowStopJob(Operation):
    """Stop a job of Dataflow, or all whose names begin so, and wait until they have stopped."""

    def __init__(
        self,
        location: str | None = ...,
        job_id: str | None = ...,
        name_prefix: str | None = ...,
        drain: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        location: str | None = ...,
        job_id: str | None = ...,
        name_prefix: str | None = ...,
        drain: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowTemplatedJobStart(Operation):
    """Start a job of Dataflow by a classic template, and wait until it is done, or if it streams until it runs."""

    def __init__(
        self,
        template: str | None = ...,
        job_name: str | None = ...,
        location: str | None = ...,
        parameters: dict | None = ...,
        environment: dict | None = ...,
        drain: bool = ...,
        until_finished: bool = ...,
        expected_state: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template: str | None = ...,
        job_name: str | None = ...,
        location: str | None = ...,
        parameters: dict | None = ...,
        environment: dict | None = ...,
        drain: bool = ...,
        until_finished: bool = ...,
        expected_state: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataflowWaitForJob(Operation):
    """Wait until a job of Dataflow is done, or has come to another state."""

    def __init__(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformCancelWorkflowInvocation(Operation):
    """Call off the run of a workflow of Dataform, if it has not come to its end."""

    def __init__(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformCreateCompilationResult(Operation):
    """Compile the code of a repository of Dataform."""

    def __init__(
        self,
        compilation_result: dict | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        compilation_result: dict | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformCreateRepository(Operation):
    """Create a repository of Dataform."""

    def __init__(
        self,
        repository_id: str | None = ...,
        region: str | None = ...,
        repository: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        repository_id: str | None = ...,
        region: str | None = ...,
        repository: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformCreateWorkflowInvocation(Operation):
    """Run a workflow of Dataform and wait for its end."""

    def __init__(
        self,
        workflow_invocation: dict | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_invocation: dict | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformCreateWorkspace(Operation):
    """Create a workspace in a repository of Dataform."""

    def __init__(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        workspace: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        workspace: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformDeleteRepository(Operation):
    """Delete a repository of Dataform."""

    def __init__(
        self,
        repository_id: str | None = ...,
        region: str | None = ...,
        force: bool | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        repository_id: str | None = ...,
        region: str | None = ...,
        force: bool | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformDeleteWorkspace(Operation):
    """Delete a workspace in a repository of Dataform."""

    def __init__(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformGetCompilationResult(Operation):
    """Read what came out when the code of a repository of Dataform was compiled."""

    def __init__(
        self,
        compilation_result_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        compilation_result_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformGetWorkflowInvocation(Operation):
    """Read what Dataform knows of the run of a workflow."""

    def __init__(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformInstallNpmPackages(Operation):
    """Install the packages that a workspace of Dataform names."""

    def __init__(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformMakeDirectory(Operation):
    """Make a folder in a workspace of Dataform."""

    def __init__(
        self,
        directory_path: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        directory_path: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformQueryWorkflowInvocationActions(Operation):
    """List what the run of a workflow of Dataform does."""

    def __init__(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformRemoveDirectory(Operation):
    """Remove a folder, and what is in it, from a workspace of Dataform."""

    def __init__(
        self,
        directory_path: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        directory_path: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformRemoveFile(Operation):
    """Remove a file from a workspace of Dataform."""

    def __init__(
        self,
        filepath: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        filepath: str | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformWaitForWorkflowInvocation(Operation):
    """Wait for the end of the run of a workflow of Dataform."""

    def __init__(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformWaitForWorkflowInvocationAction(Operation):
    """Wait for the end of one action of the run of a workflow of Dataform."""

    def __init__(
        self,
        target_name: str | None = ...,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        target_name: str | None = ...,
        workflow_invocation_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataformWriteFile(Operation):
    """Write a file in a workspace of Dataform; one that is there is replaced."""

    def __init__(
        self,
        filepath: str | None = ...,
        contents: bytes | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        filepath: str | None = ...,
        contents: bytes | None = ...,
        workspace_id: str | None = ...,
        repository_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocCancelOperation(Operation):
    """Call off an operation of Dataproc."""

    def __init__(
        self,
        operation_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        operation_name: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocCreateBatch(Operation):
    """Run a batch of Spark without a cluster, on Dataproc, and wait for its end."""

    def __init__(
        self,
        batch: dict | None = ...,
        region: str | None = ...,
        batch_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        batch: dict | None = ...,
        region: str | None = ...,
        batch_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocCreateCluster(Operation):
    """Create a cluster of Dataproc and wait until it runs."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_config: dict | None = ...,
        virtual_cluster_config: dict | None = ...,
        labels: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        delete_on_error: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_config: dict | None = ...,
        virtual_cluster_config: dict | None = ...,
        labels: dict | None = ...,
        request_id: str | None = ...,
        use_if_exists: bool = ...,
        delete_on_error: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocCreateWorkflowTemplate(Operation):
    """Create a template of a workflow on Dataproc; one that is there already is left as it is."""

    def __init__(
        self,
        template: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template: dict | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocDeleteBatch(Operation):
    """Delete a batch of Dataproc that has come to its end."""

    def __init__(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocDeleteCluster(Operation):
    """Delete a cluster of Dataproc and wait until it is gone."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocDiagnoseCluster(Operation):
    """Gather what is needed to find out what is wrong with a cluster of Dataproc."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        tarball_gcs_dir: str | None = ...,
        diagnosis_interval: dict | None = ...,
        yarn_application_ids: list | None = ...,
        job_ids: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        tarball_gcs_dir: str | None = ...,
        diagnosis_interval: dict | None = ...,
        yarn_application_ids: list | None = ...,
        job_ids: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocGetBatch(Operation):
    """Read what Dataproc knows of a batch."""

    def __init__(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocInstantiateInlineWorkflowTemplate(Operation):
    """Run a workflow on Dataproc by a template that is given, and wait for its end."""

    def __init__(
        self,
        template: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocInstantiateWorkflowTemplate(Operation):
    """Run a workflow by its template on Dataproc and wait for its end."""

    def __init__(
        self,
        template_id: str | None = ...,
        region: str | None = ...,
        version: int | None = ...,
        parameters: dict[str, str] | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        template_id: str | None = ...,
        region: str | None = ...,
        version: int | None = ...,
        parameters: dict[str, str] | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocListBatches(Operation):
    """List the batches of Dataproc in a region."""

    def __init__(
        self,
        region: str | None = ...,
        page_size: int | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        page_size: int | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreCreateBackup(Operation):
    """Back up a metastore and wait until it is done; a backup that is there already is taken as it is."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup: dict | None = ...,
        backup_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup: dict | None = ...,
        backup_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreCreateMetadataImport(Operation):
    """Import the contents of a database into a metastore and wait until it is done."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        metadata_import: dict | None = ...,
        metadata_import_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        metadata_import: dict | None = ...,
        metadata_import_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreCreateService(Operation):
    """Create a metastore and wait until it is there; one that is there already is taken as it is."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        service: dict | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        service: dict | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreDeleteBackup(Operation):
    """Delete a backup of a metastore and wait until it is gone."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreDeleteService(Operation):
    """Delete a metastore and wait until it is gone."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreExportMetadata(Operation):
    """Write the contents of a metastore into Cloud Storage and wait until it is done."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        destination_gcs_folder: str | None = ...,
        database_dump_type: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        destination_gcs_folder: str | None = ...,
        database_dump_type: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreGetService(Operation):
    """Read what is known of a metastore."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreListBackups(Operation):
    """List the backups of a metastore."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        page_size: int | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        page_size: int | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreRestoreService(Operation):
    """Bring a metastore back to what it was when a backup was made."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup_name: str | None = ...,
        restore_type: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        backup_name: str | None = ...,
        restore_type: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreUpdateService(Operation):
    """Change a metastore and wait until it is done."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        service: dict | None = ...,
        update_mask: list | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        service: dict | None = ...,
        update_mask: list | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocMetastoreWaitForHivePartition(Operation):
    """Wait until a table of a metastore has some partitions."""

    def __init__(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        table: str | None = ...,
        partitions: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        region: str | None = ...,
        service_id: str | None = ...,
        table: str | None = ...,
        partitions: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocStartCluster(Operation):
    """Start a cluster of Dataproc that was stopped, and wait until it runs."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocStopCluster(Operation):
    """Stop a cluster of Dataproc and wait until it has stopped."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        region: str | None = ...,
        cluster_uuid: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocSubmitJob(Operation):
    """Submit a job to a cluster of Dataproc and wait for its end."""

    def __init__(
        self,
        job: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job: dict | None = ...,
        region: str | None = ...,
        request_id: str | None = ...,
        cancel_on_kill: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocUpdateCluster(Operation):
    """Change a cluster of Dataproc and wait until it is done."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        cluster: dict | None = ...,
        update_mask: list | None = ...,
        region: str | None = ...,
        graceful_decommission_timeout: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        cluster: dict | None = ...,
        update_mask: list | None = ...,
        region: str | None = ...,
        graceful_decommission_timeout: str | None = ...,
        request_id: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocWaitForBatch(Operation):
    """Wait for the end of a batch of Dataproc."""

    def __init__(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        batch_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class DataprocWaitForJob(Operation):
    """Wait for the end of a job on a cluster of Dataproc."""

    def __init__(
        self,
        job_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        job_id: str | None = ...,
        region: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class GKECreateCluster(Operation):
    """Create a cluster of GKE and wait until it runs; one that is there already is taken as it is."""

    def __init__(
        self,
        cluster: dict | None = ...,
        location: str | None = ...,
        delete_on_failure: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster: dict | None = ...,
        location: str | None = ...,
        delete_on_failure: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class GKEDeleteCluster(Operation):
    """Delete a cluster of GKE and wait until it is gone; one that is not there is fine."""

    def __init__(
        self,
        cluster_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        cluster_name: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubAcknowledge(Operation):
    """Tell Pub/Sub that messages of a subscription have arrived, so that they do not come again."""

    def __init__(
        self,
        subscription: str | None = ...,
        ack_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription: str | None = ...,
        ack_ids: list[str] | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubCreateSubscription(Operation):
    """Create a subscription of a topic of Pub/Sub."""

    def __init__(
        self,
        subscription: str | None = ...,
        topic_name: str | None = ...,
        ack_deadline: int | None = ...,
        push_config: dict | None = ...,
        retain_acked_messages: bool | None = ...,
        message_retention_duration: str | None = ...,
        labels: dict | None = ...,
        enable_message_ordering: bool | None = ...,
        expiration_policy: dict | None = ...,
        filter: str | None = ...,
        dead_letter_policy: dict | None = ...,
        retry_policy: dict | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription: str | None = ...,
        topic_name: str | None = ...,
        ack_deadline: int | None = ...,
        push_config: dict | None = ...,
        retain_acked_messages: bool | None = ...,
        message_retention_duration: str | None = ...,
        labels: dict | None = ...,
        enable_message_ordering: bool | None = ...,
        expiration_policy: dict | None = ...,
        filter: str | None = ...,
        dead_letter_policy: dict | None = ...,
        retry_policy: dict | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubCreateTopic(Operation):
    """Create a topic of Pub/Sub."""

    def __init__(
        self,
        topic: str | None = ...,
        labels: dict | None = ...,
        message_storage_policy: dict | None = ...,
        kms_key_name: str | None = ...,
        schema_settings: dict | None = ...,
        message_retention_duration: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        topic: str | None = ...,
        labels: dict | None = ...,
        message_storage_policy: dict | None = ...,
        kms_key_name: str | None = ...,
        schema_settings: dict | None = ...,
        message_retention_duration: str | None = ...,
        use_if_exists: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubDeleteSubscription(Operation):
    """Delete a subscription of Pub/Sub."""

    def __init__(
        self,
        subscription: str | None = ...,
        ignore_missing: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription: str | None = ...,
        ignore_missing: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubDeleteTopic(Operation):
    """Delete a topic of Pub/Sub."""

    def __init__(
        self,
        topic: str | None = ...,
        ignore_missing: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        topic: str | None = ...,
        ignore_missing: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubPublishMessage(Operation):
    """Publish messages to a topic of Pub/Sub; as many requests are sent as its limits ask for."""

    def __init__(
        self,
        topic: str | None = ...,
        messages: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        topic: str | None = ...,
        messages: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubPull(Operation):
    """Pull the messages of a subscription of Pub/Sub that are there, if there are any."""

    def __init__(
        self,
        subscription: str | None = ...,
        max_messages: int = ...,
        acknowledge: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription: str | None = ...,
        max_messages: int = ...,
        acknowledge: bool = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class PubSubWaitForMessages(Operation):
    """Wait for messages of a subscription of Pub/Sub, and pull them."""

    def __init__(
        self,
        subscription: str | None = ...,
        max_messages: int = ...,
        acknowledge: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        subscription: str | None = ...,
        max_messages: int = ...,
        acknowledge: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsCancelExecution(Operation):
    """Call off an execution of a workflow."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsCreateExecution(Operation):
    """Execute a workflow and wait for its end."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        execution: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        execution: dict | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsCreateWorkflow(Operation):
    """Create a workflow and wait until it can be executed; one that is there already is left as it is."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        workflow: dict | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        workflow: dict | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsDeleteWorkflow(Operation):
    """Delete a workflow and its executions, and wait until it is gone."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsGetExecution(Operation):
    """Read what became of an execution of a workflow."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsGetWorkflow(Operation):
    """Read a workflow."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsListExecutions(Operation):
    """List the executions of a workflow, the latest first."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        filter: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsListWorkflows(Operation):
    """List the workflows in a region."""

    def __init__(
        self,
        location: str | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        location: str | None = ...,
        filter: str | None = ...,
        order_by: str | None = ...,
        page_size: int | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsUpdateWorkflow(Operation):
    """Change a workflow and wait until that is done."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        workflow: dict | None = ...,
        update_mask: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        location: str | None = ...,
        workflow: dict | None = ...,
        update_mask: list | None = ...,
        options: dict[str, Any] | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        wait: bool = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...

class WorkflowsWaitForExecution(Operation):
    """Wait for the end of an execution of a workflow."""

    def __init__(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
        *,
        client_kwargs: dict[str, Any] | None = ...,
        **options_of_every_task: Any
    ) -> None: ...
    def run(
        self,
        workflow_id: str | None = ...,
        execution_id: str | None = ...,
        location: str | None = ...,
        project: str | None = ...,
        credentials: Credentials | None = ...,
        done_states: list[str] | None = ...,
        failed_states: list[str] | None = ...,
        poll_interval: float = ...,
        max_wait: float | None = ...,
        request_timeout: float = ...,
    ) -> Any: ...
