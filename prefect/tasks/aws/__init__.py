"""Tasks for Amazon Web Services: `pip install "prefect[aws]"`. Each is imported when it is first asked for."""

import importlib
from typing import Any

from prefect.tasks.aws import operations

#: What is written by hand -> the module that has it.
WRITTEN = {
    "AWSCall": "call",
    "AWSClientWait": "client_waiter",
    "AWSParametersManager": "parameter_store_manager",
    "AWSSecretsManager": "secrets_manager",
    "AppflowRun": "appflow",
    "BatchSubmit": "batch",
    "BedrockInvokeAgentRuntime": "bedrock",
    "BedrockInvokeModel": "bedrock",
    "DataSyncCopy": "datasync",
    "DynamoDBPutItems": "source_transfers",
    "DynamoDBToS3": "dynamodb",
    "DynamoDBWaitForValue": "dynamodb",
    "EcsRunTask": "ecs",
    "FilesToS3": "source_transfers",
    "FtpToS3": "server_transfers",
    "GcsToS3": "server_transfers",
    "GlacierToGcs": "archive_transfers",
    "GlueCrawl": "glue",
    "GlueCrawlerCreate": "glue",
    "GlueCrawlerUpdate": "glue",
    "GlueRunJob": "glue",
    "HttpToS3": "s3_transfers",
    "ImapAttachmentToS3": "archive_transfers",
    "LambdaCreate": "lambda_function",
    "LambdaDelete": "lambda_function",
    "LambdaInvoke": "lambda_function",
    "LambdaList": "lambda_function",
    "LocalToS3": "s3_transfers",
    "MwaaTriggerDagRun": "mwaa",
    "MwaaWaitForDagRun": "mwaa",
    "MwaaWaitForTask": "mwaa",
    "RedshiftDataQuery": "redshift",
    "RedshiftToS3": "redshift",
    "RowsToS3": "source_transfers",
    "S3CopyObject": "s3_objects",
    "S3CopyPrefix": "s3_objects",
    "S3CreateBucket": "s3_buckets",
    "S3CreateObject": "s3_objects",
    "S3DeleteBucket": "s3_buckets",
    "S3DeleteObjects": "s3_objects",
    "S3Download": "s3",
    "S3FileTransform": "s3_objects",
    "S3List": "s3",
    "S3ListPrefixes": "s3_objects",
    "S3PutBucketTagging": "s3_buckets",
    "S3ToFtp": "server_transfers",
    "S3ToLocal": "s3_transfers",
    "S3ToRedshift": "redshift",
    "S3ToSftp": "server_transfers",
    "S3ToSql": "sql_transfers",
    "S3Upload": "s3",
    "S3WaitForKey": "s3_waiting",
    "S3WaitForUnchanged": "s3_waiting",
    "SageMakerDeployEndpoint": "sagemaker",
    "SageMakerRegisterModel": "sagemaker",
    "SesSendEmail": "mail",
    "SftpToS3": "server_transfers",
    "SqlToS3": "sql_transfers",
    "SqsReceive": "queues",
    "StepActivate": "step_function",
    "catalogue": "browse",
}

__all__ = [*WRITTEN, *operations.__all__]


def __getattr__(name: str) -> Any:
    if name in WRITTEN:
        return getattr(importlib.import_module(f"{__name__}.{WRITTEN[name]}"), name)
    if name in operations.__all__:
        return getattr(operations, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
