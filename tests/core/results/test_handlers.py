"""The result handlers of Prefect 0.10: tasks and flows store their results by them."""

from __future__ import annotations

import pytest

from prefect.core.flow import Flow
from prefect.core.function_task import task
from prefect.core.results.handlers import (
    ConstantResultHandler,
    GCSResultHandler,
    JSONResultHandler,
    LocalResultHandler,
    ResultHandler,
    ResultHandlerResult,
    S3ResultHandler,
    result_of,
)


class Shelf(ResultHandler):
    """Keeps values under numbers."""

    def __init__(self):
        self.kept = {}

    def write(self, result):
        place = f"place {len(self.kept)}"
        self.kept[place] = result
        return place

    def read(self, loc):
        return self.kept[loc]


@pytest.mark.parametrize("make", [lambda folder: LocalResultHandler(dir=str(folder)), lambda folder: Shelf()])
def test_reads_what_it_wrote(make, tmp_path):
    handler = make(tmp_path)
    places = [handler.write([1]), handler.write("two")]
    assert [handler.read(place) for place in places] == [[1], "two"]


def test_json_is_its_own_place():
    assert JSONResultHandler().write({"a": 1}) == '{"a": 1}'
    assert JSONResultHandler().read("[1]") == [1]


@pytest.mark.parametrize(
    ("handler", "kind"),
    [
        (LocalResultHandler(), "LocalResult"),
        (JSONResultHandler(), "PrefectResult"),
        (ConstantResultHandler(3), "ConstantResult"),
        (S3ResultHandler("reports"), "S3Result"),
        (GCSResultHandler("reports"), "GCSResult"),
        (Shelf(), "ResultHandlerResult"),
    ],
)
def test_result_of_a_handler(handler, kind):
    assert type(result_of(handler)).__name__ == kind


def test_equal_and_shown():
    assert JSONResultHandler() != LocalResultHandler()
    assert LocalResultHandler("a") == LocalResultHandler("a") != LocalResultHandler("b")
    assert repr(Shelf()) == "<ResultHandler: Shelf>"


@pytest.mark.parametrize("use", [lambda handler: handler.write(1), lambda handler: handler.read("a")])
def test_one_that_says_nothing(use):
    with pytest.raises(NotImplementedError, match="ResultHandler does not say how it"):
        use(ResultHandler())


def test_task_stores_by_its_handler():
    shelf = Shelf()
    with Flow("f") as flow:
        kept = task(lambda: [1, 2], name="kept", result_handler=shelf)()
        last = task(lambda x: sum(x), name="last")(kept)
    state = flow.run()
    assert state.result[last].result == 3
    assert shelf.kept == {"place 0": [1, 2]}
    stored = state.result[kept]._result
    assert (type(stored), stored.location) == (ResultHandlerResult, "place 0")
    assert stored.read("place 0").value == [1, 2]


def test_flow_stores_by_its_handler():
    with Flow("f", result_handler=JSONResultHandler()) as flow:
        one = task(lambda: 1, name="one")()
    assert flow.run().result[one]._result.location == "1"
    assert Flow("g").result is None
