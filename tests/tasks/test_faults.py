"""
Which test asks what a service does on its bad days: the table, and that what it names is there.

A cell is a test in the extra's folder, or the reason why there is none.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

FAULTS = (
    "throttled", "server error, then success", "expired or wrong credentials", "not found", "access denied",
    "broken off", "silent",
)  # fmt: skip
NO_LIMITS = "-: the server has no such answer"
SERVICES: dict[str, tuple[str, ...]] = {
    "aws": (
        "test_faults.py::test_tries_again_by_itself",
        "test_faults.py::test_tries_again_by_itself",
        "test_faults.py::test_says_what_aws_says_and_no_secret",
        "test_faults.py::test_says_what_aws_says_and_no_secret",
        "test_faults.py::test_says_what_aws_says_and_no_secret",
        "test_faults.py::test_an_upload_that_breaks_off_is_sent_again",
        "test_faults.py::test_a_silent_server_is_given_up",
    ),
    "google": (
        "test_storage.py::test_tries_again_by_itself",
        "test_storage.py::test_tries_again_by_itself",
        "test_faults.py::test_an_expired_token_is_told_at_once_and_not_shown",
        "test_storage.py::test_is_it_there",
        "test_storage.py::test_a_refusal_is_told_and_not_tried_again",
        "test_faults.py::test_an_upload_that_breaks_off_goes_on_where_it_was",
        "test_faults.py::test_a_silent_server_is_given_up_and_asked_again",
    ),
    "kubernetes": (
        "life_cycle_cases.py::test_too_many_requests",
        "test_run_pod.py::test_faults_that_pass",
        "test_faults.py::test_what_does_not_pass_is_told_at_once",
        "life_cycle_cases.py::test_read_what_is_not_there",
        "test_run_pod.py::test_faults_that_stay",
        "test_faults.py::test_an_answer_that_breaks_off_is_asked_for_again",
        "test_faults.py::test_a_silent_server_is_given_up",
    ),
    "redis": (
        "test_faults.py::test_what_passes_is_tried_again_by_the_flow",
        "test_faults.py::test_what_passes_is_tried_again_by_the_flow",
        "test_redis_tasks.py::test_a_wrong_password_is_refused_and_not_shown",
        "test_redis_tasks.py::test_get_what_is_not_there",
        "test_faults.py::test_a_user_without_the_right",
        "test_faults.py::test_an_answer_that_breaks_off_is_asked_for_again",
        "test_faults.py::test_a_silent_server_is_given_up",
    ),
    "twitter": (
        "test_asking.py::test_says_when_the_limit_is_lifted",
        "test_asking.py::test_a_stumble_of_the_server",
        "test_asking.py::test_errors_travel_and_hold_no_key",
        "test_faults.py::test_a_refusal_is_told_at_once",
        "test_faults.py::test_a_refusal_is_told_at_once",
        "test_faults.py::test_a_post_that_breaks_off_is_not_sent_again",
        "test_faults.py::test_a_silent_server_is_given_up",
    ),
    "airtable": (
        "test_asking.py::test_too_many_requests",
        "test_asking.py::test_a_stumble_of_the_server",
        "test_asking.py::test_errors_travel_and_hold_no_key",
        "test_airtable.py::test_errors",
        "test_faults.py::test_a_refusal_is_told_at_once",
        "test_faults.py::test_a_row_whose_answer_breaks_off_is_not_written_again",
        "test_faults.py::test_a_silent_server_is_given_up",
    ),
    "http": (
        "test_request.py::test_attempts",
        "test_request.py::test_attempts",
        "-: what a refusal means is the service's; `test_errors` asks how one is told",
        "test_request.py::test_errors",
        "-: as for credentials",
        "test_request.py::test_errors",
        "test_request.py::test_errors",
    ),
    "postgres": (
        NO_LIMITS,
        NO_LIMITS,
        "test_postgres.py::test_a_server_that_refuses",
        "test_postgres.py::test_faults",
        "test_postgres.py::test_faults",
        "test_postgres.py::test_faults",
        "test_postgres.py::test_faults",
    ),
    "mysql": (
        NO_LIMITS,
        NO_LIMITS,
        "test_mysql.py::test_a_wrong_password",
        "test_mysql.py::test_faults",
        "-: the stand-in for machines without a server has no rights",
        "test_mysql.py::test_a_server_that_breaks_off",
        "-: the driver's own `read_timeout`, which the tasks have no argument for",
    ),
    "ssh": (
        NO_LIMITS,
        NO_LIMITS,
        "test_command.py::test_a_server_that_cannot_be_reached",
        "test_command.py::test_a_code_that_is_not_0",
        "test_command.py::test_a_server_that_cannot_be_reached",
        "test_command.py::test_a_connection_that_breaks_off",
        "test_command.py::test_gives_up",
    ),
}
#: Folders of tasks that ask no service of an extra.
WITHOUT = {
    "control_flow", "database", "files", "ftp", "notifications", "powershell", "prefect", "secrets", "sftp", "spacy",
    "templates",
}  # fmt: skip


def names_in(path: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize(
    ("extra", "fault", "cell"),
    [(extra, fault, cell) for extra, row in SERVICES.items() for fault, cell in zip(FAULTS, row, strict=True)],
)
def test_what_covers_a_fault_is_there(extra: str, fault: str, cell: str) -> None:
    if cell.startswith("-"):
        assert len(cell) > len("-: reason"), "a reason is missing"
        return
    file, _, name = cell.partition("::")
    assert name in names_in(ROOT / "tests" / "tasks" / extra / file)


def test_every_service_is_in_the_table() -> None:
    folders = {path.name for path in (ROOT / "prefect" / "tasks").iterdir() if (path / "__init__.py").exists()}
    assert folders == SERVICES.keys() | WITHOUT
