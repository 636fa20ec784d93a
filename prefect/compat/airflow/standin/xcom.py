"""`XCom` as a class that custom back ends derive from."""

from __future__ import annotations

import json
from typing import Any

from prefect.compat.airflow.standin.ormnames import ModelMeta

XCOM_RETURN_KEY = "return_value"


class BaseXCom(metaclass=ModelMeta):
    """How values are kept; here they are kept by the run, so that back ends have no effect."""

    XCOM_RETURN_KEY = XCOM_RETURN_KEY

    @staticmethod
    def serialize_value(value: Any, **kwargs: Any) -> Any:
        """Return `value` as text."""
        return json.dumps(value).encode()

    @staticmethod
    def deserialize_value(result: Any) -> Any:
        """Return the value of what was kept."""
        return json.loads(result.value)

    def orm_deserialize_value(self) -> Any:
        """Return the value for display."""
        return self.deserialize_value(self)

    @classmethod
    def _in_run(cls) -> Any:
        from prefect.compat.airflow.standin.current import get_current_context  # only inside a task

        return get_current_context()["ti"]

    @classmethod
    def get_one(cls, *, key: str = XCOM_RETURN_KEY, task_id: str | None = None, **kwargs: Any) -> Any:
        """Return a value of the present run."""
        return cls._in_run().xcom_pull(task_ids=task_id, key=key)

    @classmethod
    def set(cls, key: str, value: Any, **kwargs: Any) -> None:
        """Push a value for the running task."""
        cls._in_run().xcom_push(key=key, value=value)


class XCom(BaseXCom):
    """The class that Airflow uses."""


def __getattr__(name: str) -> Any:
    if name == "LazyXComAccess":
        # of the run, which knows the stand-in
        from prefect.compat.airflow.runtime.lazy import LazyXComSelectSequence

        return LazyXComSelectSequence
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
