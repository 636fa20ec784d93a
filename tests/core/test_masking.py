from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect.core import masking
from prefect.core.engine.state import Failed
from prefect.core.masking import MASK, SHORTEST, SecretFilter, masked, remember


@pytest.fixture(autouse=True)
def none_known(monkeypatch):
    monkeypatch.setattr(masking, "_values", set())
    monkeypatch.setattr(masking, "_pattern", None)


TEXTS = st.text(min_size=SHORTEST, max_size=20).filter(lambda s: len(s.strip()) >= SHORTEST and s not in MASK)


@given(secrets=st.lists(TEXTS, min_size=1, max_size=4), before=st.text(max_size=9), after=st.text(max_size=9))
def test_no_secret_is_left(secrets, before, after):
    masking._values.clear()
    for secret in secrets:
        remember(secret)
    for secret in secrets:
        clean = masked(f"{before}{secret}{after}")
        # what stands around it may make another of them with the mask; the text of this one is gone where it stood
        assert clean.count(secret) < f"{before}{secret}{after}".count(secret) or secret in before + MASK + after


@pytest.mark.parametrize(
    ("secret", "text", "clean"),
    [
        ({"user": "ada", "password": ["hunter22"]}, "hunter22 of ada", "******** of ada"),
        (b"bytes-secret", "x bytes-secret", "x ********"),
        (123456, "pin 123456", "pin ********"),
        ("first line\nsecond line", "> second line", "> ********"),
        ("abc", "abc", "abc"),
        (None, "None", "None"),
        (True, "True", "True"),
    ],
)
def test_kinds(secret, text, clean):
    remember(secret)
    assert masked(text) == clean


def test_records():
    remember("hunter22")
    try:
        raise ValueError("login with hunter22")
    except ValueError as err:
        record = logging.LogRecord("x", 20, "f", 1, "as %s: %s", ("ada", "hunter22"), (type(err), err, None))
    assert SecretFilter().filter(record) is True
    text = logging.Formatter("%(message)s").format(record)
    assert "hunter22" not in text
    assert text.startswith("as ada: ********")


def test_states():
    remember("hunter22")
    assert repr(Failed("no such user: hunter22")) == '<Failed: "no such user: ********">'
