"""Every probe answers here what Airflow 2.10.5 and 3.2.2 answered, but for the differences that are meant."""

from __future__ import annotations

import functools
import itertools
import json
from typing import Any

import pytest

from prefect.compat.airflow.loader.session import ImportSession
from prefect.compat.airflow.standin import overrides
from tests.compat.airflow.probes.differences import DIFFERENCES
from tests.compat.airflow.probes.observing import CASES, RECORDED, VERSIONS, gist, is_accident, is_lacking, observe

TOPICS = sorted(file.stem for file in CASES.glob("*.py"))


def recording(version: str, topic: str) -> dict[str, dict[str, str]]:
    file = RECORDED / VERSIONS[version] / f"{topic}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def all_cases() -> list[Any]:
    return [
        pytest.param(version, topic, case, id=f"{version}-{topic}.{case}")
        for version in VERSIONS
        for topic in TOPICS
        for case in recording(version, topic)
    ]


@functools.cache
def answers(version: str, topic: str) -> dict[str, dict[str, str]]:
    major, minor = version.split(".")
    before = dict(overrides.variables)
    overrides.variables.clear()
    try:
        with ImportSession((CASES,), (int(major), int(minor))):
            return observe(topic)
    finally:
        overrides.variables.clear()
        overrides.variables.update(before)


def expected(version: str, topic: str, case: str) -> dict[str, str]:
    """
    What was recorded, with the answers that are meant to differ put in.

    Attributes and arguments of all versions are served in each, so that files from several times load together: what
    is answered counts in the version that has them. Where Airflow broke on a value of a wrong type, we may say so.
    """
    found = dict(recording(version, topic)[case])
    ours = answers(version, topic)[case]
    for probe, answer in found.items():
        if (
            is_lacking(answer)
            or is_accident(answer)
            and gist(ours.get(probe, "")) in ("raises TypeError", "raises ValueError")
        ):
            found[probe] = ours[probe]
    for difference in DIFFERENCES.get(f"{topic}.{case}", ()):
        if version in difference.versions:
            found |= difference.answers
    return {probe: gist(answer) for probe, answer in found.items()}


@pytest.mark.parametrize(("version", "topic", "case"), all_cases())
def test_answers_as_recorded(version, topic, case):
    assert {probe: gist(text) for probe, text in answers(version, topic)[case].items()} == expected(
        version, topic, case
    )


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("version", VERSIONS)
def test_all_cases_are_recorded(version, topic):
    assert list(answers(version, topic)) == list(recording(version, topic))


@pytest.mark.parametrize("name", DIFFERENCES)
def test_differences_are_not_stale(name):
    topic, _, case = name.partition(".")
    for difference in DIFFERENCES[name]:
        for version, (probe, ours) in itertools.product(difference.versions, difference.answers.items()):
            assert gist(recording(version, topic)[case][probe]) != gist(ours), f"{version}: {probe}"
