"""What an API server does on bad days, beside what the tests of each kind ask."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
import urllib3
from kubernetes.client.exceptions import ApiException

from prefect.tasks.kubernetes import KubernetesCall, transport
from tests.loopback import Loopback

CALL = KubernetesCall("v1", "ConfigMap", "get", "settings")
SETTINGS = {"kind": "ConfigMap", "metadata": {"name": "settings"}, "data": {"colour": "red"}}
KINDS = {"resources": [{"name": "configmaps", "kind": "ConfigMap", "namespaced": True, "verbs": ["get"]}]}
PATH = "/api/v1/namespaces/default/configmaps/settings"


@pytest.fixture
def server(web: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """An API server that knows one config map, and misbehaves as a test says."""
    web.answers |= {"/api/v1": KINDS, PATH: SETTINGS}
    config: dict[str, Any] = {
        "apiVersion": "v1", "kind": "Config", "current-context": "x",
        "clusters": [{"name": "c", "cluster": {"server": web.url}}],
        "users": [{"name": "u", "user": {"token": "hush-hush"}}],
        "contexts": [{"name": "x", "context": {"cluster": "c", "user": "u"}}],
    }  # fmt: skip
    (tmp_path / "config").write_text(json.dumps(config))
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("KUBERNETES_SERVICE_HOST", raising=False)
    return web


def test_an_answer_that_breaks_off_is_asked_for_again(server: Loopback) -> None:
    server.answers[PATH] = [lambda asked: None, SETTINGS]
    assert CALL.run()["data"] == {"colour": "red"}
    assert [each.path for each in server.asked].count(PATH) == 2


def test_what_changes_something_is_sent_once(server: Loopback) -> None:
    server.answers["/api/v1/namespaces/default/configmaps"] = lambda asked: None
    with pytest.raises(urllib3.exceptions.HTTPError):
        KubernetesCall("v1", "ConfigMap", "create").run(body=SETTINGS)
    assert [each.method for each in server.asked].count("POST") == 1


@pytest.mark.parametrize("code", [401, 403, 404])
def test_what_does_not_pass_is_told_at_once(server: Loopback, code: int) -> None:
    server.answers[PATH] = (code, {"kind": "Status", "message": f"because of {code}"})
    with pytest.raises(ApiException, match=f"because of {code}") as caught:
        CALL.run()
    assert [each.path for each in server.asked].count(PATH) == 1
    assert "hush-hush" not in str(caught.value)


def test_a_silent_server_is_given_up(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    CALL.run()
    over = threading.Event()
    server.answers[PATH] = lambda asked: over.wait(10) and None
    call = transport._send
    monkeypatch.setattr(transport, "_send", lambda *args, **named: call(*args, **{**named, "silence": 0.1}))
    try:
        with pytest.raises(urllib3.exceptions.HTTPError):
            CALL.run()
    finally:
        over.set()
