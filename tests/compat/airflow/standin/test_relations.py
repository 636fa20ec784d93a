"""What may stand beside tasks in relations, as real Airflow 2.10 and 3.2 have it."""

from __future__ import annotations

from typing import Any

import pytest

from prefect.compat.airflow.standin.relations import as_list, chain


class Told:
    """Something of another package that takes part in relations without being one of Airflow's classes."""

    roots = leaves = ()

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def update_relative(self, other: Any, upstream: bool = True, edge_modifier: Any = None) -> None:
        self.heard.append((other.task_id, upstream))


def _operators(*ids: str) -> list[Any]:
    from prefect.compat.airflow.standin.dag import DAG
    from prefect.compat.airflow.standin.operators.empty import EmptyOperator

    dag = DAG("d", schedule=None)
    return [EmptyOperator(task_id=task_id, dag=dag) for task_id in ids]


def test_chain_takes_strangers_that_know_how() -> None:
    a, b = _operators("a", "b")
    told = Told()
    chain(a, told, b)
    assert told.heard == [("a", True), ("b", False)]


@pytest.mark.parametrize("items", [(Told(), Told()), ([1], {2})], ids=["two strangers", "list and set"])
def test_chain_refuses_what_it_cannot_link(items: tuple[Any, Any]) -> None:
    with pytest.raises(TypeError, match="Chain not supported between instances of"):
        chain(*items)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", []), (b"", []), ((1, 2), [1, 2]), ({1}, [1]), (5, [5]), ({"a": 1}, [{"a": 1}])],
    ids=["empty text", "empty bytes", "tuple", "set", "number", "dict"],
)
def test_sequences_are_taken_apart(value: Any, expected: list[Any]) -> None:
    assert as_list(value) == expected
