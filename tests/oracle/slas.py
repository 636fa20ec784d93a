"""
What the scheduler of 2.10.5 found out about late tasks, in minutes since the first date of DAGs that run every minute.

Each case: the last date for which the task had succeeded (or was skipped), its `sla` in seconds, how many seconds after
the first date the scheduler looked, the dates that it had found before, and those that it told then.
"""

from __future__ import annotations

CASES: dict[str, tuple[int | None, float, float, list[int], list[int]]] = {
    "quick": (0, 50, 172.1, [], [2]),
    "quick, next": (0, 50, 235.2, [2], [3]),
    "quick, one run later": (1, 50, 294.6, [2, 3], [4]),
    "slow": (0, 5, 240.6, [], [2, 3]),
    "slow, next": (0, 5, 246.1, [2, 3], [4]),
    "behind": (0, 20, 240.6, [], [2, 3]),
    "behind, next": (0, 20, 262.3, [2, 3], [4]),
    "the end of the DAG does not matter": (0, 0.001, 199.9, [], [2, 3]),
    "many": (0, 5, 278.4, [], [2, 3, 4]),
    "many, next": (1, 5, 305.9, [2, 3, 4], [5]),
    "failed": (None, 5, 300.0, [], []),
}

#: The arguments of `sla_miss_callback`: what is late and what of it has begun, as text, one task instance a line.
TASK_LIST = "slow on {2}\nslow on {3}\nbehind on {2}\nbehind on {3}"
BLOCKING_TASK_LIST = ""
#: A callback that raises changes nothing for those behind it.
CALLED = ["missed", "broken", "missed"]

#: The mail about tasks `a`, `b` and `e`, which are late, where `c` is not: to the addresses of those that are.
SUBJECT = "[airflow] SLA miss on DAG=mails"
TO = {"one@example.com", "two@example.com", "three@example.com"}
