"""Storage Transfer Service: jobs that copy between stores, and their runs."""

from __future__ import annotations

from prefect.tasks.google.rows import OPERATION, Look, Row, Service

TRANSFER = Service(
    "storagetransfer",
    "storagetransfer.googleapis.com",
    words={
        "aws_credentials": "key of AWS that reads the bucket: a dict with `accessKeyId` and `secretAccessKey`.",
        "delete_job_after_completion": "delete the job once it has copied all; a run that does not wait leaves it.",
        "destination_bucket": "bucket of Cloud Storage that it is copied to.",
        "destination_path": "folder in that bucket, with a slash at its end; `None` is the whole bucket.",
        "filter": "which of them: JSON with `projectId`, and `jobNames`, `transferStatuses` if need be.",
        "job": "what to copy and when, a dict in the API's form (`transferSpec`, `schedule` …).",
        "transfer_job": "name of the job: `transferJobs/…`.",
        "object_conditions": "which objects to copy, a dict in the API's form (`includePrefixes` …).",
        "role_arn": "role of AWS that reads the bucket, instead of a key.",
        "schedule": "when to copy, a dict in the API's form; `None` is once, today.",
        "source_bucket": "bucket that is copied.",
        "source_path": "folder in that bucket, with a slash at its end; `None` is the whole bucket.",
        "transfer_options": "what is overwritten and deleted, a dict in the API's form.",
        "transfer_operation": "name of the run: `transferOperations/…`.",
    },
)
RUNS = Look(
    "transferOperations",
    "operations[].metadata.status",
    ("SUCCESS",),
    ("FAILED", "ABORTED"),
    reason="operations[].error.message",
    query={"filter": "to_string({projectId: args.project, jobNames: [made.name]})"},
)
#: Arguments of the tasks that make a job for one copy.
COPY = (
    "source_bucket: str, destination_bucket: str, source_path: str = None, destination_path: str = None, "
    "description: str = None, schedule: dict = None, object_conditions: dict = None, transfer_options: dict = None, "
    "delete_job_after_completion: bool = False"
)
SENT = {
    "projectId": "project",
    "transferSpec.gcsDataSink.bucketName": "destination_bucket",
    "transferSpec.gcsDataSink.path": "destination_path",
    "transferSpec.objectConditions": "object_conditions",
    "transferSpec.transferOptions": "transfer_options",
}

ROWS = (
    Row(
        "CloudDataTransferServiceCreateJob",
        TRANSFER,
        "Create a job that copies between stores; one of its name that is there already is enabled.",
        "job: dict, transfer_job: str = None",
        "POST transferJobs",
        send={"projectId": "project", "name": "transfer_job", "*": "job"},
        already=(409,),
        instead=Look("{+transfer_job}", "status", ("ENABLED",)),
        steps="prefect.tasks.google.transfer.CreatingJob",
        gives="made",
        returns="The job.",
        operators=("CloudDataTransferServiceCreateJobOperator",),
        words={"transfer_job": "name of the job: `transferJobs/…`; the service makes one if left out."},
    ),
    Row(
        "CloudDataTransferServiceUpdateJob",
        TRANSFER,
        "Change a job that copies between stores.",
        "transfer_job: str, job: dict, update_mask: str = None",
        "PATCH {+transfer_job}",
        send={"projectId": "project", "transferJob": "job", "updateTransferJobFieldMask": "update_mask"},
        gives="made",
        returns="The job.",
        operators=("CloudDataTransferServiceUpdateJobOperator",),
        words={"update_mask": "which fields to change, a text with commas."},
    ),
    Row(
        "CloudDataTransferServiceDeleteJob",
        TRANSFER,
        "Delete a job that copies between stores: its state is set so, and the service forgets it in time.",
        "transfer_job: str",
        "PATCH {+transfer_job}",
        send={"projectId": "project"},
        fixed={"transferJob.status": "DELETED", "updateTransferJobFieldMask": "status"},
        operators=("CloudDataTransferServiceDeleteJobOperator",),
    ),
    Row(
        "CloudDataTransferServiceRunJob",
        TRANSFER,
        "Run a job that copies between stores, whatever its schedule, and wait for its end.",
        "transfer_job: str",
        "POST {+transfer_job}:run",
        send={"projectId": "project"},
        look=OPERATION,
        gives="seen",
        gives_at_once="made",
        returns="The operation.",
        operators=("CloudDataTransferServiceRunJobOperator",),
    ),
    Row(
        "CloudDataTransferServiceGetOperation",
        TRANSFER,
        "Read what the service knows of a run of a job that copies.",
        "transfer_operation: str",
        "GET {+transfer_operation}",
        gives="made",
        returns="The operation.",
        operators=("CloudDataTransferServiceGetOperationOperator",),
    ),
    Row(
        "CloudDataTransferServiceListOperations",
        TRANSFER,
        "List runs of jobs that copy.",
        "filter: str, page_size: int = None",
        "GET transferOperations",
        pages="operations",
        gives="made.operations",
        returns="The operations, of all pages.",
        operators=("CloudDataTransferServiceListOperationsOperator",),
    ),
    *(
        Row(
            f"CloudDataTransferService{verb}Operation",
            TRANSFER,
            f"{does} a run of a job that copies.",
            "transfer_operation: str",
            "POST {+transfer_operation}:" + verb.lower(),
            operators=(f"CloudDataTransferService{verb}OperationOperator",),
        )
        for verb, does in (("Pause", "Pause"), ("Resume", "Go on with"), ("Cancel", "Call off"))
    ),
    Row(
        "CloudDataTransferServiceGCSToGCS",
        TRANSFER,
        "Copy from one bucket of Cloud Storage to another by a job of the service, and wait until all is there.",
        COPY,
        "POST transferJobs",
        send={
            **SENT,
            "transferSpec.gcsDataSource.bucketName": "source_bucket",
            "transferSpec.gcsDataSource.path": "source_path",
        },
        fixed={"status": "ENABLED"},
        local=("delete_job_after_completion",),
        look=RUNS,
        steps="prefect.tasks.google.transfer.Copying",
        gives="made.name",
        returns="The name of the job.",
        operators=("CloudDataTransferServiceGCSToGCSOperator",),
    ),
    Row(
        "CloudDataTransferServiceS3ToGCS",
        TRANSFER,
        "Copy a bucket of S3 into one of Cloud Storage by a job of the service, and wait until all is there.",
        COPY + ", aws_credentials: dict = None, role_arn: str = None",
        "POST transferJobs",
        send={
            **SENT,
            "transferSpec.awsS3DataSource.bucketName": "source_bucket",
            "transferSpec.awsS3DataSource.path": "source_path",
            "transferSpec.awsS3DataSource.awsAccessKey": "aws_credentials",
            "transferSpec.awsS3DataSource.roleArn": "role_arn",
        },
        fixed={"status": "ENABLED"},
        local=("delete_job_after_completion",),
        look=RUNS,
        steps="prefect.tasks.google.transfer.Copying",
        gives="made.name",
        returns="The name of the job.",
        operators=("CloudDataTransferServiceS3ToGCSOperator",),
    ),
    Row(
        "CloudDataTransferServiceWaitForJobStatus",
        TRANSFER,
        "Wait until a run of a job that copies has come to a state.",
        "transfer_job: str",
        look=RUNS._replace(query={"filter": "to_string({projectId: args.project, jobNames: [args.transfer_job]})"}),
        steps="prefect.tasks.google.transfer.LookingAtRuns",
        gives="seen.operations",
        returns="The runs of the job.",
        operators=("CloudDataTransferServiceJobStatusSensor",),
    ),
)
