"""Tasks for Amazon Web Services: `pip install "prefect[aws]"`."""

from prefect.tasks.aws.s3 import S3Download, S3List, S3Upload

__all__ = ["S3Download", "S3List", "S3Upload"]
