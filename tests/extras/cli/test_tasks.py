from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from prefect.__main__ import cli


def tasks(*arguments):
    return CliRunner().invoke(cli, ["tasks", *arguments])


def test_lists_an_extra_as_json():
    rows = json.loads(tasks("--extra", "aws", "--json").output)
    assert {row["extra"] for row in rows} == {"aws"}
    known = {row["name"]: row for row in rows}
    assert set(known["S3CopyObject"]) == {"name", "module", "extra", "airflow"}
    assert known["S3CopyObject"]["module"] == "prefect.tasks.aws"
    assert "airflow.contrib.operators.s3_copy_object_operator.S3CopyObjectOperator" in known["S3CopyObject"]["airflow"]
    assert known["AthenaQuery"]["airflow"][0] == "airflow.providers.amazon.aws.operators.athena.AthenaOperator"


def test_lists_tasks_without_an_extra():
    rows = json.loads(tasks("--json", "ShellTask").output)
    assert [(row["name"], row["extra"]) for row in rows] == [("PowershellTask", None), ("ShellTask", None)]


@pytest.mark.parametrize(
    ("word", "found"), [("s3wait", "S3WaitForKey"), ("EcsRunTaskOperator", "EcsRunTask"), ("crawler", "GlueCrawl")]
)
def test_finds_by_name_description_and_operator(word, found):
    output = tasks(word).output
    assert found in output
    assert "tasks. `prefect tasks NAME` shows one whole." in output or "Args:" in output


def test_shows_one_whole():
    output = tasks("athenaquery").output
    assert output.startswith('from prefect.tasks.aws import AthenaQuery    # pip install "prefect[aws]"')
    assert "output_location: " in output
    assert "airflow.contrib.operators.aws_athena_operator.AWSAthenaOperator" in output


@pytest.mark.parametrize(
    ("arguments", "message"), [(("--extra", "nope"), "no extra 'nope'"), (("qwertz",), "No task has 'qwertz'")]
)
def test_says_what_there_is_not(arguments, message):
    result = tasks(*arguments)
    assert result.exit_code != 0
    assert message in result.output
