"""The forms of results: where a value is stored, never the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from prefect.core import hooks
from prefect.core.errors import NotAvailable
from prefect.core.results.base import NoResult, NoResultType, Result
from prefect.core.results.constant import ConstantResult
from prefect.core.results.local import LocalResult
from prefect.core.results.prefect_result import PrefectResult
from prefect.core.results.secret import SecretResult
from prefect.core.serialization.fields import TEXT
from prefect.core.serialization.names import type_name
from prefect.core.serialization.schema import OneOfSchema, Schema
from prefect.core.task import Task


class ResultSchema(Schema):
    """The form of a result that knows nothing but its location."""

    fields = {"location": TEXT}
    #: The class that is made.
    result_class: ClassVar[Any] = Result

    def make(self, data: dict[str, Any]) -> Result:
        """
        Make the result.

        Args:
            data: the fields that were there.

        Returns:
            The result, without a value.
        """
        result: Result = self.result_class(**data)
        return result


class ConstantResultSchema(ResultSchema):
    """The form of a constant."""

    result_class = ConstantResult


class PrefectResultSchema(ResultSchema):
    """The form of a value that is its own location."""

    result_class = PrefectResult


class LocalResultSchema(ResultSchema):
    """The form of a value in a file."""

    fields = {"dir": TEXT.needed(), "location": TEXT}

    def make(self, data: dict[str, Any]) -> Result:
        """
        Make the result.

        Args:
            data: the fields that were there.

        Returns:
            The result; its folder need not be there on this machine.
        """
        return LocalResult(validate_dir=False, **data)


class CustomResultSchema(ResultSchema):
    """The form of a result of a user's class; read again it knows its location only."""

    fields = {"location": TEXT}


class SecretResultSchema(ResultSchema):
    """The form of a secret: its name and the kind of task that reads it."""

    fields = {"location": TEXT, "secret_type": TEXT}

    def attribute(self, obj: SecretResult, key: str) -> Any:
        """
        What a field is written from.

        Args:
            obj: the result.
            key: the field.

        Returns:
            The value.
        """
        return type(obj.secret_task).__name__ if key == "secret_type" else super().attribute(obj, key)

    def make(self, data: dict[str, Any]) -> Result:
        """
        Make the result.

        Args:
            data: the fields that were there.

        Returns:
            The result; where its task is not known, it can be looked at and not read.
        """
        location = data.get("location")
        return SecretResult(Task(name=location), location=location)


class NoResultSchema(Schema):
    """The form of no result."""

    def make(self, data: dict[str, Any]) -> NoResultType:
        """
        Give the one.

        Args:
            data: nothing.

        Returns:
            `NoResult`.
        """
        return NoResult


class _ElsewhereSchema(ResultSchema):
    """The form of a result whose class belongs to an extra."""

    name: ClassVar[str] = ""

    def make(self, data: dict[str, Any]) -> Result:
        """
        Make the result.

        Args:
            data: the fields that were there.

        Returns:
            The result; where its extra is not installed, one that knows its location only.
        """
        try:
            made: Result = hooks.call("result_class", self.name)(**data)
        except NotAvailable:
            return Result(location=data.get("location"))
        return made


class S3ResultSchema(_ElsewhereSchema):
    """The form of a value in S3."""

    fields = {"bucket": TEXT.needed(), "location": TEXT}
    name = "S3Result"


class GCSResultSchema(_ElsewhereSchema):
    """The form of a value in Google Cloud Storage."""

    fields = {"bucket": TEXT.needed(), "location": TEXT}
    name = "GCSResult"


class AzureResultSchema(_ElsewhereSchema):
    """The form of a value in Azure's blob storage."""

    fields = {"container": TEXT.needed(), "location": TEXT}
    name = "AzureResult"


class StateResultSchema(OneOfSchema):
    """The form of any result."""

    type_schemas: ClassVar[Mapping[str, type[Schema]]] = {
        "Result": ResultSchema,
        "CustomResult": CustomResultSchema,
        "AzureResult": AzureResultSchema,
        "ConstantResult": ConstantResultSchema,
        "GCSResult": GCSResultSchema,
        "LocalResult": LocalResultSchema,
        "PrefectResult": PrefectResultSchema,
        "S3Result": S3ResultSchema,
        "SecretResult": SecretResultSchema,
        "NoResultType": NoResultSchema,
    }

    def type_of(self, obj: Any) -> str:
        """
        The name of a kind of result.

        Args:
            obj: the result.

        Returns:
            The name; `CustomResult` for a user's class.
        """
        name = type(obj).__name__
        return name if name in self.type_schemas and type_name(obj).startswith("prefect.") else "CustomResult"

    def schema_for(self, name: str) -> type[Schema]:
        """
        The schema of a kind of result.

        Args:
            name: its name.

        Returns:
            The schema; of a kind that is not known only the location is read.
        """
        return self.type_schemas.get(name, CustomResultSchema)
