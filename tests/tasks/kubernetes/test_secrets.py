from __future__ import annotations

import json
from typing import Any

import pytest

from prefect.core.flow import Flow
from prefect.core.masking import masked
from prefect.core.results.secret import SecretResult
from prefect.tasks.kubernetes import KubernetesSecret


@pytest.mark.parametrize(
    ("built", "run", "expected"),
    [
        (("keys", "password"), {}, "hush-hush"),
        ((), {"secret_name": "keys", "secret_key": "password"}, "hush-hush"),
        (("keys", "other"), {}, None),
        (("keys", "other"), {"secret_key": "password"}, "hush-hush"),
    ],
)
def test_value(furnished: Any, built: tuple[str, ...], run: dict[str, Any], expected: str | None) -> None:
    assert KubernetesSecret(*built).run(**run) == expected


def test_cast(furnished: Any) -> None:
    assert KubernetesSecret("keys", "password", cast=len).run() == 9


def test_blotted_out(furnished: Any) -> None:
    KubernetesSecret("keys", "password").run()
    assert "hush-hush" not in masked("it is hush-hush")


def test_in_a_flow_it_is_not_stored(furnished: Any) -> None:
    with Flow("f") as flow:
        secret = KubernetesSecret("keys", "password")()
    state = flow.run()
    assert state.result[secret].result == "hush-hush"
    assert isinstance(secret.result, SecretResult)
    assert secret.checkpoint is False
    assert "hush" not in json.dumps(flow.serialize())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [({}, "secret_name"), ({"secret_name": "keys"}, "secret_key"),
     ({"secret_name": "keys", "secret_key": "x", "raise_if_missing": True}, "no key 'x'")],
)  # fmt: skip
def test_wrong(furnished: Any, arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        KubernetesSecret(**arguments).run()
