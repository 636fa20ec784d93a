"""What own operators and sensors for AWS and Google are derived from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from prefect.compat.airflow.standin.baseoperator import BaseOperator
from prefect.compat.airflow.standin.notset import NOTSET
from prefect.compat.airflow.standin.sensors.base import BaseSensorOperator


def aws_template_fields(*template_fields: str) -> tuple[str, ...]:
    """Return `template_fields`, and those that every operator for AWS has, sorted."""
    return tuple(sorted({"aws_conn_id", "region_name", "verify", *template_fields}))


class AwsBaseHookMixin:
    """
    Gives an operator its hook, of the class `aws_hook_class`.

    Args:
        aws_conn_id: the connection; `None` uses boto3's own search for credentials.
        region_name: the region; `None` means that of the connection.
        verify: check certificates, or the file of those to trust; `None` means as the connection says.
        botocore_config: arguments for the client's configuration.
        region: older name of `region_name`.
    """

    aws_hook_class: Any
    template_fields: Sequence[str] = aws_template_fields()

    def __init__(
        self,
        *,
        aws_conn_id: str | None = "aws_default",
        region_name: str | None = None,
        verify: bool | str | None = None,
        botocore_config: dict[str, Any] | None = None,
        region: Any = NOTSET,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.aws_conn_id, self.verify, self.botocore_config = aws_conn_id, verify, botocore_config
        self.region_name = region_name if region is NOTSET else region
        self.validate_attributes()

    def __class_getitem__(cls, hook: Any) -> Any:
        """Return the class itself: which hook it has is for type checkers."""
        return cls

    def validate_attributes(self) -> None:
        """Refuse a class that does not say which hook it has."""
        if getattr(self, "aws_hook_class", None) is None:
            raise AttributeError(f"Class attribute '{type(self).__name__}.aws_hook_class' should be set.")

    @cached_property
    def hook(self) -> Any:
        """The hook, made when it is first asked for."""
        return self.aws_hook_class(
            aws_conn_id=self.aws_conn_id,
            region_name=self.region_name,
            verify=self.verify,
            config=self.botocore_config,
        )


class AwsBaseOperator(AwsBaseHookMixin, BaseOperator):
    """An operator for AWS; own ones are derived from it."""


class AwsBaseSensor(AwsBaseHookMixin, BaseSensorOperator):
    """A sensor for AWS; own ones are derived from it."""


class GoogleCloudBaseOperator(BaseOperator):
    """An operator for Google's cloud; own ones are derived from it."""

    @property
    def extra_links_params(self) -> dict[str, Any]:
        """What links of the web server need; there is none here."""
        return {}
