from __future__ import annotations

import json
import threading

import pytest
from google.auth.exceptions import DefaultCredentialsError

from prefect.core.context import context
from prefect.tasks.google.client import google_client, storage_client


def key(url):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    text = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    return {
        "type": "service_account", "project_id": "of-key", "private_key_id": "1", "private_key": text,
        "client_email": "robot@p.iam.gserviceaccount.com", "client_id": "1", "token_uri": f"{url}/token",
    }  # fmt: skip


@pytest.fixture(scope="module")
def info():
    pytest.importorskip("cryptography")
    return key("http://127.0.0.1:1")


def test_is_made_once_and_shared(google):
    found = []
    threads = [threading.Thread(target=lambda: found.append(storage_client(project="p"))) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert len({id(client) for client in found}) == 1
    assert storage_client(project="other") is not found[0]


def test_follows_the_environment(google, monkeypatch):
    before = storage_client(project="p")
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", "http://127.0.0.1:1")
    assert storage_client(project="p") is not before


def test_credentials_by_dict_file_and_secret(google, info, tmp_path):
    path = tmp_path / "key.json"
    path.write_text(json.dumps(info))
    for given in (info, str(path)):
        assert storage_client(given).project == "of-key"
    with context(secrets={"MINE": info, "GCP_CREDENTIALS": {**info, "project_id": "default"}}):
        assert storage_client("MINE").project == "of-key"
        assert storage_client().project == "default"
    assert storage_client(info, "other").project == "other"


def test_a_token_is_fetched_with_the_key(google, info):
    session = google_client("session", {**info, "token_uri": f"{google.url}/token"})
    session.get(f"{google.url}/storage/v1/b")
    assert google.asked[-1].headers["authorization"].startswith("Bearer token-")


@pytest.mark.parametrize("chain", ["robot@b", ["middle@b", "robot@b"]])
def test_impersonation(google, chain):
    kwargs = {
        "impersonate": chain,
        "iam_endpoint": f"{google.url}/v1/projects/-/serviceAccounts/robot@b:generateAccessToken",
    }
    google_client("session", {"token": "mine"}, None, kwargs).get(f"{google.url}/storage/v1/b")
    assert google.asked[-1].headers["authorization"] == "Bearer as-robot@b"
    asked = next(each for each in google.asked if "generateAccessToken" in each.path)
    assert asked.headers["authorization"] == "Bearer mine"
    assert len(asked.json().get("delegates", [])) == (0 if isinstance(chain, str) else 1)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"type": "service_account", "private_key": "hush"}, "lacks client_email, token_uri"),
        ({"private_key": "hush"}, "lack their 'type'"),
        ({}, "Google's credentials are"),
        (["hush"], "Google's credentials are"),
    ],
)
def test_no_credentials(google, given, message):
    with pytest.raises(ValueError, match=message) as caught:
        storage_client(given)
    assert "hush" not in str(caught.value)


def test_broken_files_show_nothing(google, tmp_path):
    path = tmp_path / "key.json"
    path.write_text("hush, no JSON")
    with pytest.raises(ValueError, match="have to be JSON") as caught:
        storage_client(str(path))
    assert "hush" not in str(caught.value)
    with pytest.raises(FileNotFoundError):
        storage_client(str(tmp_path / "none.json"))
    with pytest.raises(ValueError, match="NOTHING"):
        storage_client("NOTHING")


def test_nothing_found(monkeypatch, google, tmp_path):
    monkeypatch.delenv("STORAGE_EMULATOR_HOST")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))
    with pytest.raises(DefaultCredentialsError):
        storage_client()
