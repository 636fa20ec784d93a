"""`case`, `switch`, `ifelse`, `merge`, filters."""

from __future__ import annotations

from prefect import Flow, Parameter, Task, case, task
from prefect.engine import signals
from prefect.tasks.control_flow import FilterTask, ifelse, merge, switch
from prefect.tasks.control_flow.conditional import CompareValue


@task
def identity(x):
    return x


@task
def increase(x):
    return x + 1


def _returning(value, name=None):
    return task(lambda: value, name=name or str(value))


def _results(state, *tasks):
    return [(state.result[each], state.result[each].result) for each in tasks]


def case_of_a_parameter(show):
    with Flow("f") as flow:
        given = Parameter("p")
        with case(given, 1):
            first = _returning("one")()
        with case(given, 2):
            second = _returning("two")()
        merged = merge(first, second)
    for value in (1, 2, 3):
        state = flow.run(p=value)
        show(value, state, _results(state, first, second, merged))
    show(sorted(task.name for task in flow.tasks))


def case_of_truth(show):
    with Flow("f") as flow:
        with case(Parameter("p"), True):
            inside = _returning("in")()
    for value in (True, False, 1, 0, None, "a"):
        show(value, flow.run(p=value).result[inside])


def case_of_a_task(show):
    with Flow("f") as flow:
        with case(identity(Parameter("p")), "yes"):
            inside = increase(1)
    show(_results(flow.run(p="yes"), inside), _results(flow.run(p="no"), inside))


def case_that_fails(show):
    with Flow("f") as flow:
        with case(task(lambda: 1 / 0, name="bad")(), True):
            inside = increase(1)
    show(flow.run().result[inside])


def case_in_a_case(show):
    with Flow("f") as flow:
        outer, inner = Parameter("outer"), Parameter("inner")
        with case(outer, True):
            first = _returning(1)()
            with case(inner, True):
                second = _returning(2)()
            third = identity(first)
    for values in ((True, True), (True, False), (False, True), (False, False)):
        state = flow.run(outer=values[0], inner=values[1])
        show(values, [state.result[each] for each in (first, second, third)])


def case_and_tasks_from_outside(show):
    with Flow("f") as flow:
        outside = _returning(5)()
        with case(Parameter("p"), True):
            inside = increase(outside)
        after = identity(inside)
    state = flow.run(p=False)
    show([state.result[each] for each in (outside, inside, after)])


def case_and_constants(show):
    with Flow("f") as flow:
        with case(Parameter("p"), True):
            inside = identity([1, {"a": 2}])
    show(_results(flow.run(p=True), inside), _results(flow.run(p=False), inside))


def case_and_parameters(show):
    with Flow("f") as flow:
        with case(Parameter("p"), True):
            inside = identity(Parameter("q", default=3))
    show(_results(flow.run(p=True), inside), _results(flow.run(p=False), inside))


def case_and_map(show):
    with Flow("f") as flow:
        with case(Parameter("p"), 1):
            inside = increase.map([1, 2])
        after = increase.map(inside)
    show(flow.run(p=1).result[after].result, flow.run(p=2).result[inside], flow.run(p=2).result[after])


def case_and_merge_of_maps(show):
    with Flow("f") as flow:
        given = Parameter("p")
        with case(given, True):
            first = increase.map([1, 2])
        with case(given, False):
            second = increase.map([10, 20])
        merged = merge(first, second)
    show(flow.run(p=True).result[merged].result, flow.run(p=False).result[merged].result)


def case_of_a_value(show):
    with Flow("f"):
        show.error(case, 1, 2)


def case_of_a_mapped_task(show):
    with Flow("f") as flow:
        with case(increase.map([1, 2]), [2, 3]):
            inside = identity(1)
    show(flow.run().result[inside])


def case_with_operators(show):
    with Flow("f") as flow:
        given = Parameter("p")
        with case(given > 3, True):
            inside = identity("more")
        with case(given.is_equal(3), True):
            same = identity("same")
    for value in (2, 3, 4):
        state = flow.run(p=value)
        show(value, state.result[inside].result, state.result[same].result)


def case_without_a_body(show):
    with Flow("f") as flow:
        with case(Parameter("p"), True):
            pass
    show(sorted(task.name for task in flow.tasks))


def ifelse_of_values(show):
    with Flow("f") as flow:
        yes, no = _returning("yes")(), _returning("no")()
        ifelse(Parameter("c"), yes, no)
        merged = merge(yes, no)
    for value in (True, False, None, 1, 0, "a", []):
        state = flow.run(c=value)
        show(value, state.result[merged].result, state.result[yes], state.result[no])
    show(sorted(task.name for task in flow.tasks))


def ifelse_without_else(show):
    with Flow("f") as flow:
        yes = _returning("yes")()
        ifelse(Parameter("c"), yes, None)
    show(flow.run(c=True).result[yes], flow.run(c=False).result[yes])


def switch_of_values(show):
    with Flow("f") as flow:
        cases = {name: _returning(name)() for name in "ab"}
        switch(Parameter("c"), cases)
        merged = merge(*cases.values())
    for value in "abc":
        state = flow.run(c=value)
        show(value, state, state.result[merged], state.result[merged].result)
    show(sorted(task.name for task in flow.tasks))


def switch_mapped(show):
    with Flow("f") as flow:
        cases = {1: increase.copy(name="one"), 2: increase.copy(name="two")}
        for each in cases.values():
            each.bind([1, 2], mapped=True)
        switch(Parameter("c"), cases, mapped=False)
    state = flow.run(c=1)
    show([state.result[each] for each in cases.values()])


def merge_takes_the_first(show):
    with Flow("f") as flow:
        merged = merge(_returning(1)(), _returning(2)())
    show(flow.run().result[merged].result, merged.name)


def merge_and_none(show):
    with Flow("f") as flow:
        merged = merge(_returning(None)(), _returning(2)())
    show(flow.run().result[merged].result)


def merge_and_falsehood(show):
    with Flow("f") as flow:
        merged = merge(_returning(0)(), _returning(2)())
    show(flow.run().result[merged].result)


def merge_of_a_failure(show):
    with Flow("f") as flow:
        merged = merge(task(lambda: 1 / 0, name="bad")(), _returning(2)())
    show(flow.run().result[merged])


def merge_of_a_skip(show):
    @task
    def skip():
        raise signals.SKIP("s", result=4)

    with Flow("f") as flow:
        merged = merge(skip(), _returning(2)())
    show(flow.run().result[merged].result)


def merge_of_values(show):
    with Flow("f") as flow:
        merged = merge(1, _returning(2)())
    show(flow.run().result[merged].result)


def merge_with_a_checkpoint(show):
    with Flow("f") as flow:
        merged = merge(_returning(1)(), _returning(2)(), checkpoint=False)
    show(flow.run().result[merged].result, merged.checkpoint)


def compare_value(show):
    show(CompareValue(3).value, CompareValue(3).run(3))
    signal = show.error(CompareValue(3).run, 4)
    show(signal)


def filter_of_results(show):
    with Flow("f") as flow:
        kept = FilterTask()(task(lambda: [1, None, ValueError(), 0, "", []], name="mixed")())
    show(flow.run().result[kept].result)


def filter_of_failed_children(show):
    @task
    def odd_fails(x):
        if x % 2:
            raise ValueError(x)
        return x

    with Flow("f") as flow:
        kept = FilterTask()(odd_fails.map([1, 2, 3, 4]))
    show(flow.run().result[kept].result)


def filter_with_a_function(show):
    with Flow("f") as flow:
        kept = FilterTask(filter_func=lambda x: x > 1, log_func=str)(_returning([1, 2, 3])())
    show(flow.run().result[kept].result, kept.name, kept.trigger.__name__, kept.skip_on_upstream_skip)


def filter_of_several(show):
    show(FilterTask(filter_func=bool).run([1, 0]))
    show.error(FilterTask().run, 3)


def imperative_cases(show):
    flow = Flow("f")
    given, inside = Parameter("p"), Task("inside")
    with flow:
        with case(given, True):
            flow.add_task(inside)
    show(inside in flow.tasks, flow.run(p=False).result[inside], flow.run(p=True).result[inside])
