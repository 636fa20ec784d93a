"""`airflow.providers.common.compat.sdk`: names of Airflow 2 and 3 in one place; most are in the table anyway."""

from __future__ import annotations

from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.exportedcontext import AIRFLOW_VAR_NAME_FORMAT_MAPPING, context_to_airflow_vars
from prefect.compat.airflow.standin.machine_api import timeout
from prefect.compat.airflow.standin.masker import mask_secret, redact
from prefect.compat.airflow.standin.notset import NOTSET as SET_DURING_EXECUTION
from prefect.compat.airflow.standin.stats import Stats

__all__ = [
    "AIRFLOW_VAR_NAME_FORMAT_MAPPING",
    "SET_DURING_EXECUTION",
    "Stats",
    "conf",
    "context_to_airflow_vars",
    "mask_secret",
    "redact",
    "timeout",
]
