from __future__ import annotations

from typing import Any

import pytest
from kubernetes.client.exceptions import ApiException

from prefect.tasks.kubernetes import ConnectGetNamespacedPodExec, ReadNamespacedPodLogs
from prefect.tasks.kubernetes.errors import CommandFailed
from tests.tasks.kubernetes.cluster.examples import container
from tests.tasks.kubernetes.life_cycle_cases import LifeCycleCases


class TestPod(LifeCycleCases):
    module = "pod"
    constant = "POD"
    plural = "pods"


def test_logs_as_they_are(furnished: Any) -> None:
    assert ReadNamespacedPodLogs("shell").run() == "ready\n"


def test_logs_that_are_followed(furnished: Any) -> None:
    spec = {"restartPolicy": "Never", "containers": [container("sh", "-c", "echo one; sleep 0.2; echo two")]}
    furnished.make("pods", {"metadata": {"name": "two"}, "spec": spec})
    lines: list[str] = []
    while not lines:
        try:
            assert ReadNamespacedPodLogs("two", on_log_entry=lines.append).run() is None
        except ApiException as err:
            assert err.status == 400  # it has not started yet
    assert lines == ["one", "two"]


def test_logs_of_one_container_of_two(furnished: Any) -> None:
    both = [container("echo", "a", name="a"), container("sh", "-c", "echo b; sleep 9", name="b")]
    furnished.make("pods", {"metadata": {"name": "two"}, "spec": {"containers": both}})
    with pytest.raises(ApiException, match="a container name must be specified"):
        ReadNamespacedPodLogs("two").run()
    text = ""
    while not text:
        try:
            text = ReadNamespacedPodLogs("two", container="b").run() or ""
        except ApiException as err:
            assert err.status == 400
    assert text == "b\n"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["echo", "hello"], "hello\n"),
        (["sh", "-c", "echo one; echo two"], "one\ntwo\n"),
        (["sh", "-c", "exit 3"], ""),
    ],
)
def test_exec(furnished: Any, command: list[str], expected: str) -> None:
    assert ConnectGetNamespacedPodExec("shell", "web").run(exec_command=command) == expected


def test_exec_that_fails(furnished: Any) -> None:
    with pytest.raises(CommandFailed, match="exit code 3"):
        ConnectGetNamespacedPodExec("shell", "web", ["sh", "-c", "exit 3"], raise_on_failure=True).run()


def test_exec_of_much(furnished: Any) -> None:
    furnished.nodes.of("default", "shell").files["/big"] = "x" * 200_000
    assert ConnectGetNamespacedPodExec("shell", "web", ["cat", "/big"]).run() == "x" * 200_000 + "\n"


def test_exec_in_what_is_not_there(furnished: Any) -> None:
    with pytest.raises(ApiException):
        ConnectGetNamespacedPodExec("nowhere", "web", ["ls"]).run()


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({}, ValueError, "pod_name"),
        ({"pod_name": "shell"}, ValueError, "container_name"),
        ({"pod_name": "shell", "container_name": "web"}, TypeError, "exec_command is a list"),
        ({"pod_name": "shell", "container_name": "web", "exec_command": "ls"}, TypeError, "exec_command is a list"),
    ],
)
def test_exec_arguments(arguments: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        ConnectGetNamespacedPodExec(**arguments).run()


def test_logs_arguments() -> None:
    with pytest.raises(ValueError, match="pod_name"):
        ReadNamespacedPodLogs().run()
