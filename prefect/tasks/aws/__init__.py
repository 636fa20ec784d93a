"""Tasks for Amazon Web Services: `pip install "prefect[aws]"`."""

from typing import Any

from prefect.tasks.aws import operations
from prefect.tasks.aws.batch import BatchSubmit
from prefect.tasks.aws.call import AWSCall
from prefect.tasks.aws.client_waiter import AWSClientWait
from prefect.tasks.aws.lambda_function import LambdaCreate, LambdaDelete, LambdaInvoke, LambdaList
from prefect.tasks.aws.parameter_store_manager import AWSParametersManager
from prefect.tasks.aws.s3 import S3Download, S3List, S3Upload
from prefect.tasks.aws.secrets_manager import AWSSecretsManager
from prefect.tasks.aws.step_function import StepActivate

__all__ = [  # noqa: PLE0604 - the names of the tasks that are made from the table are added below
    "AWSCall",
    "AWSClientWait",
    "AWSParametersManager",
    "AWSSecretsManager",
    "BatchSubmit",
    "LambdaCreate",
    "LambdaDelete",
    "LambdaInvoke",
    "LambdaList",
    "S3Download",
    "S3List",
    "S3Upload",
    "StepActivate",
    *operations.__all__,
]


def __getattr__(name: str) -> Any:
    if name in operations.__all__:
        return getattr(operations, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
