"""What a check finds of the values that a query returned: pure functions, for tasks and for the adapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


class CheckFailed(ValueError):
    """
    The data are not as they should be.

    Args:
        message: what was found, and what should have been.

    Example:
        >>> raise CheckFailed("t holds 0 rows")
        Traceback (most recent call last):
            ...
        prefect.tasks.database.verdicts.CheckFailed: t holds 0 rows
    """


def row_passes(row: Sequence[Any] | Mapping[str, Any] | None) -> bool:
    """
    Whether there is a row and all its values are true.

    Args:
        row: what a query found first.

    Example:
        >>> row_passes((1, "x")), row_passes((1, 0)), row_passes(None)
        (True, False, False)
    """
    if not row:
        return False
    return all(row.values() if isinstance(row, Mapping) else row)


def values_pass(row: Sequence[Any], expected: Any, tolerance: float | None) -> bool:
    """
    Whether all values of a row are the expected one.

    Args:
        row: what was found.
        expected: a number, or a text that the values are compared with as text.
        tolerance: part of the expected number by which they may differ; `None` means not at all.

    Raises:
        ValueError: the expected value is a number and one that was found is not.

    Example:
        >>> values_pass((98, 101), 100, 0.05)
        True
    """
    number = as_number(expected)
    if number is None:
        return all(str(value) == str(expected) for value in row)
    found = [as_number(value) for value in row]
    if None in found:
        raise ValueError(f"{list(row)!r} holds what is no number and cannot be compared with {expected!r}.")
    if tolerance is None:
        return all(value == number for value in found)
    low, high = sorted((number * (1 - tolerance), number * (1 + tolerance)))
    return all(low <= value <= high for value in found if value is not None)


def as_number(value: Any) -> float | None:
    """The value as a number, `None` if it is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


#: How two values of a metric are compared: name -> ratio of both.
RATIOS = {
    "max_over_min": lambda now, before: max(now, before) / min(now, before),
    "relative_diff": lambda now, before: abs(now - before) / before,
}


def interval_fails(
    now: Mapping[str, Any],
    before: Mapping[str, Any],
    thresholds: Mapping[str, float],
    *,
    ratio_formula: str = "max_over_min",
    ignore_zero: bool = True,
) -> dict[str, float | None]:
    """
    The metrics that have moved too much.

    Args:
        now: metric -> value.
        before: metric -> value some days before.
        thresholds: metric -> ratio that it has to stay below.
        ratio_formula: `"max_over_min"` or `"relative_diff"`.
        ignore_zero: a metric that was or is 0 or null passes; else it fails.

    Returns:
        Metric -> ratio, `None` where there is none, for those that failed.

    Example:
        >>> interval_fails({"COUNT(*)": 30}, {"COUNT(*)": 10}, {"COUNT(*)": 2})
        {'COUNT(*)': 3.0}
    """
    failed: dict[str, float | None] = {}
    for metric, threshold in thresholds.items():
        if not now[metric] or not before[metric]:
            if not ignore_zero:
                failed[metric] = None
            continue
        ratio = RATIOS[ratio_formula](now[metric], before[metric])
        if not ratio < threshold:
            failed[metric] = float(ratio)
    return failed


#: Comparison in a check of a column -> (how it reads, the test).
COMPARISONS = {
    "equal_to": ("==", lambda found, wanted: found == wanted),
    "greater_than": (">", lambda found, wanted: found > wanted),
    "geq_to": (">=", lambda found, wanted: found >= wanted),
    "less_than": ("<", lambda found, wanted: found < wanted),
    "leq_to": ("<=", lambda found, wanted: found <= wanted),
}


def column_passes(found: float, check: Mapping[str, float]) -> bool:
    """
    Whether a number found in a column is as its check wants it.

    Args:
        found: the number.
        check: comparison -> number: `equal_to`, `greater_than`, `geq_to`, `less_than`, `leq_to`; and `tolerance`, the
            part of the number by which the found one may differ to its advantage.

    Raises:
        ValueError: the check has no comparison or one that is not known.

    Example:
        >>> column_passes(5, {"geq_to": 1, "less_than": 6})
        True
    """
    unknown = set(check) - {*COMPARISONS, "tolerance"}
    comparisons = {name: wanted for name, wanted in check.items() if name in COMPARISONS}
    if unknown or not comparisons:
        raise ValueError(
            f"A check of a column has one or more of {', '.join(COMPARISONS)} and perhaps 'tolerance'; "
            f"this has {', '.join(check) or 'nothing'}."
        )
    tolerance = check.get("tolerance")
    return all(_compare(name, found, wanted, tolerance) for name, wanted in comparisons.items())


def _compare(name: str, found: float, wanted: float, tolerance: float | None) -> bool:
    if not tolerance:
        return bool(COMPARISONS[name][1](found, wanted))
    slack = abs(wanted) * tolerance
    if name == "equal_to":
        return wanted - slack <= found <= wanted + slack
    return bool(COMPARISONS[name][1](found, wanted - slack if name in ("greater_than", "geq_to") else wanted + slack))
