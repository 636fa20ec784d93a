"""
What the scheduler of 3.2.2 did (SQLite, LocalExecutor): the state of each run, and for each task instance its state and
when it began and ended, in seconds since the first of its run; what did not begin has neither.

`TIMEOUT`: what the schedulers of 2.10.5 and 3.2.2 did when `dagrun_timeout` was over while `slow` was under way; the
DAG's failure callback was called with `timed_out`. What had not begun then has no state in 2.10.5.
`pool`: four tasks of four seconds in a pool of one slot, with priority weights 1, 5, 3, 2.
`map`: four instances of one task with `max_active_tis_per_dagrun=2`; `two` takes both slots of a pool, `one` one of
them.
"""

from __future__ import annotations

REASON = "timed_out"
TIMEOUT: dict[str, dict[str, str | None]] = {
    "2.10": {"quick": "success", "slow": "skipped", "after": None, "done": None, "of": None},
    "3.2": {"quick": "success", "slow": "skipped", "after": "skipped", "done": "skipped", "of": "skipped"},
}

TASKS: dict[str, dict[str, tuple[str, float | None, float | None]]] = {
    "pool": {
        "p1": ("success", 0.0, 6.8), "p2": ("success", 7.5, 11.9), "p3": ("success", 12.8, 17.5),
        "p0": ("success", 18.0, 22.4),
    },
    "map": {
        "two": ("success", 0.0, 5.2), "m[1]": ("success", 0.3, 4.2), "m[0]": ("success", 0.3, 4.2),
        "m[3]": ("success", 4.5, 8.3), "m[2]": ("success", 4.8, 8.4), "one": ("success", 5.5, 9.9),
    },
}  # fmt: skip
