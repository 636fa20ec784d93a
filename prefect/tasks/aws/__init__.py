"""Tasks for Amazon Web Services: `pip install "prefect[aws]"`."""

from typing import Any

from prefect.tasks.aws import operations
from prefect.tasks.aws.batch import BatchSubmit
from prefect.tasks.aws.browse import catalogue
from prefect.tasks.aws.call import AWSCall
from prefect.tasks.aws.client_waiter import AWSClientWait
from prefect.tasks.aws.dynamodb import DynamoDBToS3, DynamoDBWaitForValue
from prefect.tasks.aws.ecs import EcsRunTask
from prefect.tasks.aws.glue import GlueCrawl, GlueCrawlerCreate, GlueCrawlerUpdate, GlueRunJob
from prefect.tasks.aws.lambda_function import LambdaCreate, LambdaDelete, LambdaInvoke, LambdaList
from prefect.tasks.aws.mail import SesSendEmail
from prefect.tasks.aws.parameter_store_manager import AWSParametersManager
from prefect.tasks.aws.queues import SqsReceive
from prefect.tasks.aws.redshift import RedshiftDataQuery, RedshiftToS3, S3ToRedshift
from prefect.tasks.aws.s3 import S3Download, S3List, S3Upload
from prefect.tasks.aws.s3_buckets import S3CreateBucket, S3DeleteBucket, S3PutBucketTagging
from prefect.tasks.aws.s3_objects import (
    S3CopyObject,
    S3CopyPrefix,
    S3CreateObject,
    S3DeleteObjects,
    S3FileTransform,
    S3ListPrefixes,
)
from prefect.tasks.aws.s3_transfers import HttpToS3, LocalToS3, S3ToLocal
from prefect.tasks.aws.s3_waiting import S3WaitForKey, S3WaitForUnchanged
from prefect.tasks.aws.secrets_manager import AWSSecretsManager
from prefect.tasks.aws.server_transfers import FtpToS3, GcsToS3, S3ToFtp, S3ToSftp, SftpToS3
from prefect.tasks.aws.sql_transfers import S3ToSql, SqlToS3
from prefect.tasks.aws.step_function import StepActivate

__all__ = [
    "AWSCall",
    "AWSClientWait",
    "AWSParametersManager",
    "AWSSecretsManager",
    "BatchSubmit",
    "DynamoDBToS3",
    "DynamoDBWaitForValue",
    "EcsRunTask",
    "FtpToS3",
    "GcsToS3",
    "GlueCrawl",
    "GlueCrawlerCreate",
    "GlueCrawlerUpdate",
    "GlueRunJob",
    "HttpToS3",
    "LambdaCreate",
    "LambdaDelete",
    "LambdaInvoke",
    "LambdaList",
    "LocalToS3",
    "RedshiftDataQuery",
    "RedshiftToS3",
    "S3CopyObject",
    "S3CopyPrefix",
    "S3CreateBucket",
    "S3CreateObject",
    "S3DeleteBucket",
    "S3DeleteObjects",
    "S3Download",
    "S3FileTransform",
    "S3List",
    "S3ListPrefixes",
    "S3PutBucketTagging",
    "S3ToFtp",
    "S3ToLocal",
    "S3ToRedshift",
    "S3ToSftp",
    "S3ToSql",
    "S3Upload",
    "S3WaitForKey",
    "S3WaitForUnchanged",
    "SesSendEmail",
    "SftpToS3",
    "SqlToS3",
    "SqsReceive",
    "StepActivate",
    "catalogue",
    *operations.__all__,
]


def __getattr__(name: str) -> Any:
    if name in operations.__all__:
        return getattr(operations, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
