"""Secrets back ends by Airflow's names, against emulated services."""

from __future__ import annotations

import base64
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import moto
import pytest
import requests

from prefect.compat.airflow.sources import backends
from prefect.compat.airflow.standin import overrides
from prefect.compat.airflow.standin.connection import find_connection
from prefect.compat.airflow.standin.exceptions import AirflowConfigException
from prefect.compat.airflow.standin.variable import Variable

AWS = "airflow.providers.amazon.aws.secrets."


@pytest.fixture(autouse=True)
def asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overrides, "first", backends.configured)
    monkeypatch.setattr(backends, "_made", {})


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with moto.mock_aws():
        yield


def configure(monkeypatch: pytest.MonkeyPatch, name: str, **options: Any) -> None:
    monkeypatch.setenv("AIRFLOW__SECRETS__BACKEND", name)
    monkeypatch.setenv("AIRFLOW__SECRETS__BACKEND_KWARGS", json.dumps(options))


def test_secrets_manager(monkeypatch: pytest.MonkeyPatch, aws: None) -> None:
    client = boto3.client("secretsmanager")
    client.create_secret(Name="airflow/connections/one", SecretString="http://me:pass99@host:80/x")
    fields = {"user": "u", "pass": "pass77", "server": "s", "engine": "mysql", "database": "d", "port": "1"}
    client.create_secret(Name="airflow/connections/two", SecretString=json.dumps(fields))
    client.create_secret(Name="airflow/variables/v", SecretString="text")
    configure(monkeypatch, AWS + "secrets_manager.SecretsManagerBackend", region_name="eu-west-1")
    assert find_connection("one").password == "pass99"
    two = find_connection("two")
    assert (two.login, two.password, two.host, two.conn_type, two.schema, two.port) == (
        "u", "pass77", "s", "mysql", "d", 1,
    )  # fmt: skip
    assert Variable.get("v") == "text"
    assert Variable.get("none", default_var=None) is None


def test_it_is_asked_before_the_environment(monkeypatch: pytest.MonkeyPatch, aws: None) -> None:
    boto3.client("ssm").put_parameter(Name="/mine/variables/v", Value="from the store", Type="SecureString")
    monkeypatch.setenv("AIRFLOW_VAR_V", "from the environment")
    monkeypatch.setenv("AIRFLOW_VAR_W", "from the environment")
    store = AWS + "systems_manager.SystemsManagerParameterStoreBackend"
    configure(monkeypatch, store, variables_prefix="/mine/variables")
    assert (Variable.get("v"), Variable.get("w")) == ("from the store", "from the environment")


def test_a_prefix_of_none_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    configure(monkeypatch, AWS + "secrets_manager.SecretsManagerBackend", variables_prefix=None)
    assert Variable.get("v", default_var="mine") == "mine"


class _SecretManager(http.server.BaseHTTPRequestHandler):
    secrets = {"airflow-variables-v": "text", "airflow-connections-c": "http://me:pass55@host"}

    def do_GET(self) -> None:
        name = self.path.split("/secrets/")[1].split("/")[0]
        found = self.secrets.get(name)
        self.send_response(404 if found is None else 200)
        self.end_headers()
        if found is not None:
            self.wfile.write(json.dumps({"payload": {"data": base64.b64encode(found.encode()).decode()}}).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def test_google_secret_manager(monkeypatch: pytest.MonkeyPatch) -> None:
    # there is no emulator of this service; the server answers as its REST interface is documented to
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _SecretManager)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        backend = backends.named(
            "airflow.providers.google.cloud.secrets.secret_manager.CloudSecretManagerBackend",
            {"project_id": "p", "endpoint": f"http://127.0.0.1:{server.server_port}", "session": requests.Session()},
        )
        assert (backend.get_variable("v"), backend.get_variable("w")) == ("text", None)
        assert backend.get_connection("c").password == "pass55"
    finally:
        server.shutdown()
        server.server_close()


def test_local_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "v.json").write_text('{"v": "from a file"}')
    name = "airflow.secrets.local_filesystem.LocalFilesystemBackend"
    configure(monkeypatch, name, variables_file_path=str(tmp_path / "v.json"))
    assert Variable.get("v") == "from a file"


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("airflow.providers.hashicorp.secrets.vault.VaultBackend", "{}", "has no counterpart here; known are"),
        (AWS + "secrets_manager.SecretsManagerBackend", '{"nonsense": 1}', "unknown arguments: nonsense"),
        (AWS + "secrets_manager.SecretsManagerBackend", "{", "BACKEND_KWARGS is no JSON"),
        ("nowhere.at.All", "{}", "nowhere.at.All cannot be used"),
    ],
)
def test_what_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, options: str, message: str) -> None:
    monkeypatch.setenv("AIRFLOW__SECRETS__BACKEND", name)
    monkeypatch.setenv("AIRFLOW__SECRETS__BACKEND_KWARGS", options)
    with pytest.raises(AirflowConfigException, match=message):
        Variable.get("v")
