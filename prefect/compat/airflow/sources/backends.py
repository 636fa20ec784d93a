"""Secrets back ends by the names under which Airflow's settings know them."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from typing import Any, Protocol

from prefect.compat.airflow.standin.configuration import conf
from prefect.compat.airflow.standin.exceptions import AirflowConfigException


class Backend(Protocol):
    """Where connections and variables can be looked up."""

    def get_connection(self, conn_id: str) -> Any:
        """The connection, its URI or JSON text; `None` where there is none."""

    def get_variable(self, key: str) -> str | None:
        """The text of the variable, `None` where there is none."""


_HERE = "prefect.compat.airflow.sources."

#: Airflow's dotted name -> module and class here.
BACKENDS = {
    "airflow.secrets.local_filesystem.LocalFilesystemBackend": ("local_files", "LocalFilesystemBackend"),
    "airflow.providers.amazon.aws.secrets.secrets_manager.SecretsManagerBackend": ("aws", "SecretsManagerBackend"),
    "airflow.providers.amazon.aws.secrets.systems_manager.SystemsManagerParameterStoreBackend": (
        "aws", "SystemsManagerParameterStoreBackend",
    ),
    "airflow.providers.google.cloud.secrets.secret_manager.CloudSecretManagerBackend": (
        "google", "CloudSecretManagerBackend",
    ),
}  # fmt: skip
#: Older paths of the same.
OLD = {
    "airflow.contrib.secrets.aws_secrets_manager.SecretsManagerBackend": "SecretsManagerBackend",
    "airflow.contrib.secrets.aws_systems_manager.SystemsManagerParameterStoreBackend": (
        "SystemsManagerParameterStoreBackend"
    ),
    "airflow.contrib.secrets.gcp_secrets_manager.CloudSecretsManagerBackend": "CloudSecretManagerBackend",
}
BACKENDS.update({old: place for old, name in OLD.items() for place in BACKENDS.values() if place[1] == name})

_made: dict[tuple[str, str], Backend] = {}


def named(dotted: str, options: dict[str, Any]) -> Backend:
    """
    A secrets back end.

    Args:
        dotted: its class, by Airflow's name or a class of the user's own.
        options: its arguments.

    Raises:
        AirflowConfigException: it is not known here, or does not take these arguments.
    """
    module, name = BACKENDS.get(dotted, ("", ""))
    try:
        if name:
            kind: Callable[..., Backend] = getattr(importlib.import_module(_HERE + module), name)
        elif dotted.startswith("airflow."):
            known = ", ".join(sorted(path for path in BACKENDS if "contrib" not in path))
            raise AirflowConfigException(
                f"AIRFLOW__SECRETS__BACKEND: {dotted} has no counterpart here; known are {known}, "
                "and classes of your own"
            )
        else:
            place, _, name = dotted.rpartition(".")
            kind = getattr(importlib.import_module(place), name)
        return kind(**options)
    except (ImportError, AttributeError, TypeError, ValueError) as err:
        if type(err).__name__ == "MissingExtra":
            raise
        raise AirflowConfigException(f"AIRFLOW__SECRETS__BACKEND: {dotted} cannot be used: {err}") from err


def configured() -> list[Backend]:
    """
    The back end that the settings name (`AIRFLOW__SECRETS__BACKEND`, `AIRFLOW__SECRETS__BACKEND_KWARGS`), if any.

    Raises:
        AirflowConfigException: it is not known, or its arguments are no JSON object.
    """
    dotted = conf.get("secrets", "backend", fallback="") or ""
    if not dotted:
        return []
    text = conf.get("secrets", "backend_kwargs", fallback="") or "{}"
    backend = _made.get((dotted, text))
    if backend is None:
        try:
            options = json.loads(text)
        except ValueError as err:
            raise AirflowConfigException("AIRFLOW__SECRETS__BACKEND_KWARGS is no JSON") from err
        if not isinstance(options, dict):
            raise AirflowConfigException("AIRFLOW__SECRETS__BACKEND_KWARGS must be a JSON object")
        backend = _made[dotted, text] = named(dotted, options)
    return [backend]
