"""What a call that does not fit says."""

from __future__ import annotations

from typing import Any

import pytest

from prefect import Flow, task


@task
def load(path: str, limit: int = 10) -> None:
    """Some task."""


@pytest.mark.parametrize(
    ("args", "given", "text"),
    [
        ((), {}, "missing a required argument: 'path' (task 'load' takes path, limit=10)"),
        (
            (),
            {"limits": 3},
            "missing a required argument: 'path' (task 'load' takes path, limit=10; it has no argument 'limits'; did"
            " you mean 'limit'?)",
        ),
        (("a", 1, 2), {}, "too many positional arguments (task 'load' takes path, limit=10)"),
    ],
)
def test_a_call_that_does_not_fit(args: tuple[Any, ...], given: dict[str, Any], text: str) -> None:
    with pytest.raises(TypeError) as caught:
        load.copy().bind(*args, flow=Flow("f"), **given)
    assert str(caught.value) == text
