"""What `prefect.context` holds during a flow run."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pendulum

if TYPE_CHECKING:
    from prefect.core.flow import Flow


def flow_context(flow: Flow, given: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    """
    The context of a flow run, with upstream's keys.

    Args:
        flow: the flow.
        given: what the caller adds; it wins, and a `date` in it is the day that `today` and the others go by.
        parameters: the run's parameters.

    Returns:
        The context.
    """
    now = pendulum.now("UTC")
    known: dict[str, Any] = {
        "flow_id": flow.name,
        "flow_run_id": str(uuid.uuid4()),
        "scheduled_start_time": now,
        "date": now,
        **dates_of(given.get("date") or now),
    }
    known.setdefault("flow_run_name", known["flow_run_id"])
    known.update(given)
    known["flow_name"] = flow.name
    known["parameters"] = {**(given.get("parameters") or {}), **parameters}
    return known


def dates_of(now: pendulum.DateTime) -> dict[str, str]:
    """
    The days around a point in time, as text.

    Args:
        now: the point in time.

    Returns:
        `today`, `yesterday`, `tomorrow`, each with and without dashes.
    """
    days = {"today": now, "yesterday": now.subtract(days=1), "tomorrow": now.add(days=1)}
    texts = {name: day.strftime("%Y-%m-%d") for name, day in days.items()}
    return {**texts, **{f"{name}_nodash": text.replace("-", "") for name, text in texts.items()}}
