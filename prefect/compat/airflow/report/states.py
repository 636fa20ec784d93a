"""The table of Airflow's states beside Prefect's, as the documentation shows it: written from the rules themselves."""

from __future__ import annotations

from prefect.compat.airflow.runtime.trigger_rules import RULES, count, evaluate
from prefect.compat.airflow.runtime.words import (
    FAILURES,
    FINISHED,
    REMOVED,
    SUCCESSES,
    WORD_OF,
)  # fmt: skip
from prefect.core.engine.state import Skipped, State

_HEAD = """# Airflow's states and Prefect's

Written by `python -m prefect.compat.airflow.report.states`; a test keeps it true.

A task of a DAG has an Airflow state, a word, and a Prefect state, an object. Airflow's trigger rules look at the word,
Prefect's triggers at the class.

| Airflow | Prefect | ended | for Airflow's rules | for Prefect's triggers |
|---|---|---|---|---|
"""

_MIXED = """
## The state of a run

- In a flow whose tasks are all of one DAG Airflow's rule decides: the run failed if one of the last tasks failed or
  was `upstream_failed`, looking past teardowns (unless `on_failure_fail_dagrun`); else it succeeded. `dagrun_timeout`
  makes it fail.
- In a flow that also has other tasks, each DAG counts by that rule, and the other terminal tasks by Prefect's: the
  run failed if any of these failed.
- `flow.set_reference_tasks(...)` overrules both: the tasks named there decide, by Prefect's rule.

## Tasks of both kinds side by side

- A native task upstream of a task of a DAG counts for its trigger rule like a task of the DAG, by the word in the
  table; a mapped one counts once for each child.
- A task of a DAG upstream of a native one counts for its trigger by its class: `skipped` is a success to
  `all_successful`, but skips the native task unless that has `skip_on_upstream_skip=False`; `upstream_failed` is a
  failure.
- `flow.replace(flow.task("extract"), native)`: what the native task returns becomes the XCom `return_value` of
  `extract`.

## One failed, one succeeded: what each trigger rule does

| trigger rule | all succeeded | one failed, one succeeded | one skipped, one succeeded | all skipped | all failed |
|---|---|---|---|---|---|
"""

_CASES = (
    ("success", "success"), ("failed", "success"), ("skipped", "success"), ("skipped", "skipped"), ("failed", "failed"),
)  # fmt: skip


def table() -> str:
    """
    The page, as Markdown.

    Returns:
        Its text.
    """
    rows = []
    for kind, word in WORD_OF.items():
        rows.append(_row(word, kind))
    rows.append(_row(REMOVED, Skipped, note=" (its context says `removed`)"))
    rules = []
    for name in sorted(RULES):
        cells = (_verdict(name, words) for words in _CASES)
        rules.append(f"| `{name}` | {' | '.join(cells)} |")
    return _HEAD + "\n".join(sorted(set(rows))) + "\n" + _MIXED + "\n".join(rules) + "\n"


def _row(word: str | None, kind: type[State], note: str = "") -> str:
    shown = f"`{word}`" if word else "none yet"
    state = kind("")
    airflow = "success" if word in SUCCESSES else "failure" if word in FAILURES else "neither"
    neither = "neither" if state.is_finished() else "not ended"
    prefect = "success" if state.is_successful() else "failure" if state.is_failed() else neither
    return f"| {shown} | `{kind.__name__}`{note} | {'yes' if word in FINISHED else 'no'} | {airflow} | {prefect} |"


def _verdict(rule: str, words: tuple[str, ...]) -> str:
    answer = evaluate(rule, count((word, False) for word in words))
    return f"`{answer.word}`" if answer.word else "runs" if answer.passes else "waits"


if __name__ == "__main__":
    print(table(), end="")
