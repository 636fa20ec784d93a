"""Google's names of Prefect 1.4.1 show here what they showed there, but for the differences that are meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prefect.tasks.google import secret_manager
from tests.prefect_1_4_1.observing import Show

pytest.importorskip("google.cloud.bigquery")

from tests.tasks.google.recorded.cases import CASES, key_of, observe

RECORDED = json.loads((Path(__file__).parent / "recorded" / "prefect_1_4_1.json").read_text())

#: case -> why it differs, and the lines that do: number -> what is shown here.
DIFFERENCES: dict[str, tuple[str, dict[int, str]]] = {
    "uploads": ("bytes of any kind are bytes", {11: "returns other"}),
    "copies": (
        "`create_bucket` counts when it was fixed, and the copy is called like the object if nothing else is said",
        {2: "returns a", 4: "returns a"},
    ),
    "is_it_there": (
        "a fixed object is found, and the message says which one is missing",
        {
            2: "returns True",
            3: "None",
            8: "returns False",
            9: "None",
            21: "Blob no not found in bucket BUCKET",
            24: "No 'blob' was given, neither when the task was built nor to its run.",
            27: "No 'bucket_name' was given, neither when the task was built nor to its run.",
            30: "Blob a not found in bucket BUCKET-no",
        },
    ),
    "is_it_there_in_a_flow": (
        "a fixed object is found, and the message says which one is missing",
        {
            0: '<Failed: "Some reference tasks failed."> <Failed: "Blob no not found in bucket BUCKET"> FAIL(\'Blob no not found in bucket BUCKET\') <Success: "Task run succeeded."> False'  # noqa: E501
        },
    ),
    "credentials": (
        "one error for credentials that are none; there it is a kind of ValueError too",
        {1: "raises ValueError", 3: "raises ValueError", 4: "raises ValueError"},
    ),
    "secrets_of_the_manager": (
        "credentials are taken as a dict, as its documentation says",
        {4: "returns hush-hush", 5: "returns hush-hush"},
    ),
    "loads_objects": (
        "a fixed schema counts, and a missing address is told",
        {0: "LoadJob DONE 2 [('Ada', 36), ('Alan', 41)]", 5: "raises ValueError"},
    ),
    "loads_files": (
        "a fixed schema counts, open files are taken, a missing file is told as such",
        {
            0: "LoadJob DONE 1 [('Ada', 36)]",
            1: "LoadJob DONE 1 [('Ada', 36), ('Ada', 36)]",
            2: "returns LoadJob<project=p, location=US, id=UUID>",
            5: "raises FileNotFoundError",
        },
    ),
    "makes_tables": ("what is missing is told", {8: "raises ValueError", 9: "raises ValueError"}),
    "results": ("a pickle is no text", {1: "{'a': 1} n/x ('application/octet-stream', None)"}),
}


@pytest.fixture(scope="module")
def key():
    return key_of("")


def test_all_cases_are_recorded():
    assert [case.__name__ for case in CASES] == list(RECORDED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_shows_what_was_recorded(google, monkeypatch, key, case):
    monkeypatch.setattr(secret_manager, "ENDPOINT", google.url)
    lines = observe(case, Show("no folder"), {**key, "token_uri": f"{google.url}/token"})
    differs = DIFFERENCES.get(case.__name__, ("", {}))[1]
    assert lines == [differs.get(number, line) for number, line in enumerate(RECORDED[case.__name__])]


@pytest.mark.parametrize("name", DIFFERENCES)
def test_differences_are_not_stale(name):
    reason, lines = DIFFERENCES[name]
    assert reason
    assert all(RECORDED[name][number] != line for number, line in lines.items())
