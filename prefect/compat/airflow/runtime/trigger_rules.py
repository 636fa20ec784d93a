"""
Airflow's trigger rules: what the states of the upstream task instances mean for a task instance.

Each rule is two pure functions of `Counts`: the state that it sets at once (`skipped`, `upstream_failed`, `removed`, or
none), and whether the task instance may start now. What neither ends nor may start waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from prefect.compat.airflow.runtime.words import FAILED, REMOVED, SKIPPED, SUCCESS, UPSTREAM_FAILED


class Counts:
    """
    The upstream task instances of one task instance, counted by state.

    Args:
        map_index: the map index of the task instance that asks, -1 where it is not mapped.
    """

    __slots__ = (
        "failed",
        "map_index",
        "removed",
        "skipped",
        "skipped_setup",
        "success",
        "success_setup",
        "upstream",
        "upstream_failed",
        "upstream_setup",
    )

    def __init__(self, map_index: int = -1) -> None:
        self.map_index = map_index
        self.upstream = self.upstream_setup = 0
        self.success = self.skipped = self.failed = self.upstream_failed = self.removed = 0
        self.success_setup = self.skipped_setup = 0

    @property
    def done(self) -> int:
        """How many have ended."""
        return self.success + self.skipped + self.failed + self.upstream_failed + self.removed

    @property
    def all_done(self) -> bool:
        """Have all of them ended?"""
        return self.done >= self.upstream

    @property
    def expected(self) -> int:
        """How many matter: a mapped instance looks past those that were removed."""
        return self.upstream - self.removed if self.map_index >= 0 else self.upstream

    def add(self, word: str | None, *, is_setup: bool) -> None:
        """Count one upstream task instance that is in the given state."""
        self.upstream += 1
        self.upstream_setup += is_setup
        if word == SUCCESS:
            self.success += 1
            self.success_setup += is_setup
        elif word == SKIPPED:
            self.skipped += 1
            self.skipped_setup += is_setup
        elif word == FAILED:
            self.failed += 1
        elif word == UPSTREAM_FAILED:
            self.upstream_failed += 1
        elif word == REMOVED:
            self.removed += 1


class Rule(NamedTuple):
    """One trigger rule: the state it sets at once, and whether the task instance may start."""

    sets: Callable[[Counts], str | None]
    passes: Callable[[Counts], bool]


class Evaluation(NamedTuple):
    """What a rule says: a state that ends the task instance, or whether it may start."""

    word: str | None
    passes: bool


def _any_failed(c: Counts) -> bool:
    return bool(c.failed or c.upstream_failed)


def _all_success(c: Counts) -> str | None:
    if _any_failed(c):
        return UPSTREAM_FAILED
    if c.skipped:
        return SKIPPED
    if c.removed and c.success and c.map_index >= c.success:
        return REMOVED
    return None


def _one_success(c: Counts) -> str | None:
    if not c.all_done:
        return None
    if c.done == c.skipped:
        return SKIPPED
    return UPSTREAM_FAILED if not c.success else None


def _none_failed_min_one_success(c: Counts) -> str | None:
    if _any_failed(c):
        return UPSTREAM_FAILED
    return SKIPPED if c.skipped == c.upstream else None


def _all_done_min_one_success(c: Counts) -> str | None:
    if c.skipped:
        return SKIPPED
    return UPSTREAM_FAILED if c.all_done and not c.success else None


def _all_done_setup_success(c: Counts) -> str | None:
    if not c.all_done or not c.upstream_setup:
        return None
    if c.skipped_setup >= c.upstream_setup:
        return SKIPPED
    return UPSTREAM_FAILED if not c.success_setup else None


def _nothing(c: Counts) -> str | None:
    return None


RULES: dict[str, Rule] = {
    "all_success": Rule(_all_success, lambda c: c.expected <= c.success),
    "all_failed": Rule(
        lambda c: SKIPPED if c.success or c.skipped else None,
        lambda c: c.expected <= c.failed + c.upstream_failed,
    ),
    "all_done": Rule(_nothing, lambda c: c.all_done),
    "all_done_min_one_success": Rule(_all_done_min_one_success, lambda c: c.all_done and c.success > 0),
    "all_done_setup_success": Rule(
        _all_done_setup_success,
        lambda c: c.all_done and not (c.upstream_setup and not c.success_setup),
    ),
    "one_success": Rule(_one_success, lambda c: c.success > 0),
    "one_failed": Rule(lambda c: SKIPPED if c.all_done and not _any_failed(c) else None, _any_failed),
    "one_done": Rule(
        lambda c: SKIPPED if c.all_done and not (c.failed or c.success) else None,
        lambda c: c.success + c.failed > 0,
    ),
    "none_failed": Rule(
        lambda c: UPSTREAM_FAILED if _any_failed(c) else None,
        lambda c: c.expected <= c.success + c.skipped,
    ),
    "none_failed_min_one_success": Rule(_none_failed_min_one_success, lambda c: c.expected <= c.success + c.skipped),
    "none_skipped": Rule(lambda c: SKIPPED if c.skipped else None, lambda c: c.all_done and not c.skipped),
    "all_skipped": Rule(
        lambda c: SKIPPED if c.success or c.failed or c.upstream_failed else None,
        lambda c: c.upstream <= c.skipped,
    ),
    "always": Rule(_nothing, lambda c: True),
}

#: Names that older versions used.
ALIASES = {"dummy": "always", "none_failed_or_skipped": "none_failed_min_one_success"}

#: The rules that may start before every upstream task instance has ended.
EARLY_RULES = frozenset({"one_success", "one_failed", "one_done"})


def rule_name(rule: object) -> str:
    """
    The name of a trigger rule as it stands in `RULES`.

    Args:
        rule: a name of any version, or a member of Airflow's `TriggerRule`.

    Returns:
        The name that newer versions use.

    Example:
        >>> rule_name("dummy")
        'always'
    """
    name = str(getattr(rule, "value", rule))
    return ALIASES.get(name, name)


def count(words: Iterable[tuple[str | None, bool]], map_index: int = -1) -> Counts:
    """
    Count upstream task instances.

    Args:
        words: for each of them its state and whether it is a setup.
        map_index: the map index of the task instance that asks.

    Returns:
        The counts.
    """
    counts = Counts(map_index)
    for word, is_setup in words:
        counts.add(word, is_setup=is_setup)
    return counts


def evaluate(rule: str, counts: Counts) -> Evaluation:
    """
    What a trigger rule makes of the states upstream.

    Args:
        rule: a name in `RULES`.
        counts: the upstream task instances.

    Returns:
        The state that ends the task instance at once, if any, and whether it may start.

    Example:
        >>> evaluate("all_success", count([("success", False), ("failed", False)]))
        Evaluation(word='upstream_failed', passes=False)
    """
    entry = RULES[rule]
    word = entry.sets(counts)
    return Evaluation(word, word is None and entry.passes(counts))


def evaluate_setups(counts: Counts) -> Evaluation:
    """
    What the setups that a task needs, without standing directly behind them, mean for it.

    Args:
        counts: those setups.

    Returns:
        As `evaluate`.
    """
    return Evaluation(word := _all_success(counts), word is None and counts.expected <= counts.success)
