from __future__ import annotations

import pytest

from prefect.core.context import context
from prefect.core.masking import masked
from prefect.core.results.secret import SecretResult
from prefect.tasks.secrets import PrefectSecret, SecretBase


@pytest.mark.parametrize(
    ("kept", "found"), [('{"a": 1}', {"a": 1}), ("3", 3), ("text", "text"), (b"x", b"x"), (None, None)]
)
def test_reads(kept, found):
    with context(secrets={"NAME": kept, "OTHER": "other"}):
        assert PrefectSecret("NAME").run() == found
        assert PrefectSecret("NAME").run(name="OTHER") == "other"


@pytest.mark.parametrize(
    ("name", "message"), [(None, "A secret name must be provided"), ("NAME", 'Local Secret "NAME"')]
)
def test_missing(name, message):
    with pytest.raises(ValueError, match=message):
        PrefectSecret(name).run()


@pytest.mark.parametrize("kind", [SecretBase, PrefectSecret])
def test_is_never_stored(kind):
    secret = kind("NAME")
    assert (secret.checkpoint, type(secret.result)) == (False, SecretResult)


def test_is_blotted_out_once_read():
    with context(secrets={"NAME": "value-of-test-base"}):
        PrefectSecret("NAME").run()
    assert masked("x=value-of-test-base;") == "x=********;"
