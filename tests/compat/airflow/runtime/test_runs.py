"""Whole runs of small DAGs: retries, mapping, setups, templates, params, callbacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., dict[str, Any]]


def states(result: dict[str, Any]) -> dict[str, tuple[str, int]]:
    return {name: (ti["state"], ti["tries"]) for name, ti in result["tis"].items()}


CASES: dict[str, tuple[str, str, dict[str, tuple[str, int]]]] = {
    "a retry that helps": (
        """
        with DAG('d', schedule=None, start_date=START):
            def flaky(ti):
                if ti.try_number < 2:
                    raise ValueError
            PythonOperator(task_id='t', python_callable=flaky, retries=2, retry_delay=NODELAY)
        """,
        "success",
        {"t": ("success", 2)},
    ),
    "AirflowFailException is not retried": (
        """
        with DAG('d', schedule=None, start_date=START):
            @task(retries=2, retry_delay=NODELAY)
            def t():
                raise AirflowFailException('no')
            t() >> EmptyOperator(task_id='after')
        """,
        "failed",
        {"t": ("failed", 1), "after": ("upstream_failed", 0)},
    ),
    "mapped over nothing": (
        """
        with DAG('d', schedule=None, start_date=START):
            @task
            def rows():
                return []
            @task
            def each(x):
                return x
            each.expand(x=rows()) >> EmptyOperator(task_id='after')
        """,
        "success",
        {"rows": ("success", 1), "each": ("skipped", 0), "after": ("skipped", 0)},
    ),
    "mapped over what cannot be mapped": (
        """
        with DAG('d', schedule=None, start_date=START):
            @task
            def rows():
                return 5
            @task
            def each(x):
                return x
            each.expand(x=rows())
        """,
        "failed",
        {"rows": ("failed", 1), "each": ("upstream_failed", 0)},
    ),
    "a failed teardown does not fail the run": (
        """
        with DAG('d', schedule=None, start_date=START):
            @setup
            def up():
                pass
            @teardown
            def down():
                raise ValueError
            u, d = up(), down()
            u >> EmptyOperator(task_id='work') >> d
            u >> d
        """,
        "success",
        {"up": ("success", 1), "work": ("success", 1), "down": ("failed", 1)},
    ),
    "a failed setup leaves out the work and its teardown": (
        """
        with DAG('d', schedule=None, start_date=START):
            @setup
            def up():
                raise ValueError
            @teardown
            def down():
                pass
            u, d = up(), down()
            u >> EmptyOperator(task_id='work') >> d
            u >> d
        """,
        "failed",
        {"up": ("failed", 1), "work": ("upstream_failed", 0), "down": ("upstream_failed", 0)},
    ),
    "fail_stop skips what has not begun": (
        """
        with DAG('d', schedule=None, start_date=START, fail_stop=True):
            BashOperator(task_id='bad', bash_command='exit 1')
            first = EmptyOperator(task_id='first')
            first >> EmptyOperator(task_id='second')
        """,
        "failed",
        {"bad": ("failed", 1), "first": ("success", 1), "second": ("skipped", 0)},
    ),
    "an undefined name in a template": (
        """
        with DAG('d', schedule=None, start_date=START):
            BashOperator(task_id='t', bash_command='echo {{ nonsense }}')
        """,
        "failed",
        {"t": ("failed", 1)},
    ),
    "what cannot be an XCom": (
        """
        with DAG('d', schedule=None, start_date=START):
            PythonOperator(task_id='t', python_callable=object)
        """,
        "failed",
        {"t": ("failed", 1)},
    ),
    "an execution timeout": (
        """
        import time
        with DAG('d', schedule=None, start_date=START):
            PythonOperator(task_id='t', python_callable=lambda: time.sleep(5),
                           execution_timeout=datetime.timedelta(seconds=0.05))
        """,
        "failed",
        {"t": ("failed", 1)},
    ),
}


@pytest.mark.parametrize(("body", "run_state", "expected"), CASES.values(), ids=CASES.keys())
def test_states(run_dag: Run, body: str, run_state: str, expected: dict[str, tuple[str, int]]) -> None:
    result = run_dag(body)
    assert states(result) == expected
    assert result["dagrun_state"] == run_state


TEMPLATES = [
    ("{{ ds }} {{ ts_nodash }}", "2024-01-15 20240115T000000"),
    ("{{ macros.ds_add(ds, -1) }}", "2024-01-14"),
    ("{{ data_interval_start | ds }}", "2024-01-14"),
    ("{{ params.n }}-{{ params.extra }}", "7-x"),
    ("{{ dag_run.conf['extra'] }} {{ run_id }}", "x manual__2024-01-15T00:00:00+00:00"),
    ("{{ var.value.get('none_such', 'fallback') }}", "fallback"),
    ("{{ prev_ds }} {{ next_ds }} {{ yesterday_ds_nodash }}", "2024-01-14 2024-01-15 20240114"),
    ("{{ ti.task_id }} {{ task.owner }} {{ dag.dag_id }}", "t airflow d"),
    ("plain\n", "plain"),
    ("{{ twice(params.n) }}{{ 'a' | shout }}", "14A!"),
]


@pytest.mark.parametrize(("template", "text"), TEMPLATES, ids=[template for template, _ in TEMPLATES])
def test_templates(run_dag: Run, template: str, text: str) -> None:
    result = run_dag(
        f"""
        with DAG('d', schedule='@daily', start_date=START, params={{'n': 7}},
                 user_defined_macros={{'twice': lambda v: v * 2}},
                 user_defined_filters={{'shout': lambda v: v.upper() + '!'}}):
            PythonOperator(task_id='t', python_callable=lambda x: x, op_args=[{template!r}])
        """,
        conf={"extra": "x"},
    )
    assert result["tis"]["t"]["xcoms"] == {"return_value": text}
    assert result["tis"]["t"]["rendered"]["op_args"] == [text]


def test_callbacks_get_the_context_and_cannot_harm(run_dag: Run) -> None:
    result = run_dag(
        """
        seen = []
        def note(context):
            seen.append((context['ti'].task_id, type(context.get('exception')).__name__))
            raise RuntimeError('a callback that fails')
        def bad():
            raise ValueError
        with DAG('d', schedule=None, start_date=START):
            a = PythonOperator(task_id='a', python_callable=lambda: None, on_success_callback=note)
            b = PythonOperator(task_id='b', python_callable=bad, on_failure_callback=note, on_retry_callback=[note],
                               retries=1, retry_delay=NODELAY)
            c = PythonOperator(task_id='c', python_callable=lambda: sorted(seen), trigger_rule='all_done')
            [a, b] >> c
        """
    )
    assert result["tis"]["c"]["xcoms"]["return_value"] == [["a", "NoneType"], ["b", "ValueError"], ["b", "ValueError"]]
