"""Words of Storage Transfer Service that DAG files import; the values are those of Airflow's Google provider 19.0."""

from __future__ import annotations

import importlib

import pytest

from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.standin import paths, transfer_names

WORDS = {path: name for path, (module, name) in paths.SPECIAL.items() if module == "transfer_names"}


def test_every_word_is_there() -> None:
    known = {name for name in vars(transfer_names) if not name.startswith("_") and name != "annotations"}
    assert set(WORDS.values()) == known


@pytest.mark.parametrize(
    ("module", "version"),
    [
        ("airflow.providers.google.cloud.hooks.cloud_storage_transfer_service", (2, 10)),
        ("airflow.providers.google.cloud.operators.cloud_storage_transfer_service", (3, 2)),
        ("airflow.contrib.hooks.gcp_transfer_hook", (1, 10)),
        ("airflow.contrib.operators.gcp_transfer_operator", (1, 10)),
    ],
)
def test_can_be_imported(module: str, version: tuple[int, int]) -> None:
    with ImportSession([], version):
        found = importlib.import_module(module)
        assert found.GcpTransferJobsStatus.ENABLED == "ENABLED"
        assert found.BUCKET_NAME == "bucketName" and found.START_TIME_OF_DAY == "startTimeOfDay"
