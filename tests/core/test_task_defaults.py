"""`config.tasks.defaults`: what a task takes that says nothing itself, as in Prefect 1.4.1."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from prefect.core.config import config
from prefect.core.task import Task

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("defaults", "given", "expected"),
    [
        ({"max_retries": 2, "retry_delay": 5}, {}, (2, 5, None)),
        ({"max_retries": 2, "retry_delay": 5}, {"max_retries": 0}, (0, None, None)),
        ({"max_retries": 2, "retry_delay": 5}, {"max_retries": 1, "retry_delay": DAY}, (1, DAY, None)),
        ({"timeout": 3}, {}, (0, None, 3)),
        ({"timeout": 3}, {"timeout": 9}, (0, None, 9)),
    ],
)
def test_defaults(
    monkeypatch: pytest.MonkeyPatch, defaults: dict[str, Any], given: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    for name, value in defaults.items():
        monkeypatch.setitem(config["tasks"]["defaults"], name, value)
    task = Task(**given)
    assert (task.max_retries, task.retry_delay, task.timeout) == expected


def test_retries_need_a_delay_wherever_they_come_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(config["tasks"]["defaults"], "max_retries", 2)
    with pytest.raises(ValueError, match="`retry_delay` must be provided"):
        Task()
