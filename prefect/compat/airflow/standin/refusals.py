"""Which error refuses something: before Airflow 3 mostly `AirflowException`, since then Python's own."""

from __future__ import annotations

from prefect.compat.airflow.standin.exceptions import AirflowException
from prefect.compat.airflow.standin.versions import current


def refusal(since_three: type[Exception]) -> type[Exception]:
    """Return the error for the version that holds now; `since_three` is the one of Airflow 3."""
    return since_three if current() >= (3, 0) else AirflowException
