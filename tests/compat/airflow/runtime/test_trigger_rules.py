"""The trigger rules against what real Airflow did."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from prefect.compat.airflow.runtime.trigger_rules import RULES, count, evaluate, rule_name

_PATH = Path(__file__).parent.parent / "oracle" / "trigger_rules.py"
_spec = importlib.util.spec_from_file_location("recorded_trigger_rules", _PATH)
assert _spec is not None and _spec.loader is not None
recorded = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(recorded)

WORDS = {"s": "success", "f": "failed", "k": "skipped", "u": "upstream_failed"}


@pytest.mark.parametrize("rule", recorded.ROWS)
def test_every_set_of_upstream_states(rule: str) -> None:
    assert "".join(_ending(rule, column) for column in recorded.COLUMNS) == recorded.ROWS[rule]


def _ending(rule: str, column: str) -> str:
    """An upstream task becomes `upstream_failed` one round after the others have ended."""
    for known in (column.replace("u", "-"), column):
        word, passes = evaluate(rule, count((WORDS.get(letter), False) for letter in known))
        if word is not None or passes:
            return "s" if passes else {name: letter for letter, name in WORDS.items()}[str(word)]
    return "?"


def test_every_rule_was_recorded() -> None:
    assert set(RULES) == set(recorded.ROWS)


@pytest.mark.parametrize(
    ("rule", "upstream", "word", "passes"),
    [
        ("all_success", [None], None, False),
        ("all_success", ["failed", None], "upstream_failed", False),
        ("all_success", ["skipped", None], "skipped", False),
        ("one_success", ["success", None], None, True),
        ("one_success", ["failed", None], None, False),
        ("one_failed", ["failed", None], None, True),
        ("one_done", ["skipped", None], None, False),
        ("all_done", ["success", None], None, False),
        ("none_skipped", ["success", None], None, False),
        ("none_failed", ["skipped", None], None, False),
        ("always", [None], None, True),
    ],
)
def test_before_all_have_ended(rule: str, upstream: list[str | None], word: str | None, passes: bool) -> None:
    assert evaluate(rule, count((each, False) for each in upstream)) == (word, passes)


@pytest.mark.parametrize(
    ("setups", "expected"),
    [
        (["skipped"], ("skipped", False)),
        (["failed"], ("upstream_failed", False)),
        (["success", "failed"], (None, True)),
    ],
)
def test_a_teardown_wants_one_of_its_setups(setups: list[str], expected: tuple[str | None, bool]) -> None:
    words = [(each, True) for each in setups] + [("failed", False)]
    assert evaluate("all_done_setup_success", count(words)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("dummy", "always"), ("none_failed_or_skipped", "none_failed_min_one_success"), ("all_done", "all_done")],
)
def test_old_names(old: str, new: str) -> None:
    assert rule_name(old) == new
