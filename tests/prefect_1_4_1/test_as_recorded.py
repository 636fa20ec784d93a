"""Every case shows here what Prefect 1.4.1 showed, line by line, but for the differences that are meant."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from prefect.core import masking
from tests.prefect_1_4_1.differences import DIFFERENCES
from tests.prefect_1_4_1.observing import CASES, RECORDED, cases_of, observe

TOPICS = sorted(file.stem for file in CASES.glob("*.py"))
RECORDINGS = {file.stem: json.loads(file.read_text()) for file in sorted(RECORDED.glob("*.json"))}


def all_cases() -> Iterator[tuple[str, str]]:
    for topic, recording in RECORDINGS.items():
        for case in recording:
            yield topic, case


def expected(topic: str, case: str) -> list[str]:
    """What was recorded, with the lines that are meant to differ put in."""
    ours = {difference.recorded: difference.ours for difference in DIFFERENCES.get(f"{topic}.{case}", ())}
    lines = [ours.get(line, line) for line in RECORDINGS[topic][case]]
    return [line for line in lines if line is not None]


@pytest.fixture(autouse=True)
def secrets_of_a_case_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "_values", set())
    monkeypatch.setattr(masking, "_pattern", None)


@pytest.mark.parametrize("topic", TOPICS)
def test_all_cases_are_recorded(topic):
    assert list(RECORDINGS.get(topic, {})) == list(cases_of(topic))


def test_no_recording_without_cases():
    assert sorted(RECORDINGS) == TOPICS


@pytest.mark.parametrize(("topic", "case"), [pytest.param(*each, id=".".join(each)) for each in all_cases()])
def test_shows_what_was_recorded(topic, case):
    assert observe(cases_of(topic)[case]) == expected(topic, case)


@pytest.mark.parametrize("name", DIFFERENCES)
def test_differences_are_not_stale(name):
    topic, _, case = name.partition(".")
    recorded = RECORDINGS.get(topic, {}).get(case)
    assert recorded is not None, f"No case {name} is recorded."
    for difference in DIFFERENCES[name]:
        assert difference.recorded in recorded
        assert difference.ours != difference.recorded
        assert difference.reason
